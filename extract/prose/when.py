"""When does a quantity hold, and since when has it changed?"""

import itertools
import re

from ...schema.council_calendar import moved
from ...schema.figures import Period
from ...schema.periods import parse_period
from .brackets import period_before_brackets, period_in_brackets_behind
from .clauses import Item, Sentence, Zone
from .dated_by import levels_and_bases, looks_back, nearest
from .days_meant import month_named, month_within, months_from_to, same_day, that_period
from .frames import BALANCES
from .handed_on import is_past, is_present, lately, only_counts
from .readings import Carried, Claim
from .reasons import reason_begins, stated
from .shifts import a_year_before_its_host, count_back, rise_or_fall_from, shift_of
from .subordinate import is_comparator
from .where import begins_anew
from .year_ends import closes_a_year, day_before, end_of_opened, opens_a_year, year_end

_SPAN = re.compile(r"\s*(?:–|-|—|to|and)\s*")


def place_in_time(sentence: Sentence, zone: Zone, claim: Claim, carried: Carried, host: Claim | None) -> None:
    """Give ``claim`` its period and, for a change, the start it is measured from."""
    if claim.silent:
        return
    claim.beside_level = host is not None and host.metric == claim.metric and host.measure == "level"
    # “a shortfall of £0.7m, which would need to be funded in 2016/17”: that year is not the shortfall's.
    inside = stated(sentence, zone) if claim.unit == "gbp" else sentence.within(zone)
    at = sentence.items[zone.at]
    levels, bases = levels_and_bases(sentence, inside)
    if (when := _when_clause(sentence, zone)) is not None:
        claim.period = claim.printed_period = sentence.periods[when.ref].period
        claim.period_own = True
        return
    if claim.measure != "level":
        base = next((i for i in bases if i.start > at.start), None) or (bases[-1] if bases else None)
        if base is not None:
            claim.period_from = sentence.periods[base.ref].period.text
    chosen = nearest(levels, at)
    if claim.measure != "level" and claim.unit == "gbp" and chosen is None:
        # Money is set against the year before: an increase “on 2024-25” is that of 2025-26.
        dated, measured = levels_and_bases(sentence, sentence.items)
        earlier = sentence.periods[measured[0].ref].period if measured and not dated else None
        if earlier is not None and earlier.kind == "financial_year":
            claim.period_from = claim.period_from or earlier.text
            claim.period = moved(earlier, 12, text=earlier.text)
            claim.printed_period = claim.period
            return
    said_again = next((item for item in inside if item.name == "that_period" or _then(sentence, item)), None)
    if chosen is None and any(item.name == "in_the_month" for item in inside):
        claim.period = claim.printed_period = carried.month
        claim.period_own = carried.month is not None
        return
    if chosen is None and said_again is not None:
        claim.period, claim.period_own = that_period(sentence, said_again, carried), True
        claim.printed_period = claim.period
        return
    shift = shift_of(sentence, zone, claim, inside)
    if chosen is not None and host is not None and (same := _beside(sentence, zone, chosen, claim, host, carried)):
        claim.period = claim.printed_period = same
        claim.period_own = True
        return
    if chosen is None and shift is not None:
        count_back(claim, sentence, zone, shift, host, carried)
    elif chosen is not None and not (carried.reported and looks_back(sentence, chosen)):
        named = sentence.periods[chosen.ref].period
        within = month_within(inside, chosen, named) if claim.unit != "gbp" else None
        claim.period, claim.period_own = within or named, True
    elif (behind := period_in_brackets_behind(sentence, zone)) is not None:
        claim.period, claim.period_own = sentence.periods[behind.ref].period, True
    elif claim.measure == "level" and (before := period_before_brackets(sentence, zone)) is not None:
        claim.period, claim.period_own = sentence.periods[before.ref].period, True
    elif claim.measure == "level" and bases and (host is None or claim.link != "to"):
        base = bases[-1]
        claim.period, claim.period_own = sentence.periods[base.ref].period, True
    elif (end := year_end(sentence, zone, carried)) is not None:
        claim.period, claim.period_own = end, True
    else:
        _inherited(sentence, zone, claim, carried, host)
        rise_or_fall_from(claim, host, carried)
    from_balance = claim.link == "from" and not claim.period_own
    opens = opens_a_year(inside) or from_balance
    if claim.measure == "level" and claim.metric in BALANCES and opens:
        claim.period = day_before(claim.period or carried.title_period)
    elif claim.metric in BALANCES and not claim.period_own and closes_a_year(inside):
        claim.period = end_of_opened(claim.period)
    claim.printed_period = claim.period
    if claim.period is not None and claim.period.kind == "span" and (ends := _ends(claim.period)):
        if claim.measure != "level":
            claim.period_from = claim.period_from or ends[0]
        elif claim.link == "from":
            claim.period = parse_period(ends[0]) or claim.period
        else:
            claim.period = parse_period(ends[1]) or claim.period


