"""Which lines of a table are sums, differences and running balances of others, found without their names.

Lines are read in order onto a stack of those not yet summed. A line that equals the last *k* of the stack, under one
of a few sign patterns and in enough places, replaces them: subtotals first, totals of subtotals after, as a person
with a pencil does it. A second reading from the far end finds totals printed before their parts; a third compares
every pair for differences that do not stand side by side.
"""

import math
from collections.abc import Iterator

import numpy as np

from . import labels
from .grid import Grid
from .runs import AHEAD, LONGEST_MIXED, LONGEST_SUM, LONGEST_UNNAMED, lines_without_hope, plain_bits, promising_runs
from .search import PROMISING, Promising, Search, best_places, closing_bits, tolerances
from .trials import BINARY_DUST, Trial, Tried, attempt, named_for

PAIR_REACH = 20
"""Lines within which the parts of a difference are looked for."""
PAIRS_UNNAMED = 24
"""Lines of a table up to which differences are looked for without a heading that speaks for them."""
STRIDES = (2, 3, 4)
"""Columns repeated in groups: budget, actual | budget, actual | total budget, total actual."""


def find_sums(grid: Grid) -> list[Tried]:
    """Sums, differences and running balances down ``grid`` (turn it to look across)."""
    sizes = np.abs(grid.values) / np.maximum(2 * grid.half, 1e-12)
    search = Search(
        grid,
        total=tuple(bool(labels.TOTAL.search(label)) for label in grid.row_labels),
        difference=tuple(bool(labels.DIFFERENCE.search(label)) for label in grid.row_labels),
        most_bits=np.where(grid.known, np.log2(np.maximum(sizes, 1.0)), 0.0).sum(axis=1),
    )
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
    without_hope: frozenset[int] = frozenset()
    asked = 0
    for position, target in enumerate(lines):
        if target in taken:
            # Found in the other reading: here it stands for its parts.
            parts = _parts_of(search, target)
            open_lines = [line for line in open_lines if line not in parts]
            open_lines.append(target)
            asked = 0
            continue
        if target in inner and taken and target not in taken and _summed_elsewhere(search, target, open_lines):
            asked = 0
            continue
        if position >= asked:
            # True while each line is added to the open ones, so until something else happens.
            without_hope = lines_without_hope(search, open_lines + lines[position:], len(open_lines))
            asked = position + AHEAD
        bottom = position == len(lines) - 1
        tried = _best_run(search, target, open_lines, bottom=bottom, hopeless=target in without_hope)
        if tried is not None and not search.knows(tried.trial):
            tried = _retargeted(search.grid, tried)
            search.found.append(tried)
            members = tried.trial.members
            open_lines = [line for line in open_lines if line not in members]
            open_lines.append(tried.trial.target)
            asked = 0
            continue
        open_lines.append(target)


def _parts_of(search: Search, target: int) -> set[int]:
    return {line for tried in search.found if tried.trial.target == target for line in tried.trial.lines}


def _summed_elsewhere(search: Search, line: int, open_lines: list[int]) -> bool:
    """Whether the total that holds ``line`` is open already: the line is counted in it."""
    return any(line in tried.trial.lines and tried.trial.target in open_lines for tried in search.found)


def _best_run(search: Search, target: int, open_lines: list[int], *, bottom: bool, hopeless: bool) -> Tried | None:
    """The run of open lines that gives ``target``; of a ``hopeless`` line only the natural runs are tried.

    Natural are the sums that a reader would expect before looking at a number: of a line that is called a total, of
    the ``bottom`` line, and of any line once another total of the table was such a sum.
    """
    named = search.says_net(target)
    naturals = _natural_runs(search, open_lines)
    expected: list[Promising] = []
    if named or bottom or search.natural_found:
        trials = [Trial(kind="sum", target=target, lines=run, signs=(1,) * len(run)) for run in naturals]
        with_bits = [(plain_bits(search.grid, trial), trial) for trial in trials]
        expected = [promising for promising in with_bits if promising[0] >= search.natural_bits(target)]
    if hopeless and not expected:
        return None
    recent = [] if hopeless else open_lines[::-1][: LONGEST_SUM if named else LONGEST_UNNAMED]
    promising, tries = promising_runs(search, target, np.array(recent, dtype=np.intp)) if recent else ([], 1)
    known = {trial for _, trial in promising}
    promising += [(most, trial) for most, trial in expected if trial not in known]
    tried = search.accept(promising, tries=tries, natural=frozenset(trial.lines for _, trial in expected))
    if tried is not None and tried.trial.kind == "sum" and tried.trial.lines in naturals:
        search.natural_found = True
    return tried


