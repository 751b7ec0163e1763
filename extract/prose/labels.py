"""Of which kind of placement, or line of high needs spending, does a passage speak by the label it opens with?

“External residential: 31 children are placed …”, “Mainstream top-ups (£2.6m). …”, “INMS fees, £1.6m over, …”, “External
residential placements are at the heart of it. There were 46 …”.
"""

import re

from .clauses import Sentence, Zone
from .frames import UnitClass
from .nouns import noun_behind
from .placement_money import NOT_A_PRICE
from .pointing import exists
from .readings import Carried, Claim, names_of
from .roles import role_of
from .unit_costs import AVERAGE

_WORD = r"[A-Za-z][\w’'‘–-]*"
_KIND = re.compile(
    r"\b(?:top[- ]?ups?|(?:special|mainstream|independent|non-maintained)\s(?:\S+\s){0,3}?schools?"
    r"|alternative provision|post[- ]16|colleges?|further education|inms\w*|nmi\w*|tuition|eotas|"
    r"residential|foster\w*|semi[- ]independent|supported (?:accommodation|lodgings|living)|secure|placements?|"
    r"children[’']s homes?|independent (?:sector|providers?|agenc\w+))\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"(?:\([a-z]\)\s)?(?:£[\d.,]+\s?(?:million|m|k)?\son\s)?(?P<label>{_WORD}(?:,?\s(?:and\s|or\s)?{_WORD}){{0,8}}?)"
    r"(?:\s\([^)]*\)(?:[.:,;]|\sand\b|$)|[.:](?:\s|$)|\s[–—-](?=\s£)|,(?=\s(?:£|where\b|used\b)))",
)
_SUBJECT = re.compile(
    r"(?:(?:The|An?|Our)\s)?(?:(?:forecast|budget|cost|spend\w*)\s(?:for|of|on)\s|number\sof\s\w+\sin\s)?"
    rf"(?P<label>{_WORD}(?:\s{_WORD}){{0,4}}?\s(?:placements?|care|homes?|schools?|agencies|provision|fees))\s"
    r"(?:is|are|was|were|has|have|remains?|continues?|costs?|accounts?)\b",
)
_VERBS = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|may|not|we|it|they|that|which)\b")
_OTHER = re.compile(
    r"\b(?:transport|travel|blocks?|adoption|growth|nurser\w+|early years|(?:number|price|cost)s? of)\b|^placements?$",
    re.IGNORECASE,
)


def label_of(text: str) -> str:
    """The label as printed, without its article; empty where the passage opens with none."""
    if not _KIND.search(text, 0, _LONGEST):
        return ""
    for pattern in (_LABEL, _SUBJECT):
        match = pattern.match(text)
        label = match["label"] if match is not None else ""
        # “tuition for those who cannot be in school”
        label = _FOR_WHOM.split(label, maxsplit=1)[0] if _VERBS.search(label) else label
        if _KIND.search(label) and not _VERBS.search(label) and not _OTHER.search(label):
            return re.sub(r"^(?:the|our|an?)\s", "", label, flags=re.IGNORECASE)
    return ""


_LONGEST = 140
"""Characters within which a label has ended."""
_FOR_WHOM = re.compile(r"\s(?:for|who|that|which|where)\b")


def begin_passage(text: str, carried: Carried, *, listed: bool) -> None:
    """Take in the label that a passage opens with; items of a list stand under that of the paragraph above them."""
    own = label_of(text)
    if not listed:
        carried.label_above, carried.of_lines = own, carried.of_lines and bool(own)
        carried.of_prices = carried.of_prices and bool(own)
    label = own or (carried.label_above if listed else "")
    if carried.label and label != carried.label:
        # What was counted under one label is not counted on under the next.
        carried.claims = {unit: c for unit, c in carried.claims.items() if c.breakdown != carried.label}
    carried.label, carried.at_label = label, bool(own)


def of_the_label(
    sentence: Sentence, zone: Zone, claim: Claim, unit: UnitClass, carried: Carried, host: Claim | None
) -> Claim:
    """``claim``, or what it is where the passage's label says of which part the number is."""
    if claim.metric == "hnb_variance" and claim.breakdown in {"", carried.label}:
        claim.breakdown = _before_brackets(sentence, zone) or claim.breakdown
    subject = _subject(carried)
    if not carried.label or claim.breakdown or not subject:
        return claim
    if unit == "count" and _counts(sentence, zone, claim) and (subject == "lac" or _HOLDS_PUPILS.search(carried.label)):
        claim.metric, claim.own, claim.carried = _WHOLES[subject], False, True
    elif subject == "lac" and (
        (unit == "gbp_per_week" and _is_price(sentence, zone, claim, host))
        or (unit == "gbp" and carried.of_prices and sentence.quantities[zone.quantity].value < LEAST_SUM)
    ):
        claim.unit = "gbp_per_week"
        claim.metric, claim.aspect, claim.subject = "cla_placement_unit_cost", "unit_cost", subject
    elif unit == "gbp" and subject == "hn" and _is_average(sentence, zone, host):
        claim.metric, claim.aspect, claim.subject = "hnb_cost_per_ehcp", "unit_cost", "ehcp"
    elif unit == "gbp" and (metric := _sum_of(sentence, zone, claim, carried, subject)):
        claim.metric, claim.subject = metric, subject
    else:
        return claim
    claim.breakdown, claim.why_not, claim.told = _before_brackets(sentence, zone) or carried.label, "", True
    return claim


