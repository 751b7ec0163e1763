"""From a file to a Document: what kind it is, its pages, and what the paper says of itself."""

import hashlib
from pathlib import Path

from lxml import etree

from ..schema.document import Document, Page
from ..schema.problems import PaperError, Problem
from .docx import read_docx
from .error_pages import check_is_paper
from .html import blocks_of, parse_page
from .kinds import Kind, kind_of
from .pdf import PdfReading, PdfSource, read_pdf
from .refusals import refusal

MAX_PAGES = 2_500
"""The largest packs of budget meetings run to some 1,500 pages. The words of 2,500 pages, some 500 each, are about what
a worker's 600 MB hold; a longer file is many packs put together."""

_NAME_ENDINGS: dict[Kind, tuple[str, ...]] = {
    "pdf": (".pdf",),
    "html": (".html", ".htm", ".aspx", ".xhtml"),
    "docx": (".docx", ".docm", ".dotx"),
}


def read(path: Path | str) -> Document:
    """The paper at ``path``: PDF, HTML or DOCX, told apart by its bytes.

    Same bytes, same Document: no database, no network, no state. Raises ``PaperError`` for a file that is no paper or
    cannot be read; its problem names the file, what is wrong and the cure. What is merely doubtful is among the
    Document's problems.
    """
    path = Path(path)
    data = _bytes_of(path)
    kind = kind_of(data, path.name)
    sha256 = hashlib.sha256(data).hexdigest()
    problems = _name_problems(path, kind)
    match kind:
        case "html":
            return _read_html(data, path.name, sha256, problems)
        case "docx":
            return _read_docx(data, path.name, sha256, problems)
        case "pdf":
            del data
            return _read_pdf(path, sha256, problems)


def _read_html(data: bytes, name: str, sha256: str, problems: tuple[Problem, ...]) -> Document:
    try:
        tree = parse_page(data)
    except etree.LxmlError as error:
        raise refusal("no-text", name, "is a web page without content") from error
    blocks = blocks_of(tree)
    check_is_paper(tree, blocks, name=name)
    page = Page(number=1, blocks=blocks)
    return Document(name=name, sha256=sha256, kind="html", pages=(page,), problems=problems)


def _read_docx(data: bytes, name: str, sha256: str, problems: tuple[Problem, ...]) -> Document:
    report = read_docx(data, name=name)
    if not report.blocks:
        raise refusal("no-text", name, "is a Word file without text")
    page = Page(number=1, blocks=report.blocks)
    return Document(name=name, sha256=sha256, kind="docx", pages=(page,), problems=problems)


def _read_pdf(path: Path, sha256: str, problems: tuple[Problem, ...]) -> Document:
    reading = _pdf_reading(path)
    return Document(
        name=path.name,
        sha256=sha256,
        kind="pdf",
        pages=reading.pages,
        problems=(*problems, *reading.problems),
    )


def _pdf_reading(path: Path) -> PdfReading:
    """The file's pages; what cannot be opened is refused by name before any page is read."""
    name = path.name
    try:
        with PdfSource(path) as source:
            count = source.page_count
    except PaperError as error:
        if error.problem.code == "encrypted":
            raise refusal("encrypted", name, "is encrypted: its pages need a password") from error
        raise refusal("damaged", name, "is damaged: its pages cannot be found") from error
    if count == 0:
        raise refusal("no-pages", name, "is a PDF without pages")
    if count > MAX_PAGES:
        raise refusal("too-many-pages", name, f"has {count:,} pages, more than the {MAX_PAGES:,} that are read")
    return read_pdf(path)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise refusal("not-found", path.name, "is not there") from error
    except OSError as error:
        raise refusal("unreadable", path.name, f"cannot be opened: {error.strerror or error}") from error


def _name_problems(path: Path, kind: Kind) -> tuple[Problem, ...]:
    suffix = path.suffix.lower()
    if any(suffix in endings and other != kind for other, endings in _NAME_ENDINGS.items()):
        return (
            Problem(
                code="misnamed",
                message=f"{path.name} is {kind.upper()} in spite of its name; it was read as {kind.upper()}",
                severity="note",
            ),
        )
    return ()
