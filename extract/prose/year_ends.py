"""Which 31 March is “year end”, and which 1 April the start of the year?"""

import datetime
import itertools

from ...schema.council_calendar import financial_year_holding, instant_at
from ...schema.figures import Period
from ...schema.statuses import find_statuses
from .clauses import Item, Sentence, Zone
from .readings import Carried

_LOOKING_AHEAD = frozenset({"forecast", "budget", "target", "estimate"})


def year_end(sentence: Sentence, zone: Zone, carried: Carried) -> Period | None:
    """The end, or for a sum the start, of the financial year where the zone's clause says so without naming the year.

    The year is the one that the sentence, the paper's title or the figure before names; else a forecast is for the
    year in which the committee meets, and what is told as past for the year before.
    """
    inside = sentence.within(zone)
    named = [item for item in inside if item.name == "year_end"]
    if not named:
        start = _year_start(sentence, [item for item in inside if item.name == "year_start"], carried)
        # Children and plans are counted on 31 March, and so many the year began with.
        return start if sentence.quantities[zone.quantity].unit == "gbp" else _day_before_start(start)
    text = sentence.text[named[0].start : named[0].end]
    said = [mention.period for mention in sentence.periods if mention.end <= named[0].start]
    counted = sentence.quantities[zone.quantity].unit != "gbp"
    if counted and not said and carried.here and carried.period and carried.period.kind == "calendar_year":
        # “Requests reached 1,058 in 2023 … with 17 to be decided at the year end.”
        return instant_at(carried.period.end, text)
    for known in (*reversed(said), carried.title_period, carried.reported, carried.period):
        if known is not None and known.kind in {"financial_year", "quarter", "month"}:
            return instant_at(financial_year_holding(known.end, text).end, text)
    if carried.reference is None:
        return None
    end = financial_year_holding(carried.reference, text).end
    ahead = any(mention.status in _LOOKING_AHEAD for mention in find_statuses(sentence.text))
    return instant_at(end if ahead else datetime.date(end.year - 1, 3, 31), text)


def _year_start(sentence: Sentence, named: list[Item], carried: Carried) -> Period | None:
    """“£146m by the end of 2025/26, from £92.3m at the start of the year”."""
    if not named:
        return None
    text = sentence.text[named[0].start : named[0].end]
    said = [mention.period for mention in sentence.periods if mention.end <= named[0].start]
    for known in (*reversed(said), carried.title_period, carried.reported):
        if known is not None and known.kind in {"financial_year", "quarter", "month", "instant"}:
            return instant_at(financial_year_holding(known.end, text).start, text)
    return None


def _day_before_start(start: Period | None) -> Period | None:
    return instant_at(start.end - datetime.timedelta(days=1), start.text) if start is not None else None


def opens_a_year(inside: list[Item]) -> bool:
    """Whether a balance is told by the year that it is brought or carried into."""
    brought = any(item.name == "reserve" and item.text.startswith(("brought", "b/f")) for item in inside)
    return brought or any(
        a.text.startswith(("carried", "rolled")) and b.text in {"into", "to"} for a, b in itertools.pairwise(inside)
    )


def day_before(period: Period | None) -> Period | None:
    """The day before a year of which a balance is brought forward; a date stays."""
    if period is None or period.kind not in {"financial_year", "quarter", "month"}:
        return period
    opening = financial_year_holding(period.end, period.text).start - datetime.timedelta(days=1)
    return instant_at(opening, period.text)


def closes_a_year(inside: list[Item]) -> bool:
    """“a carried forward deficit of £23.6m”."""
    return any(item.name == "reserve" and item.text.startswith(("carried", "carry", "c/f")) for item in inside)


def end_of_opened(period: Period | None) -> Period | None:
    """The end of the year whose first day ``period`` is: what is brought forward on 1 April is carried forward then."""
    if period is None or period.kind != "instant" or (period.end.month, period.end.day) != (4, 1):
        return period
    return instant_at(financial_year_holding(period.end, period.text).end, period.text)
