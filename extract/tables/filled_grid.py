"""Which words stand in which drawn cell of a lattice, and how they are shared out where further lines cut it."""

import itertools
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from ...schema.document import Word
from ...schema.record import Box
from .draft import DraftCell, in_reading_order
from .rules import GridArea, Lattice, interval
from .text_lines import SetWords

NONE: frozenset[GridArea] = frozenset()


class HeldWords(SetWords):
    """The words of one drawn cell. How they stand is found once, however many readings of the grid hold the cell."""

    @cached_property
    def ordered(self) -> list[Word]:
        """The words in reading order."""
        return in_reading_order(self.words)


class FilledGrid(NamedTuple):
    """A lattice and what each of its areas holds."""

    lattice: Lattice
    held: tuple[HeldWords, ...]

    @property
    def areas(self) -> Iterator[tuple[GridArea, HeldWords]]:
        return zip(self.lattice.areas, self.held, strict=True)

    @property
    def filled(self) -> Iterator[tuple[GridArea, HeldWords]]:
        """The areas that hold words."""
        return ((area, inside) for area, inside in self.areas if inside.words)

    def cells(self) -> list[DraftCell]:
        """A new cell for each area."""
        return [
            DraftCell(
                area.first_row,
                area.first_column,
                area.last_row - area.first_row + 1,
                area.last_column - area.first_column + 1,
                inside.ordered,
                area_box(area, self.lattice),
            )
            for area, inside in self.areas
        ]


def filled_grid(words: Sequence[Word], lattice: Lattice) -> FilledGrid:
    """Every word in the area that holds its middle, one beyond the outer rules in the nearest."""
    at = lattice.places()
    held: list[list[Word]] = [[] for _ in lattice.areas]
    for word in words:
        x0, top, x1, bottom = word.box
        held[at[interval(lattice.ys, (top + bottom) / 2), interval(lattice.xs, (x0 + x1) / 2)]].append(word)
    return FilledGrid(lattice, tuple(map(HeldWords, held)))


def area_box(area: GridArea, lattice: Lattice) -> Box:
    return Box(
        lattice.xs[area.first_column],
        lattice.ys[area.first_row],
        lattice.xs[area.last_column + 1],
        lattice.ys[area.last_row + 1],
    )


def cut(
    grid: FilledGrid, *, xs: Sequence[float] = (), ys: Sequence[float] = (), whole: Set[GridArea] = NONE
) -> FilledGrid:
    """The grid with further lines; an area is cut by a line unless it is ``whole`` or a word stands across it."""
    lattice = grid.lattice
    new_xs, new_ys = sorted({*lattice.xs, *xs}), sorted({*lattice.ys, *ys})
    column_at, row_at = ({at: k for k, at in enumerate(stops)} for stops in (new_xs, new_ys))
    areas: list[GridArea] = []
    held: list[HeldWords] = []
    for area, inside in grid.areas:
        box = area_box(area, lattice)
        single_column = area.first_column == area.last_column and area not in whole
        single_row = area.first_row == area.last_row
        across = [x for x in xs if box.x0 < x < box.x1] if single_column else []
        across = [x for x in across if not any(w.box.x0 < x - 1 and w.box.x1 > x + 1 for w in inside.words)]
        down = [y for y in ys if box.top < y < box.bottom] if single_row else []
        columns = [box.x0, *sorted(across), box.x1]
        rows = [box.top, *sorted(down), box.bottom]
        areas.extend(
            GridArea(row_at[top], column_at[x0], row_at[bottom] - 1, column_at[x1] - 1)
            for top, bottom in itertools.pairwise(rows)
            for x0, x1 in itertools.pairwise(columns)
        )
        held.extend(_shared_out(inside, columns, rows))
    return FilledGrid(Lattice(tuple(new_xs), tuple(new_ys), tuple(areas), lattice.rules), tuple(held))


def with_areas_parted(grid: FilledGrid, ranges: Mapping[GridArea, Sequence[tuple[int, int]]]) -> FilledGrid:
    """The grid with an area for each of the ``ranges`` of columns (first and last) into which some areas are parted."""
    lattice = grid.lattice
    areas: list[GridArea] = []
    held: list[HeldWords] = []
    for area, inside in grid.areas:
        parts = ranges.get(area, [(area.first_column, area.last_column)])
        areas.extend(GridArea(area.first_row, first, area.last_row, last) for first, last in parts)
        columns = [*(lattice.xs[first] for first, _ in parts), lattice.xs[area.last_column + 1]]
        held.extend(_shared_out(inside, columns, [lattice.ys[area.first_row], lattice.ys[area.last_row + 1]]))
    return FilledGrid(lattice._replace(areas=tuple(areas)), tuple(held))


def _shared_out(held: HeldWords, columns: Sequence[float], rows: Sequence[float]) -> list[HeldWords]:
    """What an area holds, piece by piece from the top, where ``columns`` and ``rows`` are the edges of its pieces."""
    across = len(columns) - 1
    pieces = across * (len(rows) - 1)
    if pieces == 1:
        return [held]
    words: list[list[Word]] = [[] for _ in range(pieces)]
    for word in held.words:
        words[across * interval(rows, word.box.middle_y) + interval(columns, word.box.middle_x)].append(word)
    return list(map(HeldWords, words))
