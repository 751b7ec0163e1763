"""What the figures of one table say of each other: the way from a Table to its TableArithmetic."""

from collections import defaultdict

import numpy as np

from ...schema.tables import Table
from . import conventions as signs
from . import equations as eq
from .averages import AverageTried, find_averages
from .blanks import determine, determined_by, with_blanks
from .faults import Equation, Located, Place, connected, exactness, locate, locate_strictly
from .findings import Convention, Direction, Fault, Relation, TableArithmetic
from .grid import Grid, number_grid
from .ratios import RatioTried, find_ratios
from .repairing import fault_of, single_candidates
from .sums import find_sums
from .trials import Tried, named_for
from .wording import problems_of

LARGEST = 20_000
"""Cells of a table that is still checked; beyond it is a data dump, and the search would cost more than reading it."""

Key = tuple[int, Place]
"""An equation: its relation and the cell that is its result."""


def check_table(table: Table) -> TableArithmetic:
    """Relations, conventions, faults and problems of ``table``. Pure; nothing found gives an empty record."""
    grid = number_grid(table)
    if grid is None or grid.values.size > LARGEST:
        return TableArithmetic(table_number=table.number)
    turned = grid.turned()
    found: list[tuple[Grid, Tried, Direction]] = [(grid, tried, "down") for tried in find_sums(grid)]
    found += [(turned, tried, "across") for tried in find_sums(turned)]
    equations = [e for i, (_, tried, d) in enumerate(found) for e in eq.equations_of(tried, d, i)]
    equations, blanks = with_blanks(equations, eq.totals_not_printed(found))
    located, unexplained = locate(equations)
    located = _with_strict(located, locate_strictly(equations))
    blamed = {(e.relation, e.target) for one in located if one.certain for e in one.equations}
    claimed = _claimed(grid, found, equations, blamed)
    told = [one for one in located if one.certain or all((e.relation, e.target) in claimed for e in one.equations)]
    cells = [(one, i) for one in told for i in range(len(one.places))]
    blamed_all = {(e.relation, e.target) for one, _ in cells for e in one.equations}
    bits = exactness(e for e in equations if (e.relation, e.target) not in blamed_all) if cells else 0.0
    at_cells = [(one, i) for one, i in cells if grid.known[one.places[i]]]
    faults = [fault_of(grid, one, i, exact_bits=bits, unexplained=unexplained) for one, i in at_cells]
    faults = _all_or_none(faults, at_cells, [e for e in equations if not e.closes])
    faults += _unlocated(grid, [e for e in unexplained if (e.relation, e.target) in claimed], equations)
    relations = _relations(found, equations, claimed)
    relations += _ratio_relations(grid, turned, found)
    unknowns = [u for i, (g, tried, d) in enumerate(found) for u in eq.unknowns_of(g, tried, d, i)]
    determined = determine(grid, [*unknowns, *blanks])
    determined += [determined_by(grid, one, i) for one, i in cells if not grid.known[one.places[i]]]
    lines = signs.find_conventions(grid, relations)
    result = TableArithmetic(
        table_number=table.number,
        relations=tuple(relations),
        deficit_positive=_for_the_table(table, lines),
        brackets="negative" if signs.brackets_meaning(grid, relations) else "",
        conventions=lines,
        faults=tuple(faults),
        determined=tuple(determined),
    )
    return result.model_copy(update={"problems": tuple(problems_of(table, grid, result))})


def _with_strict(located: list[Located], strict: list[Located]) -> list[Located]:
    """``located``, and what ``strict`` finds besides."""
    taken = {(e.relation, e.target) for one in located for e in one.equations}
    return located + [one for one in strict if not any((e.relation, e.target) in taken for e in one.equations)]


def _all_or_none(faults: list[Fault], cells: list[tuple[Located, int]], failing: list[Equation]) -> list[Fault]:
    """``faults`` without the repairs after which a relation nearby would go on failing.

    Two misread cells can look like one in a third place; where every failing relation of a neighbourhood is settled
    by a repair, that has not been seen to happen.
    """
    settled = {
        (e.relation, e.target)
        for fault, (one, _) in zip(faults, cells, strict=True)
        if fault.repair is not None
        for e in one.equations
    }
    unsettled = {
        (e.relation, e.target)
        for component in connected(failing)
        if any((e.relation, e.target) not in settled for e in component)
        for e in component
    }
    reason = "another figure around it is wrong too"
    return [
        fault.model_copy(update={"repair": None, "reason": reason})
        if fault.repair is not None and any((e.relation, e.target) in unsettled for e in one.equations)
        else fault
        for fault, (one, _) in zip(faults, cells, strict=True)
    ]


