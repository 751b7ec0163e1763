"""Of which metric is a deficit, an overspend or an allocation: of which subject, in year or accumulated?"""

import itertools

from .clauses import Item, Sentence, Zone
from .frames import BALANCES, DSG_MONEY, HN_MONEY, OTHER_MONEY, POSITIONS
from .readings import Carried, Claim, names_of
from .reasons import stated
from .transfers import leaves_high_needs, names_blocks

INTO_DEFICIT = "into deficit"

BLOCKS = {
    "schools_block": "Schools Block",
    "early_years_block": "Early Years Block",
    "central_block": "Central School Services Block",
}


def money_metric(
    sentence: Sentence, zone: Zone, subject: str, aspect: str, carried: Carried, host: Claim | None
) -> tuple[str, bool]:
    """The metric, and whether its value is below zero."""
    if subject in BLOCKS or subject == "dsg":
        names = names_of(stated(sentence, zone))
        if aspect == "transfer":
            return ("hnb_block_transfer", leaves_high_needs(sentence)) if names_blocks(sentence) else ("", False)
        if aspect in {"overspend", "underspend"} and ("cumulative" in names or _carried_forward(sentence, zone)):
            return "dsg_balance", aspect == "overspend"
        if aspect in {"deficit", "surplus"}:
            cumulative = is_cumulative(sentence, zone, host, carried, block=subject in BLOCKS)
            return ("dsg_balance" if cumulative else "dsg_in_year_position"), aspect == "deficit"
        metric = DSG_MONEY.get(aspect, "")
        if metric == "dsg_balance":
            return metric, in_deficit(sentence, zone)
        return metric, aspect in {"overspend", "gap", "variance"}
    if subject == "hn":
        if aspect in {"deficit", "surplus"}:
            cumulative = is_cumulative(sentence, zone, host, carried)
            return ("hnb_cumulative_balance" if cumulative else "hnb_in_year_position"), aspect == "deficit"
        names = names_of(stated(sentence, zone))
        if aspect in {"overspend", "underspend"} and ("cumulative" in names or _carried_forward(sentence, zone)):
            return "hnb_cumulative_balance", aspect == "overspend"
        metric = HN_MONEY.get(aspect, "")
        if metric == "hnb_cumulative_balance":
            return metric, in_deficit(sentence, zone)
        if aspect == "transfer":
            return metric, leaves_high_needs(sentence)
        return metric, aspect in {"gap", "underspend"}
    return OTHER_MONEY.get((subject, aspect), ""), False


def _carried_forward(sentence: Sentence, zone: Zone) -> bool:
    """“£10.7m overspend from 2017/18 carried forward”."""
    inside = sentence.items[zone.first : zone.last]
    if any(item.name == "in_year" for item in inside):
        return False
    moved = [item for item in inside if item.name == "reserve" and item.text.startswith(("carried", "brought"))]
    at = sentence.items[zone.at].start
    before = [item for item in moved if item.start < at and "from" in {i.text for i in inside}]
    # “carried forward overspends of £1m in 2019/20 and £2m in 2020/21” are those of single years.
    several = any(item.name == "overspend" and item.text.endswith("s") for item in inside)
    return any(item.start > at for item in moved) or bool(before and not several)


def cumulative_of(metric: str) -> str:
    """The balance that the position of a year adds to."""
    return {"hnb_in_year_position": "hnb_cumulative_balance", "dsg_in_year_position": "dsg_balance"}.get(metric, metric)


def in_deficit(sentence: Sentence, zone: Zone) -> bool:
    """Whether the balance is below zero: a word of deficit before the sum, or behind it in the same clause."""
    for i in range(zone.first, zone.last):
        item = sentence.items[i]
        if i > zone.at and item.kind == "mark":
            return False
        if item.name in {"deficit", "overspend"}:
            return True
    return False


def is_cumulative(sentence: Sentence, zone: Zone, host: Claim | None, carried: Carried, *, block: bool = False) -> bool:
    """Whether a deficit is the accumulated one. In year when it is said so, set against funding, or given for a year;
    accumulated when it is said so, or stands at a date."""
    inside = stated(sentence, zone)
    names = names_of(inside)
    for item in reversed([i for i in inside if i.start < sentence.items[zone.at].start]):
        # The nearest word decides: “the annual overspend could see the accumulated deficit increase to …”.
        if item.name in {"cumulative", "reserve", "overall"}:
            return True
        if item.name == "in_year":
            return False
    if "year_start" in names:
        # “The block began the year with a deficit of £9.9m and would end it with one of £13.5m.”
        return True
    if "in_year" in names or set_against_funding(sentence, zone):
        return False
    if block and not names & {"cumulative", "reserve"} and not any(i.kind == "period" for i in inside):
        # “The Schools Block had a projected surplus of £36,000”: what is left over goes to the grant's balance.
        return False
    if names & {"cumulative", "reserve", "overall", "year_end"}:
        return True
    last = carried.families.get("deficit") or carried.claims.get("gbp")
    if the_deficit(sentence, zone) and last is not None and last.metric in POSITIONS:
        return last.metric in BALANCES
    periods = [sentence.periods[item.ref].period for item in inside if item.kind == "period"]
    everywhere = names_of(sentence.items)
    dated = [sentence.periods[i.ref].period for i in sentence.items if i.kind == "period"]
    if periods and "in_year" not in everywhere and any(p.kind == "instant" for p in dated):
        # “£9.2m for 2019-20, against £4.6m at the end of 2018-19”: both stand at a date.
        return True
    if periods:
        at_year_end = periods[-1].kind == "month" and periods[-1].end.month == 3
        over_years = periods[-1].kind == "span" and (periods[-1].end - periods[-1].start).days > LONGER_THAN_A_YEAR
        return periods[-1].kind == "instant" or at_year_end or over_years or end_words(inside)
    if host is not None and host.metric in {"hnb_allocation", "hnb_expenditure", "hnb_in_year_position"}:
        return False
    if host is not None and host.metric in POSITIONS:
        return host.metric in BALANCES
    everywhere = names_of(sentence.items)
    before = names_of(sentence.items[: zone.at])
    if "in_year" in before and "cumulative" not in before:
        return False
    if "in_year" in everywhere - before:
        # “a deficit of £21m, with an in-year deficit of £6m”: the first is set apart from the second.
        return True
    if everywhere & {"cumulative", "reserve"}:
        return True
    if last is not None and last.metric in POSITIONS:
        return last.metric in BALANCES
    return True


LONGER_THAN_A_YEAR = 366
"""Days: a deficit “over 2022/23 to 2024/25” is what the years add up to."""


def set_against_funding(sentence: Sentence, zone: Zone) -> bool:
    """“a deficit of £0.3m against grant funds of £235.9m”."""
    behind = sentence.items[zone.at + 1 : zone.at + 5]
    return bool(behind) and behind[0].text == "against" and any(i.name in {"allocation", "budget"} for i in behind)


def the_deficit(sentence: Sentence, zone: Zone) -> bool:
    """“the deficit would increase to”: the one already spoken of."""
    return any(
        a.text in {"the", "this", "that"} and b.name == "deficit"
        for a, b in itertools.pairwise(sentence.items[zone.first : zone.at])
    )


def end_words(inside: list[Item]) -> bool:
    words = {item.text for item in inside}
    return bool({"end", "ended", "march"} & words)
