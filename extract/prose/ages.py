"""Which age band does a sentence say its figures are of?"""

import re

from .clauses import Sentence, Zone
from .frames import UnitClass
from .readings import Carried, Claim, names_of

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen|eighteen"
_YEARS = rf"(?:\d{{1,2}}|{_SMALL})"
_BAND = re.compile(
    rf"\b(?:(?:aged|ages|age group)\s(?:between\s|from\s|of\s)?{_YEARS}(?:\s?(?:to|-|–|and|or)\s?{_YEARS}(?!\s?%))?"
    rf"(?:\s(?:or|and)\s(?:over|under|above|below|older|younger))?"
    rf"|(?:aged\s)?(?:under|over)\s(?:the\sage\sof\s)?{_YEARS}s?(?=\syears?\s(?:old|of\sage)\b|\W*$|[.,;)])"
    rf"|{_YEARS}-?\s?(?:to|-|–|and|or)\s?{_YEARS}(?:s\b|[\s-]years?[\s-]olds?)|{_YEARS}[\s-]years?[\s-]olds)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b0\s?(?:to|-|–)\s?(?:17|18|25)\b")
"""The ages of all children, or of all who may hold a plan: no band."""
_ALL_CHILDREN = re.compile(r"\bunder\s(?:the\sage\sof\s)?18", re.IGNORECASE)
"""The ages of all children in care or on a plan; of those who came alone too, unless grown-up ones stand beside."""
_GROWN_UP = re.compile(
    r"\bover\s(?:the\sage\sof\s)?1[78]|\b(?:18|19)\s(?:and|or|plus|to|-)|\bturned\s18|\badults?\b", re.IGNORECASE
)
_ALL_LEAVERS = re.compile(r"\b17\s?(?:to|and|-|–)\s?25\b")
BANDED = frozenset(
    "care_leavers_total care_leavers_suitable_pct care_leavers_eet_pct cla_total cla_uasc ehcp_total cpp_total".split()
)
"""Metrics that papers print by age."""


def is_age_band(text: str) -> bool:
    return _BAND.fullmatch(text) is not None


def of_all_ages(text: str, metric: str) -> bool:
    """Whether the ages in ``text`` are those of all whom ``metric`` counts: children in care under 18, care leavers
    from 17 to 25."""
    if metric == "care_leavers_total" and _ALL_LEAVERS.search(text):
        return True
    return bool(_WHOLE.search(text) or (metric in {"cla_total", "cpp_total"} and _ALL_CHILDREN.search(text)))


def age_band(sentence: Sentence, zone: Zone, metric: str) -> str:
    """The band as printed: one in the zone itself, else one that the sentence opens with; empty where there is none."""
    whole = metric == "cla_uasc" and not _GROWN_UP.search(sentence.text)
    of = "cla_total" if whole else metric
    bands = [m for m in _BAND.finditer(sentence.text) if not of_all_ages(m.group(), of)]
    first, last = sentence.items[zone.first].start, sentence.items[zone.last - 1].end
    own = [m for m in bands if first <= m.start() < last]
    if own:
        return min(own, key=lambda m: abs(m.start() - sentence.items[zone.at].start)).group()
    opening = sentence.items[sentence.zones[0].at].start
    return next((m.group() for m in bands if m.end() <= opening), "")


_BETWEEN_AGES = rf"(?:(?:aged?\s)?{_YEARS}\s?(?:to|-|–|and|or)\s?{_YEARS}s?|(?:aged\s)?(?:under|over)\s{_YEARS})"
_NUMBER_AND_AGE = (
    re.compile(
        rf"(?P<number>\d[\d,]*)\s(?:of\sthem\s|children\s)?(?:were|are)\s(?P<band>{_BETWEEN_AGES})", re.IGNORECASE
    ),
    re.compile(rf"(?P<band>{_BETWEEN_AGES})\s\((?P<number>\d[\d,]*)(?:\schildren)?\)", re.IGNORECASE),
)
_OTHERS = frozenset("cpp cin care_leaver uasc started_care ceased_care foreign_count ehcp".split())


def by_age(sentence: Sentence, zone: Zone, claim: Claim, unit: UnitClass, carried: Carried) -> Claim:
    """``claim``, or the number of children in care of an age: “158 were aged 16 and 17”, “the 10 to 15s (149)”."""
    if unit != "count" or (carried.topic or carried.title_topic) != "lac":
        return claim
    if not _AGE.search(sentence.text) or names_of(sentence.items) & _OTHERS:
        return claim
    start = sentence.quantities[zone.quantity].start
    told = [match for pattern in _NUMBER_AND_AGE for match in pattern.finditer(sentence.text)]
    if any(match.start("band") <= start < match.end("band") for match in told):
        return Claim(why_not="an age")
    band = next((match["band"] for match in told if match.start("number") == start), "")
    if not band or (claim.metric and claim.own):
        return claim
    return Claim(metric="cla_total", unit=unit, own=False, breakdown=band, told=True)


_AGE = re.compile(r"\bage(?:d|s)?\b", re.IGNORECASE)
