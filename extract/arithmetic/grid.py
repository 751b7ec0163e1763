"""The numbers of a table as arrays: values, how far each is rounded, and which cells are blank or unreadable."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ...schema.quantities import Quantity, UnitNote, find_unit_note, read_cell, rounding_of
from ...schema.quantity import scaled
from ...schema.tables import Cell, Table
from .misreadings import decimals_of, own_value, prints_commas

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

BLANKS = frozenset({"", "-", "–", "—", "−", ".", "..", "...", "nil", "*"})
NOT_AVAILABLE = re.compile(r"^(?:n/?a|tb[acd]|not (?:available|applicable|known)|[xzcu:])\.?$", re.IGNORECASE)
MALFORMED = re.compile(r"^[(\-–−£]{0,3}[.,]?\d[\d.,]*\)?$")
DIGIT_LOOK_ALIKE = re.compile(r"^[\s£()\-−–.,%\dOoIlSBZ|'’]+$")

COUNT_WORD = re.compile(
    r"\b(?:number|count|children|pupils?|plans?|EHCPs?|places|cases|requests|referrals|young people|carers?|staff|"
    r"appeals|headcount|looked.after|leavers)\b",
    re.IGNORECASE,
)
MONEY_WORD = re.compile(
    r"£|\b(?:budget|cost|spend|spending|expenditure|outturn|forecast|funding|grant|savings?)\b", re.IGNORECASE
)
LARGEST_COUNT = 1_000_000
"""No council counts a million of anything; a larger whole number is money."""

QUANTA = (1_000_000, 100_000, 10_000, 1000, 100, 50, 10, 5)
"""Sizes to which published counts and sums are rounded (DfE counts to 10 or 5, budgets to 1,000 or 100)."""
QUANTUM_VALUES = 6
"""Different values that must all be multiples before a table is taken to be rounded so: six by chance is 10⁻⁶."""


@dataclass(frozen=True)
class Grid:
    """Lines of a table that hold numbers. Arrays are rows × columns of *kept* lines; ``rows[i]`` is the table's row."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    values: Floats
    """In base units, 0 where there is no number."""
    half: Floats
    """Half a unit of the last printed place, in base units."""
    scale: Floats
    """What a printed 1 is worth in base units; for a cell without a number, what it is in most cells of the column."""
    known: Mask
    percent: Mask
    unreadable: Mask
    """Something is printed that should be a number and could not be read as one."""
    malformed: Mask
    """A number by its characters but not by its form (``1,2345``), recognised from an image: taken for its digits."""
    ocr: Mask
    contradicted: bool
    """The figures are too large for the unit that the headings state and were taken in pounds."""
    texts: tuple[tuple[str, ...], ...]
    cells: dict[tuple[int, int], Cell]
    """By kept row and column."""
    slack: Floats
    """What rounding may add: ``half``, or 0 for things counted one by one, whose sums close exactly."""

    @cached_property
    def decimals_printed(self) -> tuple[Counter[int], ...]:
        """How many numbers of each column print how many decimal places."""
        columns = zip(*self.texts, strict=True)
        return tuple(Counter(decimals_of(text) for text in column if _has_digit(text)) for column in columns)

    @cached_property
    def commas_printed(self) -> Counter[bool | None]:
        """How many numbers of the table set off thousands, how many do not, and how many are too short to tell."""
        return Counter(prints_commas(text) for line in self.texts for text in line if _has_digit(text))

    def turned(self) -> "Grid":
        """Rows and columns exchanged: what is true down this grid is true across the table."""
        return Grid(
            rows=self.columns,
            columns=self.rows,
            row_labels=self.column_labels,
            column_labels=self.row_labels,
            values=self.values.T,
            half=self.half.T,
            scale=self.scale.T,
            known=self.known.T,
            percent=self.percent.T,
            unreadable=self.unreadable.T,
            malformed=self.malformed.T,
            ocr=self.ocr.T,
            contradicted=self.contradicted,
            texts=tuple(zip(*self.texts, strict=True)),
            cells={(c, r): cell for (r, c), cell in self.cells.items()},
            slack=self.slack.T,
        )