def _then(sentence: Sentence, item: Item) -> bool:
    """“Then, 67% had been in work”: at the time just spoken of."""
    return item is sentence.items[0] and item.text == "then"


def _beside(sentence: Sentence, zone: Zone, chosen: Item, claim: Claim, host: Claim, carried: Carried) -> Period | None:
    """The day of the figure that this one is set beside, in the year that ``chosen`` names."""
    if (same := same_day(sentence, zone, chosen, host, carried)) is not None:
        return same
    level = claim.measure == "level" and claim.unit != "gbp"
    return a_year_before_its_host(sentence, zone, chosen, host, carried) if level else None


def date_the_change_before(zone: Zone) -> None:
    """“Rose by 80% from 2,950 in 2018 to 5,310 in 2024”: the levels behind a change say since when and up to when."""
    start = zone.parent
    change = start.parent if start is not None else None
    if zone.claim is None or start is None or start.claim is None or change is None or change.claim is None:
        return
    levels, said = (start.claim, zone.claim), change.claim
    if (
        said.measure != "level"
        and not said.period_own
        and [level.link for level in levels] == ["from", "to"]
        and all(level.measure == "level" and level.metric == said.metric and level.period for level in levels)
    ):
        said.period = said.printed_period = zone.claim.period
        said.period_from = said.period_from or (start.claim.period.text if start.claim.period else "")


def _inherited(sentence: Sentence, zone: Zone, claim: Claim, carried: Carried, host: Claim | None) -> None:
    dated = claim.unit != "gbp" or claim.metric in BALANCES
    month = (months_from_to(sentence, zone, carried) or month_named(sentence, zone, carried)) if dated else None
    if month is not None:
        claim.period, claim.period_own = month, True
        return
    if host is not None and claim.measure != "level" and zone.parent is not None:
        # “588, against 562 at 31 March 2019: 26 more”: the change is to the first figure, from the second.
        first = zone.parent.parent.claim if zone.parent.parent is not None else None
        set_against = is_comparator(sentence, zone.parent) or (first is not None and _earlier(host, first))
        if set_against and first is not None and host.period is not None:
            claim.period, claim.period_from = first.period, claim.period_from or host.period.text
            return
    if _is_today(sentence, zone) and not zone.in_brackets and host is not None and not lately(host, carried):
        # “… in May 2021 and had since come down to 610”: today's figure, whose date the sentence does not say.
        return
    if host is not None and zone.parent is not None and any(i.kind == "area" for i in sentence.within(zone)):
        # Areas set side by side share the date of the figure they are set against, not of one another's past.
        root = zone.parent
        while root.parent is not None and (is_comparator(sentence, root) or (root.claim and root.claim.shifted)):
            root = root.parent
        if root.claim is not None and not root.claim.shifted:
            claim.period = root.claim.printed_period or root.claim.period
            claim.period_from = claim.period_from or (root.claim.period_from if claim.measure != "level" else "")
            return
    ends_elsewhere = claim.link == "from" and not zone.in_brackets
    # “£4.0m at the end of last year, to £5.2m”: where it went to is no figure of the day it came from.
    ends_elsewhere |= claim.link == "to" and host is not None and host.period_own and host.measure == "level"
    # “better than the 10.4% of last year, and than our target”
    joined = [item.text for item in sentence.items[zone.first : zone.at]] == ["and"]
    ends_elsewhere |= host is not None and host.shifted and not (claim.link == "from" or zone.in_brackets or joined)
    if not ends_elsewhere:
        host = _not_where_it_came_from(zone, host)
    if host is not None and host.period is not None and not ends_elsewhere:
        claim.period = host.printed_period or host.period
        if claim.measure != "level" and not claim.period_from:
            start = zone.parent.parent.claim if zone.parent is not None and zone.parent.parent is not None else None
            # “from 2,950 in 2018 to 5,310 in 2024, a rise of 80%”
            pair = start is not None and (start.link, host.link) == ("from", "to") and start.metric == claim.metric
            since = start.period.text if pair and start is not None and start.period is not None else ""
            claim.period_from = host.period_from or since
        return
    at = sentence.items[zone.at]
    reason = reason_begins(sentence, zone) if claim.unit == "gbp" else zone.last
    told = [i for n, i in enumerate(sentence.items) if sentence.depth[n] == 0 and not reason <= n < zone.last]
    levels, _ = levels_and_bases(sentence, told)
    anew = carried.reported is not None and begins_anew(sentence, zone)
    if (
        len({sentence.periods[i.ref].period.end for i in levels}) == 1
        and claim.link != "from"
        and ((levels[0].start < at.start and not anew) or not _new_clause(sentence, zone, levels[0]))
        and not (carried.reported is not None and _of_a_place_behind(sentence, zone, levels[0]))
        and not _of_a_comparator_behind(sentence, zone, levels[0])
    ):
        claim.period = sentence.periods[levels[0].ref].period
        return
    if host is None and levels and not anew and sentence.items[zone.at].start > levels[0].start:
        claim.period = sentence.periods[levels[-1].ref].period
        return
    if claim.link == "from" and not claim.carried:
        return
    claim.period = (None if only_counts(claim, carried) else carried.default_period) or carried.scene
    if claim.period is None and carried.reported is not None and is_present(sentence, zone) and is_past(carried):
        # “… while on 1 April 2021 it was 596. 44 are unaccompanied”: what is, is of what the paper reports on.
        return
    of_money = claim.unit != "gbp" and carried.last is not None and carried.last.unit == "gbp" and not claim.carried
    if claim.period is None and of_money and carried.reported is not None:
        # The year of the sums before is not the day on which children or plans were counted.
        claim.last_period = carried.period
    elif claim.period is None and (carried.here or claim.carried or carried.reported is None or claim.unit == "gbp"):
        claim.period = carried.period
    elif claim.period is None:
        # Another paragraph: what the whole paper reports on comes before what an earlier one told of.
        claim.last_period = carried.period
    if claim.measure != "level" and claim.carried and not claim.period_from and carried.last is not None:
        claim.period_from = carried.last.period_from


