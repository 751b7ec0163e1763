"""What a cell at fault may have been, and whether one reading is so much likelier that it is taken."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from ...schema.quantity import scaled
from .evidence import rounding_likelihood
from .faults import Equation, Located, Place, change_allowed
from .findings import Candidate, Fault
from .grid import Grid
from .misreadings import Style, decimals_of, own_value, prints_commas, readings

MOST_CANDIDATES = 8


def fault_of(grid: Grid, located: Located, index: int, *, exact_bits: float, unexplained: Sequence[Equation]) -> Fault:
    """The fault at the ``index``-th cell of ``located``, with its repair where one is certain.

    ``exact_bits`` is what :func:`exactness` says of the table; ``unexplained`` are equations that go on failing: where
    one touches the relations of the cell, more is wrong than one change can put right.
    """
    place, (low, high) = located.places[index], located.changes[index]
    held = [e for e in located.equations if place in e.coefficients]
    changes = [(_changes(grid, located, index, c), c) for c in candidates_at(grid, place, low, high)]
    weighed = sorted(((_weight(c, made, held, exact_bits), c) for made, c in changes), key=lambda pair: -pair[0])
    candidates = [candidate for _, candidate in weighed]
    settles_all = len(located.places) == len(_changes(grid, located, index, candidates[0]))
    odds = weighed[0][0] / sum(w for w, _ in weighed[1:]) if len(weighed) > 1 and weighed[1][0] else math.inf
    repair = None
    if not grid.ocr[place]:
        reason = "the paper prints it so: only what was recognised from an image is ever repaired"
    elif any(e.coefficients.keys() & other.coefficients.keys() for e in held for other in unexplained):
        reason = "another figure around it is wrong too"
    elif not located.certain:
        reason = "only one relation speaks of the cell"
    elif not settles_all:
        reason = "several figures must be wrong together"
    elif candidates[0].misreading and weighed[0][0] > 0 and odds >= REPAIR_ODDS:
        repair = candidates[0]
        reason = f"{repair.misreading}: the one change that makes {_number(len(held))} relations close"
    elif len(candidates) > 1:
        reason = "more than one reading would do"
    else:
        reason = "no usual misreading gives the figure that is wanted"
    cell = grid.cells.get(place)
    return Fault(
        row=cell.row if cell else grid.rows[place[0]],
        column=cell.column if cell else grid.columns[place[1]],
        residuals=tuple(e.residual for e in held),
        relations=tuple(e.relation for e in held),
        candidates=tuple(candidates[:MOST_CANDIDATES]),
        repair=repair,
        reason=reason,
    )


REPAIR_ODDS = 1000.0
"""Odds at which the best candidate is taken. Among tables whose every figure was rounded on its own, where a digit
misread unusually in the last place cannot be told from a usual misreading, three tables in 100,000 are then repaired
falsely; at 150 seven in a hundred more are repaired, and 16 in 100,000 falsely."""


def _changes(grid: Grid, located: Located, index: int, candidate: Candidate) -> dict[Place, float]:
    """What changes if the cell was ``candidate``: the cell, and the blank beside it where two columns were joined."""
    place = located.places[index]
    changes = {place: candidate.value - float(grid.values[place])}
    if len(located.places) != 2 or candidate.misreading != "columns joined" or "." in candidate.printed:
        return changes
    beside = located.places[1 - index]
    if grid.known[beside] or beside[0] != place[0] or abs(beside[1] - place[1]) != 1:
        return changes
    digits, part = (re.sub(r"\D", "", text) for text in (candidate.printed, candidate.text))
    rest = digits.removeprefix(part) if beside[1] > place[1] else digits.removesuffix(part)
    low, high = located.changes[1 - index]
    if rest not in ("", digits) and low <= (other := int(rest) * float(grid.scale[beside])) <= high:
        changes[beside] = other
    return changes


def _weight(candidate: Candidate, changes: dict[Place, float], held: Sequence[Equation], exact_bits: float) -> float:
    """Likelihood of ``candidate``: how usual the misreading is, and how well each equation closes after ``changes``.

    The table's totals are sums of the printed figures, then nothing may be left over, or were rounded on their own;
    ``exact_bits`` are the odds of the first.
    """
    left = [e.residual + sum(e.coefficients.get(place, 0) * by for place, by in changes.items()) for e in held]
    rounding = math.prod(_left_by_rounding(over, e) for over, e in zip(left, held, strict=True))
    closes = all(abs(over) <= max(e.dust, 1e-6 * e.unit) for over, e in zip(left, held, strict=True))
    exact = 0.0 if math.isinf(exact_bits) else 2.0 ** min(exact_bits, 60.0)
    return candidate.likelihood * (exact * closes + rounding) / (exact + 1)


def _left_by_rounding(left: float, equation: Equation) -> float:
    """Chance that rounding leaves ``left`` between result and parts."""
    if equation.tolerance <= equation.dust or equation.deviation == 0:
        return float(abs(left) <= max(equation.tolerance, 1e-6 * equation.unit))
    return rounding_likelihood(left / equation.unit, deviation=equation.deviation / equation.unit)


def _number(n: int) -> str:
    return {1: "one", 2: "two", 3: "three", 4: "four"}.get(n, str(n))


def candidates_at(grid: Grid, place: Place, low: float, high: float) -> list[Candidate]:
    """What the cell at ``place`` may have been, if its value is to change by ``low`` to ``high``.

    Usual misreadings first. Where rounding leaves room, any single digit that would fit is a candidate too, so that
    a usual misreading is alone only if nothing else as simple would do; where nothing fits, the value that is wanted.
    """
    text = grid.texts[place[0]][place[1]]
    own, value = own_value(text), float(grid.values[place])
    middle = value + (low + high) / 2
    cell = grid.cells.get(place)
    row, column = (cell.row, cell.column) if cell else (grid.rows[place[0]], grid.columns[place[1]])
    if own is None:
        return [Candidate(row=row, column=column, printed=text, value=middle)]
    scale = float(grid.scale[place])
    dust = 1e-9 * max(abs(value), abs(middle), 1.0)
    found: dict[float, Candidate] = {}
    for reading in readings(text, style=_style_around(grid, place), neighbour_blank=_neighbour_blank(grid, place)):
        wanted = scaled(reading.value, scale, decimals_of(reading.text))
        if value + low - dust <= wanted <= value + high + dust:
            found.setdefault(
                round(wanted, 6),
                Candidate(
                    row=row,
                    column=column,
                    printed=text,
                    value=wanted,
                    text=reading.text,
                    misreading=reading.misreading,
                    likelihood=reading.likelihood,
                ),
            )
    if not found:
        return [Candidate(row=row, column=column, printed=text, value=middle)]
    return sorted(found.values(), key=lambda candidate: (not candidate.misreading, abs(candidate.value - middle)))


def _neighbour_blank(grid: Grid, place: Place) -> bool:
    row, column = place
    return any(0 <= beside < len(grid.columns) and not grid.known[row, beside] for beside in (column - 1, column + 1))


MOST_ALIKE = 0.8
"""Share of a column's numbers whose decimal places are the column's; the others may be misread themselves."""


def _style_around(grid: Grid, place: Place) -> Style:
    """How the other numbers of the table are printed: decimal places by column, commas anywhere."""
    text = grid.texts[place[0]][place[1]]
    places = grid.decimals_printed[place[1]] - Counter([decimals_of(text)])
    usual = places.most_common(1)
    commas = grid.commas_printed - Counter([prints_commas(text)])
    return Style(
        decimals=usual[0][0] if usual and usual[0][1] >= MOST_ALIKE * places.total() else None,
        commas=None if commas[True] and commas[False] else True if commas[True] else False if commas[False] else None,
    )


def single_candidates(grid: Grid, equation: Equation, around: dict[Place, list[Equation]]) -> list[Candidate]:
    """For a failing equation with no cell located: the cells that a usual misreading would put right."""
    found = []
    for place in equation.coefficients:
        interval = change_allowed(place, around[place])
        if interval is None:
            continue
        found += [c for c in candidates_at(grid, place, *interval) if c.misreading]
    return found[:MOST_CANDIDATES]
