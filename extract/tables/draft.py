"""What one reading of a region gives before it is chosen: cells with their words, still in the reading frame."""

import operator
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ...schema.document import Word
from ...schema.record import Box, around


@dataclass(slots=True)
class DraftCell:
    """A cell being filled; rows and columns count from 0."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    words: Sequence[Word] = ()
    """Never changed, for the text and the box are read from them."""
    area: Box | None = None
    """Drawn borders of the cell, where there are any."""
    text: str = field(init=False)
    box: Box | None = field(init=False)
    """Of the words; the drawn borders where there are none."""

    def __post_init__(self) -> None:
        words = self.words
        self.text = words[0].text if len(words) == 1 else " ".join([word.text for word in words])
        self.box = around([word.box for word in words]) if words else self.area

    def holding(self, words: Sequence[Word]) -> "DraftCell":
        """The same cell with other words."""
        return replace(self, words=words)

    @property
    def last_row(self) -> int:
        return self.row + self.row_span - 1

    @property
    def last_column(self) -> int:
        return self.column + self.column_span - 1


@dataclass(slots=True)
class Reading:
    """A region read as rows and columns."""

    rows: int
    columns: int
    cells: list[DraftCell]
    header_rows: int
    box: Box
    found_by: str
    score: float = 0.0

    def at(self) -> dict[tuple[int, int], DraftCell]:
        """Every place of the grid with the cell that covers it."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def zones(self) -> dict[int, tuple[float, float]]:
        """For each column that has cells of its own, where their text begins and ends."""
        zones: dict[int, tuple[float, float]] = {}
        for cell in self.cells:
            box = cell.box
            if cell.words and cell.column_span == 1 and box is not None:
                low, high = zones.get(cell.column, (box.x0, box.x1))
                zones[cell.column] = (min(low, box.x0), max(high, box.x1))
        return zones

    def words(self) -> list[Word]:
        return [word for cell in self.cells for word in cell.words]


def without_blank_bands(reading: Reading) -> Reading:
    """The reading without rows and columns that no cell with words has to itself; cells that span them shrink."""
    full_columns = {c.column for c in reading.cells if c.words and c.column_span == 1}
    full_rows = {c.row for c in reading.cells if c.words and c.row_span == 1}
    if len(full_columns) == reading.columns and len(full_rows) == reading.rows:
        return reading
    cells = [replace(c) for c in reading.cells]
    columns, rows, header = reading.columns, reading.rows, reading.header_rows
    for column in reversed(range(columns)):
        if columns > 1 and not any(c.words and c.column == column and c.column_span == 1 for c in cells):
            cells = [c for c in cells if c.column_span > 1 or c.column != column]
            for cell in cells:
                if cell.column <= column <= cell.last_column:
                    cell.column_span -= 1
                elif cell.column > column:
                    cell.column -= 1
            columns -= 1
    for row in reversed(range(rows)):
        if rows > 1 and not any(c.words and c.row == row and c.row_span == 1 for c in cells):
            cells = [c for c in cells if c.row_span > 1 or c.row != row]
            for cell in cells:
                if cell.row <= row <= cell.last_row:
                    cell.row_span -= 1
                elif cell.row > row:
                    cell.row -= 1
            rows -= 1
            header -= row < header
    return Reading(rows, columns, cells, header, reading.box, reading.found_by, reading.score)


def in_reading_order(words: Iterable[Word]) -> list[Word]:
    """Words of one cell line by line; a word joins the line whose tallest word shares half its height: the first may
    be no more than a raised mark.

    Text turned to read downwards begins at the right.
    """
    words = list(words)
    if len(words) < 2:
        return words
    if all(word.direction == 90 for word in words):
        return sorted(words, key=lambda w: -w.box.x0)
    _, tops, _, bottoms = zip(*[word.box for word in words], strict=True)
    if min(bottoms) - max(tops) > 0.5 * max(map(operator.sub, bottoms, tops)):
        return sorted(words, key=lambda w: w.box.x0)  # one line
    lines: list[list[Word]] = []
    tallest = words[0]
    for word in sorted(words, key=lambda w: w.box.middle_y):
        if lines and _same_line(tallest, word):
            lines[-1].append(word)
            tallest = word if word.box.height > tallest.box.height else tallest
        else:
            lines.append([word])
            tallest = word
    return [word for line in lines for word in sorted(line, key=lambda w: w.box.x0)]


def _same_line(first: Word, second: Word) -> bool:
    shared = min(first.box.bottom, second.box.bottom) - max(first.box.top, second.box.top)
    return shared > 0.5 * min(first.box.height, second.box.height)


def cells_box(cells: Iterable[DraftCell]) -> Box:
    """The box around all words of ``cells``; raises ``ValueError`` where they hold none."""
    return around([word.box for cell in cells for word in cell.words])
