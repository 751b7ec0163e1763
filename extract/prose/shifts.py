"""How far is a figure counted back or forward from another: “a year ago”, “three years after that”?"""

import re

from ...schema.council_calendar import moved
from ...schema.figures import Period
from .brackets import right_before_brackets
from .clauses import Item, Sentence, Zone
from .dated_by import levels_and_bases
from .readings import Carried, Claim
from .subordinate import is_comparator

_YEAR = 12
_MONTHS = {"year_before": _YEAR, "year_after": -_YEAR, "quarter_before": 3}
_STEPS = {"years_before": _YEAR, "years_after": -_YEAR, "months_before": 1}
"""Months of one of what the item counts."""
_COUNTED = {word: number for number, word in enumerate("one two three four five six seven eight nine".split(), start=1)}


def months_back(item: Item) -> int | None:
    """Months that the item counts back, below zero where it counts forward; ``None`` for any other item."""
    if item.name in _STEPS:
        count = item.text.split()[0]
        return _STEPS[item.name] * (_COUNTED.get(count) or int(count))
    return _MONTHS.get(item.name)


def shift_of(sentence: Sentence, zone: Zone, claim: Claim, inside: list[Item]) -> Item | None:
    """The item among those ``inside`` the zone by which its figure is counted back or forward."""
    shift = next((item for item in inside if months_back(item) is not None), None)
    if claim.measure != "level":
        return shift
    if shift is not None and _of_brackets_behind(sentence, zone, shift):
        shift = None
    # “13.2% more than a year ago (4,849)”
    return shift or next((i for i in right_before_brackets(sentence, zone)[:1] if months_back(i) is not None), None)


def _of_brackets_behind(sentence: Sentence, zone: Zone, shift: Item) -> bool:
    """“make up 9.3%, much as they did a year ago (9.1%)”: a year ago it was what the brackets say."""
    following = next((z for z in sentence.zones if z.parent is zone and z.in_brackets), None)
    return following is not None and shift in right_before_brackets(sentence, following)[:1]


def count_back(claim: Claim, sentence: Sentence, zone: Zone, shift: Item, host: Claim | None, carried: Carried) -> None:
    """“431 a year earlier”, “£2.9m more than the year before”: counted from the figure it is set against."""
    root = zone.parent
    while root is not None and root.claim is not None and root.claim.period_own and is_comparator(sentence, root):
        root = root.parent
    anchor = root.claim.period if root is not None and root.claim is not None else None
    if anchor is None and root is None and host is not None:
        anchor = carried.period
    if anchor is None:
        levels, _ = levels_and_bases(sentence, sentence.items)
        spoken_of = carried.last if claim.carried else None
        before = carried.period if spoken_of is None else spoken_of.period
        if root is not None and host is not None and host.metric and claim.unit not in _MONEY:
            # What the figure beside it does not say is what the paper reports on.
            before = carried.reported or before
        anchor = sentence.periods[levels[0].ref].period if levels else before or carried.reported
    if claim.measure != "level":
        claim.period_from = claim.period_from or sentence.text[shift.start : shift.end]
        claim.period = anchor
        return
    claim.shifted = True
    if anchor is not None:
        claim.period = moved(anchor, -(months_back(shift) or 0), text=sentence.text[shift.start : shift.end])


_MONEY = frozenset({"gbp"})


def a_year_before_its_host(
    sentence: Sentence, zone: Zone, chosen: Item, host: Claim, carried: Carried
) -> Period | None:
    """“389 children at the end of the quarter (452 last year)”: beside a day, last year is that day a year before."""
    said = sentence.periods[chosen.ref].period
    beside = host.period or carried.reported
    if not _LAST_YEAR.fullmatch(said.text) or beside is None or not (zone.in_brackets or is_comparator(sentence, zone)):
        return None
    return None if beside.end == said.end else moved(beside, -_YEAR, text=said.text)


_LAST_YEAR = re.compile(r"(?:the )?(?:last|previous) year", re.IGNORECASE)


def rise_or_fall_from(claim: Claim, host: Claim | None, carried: Carried) -> None:
    """“418 appeals in 2024, up from 356”: what a year's figure rose or fell from is that of the year before."""
    if claim.period is not None or claim.link != "from" or claim.measure != "level" or claim.unit == "gbp":
        return
    beside = host.period if host is not None and host.period is not None else carried.reported
    if claim.metric and beside is not None and beside.kind in _YEARS:
        claim.period, claim.shifted = moved(beside, -_YEAR, text=beside.text), True


_YEARS = frozenset({"financial_year", "academic_year", "calendar_year", "rolling_12_months"})
