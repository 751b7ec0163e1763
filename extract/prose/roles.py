"""Does a quantity state a level or a change, and in which direction?"""

from typing import Literal, NamedTuple

from .clauses import Item, Sentence, Zone
from .nouns import STOPS

Direction = Literal["", "up", "down", "worse", "better", "movement"]

_LOOK_RIGHT = 3
"""Words behind a number in which its change noun stands: “a 90% year-on-year increase”."""

_CHANGE_ADJECTIVES = frozenset(
    "more fewer lower higher less additional extra further above below up down worse better".split()
)
_BEFORE_NUMBER = frozenset(
    "about around approximately approx roughly some nearly almost just over under c circa a an the further "
    "more than at least only up estimated another as much many additional most between".split()
)
_INTO = frozenset({"to", "from", "at", "was", "is", "were", "are", "totals", "totalled", "stood", "be", "reached"})
_CHANGE_NOUNS = frozenset(
    "rise increase increases growth uplift fall decrease reduction reductions decline drop movement change "
    "cut improvement deterioration worsening jump swing difference addition".split()
)


_ADDED = frozenset({"additional", "extra", "further"})


class Role(NamedTuple):
    """What the quantity says of its metric."""

    change: bool
    direction: Direction
    link: str
    """The little word before it that decides: “from”, “to”, “by”, “of”, or empty."""


def role_of(sentence: Sentence, zone: Zone) -> Role:
    """The role of the zone's quantity."""
    items = sentence.items
    left = _left(sentence, zone)
    link = _link(left)
    behind = _behind(sentence, zone)
    if behind is not None:
        return Role(True, _direction(behind), link)
    besides = any(item.name == "sen_support" for item in sentence.items[zone.at + 1 : zone.last])
    if _with_extra(left) and besides and link == "":
        # “a further 2,780 are on SEN support”: besides the children with plans, and no growth.
        return Role(False, "", link)
    if _with_extra(left) and sentence.quantities[zone.quantity].unit != "percent":
        return Role(True, "up", link)
    if [item.text for item in items[zone.at + 1 : zone.at + 5]] == ["to", "be", "added", "to"]:
        return Role(True, "up", link)
    mover = _mover(left)
    if link == "by" and mover is not None:
        return Role(True, _direction(mover), link)
    if link == "of" and mover is not None and mover.text.split()[0] in _CHANGE_NOUNS and _governs(left, mover):
        return Role(True, _direction(mover), link)
    made_up = len(left) > 1 and left[-2].text in {"made", "make", "makes", "making"}
    if left and left[-1].kind == "change" and left[-1].text.split()[-1] in {"up", "down"} and not link and not made_up:
        return Role(True, _direction(left[-1]), link)
    if zone.in_brackets and zone.parent is not None and not any(i.kind == "word" for i in left):
        host = role_of(sentence, zone.parent)
        percent = sentence.quantities[zone.quantity].unit == "percent"
        if host.change and percent and items[zone.at - 1].name in "([" and not zone.parent.in_brackets:
            return Role(True, host.direction, host.link)
        if host.change and percent and zone.parent.in_brackets:
            return Role(True, host.direction, host.link)
    if zone.in_brackets and zone.parent is None and not any(i.kind == "word" for i in left):
        percent = sentence.quantities[zone.quantity].unit == "percent"
        around = [item for item, depth in zip(items[: zone.at], sentence.depth, strict=False) if depth == 0]
        moved = next((item for item in reversed(around) if item.kind == "change"), None)
        following = next((item.text for item in around if moved is not None and item.start > moved.start), "")
        if percent and moved is not None and moved.text.split()[0] in _CHANGE_NOUNS and following in {"in", "of"}:
            # “an increase in the number of plans in the county (54%)”
            return Role(True, _direction(moved), link)
    if link == "by":
        back = zone.parent
        if (
            back is not None
            and (moved := _mover(sentence.items[max(back.at + 1, zone.first - 3) : zone.first])) is not None
        ):
            return Role(True, _direction(moved), link)
        while back is not None:
            moved = _mover(_left(sentence, back))
            if moved is not None:
                return Role(True, _direction(moved), link)
            back = back.parent
    if link in {"of", ""} and _elliptical_place(left) and _says_no_more(sentence, zone) and zone.parent is not None:
        host = role_of(sentence, zone.parent)
        same = sentence.quantities[zone.quantity].unit == sentence.quantities[zone.parent.quantity].unit
        if host.change and same and not zone.in_brackets:
            return Role(True, host.direction, host.link)
    return Role(False, "", link)


