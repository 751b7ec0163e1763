"""Whom is a quantity about?"""

from ...schema.figures import Area
from ...schema.regions import region_of
from .areas_unnamed import OWN_REGION
from .clauses import Item, Sentence, Zone
from .frames import SHARE_WORDS
from .readings import Carried, Claim

_SELF = frozenset("council county borough city authority local locally our ours we".split())
"""Words by which the council speaks of itself; an area handed on ends with them."""


def place_in_space(
    sentence: Sentence, zone: Zone, claim: Claim, carried: Carried, host: Claim | None, home: Area
) -> None:
    """Give ``claim`` the area it is about; ``home`` is the council that printed the paper."""
    if claim.silent:
        return
    inside = sentence.within(zone)
    at = sentence.items[zone.at]
    areas = [item for item in inside if item.kind == "area" and not _only_compared(sentence, zone, item)]
    behind = [item for item in areas if item.start > at.start]
    before = [item for item in areas if item.start < at.start]
    chosen = None
    if before and behind:
        near_before, near_behind = at.start - before[-1].end, behind[0].start - at.end
        chosen = behind[0] if near_behind <= near_before else before[-1]
    elif areas:
        chosen = (behind or before[-1:])[0]
    if chosen is not None:
        area = sentence.areas[chosen.ref].area
        claim.area, claim.area_own = (region_of(home) or area if area is OWN_REGION else area), True
        return
    if (beside := _area_before(sentence, zone)) is not None:
        claim.area, claim.area_own = (region_of(home) or beside if beside is OWN_REGION else beside), True
        return
    if any(item.text in _SELF for item in inside):
        claim.area = home
        return
    if (shared := _shared_area(sentence, zone)) is not None:
        claim.area, claim.area_own = shared, True
        return
    if host is not None and host.area is not None and not begins_anew(sentence, zone):
        claim.area = host.area
        return
    if (
        claim.carried
        and not zone.parent
        and carried.last is not None
        and carried.last.area is not None
        and _this(sentence)
    ):
        # “… of England 65%, and Suffolk 41%. It fell further”: the council's own, where that was told of too.
        claim.area = home if any(known.area == home for known in carried.row) else carried.last.area
        return
    claim.area = home


def _area_before(sentence: Sentence, zone: Zone) -> Area | None:
    """“below England (70)”, “our statistical neighbours, who stood at 68”: the place right before the brackets or the
    relative clause."""
    opened = zone.at
    if zone.in_brackets:
        while opened > 0 and sentence.depth[opened - 1] == sentence.depth[zone.at]:
            opened -= 1
        if [item.text for item in sentence.items[opened - 3 : opened]] == ["as", "a", "whole"]:
            # “England as a whole (50%)”
            opened -= 3
        if sentence.items[opened - 1].text in _ITS_NUMBER:
            # “the SN rate (36.9)”
            opened -= 1
        if sentence.items[opened - 1].kind == "period" and sentence.items[opened - 2].text in {"for", "in", "at", "of"}:
            # “the national average for 2019/20 (42.8)”
            opened -= 2
        before = sentence.items[opened - 1 : opened]
    else:
        opening = [item.text or item.name for item in sentence.items[zone.first : zone.first + 2]]
        if opening not in ([",", "who"], [",", "which"], [",", "where"]):
            return None
        before = sentence.items[max(0, zone.first - 1) : zone.first]
    return sentence.areas[before[0].ref].area if before and before[0].kind == "area" else None


_ITS_NUMBER = frozenset("rate figure average level".split())


def of_a_place(sentence: Sentence, zone: Zone) -> bool:
    """“the national average (42.8)”, “the London figure of 50”: a place's own number, of what is being compared."""
    if zone.in_brackets:
        return _area_before(sentence, zone) is not None
    ahead = sentence.items[max(zone.first, zone.at - 3) : zone.at]
    return [item.kind if item.kind == "area" else item.text for item in ahead] in (
        ["area", "figure", "of"],
        ["area", "average", "of"],
        ["area", "rate", "of"],
    )


def _shared_area(sentence: Sentence, zone: Zone) -> Area | None:
    """“88% and 52% for our statistical neighbours”: two bare numbers joined by “and” share the place named last."""
    following = next((z for z in sentence.zones if z.at > zone.at and not z.in_brackets), None)
    if following is None or any(i.kind not in {"word", "mark", "quantity"} for i in sentence.within(zone)):
        return None
    between = [item.text or item.name for item in sentence.items[zone.at + 1 : following.at]]
    if between not in (["and"], [",", "and"]):
        return None
    behind = sentence.items[following.at + 1 : following.last]
    named = next((item for item in behind if item.kind == "area"), None)
    return sentence.areas[named.ref].area if named is not None else None


def _only_compared(sentence: Sentence, zone: Zone, area: Item) -> bool:
    """“248 children, compared with statistical neighbours”, “181, the second highest in England”: the area is set
    beside and has no number of its own."""
    if area.start < sentence.items[zone.at].start:
        return False
    place = sentence.items.index(area)
    level = sentence.depth[place]
    ahead = [sentence.items[i].text for i in range(zone.at + 1, place) if sentence.depth[i] == level]
    return bool((_SET_BESIDE | _RANKED) & set(ahead[-7:]))


def begins_anew(sentence: Sentence, zone: Zone) -> bool:
    """“… against 45 for England, and 3% of the plans had been open for two years”: of the council again, for it counts
    something of its own behind “and”."""
    opening = [item.text or item.name for item in sentence.items[zone.first : zone.at]]
    behind = sentence.items[zone.at + 1 : zone.last]
    return opening == [",", "and"] and any(item.kind == "subject" or item.name in SHARE_WORDS for item in behind[:4])


_SET_BESIDE = frozenset(
    "exceeds exceeded compared against than below above under versus compares comparable similar line same as "
    "ahead close closer near nearer".split()
)


_RANKED = frozenset("highest lowest largest smallest biggest best worst fewest".split())


def _this(sentence: Sentence) -> bool:
    opening = [item.text for item in sentence.items[:4]]
    if "that" in opening[1:]:
        # “It was anticipated that …”
        return False
    return bool(opening) and opening[0] in {"this", "it", "that", "these"}
