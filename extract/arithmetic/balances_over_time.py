"""Whether the balances that a paper states for two dates follow from one another."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...schema.problems import Problem
from ...schema.vocabulary import Relation, Vocabulary
from .agreement import Verdicts
from .metric_relations import COMPARISON, TERM
from .stated import Statement, agree, same_status, within_rounding

OPENING, CLOSING = "1 April, t", "31 March, t"
A_YEAR_BEFORE = frozenset({"start", "t-1"})

Levels = Mapping[tuple[str, datetime.date], Sequence[Statement]]
"""Of one area: what the paper states for a metric and the last day of its period."""


@dataclass(frozen=True)
class _Term:
    sign: int
    metric: str
    moment: str
    """What the expression says in brackets: ``start``, ``t-1``, ``31 March, t`` …; empty for a flow of the year."""


def check_balances(said: Sequence[Statement], vocabulary: Vocabulary, verdicts: Verdicts) -> None:
    """Relations between a metric at one date and at another, over the whole paper.

    A balance that is the one before and what was added to it adds up. One that is not may have adjustments that the
    paper does not print, so nothing is said of it; but an opening balance is the closing balance of the day before.
    """
    auxiliary = {one.id for one in vocabulary.auxiliaries}
    by_area = _levels(said)
    for relation in vocabulary.relations:
        sides = COMPARISON.split(relation.expression)
        if len(sides) != 3:
            continue
        left, right = ([_term(found) for found in TERM.finditer(side)] for side in (sides[0], sides[2]))
        moments = {term.moment for term in (*left, *right)} - {""}
        for levels in by_area.values():
            if moments == {OPENING, CLOSING}:
                _try_opening(relation, left[0].metric, levels, verdicts)
            elif moments & A_YEAR_BEFORE and len(left) == 1:
                _try_year(left[0], [term for term in right if term.metric not in auxiliary], levels, verdicts, relation)


def _term(found: re.Match[str]) -> _Term:
    return _Term(-1 if found["sign"] == "-" else 1, found["id"], (found["inside"] or "").strip())


def _levels(said: Sequence[Statement]) -> Mapping[str, Levels]:
    """By area: whole levels by metric and last day, each number once."""
    by_area: dict[str, dict[tuple[str, datetime.date], list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in said:
        o = statement.observation
        if o.measure == "level" and not o.breakdown and not o.qualifier and o.period is not None and not o.bound:
            by_area[o.area_code or o.area_name][(o.metric, o.period.end)].append(statement)
    return by_area


def _only(statements: Sequence[Statement]) -> Statement | None:
    """The most precise of ``statements`` of one number; None where they give several."""
    if not statements or not all(agree(statements[0], other) for other in statements):
        return None
    return min(statements, key=lambda statement: statement.half)


def _try_year(total: _Term, terms: Sequence[_Term], levels: Levels, verdicts: Verdicts, relation: Relation) -> None:
    """``total`` at a date from itself a year before and the flows of the year between."""
    flows = [term for term in terms if not term.moment]
    for metric, end in [key for key in levels if key[0] == total.metric]:
        whole = _only(levels[(metric, end)])
        before = next((s for day in _a_year_before(end) if (s := _only(levels.get((metric, day), ())))), None)
        known = [(term, s) for term in flows if (s := _only(levels.get((term.metric, end), ())))]
        if whole is None or before is None or not known:
            continue
        parts = [before, *(_signed(statement, term.sign) for term, statement in known)]
        tolerance = relation.absolute_tolerance + relation.relative_tolerance * abs(whole.observation.value)
        if within_rounding(whole, parts, at_most=tolerance):
            for statement in (whole, before, *(statement for _, statement in known)):
                verdicts.say(statement.observation, "adds up")


def _signed(statement: Statement, sign: int) -> Statement:
    value = sign * statement.observation.value
    return Statement(statement.observation.model_copy(update={"value": value}), statement.figure, statement.half)


def _a_year_before(end: datetime.date) -> Iterator[datetime.date]:
    """The same day a year before; for the end of a financial year also its first day."""
    yield end.replace(year=end.year - 1, day=min(end.day, 28) if end.month == 2 else end.day)
    if (end.month, end.day) == (3, 31):
        yield datetime.date(end.year - 1, 4, 1)


def _try_opening(relation: Relation, metric: str, levels: Levels, verdicts: Verdicts) -> None:
    for of, day in [key for key in levels if key[0] == metric and (key[1].month, key[1].day) == (4, 1)]:
        opening, closing = _only(levels[(of, day)]), _only(levels.get((of, day.replace(month=3, day=31)), ()))
        if opening is None or closing is None:
            continue
        a, b = opening.observation, closing.observation
        if agree(opening, closing):
            verdicts.say(a, "adds up")
            verdicts.say(b, "adds up")
        elif same_status(a, b):
            verdicts.problems.append(
                Problem(
                    code="opening-differs",
                    message=(
                        f"{metric} of {a.area_name} opens with “{a.value_text}” on 1 April {day.year} (page {a.page}), "
                        f"but closed with “{b.value_text}” the day before (page {b.page})."
                    ),
                    cure=relation.note or "Read both places: the closing balance may have been restated.",
                    severity="note",
                    page=a.page,
                    box=a.box,
                    evidence=a.quote,
                )
            )
