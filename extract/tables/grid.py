"""How a ruled table is read: its drawn cells, parted further where one holds several rows or columns."""

import itertools
from collections.abc import Sequence

from ...schema.record import Box
from .columns import find_columns
from .draft import DraftCell, Reading
from .filled_grid import FilledGrid, HeldWords, area_box, cut, with_areas_parted
from .merged_headings import with_headings_parted
from .row_grouping import group_rows
from .rules import GridArea, Lattice, interval
from .text_lines import TextLine, has_digit, text_lines

STACKED = 0.5
"""Share of a band's filled columns that must hold one number a line for the band to be several rows."""
MIDDLE = 0.1
"""How far from its cell's middle, in widths of the cell, a heading over several columns may stand."""
DIVIDED = 0.5
"""Share of a column's filled cells that must show the same gap for the column to be two."""


def read_drawn(grid: FilledGrid) -> Reading | None:
    """The drawn cells with the words whose middle they hold; none where they make no more than one row or column."""
    lattice = grid.lattice
    return None if len(lattice.xs) < 3 or len(lattice.ys) < 3 else _reading(grid, grid.cells(), len(lattice.ys) - 1)


def read_parted(drawn: FilledGrid) -> Reading | None:
    """The drawn cells parted further where one holds several rows, columns or headings; none where none does."""
    grid = _divided_rows(_unmerged(_divided_columns(drawn)))
    cells = grid.cells()
    parted, rows = with_headings_parted(cells, len(grid.lattice.ys) - 1, grid.lattice)
    return None if grid is drawn and parted is cells else _reading(grid, parted, rows)


def _reading(grid: FilledGrid, cells: list[DraftCell], rows: int) -> Reading:
    return Reading(rows, len(grid.lattice.xs) - 1, cells, 0, grid.lattice.box, "grid")


def _divided_columns(grid: FilledGrid) -> FilledGrid:
    """The grid with columns cut that hold several side by side; a heading over all of such a column stays whole."""
    lattice = grid.lattice
    columns: list[list[tuple[GridArea, list[TextLine]]]] = [[] for _ in lattice.xs[1:]]
    for area, inside in grid.filled:
        if area.first_column == area.last_column:
            columns[area.first_column].append((area, inside.lines))
    cuts: list[float] = []
    whole: set[GridArea] = set()
    for column in columns:
        lines: list[TextLine] = []
        above: list[GridArea] = []
        for area, own in column:
            lines.extend(own)
            if len(lines) == len(own) and _heads_column(own, area_box(area, lattice)):
                above.append(area)
                lines.clear()
        several = [line for line in lines if len(line.phrases) > 1]
        if len(several) < 2 or len(several) < DIVIDED * len(lines):
            continue
        found = find_columns(several)
        if found is not None and any(has_digit(line.text) for line in several):
            cuts.extend(found.separators)
            whole.update(above)
    return cut(grid, xs=cuts, whole=whole) if cuts else grid


def _heads_column(lines: Sequence[TextLine], box: Box) -> bool:
    """Whether the ``lines`` in a drawn cell are one heading in its middle."""
    one = all(len(line.phrases) == 1 for line in lines)
    return one and all(abs(line.box.middle_x - box.middle_x) < MIDDLE * box.width for line in lines)


def _unmerged(grid: FilledGrid) -> FilledGrid:
    """The grid with areas over several columns parted where they hold a cell for each, as a band without rules does.

    Every phrase but a label at the left must fit a column of its own.
    """
    held = {
        area: ranges
        for area, inside in grid.filled
        if area.last_column > area.first_column
        and (ranges := _columns_held(area, inside.lines, grid.lattice)) is not None
    }
    return with_areas_parted(grid, held) if held else grid


def _columns_held(area: GridArea, lines: Sequence[TextLine], lattice: Lattice) -> list[tuple[int, int]] | None:
    """First and last columns of the cells that the ``lines`` of a merged area are; none where it is one cell."""
    if not any(len(line.phrases) > 1 for line in lines):
        return None
    joined: set[int] = set()
    begun: set[int] = set()
    for line in lines:
        figures = any(phrase.is_number and has_digit(phrase.text) for phrase in line.phrases[1:])
        for phrase in line.phrases:
            first = interval(lattice.xs, phrase.box.x0 + 1)
            last = interval(lattice.xs, phrase.box.x1 - 1)
            if first != last and not figures:
                return None
            begun.add(first)
            joined.update(range(first + 1, last + 1))
    if len(begun - joined) < 2:
        return None
    ranges: list[tuple[int, int]] = []
    for column in range(area.first_column, area.last_column + 1):
        if column in joined and ranges:
            ranges[-1] = (ranges[-1][0], column)
        else:
            ranges.append((column, column))
    return ranges


def _divided_rows(grid: FilledGrid) -> FilledGrid:
    """The grid with bands of drawn cells cut where most of the cells hold one number a line."""
    lattice = grid.lattice
    bands: list[list[HeldWords]] = [[] for _ in lattice.ys[1:]]
    for area, inside in grid.filled:
        if area.first_row == area.last_row:
            bands[area.first_row].append(inside)
    cuts: list[float] = []
    for row, band in enumerate(bands):
        stacked = sum(_is_stack_of_numbers(inside.lines) for inside in band)
        if not stacked or stacked < STACKED * (len(band) - 1):
            continue
        walls = [(x, lattice.ys[row], lattice.ys[row + 1]) for x in lattice.xs]
        lines = text_lines([word for inside in band for word in inside.words], walls=walls)
        columns = find_columns(lines)
        if columns is None:
            continue
        rows = group_rows(lines, columns)
        for above, below in itertools.pairwise(rows):
            cuts.append((max(x.box.bottom for x in above) + min(x.box.top for x in below)) / 2)
    return cut(grid, ys=cuts) if cuts else grid


def _is_stack_of_numbers(lines: Sequence[TextLine]) -> bool:
    """Whether the lines of a cell are several, each one number."""
    return len(lines) >= 2 and all(len(line.phrases) == 1 and line.phrases[0].is_number for line in lines)
