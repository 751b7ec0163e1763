"""How a report of tables is set, so that every cell is known: the pen for tables and for what stands round them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Literal, NamedTuple

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

LETTER = (612.0, 792.0)
"""A sheet of American paper, in points."""

Side = Literal["left", "right", "centre", "decimal"]
Rules = Literal["none", "head", "partial", "open", "rows", "grid"]
"""Which rules a table has: none; under the headings; under spanning headings only; above and below the headings and at
the foot; between all rows; round all cells."""


class Column(NamedTuple):
    """A column: its width in points, how its cells are set, and whether its text is broken into lines."""

    width: float
    side: Side = "right"
    wrapped: bool = False


class Heading(NamedTuple):
    """A heading of columns, placed from row 0 at the top."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Row(NamedTuple):
    """A row of the body. ``section`` rows have a label only; a ``centred`` one stands over the whole table."""

    cells: tuple[str, ...]
    indent: int = 0
    bold: bool = False
    kind: Literal["row", "section", "centred"] = "row"
    space: float = 0.0
    """White above, in lines."""
    over: bool = False
    """Short rules above the figures, as over a sum."""


class Cell(NamedTuple):
    """A cell of the truth; rows and columns count from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(frozen=True)
class Look:
    """How a table is set."""

    plain: str = "Times-Roman"
    strong: str = "Times-Bold"
    size: float = 9.0
    leading: float = 1.2
    """Distance of the lines of one cell, in type sizes."""
    pitch: float = 1.35
    """Distance of rows, in type sizes."""
    rules: Rules = "head"
    leaders: bool = False
    dot: str = "."
    """One dot of the leaders, with the space after it."""
    beside: Literal["first", "last", "middle"] = "last"
    """Which line of a wrapped label the figures stand beside."""
    heads: Literal["top", "bottom", "middle"] = "bottom"
    bold_heads: bool = False
    apart: float = 0.0
    """Points between a currency sign and its figure; 0 sets them together."""


@dataclass
class Sheets:
    """A report being set: the canvas, its true tables, and the height reached on the page (points from the foot)."""

    canvas: Any
    width: float
    height: float
    y: float
    truth: list[list[Cell]] = field(default_factory=list)

    @classmethod
    def begun(cls, path: Path, *, turned: bool = False) -> "Sheets":
        width, height = LETTER[::-1] if turned else LETTER
        return cls(Canvas(str(path), pagesize=(width, height), invariant=True), width, height, height - 60)

    def next_page(self) -> None:
        self.canvas.showPage()
        self.y = self.height - 60

    def text(self, x: float, y: float, text: str, *, font: str, size: float, side: Side = "left") -> None:
        self.canvas.setFont(font, size)
        if side == "right":
            self.canvas.drawRightString(x, y, text)
        elif side == "centre":
            self.canvas.drawCentredString(x, y, text)
        else:
            self.canvas.drawString(x, y, text)

    def lines(self, x: float, width: float, text: str, *, font: str, size: float, side: Side = "left") -> None:
        """``text`` broken to ``width`` from ``x`` downwards."""
        at = x + width / 2 if side == "centre" else x
        for line in simpleSplit(text, font, size, width):
            self.y -= size * 1.2
            self.text(at, self.y, line, font=font, size=size, side=side)

    def rule(self, x0: float, x1: float, y: float, *, weight: float = 0.5) -> None:
        self.canvas.setLineWidth(weight)
        self.canvas.line(x0, y, x1, y)


def set_table(
    sheets: Sheets,
    x: float,
    columns: Sequence[Column],
    headings: Sequence[Heading],
    rows: Sequence[Row],
    look: Look,
    *,
    carried: bool = False,
) -> None:
    """Set a table from ``x`` at the sheets' height and write down its cells; ``carried`` adds to the table before."""
    edges = [x]
    for column in columns:
        edges.append(edges[-1] + column.width)
    depth = max((h.row + h.rows for h in headings), default=0)
    if carried:
        truth = sheets.truth[-1]
        first = max(cell.row + cell.row_span for cell in truth)
    else:
        truth = []
        sheets.truth.append(truth)
        first = depth
        truth.extend(Cell(h.row, h.column, h.rows, h.columns, h.text) for h in headings)
    top = sheets.y
    _set_headings(sheets, edges, headings, depth, look)
    below_heads = sheets.y
    if look.rules in ("head", "open", "grid", "rows") and depth:
        sheets.rule(edges[0], edges[-1], sheets.y - 2)
        if look.rules != "head":
            sheets.rule(edges[0], edges[-1], top + 2)
        sheets.y -= 3
    for number, row in enumerate(rows):
        _set_row(sheets, edges, columns, row, look)
        if look.rules in ("rows", "grid"):
            sheets.rule(edges[0], edges[-1], sheets.y - 3, weight=0.3)
            sheets.y -= 1.5
        if row.kind == "centred":
            truth.append(Cell(first + number, 0, 1, len(columns), row.cells[0]))
        else:
            truth.extend(Cell(first + number, k, 1, 1, text) for k, text in enumerate(row.cells) if text)
    if look.rules == "open":
        sheets.rule(edges[0], edges[-1], sheets.y - 4)
    if look.rules == "grid":
        for k, edge in enumerate(edges):
            over = [h for h in headings if h.column < k < h.column + h.columns]
            start = below_heads if over else top + 2
            sheets.canvas.line(edge, start, edge, sheets.y - 1.5)
    sheets.y -= look.size * 0.6


