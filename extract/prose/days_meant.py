"""Which period do “that year”, a bare month or a year in brackets stand for?"""

import calendar
import itertools
import re

from ...schema.council_calendar import financial_year_holding, month_end, month_of, moved
from ...schema.figures import Period
from .clauses import Item, Sentence, Zone
from .readings import Carried, Claim
from .subordinate import is_comparator


def that_period(sentence: Sentence, said_again: Item, carried: Carried) -> Period | None:
    """“In that year”, “at the same date”: the last one named, a day where a day is meant."""
    earlier = [
        item
        for item, depth in zip(sentence.items, sentence.depth, strict=True)
        if item.kind == "period" and item.end <= said_again.start and depth == 0
    ]
    named = [*carried.periods, *(sentence.periods[item.ref].period for item in earlier)]
    if {"date", "day"} & set(said_again.text.split()):
        days = [*carried.dates, *(period for period in named if period.kind == "instant")]
        return days[-1] if days else (named[-1] if named else None)
    if len(named) == len(carried.periods) and carried.period is not None:
        # “1,702 plans were issued in 2024, compared with 1,588 in 2023. In the same period 604 ceased.”
        return carried.period
    return named[-1] if named else carried.period or carried.month or carried.reported


def same_day(sentence: Sentence, zone: Zone, chosen: Item, host: Claim, carried: Carried) -> Period | None:
    """“455 at 31 March 2022 (482 in 2021)”: a bare year in brackets is the same day of that year; “between April and
    September 372, against 318 in the same six months of 2023”: the same stretch."""
    period = sentence.periods[chosen.ref].period
    place = sentence.items.index(chosen)
    before = sentence.text[sentence.items[max(0, place - 6)].start : chosen.start]
    same = _SAME_STRETCH.search(before) is not None
    beside = host.period or (carried.reported if same else None)
    if beside is None or period.kind not in {"calendar_year", "financial_year"}:
        return None
    if period.kind == "financial_year":
        years = period.end.year - financial_year_holding(beside.end, "").end.year
        return moved(beside, 12 * years, text=period.text) if same and years else None
    years = period.end.year - beside.end.year
    compared = is_comparator(sentence, zone) or (zone.parent is not None and is_comparator(sentence, zone.parent))
    of_a_day = (zone.in_brackets or compared) and beside.kind == "instant"
    return moved(beside, 12 * years, text=period.text) if (same or of_a_day) and years else None


_SAME_STRETCH = re.compile(
    r"\b(?:same|corresponding|equivalent|comparable)\s(?:\w+\s)?(?:period|quarter|months?|point|time|date|term)"
    r"\s(?:in|of|for)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""“27 in the same quarter of 2022”."""


def month_named(sentence: Sentence, zone: Zone, carried: Carried) -> Period | None:
    """“The January total” after a sentence that gave 31 January 2022."""
    inside = sentence.within(zone)
    named = {item.text for item in inside} & set(MONTHS)
    if {"than", "since"} & {item.text for item in inside}:
        # “202 more than in August”: the month is what the number is measured from.
        return None
    known = next((p for p in carried.periods if MONTHS[p.end.month - 1] in named), None)
    if known is not None and (_several_months(sentence) or "next" in {item.text for item in inside}):
        # “from 165.1 in September to 159.4 on 29 November”: the last ones of that name.
        known = None
    if known is not None or len(named) != 1 or carried.reference is None:
        return known
    month = MONTHS.index(next(iter(named))) + 1
    day = carried.reference
    on_day = day_of(inside, MONTHS[month - 1]) or month_end(day.year, month).day
    year = day.year if (month, on_day) < (day.month, day.day) or _this_month(inside, named) else day.year - 1
    if {"next", "will", "would"} & {item.text for item in sentence.within(zone)}:
        year = day.year + (month <= day.month)
    end = month_end(year, month)
    if (day_printed := day_of(inside, MONTHS[month - 1])) is not None and day_printed <= end.day:
        on = end.replace(day=day_printed)
        return Period(text=f"{day_printed} {MONTHS[month - 1].title()}", kind="instant", start=on, end=on)
    return Period(text=MONTHS[month - 1].title(), kind="month", start=end.replace(day=1), end=end)


def _several_months(sentence: Sentence) -> bool:
    return len({item.text for item in sentence.items} & set(MONTHS)) > 1


def months_from_to(sentence: Sentence, zone: Zone, carried: Carried) -> Period | None:
    """“between April and December”, “January to June”: the last such stretch that had ended by the meeting."""
    if carried.reference is None:
        return None
    for place in range(zone.first, min(zone.last, len(sentence.items) - 2)):
        first, link, last = (item.text for item in sentence.items[place : place + 3])
        before = sentence.items[place - 1].text if place else ""
        if first not in MONTHS or last not in MONTHS or link not in _LINKS or (link == "and" and before != "between"):
            continue
        start, end = MONTHS.index(first) + 1, MONTHS.index(last) + 1
        year = carried.reference.year
        if month_of(year, end, last).end > carried.reference:
            year -= 1
        text = f"{first.title()} {link} {last.title()}"
        begins = month_of(year - (end < start), start, first).start
        return Period(text=text, kind="span", start=begins, end=month_of(year, end, last).end)
    return None


_LINKS = frozenset({"and", "to", "-", "–", "until"})


def month_within(inside: list[Item], said: Item, stretch: Period) -> Period | None:
    """“During 2020/21 numbers were highest in August”, “in August of Quarter 2”: the one month named without its year
    lies in the stretch that ``said`` names."""
    named = [(before, item) for before, item in itertools.pairwise([_NOTHING, *inside]) if item.text in MONTHS]
    if len(named) != 1 or (stretch.end - stretch.start).days <= _A_MONTH:
        return None
    before, month = named[0]
    behind = inside[inside.index(month) + 1 : inside.index(month) + 3]
    of_it = [item.text or item.kind for item in behind[:1]] == ["of"] and behind[-1] is said
    if not of_it and (before.text not in _IN or month.start < said.start):
        return None
    number = MONTHS.index(month.text) + 1
    for year in range(stretch.start.year, stretch.end.year + 1):
        found = month_of(year, number, month.text.title())
        if stretch.start <= found.start and found.end <= stretch.end:
            return found
    return None


_NOTHING = Item("mark", "", 0, 0)
_IN = frozenset({"in", "during", "for", "of", ","})
_A_MONTH = 31


def _this_month(inside: list[Item], named: set[str]) -> bool:
    """“by the end of this March”."""
    return any(a.text == "this" and b.text in named for a, b in itertools.pairwise(inside))


def day_of(inside: list[Item], month: str) -> int | None:
    """“on 27 February”, “February 27th”."""
    place = next(i for i, item in enumerate(inside) if item.text == month)
    for item in (inside[place - 1 : place] if place else []) + inside[place + 1 : place + 2]:
        if item.text.isdigit() and 0 < int(item.text) <= 31:
            return int(item.text)
    return None


MONTHS = tuple(calendar.month_name[i].lower() for i in range(1, 13))
