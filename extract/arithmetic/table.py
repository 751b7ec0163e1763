"""What the figures of one table say of each other: the way from a Table to its TableArithmetic."""

from collections import defaultdict

import numpy as np

from ...schema.problems import Problem
from ...schema.record import Box
from ...schema.tables import Table
from . import conventions as signs
from . import equations as eq
from .faults import Equation, Place, determine, fault_of, locate, single_candidates
from .findings import Direction, Fault, Relation, TableArithmetic
from .grid import Grid, number_grid
from .ratios import RatioTried, find_ratios
from .sums import find_sums
from .trials import Tried, named_for

LARGEST = 20_000
"""Cells of a table that is still checked; beyond it is a data dump, and the search would cost more than reading it."""
MILLIONS_PRINTED_WHOLE = 1_000_000
"""A whole number this large under “£m” is pounds: no council has a thousand billion."""


def check_table(table: Table) -> TableArithmetic:
    """Relations, conventions, faults and problems of ``table``. Pure; nothing found gives an empty record."""
    grid = number_grid(table)
    if grid is None or grid.values.size > LARGEST:
        return TableArithmetic(table_number=table.number)
    turned = grid.turned()
    found: list[tuple[Grid, Tried, Direction]] = [(grid, tried, "down") for tried in find_sums(grid)]
    found += [(turned, tried, "across") for tried in find_sums(turned)]
    equations = [e for i, (g, tried, d) in enumerate(found) for e in eq.equations_of(g, tried, d, i)]
    located, unexplained = locate(grid, equations)
    blamed = {id(e) for one in located if one.certain for e in one.equations}
    claimed = _claimed(grid, found, equations, blamed)
    faults = [
        fault_of(grid, one, i)
        for one in located
        if one.certain or all(id(e) in claimed for e in one.equations)
        for i in range(len(one.places))
    ]
    faults += _unlocated(grid, [e for e in unexplained if id(e) in claimed], equations)
    relations = _relations(found, equations, claimed)
    relations += _ratio_relations(grid, turned, found)
    unknowns = [u for i, (g, tried, d) in enumerate(found) for u in eq.unknowns_of(g, tried, d, i)]
    determined = determine(grid, unknowns)
    lines = signs.find_conventions(grid, relations, table)
    deficit_positive, evidence = _for_the_table(table, lines)
    result = TableArithmetic(
        table_number=table.number,
        relations=tuple(relations),
        deficit_positive=deficit_positive,
        deficit_evidence=evidence,
        brackets="negative" if signs.brackets_meaning(grid, relations) else "",
        conventions=lines,
        faults=tuple(faults),
        determined=tuple(determined),
    )
    return result.model_copy(update={"problems": tuple(_problems(table, grid, result))})


