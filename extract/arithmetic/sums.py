"""Which lines of a table are sums, differences and running balances of others, found without their names.

Lines are read in order onto a stack of those not yet summed. A line that equals the last *k* of the stack, under one
of a few sign patterns and in enough places, replaces them: subtotals first, totals of subtotals after, as a person
with a pencil does it. A second reading from the far end finds totals printed before their parts; a third compares
every pair for differences that do not stand side by side.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from . import labels
from .grid import Floats, Grid
from .trials import BINARY_DUST, Trial, Tried, attempt, named_for

LONGEST_SUM = 120
"""Lines of one sum; bounds the work on long schedules."""
LONGEST_UNNAMED = 24
"""Lines of a sum that no heading announces: the long ones are totals of schedules, and are called so."""
LONGEST_MIXED = 8
"""Lines of a sum in which any one may count against the others."""
PAIR_REACH = 20
"""Lines within which the parts of a difference are looked for."""
UNNAMED_BITS = 10.0
"""Odds against coincidence, 1,000 to 1 after paying for every trial, where no heading speaks for the relation."""
UNNAMED_SUM_BITS = 6.0
"""The same for a plain sum of the lines just before, which is what most relations of a table are."""
NAMED_BITS = 3.0
"""The same where the heading says total, net, variance …: such a line is one nine times in ten already."""
NATURAL_BITS = 1.5
"""The same where a line called a total is the plain sum of all that is open above it: nothing was searched for."""
MOST_FAILING = 0.5
"""Share of the places that may fail where the heading speaks for the relation; one that fails in more is none."""
MOST_FAILING_UNNAMED = 0.34
LEAST_UNNAMED = 2
"""Places in which a relation that no heading speaks for must close."""
PAIRS_UNNAMED = 24
"""Lines of a table up to which differences are looked for without a heading that speaks for them."""
FAILURE_COST = 4.0
"""Bits a failing place takes off when relations compete for a line."""
STRIDES = (2, 3, 4)
"""Columns repeated in groups: budget, actual | budget, actual | total budget, total actual."""


@dataclass
class Search:
    """What has been found so far in one direction, and how many hypotheses that took."""

    grid: Grid
    found: list[Tried] = field(default_factory=list)
    trials: int = 1

    def targets(self) -> set[int]:
        return {tried.trial.target for tried in self.found}

    def knows(self, trial: Trial) -> bool:
        """Whether a relation found says as much: of these lines, or of more whose others are blank."""
        return any(trial.members <= tried.trial.members for tried in self.found)

    def accept(
        self, candidates: Iterable[Trial], *, tries: int, natural: tuple[int, ...] | None = None
    ) -> Tried | None:
        """The best of ``candidates`` if it is more than coincidence; ``tries`` were made for this target.

        ``natural`` are the lines that a total would be thought to sum before looking, which costs no trials.
        """
        best: tuple[float, int, Tried] | None = None
        self.trials += tries
        for trial in candidates:
            tried = attempt(self.grid, trial)
            if not self._convinces(tried, tries, natural=trial.lines == natural and trial.kind == "sum"):
                continue
            score = tried.bits - FAILURE_COST * int(tried.fails.sum())
            rank = (score, len(trial.lines))
            if best is None or rank > best[:2]:
                best = (*rank, tried)
        return best[2] if best else None

    def _convinces(self, tried: Tried, tries: int, *, natural: bool) -> bool:
        holds, fails = int(tried.closes.sum()), int(tried.fails.sum())
        named = named_for(self.grid, tried.trial)
        if holds < (1 if named else LEAST_UNNAMED) or fails > (MOST_FAILING if named else MOST_FAILING_UNNAMED) * (
            holds + fails
        ):
            return False
        lines = len(self.grid.rows)
        if named and natural:
            needed = NATURAL_BITS
        else:
            needed = math.log2(tries) + NAMED_BITS if named else math.log2(tries * lines) + _unnamed_bits(tried.trial)
        return tried.bits - math.log2(math.comb(holds + fails, fails)) >= needed


def _unnamed_bits(trial: Trial) -> float:
    return UNNAMED_SUM_BITS if trial.kind == "sum" and all(sign > 0 for sign in trial.signs) else UNNAMED_BITS


def find_sums(grid: Grid) -> list[Tried]:
    """Sums, differences and running balances down ``grid`` (turn it to look across)."""
    search = Search(grid)
    for lines in _kinds_of_line(grid):
        _read_stack(search, lines)
        _read_stack(search, lines[::-1])
        _read_strides(search, lines)
        _read_pairs(search, lines)
        _read_openings(search, lines)
    return search.found


def _kinds_of_line(grid: Grid) -> Iterator[list[int]]:
    """Lines of amounts and lines of percentages: the two are never added."""
    shares = grid.percent.sum(axis=1) * 2 > grid.known.sum(axis=1)
    for wanted in (False, True):
        lines = [i for i in range(len(grid.rows)) if bool(shares[i]) == wanted and grid.known[i].any()]
        if len(lines) > 1:
            yield lines


def _read_stack(search: Search, lines: list[int]) -> None:
    """One reading of ``lines`` in their order, each either a new open line or the sum of the last open ones."""
    open_lines: list[int] = []
    taken = search.targets()
    inner = {line for tried in search.found for line in tried.trial.lines}
    for target in lines:
        if target in taken:
            # Found in the other reading: here it stands for its parts.
            open_lines = [line for line in open_lines if line not in _parts_of(search, target)]
            open_lines.append(target)
            continue
        if target in inner and taken and target not in taken and _summed_elsewhere(search, target, open_lines):
            continue
        tried = _best_run(search, target, open_lines)
        if tried is not None and not search.knows(tried.trial):
            tried = _retargeted(search.grid, tried)
            search.found.append(tried)
            members = tried.trial.members
            open_lines = [line for line in open_lines if line not in members]
            open_lines.append(tried.trial.target)
            continue
        open_lines.append(target)


def _parts_of(search: Search, target: int) -> set[int]:
    return {line for tried in search.found if tried.trial.target == target for line in tried.trial.lines}


def _summed_elsewhere(search: Search, line: int, open_lines: list[int]) -> bool:
    """Whether the total that holds ``line`` is open already: the line is counted in it."""
    return any(line in tried.trial.lines and tried.trial.target in open_lines for tried in search.found)


def _best_run(search: Search, target: int, open_lines: list[int]) -> Tried | None:
    grid = search.grid
    recent = open_lines[::-1][: LONGEST_SUM if _says_net(grid.row_labels[target]) else LONGEST_UNNAMED]
    if not recent:
        return None
    promising, tries = _promising_runs(grid, target, np.array(recent, dtype=np.intp))
    if _says_net(grid.row_labels[target]) and 2 <= len(open_lines) <= LONGEST_SUM:
        promising.append(Trial(kind="sum", target=target, lines=tuple(open_lines), signs=(1,) * len(open_lines)))
    return search.accept(promising, tries=tries, natural=tuple(open_lines))


PATTERNS: tuple[tuple[str, int], ...] = (
    ("plus", 2),
    ("minus", 2),
    ("first less rest", 2),
    ("rest less first", 2),
    ("carry plus", 1),
    ("carry minus", 1),
)


def _promising_runs(
    grid: Grid, target: int, recent: np.ndarray[tuple[int], np.dtype[np.intp]]
) -> tuple[list[Trial], int]:
    """Sign patterns and lengths worth trying in full for ``target``; ``recent`` is the open lines, nearest first."""
    values = grid.values[recent]
    printed = grid.values[target]
    sums = np.cumsum(values, axis=0)
    before = np.zeros_like(printed)
    before[1:] = printed[:-1]
    expected = np.stack([sums, -sums, 2 * values - sums, sums - 2 * values, sums + before, before - sums])
    tolerance = _tolerances(grid, target, recent)
    bits = _closing_bits(grid, target, expected, tolerance)
    for pattern, (_, shortest) in enumerate(PATTERNS):
        bits[pattern, : shortest - 1] = -np.inf
    mixed = min(len(recent), LONGEST_MIXED)
    tries = sum(max(len(recent) - shortest + 1, 0) for _, shortest in PATTERNS) + mixed * (mixed - 1) // 2
    least = _bits_needed(grid, target, tries)
    trials = [_run_trial(target, recent, int(p), int(k) + 1) for p, k in _best_places(bits, least=least)]
    if mixed >= 3:
        turned = sums[:mixed, None, :] - 2 * values[None, :mixed, :]
        mixed_bits = _closing_bits(grid, target, turned, tolerance[:mixed, None, :])
        for k in range(mixed):
            mixed_bits[k, k:] = -np.inf  # the turned line must stand inside the sum and not be its first
        mixed_bits[:2] = -np.inf
        trials += [_mixed_trial(target, recent, int(k) + 1, int(i)) for k, i in _best_places(mixed_bits, least=least)]
    return trials, max(tries, 1)


def _bits_needed(grid: Grid, target: int, tries: int) -> float:
    """Bits without which no trial for ``target`` can convince: cheap to ask before one is made in full."""
    if _says_net(grid.row_labels[target]):
        return math.log2(max(tries, 1)) + NAMED_BITS
    return math.log2(max(tries, 1) * len(grid.rows)) + UNNAMED_SUM_BITS


def _tolerances(grid: Grid, target: int, recent: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Floats:
    slack = grid.slack[recent]
    worst = np.cumsum(slack, axis=0) + 2 * grid.slack[target]
    dust: Floats = BINARY_DUST * (np.cumsum(np.abs(grid.values[recent]), axis=0) + np.abs(grid.values[target]))
    tolerance: Floats = worst + dust
    return tolerance


def _closing_bits(grid: Grid, target: int, expected: Floats, tolerance: Floats) -> Floats:
    """Rough bits of each hypothesis, summed over places: enough to say which to try in full."""
    printed = grid.values[target]
    residual = np.abs(printed - expected)
    closes = (residual <= tolerance) & grid.known[target] & (printed != 0)
    unit = 2 * np.maximum(grid.half[target], 1e-12)
    gain = np.log2(np.maximum(np.abs(printed) / (2 * residual + unit), 1.0))
    bits: Floats = np.where(closes, gain, 0.0).sum(axis=-1)
    return bits


PROMISING = 4
"""Hypotheses tried in full for one line and family of patterns."""


def _best_places(bits: Floats, *, least: float) -> list[tuple[int, ...]]:
    flat = bits.ravel()
    if not len(flat) or float(flat.max()) < least:
        return []
    if flat.size > PROMISING:
        # Of equals the longest run: a line of zeros belongs to the sum it stands in.
        order = np.lexsort((-np.arange(flat.size), -np.round(flat, 6)))[:PROMISING]
    else:
        order = np.arange(flat.size)
    return [tuple(int(x) for x in np.unravel_index(i, bits.shape)) for i in order if flat[i] >= least]


def _run_trial(target: int, recent: np.ndarray[tuple[int], np.dtype[np.intp]], pattern: int, length: int) -> Trial:
    lines = tuple(int(line) for line in recent[:length][::-1])
    name = PATTERNS[pattern][0]
    signs = {
        "plus": (1,) * length,
        "minus": (-1,) * length,
        "first less rest": (1,) + (-1,) * (length - 1),
        "rest less first": (-1,) + (1,) * (length - 1),
        "carry plus": (1,) * length,
        "carry minus": (-1,) * length,
    }[name]
    carry = name.startswith("carry")
    kind = "running balance" if carry else "difference" if name.endswith(("rest", "first")) else "sum"
    return Trial(kind=kind, target=target, lines=lines, signs=signs, carry=carry)  # type: ignore[arg-type]


def _mixed_trial(target: int, recent: np.ndarray[tuple[int], np.dtype[np.intp]], length: int, turned: int) -> Trial:
    lines = tuple(int(line) for line in recent[:length][::-1])
    signs = tuple(-1 if i == length - 1 - turned else 1 for i in range(length))
    return Trial(kind="difference", target=target, lines=lines, signs=signs)


def _retargeted(grid: Grid, tried: Tried) -> Tried:
    """A total printed before its parts comes out of the first reading as “last part = total less the others”; said
    the other way round it is a sum."""
    trial = tried.trial
    if trial.carry or trial.signs[0] != 1 or any(sign == 1 for sign in trial.signs[1:]):
        return tried
    turned = Trial(
        kind="sum", target=trial.lines[0], lines=(*trial.lines[1:], trial.target), signs=(1,) * len(trial.lines)
    )
    if named_for(grid, trial) or not (named_for(grid, turned) or len(trial.lines) > 2):
        return tried
    return attempt(grid, turned)


def _read_strides(search: Search, lines: list[int]) -> None:
    """Totals of every second, third or fourth line; a thing of columns, so not looked for in long tables."""
    grid = search.grid
    if len(lines) > PAIRS_UNNAMED:
        return
    taken, members = search.targets(), set(lines)
    for target in lines:
        if target in taken:
            continue
        candidates, tries = [], 0
        for stride in STRIDES:
            run = [line for line in range(target - stride, -1, -stride) if line in members][:LONGEST_MIXED]
            if len(run) < 2:
                continue
            recent = np.array(run, dtype=np.intp)
            bits = _closing_bits(
                grid, target, np.cumsum(grid.values[recent], axis=0), _tolerances(grid, target, recent)
            )
            tries += len(run) - 1
            least = _bits_needed(grid, target, len(run))
            candidates += [
                Trial(kind="sum", target=target, lines=tuple(run[: k + 1][::-1]), signs=(1,) * (k + 1))
                for k in range(1, len(run))
                if bits[k] >= least
            ]
        candidates = [trial for trial in candidates if not search.knows(trial)]
        if not candidates:
            continue
        tried = search.accept(candidates, tries=tries)
        if tried is not None:
            search.found.append(tried)


def _read_pairs(search: Search, lines: list[int]) -> None:
    """``target = a − b`` or ``a + b`` for lines anywhere near: variances, movements, net lines."""
    grid = search.grid
    for position, target in enumerate(lines):
        if target in search.targets():
            continue
        if len(lines) > PAIRS_UNNAMED and not _says_net(grid.row_labels[target]):
            continue
        near = [line for line in lines[max(0, position - PAIR_REACH) : position + PAIR_REACH] if line != target]
        if len(near) < 2:
            continue
        index = np.array(near, dtype=np.intp)
        values, slack = grid.values[index], grid.slack[index]
        tolerance = slack[:, None, :] + slack[None, :, :] + 2 * grid.slack[target] + BINARY_DUST * np.abs(values).max()
        less = _closing_bits(grid, target, values[:, None, :] - values[None, :, :], tolerance)
        plus = _closing_bits(grid, target, values[:, None, :] + values[None, :, :], tolerance)
        tries = len(near) * (len(near) - 1) * 3 // 2
        least = _bits_needed(grid, target, tries)
        np.fill_diagonal(less, -np.inf)
        plus[np.tril_indices(len(near))] = -np.inf
        candidates = [_pair(target, near, place, "difference") for place in _best_places(less, least=least)]
        candidates += [_pair(target, near, place, "sum") for place in _best_places(plus, least=least)]
        candidates = [trial for trial in candidates if not search.knows(trial)]
        tried = search.accept(candidates, tries=tries)
        if tried is not None:
            search.found.append(tried)


def _says_net(label: str) -> bool:
    return bool(labels.DIFFERENCE.search(label) or labels.TOTAL.search(label))


def _pair(target: int, near: list[int], place: tuple[int, ...], kind: str) -> Trial:
    first, second = near[place[0]], near[place[1]]
    return Trial(
        kind="difference" if kind == "difference" else "sum",
        target=target,
        lines=(first, second),
        signs=(1, -1 if kind == "difference" else 1),
    )


def _read_openings(search: Search, lines: list[int]) -> None:
    """An opening balance that is the closing balance one place before."""
    grid = search.grid
    if grid.values.shape[1] < 3:
        return
    now, before = grid.values[lines, 1:], grid.values[lines, :-1]
    moves = np.array([len(np.unique(row[row != 0])) > 1 for row in now])
    same = (now[:, None, :] == before[None, :, :]) & (now[:, None, :] != 0)
    enough = (same.sum(axis=2) > 1) & moves[:, None]
    np.fill_diagonal(enough, False)
    for i, target in enumerate(lines):
        candidates = [
            Trial(kind="running balance", target=target, lines=(lines[int(j)],), signs=(1,), shift=True)
            for j in np.flatnonzero(enough[i])[:PROMISING]
        ]
        if not candidates:
            continue
        tried = search.accept(candidates, tries=len(lines))
        if tried is not None:
            search.found.append(tried)
