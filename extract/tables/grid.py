"""How a ruled table is read: its drawn cells, parted further where one holds several rows or columns."""

import itertools
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from ...schema.document import Word
from ...schema.record import Box
from .columns import find_columns
from .draft import DraftCell, Reading, in_reading_order
from .merged_headings import with_headings_parted
from .row_grouping import group_rows
from .rules import GridArea, Lattice, interval
from .text_lines import TextLine, has_digit, text_lines

STACKED = 0.5
"""Share of a band's filled columns that must hold one number a line for the band to be several rows."""
MIDDLE = 0.1
"""How far from its cell's middle, in widths of the cell, a heading over several columns may stand."""
NONE: frozenset[GridArea] = frozenset()
DIVIDED = 0.5
"""Share of a column's filled cells that must show the same gap for the column to be two."""


def read_grid(words: Sequence[Word], lattice: Lattice, *, divide: bool = True) -> Reading | None:
    """The drawn cells with the words whose middle they hold; none where no word is inside."""
    grid = _filled(words, lattice)
    if divide:
        grid = _divided_rows(_unmerged(_divided_columns(grid, words), words), words)
    lattice = grid.lattice
    cells = []
    for area, inside in grid.areas:
        cells.append(
            DraftCell(
                area.first_row,
                area.first_column,
                area.last_row - area.first_row + 1,
                area.last_column - area.first_column + 1,
                in_reading_order(inside),
                area_box(area, lattice),
            )
        )
    if not any(grid.held):
        return None
    rows = len(lattice.ys) - 1
    if divide:
        cells, rows = with_headings_parted(cells, rows, lattice)
    return Reading(rows, len(lattice.xs) - 1, cells, 0, lattice.box, "grid")


def area_box(area: GridArea, lattice: Lattice) -> Box:
    return Box(
        lattice.xs[area.first_column],
        lattice.ys[area.first_row],
        lattice.xs[area.last_column + 1],
        lattice.ys[area.last_row + 1],
    )


class _Filled(NamedTuple):
    """A lattice and the words in each of its areas."""

    lattice: Lattice
    held: list[list[Word]]

    @property
    def areas(self) -> Iterator[tuple[GridArea, list[Word]]]:
        return zip(self.lattice.areas, self.held, strict=True)


def _filled(words: Sequence[Word], lattice: Lattice) -> _Filled:
    """For each area the words whose middle it holds; a word beyond the outer rules goes to the nearest area."""
    at = lattice.places()
    held: list[list[Word]] = [[] for _ in lattice.areas]
    for word in words:
        row = interval(lattice.ys, word.box.middle_y)
        column = interval(lattice.xs, word.box.middle_x)
        held[at[row, column]].append(word)
    return _Filled(lattice, held)


def _divided_columns(grid: _Filled, words: Sequence[Word]) -> _Filled:
    """The grid with columns cut that hold several side by side; a heading over all of such a column stays whole."""
    lattice = grid.lattice
    columns: list[list[tuple[GridArea, list[Word]]]] = [[] for _ in lattice.xs[1:]]
    for area, inside in grid.areas:
        if area.first_column == area.last_column and inside:
            columns[area.first_column].append((area, inside))
    cuts: list[float] = []
    whole: set[GridArea] = set()
    for column in columns:
        lines: list[TextLine] = []
        above: list[GridArea] = []
        for area, inside in column:
            own = text_lines(inside)
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
    return _filled(words, _with_cuts(lattice, cuts, [], words, whole=whole)) if cuts else grid


def _heads_column(lines: Sequence[TextLine], box: Box) -> bool:
    """Whether the ``lines`` in a drawn cell are one heading in its middle."""
    one = all(len(line.phrases) == 1 for line in lines)
    return one and all(abs(line.box.middle_x - box.middle_x) < MIDDLE * box.width for line in lines)


