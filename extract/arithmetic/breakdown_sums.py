"""Whether the parts that a paper states of a figure add up to it: blocks of a grant, placements of children."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...schema.problems import Problem
from ...schema.vocabulary import Dimension, Relation, Vocabulary
from .agreement import Verdicts
from .stated import Statement, within_rounding

EXPRESSION = re.compile(r"sum\((?P<metric>[a-z_0-9]+) by (?P<dimension>[a-z_]+)\) == (?P=metric)")
BLOCK_METRICS: Mapping[tuple[str, str], str] = {
    ("dsg_in_year_position", "high_needs"): "hnb_in_year_position",
    ("dsg_allocation", "high_needs"): "hnb_allocation",
}
"""Parts that are metrics of their own: the high needs block's share of what the whole grant has."""


@dataclass(frozen=True)
class _Parts:
    """What one place of a paper states of one figure: the whole, and its parts with their value of the dimension."""

    whole: Statement
    parts: tuple[tuple[str, Statement], ...]


def check_breakdown_sums(said: Sequence[Statement], vocabulary: Vocabulary, verdicts: Verdicts) -> None:
    """Relations ``sum(metric by dimension) == metric`` for every place, area, period and status that states both.

    That they do not add up is only said where every value of the dimension is stated once: a sentence seldom names all
    the parts, and a table may have parts of parts.
    """
    for relation in vocabulary.relations:
        found = EXPRESSION.fullmatch(relation.expression)
        if found is None:
            continue
        dimension = vocabulary.dimension(found["dimension"])
        for stated in _stated(said, found["metric"], dimension):
            _try(relation, dimension, stated, verdicts)


def _stated(said: Sequence[Statement], metric: str, dimension: Dimension) -> Iterator[_Parts]:
    wholes: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    parts: dict[tuple[object, ...], list[tuple[str, Statement]]] = defaultdict(list)
    for statement in said:
        o = statement.observation
        if o.measure != "level" or o.period is None or o.bound or statement.source[1] is None:
            continue
        place: tuple[object, ...] = (statement.source, o.area_code or o.area_name, o.period.end, o.status, o.qualifier)
        own = next((v for (whole, v), part in BLOCK_METRICS.items() if whole == metric and part == o.metric), "")
        if o.metric == metric and not o.breakdown:
            wholes[place].append(statement)
        elif o.metric == metric and (value := value_named(o.breakdown, dimension)):
            parts[place].append((value, statement))
        elif own and not o.breakdown and any(value.id == own for value in dimension.values):
            parts[place].append((own, statement))
    for of_whole, whole in wholes.items():
        if len(whole) == 1 and len(parts[of_whole]) > 1:
            yield _Parts(whole[0], tuple(parts[of_whole]))


def value_named(breakdown: str, dimension: Dimension) -> str:
    """The id of the value of ``dimension`` that ``breakdown`` names, by the longest of its names; empty for none."""
    words = f" {_plain(breakdown)} "
    named = [
        (len(name), value.id)
        for value in dimension.values
        for name in map(_plain, (value.id, value.name, *value.synonyms))
        if name and f" {name} " in words
    ]
    return max(named)[1] if named else ""


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w'&]+|_", " ", text.casefold()).split())


def _try(relation: Relation, dimension: Dimension, stated: _Parts, verdicts: Verdicts) -> None:
    whole, parts = stated.whole, [part for _, part in stated.parts]
    if within_rounding(whole, parts, at_most=_tolerance(relation, whole)):
        for statement in (whole, *parts):
            verdicts.say(statement.observation, "adds up")
        return
    values = sorted(value for value, _ in stated.parts)
    if relation.severity != "error" or values != sorted(value.id for value in dimension.values):
        return
    total = sum(part.observation.value for part in parts)
    if abs(total - whole.observation.value) <= _tolerance(relation, whole):
        return
    o = whole.observation
    listed = "; ".join(
        f"{part.observation.breakdown or value} {part.observation.value_text}" for value, part in stated.parts
    )
    verdicts.say(o, "does not add up")
    verdicts.problems.append(
        Problem(
            code="relation-does-not-hold",
            message=(
                f"{o.metric} of {o.area_name}, {o.period.text if o.period else ''}, is stated as “{o.value_text}”, but "
                f"its parts give {total:,.0f} ({listed})."
            ),
            cure=relation.note or "Check the rows these figures were read from.",
            severity="note",
            page=o.page,
            box=o.box,
            evidence=o.quote,
        )
    )


def _tolerance(relation: Relation, whole: Statement) -> float:
    return relation.absolute_tolerance + relation.relative_tolerance * abs(whole.observation.value)
