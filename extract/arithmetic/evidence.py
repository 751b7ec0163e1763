"""How surprising it is that numbers close: bits of evidence against coincidence.

A wrong sum misses its total by anything up to the size of the total, so that closing to within ``r`` by luck has the
chance (2r + u) / |total|, u being the last printed place. Tables are small and many sums are tried, so the bits of
all places are added and those of every hypothesis tried are taken off.
"""

import math
from collections.abc import Sequence
from functools import cache

import numpy as np

from .grid import Floats

ROUNDING_DEVIATIONS = 5.0
"""Standard deviations of summed rounding that are still called rounding: one right sum in two million lies beyond."""


ENOUGH_PLACES = 24
"""Places that are weighed, the largest first: each is compared with those before, and so many settle any question."""


def rounding_tolerance(halves: Floats, target_half: float | Floats) -> Floats:
    """How far a printed total may be from the sum of printed terms; ``halves`` is terms × places.

    The worst case is every half unit the same way; for long sums five standard deviations are less. Where all are
    rounded alike, what is left over comes in whole units, and the worst would take every figure to lie exactly
    between two: it is left out.
    """
    worst = halves.sum(axis=0) + target_half
    deviation = np.sqrt(((halves**2).sum(axis=0) + np.asarray(target_half) ** 2) / 3)
    alike = (halves == target_half).all(axis=0) & (halves.shape[0] > 1)
    # A billionth for sums of decimals in binary.
    tolerance: Floats = np.minimum(
        np.where(alike, worst - 0.5 * np.asarray(target_half), worst), ROUNDING_DEVIATIONS * deviation
    )
    return tolerance


FEW_TERMS = 12
"""Up to here the sum of roundings is not yet the bell curve, and is bounded: half a unit a term."""


WHOLE = 1e-3
"""How far from a whole number of units what is left may be, in binary."""


def rounding_likelihood(left: float, *, deviation: float) -> float:
    """Chance that rounding leaves ``left`` units of the last place between a total and its parts.

    ``deviation`` is the standard deviation of what the parts' roundings add up to, in the same units: √(n/12) for n
    parts rounded alike. Their sum is rounded once more with the total, so that whole units are left.
    """
    terms = 12 * deviation**2
    alike = abs(terms - round(terms)) < 1e-6
    if alike and abs(left - round(left)) > WHOLE:
        return 0.0
    if alike and terms <= FEW_TERMS:
        return _sum_of_roundings(left + 0.5, round(terms)) - _sum_of_roundings(left - 0.5, round(terms))
    wide = deviation * math.sqrt(2)
    return (math.erf((left + 0.5) / wide) - math.erf((left - 0.5) / wide)) / 2


@cache
def _sum_of_roundings(bound: float, terms: int) -> float:
    """Chance that ``terms`` roundings of at most half a unit add up to less than ``bound`` units (Irwin and Hall)."""
    bound += terms / 2
    if not 0 < bound < terms:
        return float(bound >= terms)
    signed = ((-1) ** k * math.comb(terms, k) * (bound - k) ** terms for k in range(math.floor(bound) + 1))
    return math.fsum(signed) / math.factorial(terms)


def surprise(
    targets: Sequence[float],
    residuals: Sequence[float],
    units: Sequence[float],
    terms: Floats,
) -> float:
    """Bits of evidence of the places that close; ``terms`` is signed terms × places.

    Lines of a table resemble one another: what has to be explained is not the size of the total but how far it is
    from the nearest single line. A place that repeats another (the same figures under budget and forecast) adds
    nothing, one in proportion to another hardly anything: what counts is how much *changed* and still closed. A total
    with fewer than two terms that are not zero is a copy and is no evidence of a sum.
    """
    order = sorted(range(len(targets)), key=lambda i: -abs(targets[i]))[:ENOUGH_PLACES]
    weighed = [i for i in order if np.count_nonzero(terms[:, i]) > 1]
    if not weighed:
        return 0.0
    total, parts = np.asarray(targets, dtype=np.float64)[weighed], terms[:, weighed]
    spread = np.minimum(np.abs(total), np.abs(total - parts).min(axis=0))
    if len(weighed) > 1:
        spread = np.minimum(spread, _changed(total, parts))
    width = 2 * np.abs(np.asarray(residuals)[weighed]) + np.asarray(units)[weighed]
    counts = (spread > width) & (width > 0)
    return float(np.log2(spread[counts] / width[counts]).sum())


def _changed(total: Floats, parts: Floats) -> Floats:
    """For each place how far it moved from the nearest of those before it; infinite for the first."""
    products = parts.T @ parts
    length = products.diagonal()
    # What is in proportion closes with what it is in proportion to. [i, j]: place i beside place j.
    factor = np.divide(products, length, out=np.ones_like(products), where=length != 0)
    changed = np.minimum(np.abs(total[:, None] - total), np.abs(total[:, None] - factor * total))
    if parts.shape[0] > 2:
        # A total that stays (100%) although its many terms move is evidence all the same.
        moved = np.abs(parts[:, :, None] - parts[:, None, :]).max(axis=0)
        in_proportion = np.abs(parts[:, :, None] - factor * parts[:, None, :]).max(axis=0)
        changed = np.maximum(changed, np.minimum(moved, in_proportion))
    nearest: Floats = np.where(np.tri(len(total), k=-1, dtype=np.bool_), changed, np.inf).min(axis=1)
    return nearest
