"""Whether the statements of one paper agree: sentence against table, change against levels, line against line."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from ...schema.figures import Observation
from ...schema.problems import Problem
from .stated import Key, Statement, agree, grouped, is_misplaced_unit, is_thousand_slip, same_status


@dataclass
class Verdicts:
    """What was found of each observation, by its id, and the problems."""

    checks: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    problems: list[Problem] = field(default_factory=list)

    def say(self, observation: Observation, check: str) -> None:
        if check not in self.checks[observation.observation_id]:
            self.checks[observation.observation_id].append(check)


def compare_statements(said: Sequence[Statement], verdicts: Verdicts) -> None:
    """The same figure in a sentence and in a table, or in two tables."""
    groups = grouped(said)
    for group in groups.values():
        if len(group) < 2:
            continue
        for one, other in _pairs(group):
            a, b = one.observation, other.observation
            if one.source == other.source:
                continue
            if agree(one, other):
                verdicts.say(a, "agrees with text")
                verdicts.say(b, "agrees with text")
            elif _must_agree(a, b) or is_misplaced_unit(one, other):
                _contradict(a, b, verdicts)
    _same_number_under_two_years(groups, verdicts)


def _pairs(group: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of statements from different places; a place that gives several numbers for one figure speaks of several
    figures, and only agreement is believed of it."""
    numbers: dict[tuple[str, int | None], set[float]] = defaultdict(set)
    for statement in group:
        numbers[statement.source].add(round(statement.observation.value, 6))
    for one, other in combinations(group, 2):
        if agree(one, other) or (len(numbers[one.source]) == 1 and len(numbers[other.source]) == 1):
            yield one, other


INCREMENT = re.compile(r"\b(?:further|additional|extra|another)\b", re.IGNORECASE)
"""Words of a sentence that adds to a figure, and does not restate it."""


def _must_agree(a: Observation, b: Observation) -> bool:
    if any(o.source_kind == "text" and INCREMENT.search(o.quote) for o in (a, b)):
        return False
    return not a.bound and not b.bound and same_status(a, b)


def _contradict(a: Observation, b: Observation, verdicts: Verdicts) -> None:
    verdicts.say(a, f"contradicts page {b.page}")
    verdicts.say(b, f"contradicts page {a.page}")
    slip = is_thousand_slip(a.value, b.value)
    message = f"{_name(a)} is “{a.value_text}” on page {a.page} and “{b.value_text}” on page {b.page}" + (
        ": one of them is out by a factor of a thousand." if slip else "."
    )
    if any(problem.message == message for problem in verdicts.problems):
        return  # a heading and the sentence under it
    verdicts.problems.append(
        Problem(
            code="thousand-slip" if slip else "contradiction",
            message=message,
            cure="Read both places: one may be of another scope, or the paper prints two figures.",
            page=b.page,
            box=b.box,
            evidence=b.quote,
        )
    )


def _name(observation: Observation) -> str:
    period = f", {observation.period.text}" if observation.period else ""
    breakdown = f" ({observation.breakdown})" if observation.breakdown else ""
    return f"{observation.metric}{breakdown} of {observation.area_name}{period}"


def _same_number_under_two_years(groups: Mapping[Key, list[Statement]], verdicts: Verdicts) -> None:
    """A sentence gives for one year the number that a table gives for another."""
    by_figure: dict[Key, list[tuple[Key, Statement]]] = defaultdict(list)
    for key, group in groups.items():
        for statement in group:
            by_figure[key[:5]].append((key, statement))
    for of_figure in by_figure.values():
        texts = [(key, s) for key, s in of_figure if s.source[0] == "text" and s.observation.period]
        tables = [(key, s) for key, s in of_figure if s.source[0] == "table" and s.observation.period]
        for key, text in texts:
            own = [s for k, s in tables if k == key]
            if any(agree(text, s) for s in own):
                continue
            others = [s for k, s in tables if _years_apart(text.observation, s.observation) and _same_digits(text, s)]
            if len(others) == 1 and (own or others[0].observation.status == text.observation.status):
                _two_years(text.observation, others[0].observation, verdicts)


def _years_apart(a: Observation, b: Observation) -> bool:
    return bool(a.period and b.period and a.period.end.year != b.period.end.year and a.period.text != b.period.text)


def _same_digits(one: Statement, other: Statement) -> bool:
    """Whether two numbers are one to three figures or more, so that chance is no explanation."""
    a, b = one.observation, other.observation
    coarser = max(one.half, other.half)
    return abs(a.value - b.value) <= coarser and abs(a.value) >= 200 * coarser and a.value != 0


