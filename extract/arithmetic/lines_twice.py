"""Lines that a paper prints twice: the same number in one year, almost the same in another."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...schema.problems import Problem
from ...schema.tables import Cell, Table
from .grid import Grid, number_grid

YEAR = re.compile(r"\b(?:20)?\d\d\s?[/-]\s?(?:20)?(\d\d)\b|\b20(\d\d)\b")
SIGNIFICANT = 1000
"""Printed numbers below this recur by chance."""
MOST_ALIKE = 6
"""Lines with one number in one year; more is a number that everything shares."""
NEARLY = 0.01
"""Two lines that part by more are two scenarios, or two scopes, and no slip."""


@dataclass(frozen=True)
class Disagreement:
    """Two cells that ought to print one number."""

    one: Cell
    one_table: int
    other: Cell
    other_table: int
    problem: Problem


@dataclass(frozen=True)
class _Line:
    table: int
    label: str
    by_year: Mapping[str, tuple[float, float, Cell]]
    """For each year the value without its sign, half a unit of its last place, and the cell."""


def lines_that_disagree(tables: Sequence[Table]) -> list[Disagreement]:
    """Pairs of rows in different tables with equal figures for one year and figures within 1% for another."""
    lines = [line for table in tables if _names_two_years(table) for line in _lines(table, number_grid(table))]
    places: dict[tuple[str, float], list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        for year, (value, half, _) in line.by_year.items():
            if value >= SIGNIFICANT * 2 * half:
                places[(year, value)].append(i)
    pairs = {
        (i, j)
        for found in places.values()
        if len(found) < MOST_ALIKE
        for i in found
        for j in found
        if lines[i].table < lines[j].table
    }
    found = [d for i, j in sorted(pairs) for d in _compare(lines[i], lines[j])]
    # A line is often printed again as the first of the next table: once is enough.
    return list({(d.one_table, d.one.text, d.other_table, d.other.text): d for d in reversed(found)}.values())[::-1]


def _names_two_years(table: Table) -> bool:
    """Asked of the headings before the numbers are read, which costs more."""
    headings = {part for path in {cell.column_path for cell in table.cells} for part in path}
    headings |= {cell.text for cell in table.cells if cell.is_header}
    return len({_year(heading) for heading in headings} - {""}) > 1


def _lines(table: Table, grid: Grid | None) -> Iterator[_Line]:
    if grid is None:
        return
    years = [_year(heading) for heading in grid.column_labels]
    if len({year for year in years if year}) < 2:
        return
    for i, label in enumerate(grid.row_labels):
        by_year = {}
        for j, year in enumerate(years):
            if year and grid.known[i, j] and not grid.percent[i, j] and years.count(year) == 1:
                by_year[year] = (abs(float(grid.values[i, j])), float(grid.half[i, j]), grid.cells[i, j])
        if len(by_year) > 1:
            yield _Line(table.number, label, by_year)


def _year(heading: str) -> str:
    """The last year a heading names, two digits: “2023/24 - 2026/27 MTFS” ends in 27."""
    found = YEAR.findall(heading)
    return (found[-1][0] or found[-1][1]) if found else ""


def _compare(one: _Line, other: _Line) -> Iterator[Disagreement]:
    for year, (value, half, cell) in one.by_year.items():
        if year not in other.by_year:
            continue
        other_value, other_half, other_cell = other.by_year[year]
        apart = abs(value - other_value)
        if apart <= half + other_half + 1e-6 or apart > NEARLY * max(value, other_value):
            continue
        yield Disagreement(
            one=cell,
            one_table=one.table,
            other=other_cell,
            other_table=other.table,
            problem=Problem(
                code="printed-twice",
                message=(
                    f"“{one.label}” on page {cell.page} and “{other.label}” on page {other_cell.page} give the same "
                    f"figure in one year, but for {' › '.join(cell.column_path) or year} one prints {cell.text} and "
                    f"the other {other_cell.text}."
                ),
                cure="Read both tables: the paper gives two figures for what seems to be one thing.",
                severity="note",
                page=other_cell.page,
                box=other_cell.box,
                evidence=other_cell.text,
            ),
        )
