"""Which lines of a table are the averages of others: a column of years and their mean, schools and theirs."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from . import labels
from .findings import RelationKind
from .grid import Floats, Grid
from .trials import BINARY_DUST, Outcomes

NAMED_BITS = 3.0
"""Odds against coincidence after paying for every trial; only a line that is called an average is tried."""
LEAST = 2
"""Places in which an average must close."""
MOST_FAILING = 0.34
"""Share of places that may fail: an average of unrounded or weighted figures differs in a few."""
LONGEST = 40
"""Lines of one average."""


@dataclass(frozen=True)
class Average:
    """A hypothesis: ``target`` is the mean of ``lines``, those left out that hold no number in a place."""

    target: int
    lines: tuple[int, ...]
    kind: RelationKind = "average"


@dataclass(frozen=True)
class AverageTried(Outcomes):
    """An average with what it gave."""

    trial: Average


def find_averages(grid: Grid, *, totals: frozenset[int]) -> list[AverageTried]:
    """Averages down ``grid`` (turn it to look across) of the lines that stand together before or after them.

    ``totals`` are lines known to be sums: they are in no average.
    """
    shares = grid.percent.sum(axis=1) * 2 > grid.known.sum(axis=1)
    found = []
    for target, label in enumerate(grid.row_labels):
        if not labels.AVERAGE.search(label) or not grid.known[target].any():
            continue
        usable = [
            grid.known[line].any()
            and shares[line] == shares[target]
            and line not in totals
            and not labels.AVERAGE.search(grid.row_labels[line])
            for line in range(len(grid.rows))
        ]
        best = _best(grid, list(_candidates(target, usable)))
        if best is not None:
            found.append(best)
    return found


def _candidates(target: int, usable: list[bool]) -> Iterator[Average]:
    """Runs of usable lines next to ``target``, and those up to the far end."""
    for beside in (range(target - 1, -1, -1), range(target + 1, len(usable))):
        run: list[int] = []
        for line in beside:
            if not usable[line]:
                if run:
                    break
                continue
            run.append(line)
            if 2 <= len(run) <= LONGEST:
                yield Average(target, tuple(sorted(run)))


def _best(grid: Grid, candidates: list[Average]) -> AverageTried | None:
    best: tuple[float, AverageTried] | None = None
    for trial in candidates:
        tried = attempt_average(grid, trial)
        holds, fails = int(tried.closes.sum()), int(tried.fails.sum())
        if holds < LEAST or fails > MOST_FAILING * (holds + fails):
            continue
        bits = tried.bits - math.log2(math.comb(holds + fails, fails))
        if bits >= math.log2(len(candidates)) + NAMED_BITS and (best is None or bits > best[0]):
            best = (bits, tried)
    return best[1] if best else None


def attempt_average(grid: Grid, trial: Average) -> AverageTried:
    """``trial`` in every place of ``grid`` where two or more of its lines hold a number."""
    lines = np.array(trial.lines, dtype=np.intp)
    known, target = grid.known[lines], trial.target
    values = np.where(known, grid.values[lines], 0.0)
    several = np.maximum(known.sum(axis=0), 1)
    printed = grid.values[target]
    expected = values.sum(axis=0) / several
    valid = grid.known[target] & (known.sum(axis=0) > 1)
    slack: Floats = np.where(known, grid.slack[lines], 0.0).sum(axis=0) / several
    tolerance = slack + grid.half[target] + BINARY_DUST * (1 + np.abs(expected))
    residual = np.abs(printed - expected)
    # Any sort of average lies between the least and the greatest: what has to be explained is how near the middle.
    least = np.where(known, grid.values[lines], np.inf).min(axis=0)
    greatest = np.where(known, grid.values[lines], -np.inf).max(axis=0)
    width = 2 * (np.maximum(residual, slack) + grid.half[target])
    counts = valid & (residual <= tolerance) & (greatest - least > width)
    bits = float(np.log2((greatest - least)[counts] / width[counts]).sum())
    return AverageTried(valid, printed, expected, tolerance, bits, trial)
