"""Which setting has how many of the children or plans just counted? “Special schools take 1,640, mainstream 2,310.”"""

import re

from .clauses import Sentence, Zone
from .frames import UnitClass
from .nouns import noun_behind
from .readings import Carried, Claim

_HOLD = (
    r"take|takes|took|have|has|had|hold|holds|held|educate|educates|educated|teach|teaches|taught|"
    r"looks?\safter|looked\safter|cares?\sfor|cared\sfor|accounts?\sfor|accounted\sfor|caters?\sfor|catered\sfor|"
    r"accommodate|accommodates|accommodated|house|houses|housed"
)
_JOINED = r"^(?:[,;]|\s|and\b|while\b|whilst\b|but\b|with\b|of\s(?:the\splans|these|those|them)\b|a\sfurther\b)*+"
_SOME = r"\s(?:about|around|some|over|nearly|just\sunder|only|another)?\s*$"
_HOLDER = re.compile(rf"{_JOINED}(?P<who>(?:[\w’'-]+\s){{1,5}}?)(?:{_HOLD}){_SOME}", re.IGNORECASE)
_NEXT = re.compile(rf"{_JOINED}(?P<who>[\w’'-]+(?:\s[\w’'-]+){{0,4}}?){_SOME}", re.IGNORECASE)
_SETTING = {
    "ehcp_total": re.compile(
        r"\b(?:schools?|mainstream|colleges?|settings?|nurser(?:y|ies)|providers?|sector|academies|post-16|units?|bases?)\b",
        re.IGNORECASE,
    ),
    "cla_total": re.compile(
        r"\b(?:carers?|agenc(?:y|ies)|homes?|relatives|family|friends|parents|kinship|lodgings|hostels?|adopters)\b",
        re.IGNORECASE,
    ),
}
_IN = re.compile(
    r"^\s(?:(?:were|are|was|is)\s)?(?:in|at|with|attend(?:s|ed|ing)?)\s(?:the\s)?(?P<who>[\w’'-]+(?:\s[\w’'-]+){0,4}?)"
    r"(?=[,.;]|\sand\b|\sbut\b|\swhile\b|$)",
    re.IGNORECASE,
)


def held_by(sentence: Sentence, zone: Zone, claim: Claim, unit: UnitClass, carried: Carried) -> Claim:
    """``claim``, or that of a part of the last whole where the clause says which setting has it."""
    before = zone.parent.claim if zone.parent is not None else None
    handed = before is not None and not claim.own and claim.breakdown == before.breakdown
    if unit != "count" or zone.in_brackets or claim.measure != "level" or (claim.breakdown and not handed):
        return claim
    whole = _whole(sentence, zone, carried)
    if whole is None or claim.metric not in {"", whole.metric} or noun_behind(sentence, zone).head == "foreign":
        return claim
    at = sentence.items[zone.at]
    ahead = sentence.text[sentence.items[zone.first].start : at.start]
    goes_on = before is not None and before.told and before.metric == whole.metric
    match = _HOLDER.match(ahead) or (_NEXT.match(ahead) if goes_on else None)
    if match is None and whole.metric == "ehcp_total":
        match = _IN.match(sentence.text[at.end : sentence.items[zone.last - 1].end])
        match = match if goes_on or not re.search(r"\w", re.sub(_JOINED, "", ahead.strip())) else None
    if match is None or not _SETTING[whole.metric].search(match["who"]):
        return claim
    return Claim(
        metric=whole.metric,
        unit="count",
        own=False,
        carried=True,
        breakdown=match["who"].strip(),
        told=True,
        subset=True,
    )


def _whole(sentence: Sentence, zone: Zone, carried: Carried) -> Claim | None:
    """The whole that was last counted, where the number may be a part of it."""
    if carried.age > _SOON:
        return None
    part = sentence.quantities[zone.quantity].value
    told = [
        (sentence.quantities[z.quantity].value, z.claim)
        for z in sentence.zones
        if z.at < zone.at and z.claim is not None
    ]
    wholes = [
        (value, claim)
        for value, claim in [*carried.values.items(), *told]
        if claim.metric in _SETTING and not claim.breakdown and claim.measure == "level" and value > part
    ]
    return wholes[-1][1] if wholes else None


_SOON = 2
"""Sentences since a figure was given."""
