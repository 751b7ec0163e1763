"""What does the verb of a clause say of its number: that it went, did something, or makes up a part?"""

import itertools
from collections.abc import Set

from .clauses import Sentence, Zone
from .nouns import TRANSPARENT, Noun
from .readings import Claim


def whom_there_were(sentence: Sentence, zone: Zone) -> str | None:
    """“unaccompanied children, of whom there were 36”, “asked about children in care, she said there were 104 of them”:
    all of them; the concept of the noun named before."""
    ahead = sentence.items[: zone.at]
    if [item.text for item in ahead[-2:]] not in (["there", "were"], ["there", "are"]) or zone.parent is not None:
        return None
    behind = sentence.items[zone.at + 1 : zone.at + 2]
    if ahead[-3:-2] == [] or "subset" not in {ahead[-3].name, *(item.name for item in behind)}:
        return None
    named = [item for item in ahead[:-2] if item.kind == "subject"]
    return named[-1].name if named else None


def cared_for(sentence: Sentence, zone: Zone) -> bool:
    """“The City Council currently cares for around 620 young people”: the council's children, not a carer's."""
    ahead = sentence.items[max(zone.first, zone.at - 8) : zone.at]
    for place, (verb, preposition) in enumerate(itertools.pairwise(ahead)):
        if verb.text in {"cares", "care", "caring", "cared"} and preposition.text == "for":
            return any(item.kind == "area" or item.text in _AUTHORITIES for item in ahead[:place])
    return False


_AUTHORITIES = frozenset("council authority county borough city trust we department directorate".split())


def worked_with(sentence: Sentence, zone: Zone, context: Set[str]) -> bool:
    """“The leaving care service was working with 397 young people”, “the team supports 334 young people”."""
    ahead = [item.text for item in sentence.items[max(zone.first, zone.at - 5) : zone.at]]
    works = any(first.startswith("work") and second == "with" for first, second in itertools.pairwise(ahead))
    young = any(item.text.startswith("young") for item in sentence.items[zone.at + 1 : zone.at + 3])
    if not young or "average" in ahead or "each" in ahead:
        return False
    named = any(item.text.startswith("leaving care") for item in sentence.items[: zone.at])
    return (works or bool(_SUPPORTS & set(ahead[-2:]))) and (named or "topic:care_leaver" in context)


_SUPPORTS = frozenset("support supports supported supporting".split())


def it_would_be(sentence: Sentence, zone: Zone) -> bool:
    """“… and by 2026 it would be 3,216 children”: what the number before counted."""
    ahead = [item.text for item in sentence.items[zone.first : zone.at]]
    return "it" in ahead and bool({"be", "was", "is", "reach", "reached"} & set(ahead[ahead.index("it") :]))


def numbers_were(sentence: Sentence, zone: Zone) -> bool:
    """“Numbers were at their highest in August, with 304 children”: the number of those the paper is about."""
    ahead = [item.text for item in sentence.items[: zone.at]]
    if not ahead or ahead[-1] not in {"with", "at", "to"} or len(sentence.zones) > 1:
        return False
    return any(first == "numbers" and second in _VERBS_OF_NUMBERS for first, second in itertools.pairwise(ahead))


_VERBS_OF_NUMBERS = frozenset("were was have had are peaked stood reached rose fell".split())


def makes_up(sentence: Sentence, zone: Zone) -> bool:
    """“Unaccompanied children made up 118 of those looked after”."""
    return [item.text.rstrip("s") for item in sentence.items[max(zone.first, zone.at - 2) : zone.at]] in (
        ["made", "up"],
        ["make", "up"],
    )


def for_a_reason(sentence: Sentence, noun: Noun) -> bool:
    """“22 children leaving care through reunification”."""
    return any(item.text in {"through", "via", "because"} for item in sentence.items[noun.end : noun.end + 2])


