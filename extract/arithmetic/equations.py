"""Relations found in either direction, brought to cells: equations that close or fail, and cells they determine."""

from collections.abc import Sequence

import numpy as np

from .averages import AverageTried
from .blanks import Unknown
from .faults import Equation, Place
from .findings import Closing, Direction, Outcome, Relation, Term
from .grid import Grid
from .ratios import RatioTried
from .trials import Tried

NEAR_MISS = 0.1
"""Share of the total by which a sum may miss and still be meant as a sum. A column of averages under a row of totals
misses by about the number of its lines; a slip in one digit but the first by less than a tenth."""


def equations_of(tried: Tried, direction: Direction, relation: int) -> list[Equation]:
    """One equation for each place where ``tried`` (found on ``grid``, turned for ``across``) can be tried."""
    equations = []
    residual, closes = tried.residual, tried.closes
    for place in np.flatnonzero(tried.valid):
        equations.append(
            Equation(
                relation=relation,
                target=_cell(direction, tried.trial.target, int(place)),
                coefficients=_coefficients(tried, direction, int(place)),
                residual=float(residual[place]),
                tolerance=float(tried.tolerance[place]),
                closes=bool(closes[place]),
                parts=int(np.count_nonzero(tried.terms[:, place])),
                unit=float(tried.units[place]),
                deviation=float(tried.deviation[place]),
                dust=float(tried.dust[place]),
            )
        )
    return equations


def _cell(direction: Direction, line: int, place: int) -> Place:
    return (line, place) if direction == "down" else (place, line)


def _coefficients(tried: Tried, direction: Direction, place: int) -> dict[Place, int]:
    trial = tried.trial
    coefficients = {_cell(direction, trial.target, place): 1}
    before = place - 1
    for line, sign in zip(trial.lines, trial.signs, strict=True):
        at = before if trial.shift else place
        if at >= 0:
            coefficients[_cell(direction, line, at)] = -sign
    if trial.carry and before >= 0:
        coefficients[_cell(direction, trial.target, before)] = -1
    return coefficients


def unknowns_of(grid: Grid, tried: Tried, direction: Direction, relation: int) -> list[Unknown]:
    """Cells that could not be read and that ``tried`` determines; ``grid`` is the one it was found on."""
    found = []
    trial = tried.trial
    if trial.shift:
        return []
    lines = np.array([trial.target, *trial.lines])
    unreadable = grid.unreadable[lines]
    for place in np.flatnonzero(unreadable.sum(axis=0) == 1):
        missing = int(np.flatnonzero(unreadable[:, place])[0])
        if missing and not grid.known[trial.target, place]:
            continue
        if trial.carry and place > 0 and not grid.known[trial.target, place - 1]:
            continue
        residual, tolerance = float(tried.residual[place]), float(tried.tolerance[place])
        # A missing term was counted as 0: what is left over is the term, under its sign; a missing total is the sum.
        value = float(tried.expected[place]) if missing == 0 else residual * trial.signs[missing - 1]
        found.append((_cell(direction, int(lines[missing]), int(place)), value, tolerance, relation))
    return found


def totals_not_printed(found: Sequence[tuple[Grid, Tried, Direction]]) -> dict[Place, Unknown]:
    """Blank cells that are the result of a relation of which everything else is printed."""
    blanks: dict[Place, Unknown] = {}
    for relation, (grid, tried, direction) in enumerate(found):
        trial = tried.trial
        if trial.carry or trial.shift:
            continue
        lines = np.array(trial.lines, dtype=np.intp)
        blank = ~grid.known[trial.target] & ~grid.unreadable[trial.target] & grid.known[lines].all(axis=0)
        for place in np.flatnonzero(blank):
            cell = _cell(direction, trial.target, int(place))
            blanks[cell] = (cell, float(tried.expected[place]), float(tried.tolerance[place]), relation)
    return blanks


def closings_of(
    grid: Grid, tried: Tried | RatioTried | AverageTried, direction: Direction, *, claimed: set[int]
) -> tuple[Closing, ...]:
    """What ``tried`` gave in each place, as records; a failing place outside ``claimed`` is not additive."""
    closings = []
    for place in np.flatnonzero(tried.valid):
        row, column = _cell(direction, tried.trial.target, int(place))
        across = direction == "across"
        closings.append(
            Closing(
                place=grid.columns[place],
                row=(grid.columns if across else grid.rows)[row],
                column=(grid.rows if across else grid.columns)[column],
                printed=float(tried.printed[place]),
                expected=float(tried.expected[place]),
                tolerance=float(tried.tolerance[place]),
                outcome=_outcome(tried, int(place), claimed),
            )
        )
    return tuple(closings)


