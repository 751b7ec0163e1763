"""Which of several readings of a region is kept, and whether the region is a table at all."""

from collections.abc import Callable, Sequence
from functools import partial

from ...schema.document import Word
from .aligned import read_aligned
from .draft import Reading, without_blank_bands
from .filled_grid import filled_grid
from .grid import read_drawn, read_parted
from .heading_rows import LONGEST_HEADING
from .regions import Region
from .table_or_not import is_table
from .text_lines import YEAR, has_digit, is_number, text_lines

FIGURES = 0.4
"""Share of a column's cells, its headings among them, that make it one of figures."""
MERGED_COST = 0.05
"""What a cell over several columns costs that holds phrases side by side: headings no rule parts."""
MERGED_MOST = 3
NOT_DRAWN = 0.93
"""What a reading without drawn cells scores at best, that the drawn cells win where both are as good."""
BETTER = 0.001
"""By how much a later reading must score more."""
LEAST_SCORE = 0.45
"""Readings below this are refused."""


def best_reading(region: Region) -> Reading | None:
    """The best reading of ``region`` with its score; none where no reading is a table's."""
    best: Reading | None = None
    for most, read in _ways_to_read(region):
        if best is not None and most <= best.score + BETTER:
            continue
        reading = read()
        if reading is None:
            continue
        reading = without_blank_bands(reading)
        if reading.header_rows == 0:
            reading.header_rows = heading_rows_of(reading)
        reading.score = score(reading, region)
        if best is None or reading.score > best.score + BETTER:
            best = reading
    if best is None or best.score < LEAST_SCORE or not is_table(best, region):
        return None
    return best


def _ways_to_read(region: Region) -> list[tuple[float, Callable[[], Reading | None]]]:
    """The readings of ``region`` to choose from, each with the most it can score."""
    words, lattice = region.words, region.lattice
    aligned = partial(read_aligned, words, region.rules, region.box, found_by="aligned")
    if lattice is None:
        return [(NOT_DRAWN, aligned)]
    grid = filled_grid(words, lattice)
    return [(1.0, partial(read_drawn, grid)), (1.0, partial(read_parted, grid)), (NOT_DRAWN, aligned)]


def heading_rows_of(reading: Reading) -> int:
    """How many rows at the top of a drawn grid are headings: those above the first row of figures."""
    numeric = _columns_of_figures(reading)
    at = reading.at()
    for row in range(min(reading.rows, LONGEST_HEADING)):
        texts = [
            at[row, column].text
            for column in sorted(numeric)
            if (row, column) in at and at[row, column].words and at[row, column].row == row
        ]
        figures = [text for text in texts if is_number(text) and not YEAR.match(text)]
        if any(has_digit(text) for text in figures) and len(figures) >= 0.5 * len(texts):
            depth = row
            while depth > 1 and _label_only(reading, depth - 1):
                depth -= 1
            return depth
    spanned = [cell.row_span for cell in reading.cells if cell.row == 0 and cell.words]
    return min(max(spanned, default=1), max(1, reading.rows - 1))


def _is_figure(text: str) -> bool:
    return is_number(text) and has_digit(text) and not YEAR.match(text)


def _columns_of_figures(reading: Reading) -> set[int]:
    """Columns after the first in which figures stand more often than anything else."""
    seen: dict[int, list[bool]] = {}
    for cell in reading.cells:
        if cell.words and cell.column > 0 and cell.column_span == 1:
            seen.setdefault(cell.column, []).append(_is_figure(cell.text))
    most = {column for column, kinds in seen.items() if sum(kinds) >= FIGURES * len(kinds)}
    return most or {column for column, kinds in seen.items() if any(kinds)}


def _label_only(reading: Reading, row: int) -> bool:
    filled = [cell for cell in reading.cells if cell.row <= row <= cell.last_row and cell.words]
    return bool(filled) and all(cell.column == 0 for cell in filled)


def score(reading: Reading, region: Region) -> float:
    """0 to 1: what a person would check of a reading."""
    body = [cell for cell in reading.cells if cell.row >= reading.header_rows and cell.words]
    if not body or reading.columns < 2 or reading.rows < 2:
        return 0.0
    numeric = [cell for cell in reading.cells if has_digit(cell.text)]
    crowded = sum(_holds_several_numbers(cell.words) for cell in numeric)
    pure = 1 - crowded / max(1, len(numeric))
    filled = len(body) / max(1, (reading.rows - reading.header_rows) * reading.columns)
    full = min(1.0, filled / 0.5)
    merged = sum(cell.column_span > 1 and _holds_several_phrases(cell.words) for cell in reading.cells)
    whole = 1 - MERGED_COST * min(merged, MERGED_MOST)
    drawn = 1.0 if region.lattice is not None and reading.found_by == "grid" else NOT_DRAWN
    return whole * drawn * (0.6 * pure * pure + 0.4 * full)


def _holds_several_phrases(words: Sequence[Word]) -> bool:
    return len(words) > 1 and any(len(line.phrases) > 1 for line in text_lines(words))


def _holds_several_numbers(words: Sequence[Word]) -> bool:
    if sum(has_digit(word.text) for word in words) < 2:
        return False
    lines = text_lines(words)
    numbers = sum(1 for line in lines for phrase in line.phrases if phrase.is_number and has_digit(phrase.text))
    return numbers > 1
