"""Is a sum how far spending lies from its funding or its budget: “£5m more than the grant”, “outran income by £8m”?"""

import itertools
from typing import Literal, NamedTuple

from .clauses import Item, Sentence, Zone

_OVER = frozenset("more above over beyond higher greater excess larger exceeding".split())
_UNDER = frozenset("less below under lower short shy".split())
_OUTRUN = (
    "outstrip", "outran", "outrun", "outpac", "outweigh", "exceed", "overtak", "overtook", "overshot", "overshoot",
    "surpass", "overr",
)  # fmt: skip
"""Beginnings of verbs whose object is what spending ran beyond."""
_REACH = 9
"""Items behind the number in which what it is measured against stands: “£26m more in 2023-24 than the high needs grant
for the year”."""
_AGAINST: dict[str, Literal["gap", "variance"]] = {"allocation": "gap", "budget": "variance"}


class Distance(NamedTuple):
    """What the distance is called, and whether spending is the greater."""

    aspect: Literal["gap", "variance"]
    over: bool


def distance_of(sentence: Sentence, zone: Zone) -> Distance | None:
    """The distance that the zone's sum of money is, where a word of comparison or a verb makes it one."""
    if _compared_before(sentence, zone) in _AGAINST:
        # “an allocation £2m above last year's grant” compares grants.
        return None
    return (
        _over_or_under(sentence, zone)
        or _more_than(sentence, zone)
        or _outrun_by(sentence, zone)
        or _by_which(sentence, zone)
    )


def _compared_before(sentence: Sentence, zone: Zone) -> str:
    """The aspect that the sum is measured from: the last one named before it."""
    ahead = [item.name for item in _level(sentence, zone, zone.first, zone.at) if item.kind == "aspect"]
    return ahead[-1] if ahead and not _verb_before(sentence, zone) else ""


def _over_or_under(sentence: Sentence, zone: Zone) -> Distance | None:
    """“£8m over”, “£0.5m under”, with nothing behind that they would be over."""
    behind = _level(sentence, zone, zone.at + 1, zone.at + 3)
    words = [item.text for item in behind]
    if not words or words[0] not in {"over", "under"}:
        return None
    ends = len(behind) == 1 or behind[1].kind == "mark" or words[1] in {"and", "but", "while", "whilst", "at", "on"}
    return Distance("variance", words[0] == "over") if ends else None


def _more_than(sentence: Sentence, zone: Zone) -> Distance | None:
    """“£6.2m beyond the funding available”, “£3m a year above the allocation”, “£1m short of the grant”."""
    over: bool | None = None
    behind = _level(sentence, zone, zone.at + 1, len(sentence.items))
    for item in behind[:_REACH]:
        if item.kind == "quantity" or (item.kind == "mark" and item.name in ",;:."):
            return None
        head = item.text.split()[0] if item.text else ""
        if over is None:
            over = True if head in _OVER else False if head in _UNDER else None
        elif item.name in _AGAINST:
            return Distance(_AGAINST[item.name], over)
        elif item.name in {"year_before", "expenditure"}:
            return None
    return None


def _outrun_by(sentence: Sentence, zone: Zone) -> Distance | None:
    """“outstripped income by £8.7m”."""
    ahead = _level(sentence, zone, zone.first, zone.at)
    verb = next((i for i in range(len(ahead) - 1, -1, -1) if ahead[i].text.startswith(_OUTRUN)), None)
    if verb is None:
        # “calls on the budget would be higher than the income by £0.2m”
        verb = next((i for i, (a, b) in enumerate(itertools.pairwise(ahead)) if _higher_than(a, b)), None)
    if verb is None or "by" not in {item.text for item in ahead[-4:]}:
        return None
    what = next((item.name for item in ahead[verb:] if item.name in _AGAINST), "")
    return Distance(_AGAINST[what], True) if what else None


def _by_which(sentence: Sentence, zone: Zone) -> Distance | None:
    """“the £13.9m by which costs had outrun the grant”."""
    behind = _level(sentence, zone, zone.at + 1, len(sentence.items))
    if [item.text for item in behind[:2]] != ["by", "which"]:
        return None
    verb = next((i for i, item in enumerate(behind) if item.text.startswith(_OUTRUN)), None)
    if verb is None:
        return None
    if behind[verb].name == "gap":
        return Distance("gap", True)
    what = next((item.name for item in behind[verb:] if item.name in _AGAINST), "")
    return Distance(_AGAINST[what], True) if what else None


def _verb_before(sentence: Sentence, zone: Zone) -> bool:
    ahead = _level(sentence, zone, zone.first, zone.at)
    return any(item.text.startswith(_OUTRUN) for item in ahead) or any(
        _higher_than(a, b) for a, b in itertools.pairwise(ahead)
    )


def _higher_than(word: Item, following: Item) -> bool:
    return word.text in _OVER and following.text == "than"


def _level(sentence: Sentence, zone: Zone, first: int, last: int) -> list[Item]:
    """The items from ``first`` to ``last`` outside brackets, or in those the number stands in."""
    last = min(last, len(sentence.items))
    return [sentence.items[i] for i in range(first, last) if sentence.depth[i] == sentence.depth[zone.at]]
