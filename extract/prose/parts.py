"""Is a number a part, a whole, a gap or a supposition rather than a figure of its own?"""

import itertools

from .clauses import Item, Sentence, Zone
from .nouns import Noun


def out_of(sentence: Sentence, noun: Noun) -> bool:
    """“2,320 EHC plans out of 3,007”."""
    behind = sentence.items[noun.end : noun.end + 4]
    texts = [item.text for item in behind]
    return texts[:2] == ["out", "of"] and any(item.kind == "quantity" for item in behind)


def opens_with_a_part(sentence: Sentence) -> bool:
    """“Of whom 12 …”, “12 of them …”."""
    place = next((i for i, item in enumerate(sentence.items[:3]) if item.name == "subset"), None)
    return place is not None and all(item.kind in {"quantity", "mark", "word"} for item in sentence.items[:place])


def of_a_number(sentence: Sentence, zone: Zone) -> bool:
    """“233 of 248”, “233 out of the 248”."""
    behind = list(sentence.items[zone.at + 1 : zone.at + 5])
    for place, item in enumerate(behind):
        if item.kind == "quantity":
            return place > 0 and behind[place - 1].text in {"of", "the"} and any(i.text == "of" for i in behind[:place])
        if item.text not in {"of", "out", "the"}:
            return False
    return False


def whole_of_a_part(sentence: Sentence, zone: Zone) -> bool:
    """“3 of the 31”, “70% of 200”, “214 out of 480”: the second number."""
    before = sentence.items[max(0, zone.at - 4) : zone.at]
    place = next((i for i in range(len(before) - 1, -1, -1) if before[i].kind == "quantity"), None)
    between = [item.text for item in before[place + 1 :]] if place is not None else []
    return "of" in between and all(text in {"of", "the", "out", "all", "a", "total"} for text in between)


def doubted(sentence: Sentence, zone: Zone) -> bool:
    """“whether any answer short of 100% …”: the number stands in an indirect question; “if we had England's rate we
    should look after 277”: in a supposition."""
    said = [item.text for item in sentence.items[: zone.at]]
    supposed = "if" in said and ("should" in said or bool({"had", "were"} & set(said[said.index("if") :][:4])))
    return supposed or bool({"whether", "if"} & set(said[max(zone.first, zone.at - 8) :]))


def against_an_area(sentence: Sentence, zone: Zone) -> bool:
    """“2 percentage points above the national figure”: a gap between areas, no movement."""
    level = sentence.depth[zone.at]
    seen = ""
    for i in range(zone.at + 1, min(zone.last, zone.at + 7)):
        item = sentence.items[i]
        if sentence.depth[i] != level:
            continue
        if item.text in {"above", "below", "higher", "lower", "better", "worse"}:
            seen = item.text
        if item.kind in {"period", "quantity", "mark"}:
            return False
        if item.kind == "area" and seen:
            return True
    return False


def exceeds_an_area(sentence: Sentence, zone: Zone) -> bool:
    """“it still exceeds the England rate by 12”: a gap between areas."""
    ahead = sentence.items[max(0, zone.at - 8) : zone.at]
    verb = next((i for i, item in enumerate(ahead) if item.text.startswith(("exceed", "outstrip"))), None)
    return verb is not None and ahead[-1].text == "by" and any(item.kind == "area" for item in ahead[verb:])


def of_a_sample(sentence: Sentence, zone: Zone) -> bool:
    """“An audit of 40 plans found 26 good”: so many were looked at."""
    ahead = [item.text for item in sentence.items[max(zone.first, zone.at - 3) : zone.at]]
    return "of" in ahead and bool({"audit", "sample", "survey"} & set(ahead))


def says_no_more(sentence: Sentence, first: int, last: int) -> bool:
    """Whether items ``first`` to ``last`` say only of which age, where or when."""
    return all(
        item.kind in {"mark", "period", "area"} or item.text.isdigit() or item.text in _AGED
        for item in sentence.items[first:last]
    )