_WHOLES = {"lac": "cla_total", "hn": "ehcp_total"}


def _subject(carried: Carried) -> str:
    """Whose placements or lines a label is one of: those of children in care, of high needs, or neither."""
    if (carried.topic or carried.title_topic) == "lac":
        return "lac"
    over = carried.families.get("variance")
    parted = over.subject if over is not None and carried.of_lines else ""
    return "hn" if "hn" in {carried.money, carried.title_money, parted} or carried.send else ""


_HOLDS_PUPILS = re.compile(
    r"schools?|settings?|providers?|placements?|inms|nmi|post[- ]16|colleges?|sector", re.IGNORECASE
)
"""What children with a plan attend; top-ups and fees are only paid, and alternative provision has other pupils too."""


def _counts(sentence: Sentence, zone: Zone, claim: Claim) -> bool:
    """“There were 207”, “31 children are placed”, “used for 262 children”, “276 placements”."""
    if claim.metric and not (claim.carried and claim.metric in {"ehcp_total", "cla_total"}):
        return False
    ahead = [item.text for item in sentence.items[max(zone.first, zone.at - 2) : zone.at]]
    behind = [item.text for item in sentence.items[zone.at + 1 : zone.at + 6]]
    people = noun_behind(sentence, zone).head == "people"
    if {"budget", "budgeted", "average"} & {item.text for item in sentence.within(zone)}:
        return False
    return exists(sentence, zone) or (people and ("for" in ahead or bool({"placed", "such"} & set(behind))))


def _is_price(sentence: Sentence, zone: Zone, claim: Claim, host: Claim | None) -> bool:
    """“each now costs £5,870 per week”, “up on the £5,150 of last year”."""
    words = {item.text for item in sentence.within(zone)}
    if claim.metric or (host is not None and host.metric == "cla_placement_unit_cost"):
        return claim.metric in {"", "cla_placement_unit_cost"} and not words & NOT_A_PRICE
    return "expenditure" in names_of(sentence.within(zone)) and not words & (NOT_A_PRICE | {"most", "dearest", "them"})


def _is_average(sentence: Sentence, zone: Zone, host: Claim | None) -> bool:
    """“The average cost of a placement has risen to £65,100 from £59,800”."""
    if not LEAST_PRICE <= sentence.quantities[zone.quantity].value <= MOST_PRICE:
        return False
    averaged = any(item.text.startswith(tuple(AVERAGE)) for item in sentence.items[: zone.at])
    return averaged or (host is not None and host.metric == "hnb_cost_per_ehcp")


LEAST_PRICE, MOST_PRICE = 3_000, 400_000
"""Pounds a year that a plan or place may cost."""


def _sum_of(sentence: Sentence, zone: Zone, claim: Claim, carried: Carried, subject: str) -> str:
    """The metric of a sum that is the label's own: how far over, its budget, or what it is forecast to cost."""
    if sentence.quantities[zone.quantity].value < LEAST_SUM or role_of(sentence, zone).change:
        return ""
    if claim.metric and not (claim.carried and claim.metric == "hnb_variance"):
        return ""
    inside = sentence.within(zone)
    words, names = {item.text for item in inside}, names_of(inside)
    distance = {"over", "under"} & words or names & {"overspend", "underspend"}
    alone = zone is sentence.zones[0] or zone.in_brackets
    if (
        subject == "hn"
        and alone
        and carried.at_label
        and (distance or (carried.of_lines and not names & {"budget", "expenditure"}))
    ):
        claim.negative = bool({"under", "not"} & words or "underspend" in names)
        claim.aspect, carried.of_lines = "variance", True
        return "hnb_variance"
    if distance or "not" in words:
        return ""
    if "budget" in names:
        claim.aspect = "budget"
        return "cla_expenditure" if subject == "lac" else "hnb_budget"
    if "forecast" in words or "expenditure" in names:
        claim.aspect = "expenditure"
        return "cla_expenditure" if subject == "lac" else "hnb_expenditure"
    return ""


LEAST_SUM = 100_000
"""Pounds: what a line of a council's budget is at least over or under."""


def _before_brackets(sentence: Sentence, zone: Zone) -> str:
    """“Post-16 (£535,000) and alternative provision (£429,000)”: the line right before the brackets."""
    before = sentence.items[zone.at - 2] if zone.in_brackets and zone.at > 1 else None
    if before is None or before.name not in {"hn_line", "special_school"}:
        return ""
    return sentence.text[before.start : before.end]
