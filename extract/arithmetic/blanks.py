"""What blank or unreadable cells must hold, by the relations they stand in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .faults import Equation, Located, Place
from .findings import Determined
from .grid import Grid

Unknown = tuple[Place, float, float, int]
"""A blank or unreadable cell, the value and tolerance that an equation gives it, and the equation's relation."""


def with_blanks(equations: Sequence[Equation], blanks: Mapping[Place, Unknown]) -> tuple[list[Equation], list[Unknown]]:
    """``equations``, those closed that fail only for parts left ``blank``, and the blanks that closed them."""
    completed, used = [], []
    for equation in equations:
        missing = [] if equation.closes else [place for place in equation.coefficients if place in blanks]
        residual = equation.residual + sum(equation.coefficients[place] * blanks[place][1] for place in missing)
        if missing and abs(residual) <= equation.tolerance:
            completed.append(replace(equation, residual=residual, closes=True))
            used += [blanks[place] for place in missing]
        else:
            completed.append(equation)
    return completed, used


def determine(grid: Grid, unknowns: Sequence[Unknown]) -> list[Determined]:
    """Values of blank or unreadable cells, from every equation that gives one.

    Where two equations disagree the cell is left alone.
    """
    by_place: dict[Place, list[tuple[float, float, int]]] = defaultdict(list)
    for place, value, tolerance, relation in unknowns:
        by_place[place].append((value, tolerance, relation))
    found = []
    for place, given in by_place.items():
        low = max(value - tolerance for value, tolerance, _ in given)
        high = min(value + tolerance for value, tolerance, _ in given)
        if low > high:
            continue
        best = min(given, key=lambda one: one[1])
        found.append(
            Determined(
                row=grid.rows[place[0]],
                column=grid.columns[place[1]],
                value=best[0],
                tolerance=best[1],
                relations=tuple(relation for _, _, relation in given),
            )
        )
    return found


def determined_by(grid: Grid, located: Located, index: int) -> Determined:
    """What the ``index``-th cell of ``located``, which is blank, must hold."""
    place, (low, high) = located.places[index], located.changes[index]
    return Determined(
        row=grid.rows[place[0]],
        column=grid.columns[place[1]],
        value=(low + high) / 2,
        tolerance=(high - low) / 2,
        relations=tuple(e.relation for e in located.equations if place in e.coefficients),
    )
