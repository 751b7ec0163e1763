"""Which period do brackets give a number: the one in them, or the one right before them?"""

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
    return _of_several(sentence, zone)


def _of_several(sentence: Sentence, zone: Zone) -> Item | None:
    for i in range(zone.at + 1, len(sentence.items) - 3):
        opened, how_many, period, closed = sentence.items[i : i + 4]
        if opened.name == "(" and how_many.text in _OF_SEVERAL and period.kind == "period" and closed.name == ")":
            spoken_of = [z for z in sentence.zones if z.at < i][-_OF_SEVERAL[how_many.text] :]
            return period if zone in spoken_of else None
    return None


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
