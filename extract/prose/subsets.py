"""Is a number only a part of what its metric counts, and which part?"""

import re

from .ages import BANDED, age_band, is_age_band, of_all_ages
from .clause_verbs import something_said
from .clauses import Item, Sentence, Zone
from .parts import of_a_number, opens_with_a_part
from .readings import Carried, Claim

_PLACES = re.compile(
    r"service|team|placement|foster|residential|in[- ]house|mainstream|special|independent|placed|unit|resource"
    r"|(?:under|over) (?:\d|one\b|two\b|three\b|four\b|five\b|ten\b)|provision|disab"
    r"|placed out of (?:the )?(?:area|county|borough|city)"
    r"|placed in (?:the )?(?:area|county|borough|city)|school|aged|kinship|connected|(?:with|by).* parents?|home|adopt"
    r"|semi|supported|post[- ]16|secure|agency|relative|family|college|sector",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"(?:were |are |was |is )?"
    r"(?:fostered|placed|living|lived|educated|attend(?:s|ed|ing)?|names?|named|in|with|at|aged"
    r"|(?:under|over) \d+)\b",
    re.IGNORECASE,
)
_COUNTS = frozenset(
    {"ehcp_total", "cla_total", "cla_uasc", "cpp_total", "care_leavers_total", "cin_total", "sen_support"}
)


def subset_of(sentence: Sentence, zone: Zone, claim: Claim, carried: Carried) -> None:
    """Fill the breakdown of a count that is only a part: “of whom 342 were in foster care”.

    A part that is of no kind the vocabulary breaks the metric down by is no figure of it.
    """
    if claim.told or (claim.breakdown and claim.breakdown == carried.label):
        return
    if claim.metric in BANDED and (not claim.breakdown or (not claim.own and is_age_band(claim.breakdown))):
        band = age_band(sentence, zone, claim.metric) or _band_before(sentence, zone, claim, carried)
        claim.breakdown = band or ("" if claim.carried else claim.breakdown)
    if claim.unit == "count" and claim.metric in _COUNTS and not claim.breakdown:
        claim.breakdown = _where_there_are(sentence, zone) or (
            _said_before(sentence, zone) if claim.measure == "change" else ""
        )
    if claim.unit != "count" or claim.measure != "level":
        return
    items = sentence.items
    ahead = [items[i] for i in range(zone.first, zone.at)]
    part = any(item.name == "subset" for item in [*ahead, *items[zone.at + 1 : zone.at + 2]]) or _of_its_host(
        sentence, zone
    )
    if not part and (whole_of := _parts_on(sentence, zone, claim)) is not None:
        part, claim.metric, claim.breakdown = True, whole_of.metric, ""
    if (earlier := refers_back(sentence, zone, carried)) is not None:
        claim.metric, claim.breakdown, claim.own = earlier.metric, earlier.breakdown, False
        claim.period, claim.area, claim.silent = earlier.period, earlier.area, True
        return
    if claim.metric and claim.metric not in _COUNTS:
        if part and not claim.own:
            claim.metric, claim.why_not = "", "a part of the number before it"
        return
    if (known := _part_of_the_known(sentence, zone, carried)) is not None:
        claim.metric, claim.breakdown, claim.why_not = known.metric, known.breakdown, known.why_not
        claim.own, claim.subset, claim.period = False, True, known.period
        return
    if part and not claim.metric and zone.parent is None and opens_with_a_part(sentence) and _known(carried):
        claim.metric, claim.unit, claim.own = carried.claims["count"].metric, "count", False
        claim.carried, claim.why_not = True, ""
    if claim.why_not.startswith("a part that"):
        return
    if part and not claim.metric and zone.parent is not None and zone.parent.claim is not None:
        host = zone.parent.claim
        if host.metric in _COUNTS:
            claim.metric = host.metric
    if not claim.metric or claim.metric not in _COUNTS:
        return
    if claim.metric == "ehcp_total" and (schools := _schools_that_have(sentence, zone)):
        claim.breakdown = schools
        return
    if claim.metric == "care_leavers_total" and (alone := _who_came_alone(sentence, zone)):
        claim.breakdown = alone
        return
    phrase = _kind_of_placement(sentence, zone) or _predicate(sentence, zone)
    placed = bool(_PLACED.match(phrase) and _PLACES.search(phrase)) and not of_all_ages(phrase, claim.metric)
    if claim.breakdown and not claim.own and not part and phrase and not placed:
        if _PLACES.search(phrase) and claim.link == "":
            # “612 are for pupils in mainstream, 540 for special schools”
            claim.breakdown = phrase
        return
    if placed and (claim.own or not part):
        claim.breakdown = phrase
    elif part and not claim.own:
        for told in (phrase, _holder(sentence, zone), _makers_up(sentence, zone)):
            if told and _PLACES.search(told):
                claim.breakdown, claim.subset = told, True
                return
        claim.metric, claim.why_not = "", f"a part: “{phrase}”"
    elif not part and claim.own and not claim.breakdown and claim.metric != "sen_support":
        claim.breakdown = _said_before(sentence, zone)