def _natural_runs(search: Search, open_lines: list[int]) -> list[tuple[int, ...]]:
    """All open lines, and those since the last total."""
    results = search.targets()
    last = max((i for i, line in enumerate(open_lines) if line in results), default=-1)
    runs = dict.fromkeys((tuple(open_lines), tuple(open_lines[last + 1 :])))
    return [run for run in runs if 2 <= len(run) <= LONGEST_SUM]


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
            bits = closing_bits(grid, target, np.cumsum(grid.values[recent], axis=0), tolerances(grid, target, recent))
            tries += len(run) - 1
            least = search.bits_needed(target, "sum", tries=len(run), plain=True)
            candidates += [
                (
                    float(bits[k]),
                    Trial(kind="sum", target=target, lines=tuple(run[: k + 1][::-1]), signs=(1,) * (k + 1)),
                )
                for k in range(1, len(run))
                if bits[k] >= least
            ]
        candidates = [promising for promising in candidates if not search.knows(promising[1])]
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
        if len(lines) > PAIRS_UNNAMED and not search.says_net(target):
            continue
        near = [line for line in lines[max(0, position - PAIR_REACH) : position + PAIR_REACH] if line != target]
        if len(near) < 2:
            continue
        tries = len(near) * (len(near) - 1) * 3 // 2
        least = search.bits_needed(target, "difference", tries=tries, plain=False)
        least_sum = search.bits_needed(target, "sum", tries=tries, plain=True)
        if search.most_bits[target] < min(least, least_sum):
            continue
        index = np.array(near, dtype=np.intp)
        values, slack = grid.values[index], grid.slack[index]
        tolerance = slack[:, None, :] + slack + 2 * grid.slack[target] + BINARY_DUST * np.abs(values).max()
        printed = grid.values[target]
        from_one = np.minimum(np.abs(printed - values), np.abs(printed))[:, None, :]
        apart = np.minimum(from_one, np.abs(printed + values))
        less = closing_bits(grid, target, values[:, None, :] - values, tolerance, apart=apart)
        apart = np.minimum(from_one, from_one[:, 0])
        plus = closing_bits(grid, target, values[:, None, :] + values, tolerance, apart=apart)
        np.fill_diagonal(less, -np.inf)
        plus[np.tril_indices(len(near))] = -np.inf
        candidates = [(most, _pair(target, near, at, "difference")) for most, at in best_places(less, least=least)]
        candidates += [(most, _pair(target, near, at, "sum")) for most, at in best_places(plus, least=least_sum)]
        candidates = [promising for promising in candidates if not search.knows(promising[1])]
        tried = search.accept(candidates, tries=tries)
        if tried is not None:
            search.found.append(tried)


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
    moves = np.where(now != 0, now, -np.inf).max(axis=1) > np.where(now != 0, now, np.inf).min(axis=1)
    same = (now[:, None, :] == before[None, :, :]) & (now[:, None, :] != 0)
    enough = (same.sum(axis=2) > 1) & moves[:, None]
    np.fill_diagonal(enough, False)
    for i, target in enumerate(lines):
        candidates = [
            (math.inf, Trial(kind="running balance", target=target, lines=(lines[int(j)],), signs=(1,), shift=True))
            for j in np.flatnonzero(enough[i])[:PROMISING]
        ]
        if not candidates:
            continue
        tried = search.accept(candidates, tries=len(lines))
        if tried is not None:
            search.found.append(tried)
