"""What arithmetic found in a table, put to a person: problem records with names, numbers and what to do."""

import numpy as np

from ...schema.problems import Problem
from ...schema.record import Box
from ...schema.tables import Table
from .findings import Fault, TableArithmetic
from .grid import Grid


def problems_of(table: Table, grid: Grid, result: TableArithmetic) -> list[Problem]:
    problems = []
    for fault in result.faults:
        problems.append(_fault_problem(table, grid, result, fault))
    for cell in result.determined:
        page, box = _where(table, cell.row, cell.column)
        problems.append(
            Problem(
                code="determined-by-the-others",
                message=(
                    f"{_name(grid, cell.row, cell.column)} {_missing(table, cell.row, cell.column)}; "
                    f"for the table to add up it must be {_figure(cell.value)}"
                    + (
                        f" (give or take {_figure(cell.tolerance)})."
                        if cell.tolerance >= 1e-6 * abs(cell.value)
                        else "."
                    )
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
        likely = "; ".join(
            f"“{c.printed}” for “{c.text}” ({_name(grid, c.row, c.column)})" for c in fault.candidates[:4]
        )
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
    if not grid.contradicted:
        return []
    row, column = np.unravel_index(int(np.argmax(np.abs(grid.values))), grid.values.shape)
    page, box = _where(table, grid.rows[row], grid.columns[column])
    return [
        Problem(
            code="scale-contradiction",
            message=(
                f"The headings say “{table.unit_note or grid.column_labels[column]}”, but “{grid.texts[row][column]}” "
                "in that unit is more than any council has: the figures were taken in pounds."
            ),
            cure="Compare with another table of the paper.",
            page=page,
            box=box,
            evidence=table.unit_note,
        )
    ]


def _missing(table: Table, row: int, column: int) -> str:
    return "cannot be read" if _text(table, row, column).strip() else "is blank"


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
