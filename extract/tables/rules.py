"""Which straight rules a page draws, once pieces and doubles are put together, and which grids they make."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from ...schema.document import Ruling, Shade
from ...schema.record import Box

SNAP = 2.5
"""Points within which two parallel rules are one: a double rule, or the two long edges of a thin rectangle."""
JOIN = 4.0
"""Points between two collinear pieces that are one rule: dashes, or borders drawn cell by cell."""
SHORTEST = 7.0
"""Points below which a merged rule is no rule but a stroke of a drawing."""
MEET = 4.0
"""Points by which two rules may miss one another and still meet."""
COVERED = 0.6
"""Share of a grid cell's side that must be drawn for the side to be a border."""
BESIDE = 1.3
"""Points to either side of a shade's edge at which its colour is compared with what lies beyond."""
SAME_COLOUR = 0.02
"""Difference of a colour's parts that nobody sees."""
MOST = 1500
"""Rulings of one direction after merging beyond which a page is a drawing, not a table."""


class Rule(NamedTuple):
    """A horizontal or vertical rule: where it lies, and from where to where it runs, in points."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


class Rules(NamedTuple):
    """The merged rules of a page or of a part of it, each list sorted by place."""

    horizontal: tuple[Rule, ...] = ()
    vertical: tuple[Rule, ...] = ()

    def within(self, box: Box, *, slack: float = MEET) -> "Rules":
        """The rules that lie in ``box``, whole or in the greater part."""

        def inside(rule: Rule, low: float, high: float, start: float, end: float) -> bool:
            shared = min(rule.end, end + slack) - max(rule.start, start - slack)
            return low - slack <= rule.at <= high + slack and shared > 0.5 * rule.length

        return Rules(
            tuple(r for r in self.horizontal if inside(r, box.top, box.bottom, box.x0, box.x1)),
            tuple(r for r in self.vertical if inside(r, box.x0, box.x1, box.top, box.bottom)),
        )


class GridArea(NamedTuple):
    """A cell of a ruled grid; rows and columns count from 0, ends are included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Lattice(NamedTuple):
    """Rules that meet, as a grid: where its lines stand, and the areas they enclose (merged cells are one area)."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[GridArea, ...]
    rules: Rules

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def places(self) -> dict[tuple[int, int], int]:
        """Every (row, column) of the grid with the number of the area that covers it."""
        return {
            (row, column): index
            for index, area in enumerate(self.areas)
            for row in range(area.first_row, area.last_row + 1)
            for column in range(area.first_column, area.last_column + 1)
        }


def visible_rulings(rulings: Sequence[Ruling], shades: Sequence[Shade]) -> list[Ruling]:
    """``rulings`` without edges of shades that nobody sees, for the colour is the same on both sides.

    Browsers and word processors paint the ground of each line of text apart; those edges part nothing.
    """
    edges = [ruling for ruling in rulings if ruling.kind == "edge"]
    if not edges or not shades:
        return list(rulings)
    boxes = np.array([shade.box for shade in shades])
    colours = np.array([shade.colour for shade in shades])
    seen = []
    for ruling in rulings:
        if ruling.kind != "edge":
            seen.append(ruling)
            continue
        x, y = ruling.box.middle_x, ruling.box.middle_y
        dx, dy = (0.0, BESIDE) if ruling.is_horizontal else (BESIDE, 0.0)
        one, other = _colour_at(boxes, colours, x - dx, y - dy), _colour_at(boxes, colours, x + dx, y + dy)
        if one is None and other is None:
            continue
        if one is not None and other is not None and float(np.abs(one - other).max()) <= SAME_COLOUR:
            continue
        seen.append(ruling)
    return seen


def _colour_at(
    boxes: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    colours: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    x: float,
    y: float,
) -> np.ndarray[tuple[int], np.dtype[np.float64]] | None:
    """The colour that is painted last at a point."""
    over = np.nonzero((boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3]))[0]
    return colours[over[-1]] if len(over) else None


def merged_rules(rulings: Iterable[Ruling]) -> Rules:
    """The rulings of a page with doubles snapped together and pieces joined."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    for ruling in rulings:
        box = ruling.box
        if ruling.is_horizontal:
            horizontal.append(Rule(box.middle_y, box.x0, box.x1))
        else:
            vertical.append(Rule(box.middle_x, box.top, box.bottom))
    return Rules(_merged(horizontal), _merged(vertical))


