"""Which period do brackets give a number: the one in them, or the one right before them?"""

import itertools

from .clauses import Item, Sentence, Zone

_OF_SEVERAL = {"both": 2, "all": 99}
"""“64 for England and 68 for our neighbours (both 31 March 2018)”: of how many numbers the brackets speak."""


def period_in_brackets_behind(sentence: Sentence, zone: Zone) -> Item | None:
    """“3,012 plans (January 2025)”: brackets that hold a period and nothing else date the number before them."""
    for i in range(zone.at + 1, zone.last - 2):
        item = sentence.items[i]
        if item.kind == "quantity" or (item.kind == "mark" and item.name in {",", ";"}):
            break
        if item.name == "(" and sentence.items[i + 2].name == ")" and sentence.items[i + 1].kind == "period":
            return sentence.items[i + 1]
    return _of_several(sentence, zone) or _of_the_next_place(sentence, zone)


def _of_several(sentence: Sentence, zone: Zone) -> Item | None:
    """“the North East (113), though far above England's 71, both of which are for March 2023”."""
    for i in range(zone.at + 1, len(sentence.items) - 1):
        if (how_many := _OF_SEVERAL.get(sentence.items[i].text)) is None:
            continue
        spoken_of = [z for z in sentence.zones if z.at < i][-how_many:]
        behind = itertools.dropwhile(_leads_to_a_period, sentence.items[i + 1 : i + 7])
        period = next(behind, None)
        return period if period is not None and period.kind == "period" and zone in spoken_of else None
    return None


def _leads_to_a_period(item: Item) -> bool:
    return item.name == "subset" or item.text in _LEADING


_LEADING = frozenset("are were is was for at as in of from the figures which".split())


def _of_the_next_place(sentence: Sentence, zone: Zone) -> Item | None:
    """“49.2% for England and 46.9% for the South East (2022)”: of places joined by “and” one date does for both."""
    following = next((z for z in sentence.zones if z.at > zone.at and not z.in_brackets), None)
    if following is None or zone.in_brackets:
        return None
    between = sentence.items[zone.at + 1 : following.at]
    placed = any(item.kind == "area" for item in between) and {"and"} <= {item.text for item in between}
    joined = placed and all(item.kind == "area" or item.text in _JOINING for item in between)
    return period_in_brackets_behind(sentence, following) if joined else None


_JOINING = frozenset("and for in the of across our".split())


def right_before_brackets(sentence: Sentence, zone: Zone) -> list[Item]:
    """Items right before the brackets that ``zone`` stands in, the nearest first; empty outside brackets."""
    if not zone.in_brackets:
        return []
    opened = zone.at
    while opened > 0 and sentence.depth[opened - 1] == sentence.depth[zone.at]:
        opened -= 1
    near: list[Item] = []
    for item in reversed(sentence.items[max(0, opened - 3) : opened]):
        if item.kind in {"quantity", "mark"}:
            break
        near.append(item)
    return near


def period_before_brackets(sentence: Sentence, zone: Zone) -> Item | None:
    """“than at the end of quarter 2 (93.3%)”: the period right before the brackets dates what is in them."""
    return next((item for item in right_before_brackets(sentence, zone) if item.kind == "period"), None)
