"""Where the details of a paper may be read: its first pages, what the file says of itself, its name."""

from collections.abc import Iterator

from ..schema.document import Page, Stated
from ..schema.record import Record
from .printed_lines import PrintedLine, lines_of

FRONT_PAGES = 3
"""A cover, a blank back, a first page of text: what a paper says of itself as a whole stands there."""


class Sources(Record):
    """What the details of one paper are read from."""

    name: str
    """File name without folders."""
    front: tuple[PrintedLine, ...] = ()
    """Lines of the first pages that hold any."""
    covers: tuple[PrintedLine, ...] = ()
    """Lines at the head of the pages on which the items of a pack begin."""
    margins: tuple[PrintedLine, ...] = ()
    """Page headers and footers of a source that keeps them apart (DOCX)."""
    statements: tuple[Stated, ...] = ()
    """Titles and headings: the PDF's metadata, the web page's title, breadcrumb, ``h1`` and ``h2``, in this order."""
    pages: tuple[Page, ...] = ()
    is_pack: bool = False

    def said(self, source: str) -> Iterator[Stated]:
        """The statements of one source: ``metadata``, ``markup``, ``manifest``."""
        return (statement for statement in self.statements if statement.source == source)


def stated(line: PrintedLine, text: str = "", *, source: str = "page") -> Stated:
    """``line`` (or ``text``, a part of it) as a detail with its place."""
    where = "markup" if line.box is None and source == "page" else source
    return Stated.model_validate({"text": text or line.text, "page": line.page, "box": line.box, "source": where})


def front_lines(pages: tuple[Page, ...]) -> tuple[PrintedLine, ...]:
    """The lines of the first pages that hold text."""
    written = [page for page in pages[: 3 * FRONT_PAGES] if len(page.words) > 5 or page.blocks][:FRONT_PAGES]
    return tuple(line for page in written for line in lines_of(page))


def text_of(page: Page) -> str:
    """All words of a page in one line; blocks and cells one after another, each ended by a full stop's space."""
    if page.blocks:
        return " ".join(
            part for block in page.blocks for part in (block.text, *(cell.text for cell in block.cells)) if part
        )
    return " ".join(word.text for word in page.words)
