"""Which 31 March is “year end”?"""

import datetime

from ...schema.council_calendar import financial_year_holding, instant_at
from ...schema.figures import Period
from ...schema.statuses import find_statuses
from .clauses import Sentence, Zone
from .readings import Carried

_LOOKING_AHEAD = frozenset({"forecast", "budget", "target", "estimate"})


def year_end(sentence: Sentence, zone: Zone, carried: Carried) -> Period | None:
    """The end of the financial year where the zone's clause says “at year end” without naming the year.

    The year is the one that the sentence, the paper's title or the figure before names; else a forecast is for the
    year in which the committee meets, and what is told as past for the year before.
    """
    named = [item for item in sentence.within(zone) if item.name == "year_end"]
    if not named:
        return None
    text = sentence.text[named[0].start : named[0].end]
    said = [mention.period for mention in sentence.periods if mention.end <= named[0].start]
    for known in (*reversed(said), carried.title_period, carried.reported, carried.period):
        if known is not None and known.kind in {"financial_year", "quarter", "month"}:
            return instant_at(financial_year_holding(known.end, text).end, text)
    if carried.reference is None:
        return None
    end = financial_year_holding(carried.reference, text).end
    ahead = any(mention.status in _LOOKING_AHEAD for mention in find_statuses(sentence.text))
    return instant_at(end if ahead else datetime.date(end.year - 1, 3, 31), text)
