"""From a file to a Document: what kind it is, its pages, and what the paper says of itself."""

import hashlib
from pathlib import Path

from lxml import etree

from ..schema.document import Document, Page, Stated
from ..schema.problems import PaperError, Problem
from .details import Details, Known, find_details
from .docx import read_docx
from .error_pages import check_is_paper
from .html import blocks_of, parse_page, statements_of
from .kinds import Kind, kind_of
from .margins import page_numbers
from .packs import pack_structure
from .page_labels import printed_labels
from .pdf import PdfReading, PdfSource, read_pdf
from .printed_lines import PrintedLine, lines_of
from .refusals import refusal
from .sources import Sources, front_lines
from .typed_rows import with_typed_tables

MAX_PAGES = 2_500
"""The largest packs of budget meetings run to some 1,500 pages. The words of 2,500 pages, some 500 each, are about what
a worker's 600 MB hold; a longer file is many packs put together."""

COVER_DEPTH = 0.35
"""Of the page: how far down a report's first page its heading reaches."""

_NAME_ENDINGS: dict[Kind, tuple[str, ...]] = {
    "pdf": (".pdf",),
    "html": (".html", ".htm", ".aspx", ".xhtml"),
    "docx": (".docx", ".docm", ".dotx"),
}


def read(path: Path | str, *, known: Known | None = None) -> Document:
    """The paper at ``path``: PDF, HTML or DOCX, told apart by its bytes.

    Same bytes, same Document: no database, no network, no state. ``known`` is what stands beside it.
    Raises ``PaperError`` for a file that is no paper or cannot be read; its problem names the file, what is wrong and
    the cure. What is merely doubtful is among the Document's problems.
    """
    path = Path(path)
    data = _bytes_of(path)
    kind = kind_of(data, path.name)
    document = Document(
        name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        kind=kind,
        pages=(),
        problems=(*_name_problems(path, kind), *(known.problems if known else ())),
    )
    match kind:
        case "html":
            return _read_html(data, document, known)
        case "docx":
            return _read_docx(data, document, known)
        case "pdf":
            del data
            return _read_pdf(path, document, known)


def _read_html(data: bytes, document: Document, known: Known | None) -> Document:
    try:
        tree = parse_page(data)
    except etree.LxmlError as error:
        raise refusal("no-text", document.name, "is a web page without content") from error
    blocks = blocks_of(tree)
    check_is_paper(tree, blocks, name=document.name)
    pages = (Page(number=1, blocks=with_typed_tables(blocks)),)
    sources = Sources(name=document.name, front=front_lines(pages), statements=statements_of(tree), pages=pages)
    return _finished(document, pages, find_details(sources, known=known))


def _read_docx(data: bytes, document: Document, known: Known | None) -> Document:
    report = read_docx(data, name=document.name)
    if not report.blocks:
        raise refusal("no-text", document.name, "is a Word file without text")
    pages = (Page(number=1, blocks=with_typed_tables(report.blocks)),)
    sources = Sources(
        name=document.name,
        front=front_lines(pages),
        margins=tuple(PrintedLine(text=line, page=1) for line in report.margins),
        statements=_metadata(report.title),
        pages=pages,
    )
    return _finished(document, pages, find_details(sources, known=known))


def _read_pdf(path: Path, document: Document, known: Known | None) -> Document:
    reading = _pdf_reading(path)
    printed = printed_labels([page_numbers(page) for page in reading.pages])
    labels = [label or own for label, own in zip(printed, reading.labels, strict=True)]
    pages = tuple(page.model_copy(update={"label": label}) for page, label in zip(reading.pages, labels, strict=True))
    title = reading.metadata.get("Title", "")
    pack = pack_structure(pages, reading.bookmarks, labels, title=title)
    sources = Sources(
        name=path.name,
        front=front_lines(pages),
        covers=tuple(
            line for item in pack.items for line in lines_of(pages[item.first_page - 1]) if line.depth < COVER_DEPTH
        ),
        statements=_metadata(title, reading.metadata.get("Subject", "")),
        pages=pages,
        is_pack=bool(pack.items),
    )
    finished = _finished(document, pages, find_details(sources, known=known))
    problems = (*document.problems, *reading.problems, *pack.problems)
    return finished.model_copy(update={"agenda_items": pack.items, "problems": problems})


def _finished(document: Document, pages: tuple[Page, ...], details: Details) -> Document:
    return document.model_copy(
        update={
            "pages": pages,
            "title": details.title,
            "council": details.council,
            "committee": details.committee,
            "meeting_date": details.meeting_date,
            "meeting_date_source": details.meeting_date_source,
        }
    )


def _metadata(*texts: str) -> tuple[Stated, ...]:
    cleaned = (" ".join(text.split()) for text in texts)
    return tuple(Stated(text=text, source="metadata") for text in dict.fromkeys(cleaned) if text)


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