def _known(carried: Carried) -> bool:
    """Whether the number last given is one whose parts are figures."""
    last = carried.claims.get("count")
    return last is not None and last.metric in _COUNTS


def _band_before(sentence: Sentence, zone: Zone, claim: Claim, carried: Carried) -> str:
    """“94% of those aged 19 to 21 were in suitable accommodation. 61% were in work”: of the same young people."""
    if claim.unit != "percent" or any(item.name == "care_leaver" for item in sentence.within(zone)):
        return ""
    before = zone.parent.claim if zone.parent is not None else carried.claims.get("percent")
    same = before is not None and before.metric.startswith("care_leavers") and is_age_band(before.breakdown)
    return before.breakdown if same and before is not None else ""


def _part_of_the_known(sentence: Sentence, zone: Zone, carried: Carried) -> Claim | None:
    """“68 of the 299 were under two”: a part of a number already given, told by what is said of it."""
    place = sentence.zones.index(zone)
    if not of_a_number(sentence, zone) or place + 1 >= len(sentence.zones):
        return None
    following = sentence.zones[place + 1]
    whole = carried.values.get(sentence.quantities[following.quantity].value)
    if whole is None or whole.metric not in _COUNTS:
        return None
    phrase = _kind_of_placement(sentence, following) or _predicate(sentence, following)
    if not phrase or not _PLACES.search(phrase):
        return Claim(why_not=f"a part: “{phrase}”")
    return Claim(metric=whole.metric, breakdown=phrase, period=whole.period)


def _of_its_host(sentence: Sentence, zone: Zone) -> bool:
    """“Of the 65 children who came into care, 12 …”: the clause began with the whole."""
    host = zone.parent
    if host is None or zone.in_brackets or host.in_brackets:
        return False
    ahead = [item.text for item in sentence.items[max(host.first, host.at - 3) : host.at]]
    return (
        bool(ahead)
        and ahead[0] in {"of", "from"}
        and host.first <= 1
        and all(text in {"of", "from", "the", "these", "those", "all", "a", "total"} for text in ahead)
    )


def _parts_on(sentence: Sentence, zone: Zone, claim: Claim) -> Claim | None:
    """“455 children, of whom 48 were unaccompanied and 61 had a disability”: one more part of the whole."""
    if claim.own or zone.parent is None or not something_said(sentence, zone):
        return None
    joined = [item.text or item.name for item in sentence.items[zone.first : zone.at]] in (["and"], [",", "and"], [","])
    parted = any(item.name == "subset" for item in sentence.items[zone.parent.first : zone.parent.at])
    whole = zone.parent.parent.claim if zone.parent.parent is not None else None
    return whole if joined and parted and whole is not None and whole.metric in _COUNTS else None


def _kind_of_placement(sentence: Sentence, zone: Zone) -> str:
    """The placement named right behind the number: “288 live with foster carers”."""
    level = sentence.depth[zone.at]
    for i in range(zone.at + 1, min(zone.last, zone.at + 7)):
        item = sentence.items[i]
        if sentence.depth[i] != level:
            continue
        if item.name == "placement_kind":
            return sentence.text[item.start : item.end]
        if item.kind in {"mark", "quantity", "subject"}:
            break
    return ""


def _who_came_alone(sentence: Sentence, zone: Zone) -> str:
    """“893 care leavers who had come to the country as UASC”, “203 care leavers were former UASC”."""
    behind = sentence.items[zone.at + 1 : zone.last]
    ends = next((i for i, item in enumerate(behind) if item.kind == "mark"), len(behind))
    named = [item for item in behind[:ends] if item.kind == "subject"]
    if [item.name for item in named] != ["care_leaver", "uasc"]:
        return ""
    return sentence.text[named[1].start : named[1].end]


