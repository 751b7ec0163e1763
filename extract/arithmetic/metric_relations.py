"""The vocabulary's relations between metrics, tried on the figures of one paper."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...schema.problems import Problem
from ...schema.vocabulary import Relation, Vocabulary
from .agreement import Verdicts
from .stated import Statement

TERM = re.compile(r"\s*(?P<sign>[+-]?)\s*(?P<factor>[\d.]+\s*\*\s*)?(?P<id>[a-z_0-9]+)(?:\[(?P<inside>[^\]]*)\])?")
COMPARISON = re.compile(r"\s*(==|~=|<=)\s*")


@dataclass(frozen=True)
class _Term:
    sign: int
    metric: str
    qualifier: str


def check_relations(said: Sequence[Statement], vocabulary: Vocabulary, verdicts: Verdicts) -> None:
    """Relations that are sums of metrics at one time (or bounds of one by another), for every area and period whose
    paper states all of them once, in one table."""
    auxiliary = {one.id for one in vocabulary.auxiliaries}
    groups = _groups(said)
    for relation in vocabulary.relations:
        parsed = _parse(relation)
        if parsed is None:
            continue
        left, comparison, right = parsed
        for by_metric in groups.values():
            _try(relation, left, comparison, right, by_metric, auxiliary, verdicts)


def _groups(said: Sequence[Statement]) -> Mapping[tuple[object, ...], dict[tuple[str, str], list[Statement]]]:
    """Whole levels of one source, area, period end and status, by metric and qualifier."""
    groups: dict[tuple[object, ...], dict[tuple[str, str], list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in said:
        o = statement.observation
        if o.measure != "level" or o.breakdown or o.period is None or o.bound:
            continue
        key = (statement.source, o.area_code or o.area_name, o.period.end, o.status)
        groups[key][(o.metric, o.qualifier)].append(statement)
    return groups


def _parse(relation: Relation) -> tuple[list[_Term], str, list[_Term]] | None:
    """Both sides of an expression of plain terms; None for sums over breakdowns, other times, products."""
    parts = COMPARISON.split(relation.expression)
    if len(parts) != 3:
        return None
    left, right = _terms(parts[0]), _terms(parts[2])
    return (left, parts[1], right) if left and right else None


def _terms(side: str) -> list[_Term] | None:
    terms = []
    rest = side.strip()
    while rest:
        found = TERM.match(rest)
        if found is None or found["factor"] or found["id"] == "sum" or found["id"].isdigit():
            return None
        inside = (found["inside"] or "").strip()
        if any(mark in inside for mark in ("t-1", "start", "end", "April", "March", ",")) or inside == "t":
            return None
        terms.append(_Term(-1 if found["sign"] == "-" else 1, found["id"], inside))
        rest = rest[found.end() :].strip()
        if rest and rest[0] not in "+-":
            return None
    return terms


def _try(
    relation: Relation,
    left: list[_Term],
    comparison: str,
    right: list[_Term],
    by_metric: Mapping[tuple[str, str], list[Statement]],
    auxiliary: set[str],
    verdicts: Verdicts,
) -> None:
    sides, used = [], []
    for terms in (left, right):
        total = 0.0
        for term in terms:
            given = by_metric.get((term.metric, term.qualifier), [])
            if not given and term.metric in auxiliary | OPTIONAL:
                continue
            if len(given) != 1:
                return
            total += term.sign * given[0].observation.value
            used.append(given[0])
        sides.append(total)
    if len({s.observation.metric for s in used}) < 2:
        return
    slack = relation.absolute_tolerance + relation.relative_tolerance * abs(sides[1])
    slack = min(slack, sum(2 * s.half for s in used) + 1e-9 * abs(sides[1])) if comparison == "==" else slack
    holds = sides[0] <= sides[1] + slack if comparison == "<=" else abs(sides[0] - sides[1]) <= slack
    if holds:
        if comparison == "==":
            for statement in used:
                verdicts.say(statement.observation, "adds up")
        return
    loose = relation.absolute_tolerance + relation.relative_tolerance * max(abs(side) for side in sides)
    if comparison != "<=" and abs(sides[0] - sides[1]) <= loose:
        return
    if relation.severity == "error":
        # The others hold in one form or another, gross or net, before savings or after; failing in one says nothing.
        verdicts.problems.append(_problem(relation, used, sides))


OPTIONAL = frozenset({"hnb_block_transfer", "hnb_deductions"})
"""Metrics of which a paper that does not state them has none."""


def _problem(relation: Relation, used: Sequence[Statement], sides: Sequence[float]) -> Problem:
    figures = "; ".join(f"{s.observation.metric} {s.observation.value_text}" for s in used)
    first = used[0].observation
    return Problem(
        code="relation-does-not-hold",
        message=(
            f"{relation.expression} gives {sides[0]:,.0f} against {sides[1]:,.0f} for {first.area_name}, "
            f"{first.period.text if first.period else ''} ({figures})."
        ),
        cure=relation.note or "Check the rows these figures were read from.",
        severity="note",
        page=first.page,
        box=first.box,
        evidence=first.quote,
    )