def _merged(pieces: list[Rule]) -> tuple[Rule, ...]:
    pieces.sort()
    groups: list[list[Rule]] = []
    for piece in pieces:
        if groups and piece.at - groups[-1][0].at <= SNAP:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    merged: list[Rule] = []
    for group in groups:
        group.sort(key=lambda rule: rule.start)
        runs: list[list[Rule]] = []
        reach = 0.0
        for piece in group:
            if runs and piece.start - reach <= JOIN:
                runs[-1].append(piece)
                reach = max(reach, piece.end)
            else:
                runs.append([piece])
                reach = piece.end
        for run in runs:
            start, end = run[0].start, max(piece.end for piece in run)
            if end - start >= SHORTEST:
                weight = sum(max(piece.length, 0.01) for piece in run)
                at = sum(piece.at * max(piece.length, 0.01) for piece in run) / weight
                merged.append(Rule(at, start, end))
    merged.sort()
    return tuple(merged) if len(merged) <= MOST else ()


def lattices(rules: Rules) -> list[Lattice]:
    """The grids that meeting rules make, at least one area each, from the top of the page."""
    across, down = rules
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, h in enumerate(across):
        for j, v in enumerate(down):
            if v.at > h.end + MEET:
                break
            if h.start - MEET <= v.at and v.start - MEET <= h.at <= v.end + MEET:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, h in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(v)
    found = [lattice_of(Rules(tuple(h), tuple(v))) for h, v in groups.values() if h and v]
    return sorted((x for x in found if x is not None), key=lambda lattice: (lattice.box.top, lattice.box.x0))


def lattice_of(rules: Rules) -> Lattice | None:
    """The grid of ``rules``; a side that no rule closes is closed at the ends of those that run towards it."""
    across, down = rules
    xs = clustered([v.at for v in down] + [min(h.start for h in across), max(h.end for h in across)], tolerance=MEET)
    ys = clustered([h.at for h in across] + [min(v.start for v in down), max(v.end for v in down)], tolerance=MEET)
    if len(xs) < 2 or len(ys) < 2:
        return None
    return Lattice(tuple(xs), tuple(ys), _areas(xs, ys, rules), rules)


def clustered(values: Sequence[float], *, tolerance: float) -> list[float]:
    """The means of runs of ``values`` that begin no more than ``tolerance`` apart."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def drawn_sides(lines: Sequence[float], stops: Sequence[float], rules: Sequence[Rule]) -> list[list[bool]]:
    """For each line and each stretch between neighbouring stops: whether a rule draws it."""
    covered = [[0.0] * (len(stops) - 1) for _ in lines]
    for rule in rules:
        index = min(range(len(lines)), key=lambda i: abs(lines[i] - rule.at))
        for k in range(len(stops) - 1):
            shared = min(rule.end + 1, stops[k + 1]) - max(rule.start - 1, stops[k])
            if shared > 0:
                covered[index][k] += shared
    return [
        [covered[i][k] >= COVERED * (stops[k + 1] - stops[k]) for k in range(len(stops) - 1)] for i in range(len(lines))
    ]


def _areas(xs: Sequence[float], ys: Sequence[float], rules: Rules) -> tuple[GridArea, ...]:
    """Elementary cells with no drawn side between them, put together into rectangles."""
    left = drawn_sides(xs, ys, rules.vertical)
    above = drawn_sides(ys, xs, rules.horizontal)
    rows, columns = len(ys) - 1, len(xs) - 1
    taken = [[False] * columns for _ in range(rows)]
    areas = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            last = column
            while last + 1 < columns and not taken[row][last + 1] and not left[last + 1][row]:
                last += 1
            bottom = row
            while (
                bottom + 1 < rows
                and not any(above[bottom + 1][k] or taken[bottom + 1][k] for k in range(column, last + 1))
                and not any(left[k][bottom + 1] for k in range(column + 1, last + 1))
                and (column == 0 or left[column][bottom + 1])
                and (last + 1 == columns or left[last + 1][bottom + 1])
            ):
                bottom += 1
            for r in range(row, bottom + 1):
                for k in range(column, last + 1):
                    taken[r][k] = True
            areas.append(GridArea(row, column, bottom, last))
    return tuple(areas)


def interval(stops: Sequence[float], value: float) -> int:
    """Between which neighbours of ``stops`` (rising) ``value`` lies, counted from 0; the outermost for one beyond."""
    return bisect_right(stops, value, 1, len(stops) - 1) - 1