def _earlier(host: Claim, first: Claim) -> bool:
    """“2,417 in January 2020 and 2,203 in January 2019, an increase of 9.7%”."""
    if host.period is None or first.period is None or host.metric != first.metric or host.area != first.area:
        return False
    return host.measure == first.measure == "level" and host.period.end < first.period.end


def _not_where_it_came_from(zone: Zone, host: Claim | None) -> Claim | None:
    """“£5,840 in 2023/24, up from £5,210 in 2022/23, while an agency charged £978”: of the first one's time."""
    root = zone.parent.parent if zone.parent is not None else None
    came_from = host is not None and host.link == "from" and host.measure == "level"
    known = root is not None and root.claim is not None and root.claim.period is not None
    return root.claim if came_from and known and root is not None else host


def _when_clause(sentence: Sentence, zone: Zone) -> Item | None:
    """“… on July 2020, when the record of 692 was reached”: the period before “when” dates the number."""
    first = next((i for i in range(zone.first, zone.at) if sentence.items[i].kind != "mark"), None)
    if first is None or sentence.items[first].text != "when":
        return None
    before = [item for item in sentence.items[max(0, zone.first - 3) : zone.first] if item.kind == "period"]
    return before[-1] if before else None


def _is_today(sentence: Sentence, zone: Zone) -> bool:
    inside = sentence.within(zone)
    if any(item.text in _NOW for item in inside):
        return True
    # “had since come down”: “since” that is followed by a verb and no date.
    return any(
        a.text == "since"
        and (b.kind == "change" or b.text in {"come", "been", "fallen", "risen", "gone", "then", "had"})
        for a, b in itertools.pairwise(inside)
    )


def _new_clause(sentence: Sentence, zone: Zone, period: Item) -> bool:
    """Whether a verb, “from” or a semicolon parts the number from the period, unless a sum “had been agreed for” it."""
    end = sentence.items.index(period)
    between = sentence.items[zone.at + 1 : end]
    if sentence.quantities[zone.quantity].unit == "gbp" and sentence.items[end - 1].text == "for":
        return any(item.kind in {"quantity", "mark"} for item in between[1:])
    return any(item.text in _VERBS | _SET_APART or item.kind == "change" or item.name == ";" for item in between)


def _of_a_place_behind(sentence: Sentence, zone: Zone, period: Item) -> bool:
    """“29 per 10,000 against 45 for England at 31 March”: the day of England's rate, not of the one before it."""
    between = sentence.items[zone.at + 1 : sentence.items.index(period)]
    return any(item.kind == "quantity" for item in between) and between[-1:] != [] and between[-1].kind == "area"


def _of_a_comparator_behind(sentence: Sentence, zone: Zone, period: Item) -> bool:
    """“65 per 10,000, compared with 68 in June 2024”: the day of the figure that the first is set against."""
    place = sentence.items.index(period)
    behind = [z for z in sentence.zones if zone.at < z.at < place < z.last and is_comparator(sentence, z)]
    return any(not any(i.kind == "area" or i.name == "target" for i in sentence.within(z)) for z in behind)


_SET_APART = frozenset("while whereas whilst although though".split())
_NOW = frozenset("now currently today presently".split())
_VERBS = frozenset(
    "from was were is are will would could may might should had has have having "
    "stands stood reach reached rise rose".split()
)


def _ends(period: Period) -> tuple[str, str] | None:
    """The two periods that “between 2017 and 2024” runs from and to, as printed."""
    text = re.sub(r"^(?:between|from|over|during)\s+", "", period.text, flags=re.IGNORECASE)
    for match in _SPAN.finditer(text):
        first, last = text[: match.start()].strip(), text[match.end() :].strip()
        if match.end() > match.start() and parse_period(last) and (parse_period(first) or re.fullmatch(r"\w+", first)):
            return first, last
    return None
