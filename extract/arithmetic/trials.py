"""One hypothesis about a table's arithmetic, tried in every place where it can be."""

from dataclasses import dataclass, replace

import numpy as np

from . import labels
from .evidence import rounding_tolerance, surprise
from .findings import RelationKind
from .grid import Floats, Grid, Mask

BINARY_DUST = 1e-9
"""Relative size of what sums of decimals leave behind in binary."""


@dataclass(frozen=True)
class Trial:
    """``target = Σ sign × line`` in each place; with ``carry``, plus the target one place before."""

    kind: RelationKind
    target: int
    lines: tuple[int, ...]
    signs: tuple[int, ...]
    carry: bool = False
    shift: bool = False
    """The terms are taken one place before: an opening balance is the last closing balance."""

    @property
    def members(self) -> frozenset[int]:
        return frozenset((self.target, *self.lines))


@dataclass(frozen=True)
class Outcomes:
    """What a trial gave; arrays are by place."""

    valid: Mask
    printed: Floats
    expected: Floats
    tolerance: Floats
    bits: float

    @property
    def residual(self) -> Floats:
        difference: Floats = self.printed - self.expected
        return difference

    @property
    def closes(self) -> Mask:
        closes: Mask = self.valid & (np.abs(self.residual) <= self.tolerance)
        return closes

    @property
    def fails(self) -> Mask:
        fails: Mask = self.valid & ~self.closes
        return fails


@dataclass(frozen=True)
class Tried(Outcomes):
    """A sum, difference or balance with what it gave."""

    trial: Trial
    units: Floats
    dust: Floats
    deviation: Floats
    terms: Floats
    """Signed terms × places."""


def attempt(grid: Grid, trial: Trial) -> Tried:
    """``trial`` in every place of ``grid`` (lines are rows): where it is valid, what it gives, how surprising it is."""
    lines = np.array(trial.lines, dtype=np.intp)
    signs = np.array(trial.signs, dtype=np.float64)[:, None]
    values, slack, half = grid.values[lines], grid.slack[lines], grid.half[lines]
    known, unreadable, percent = grid.known[lines], grid.unreadable[lines], grid.percent[lines]
    if trial.shift:
        values, slack, half = _one_before(values), _one_before(slack), _one_before(half)
        known, unreadable, percent = (_mask_before(mask) for mask in (known, unreadable, percent))
    terms = values * signs
    target_known = grid.known[trial.target]
    valid = target_known & known.any(axis=0) & ~unreadable.any(axis=0)
    valid &= (percent == grid.percent[trial.target]).all(axis=0, where=known)
    if trial.carry:
        before = grid.values[trial.target][None, :]
        terms = np.vstack([terms, _one_before(before)])
        slack = np.vstack([slack, _one_before(grid.slack[trial.target][None, :])])
        half = np.vstack([half, _one_before(grid.half[trial.target][None, :])])
        has_before = np.zeros_like(target_known)
        has_before[1:] = target_known[:-1]
        first = np.zeros_like(target_known)
        first[np.flatnonzero(target_known)[:1]] = True
        valid &= has_before | first
        if not (valid & has_before).any():
            valid = np.zeros_like(valid)
    printed = grid.values[trial.target]
    expected = terms.sum(axis=0)
    dust = BINARY_DUST * np.maximum(np.abs(printed), np.abs(terms).sum(axis=0))
    tolerance = rounding_tolerance(slack, grid.slack[trial.target]) + dust
    # Zeros are not rounded, and a total is rounded once more than its parts.
    deviation = np.sqrt(((slack**2) * (terms != 0)).sum(axis=0) / 3)
    units = 2 * np.maximum(half.max(axis=0), grid.half[trial.target])
    tried = Tried(valid, printed, expected, tolerance, 0.0, trial, units, dust, deviation, terms)
    if trial.carry:
        # Of the first place it says nothing unless the balance begins there: what came before is not printed.
        tried = replace(tried, valid=valid & (has_before | tried.closes))
    # A column of percentages beside amounts is only looked at where it adds up (shares of a whole).
    shares = grid.percent[trial.target]
    if shares.any() and not shares[grid.known[trial.target]].all():
        tried = replace(tried, valid=tried.valid & (~shares | tried.closes))
    where = np.flatnonzero(tried.closes)
    copies = trial.shift or (len(trial.lines) == 1 and not trial.carry)
    bits = surprise(
        [float(printed[j]) for j in where],
        [float(tried.residual[j]) for j in where],
        [float(units[j]) for j in where],
        np.stack([-printed[where], -printed[where]]) if copies else terms[:, where],
    )
    return replace(tried, bits=bits)


def _one_before(array: Floats) -> Floats:
    moved = np.zeros_like(array)
    moved[:, 1:] = array[:, :-1]
    return moved


def _mask_before(mask: Mask) -> Mask:
    moved = np.zeros_like(mask)
    moved[:, 1:] = mask[:, :-1]
    return moved


def named_for(grid: Grid, trial: Trial) -> bool:
    """Whether the heading of the result says what the trial takes it for."""
    label = grid.row_labels[trial.target]
    if trial.kind == "difference":
        return bool(labels.DIFFERENCE.search(label))
    return bool(labels.TOTAL.search(label))