def _left(sentence: Sentence, zone: Zone) -> list[Item]:
    level = sentence.depth[zone.at]
    return [
        sentence.items[i]
        for i in range(zone.first, zone.at)
        if sentence.depth[i] == level and sentence.items[i].name not in {"(", "["}
    ]


def _link(left: list[Item]) -> str:
    """The preposition or verb right before the number, fillers such as “around” passed over."""
    for item in reversed(left):
        if item.text in _INTO or item.text in {"by", "of"}:
            return item.text
        if item.text in _BEFORE_NUMBER:
            continue
        return ""
    return ""


def _behind(sentence: Sentence, zone: Zone) -> Item | None:
    """The change word that follows the number: “a 90% increase”, “111 lower”, “13 more”."""
    seen = 0
    level = sentence.depth[zone.at]
    for i in range(zone.at + 1, len(sentence.items)):
        item = sentence.items[i]
        if sentence.depth[i] != level:
            # “26 (4.6%) more”
            continue
        if item.kind == "change":
            head = item.text.split()[0]
            after = sentence.items[i + 1].text if i + 1 < len(sentence.items) else ""
            dated = any(item.kind == "period" for item in sentence.items[i + 2 : i + 4])
            if head in {"less", "more", "above", "below", "further"} and after in {"a", "an", "the"} and not dated:
                return None
            if head in _CHANGE_ADJECTIVES or head in _CHANGE_NOUNS:
                return item
            return None
        if item.kind in {"quantity", "mark", "period", "aspect", "foreign"} or seen >= _LOOK_RIGHT:
            return None
        following = sentence.items[i + 1] if i + 1 < len(sentence.items) else None
        if item.text in {"was", "is", "were", "are"} and following is not None and following.text in _ADDED:
            return following
        if item.text in STOPS or item.text == "of":
            return None
        seen += 1
    return None


def _with_extra(left: list[Item]) -> bool:
    """“a further £7m”, “an additional 30”."""
    if not left or left[-1].kind != "change" or left[-1].text not in {"further", "additional", "extra", "another"}:
        return False
    # “the additional £4m grant” is a sum already spoken of, “an additional £4m” one that comes on top.
    return len(left) < 2 or left[-2].text not in {"the", "this", "that"}


def _mover(left: list[Item]) -> Item | None:
    """The nearest word of movement to the left."""
    for place in range(len(left) - 1, -1, -1):
        item = left[place]
        if item.kind == "change" and item.text not in {"additional", "extra", "another", "further"}:
            before = left[place - 1] if place else item
            # “an adverse movement of”
            return item._replace(name=before.name) if before.name in {"worse", "better"} else item
        if item.kind == "aspect" and item.name in {"overspend", "underspend"}:
            # “overspend by £2m” is a level; “an increase on the forecast overspend by £2m” is a change.
            nouns = [x for x in left[:place] if x.kind == "change" and x.text in _CHANGE_NOUNS]
            return (
                nouns[-1]
                if nouns and {"on", "in", "to", "of"} & {x.text for x in left[left.index(nouns[-1]) : place]}
                else None
            )
    return None


def _governs(left: list[Item], mover: Item) -> bool:
    """Whether the change noun still rules at the end of ``left``: “an increase in the deficit of …” does, “the increase
    led to costs of …” does not."""
    behind = [item for item in left if item.start > mover.start]
    verbs = frozenset("led leads meant means resulted was were is are has have had will would".split())
    return not any(item.text in verbs or item.name in {";", ":"} for item in behind)


def _elliptical_place(left: list[Item]) -> bool:
    """Nothing but an area between two numbers: “100% nationally and 101% in the East Midlands”."""
    if [item.text for item in left if item.text != ","] == ["of"]:
        # “a budget, which was increased by £6.0m in February, of £31.5m”: the noun before the clause goes on.
        return False
    return bool(left) and all(
        item.kind == "area"
        or item.text in {"and", ",", "of", "in", "the", "against", "with", "compared", "for", "while"}
        for item in left
    )


def _says_no_more(sentence: Sentence, zone: Zone) -> bool:
    """Whether nothing but a place or a time follows the number: “117 of them were living with …” says more."""
    if zone.at + 1 >= len(sentence.items):
        return True
    item = sentence.items[zone.at + 1]
    return item.kind in {"area", "period", "mark", "quantity"} or item.text in _PREPOSITIONS


_PREPOSITIONS = frozenset("in across for at among and to from on over compared against nationally while".split())


def _direction(item: Item | None) -> Direction:
    names: dict[str, Direction] = {
        "up": "up",
        "down": "down",
        "worse": "worse",
        "better": "better",
        "movement": "movement",
    }
    return names.get(item.name, "") if item is not None else ""
