"""Which runs of lines, under which signs, may give the next line: asked of many lines at once, then of one closely."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from .findings import RelationKind
from .grid import Floats, Grid
from .search import Places, Promising, Search, best_places, closing_bits
from .trials import BINARY_DUST, Trial

LONGEST_SUM = 120
"""Places of one sum; bounds the work on long schedules."""
LONGEST_UNNAMED = 24
"""Places of a sum that no heading announces: the long ones are totals of schedules, and are called so."""
LONGEST_MIXED = 8
"""Places of a sum in which any one may count against the others."""
AHEAD = 24
"""Places that are asked at once."""


@dataclass(frozen=True)
class Pattern:
    """Signs of a run of lines: of the first printed, the rest, and the last where it differs from them.

    A running balance adds the result one place before.
    """

    first: int
    rest: int
    shortest: int
    carry: bool = False
    last: int | None = None

    @property
    def kind(self) -> RelationKind:
        return "running balance" if self.carry else "sum" if self.alike else "difference"

    @property
    def alike(self) -> bool:
        return self.first == self.rest and self.last is None

    def signs(self, length: int) -> tuple[int, ...]:
        """Signs of a run of ``length`` lines."""
        signs = (self.first,) + (self.rest,) * (length - 1)
        return signs if self.last is None else (*signs[:-1], self.last)


PATTERNS = (
    Pattern(1, 1, shortest=2),
    Pattern(-1, -1, shortest=2),
    Pattern(1, -1, shortest=2),
    Pattern(-1, 1, shortest=2),
    Pattern(-1, -1, shortest=3, last=1),
    Pattern(1, 1, shortest=1, carry=True),
    Pattern(-1, -1, shortest=1, carry=True),
)


@cache
def _tries(recent: int) -> int:
    mixed = min(recent, LONGEST_MIXED)
    return max(sum(max(recent - p.shortest + 1, 0) for p in PATTERNS) + mixed * (mixed - 1) // 2, 1)


def lines_without_hope(search: Search, sequence: Sequence[int], first: int) -> frozenset[int]:
    """Those of the next lines of ``sequence``, from its place ``first``, that no run of the lines before them gives.

    Only lines that no heading calls a result: of the others more is tried. What is left is to be tried in full.
    """
    sequence = sequence[: first + AHEAD]
    unnamed = [place for place in range(max(first, 1), len(sequence)) if not search.says_net(sequence[place])]
    if not unnamed:
        return frozenset()
    lines, at = np.array(sequence, dtype=np.intp), np.array(unnamed, dtype=np.intp)
    start = at[:, None] - np.arange(1, min(LONGEST_UNNAMED, len(sequence)) + 1)
    bits, mixed_bits = _most_bits(search.grid, lines[at], lines[np.maximum(start, 0)])
    bits[:, start < 0] = -np.inf
    mixed_bits[start[:, : mixed_bits.shape[1]] < 0] = -np.inf
    tries = [_tries(min(place, LONGEST_UNNAMED)) for place in unnamed]
    targets = [sequence[place] for place in unnamed]
    plain = [search.bits_needed(t, "sum", tries=n, plain=True) for t, n in zip(targets, tries, strict=True)]
    other = [search.bits_needed(t, "difference", tries=n, plain=False) for t, n in zip(targets, tries, strict=True)]
    hope = (bits[0].max(axis=1) >= plain) | (bits[1:].max(axis=(0, 2)) >= other)
    hope |= mixed_bits.max(axis=(1, 2)) >= other
    return frozenset(target for target, any_hope in zip(targets, hope, strict=True) if not any_hope)


def promising_runs(search: Search, target: int, recent: Places) -> tuple[list[Promising], int]:
    """Sign patterns and lengths worth trying in full for ``target``; ``recent`` is the open lines, nearest first."""
    tries = _tries(len(recent))
    least = [search.bits_needed(target, p.kind, tries=tries, plain=p.alike and p.first == 1) for p in PATTERNS]
    if search.most_bits[target] < min(least):
        return [], tries
    of_one, of_one_mixed = _most_bits(search.grid, np.array([target]), recent[None, :])
    bits, mixed_bits = of_one[:, 0], of_one_mixed[0]
    bits[bits < np.array(least)[:, None]] = -np.inf
    trials = [
        (most, _run_trial(target, recent, PATTERNS[i], k + 1)) for most, (i, k) in best_places(bits, least=min(least))
    ]
    least_mixed = search.bits_needed(target, "difference", tries=tries, plain=False)
    trials += [
        (most, _mixed_trial(target, recent, k + 1, i)) for most, (k, i) in best_places(mixed_bits, least=least_mixed)
    ]
    return trials, tries


def _most_bits(grid: Grid, targets: Places, recent: Places) -> tuple[Floats, Floats]:
    """The most bits that runs of ``recent`` lines (targets × nearest first) can give for each of ``targets``.

    First patterns × targets × lengths; then targets × lengths × the line turned, for runs with one line turned.
    Minus infinity where there is no such run.
    """
    values, printed = grid.values[recent], grid.values[targets][:, None, :]
    sums = np.cumsum(values, axis=1)
    before = np.zeros_like(printed)
    before[..., 1:] = printed[..., :-1]
    tolerance = np.cumsum(grid.slack[recent], axis=1) + 2 * grid.slack[targets][:, None, :]
    tolerance += BINARY_DUST * (np.cumsum(np.abs(values), axis=1) + np.abs(printed))
    less, more = np.abs(printed - values), np.abs(printed + values)
    from_plus, from_minus = np.minimum.accumulate(less, axis=1), np.minimum.accumulate(more, axis=1)
    from_before = np.minimum(np.abs(printed - before), np.abs(printed))
    less_nearest = np.broadcast_to(less[:, :1], less.shape)
    apart = np.stack([from_plus, from_minus, less, more, less_nearest, from_plus, from_minus])
    apart[:5] = np.minimum(apart[:5], np.abs(printed))
    apart[5:] = np.minimum(apart[5:], from_before)
    signed = [sums, -sums, 2 * values - sums, sums - 2 * values, 2 * values[:, :1] - sums]
    expected = np.stack([*signed, sums + before, before - sums])
    bits = closing_bits(grid, targets[:, None], expected, tolerance, apart=apart)
    for i, pattern in enumerate(PATTERNS):
        bits[i, :, : pattern.shortest - 1] = -np.inf
    mixed = min(recent.shape[1], LONGEST_MIXED)
    turned = sums[:, :mixed, None] - 2 * values[:, None, :mixed]
    mixed_bits = closing_bits(grid, targets[:, None, None], turned, tolerance[:, :mixed, None])
    mixed_bits[:, :2] = -np.inf
    # The turned line must stand inside the sum and not be its first.
    mixed_bits[:, np.triu(np.ones((mixed, mixed), dtype=np.bool_))] = -np.inf
    return bits, mixed_bits


def plain_bits(grid: Grid, trial: Trial) -> float:
    """The most bits that a plain sum can give."""
    lines, target = np.array(trial.lines, dtype=np.intp), trial.target
    values, printed = grid.values[lines], grid.values[target]
    tolerance = grid.slack[lines].sum(axis=0) + 2 * grid.slack[target]
    tolerance += BINARY_DUST * (np.abs(values).sum(axis=0) + np.abs(printed))
    apart = np.minimum(np.abs(printed - values).min(axis=0), np.abs(printed))
    return float(closing_bits(grid, target, values.sum(axis=0)[None], tolerance, apart=apart)[0])


def _run_trial(target: int, recent: Places, pattern: Pattern, length: int) -> Trial:
    lines = tuple(int(line) for line in recent[:length][::-1])
    return Trial(kind=pattern.kind, target=target, lines=lines, signs=pattern.signs(length), carry=pattern.carry)


def _mixed_trial(target: int, recent: Places, length: int, turned: int) -> Trial:
    lines = tuple(int(line) for line in recent[:length][::-1])
    signs = tuple(-1 if i == length - 1 - turned else 1 for i in range(length))
    return Trial(kind="difference", target=target, lines=lines, signs=signs)
