"""Which lines of a table are percentages, changes, averages or rates of others."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from . import labels
from .evidence import surprise
from .findings import RelationKind
from .grid import Floats, Grid
from .trials import Outcomes

UNNAMED_BITS = 10.0
NAMED_BITS = 3.0
MOST_FAILING = 0.34
"""Share of places that may fail: printed percentages are made from unrounded figures, a few differ."""
WIDEST = 30
"""Lines among which part and whole are looked for: all pairs of them are tried."""
RATE_MULTIPLIERS = (1.0, 1000.0, 10_000.0)
"""Unit costs, per thousand, per ten thousand children."""


@dataclass(frozen=True)
class Ratio:
    """A hypothesis: ``target`` is a ratio of ``part`` to ``whole`` (lines), or of a line to itself at another place."""

    kind: RelationKind
    target: int
    part: int
    whole: int
    multiplier: float
    base_place: int | None = None
    """The place whose value is the whole: the base year, the total's row."""
    previous: bool = False


@dataclass(frozen=True)
class RatioTried(Outcomes):
    """A percentage, change or rate with what it gave."""

    trial: Ratio


def find_ratios(grid: Grid, *, totals: frozenset[int], total_places: frozenset[int]) -> list[RatioTried]:
    """Percentages and rates down ``grid``; ``totals`` are the lines, ``total_places`` the places known to be sums."""
    found = []
    shares = grid.percent.sum(axis=1) * 2 > grid.known.sum(axis=1)
    amounts = [i for i in range(len(grid.rows)) if not shares[i] and grid.known[i].any()]
    years = [_year_of(heading) for heading in grid.column_labels] if shares.any() else []
    for target in range(len(grid.rows)):
        if not grid.known[target].any():
            continue
        label = grid.row_labels[target]
        if shares[target]:
            near = _nearest(amounts, target, totals)
            candidates = _percentages(target, near, total_places, base=_base_place(years, label))
            named = bool(labels.SHARE.search(label) or labels.CHANGE.search(label))
        elif labels.RATE.search(label):
            candidates = _rates(target, _nearest([a for a in amounts if a != target], target, totals))
            named = True
        else:
            continue
        best = _best(grid, list(candidates), named=named, totals=totals)
        if best is not None:
            found.append(best)
    return found


def _nearest(lines: list[int], target: int, totals: frozenset[int]) -> list[int]:
    """The lines nearest to ``target``, totals first."""
    return sorted(lines, key=lambda line: (line not in totals, abs(line - target)))[:WIDEST]


def _percentages(target: int, near: list[int], total_places: frozenset[int], *, base: int) -> Iterator[Ratio]:
    for part in near:
        for whole in near:
            if part != whole:
                yield Ratio("percentage of", target, part, whole, 100.0)
                yield Ratio("percentage difference", target, part, whole, 100.0)
        yield Ratio("year-on-year change", target, part, part, 100.0, previous=True)
        yield Ratio("change since", target, part, part, 100.0, base_place=base)
        for place in total_places:
            yield Ratio("percentage of", target, part, part, 100.0, base_place=place)


def _year_of(heading: str) -> str:
    """The first word of ``heading`` with a digit; empty where there is none."""
    return next((word for word in heading.split() if any(c.isdigit() for c in word)), "")


def _base_place(years: Sequence[str], label: str) -> int:
    """The place whose year a heading names (“Rise since 2016/17”), or the first."""
    return next((place for place, year in enumerate(years) if year and year in label), 0)


def _rates(target: int, near: list[int]) -> Iterator[Ratio]:
    for part in near:
        for whole in near:
            if part != whole:
                for multiplier in RATE_MULTIPLIERS:
                    yield Ratio("rate", target, part, whole, multiplier)