def _set_headings(sheets: Sheets, edges: Sequence[float], headings: Sequence[Heading], depth: int, look: Look) -> None:
    font = look.strong if look.bold_heads else look.plain
    step = look.size * look.leading
    broken = {
        h: [
            line
            for part in h.text.split("\n")
            for line in simpleSplit(part, font, look.size, edges[h.column + h.columns] - edges[h.column] - 6)
        ]
        for h in headings
    }
    heights = [
        max((len(lines) for h, lines in broken.items() if h.rows == 1 and h.row == level), default=1) * step + 4
        for level in range(depth)
    ]
    for h, lines in broken.items():
        lack = len(lines) * step + 4 - sum(heights[h.row : h.row + h.rows])
        if lack > 0:
            heights[h.row + h.rows - 1] += lack
    tops = [sheets.y - sum(heights[:level]) for level in range(depth + 1)]
    for h, lines in broken.items():
        x0, x1 = edges[h.column], edges[h.column + h.columns]
        high, low = tops[h.row], tops[h.row + h.rows]
        spare = high - low - len(lines) * step - 4
        y = high - {"top": 0.0, "middle": spare / 2, "bottom": spare}[look.heads]
        for line in lines:
            y -= step
            if h.column == 0 and h.columns == 1:
                sheets.text(x0, y, line, font=font, size=look.size)
            else:
                sheets.text((x0 + x1) / 2 + 3, y, line, font=font, size=look.size, side="centre")
        if h.columns > 1 and look.rules in ("partial", "head", "open", "rows", "grid"):
            ends = (x0, x1) if look.rules == "grid" else (x0 + 8, x1 - 2)
            sheets.rule(*ends, low - 1, weight=0.4)
    sheets.y = tops[-1]


def _set_row(sheets: Sheets, edges: Sequence[float], columns: Sequence[Column], row: Row, look: Look) -> None:
    font = look.strong if row.bold else look.plain
    size, step = look.size, look.size * look.leading
    sheets.y -= row.space * size
    if row.kind == "centred":
        sheets.y -= size * look.pitch
        sheets.text((edges[0] + edges[-1]) / 2, sheets.y, row.cells[0], font=font, size=size, side="centre")
        return
    indent = row.indent * size * 0.9
    texts = []
    for k, text in enumerate(row.cells):
        width = edges[k + 1] - edges[k] - 8 - (indent if k == 0 else 0)
        whole = row.kind == "section" or not (columns[k].wrapped or k == 0)
        texts.append([text] if whole else simpleSplit(text, font, size, width) or [""])
    tall = max(len(lines) for lines in texts)
    top = sheets.y - size * look.pitch
    label = len(texts[0])
    start = {"first": 0.0, "last": label - 1.0, "middle": (label - 1) / 2}[look.beside]
    for k, lines in enumerate(texts):
        down = start if k and not columns[k].wrapped else 0.0
        for i, line in enumerate(lines):
            if line:
                _set_line(sheets, edges, k, columns[k].side, line, top - (down + i) * step, indent, font, look)
    if look.leaders and row.kind == "row" and texts[0][0]:
        end = edges[0] + indent + stringWidth(texts[0][-1], font, size) + 2
        dots = int((edges[1] - 4 - end) / stringWidth(look.dot, font, size))
        at = top - (label - 1) * step
        sheets.text(edges[1] - 4, at, look.dot * max(0, dots), font=font, size=size, side="right")
    if row.over:
        for k in range(1, len(columns)):
            sheets.rule(edges[k] + 10, edges[k + 1], top + size * 0.9, weight=0.4)
    sheets.y = top - (tall - 1) * step


def _set_line(
    sheets: Sheets,
    edges: Sequence[float],
    k: int,
    side: Side,
    line: str,
    y: float,
    indent: float,
    font: str,
    look: Look,
) -> None:
    x0, x1 = edges[k], edges[k + 1]
    if look.apart and line[:1] == "$" and line != "$":
        sheets.text(x0 + 10, y, "$", font=font, size=look.size)
        line = line[1:].strip()
    if side == "left":
        sheets.text(x0 + (indent if k == 0 else 4), y, line, font=font, size=look.size)
    elif side == "centre":
        sheets.text((x0 + x1) / 2 + 3, y, line, font=font, size=look.size, side="centre")
    elif side == "decimal":
        after = stringWidth(line[line.index(".") :], font, look.size) if "." in line else 0.0
        sheets.text(x1 - 3 * look.size + after, y, line, font=font, size=look.size, side="right")
    else:
        hung = stringWidth(")", font, look.size) if line.endswith(")") and line[1:2].isdigit() else 0.0
        sheets.text(x1 - 4 + hung, y, line, font=font, size=look.size, side="right")


_NOUNS = """
agency program state federal local annual report services education health housing transportation energy water public
private total rate level change average number estimate survey census sample household family children student teacher
school district county revenue expenditure grant award fund budget cost capital outlay debt asset liability balance
operating research development training employment labor wage salary benefit insurance income population region area
urban rural land farm crop livestock forest mineral coal oil gas electricity consumption production import export trade
price index quarter month period percent share growth decline increase review quality standard method measure table
source note data collection response facility hospital patient care
"""
WORDS = _NOUNS.split()
GLUE = ("of", "in", "for", "and", "by", "to", "from", "with", "under")


def sentence(chance: Random, *, words: int = 18) -> str:
    made = [chance.choice(GLUE if k % 3 == 2 else WORDS) for k in range(chance.randint(words // 2, words))]
    return " ".join(made).capitalize() + "."


def paragraph(chance: Random, *, sentences: int = 5) -> str:
    return " ".join(sentence(chance) for _ in range(sentences))


def phrase(chance: Random, low: int, high: int) -> str:
    """A label of ``low`` to ``high`` words."""
    count = chance.randint(low, high)
    words = [chance.choice(GLUE if k % 3 == 2 and k + 1 < count else WORDS) for k in range(count)]
    return " ".join(words).capitalize()