def _outcome(tried: Tried | RatioTried | AverageTried, place: int, claimed: set[int]) -> Outcome:
    if place in claimed:
        return "fails"
    if not tried.closes[place]:
        return "not additive"
    if not isinstance(tried, Tried):
        return "closes"
    exact = abs(float(tried.residual[place])) <= 1e-9 * max(1.0, float(np.abs(tried.terms[:, place]).sum()))
    return "closes" if exact else "within rounding"


def is_near_miss(equation_residual: float, printed: float, expected: float) -> bool:
    return abs(equation_residual) <= NEAR_MISS * max(abs(printed), abs(expected))


def relation_of_sum(grid: Grid, tried: Tried, direction: Direction, closings: tuple[Closing, ...]) -> Relation:
    trial = tried.trial
    terms = [
        Term(line=grid.rows[line], sign=1 if sign > 0 else -1, previous=trial.shift)
        for line, sign in zip(trial.lines, trial.signs, strict=True)
    ]
    if trial.carry:
        terms.append(Term(line=grid.rows[trial.target], sign=1, previous=True))
    return Relation(
        kind=trial.kind,
        direction=direction,
        target=grid.rows[trial.target],
        terms=tuple(terms),
        closings=closings,
        surprise=round(tried.bits, 1),
        sentence=f"{grid.row_labels[trial.target]} = {_sum_in_words(grid, tried)}{_tally(closings, direction)}",
    )


def _sum_in_words(grid: Grid, tried: Tried) -> str:
    trial = tried.trial
    names = [grid.row_labels[line] for line in trial.lines]
    if trial.shift:
        return f"{names[0]} one place before"
    pieces = []
    if trial.carry:
        pieces.append(f"{grid.row_labels[trial.target]} one place before")
    if len(names) > 4 and len(set(trial.signs)) == 1:
        pieces.append(f"{'−' if trial.signs[0] < 0 else ''}the {len(names)} lines {names[0]} to {names[-1]}")
        return " + ".join(pieces)
    text = " + ".join(pieces)
    for name, sign in zip(names, trial.signs, strict=True):
        if text:
            text += f" {'+' if sign > 0 else '−'} {name}"
        else:
            text = name if sign > 0 else f"−{name}"
    return text


def relation_of_ratio(grid: Grid, tried: RatioTried, direction: Direction, closings: tuple[Closing, ...]) -> Relation:
    trial = tried.trial
    terms = [Term(line=grid.rows[trial.part])]
    if trial.whole != trial.part:
        terms.append(Term(line=grid.rows[trial.whole]))
    elif trial.previous:
        terms.append(Term(line=grid.rows[trial.part], previous=True))
    part, whole = grid.row_labels[trial.part], grid.row_labels[trial.whole]
    base = grid.column_labels[trial.base_place] if trial.base_place is not None else ""
    match trial.kind:
        case "percentage of":
            words = f"{part} as a percentage of " + (base or whole)
        case "percentage difference":
            words = f"{part} over {whole} in per cent"
        case "year-on-year change":
            words = f"change of {part} on the place before in per cent"
        case "change since":
            words = f"change of {part} since {base} in per cent"
        case _:
            words = f"{part} ÷ {whole}" + (f" × {trial.multiplier:,.0f}" if trial.multiplier != 1 else "")
    return Relation(
        kind=trial.kind,
        direction=direction,
        target=grid.rows[trial.target],
        terms=tuple(terms),
        multiplier=trial.multiplier,
        closings=closings,
        surprise=round(tried.bits, 1),
        sentence=f"{grid.row_labels[trial.target]} = {words}{_tally(closings, direction)}",
    )


def relation_of_average(
    grid: Grid, tried: AverageTried, direction: Direction, closings: tuple[Closing, ...]
) -> Relation:
    lines = tried.trial.lines
    first, last = grid.row_labels[lines[0]], grid.row_labels[lines[-1]]
    return Relation(
        kind="average",
        direction=direction,
        target=grid.rows[tried.trial.target],
        terms=tuple(Term(line=grid.rows[line]) for line in lines),
        closings=closings,
        surprise=round(tried.bits, 1),
        sentence=(
            f"{grid.row_labels[tried.trial.target]} = average of the {len(lines)} lines {first} to {last}"
            f"{_tally(closings, direction)}"
        ),
    )


def _tally(closings: tuple[Closing, ...], direction: Direction) -> str:
    tried = [closing for closing in closings if closing.outcome != "not additive"]
    holds = sum(closing.holds for closing in tried)
    places = "column" if direction == "down" else "row"
    return f" (in {holds} of {len(tried)} {places}{'s' if len(tried) != 1 else ''})"