def _two_years(a: Observation, b: Observation, verdicts: Verdicts) -> None:
    verdicts.say(a, f"contradicts page {b.page}")
    verdicts.problems.append(
        Problem(
            code="two-years",
            message=(
                f"“{a.value_text}” stands for {_name(a)} on page {a.page}, and on page {b.page} the same number "
                f"(“{b.value_text}”) for {b.period.text if b.period else 'another year'}."
            ),
            cure="One of the two years is a slip of the paper, or was taken from the wrong words.",
            page=a.page,
            box=a.box,
            evidence=a.quote,
        )
    )


def check_changes(said: Sequence[Statement], verdicts: Verdicts) -> None:
    """Changes and percentages against the levels the paper states for both ends."""
    levels: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in said:
        o = statement.observation
        if o.measure == "level" and o.period is not None and not o.bound:
            levels[_subject(o)].append(statement)
    for statement in said:
        change = statement.observation
        if change.measure == "level":
            continue
        starts, ends = _both_ends(statement, levels[_subject(change)])
        outcomes = {_follows(statement, start, end) for start in starts for end in ends if start is not end}
        if True in outcomes:
            verdicts.say(change, "adds up")
        elif outcomes == {False} and not change.bound and len(starts) == len(ends) == 1:
            start, end = starts[0], ends[0]
            if start.source == end.source:  # levels of two places may be of two scopes
                _does_not_follow(change, start.observation, end.observation, verdicts)


def _both_ends(change: Statement, levels: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """The levels at the start and at the end of ``change``.

    Where it names no years (“increased by 50% from 2,000 in 2018 to 3,000 in 2023”), those of its sentence, if two.
    """
    o = change.observation
    if o.period is not None and o.period_from:
        starts = [level for level in levels if _starts(level.observation, o)]
        ends = [level for level in levels if level.observation.period and _ends_with(level.observation, o)]
        return starts, ends
    of_sentence = [
        level for level in levels if level.source == change.source and level.observation.quote == o.quote and o.quote
    ]
    dated = sorted((period.end, i) for i, level in enumerate(of_sentence) if (period := level.observation.period))
    if o.period is not None or len(dated) != 2 or dated[0][0] == dated[1][0]:
        return [], []
    return [of_sentence[dated[0][1]]], [of_sentence[dated[1][1]]]


def _subject(o: Observation) -> tuple[str, ...]:
    return (o.metric, " ".join(o.breakdown.casefold().split()), o.qualifier.casefold(), o.area_code or o.area_name)


def _ends_with(level: Observation, change: Observation) -> bool:
    return bool(level.period and change.period and level.period.end == change.period.end)


def _starts(level: Observation, change: Observation) -> bool:
    if level.period is None or change.period is None:
        return False
    said = change.period_from.casefold().strip()
    return level.period.text.casefold().strip() == said or (
        len(said) == 4 and said == str(level.period.end.year) and level.period.end < change.period.end
    )


def _follows(change: Statement, start: Statement, end: Statement) -> bool | None:
    first, last = start.observation.value, end.observation.value
    if change.observation.measure == "change":
        allowed = change.half + start.half + end.half
        return abs(abs(last - first) - abs(change.observation.value)) <= allowed + 1e-9 * abs(last)
    if first == 0:
        return None
    expected = 100 * (last - first) / abs(first)
    blur = 100 * (end.half / abs(first) + abs(last) * start.half / first**2)
    allowed = change.half + blur + (1.0 if change.observation.bound == "about" else 0.0) + 1e-9
    # A balance in deficit grows when it falls: the size of the change is what is printed.
    return abs(abs(expected) - abs(change.observation.value)) <= allowed


def _does_not_follow(change: Observation, start: Observation, end: Observation, verdicts: Verdicts) -> None:
    verdicts.say(change, "does not add up")
    expected = 100 * (end.value - start.value) / abs(start.value) if start.value else 0.0
    gives = f"{expected:.1f}%" if change.measure == "percent_change" else f"{end.value - start.value:,.0f}"
    verdicts.problems.append(
        Problem(
            code="does-not-follow",
            message=(
                f"{_name(change)}: the change is printed “{change.value_text}”, but from {start.value_text} to "
                f"{end.value_text} it is {gives}."
            ),
            cure="Check which of the three figures the page prints otherwise.",
            severity="note",
            page=change.page,
            box=change.box,
            evidence=change.quote,
        )
    )