def number_grid(table: Table) -> Grid | None:
    """The numbers of ``table``; None where it holds fewer than two lines of them in either direction together."""
    body = {(cell.row, cell.column): cell for cell in table.cells if not cell.is_header}
    note = find_unit_note(table.unit_note)
    readings: dict[tuple[int, int], Quantity] = {}
    stated: dict[tuple[int, int], int] = {}
    notes: dict[tuple[str, ...], UnitNote | None] = {}
    for place, cell in body.items():
        if not _may_be_number(cell.text):
            continue
        if cell.column_path not in notes:
            notes[cell.column_path] = _nearest_note(cell.column_path) or note
        own = notes[cell.column_path]
        stated[place] = own.scale if own else 1
        quantity = read_cell(cell.text, unit=own.unit if own else "", scale=stated[place])
        if quantity is not None:
            readings[place] = quantity
    contradicted = _one_scale(readings, stated)
    if len(readings) < 3:
        return None
    rows = sorted({row for row, _ in readings})
    columns = sorted({column for _, column in readings})
    shape = (len(rows), len(columns))
    values, half, scale = np.zeros(shape), np.zeros(shape), np.ones(shape)
    known, percent, unreadable, malformed, ocr = (np.zeros(shape, dtype=np.bool_) for _ in range(5))
    texts: list[list[str]] = [["" for _ in columns] for _ in rows]
    cells: dict[tuple[int, int], Cell] = {}
    row_of = {row: i for i, row in enumerate(rows)}
    column_of = {column: j for j, column in enumerate(columns)}
    money = note is not None and (note.unit == "gbp" or note.scale != 1)
    for (row, column), cell in body.items():
        if row not in row_of or column not in column_of:
            continue
        place = (row_of[row], column_of[column])
        cells[place] = cell
        texts[place[0]][place[1]] = cell.text
        ocr[place] = cell.read_by == "ocr"
        quantity = readings.get((row, column))
        if quantity is None:
            unreadable[place] = _is_unreadable(cell.text)
            malformed[place] = cell.read_by == "ocr" and bool(MALFORMED.match(cell.text.strip()))
            continue
        values[place] = quantity.value
        half[place] = rounding_of(quantity)
        scale[place] = quantity.scale
        known[place] = True
        percent[place] = quantity.unit in ("percent", "percentage_points")
        money = money or quantity.unit == "gbp" or quantity.scale != 1 or quantity.decimals > 0
    for column_index in range(shape[1]):
        of_column = scale[known[:, column_index], column_index]
        if len(of_column):
            scale[~known[:, column_index], column_index] = np.median(of_column)
    for row_index, column_index in np.argwhere(malformed):
        read = own_value(texts[row_index][column_index])
        if read is not None:
            place = (int(row_index), int(column_index))
            values[place], half[place] = read * scale[place], scale[place] / 2
            known[place], unreadable[place] = True, False
    for column_index in range(shape[1]):
        # A figure recognised with fewer places than its column has lost them, not been rounded.
        of_column = half[known[:, column_index] & ~percent[:, column_index], column_index]
        if len(of_column):
            coarse = ocr[:, column_index] & ~percent[:, column_index] & (half[:, column_index] > np.median(of_column))
            half[coarse, column_index] = np.median(of_column)
    row_paths, column_paths = _paths(body, of_rows=True), _paths(body, of_rows=False)
    widened = _widen_to_quantum(values, half, known & ~percent)
    counted = not money and not widened and _is_counted(table, values)
    slack = np.where(percent, half, 0.0) if counted else half
    return Grid(
        rows=tuple(rows),
        columns=tuple(columns),
        row_labels=tuple(row_paths[row][-1] if row in row_paths else _row_label(table, row) for row in rows),
        column_labels=tuple(
            " › ".join(part for part in column_paths[column] if part)
            if column in column_paths
            else _column_label(table, column)
            for column in columns
        ),
        values=values,
        half=half,
        scale=scale,
        known=known,
        percent=percent,
        unreadable=unreadable,
        malformed=malformed,
        ocr=ocr,
        contradicted=contradicted,
        texts=tuple(tuple(line) for line in texts),
        cells=cells,
        slack=slack,
    )