def _claimed(
    grid: Grid, found: list[tuple[Grid, Tried, Direction]], equations: list[Equation], blamed: set[int]
) -> set[int]:
    """Failing equations of which it is said that they ought to close (by ``id``).

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
        if equation.closes or id(equation) in claimed:
            continue
        _, tried, direction = found[equation.relation]
        printed = float(grid.values[equation.target])
        near = eq.is_near_miss(equation.residual, printed, printed - equation.residual)
        if near or ((direction, _place_of(equation, direction)) in additive and named_for(found[equation.relation][0], tried.trial)):
            claimed.add(id(equation))
    return claimed


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
    found: list[tuple[Grid, Tried, Direction]], equations: list[Equation], claimed: set[int]
) -> list[Relation]:
    places: dict[int, set[int]] = defaultdict(set)
    for equation in equations:
        if id(equation) in claimed:
            places[equation.relation].add(_place_of(equation, found[equation.relation][2]))
    relations = []
    for i, (grid, tried, direction) in enumerate(found):
        closings = eq.closings_of(grid, tried, direction, claimed=places[i])
        relations.append(eq.relation_of_sum(grid, tried, direction, closings))
    return relations


def _ratio_relations(
    grid: Grid, turned: Grid, found: list[tuple[Grid, Tried, Direction]]
) -> list[Relation]:
    relations = []
    rows = frozenset(tried.trial.target for _, tried, direction in found if direction == "down")
    columns = frozenset(tried.trial.target for _, tried, direction in found if direction == "across")
    for side, direction, totals, places in ((grid, "down", rows, columns), (turned, "across", columns, rows)):
        for tried in find_ratios(side, totals=totals, total_places=places):
            way: Direction = "down" if direction == "down" else "across"
            closings = eq.closings_of(side, tried, way, claimed=_claimed_ratios(tried))
            relations.append(eq.relation_of_ratio(side, tried, way, closings))
    return relations


def _claimed_ratios(tried: RatioTried) -> set[int]:
    """Failing places of a ratio that closes nearly everywhere."""
    holds, fails = int(tried.closes.sum()), np.flatnonzero(tried.fails)
    return {int(place) for place in fails} if holds >= 3 * len(fails) else set()


def _for_the_table(table: Table, lines: tuple[signs.Convention, ...]) -> tuple[bool | None, str]:
    stated = signs.stated_in(table)
    if stated is not None:
        return stated.deficit_positive, stated.reason
    said = [line for line in lines if line.deficit_positive is not None]
    if said and len({line.deficit_positive for line in said}) == 1:
        return said[0].deficit_positive, said[0].reason
    return None, ""


def _problems(table: Table, grid: Grid, result: TableArithmetic) -> list[Problem]:
    problems = []
    for fault in result.faults:
        problems.append(_fault_problem(table, grid, result, fault))
    for cell in result.determined:
        page, box = _where(table, cell.row, cell.column)
        problems.append(
            Problem(
                code="determined-by-the-others",
                message=(
                    f"{_name(grid, cell.row, cell.column)} cannot be read; for the table to add up it must be "
                    f"{_figure(cell.value)}"
                    + (f" (give or take {_figure(cell.tolerance)})." if cell.tolerance >= 1e-6 * abs(cell.value) else ".")
                ),
                cure="Look at the page and enter the figure by hand if it is so.",
                severity="note",
                page=page,
                box=box,
                evidence=_text(table, cell.row, cell.column),
            )
        )
    for relation in result.relations:
        if relation.kind in ("sum", "difference", "running balance"):
            continue
        for closing in relation.closings:
            if closing.outcome == "fails":
                page, box = _where(table, closing.row, closing.column)
                problems.append(
                    Problem(
                        code="does-not-follow",
                        message=(
                            f"{_name(grid, closing.row, closing.column)} is printed {closing.printed:g}; the figures "
                            f"beside it give {closing.expected:.1f} ({relation.sentence})."
                        ),
                        severity="note",
                        page=page,
                        box=box,
                        evidence=_text(table, closing.row, closing.column),
                    )
                )
    problems += _scale_problems(table, grid)
    return problems


def _fault_problem(table: Table, grid: Grid, result: TableArithmetic, fault: Fault) -> Problem:
    relation = result.relations[fault.relations[0]]
    if fault.row is None or fault.column is None:
        closing = next(c for c in relation.closings if c.outcome == "fails" and c.residual == fault.residuals[0])
        page, box = _where(table, closing.row, closing.column)
        likely = "; ".join(f"“{c.printed}” for “{c.text}” ({_name(grid, c.row, c.column)})" for c in fault.candidates[:4])
        return Problem(
            code="does-not-add-up",
            message=(
                f"{_name(grid, closing.row, closing.column)} is printed {_figure(closing.printed)}, its parts give "
                f"{_figure(closing.expected)}: {_figure(abs(closing.residual))} "
                f"{'too much' if closing.residual > 0 else 'too little'} ({relation.sentence})."
                + (f" It would close with {likely}." if likely else "")
            ),
            cure="Compare with the page: either the paper itself is out or a figure was misread.",
            page=page,
            box=box,
            evidence=_text(table, closing.row, closing.column),
        )
    page, box = _where(table, fault.row, fault.column)
    printed = _text(table, fault.row, fault.column)
    if fault.repair is not None:
        return Problem(
            code="repaired",
            message=(
                f"{_name(grid, fault.row, fault.column)} was read “{printed}” and taken as “{fault.repair.text}”: "
                f"{fault.reason}."
            ),
            cure="Compare with the page; a correction by hand wins over the repair.",
            severity="note",
            page=page,
            box=box,
            evidence=printed,
        )
    choices = ", ".join(c.text or _figure(c.value) for c in fault.candidates[:4])
    return Problem(
        code="does-not-add-up",
        message=(
            f"{_name(grid, fault.row, fault.column)} is “{printed}”, which leaves "
            f"{' and '.join(_figure(abs(r)) for r in fault.residuals[:3])} over; the table would close with {choices}. "
            f"Nothing was changed: {fault.reason}."
        ),
        cure="Compare with the page: either the paper itself is out or the figure was misread.",
        page=page,
        box=box,
        evidence=printed,
    )


def _scale_problems(table: Table, grid: Grid) -> list[Problem]:
    largest = float(np.max(np.abs(grid.values)))
    if largest < MILLIONS_PRINTED_WHOLE * 1_000_000:
        return []
    row, column = np.unravel_index(int(np.argmax(np.abs(grid.values))), grid.values.shape)
    page, box = _where(table, grid.rows[row], grid.columns[column])
    return [
        Problem(
            code="scale-contradiction",
            message=(
                f"The table says “{table.unit_note}”, but “{grid.texts[row][column]}” in that unit would be "
                f"{_figure(largest)}: the figures are in a smaller unit than stated."
            ),
            cure="Take the figures in pounds unless another table of the paper says otherwise.",
            page=page,
            box=box,
            evidence=table.unit_note,
        )
    ]


def _name(grid: Grid, row: int, column: int) -> str:
    label = grid.row_labels[grid.rows.index(row)] if row in grid.rows else f"row {row + 1}"
    heading = grid.column_labels[grid.columns.index(column)] if column in grid.columns else f"column {column + 1}"
    return f"{label}, {heading}"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value - round(value)) < 1e-6 else f"{value:,.2f}"


def _cell_at(table: Table, row: int, column: int) -> tuple[str, int, Box | None]:
    for cell in table.cells:
        if cell.row == row and cell.column == column:
            return cell.text, cell.page, cell.box
    return "", table.page, None


def _text(table: Table, row: int, column: int) -> str:
    return _cell_at(table, row, column)[0]


def _where(table: Table, row: int, column: int) -> tuple[int, Box | None]:
    _, page, box = _cell_at(table, row, column)
    return page, box
