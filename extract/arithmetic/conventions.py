"""What a positive figure means in each line of a table: deficit or surplus, spending or income; what brackets say."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...schema.tables import Table
from . import labels
from .findings import Convention, Direction, Relation
from .grid import Grid

ROUNDS = 6
"""A convention is carried from line to line at most so often: deeper chains of subtotals do not occur."""


@dataclass(frozen=True)
class Sign:
    deficit_positive: bool
    reason: str


def find_conventions(grid: Grid, relations: Sequence[Relation]) -> tuple[Convention, ...]:
    """Conventions of the rows and columns of ``grid`` (as printed, not turned) that words or arithmetic tell."""
    rows = _lines(grid, [r for r in relations if r.direction == "down"], "down")
    columns = _lines(grid.turned(), [r for r in relations if r.direction == "across"], "across")
    return (*rows, *columns)


def _lines(grid: Grid, relations: Sequence[Relation], direction: Direction) -> list[Convention]:
    index = {row: i for i, row in enumerate(grid.rows)}
    linear = [r for r in relations if r.kind in ("sum", "difference", "running balance")]
    signs: dict[int, Sign] = {}
    for i, label in enumerate(grid.row_labels):
        stated = _stated(label)
        if stated is not None:
            signs[i] = stated
    for relation in linear:
        target = index[relation.target]
        if target in signs or not labels.POSITION.search(grid.row_labels[target]):
            continue
        sign = _from_parts(grid, relation, index)
        if sign is not None:
            signs[target] = sign
    for _ in range(ROUNDS):
        if not _carry(grid, linear, index, signs):
            break
    for i, label in enumerate(grid.row_labels):
        if i not in signs and (worded := _from_word(grid, i, label)) is not None:
            signs[i] = worded
    conventions = []
    for i, label in enumerate(grid.row_labels):
        income = _is_income(label)
        negative = _printed_sign(grid, i) < 0 if income and grid.known[i].any() else None
        sign = signs.get(i)
        if sign is None and not income:
            continue
        conventions.append(
            Convention(
                direction=direction,
                line=grid.rows[i],
                label=label,
                deficit_positive=sign.deficit_positive if sign else None,
                income=income or None,
                reason=sign.reason if sign else f"income, printed {'negative' if negative else 'positive'}",
            )
        )
    return conventions


def stated_in(table: Table) -> Sign | None:
    """What the title, the notes or the unit note say for the whole table."""
    for words in (table.title, table.unit_note, *table.notes):
        sign = _stated(words)
        if sign is not None:
            return sign
    return None


def _stated(words: str) -> Sign | None:
    if labels.DEFICIT_POSITIVE.search(words):
        return Sign(True, f"“{words}” says so")
    if labels.SURPLUS_POSITIVE.search(words):
        return Sign(False, f"“{words}” says so")
    return None


def _is_income(label: str) -> bool:
    return bool(labels.INCOME.search(label)) and not (
        labels.SPENDING.search(label) or labels.POSITION.search(label) or labels.SAVING.search(label)
    )


def _printed_sign(grid: Grid, line: int) -> int:
    """1 or −1 where nearly all figures of the line carry that sign, 0 where they are mixed."""
    values = grid.values[line][grid.known[line] & ~grid.percent[line] & (grid.values[line] != 0)]
    if not len(values):
        return 0
    share = float(np.mean(values > 0))
    return 1 if share >= 0.9 else -1 if share <= 0.1 else 0


def _from_parts(grid: Grid, relation: Relation, index: dict[int, int]) -> Sign | None:
    """Spending that raises a gap, or income that lowers it, makes a positive gap a deficit."""
    votes = []
    for term in relation.terms:
        line = index[term.line]
        label, printed = grid.row_labels[line], _printed_sign(grid, line)
        if printed == 0 or term.previous or labels.POSITION.search(label):
            continue
        raises = printed * term.sign > 0
        if _is_income(label):
            votes.append((not raises, f"{label} {'lowers' if not raises else 'raises'} it"))
        elif labels.SPENDING.search(label) and not labels.INCOME.search(label):
            votes.append((raises, f"{label} {'raises' if raises else 'lowers'} it"))
    if not votes or len({vote for vote, _ in votes}) > 1:
        return None
    reasons = "; ".join(reason for _, reason in votes[:2])
    return Sign(votes[0][0], f"{grid.row_labels[index[relation.target]]}: {reasons}")


def _carry(grid: Grid, relations: Sequence[Relation], index: dict[int, int], signs: dict[int, Sign]) -> bool:
    """From one balance to those it is added to or made of; whether anything new was learnt."""
    learnt = False
    for relation in relations:
        if relation.kind == "difference" and len(relation.terms) == 2 and relation.direction == "across":
            continue
        members = [(index[relation.target], 1), *((index[t.line], t.sign) for t in relation.terms if not t.previous)]
        balances = [(line, sign) for line, sign in members if labels.POSITION.search(grid.row_labels[line])]
        known = [(line, sign) for line, sign in balances if line in signs]
        for line, sign in balances:
            if line in signs or not known:
                continue
            source, source_sign = known[0]
            same = sign == source_sign
            signs[line] = Sign(
                signs[source].deficit_positive == same,
                f"closes with {grid.row_labels[source]} ({signs[source].reason})",
            )
            learnt = True
    return learnt


def _from_word(grid: Grid, line: int, label: str) -> Sign | None:
    """The bare word: figures under “deficit” all printed positive are deficits, all printed negative are too."""
    lowered = label.lower()
    printed = _printed_sign(grid, line)
    if printed == 0:
        return None
    bad = any(word in lowered for word in ("deficit", "gap", "overspend", "shortfall"))
    good = any(word in lowered for word in ("surplus", "underspend"))
    if bad == good:
        return None
    deficit_positive = (printed > 0) == bad
    return Sign(deficit_positive, f"printed {'positive' if printed > 0 else 'negative'} under “{label}”")


def brackets_meaning(grid: Grid, relations: Sequence[Relation]) -> str:
    """``negative`` where a relation closes over bracketed figures read as negative; empty where none stands in any."""
    bracketed = {
        place
        for place in grid.cells
        if "(" in grid.texts[place[0]][place[1]] and grid.known[place] and grid.values[place]
    }
    if not bracketed:
        return ""
    rows = {row: i for i, row in enumerate(grid.rows)}
    columns = {column: j for j, column in enumerate(grid.columns)}
    for relation in relations:
        if relation.kind not in ("sum", "difference", "running balance"):
            continue
        for closing in relation.closings:
            if not closing.holds:
                continue
            for line in relation.lines:
                place = (
                    (rows[line], columns[closing.place])
                    if relation.direction == "down"
                    else (rows[closing.place], columns[line])
                )
                if place in bracketed:
                    return "negative"
    return ""