FLOWS = {
    "cla_started": "cla_ceased",
    "cla_ceased": "cla_started",
    "ehcp_new": "ehcp_ceased",
    "ehcp_ceased": "ehcp_new",
}
"""What comes in and what goes out."""
OUT = frozenset("left leave leaving exited ceased ended discharged".split())
IN = frozenset("entered joined started came arrived issued began".split())


def the_other_way(sentence: Sentence, zone: Zone, host: Claim) -> str:
    """“159 came into care and 132 left”: the verb alone tells what the second number counts."""
    behind = {item.text for item in sentence.items[zone.at + 1 : min(zone.last, zone.at + 4)]}
    going = host.metric.endswith("_ceased")
    return FLOWS[host.metric] if behind & (IN if going else OUT) else ""


def compares(sentence: Sentence, zone: Zone) -> bool:
    """“This compares with 298 children”."""
    ahead = {item.text for item in sentence.items[zone.first : zone.at]}
    return bool(ahead & {"compares", "compared", "represents", "represented", "against", "is", "was"})


def for_so_long(sentence: Sentence, zone: Zone) -> bool:
    """“16 children have been on a plan for 18 months or more”."""
    behind = sentence.items[zone.at + 1 : zone.last]
    for place, item in enumerate(behind):
        if item.kind == "mark":
            return False
        long = next((other for other in behind[place + 1 : place + 4] if other.kind == "quantity"), None)
        if item.text == "for" and long is not None:
            return sentence.quantities[long.ref].unit in {"months", "years", "weeks"}
    return False


def in_a_state(sentence: Sentence, behind: int) -> bool:
    """“17 care leavers were at university”, “nine were in custody”: how it stands with some, and no count of them
    all."""
    following = [item.text for item in sentence.items[behind : behind + 3]]
    if following[:1] not in (["were"], ["are"], ["was"], ["is"]):
        return False
    return following[1:2] == ["not"] or (following[1:2] in (["at"], ["in"]) and following[-1] in _STATES)


_STATES = frozenset("university college custody prison higher further touch contact bed apprenticeships".split())


def something_said(sentence: Sentence, zone: Zone) -> bool:
    """“56% were in full-time work”: the clause says of the number what they are or have."""
    behind = sentence.items[zone.at + 1 : zone.at + 3]
    verb = bool(behind) and behind[0].text in {"were", "are", "was", "is", "had", "have", "has"}
    return verb and len(behind) > 1 and behind[1].kind not in {"mark", "period", "area"}


def decided(sentence: Sentence, zone: Zone) -> bool:
    """“64 appeals were lodged, 49 conceded or settled, 6 heard”: the verb alone tells what became of them."""
    return any(item.text in _OUTCOMES for item in sentence.items[zone.at + 1 : zone.at + 2])


_OUTCOMES = frozenset("conceded settled heard withdrawn upheld dismissed resolved won lost allowed".split())


def acts(sentence: Sentence, zone: Zone) -> bool:
    """“132 have taken this up”: what some of them did, and no count of them all."""
    behind = sentence.items[zone.at + 1 : zone.at + 3]
    return (
        len(behind) > 1
        and behind[0].text in {"have", "has", "had"}
        and behind[1].kind == "word"
        and behind[1].text not in {"been", "an", "a", "the"}
    )


def counts_itself(sentence: Sentence, zone: Zone, *, strange: bool) -> bool:
    """“Numbers had peaked at 655”: a count of what the paper is about, with nothing else named."""
    ahead = [item for item in sentence.items[zone.first : zone.at] if item.kind not in {"period", "mark"}]
    for place, item in enumerate(ahead[:4]):
        if item.name == "count" and item.text in (
            {"numbers", "caseload", "cohort"} if strange else {"numbers", "number", "caseload", "cohort"}
        ):
            following = ahead[place + 1].text if place + 1 < len(ahead) else ""
            return following not in {"of", "in", "for"}
        if item.text not in TRANSPARENT:
            return False
    return False