def _nearest_note(headings: tuple[str, ...]) -> UnitNote | None:
    for heading in reversed(headings):
        note = find_unit_note(heading)
        if note is not None:
            return note
    return None


def _one_scale(readings: dict[tuple[int, int], Quantity], stated: dict[tuple[int, int], int]) -> bool:
    """Bring figures that contradict their heading's scale into line with the others; whether the heading is wrong.

    “11,298.6” in a table of millions is a large total of millions; a table of which most figures are that large is in
    pounds, its small figures too. ``readings`` is changed in place.
    """
    flagged = {place for place, quantity in readings.items() if "scale contradicts heading" in quantity.flags}
    if not flagged:
        return False
    # Small figures say nothing of the scale: what counts is how many of the larger half contradict it.
    sizes = sorted(quantity.printed for quantity in readings.values())
    large = [place for place, quantity in readings.items() if quantity.printed >= sizes[len(sizes) // 2]]
    wrong = 2 * sum(place in flagged for place in large) > len(large)
    for place, quantity in readings.items():
        scale = 1 if wrong else stated[place]
        if (place in flagged) != wrong and quantity.scale in (1, stated[place]):
            value = scaled(quantity.printed, scale, quantity.decimals) * (-1 if quantity.negative else 1)
            readings[place] = quantity.model_copy(update={"scale": scale, "value": value})
    return wrong


def _may_be_number(text: str) -> bool:
    return len(text) < 40 and _has_digit(text)


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _is_unreadable(text: str) -> bool:
    plain = text.strip()
    if plain.lower() in BLANKS or NOT_AVAILABLE.match(plain):
        return False
    return bool(DIGIT_LOOK_ALIKE.match(plain)) or sum(c.isdigit() for c in plain) * 2 >= len(plain)


def _is_counted(table: Table, values: Floats) -> bool:
    """Whether the whole numbers of a table are things counted rather than money whose unit was not printed."""
    words = " ".join((table.title, table.unit_note, *table.notes, *(c.text for c in table.cells if c.is_header)))
    if MONEY_WORD.search(words):
        return False
    return bool(COUNT_WORD.search(words)) and bool(np.max(np.abs(values)) < LARGEST_COUNT)


def _widen_to_quantum(values: Floats, half: Floats, where: Mask) -> bool:
    """Where every value is a multiple of 10, 1,000 … the last *meant* place is that, not the last printed one."""
    distinct = np.unique(np.abs(values[where]))
    distinct = distinct[distinct > 0]
    if len(distinct) < QUANTUM_VALUES:
        return False
    for quantum in QUANTA:
        if np.all(np.abs(distinct / quantum - np.round(distinct / quantum)) < 1e-9):
            half[where] = np.maximum(half[where], quantum / 2)
            return True
    return False


def _paths(body: dict[tuple[int, int], Cell], *, of_rows: bool) -> dict[int, tuple[str, ...]]:
    """Label path of each row (or column) that has one, by its place in the table."""
    paths: dict[int, tuple[str, ...]] = {}
    for (row, column), cell in body.items():
        path, line = (cell.row_path, row) if of_rows else (cell.column_path, column)
        if path:
            paths.setdefault(line, path)
    return paths


def _row_label(table: Table, row: int) -> str:
    for cell in table.cells:
        if cell.row == row and not any(c.isdigit() for c in cell.text) and cell.text.strip():
            return cell.text.strip()
    return f"row {row + 1}"


def _column_label(table: Table, column: int) -> str:
    for cell in table.cells:
        if cell.column == column and cell.is_header and cell.text.strip():
            return cell.text.strip()
    return f"column {column + 1}"