def _best(grid: Grid, candidates: list[Ratio], *, named: bool, totals: frozenset[int]) -> RatioTried | None:
    best: tuple[float, RatioTried] | None = None
    for trial in _promising(grid, candidates):
        tried = attempt_ratio(grid, trial)
        holds, fails = int(tried.closes.sum()), int(tried.fails.sum())
        if holds < 2 or fails > MOST_FAILING * (holds + fails):
            continue
        needed = math.log2(max(len(candidates), 2)) + (NAMED_BITS if named else UNNAMED_BITS)
        bits = tried.bits - math.log2(math.comb(holds + fails, fails))
        if named and trial.part in totals and trial.part == trial.whole:
            bits += 2.0  # a rise is nearly always that of a total
        if bits < needed:
            continue
        if best is None or bits - 2 * fails > best[0]:
            best = (bits - 2 * fails, tried)
    return best[1] if best else None


def _promising(grid: Grid, candidates: list[Ratio], *, most: int = 6) -> list[Ratio]:
    """The candidates that close in most places, found for all of them at once."""
    if not candidates:
        return []
    target = candidates[0].target
    with np.errstate(divide="ignore", invalid="ignore"):
        expected, slack = _expected(grid, candidates)
        closes = np.abs(grid.values[target] - expected) <= slack + grid.slack[target] + 1e-9
    closes &= grid.known[target] & np.isfinite(expected) & (grid.values[target] != 0)
    counts = closes.sum(axis=1)
    order = np.argsort(-counts, kind="stable")[:most]
    return [candidates[i] for i in order if counts[i] >= 2]


def _expected(grid: Grid, trials: list[Ratio]) -> tuple[Floats, Floats]:
    """What each trial gives in each place, and how far the rounding of part and whole may shift it (trials × places).

    Not a number where it cannot be tried.
    """
    parts = np.array([t.part for t in trials], dtype=np.intp)
    wholes = np.array([t.whole for t in trials], dtype=np.intp)
    part, whole = grid.values[parts], grid.values[wholes].copy()
    part_half, whole_half = grid.half[parts], grid.half[wholes].copy()
    usable = grid.known[parts]
    whole_known = grid.known[wholes].copy()
    for i, trial in enumerate(trials):
        if trial.previous:
            whole[i, 1:], whole_half[i, 1:] = whole[i, :-1].copy(), whole_half[i, :-1].copy()
            whole_known[i, 1:] = whole_known[i, :-1].copy()
            whole_known[i, 0] = False
        elif trial.base_place is not None:
            place = trial.base_place
            whole[i], whole_half[i], whole_known[i] = whole[i, place], whole_half[i, place], whole_known[i, place]
            if trial.kind == "change since":
                whole_known[i, place] = False
    multiplier = np.array([t.multiplier for t in trials])[:, None]
    change = np.array([t.kind in ("percentage difference", "year-on-year change", "change since") for t in trials])
    usable = usable & whole_known & (whole != 0)
    divisor = np.where(usable, whole, np.nan)
    expected = multiplier * np.where(change[:, None], (part - divisor) / np.abs(divisor), part / divisor)
    slack = multiplier * (part_half / np.abs(divisor) + np.abs(part) * whole_half / divisor**2)
    return expected, slack


def attempt_ratio(grid: Grid, trial: Ratio) -> RatioTried:
    """``trial`` in every place of ``grid``."""
    with np.errstate(divide="ignore", invalid="ignore"):
        expected, slack = (array[0] for array in _expected(grid, [trial]))
    printed = grid.values[trial.target]
    valid = grid.known[trial.target] & np.isfinite(expected)
    expected = np.where(valid, expected, 0.0)
    tolerance = np.where(valid, slack + grid.slack[trial.target] + 1e-9 * (1 + np.abs(expected)), 0.0)
    residual = np.abs(printed - expected)
    where = np.flatnonzero(valid & (residual <= tolerance))
    changes = trial.kind in ("year-on-year change", "change since")
    blur = np.where(valid, slack, 0.0)
    bits = surprise(
        [float(printed[j]) for j in where],
        [float(max(residual[j], blur[j])) for j in where],
        [float(2 * grid.half[trial.target, j]) for j in where],
        # Rises of 7% and 7% on different levels are two pieces of evidence; shares of 100% and 100% are one.
        np.stack([-printed[where], [float(j) * printed.max() for j in where]])
        if changes
        else -np.ones((2, len(where))),
    )
    return RatioTried(valid, printed, expected, tolerance, bits, trial)
