"""Does a sentence point back to an earlier figure, and what does it then hand on?"""

import itertools

from .clauses import Item, Sentence, Zone
from .frames import UnitClass
from .readings import Claim, names_of

POINTERS = frozenset(
    "this that it these those such they same equivalent comparable corresponding latter former figure figures "
    "number total position rate percentage proportion measure also".split()
)
"""Words by which a sentence takes up what an earlier one was about."""


def exists(sentence: Sentence, zone: Zone) -> bool:
    """“there are 386”: a bare number of what was last counted."""
    ahead = [item.text for item in sentence.items[max(zone.first, zone.at - 5) : zone.at]]
    if sentence.items[0].text in {"no", "none", "nobody"}:
        # “No child is waiting; in January there were 29.”
        return False
    return "there" in ahead and bool({"are", "were", "is", "was", "been"} & set(ahead))


def stands(sentence: Sentence, zone: Zone) -> bool:
    """“There are now 42”, “at the end of June there had been 271”, “leaving 381 at the end of it”: so many there were
    at a time, and did not come or go."""
    at_a_time = any(
        (item.kind == "period" and sentence.periods[item.ref].period.kind == "instant")
        or item.text == "now"
        or item.name == "year_before"
        for item in sentence.within(zone)
    )
    left = zone.at > 0 and sentence.items[zone.at - 1].text == "leaving"
    return left or (exists(sentence, zone) and at_a_time)


def pointed_back(sentence: Sentence, zone: Zone) -> bool:
    """“the total of such children”: the noun is the one before."""
    items = sentence.items
    return any(
        items[i].text in {"such", "these", "those"}
        and i + 1 < len(items)
        and items[i + 1].name in {"people", "plans", "lac"}
        for i in range(zone.first, zone.at)
    )


def _what_is_said(items: list[Item]) -> list[Item]:
    """The items without “It was noted that”, “Members recalled that”: what “it” stands for there is what follows."""
    for place, item in enumerate(items[:_REPORTS]):
        if item.kind == "quantity" or item.name == ",":
            break
        if item.text in {"that", "how", "whether", "why"} and place:
            ahead = [before.text for before in items[:place]]
            if ahead[0] == "it" or items[place - 1].text in _REPORTED:
                return items[place + 1 :]
    return items


_REPORTS = 9
"""Words in which “The Assistant Director of Children's Services said that” has ended."""
_REPORTED = frozenset(
    "said noted heard recalled reported explained added stated confirmed advised informed told observed thought "
    "pointed out acknowledged understood".split()
)


def points(sentence: Sentence) -> bool:
    """Whether the sentence begins by pointing back, or its subject is a noun that only stands for the last figure."""
    said = _what_is_said(sentence.items)
    items = [
        item
        for item, following in zip(said, [*said[1:], None], strict=True)
        if item.kind not in {"period", "mark"}
        and item.name not in {"year_before", "quarter_before"}
        and (following is None or following.kind != "period")
    ][:9]
    if items and items[0].text.partition(" ")[0] in POINTERS - {"also"}:
        return True
    if any(i.text == "performance" for i in items) and not any(i.kind in {"subject", "feature"} for i in items):
        return True
    for place, (before, item) in enumerate(itertools.pairwise(items), 1):
        if item.text in {"it", "such"} or (before.text, item.text) == ("of", "this"):
            return True
        if _of_its_own(items[place:]):
            continue
        if item.text in STANDS_FOR and before.text in {
            "the",
            "this",
            "its",
            "that",
            "actual",
            "comparable",
            "january",
        }:
            return True
        if before.text in {"the", "this"} and item.text in POINTERS:
            return True
    return any(item.text == "also" for item in items)


def _of_its_own(items: list[Item]) -> bool:
    """“the number of foster carers”: what follows says of what it is, and nothing before does."""
    if items[0].text not in STANDS_FOR or [item.text for item in items[1:2]] != ["of"] or len(items) < 3:
        return False
    if items[2].kind == "quantity":
        # “the figure of 412”
        return False
    return not any(item.text.partition(" ")[0] in POINTERS | {"them"} for item in items[2:5])


STANDS_FOR = frozenset(
    "performance result figure figures number total position rate percentage proportion equivalent measure sum "
    "amount".split()
)


def takes_up(sentence: Sentence, zone: Zone) -> bool:
    """Whether the sentence takes up the one before: by a pointing word, or by naming only another area or period."""
    if points(sentence):
        return True
    if not sentence.zones or zone is not sentence.zones[0]:
        return False
    inside = sentence.within(zone)
    names = names_of(inside)
    if names & {"foreign_count", "foreign_money"}:
        return False
    return any(item.kind == "area" for item in inside)


def it_is(sentence: Sentence, zone: Zone) -> bool:
    """“With every measure in place it would still be £236m”: nothing but what it did between “it” and the number."""
    for item in reversed(sentence.items[zone.first : zone.at]):
        if item.text == "it":
            return True
        if item.text not in _DID:
            return False
    return False


_DID = frozenset(
    "is was would will could might may should had has have still then now only already be been stand stands stood at "
    "reach reached pass passed exceed come to total totalled about around nearly some almost over just under in the "
    "order region of expected forecast projected estimated likely thought due set".split()
)


def of_it(sentence: Sentence, zone: Zone) -> bool:
    """“£28m of that arrived in March”."""
    behind = [item.text for item in sentence.items[zone.at + 1 : zone.at + 3]]
    return behind[:1] == ["of"] and behind[1:] in (["that"], ["this"], ["it"], ["which"])


def handed(claim: Claim) -> Claim:
    return Claim(
        metric=claim.metric, unit=claim.unit, breakdown=claim.breakdown, own=False, aspect=claim.aspect,
        subject=claim.subject, why_not=claim.why_not, negative=claim.negative, carried=claim.carried,
    )  # fmt: skip


def carry(claim: Claim) -> Claim:
    copy = handed(claim)
    copy.carried = True
    return copy


def carried_claim(zone: Zone, unit: UnitClass) -> Claim | None:
    """The claim already made in ``zone`` if it is in ``unit`` and understood."""
    claim = zone.claim
    return claim if claim is not None and claim.metric and claim.unit == unit else None
