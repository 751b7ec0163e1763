"""Is a sum spent on the placements of looked-after children, and on which kind of placement?"""

import re

from .clauses import Sentence, Zone
from .nouns import modifiers_before
from .readings import Carried, Claim, names_of

_KINDS = frozenset({"placements", "placement_kind"})
_HOMES = frozenset("home homes house houses accommodation residential fostering care".split())
_PLACES = frozenset("bed beds residential foster fostering".split())
_SINGLE = frozenset("one single highest most maximum minimum dearest cheapest particular".split())
NOT_A_PRICE = frozenset(
    "allowance allowances fee fees carer pocket adult adults "
    "salary wage wages rent pay savings grant retainer tariff".split()
)


def on_placements(sentence: Sentence, zone: Zone, carried: Carried) -> bool:
    """Whether the clause speaks of placements where the paper speaks of looked-after children."""
    topic = carried.topic or carried.title_topic
    told = names_of(sentence.items) | carried.title_names
    return "placements" in names_of(sentence.within(zone)) and (topic == "lac" or "lac" in told) and "ehcp" not in told


def weekly_claim(sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None) -> Claim:
    """The claim of pounds a week: a placement's average price."""
    inside = sentence.within(zone)
    names = names_of(sentence.items)
    topic = carried.topic or carried.title_topic
    own = names_of(inside)
    words = {item.text for item in inside}
    threshold = sentence.quantities[zone.quantity].bound == "at least" and "costing" in words
    if "ehcp" in names or words & NOT_A_PRICE or "foreign_money" in own or threshold:
        return Claim(why_not="a weekly price of something else")
    at = sentence.items[zone.at]
    before = [item for item in inside if item.start < at.start]
    priced = host is not None and host.metric == "cla_placement_unit_cost"
    # “A place in a shared house cost £640 a week, and one with an agency £985”
    single = {item.text.partition(" ")[0] for item in before[:-1]} & (_SINGLE - {"one"} if priced else _SINGLE)
    if single and not own & {"unit_cost"}:
        return Claim(why_not="the price of one placement")
    last = carried.claims.get("gbp_per_week")
    in_care = topic == "lac" or (last is not None and last.metric == "cla_placement_unit_cost")
    # “the average placement cost £7,245 a week. A bed in the partnership's homes was £5,900 a week”, “A residential
    # place cost on average £6,182 a week”, “Residential care was running at £4,350 a week”
    placed = names & _KINDS or own & {"lac", "uasc"} or priced or (in_care and words & _PLACES)
    if not placed or not (names & {"lac", "uasc", "unit_cost", "expenditure", "placement_kind"} or in_care):
        return Claim(why_not="a weekly price of something else")
    kind = kind_of_placement(sentence, zone) or (host.breakdown if host is not None and priced else "")
    return Claim(metric="cla_placement_unit_cost", aspect="unit_cost", subject="lac", breakdown=kind)


def named_kind(phrase: str) -> str:
    """``phrase`` where it names a kind of placement; “children's placements” are all of them."""
    return "" if _ALL_PLACEMENTS.fullmatch(phrase) else phrase


_ALL_PLACEMENTS = re.compile(
    r"(?:(?:children|young people|looked after|care|in|for|and|social|total|all|the|placements?|costs?|budgets?)"
    r"(?:['’]s)?\s?)+",
    re.IGNORECASE,
)


def kind_of_placement(sentence: Sentence, zone: Zone) -> str:
    """The kind of placement that the zone names, as printed: “external residential”; empty where it names none."""
    level = sentence.depth[zone.at]
    before = [i for i in range(zone.at - 1, zone.first - 1, -1) if sentence.depth[i] == level]
    behind = [i for i in range(zone.at + 1, zone.last) if sentence.depth[i] == level]
    for i in (*before, *behind):
        item = sentence.items[i]
        if item.name == "placement_kind":
            return sentence.text[item.start : item.end]
        if item.name == "placements" or item.text in _HOMES:
            unknown, _ = modifiers_before(sentence, i)
            if unknown:
                return sentence.text[sentence.text.index(unknown) : item.end]
            if item.text.partition(" ")[0] not in {"placement", "placements", "care"}:
                return sentence.text[item.start : item.end]
    return ""
