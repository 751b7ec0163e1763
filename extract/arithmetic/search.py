"""The search for sums in one direction of a table: what was found, and what it takes to be more than coincidence."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .findings import RelationKind
from .grid import Floats, Grid
from .trials import BINARY_DUST, Trial, Tried, attempt

UNNAMED_BITS = 10.0
"""Odds against coincidence, 1,000 to 1 after paying for every trial, where no heading speaks for the relation."""
UNNAMED_SUM_BITS = 6.0
"""The same for a plain sum of the lines just before, which is what most relations of a table are."""
NAMED_BITS = 3.0
"""The same where the heading says total, net, variance …: such a line is one nine times in ten already."""
NATURAL_BITS = 1.5
"""The same where a line called a total is the plain sum of all that is open above it: nothing was searched for."""
NATURAL_UNNAMED_BITS = 8.0
"""The same for the bottom line, or where other totals of the table are such sums, under no such heading."""
MOST_FAILING = 0.5
"""Share of the places that may fail of a relation that is expected; one that fails in more is none."""
MOST_FAILING_UNNAMED = 0.34
LEAST_UNNAMED = 2
"""Places in which a relation that no heading speaks for must close."""
FAILURE_COST = 4.0
"""Bits a failing place takes off when relations compete for a line."""

Places = NDArray[np.intp]
"""Places of lines in the grid."""
Promising = tuple[float, Trial]
"""A trial with the most bits that it can give."""


@dataclass
class Search:
    """What has been found so far in one direction, and how many hypotheses that took."""

    grid: Grid
    total: tuple[bool, ...]
    """Places whose heading says that they are a sum of others."""
    difference: tuple[bool, ...]
    """Places whose heading says that they are a difference of others."""
    most_bits: Floats
    """For each line the bits of a relation that closes exactly in all its places."""
    found: list[Tried] = field(default_factory=list)
    natural_found: bool = False
    """Whether a line found is the plain sum of all the lines since the last."""

    def says_net(self, target: int) -> bool:
        """Whether the heading of ``target`` says that it is the result of others."""
        return self.total[target] or self.difference[target]

    def named(self, trial: Trial) -> bool:
        """Whether the heading of the result says what ``trial`` takes it for."""
        return (self.difference if trial.kind == "difference" else self.total)[trial.target]

    def bits_needed(self, target: int, kind: RelationKind, *, tries: int, plain: bool) -> float:
        """Bits that a relation of ``kind`` needs after ``tries``; ``plain`` where no line counts against others."""
        if (self.difference if kind == "difference" else self.total)[target]:
            return math.log2(max(tries, 1)) + NAMED_BITS
        return math.log2(max(tries, 1) * len(self.grid.rows)) + (
            UNNAMED_SUM_BITS if plain and kind == "sum" else UNNAMED_BITS
        )

    def natural_bits(self, target: int) -> float:
        return NATURAL_BITS if self.total[target] else NATURAL_UNNAMED_BITS

    def targets(self) -> set[int]:
        return {tried.trial.target for tried in self.found}

    def knows(self, trial: Trial) -> bool:
        """Whether a relation found says as much: of these lines, or of more whose others are blank."""
        return any(trial.members <= tried.trial.members for tried in self.found)

    def accept(
        self, candidates: Iterable[Promising], *, tries: int, natural: frozenset[tuple[int, ...]] = frozenset()
    ) -> Tried | None:
        """The best of ``candidates`` if it is more than coincidence; ``tries`` were made for this target.

        ``natural`` are the runs that it would be thought to sum before looking, which costs no trials.
        """
        best: tuple[float, int, Tried] | None = None
        for at_most, trial in sorted(candidates, key=lambda promising: -promising[0]):
            if best is not None and at_most < best[0]:
                break
            tried = attempt(self.grid, trial)
            if not self._convinces(tried, tries, natural=trial.kind == "sum" and trial.lines in natural):
                continue
            score = tried.bits - FAILURE_COST * int(tried.fails.sum())
            rank = (score, len(trial.lines))
            if best is None or rank > best[:2]:
                best = (*rank, tried)
        return best[2] if best else None

    def _convinces(self, tried: Tried, tries: int, *, natural: bool) -> bool:
        holds, fails = int(tried.closes.sum()), int(tried.fails.sum())
        named = self.named(tried.trial)
        if holds < (1 if named else LEAST_UNNAMED) or fails > (
            MOST_FAILING if named or natural else MOST_FAILING_UNNAMED
        ) * (holds + fails):
            return False
        if natural:
            needed = self.natural_bits(tried.trial.target)
        else:
            plain = all(sign > 0 for sign in tried.trial.signs)
            needed = self.bits_needed(tried.trial.target, tried.trial.kind, tries=tries, plain=plain)
        return tried.bits - math.log2(math.comb(holds + fails, fails)) >= needed


def tolerances(grid: Grid, target: int, recent: Places) -> Floats:
    slack = grid.slack[recent]
    worst = np.cumsum(slack, axis=0) + 2 * grid.slack[target]
    dust: Floats = BINARY_DUST * (np.cumsum(np.abs(grid.values[recent]), axis=0) + np.abs(grid.values[target]))
    tolerance: Floats = worst + dust
    return tolerance


def closing_bits(
    grid: Grid, target: int | Places, expected: Floats, tolerance: Floats, *, apart: Floats | None = None
) -> Floats:
    """The most bits each hypothesis can give over its places (the last axis): enough to say which to try in full.

    ``apart`` is how far the result is from the nearest single term, where that is known: no more than its own size.
    """
    printed = grid.values[target]
    residual = np.abs(printed - expected)
    closes = (residual <= tolerance) & (grid.known[target] & (printed != 0))
    bits = np.zeros(expected.shape[:-1])
    where = np.nonzero(closes)
    if len(where[0]):
        size = np.broadcast_to(np.abs(printed) if apart is None else apart, closes.shape)[where]
        unit = np.broadcast_to(2 * np.maximum(grid.half[target], 1e-12), closes.shape)[where]
        np.add.at(bits, where[:-1], np.log2(np.maximum(size / (2 * residual[where] + unit), 1.0)))
    return bits


PROMISING = 4
"""Hypotheses tried in full for one line and family of patterns."""


def best_places(bits: Floats, *, least: float) -> list[tuple[float, tuple[int, ...]]]:
    flat = bits.ravel()
    if not len(flat) or float(flat.max()) < least:
        return []
    if flat.size > PROMISING:
        # Of equals the longest run: a line of zeros belongs to the sum it stands in.
        order = np.lexsort((-np.arange(flat.size), -np.round(flat, 6)))[:PROMISING]
    else:
        order = np.arange(flat.size)
    return [(float(flat[i]), tuple(int(x) for x in np.unravel_index(i, bits.shape))) for i in order if flat[i] >= least]