_AGED = frozenset("aged age over under to and or in at of".split())


def about_another(sentence: Sentence, noun: Noun) -> bool:
    """“99 appeals for Year 7 places”: what the noun is for or about is another subject."""
    items = sentence.items[noun.end : noun.end + 6]
    if not items or items[0].text not in {"for", "about", "against", "over", "concerning", "regarding", "on"}:
        return False
    for item in items[1:]:
        if item.kind == "foreign" or item.name == "transport":
            return True
        if item.kind in {"subject", "mark"}:
            return False
    return False


def bare(sentence: Sentence, zone: Zone) -> bool:
    """Whether the brackets hold the number and no noun."""
    return not any(
        item.kind in {"subject", "feature", "foreign", "aspect"} or (item.kind == "word" and item.text not in SMALL)
        for item in sentence.within(zone)
    )


SMALL = frozenset("a an the or and in at by of about around approximately from over under just nearly per cent".split())


def items_of_next(sentence: Sentence, zone: Zone) -> list[Item]:
    """The items of the zone that follows outside brackets, as far as the clause goes."""
    following = [z for z in sentence.zones if z.at > zone.at and not z.in_brackets]
    behind = sentence.within(following[0]) if following else []
    return list(itertools.takewhile(lambda item: item.name != ";", behind))


def items_behind_a_share(sentence: Sentence, zone: Zone) -> list[Item]:
    """What is said of a number and of its share together, “1,231 or 4.1% had a plan”: the items behind the share."""
    place = sentence.zones.index(zone)
    following = sentence.zones[place + 1] if place + 1 < len(sentence.zones) else None
    if following is None or following.in_brackets or sentence.quantities[following.quantity].unit != "percent":
        return []
    between = sentence.items[zone.at + 1 : following.at]
    joined = [item for item in between if item.name not in {"people", "population"}]
    if not joined or any(item.text != "or" and item.name != "," for item in joined):
        return []
    behind = sentence.items[following.at + 1 : following.last]
    if joined[-1].name == ",":
        # The share stands between two commas.
        closed = next((i for i, item in enumerate(behind) if item.name == ","), None)
        return behind[closed + 1 :] if closed is not None else []
    return behind


def items_behind(sentence: Sentence, zone: Zone) -> list[Item]:
    """The zone's items from its number on, up to where another clause begins."""
    level = sentence.depth[zone.at]
    behind = [sentence.items[i] for i in range(zone.at, zone.last) if sentence.depth[i] == level]
    for place in range(1, len(behind) - 1):
        half = [item.text for item in behind[place + 1 : place + 3]] == ["a", "half"]
        if behind[place].text == "and" and behind[place + 1].text in _BEGINS_A_CLAUSE and not half:
            # “15 children had been adopted and the average time between entering care and …”
            return behind[:place]
    return behind


_BEGINS_A_CLAUSE = frozenset("the a an their our this we it they he she there".split())


def items_before(sentence: Sentence, zone: Zone) -> list[Item]:
    """The sentence's items before the zone's number, without what stands in brackets and, where its own part of the
    sentence names a subject, without the parts before that."""
    ahead = [item for item, depth in zip(sentence.items[: zone.at], sentence.depth, strict=False) if depth == 0]
    parted = max((i for i, item in enumerate(ahead) if item.name == ";"), default=-1)
    own = ahead[parted + 1 :]
    return own if any(item.kind in {"subject", "foreign"} for item in own) else ahead


def of_another_clause(sentence: Sentence, zone: Zone, back: Zone) -> bool:
    """Whether a semicolon and a subject of its own part the zone's number from that of ``back``."""
    between = sentence.items[back.at : zone.at]
    parted = max((i for i, item in enumerate(between) if item.name == ";"), default=None)
    return parted is not None and any(item.kind in {"subject", "foreign"} for item in between[parted:])


def ancestors(zone: Zone) -> list[Zone]:
    found = []
    back = zone.parent
    while back is not None:
        found.append(back)
        back = back.parent
    return found
