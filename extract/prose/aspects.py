"""Which word of a sentence says what a sum of money is, and which whose it is?"""

from .clauses import Sentence, Zone
from .frames import OTHER_MONEY
from .nouns import STOPS
from .reasons import reason_begins
from .transfers import moved_funding, names_blocks

SUBJECTS = frozenset(
    {
        "hn",
        "dsg",
        "schools_block",
        "early_years_block",
        "early_years",
        "central_block",
        "safety_valve",
        "transport",
        "lac",
        "ehcp",
        "special_school",
    }
)


ASPECTS = frozenset(
    "overspend underspend variance deficit surplus gap reserve allocation budget expenditure savings transfer "
    "recoupment unit_cost payment".split()
)


def aspect_before(sentence: Sentence, zone: Zone, *, whole: bool) -> int | None:
    """“A 0.5% transfer, equating to £1.5m”: what the money is was said with the share before it; “the reserve, which
    stood at £5m”: with the noun before the clause."""
    if _relative(sentence, zone) and _names_money(sentence, zone.first - 1):
        return zone.first - 1
    if (named := before_brackets(sentence, zone)) is not None:
        return named
    if not whole:
        return None
    ahead = {item.text for item in sentence.items[max(zone.first, zone.at - 4) : zone.at]}
    behind_share = zone.in_brackets and any(
        item.kind == "quantity" for item in sentence.items[max(0, zone.at - 2) : zone.at]
    )
    if not behind_share and not ahead & {
        "equating",
        "equivalent",
        "amounting",
        "totalling",
        "worth",
        "equal",
        "or",
        "approximately",
    }:
        return None
    for i in range(zone.first - 1, -1, -1):
        if sentence.items[i].kind == "aspect" and sentence.items[i].name in ASPECTS:
            return i
    return None


def alone_in_brackets(sentence: Sentence, zone: Zone) -> bool:
    """Whether brackets behind a word hold the sum and nothing else: “the Early Years Block (£10m)”."""
    ends = [item.name for item in sentence.items[zone.at - 1 : zone.at + 2 : 2]]
    return zone.in_brackets and zone.at > 1 and ends == ["(", ")"]


def before_brackets(sentence: Sentence, zone: Zone) -> int | None:
    """The aspect right before the brackets in which the sum stands alone, “a contribution from the DfE (£5.5m)”, or
    the one that the clause around says it was: “most of this (£1.9m) was an underspend”."""
    if not alone_in_brackets(sentence, zone):
        return None
    if _names_money(sentence, zone.at - 2):
        return zone.at - 2
    then = sentence.items[zone.at + 2 : zone.at + 5]
    said = len(then) == 3 and then[0].text in _IS and then[1].text in {"a", "an", "the"}
    return zone.at + 4 if said and _names_money(sentence, zone.at + 4) else None


def _relative(sentence: Sentence, zone: Zone) -> bool:
    opening = [item.text for item in sentence.items[zone.first : zone.first + 2]]
    return zone.first > 0 and opening == [",", "which"]


def _names_money(sentence: Sentence, at: int) -> bool:
    return sentence.items[at].kind == "aspect" and sentence.items[at].name in ASPECTS


def aspect_behind(sentence: Sentence, zone: Zone) -> bool:
    """Whether the noun behind the number ends in an aspect, as “£7.7m placement overspend” does."""
    for item in sentence.items[zone.at + 1 : zone.at + 6]:
        if item.kind == "aspect" and item.name in ASPECTS:
            return True
        if item.kind in {"mark", "period", "quantity"} or item.text in STOPS or item.text == "of":
            return False
    return False


def aspect_of(sentence: Sentence, zone: Zone) -> int | None:
    """The item that says what the money is: right behind the number, else the nearest before it, else behind."""
    items, depth = sentence.items, sentence.depth
    level = depth[zone.at]
    steps = 0
    for i in range(zone.at + 1, zone.last):
        item = items[i]
        if depth[i] != level or is_reservation(sentence, i):
            continue
        if item.kind == "aspect" and item.name in ASPECTS:
            return i
        if item.kind in {"mark", "period", "quantity"} or (item.kind == "word" and item.text in STOPS):
            break
        steps += 1
        if steps > 4:
            break
    for i in range(zone.at - 1, zone.first - 1, -1):
        if (
            depth[i] == level
            and items[i].kind == "aspect"
            and items[i].name in ASPECTS
            and not status_only(sentence, i)
            and not (is_reservation(sentence, i) and items[i + 1].text != "of")
        ):
            if items[i].name == "transfer" and not names_blocks(sentence):
                continue
            if i and items[i].text.startswith("carried") and items[i - 1].name in {"overspend", "underspend"}:
                # “overspends carried forward, £1.3m from 2019/20 and £0.5m from 2018/19”
                return i - 1
            return moved_funding(sentence, _head_of(sentence, zone, i))
    following = [item.text for item in items[zone.at + 1 : min(zone.at + 5, zone.last)]]
    is_what = bool(_IS & set(following[:1])) or following == ["to", "be", "added", "to"]
    for i in range(zone.at + 1, reason_begins(sentence, zone)):
        if (
            depth[i] == level
            and items[i].kind == "aspect"
            and items[i].name in ASPECTS
            and not status_only(sentence, i)
            and not is_reservation(sentence, i)
        ):
            if not is_what and _has_its_own_sum(sentence, i):
                break
            if (
                items[i - 1].text in {"of", "in"}
                or is_what
                or (items[i].text not in {"budget", "budgets", "budgeted"} and i - zone.at <= 6)
            ):
                return i
            break
    return None