def _makers_up(sentence: Sentence, zone: Zone) -> str:
    """“disabled children accounted for 71 of them”: who makes up the part."""
    ahead = [sentence.items[i] for i in range(zone.first, zone.at) if sentence.items[i].kind != "mark"]
    texts = [item.text for item in ahead]
    for place in range(1, len(texts)):
        if texts[place] in {"accounted", "made", "numbered", "were", "accounting", "making"}:
            return sentence.text[ahead[0].start : ahead[place - 1].end]
    return ""


def _holder(sentence: Sentence, zone: Zone) -> str:
    """“Of those, the Safeguarding service held 253”: the part is named by who has it."""
    start = next((i for i in range(zone.first, zone.at) if sentence.items[i].name == "subset"), None)
    if start is None:
        return ""
    words = [
        item
        for item in sentence.items[start + 1 : zone.at]
        if item.kind not in {"mark", "period"}
        and item.text not in {"the", "a", "were", "are", "was", "there", "had", "has", "in"}
    ]
    if words and words[-1].text in {"held", "had", "supports", "supported", "holds", "has", "managed"}:
        return sentence.text[words[0].start : words[-2].end] if len(words) > 1 else ""
    return ""


def _schools_that_have(sentence: Sentence, zone: Zone) -> str:
    """“Independent schools had 60 children with a plan”: the kind of school that is the clause's subject."""
    ahead = [item for item in sentence.items[zone.first : zone.at] if item.name not in {"(", ")"}]
    verb = next((i for i, item in enumerate(ahead) if item.text in {"had", "have", "has"}), None)
    schools = next((i for i, item in enumerate(ahead[:verb]) if item.name == "special_school"), None)
    if verb is None or schools is None or any(item.kind == "subject" for item in ahead[:schools]):
        return ""
    ends = [i for i in range(schools, verb) if ahead[i].name == ","] or [verb]
    return sentence.text[ahead[schools].start : ahead[ends[0] - 1].end]


def _said_before(sentence: Sentence, zone: Zone) -> str:
    """“The number of pupils in mainstream schools with a plan was …”: the part is named before the number."""
    items = sentence.items
    counting = [i for i in range(zone.first, zone.at) if items[i].name == "count"]
    if not counting:
        # “Those placed with parents fell from 68”: the part alone is the subject.
        named = [
            item for item in items[zone.first : zone.at] if item.kind == "subject" or item.name == "placement_kind"
        ]
        alone = len(named) == 1 and named[0].name == "placement_kind"
        return sentence.text[named[0].start : named[0].end] if alone else ""
    kinds = [i for i in range(counting[-1], zone.at) if items[i].name in {"special_school", "placement_kind"}]
    return sentence.text[items[kinds[-1]].start : items[kinds[-1]].end] if kinds else ""


def _where_there_are(sentence: Sentence, zone: Zone) -> str:
    """“Growth was quickest in independent schools, where there had been 197”."""
    where = next((i for i in range(2, zone.at) if sentence.items[i].text == "where"), None)
    if where is None or sentence.items[where - 1].name != "," or sentence.items[where + 1].text != "there":
        return ""
    named = sentence.items[where - 2]
    return sentence.text[named.start : named.end] if named.name in {"special_school", "placement_kind"} else ""


def refers_back(sentence: Sentence, zone: Zone, carried: Carried) -> Claim | None:
    """The claim of an earlier number that “of the 588” speaks of again."""
    ahead = [item.text for item in sentence.items[max(zone.first, zone.at - 2) : zone.at]]
    return carried.values.get(sentence.quantities[zone.quantity].value) if ahead == ["of", "the"] else None


def _predicate(sentence: Sentence, zone: Zone) -> str:
    """What is said of the part, as printed."""
    level = sentence.depth[zone.at]
    rest: list[Item] = []
    for i in range(zone.at + 1, zone.last):
        item = sentence.items[i]
        if sentence.depth[i] != level:
            continue
        if item.name in {";", ".", ","} or item.kind == "period":
            break
        rest.append(item)
    while rest and (
        rest[0].kind == "subject"
        or rest[0].name == "people"
        or rest[0].text
        in {"were", "are", "was", "is", "had", "been", "being", "have", "children", "of", "them", "whom"}
    ):
        rest.pop(0)
    while (rest and rest[-1].kind == "mark") or (rest and rest[-1].text in {"and", "in", "at", "on", "as", "by"}):
        rest.pop()
    return sentence.text[rest[0].start : rest[-1].end] if rest else ""
