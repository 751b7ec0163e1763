"""What a paper is once it has been read: a Document of Pages, each with its words, rulings and blocks."""

import datetime
from typing import Literal

from .problems import Problem
from .record import Box, Record

ReadBy = Literal["text layer", "ocr"]

DETAILS = "details.json"
"""The file beside a paper that says what is known of it: title, council, committee, meeting date (ISO). A harvest
writes it from the council's site; by hand it need hold no more than {"council": "…"}."""


class Word(Record):
    """One word as printed, in the *reading frame* of its page (see :class:`Page`)."""

    text: str
    box: Box
    size: float = 0.0
    """Height of the type in points; 0 where unknown."""
    bold: bool = False
    read_by: ReadBy = "text layer"
    confidence: float = 1.0
    """0 to 1: Tesseract's word confidence divided by 100; 1 for a text layer."""
    direction: Literal[0, 90, 180, 270] = 0
    """Clockwise degrees by which the word is turned from reading left to right: 270 reads upwards."""


class Ruling(Record):
    """A straight line drawn on the page: a stroke, a thin filled rectangle, or an edge of a filled or stroked box."""

    box: Box
    """Flat: a horizontal ruling's ``top`` and ``bottom`` lie within its thickness of one another."""
    kind: Literal["line", "edge", "image"] = "line"
    """``line`` drawn as such (thin rectangles too), ``edge`` of a larger rectangle, ``image`` found on a scan."""

    @property
    def is_horizontal(self) -> bool:
        return self.box.width >= self.box.height


class Shade(Record):
    """A filled rectangle larger than a ruling: header bands, zebra rows, RAG cells."""

    box: Box
    colour: tuple[float, float, float]
    """Red, green, blue, each 0 to 1."""


class GridCell(Record):
    """One cell of a table that the source itself marks up (HTML ``td``/``th``, Word table cell)."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    text: str
    is_header: bool = False


class Block(Record):
    """A piece of a structured source (HTML, DOCX) in reading order. Born-digital and scanned pages have none."""

    kind: Literal["heading", "paragraph", "list item", "caption", "table"]
    text: str = ""
    """Spaces normalised; entities resolved (doubly encoded ones too). Empty for a table."""
    cells: tuple[GridCell, ...] = ()
    anchor: str = ""
    """Where it stands in the source: an element path such as ``div[2]/p[14]`` or ``paragraph 14``."""


class Page(Record):
    """One page of a paper.

    Words, rulings and shades are in the *reading frame*: points from the top left after the shown page has been
    turned clockwise by ``turn`` degrees, so that the text reads upright, and then by ``skew``, so that the lines of a
    scan are level. ``shown`` brings a box back.
    """

    number: int
    """Physical page, from 1."""
    label: str = ""
    """The page number printed on it, or the PDF's own page label; empty where there is none."""
    width: float = 0.0
    height: float = 0.0
    """Size of the shown page (after /Rotate), in points; 0 for a source without pages."""
    turn: Literal[0, 90, 180, 270] = 0
    skew: float = 0.0
    """Clockwise degrees, about the middle of the page, that straighten a scan; 0 for a page born digital."""
    words: tuple[Word, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    shades: tuple[Shade, ...] = ()
    images: tuple[Box, ...] = ()
    blocks: tuple[Block, ...] = ()
    read_by: Literal["text layer", "ocr", "both", "nothing"] = "text layer"

    @property
    def frame(self) -> tuple[float, float]:
        """Width and height of the reading frame."""
        return (self.height, self.width) if self.turn in (90, 270) else (self.width, self.height)

    def shown(self, box: Box) -> Box:
        """``box`` of the reading frame, in points of the shown page (on a skewed scan, the upright box around it)."""
        width, height = self.frame
        if self.skew:
            box = box.tilted(-self.skew, width=width, height=height)
        return box.turned(-self.turn, width=width, height=height)


class Stated(Record):
    """A detail of the paper with the place it was read from."""

    text: str
    page: int | None = None
    box: Box | None = None
    source: Literal["page", "bookmark", "metadata", "file name", "markup", "manifest"] = "page"


class AgendaItem(Record):
    """One item of an agenda pack and the pages that hold it (physical, from 1, both ends included)."""

    number: str
    title: str
    first_page: int
    last_page: int
    source: Literal["stamp", "bookmark", "front sheet"]


class Document(Record):
    """A paper as read: nothing understood yet, nothing lost."""

    name: str
    """File name without folders."""
    sha256: str
    kind: Literal["pdf", "html", "docx"]
    pages: tuple[Page, ...]
    title: Stated | None = None
    council: Stated | None = None
    """``text`` is the reference name of the authority (see ``schema.areas``)."""
    committee: Stated | None = None
    meeting_date: datetime.date | None = None
    meeting_date_source: Stated | None = None
    agenda_items: tuple[AgendaItem, ...] = ()
    problems: tuple[Problem, ...] = ()