def _has_its_own_sum(sentence: Sentence, at: int) -> bool:
    """“Forecast to year end: £1.9m, i.e. a gap of half a million”: the gap is not the sum before it."""
    around = [item.text for item in (sentence.items[at - 1], *sentence.items[at + 1 : at + 3])]
    return around[0] in {"a", "an"} and around[1:2] == ["of"] and around[2:] not in (["the"], ["our"], ["its"])


def _head_of(sentence: Sentence, zone: Zone, at: int) -> int:
    """The aspect that rules item ``at``: “a deficit on the grant” is a deficit and no grant."""
    items = sentence.items
    if items[at].name != "allocation":
        return at
    i = at - 1
    while i > zone.first and items[i].text in {"the", "its", "our", "this"}:
        i -= 1
    ruled = i > zone.first and items[i].text in {"on", "in", "against"} and items[i - 1].name in _STANDINGS
    return i - 1 if ruled else at


_STANDINGS = frozenset("deficit surplus gap overspend underspend".split())
_IS = frozenset("was is were being".split())


def is_reservation(sentence: Sentence, at: int) -> bool:
    """“£282m before recoupment”, “net of deductions”: what the sum holds or leaves out, not what it is."""
    ahead = [item.text for item in sentence.items[max(0, at - 3) : at]]
    return (
        sentence.items[at].name in {"recoupment", "transfer", "savings"}
        and bool(ahead)
        and (
            ahead[-1] in {"before", "after", "excluding", "including"}
            or ahead[-2:] in (["net", "of"], ["gross", "of"], ["prior", "to"])
            or (ahead[-1] in {"the", "any", "academy"} and ahead[-2:-1] in (["before"], ["after"]))
        )
    )


def status_only(sentence: Sentence, at: int) -> bool:
    """“built into the 2024-25 budget”, “of the budget”: the word tells where, not what."""
    items = sentence.items
    if items[at].name == "reserve" and at and items[at - 1].text in {"be", "being"}:
        # “that the £125,000 be brought forward”: something done with a sum.
        return True
    if items[at].name not in {"budget", "allocation"}:
        return False
    for back in range(at - 1, max(-1, at - 5), -1):
        text = items[back].text
        if text == "in" and back and items[back - 1].kind == "change":
            # “a £0.1m decrease in the high needs funding”
            return False
        if text in {"into", "in", "within", "against", "over", "above"}:
            # “against the DSG budget …, £65m” names the money itself.
            return text != "against"
        if items[back].kind not in {"word", "period", "subject", "aspect"} or text in STOPS:
            return False
    return False


def subject_of(sentence: Sentence, zone: Zone, at: int) -> tuple[str, str]:
    """Whose money the aspect at item ``at`` is: the nearest named subject, first in the zone, then in the sentence."""
    items = sentence.items
    reason = reason_begins(sentence, zone)
    found = [
        i
        for i, item in enumerate(items)
        if ((item.kind == "subject" and item.name in SUBJECTS) or item.name == "foreign_money")
        and (item.name not in {"lac", "ehcp", "special_school"} or fits(items[at].name, item.name))
        and not at < reason <= i < zone.last
    ]
    here = [i for i in found if zone.first <= i < zone.last]
    right = [i for i in here if i > at]
    # “… spent what they were allocated but an overspend was expected on the high needs block”
    left = [i for i in here if i < at and not (right and _CONTRASTS & {item.text for item in items[i:at]})]
    # “… against grant of £235.9m, the high needs block being the main reason”
    apart = [i for i in right if i > zone.at and any(item.name == "," for item in items[zone.at : i])]
    joined = [i for i in right if is_joined(sentence, at, i)]
    for places in (joined, left, [i for i in right if i not in apart]):
        if places:
            return items[min(places, key=lambda i: abs(i - at))].name, "zone"
    before = [i for i in found if i < zone.first]
    # “… a deficit of £11.0m, after an underspend of £0.2m on the early years block”: the block is the second's.
    behind = [i for i in found if i >= zone.last and not any(_begins_another(sentence, x) for x in range(zone.last, i))]
    for places in (before, behind, apart):
        if places:
            return items[min(places, key=lambda i: abs(i - at))].name, "sentence"
    return "", ""


def _begins_another(sentence: Sentence, at: int) -> bool:
    """Whether another sum stands at item ``at``, and no share: “a deficit of £2.7m, that is 2% of all the DSG”."""
    item = sentence.items[at]
    if item.kind != "quantity":
        return item.name == ";"
    following = sentence.items[at + 1].text if at + 1 < len(sentence.items) else ""
    return sentence.quantities[item.ref].unit != "percent" or following != "of"


_CONTRASTS = frozenset("but while whilst whereas although though however".split())


def is_joined(sentence: Sentence, at: int, other: int) -> bool:
    between = sentence.items[at + 1 : other]
    return len(between) <= 5 and all(
        item.text in {"on", "in", "of", "for", "within", "the", "to", "against", "a", "its", "our"}
        or item.kind in {"aspect", "quantity"}
        or item.text == "and"
        for item in between
    )


def fits(aspect: str, subject: str) -> bool:
    return (subject, aspect) in OTHER_MONEY
