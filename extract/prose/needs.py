"""Is a number of plans told by the pupils' primary need: “1,104 had autism as the primary need”?"""

import re

from .ages import age_band
from .clauses import Item, Sentence, Zone
from .frames import UnitClass
from .readings import Carried, Claim

_NEED = re.compile(
    r"\b(?:autis(?:m|tic)(?:\sspectrum)?(?:\s(?:disorders?|conditions?))?|as[dc]\b"
    r"|social,?\semotional,?\s(?:and|&)\smental\shealth(?:\sneeds?)?|semh"
    r"|speech,?\slanguage,?\s(?:and|&)\scommunication(?:\sneeds?)?|slcn"
    r"|(?:moderate|severe|specific|profound(?:\sand\smultiple)?)\slearning\s(?:difficult(?:y|ies)|disabilit(?:y|ies))"
    r"|\b(?:mld|sld|pmld|spld)\b|(?:hearing|visual|vision|multi-?sensory)\simpairments?|physical\sdisabilit(?:y|ies))",
    re.IGNORECASE,
)
"""The types of need that the school census knows."""
_PRIMARY = re.compile(r"\b(?:primary|main)\s(?:area\sof\s|type\sof\s)?needs?\b", re.IGNORECASE)


def opens_list_of_plans(text: str, items: list[Item]) -> bool:
    """“Of the plans maintained by the Council:”, “The most common primary needs were:”."""
    if not text.rstrip().endswith(":") or not {"ehcp", "plans", "plan"} & {item.name for item in items}:
        return False
    return text.startswith(("Of ", "Among ")) or _PRIMARY.search(text) is not None


def by_need(sentence: Sentence, zone: Zone, claim: Claim, unit: UnitClass, carried: Carried) -> Claim:
    """``claim``, or the plans of one need, or age, where the sentence or the line above the list parts them."""
    spoken_of = _PRIMARY.search(sentence.text) is not None
    if unit != "count" or not (spoken_of or carried.list_of_plans) or claim.metric not in {"", "ehcp_total"}:
        return claim
    need = _need_of(sentence, zone) or (age_band(sentence, zone, "ehcp_total") if carried.list_of_plans else "")
    if not need:
        return claim
    return Claim(metric="ehcp_total", unit=unit, own=claim.own, breakdown=need, link=claim.link, told=True)


def _need_of(sentence: Sentence, zone: Zone) -> str:
    """The need named in the zone, else the last one before it: “autism is the primary need in 1,142 plans”."""
    needs = list(_NEED.finditer(sentence.text))
    at = sentence.items[zone.at].start
    first, last = sentence.items[zone.first].start, sentence.items[zone.last - 1].end
    own = [need for need in needs if first <= need.start() < last] or [n for n in needs if n.end() <= at][-1:]
    if not own:
        return ""
    return min(own, key=lambda need: min(abs(need.start() - at), abs(need.end() - at))).group()
