"""How surprising it is that numbers close: bits of evidence against coincidence.

A wrong sum misses its total by anything up to the size of the total, so that closing to within ``r`` by luck has the
chance (2r + u) / |total|, u being the last printed place. Tables are small and many sums are tried, so the bits of
all places are added and those of every hypothesis tried are taken off.
"""

import math
from collections.abc import Sequence

import numpy as np

from .grid import Floats

ROUNDING_DEVIATIONS = 5.0
"""Standard deviations of summed rounding that are still called rounding: one right sum in two million lies beyond."""


ENOUGH_PLACES = 24
"""Places that are weighed, the largest first: each is compared with those before, and so many settle any question."""


def rounding_tolerance(halves: Floats, target_half: float | Floats) -> Floats:
    """How far a printed total may be from the sum of printed terms; ``halves`` is terms × places.

    The worst case is every half unit the same way; for long sums five standard deviations are less.
    """
    worst = halves.sum(axis=0) + target_half
    deviation = np.sqrt(((halves**2).sum(axis=0) + np.asarray(target_half) ** 2) / 3)
    # A billionth for sums of decimals in binary.
    tolerance: Floats = np.minimum(worst, ROUNDING_DEVIATIONS * deviation)
    return tolerance


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
    seen: list[int] = []
    bits = 0.0
    for i in order:
        if np.count_nonzero(terms[:, i]) < 2:
            continue
        spread = min(abs(targets[i]), float(np.min(np.abs(targets[i] - terms[:, i]))))
        for j in seen:
            # What is in proportion closes with what it is in proportion to.
            length = float(terms[:, j] @ terms[:, j])
            factor = float(terms[:, i] @ terms[:, j]) / length if length else 1.0
            changed = min(abs(targets[i] - targets[j]), abs(targets[i] - factor * targets[j]))
            if terms.shape[0] > 2:
                # A total that stays (100%) although its many terms move is evidence all the same.
                moved = np.abs(terms[:, i] - terms[:, j]), np.abs(terms[:, i] - factor * terms[:, j])
                changed = max(changed, min(float(moved[0].max()), float(moved[1].max())))
            spread = min(spread, changed)
        seen.append(i)
        width = 2 * abs(residuals[i]) + units[i]
        if spread > width > 0:
            bits += math.log2(spread / width)
    return bits