def _claimed(
    grid: Grid, found: list[tuple[Grid, Tried, Direction]], equations: list[Equation], blamed: set[Key]
) -> set[Key]:
    """Failing equations of which it is said that they ought to close (by their key).

    One that a located cell explains; one that misses by little; one whose place closes another relation of the same
    direction, so that it is a place where figures are added. The rest are columns of averages and the like.
    """
    additive: set[tuple[Direction, int]] = set()
    for equation in equations:
        direction = found[equation.relation][2]
        if equation.closes and len(equation.coefficients) > 2:
            additive.add((direction, _place_of(equation, direction)))
    claimed = set(blamed)
    for equation in equations:
        key = (equation.relation, equation.target)
        if equation.closes or key in claimed:
            continue
        _, tried, direction = found[equation.relation]
        printed = float(grid.values[equation.target])
        near = eq.is_near_miss(equation.residual, printed, printed - equation.residual)
        if near or (
            (direction, _place_of(equation, direction)) in additive
            and named_for(found[equation.relation][0], tried.trial)
        ):
            claimed.add(key)
    return claimed - (_totals_of_more(grid, equations) - blamed)


TOTALS_OF_MORE = 3
"""Totals of one relation that are all more than their parts: what they add up is not all shown (“later years”)."""


def _totals_of_more(grid: Grid, equations: list[Equation]) -> set[Key]:
    """Failing equations of a relation whose printed totals are several times more than their parts, and never less.

    Misprints and misreadings fall to either side. What was recognised from an image is left in doubt all the same.
    """
    failing: dict[int, list[Equation]] = defaultdict(list)
    for equation in equations:
        if not equation.closes:
            failing[equation.relation].append(equation)
    keys: set[Key] = set()
    for relation, of_it in failing.items():
        printed = [float(grid.values[e.target]) for e in of_it]
        more = [abs(value) > abs(value - e.residual) for value, e in zip(printed, of_it, strict=True)]
        if len(of_it) >= TOTALS_OF_MORE and all(more) and not any(grid.ocr[e.target] for e in of_it):
            keys |= {(relation, e.target) for e in of_it}
    return keys


def _place_of(equation: Equation, direction: Direction) -> int:
    return equation.target[1] if direction == "down" else equation.target[0]


def _unlocated(grid: Grid, failing: list[Equation], equations: list[Equation]) -> list[Fault]:
    around: dict[Place, list[Equation]] = defaultdict(list)
    if failing:
        for equation in equations:
            for place in equation.coefficients:
                around[place].append(equation)
    return [
        Fault(
            residuals=(equation.residual,),
            relations=(equation.relation,),
            candidates=tuple(single_candidates(grid, equation, around)),
            reason="the cell at fault cannot be told from the figures",
        )
        for equation in failing
    ]


def _relations(
    found: list[tuple[Grid, Tried, Direction]], equations: list[Equation], claimed: set[Key]
) -> list[Relation]:
    places: dict[int, set[int]] = defaultdict(set)
    for equation in equations:
        if (equation.relation, equation.target) in claimed:
            places[equation.relation].add(_place_of(equation, found[equation.relation][2]))
    relations = []
    for i, (grid, tried, direction) in enumerate(found):
        closings = eq.closings_of(grid, tried, direction, claimed=places[i])
        relations.append(eq.relation_of_sum(grid, tried, direction, closings))
    return relations


def _ratio_relations(grid: Grid, turned: Grid, found: list[tuple[Grid, Tried, Direction]]) -> list[Relation]:
    relations = []
    rows = frozenset(tried.trial.target for _, tried, direction in found if direction == "down")
    columns = frozenset(tried.trial.target for _, tried, direction in found if direction == "across")
    sides: tuple[tuple[Grid, Direction, frozenset[int], frozenset[int]], ...] = (
        (grid, "down", rows, columns),
        (turned, "across", columns, rows),
    )
    for side, direction, totals, places in sides:
        for tried in find_ratios(side, totals=totals, total_places=places):
            closings = eq.closings_of(side, tried, direction, claimed=_claimed_ratios(tried))
            relations.append(eq.relation_of_ratio(side, tried, direction, closings))
        for average in find_averages(side, totals=totals):
            closings = eq.closings_of(side, average, direction, claimed=_claimed_ratios(average))
            relations.append(eq.relation_of_average(side, average, direction, closings))
    return relations


def _claimed_ratios(tried: RatioTried | AverageTried) -> set[int]:
    """Failing places of a ratio or average that closes nearly everywhere."""
    holds, fails = int(tried.closes.sum()), np.flatnonzero(tried.fails)
    return {int(place) for place in fails} if holds >= 3 * len(fails) else set()


def _for_the_table(table: Table, lines: tuple[Convention, ...]) -> bool | None:
    stated = signs.stated_in(table)
    if stated is not None:
        return stated.deficit_positive
    said = {line.deficit_positive for line in lines if line.deficit_positive is not None}
    return said.pop() if len(said) == 1 else None
