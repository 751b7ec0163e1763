"""What is found on a page before it is understood: tables with their cells, and passages of prose."""

from typing import Literal

from .document import ReadBy
from .record import Box, Record


class Cell(Record):
    """A cell of a table. Rows and columns count from 0."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    text: str
    """As printed, lines joined by single spaces."""
    box: Box | None = None
    """In points of the shown page; none for a source without pages."""
    page: int = 1
    """Physical page the cell is on (a table may run over several)."""
    is_header: bool = False
    """Column headers, row labels and group labels; everything else is a body cell."""
    row_path: tuple[str, ...] = ()
    """Body cells: labels of the row from the outermost group to the row's own label."""
    column_path: tuple[str, ...] = ()
    """Body cells: headings above the cell from the outermost to the nearest."""
    read_by: ReadBy = "text layer"
    confidence: float = 1.0
    """Lowest word confidence in the cell."""


class Table(Record):
    """A table as printed; one record even when it runs over pages."""

    number: int
    """Place of the table in its document, from 1."""
    page: int
    pages: tuple[int, ...]
    box: Box | None = None
    """On its first page, in points of the shown page."""
    title: str = ""
    """Caption or the heading just above."""
    unit_note: str = ""
    """What is said of units or scale outside the cells: ``£'000``, ``All figures in £m``."""
    notes: tuple[str, ...] = ()
    """Footnotes below the table and notes above it, sign conventions among them."""
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    header_rows: int = 0
    header_columns: int = 0
    """How many columns hold the labels of the rows."""
    label_column: int = 0
    """The first of them: 0 but where figures stand left of the labels, as those of the year before may."""
    confidence: float = 1.0
    """0 to 1: the score of the reading that was kept."""
    found_by: str = ""
    """Name of the strategy that read it."""
    anchor: str = ""


class Line(Record):
    """Where characters ``start`` to ``end`` of a passage stand on a page."""

    start: int
    end: int
    page: int
    box: Box | None = None
    """In points of the shown page; none for a source without pages."""


class Passage(Record):
    """A heading, paragraph or list item of prose, put together from its lines (over a page break too)."""

    number: int
    """Place in the document, from 1."""
    kind: Literal["heading", "paragraph", "list item", "caption"]
    text: str
    """Spaces normalised, words broken at a line's end joined."""
    spans: tuple[Line, ...]
    """One for each word, in order: what a box for any stretch of text is made from."""
    page: int
    """The page it begins on."""
    read_by: ReadBy = "text layer"
    confidence: float = 1.0
    heading: str = ""
    """The heading it stands under."""
    anchor: str = ""

    def boxes(self, start: int, end: int) -> list[tuple[int, Box]]:
        """(page, box) of every word that characters ``start`` to ``end`` touch."""
        return [(s.page, s.box) for s in self.spans if s.box is not None and s.start < end and start < s.end]