def _unmerged(grid: _Filled, words: Sequence[Word]) -> _Filled:
    """The grid with areas over several columns parted where they hold a cell for each, as a band without rules does.

    Every phrase but a label at the left must fit a column of its own.
    """
    lattice = grid.lattice
    areas: list[GridArea] = []
    for area, inside in grid.areas:
        ranges = _columns_held(area, inside, lattice) if area.last_column > area.first_column and inside else None
        if ranges is None:
            areas.append(area)
            continue
        areas.extend(GridArea(area.first_row, first, area.last_row, last) for first, last in ranges)
    return _filled(words, lattice._replace(areas=tuple(areas))) if len(areas) > len(lattice.areas) else grid


def _columns_held(area: GridArea, words: Sequence[Word], lattice: Lattice) -> list[tuple[int, int]] | None:
    """First and last columns of the cells that a merged area holds; none where it is one cell."""
    lines = text_lines(words)
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


def _divided_rows(grid: _Filled, words: Sequence[Word]) -> _Filled:
    """The grid with bands of drawn cells cut where most of the cells hold one number a line."""
    lattice = grid.lattice
    bands: list[list[list[Word]]] = [[] for _ in lattice.ys[1:]]
    for area, inside in grid.areas:
        if area.first_row == area.last_row and inside:
            bands[area.first_row].append(inside)
    cuts: list[float] = []
    for row, band in enumerate(bands):
        stacked = sum(_is_stack_of_numbers(inside) for inside in band)
        if not stacked or stacked < STACKED * (len(band) - 1):
            continue
        walls = [(x, lattice.ys[row], lattice.ys[row + 1]) for x in lattice.xs]
        lines = text_lines([word for inside in band for word in inside], walls=walls)
        columns = find_columns(lines)
        if columns is None:
            continue
        rows = group_rows(lines, columns)
        for above, below in itertools.pairwise(rows):
            cuts.append((max(x.box.bottom for x in above) + min(x.box.top for x in below)) / 2)
    return _filled(words, _with_cuts(lattice, [], cuts, words)) if cuts else grid


def _is_stack_of_numbers(words: Sequence[Word]) -> bool:
    """Whether a cell holds several lines, each one number."""
    if len(words) < 2:
        return False
    lines = text_lines(words)
    return len(lines) >= 2 and all(len(line.phrases) == 1 and line.phrases[0].is_number for line in lines)


def _with_cuts(
    lattice: Lattice, xs: Sequence[float], ys: Sequence[float], words: Sequence[Word], *, whole: Set[GridArea] = NONE
) -> Lattice:
    """The lattice with further lines; an area is cut by a line unless it is ``whole`` or a word stands across it."""
    new_xs, new_ys = sorted({*lattice.xs, *xs}), sorted({*lattice.ys, *ys})
    areas: list[GridArea] = []
    for area in lattice.areas:
        box = area_box(area, lattice)
        single_column = area.first_column == area.last_column and area not in whole
        single_row = area.first_row == area.last_row
        across = [x for x in xs if box.x0 < x < box.x1] if single_column else []
        inside = [w for w in words if box.contains_middle(w.box)] if across else []
        across = [x for x in across if not any(w.box.x0 < x - 1 and w.box.x1 > x + 1 for w in inside)]
        down = [y for y in ys if box.top < y < box.bottom] if single_row else []
        for top, bottom in _pieces(box.top, box.bottom, down):
            for x0, x1 in _pieces(box.x0, box.x1, across):
                areas.append(
                    GridArea(new_ys.index(top), new_xs.index(x0), new_ys.index(bottom) - 1, new_xs.index(x1) - 1)
                )
    return Lattice(tuple(new_xs), tuple(new_ys), tuple(areas), lattice.rules)


def _pieces(start: float, end: float, cuts: Sequence[float]) -> list[tuple[float, float]]:
    stops = [start, *sorted(cuts), end]
    return list(itertools.pairwise(stops))
