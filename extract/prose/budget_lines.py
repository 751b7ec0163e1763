"""Is a sum only a line of a budget, one thing's price, or money put in or drawn out?"""

import calendar

from .clauses import Item, Sentence, Zone
from .nouns import STOPS, TRANSPARENT, modifiers_before, noun_behind
from .positions import BLOCKS

FLOWS = frozenset(
    "contribution contributions drawdown drawdowns drawn replenishment investment invest invested holiday".split()
)


def given_away(sentence: Sentence, zone: Zone, at: int) -> bool:
    """“a contribution to the DSG deficit of £14.6m”: money moved, or spent on something else, and no balance."""
    low, high = (at - 4, at) if at < zone.at else (zone.at, at)
    name = sentence.items[at].name
    if name == "savings" and at < zone.at:
        low, high = at, zone.at
    before = [item.text for item in sentence.items[max(zone.first, low) : high]]
    after = [item.text for item in sentence.items[at : at + 5]]
    if name in {"reserve", "deficit", "savings", "surplus"} and FLOWS & set(before):
        return True
    if at > zone.at and before[1:2] == ["to"] and any(item.text.startswith("add") for item in _ahead(sentence, zone)):
        # “Add the £0.9m to the deficit left from last year”
        return True
    if name == "reserve" and at > zone.at and "from" in before[-2:]:
        # “£0.3m came from reserves”
        return True
    return name == "reserve" and bool(FLOWS & set(after) or (at > zone.at and "for" in after))


def _ahead(sentence: Sentence, zone: Zone) -> list[Item]:
    return sentence.items[max(zone.first, zone.at - 3) : zone.at]


def line_of_the_block(sentence: Sentence, at: int, *, placements: bool) -> bool:
    """Whether the words before the aspect name a line of high needs spending: “independent school placements”, and
    where ``placements`` are not those of children in care “joint funded placements”."""
    lines = {"hn_line", "special_school", *(["placements"] if placements else [])}
    return any(item.name in lines for item in sentence.items[max(0, at - 6) : at])


def modifiers_of(sentence: Sentence, at: int) -> str:
    """Unknown words that say whose or what part the money is: of the aspect's own phrase, or of the verb's subject."""
    items = sentence.items
    own, phrase = modifiers_before(sentence, at)
    if own or items[at].name not in {"overspend", "underspend"}:
        return own
    if phrase and any(item.kind == "subject" for item in phrase):
        return ""
    # “… were forecast to overspend by”: back over the verb to its subject, past a clause set off by commas.
    i = at - 1
    skipping = False
    while i >= 0:
        item = items[i]
        if sentence.depth[i] != sentence.depth[at]:
            i -= 1
            continue
        if item.name == ",":
            ahead = items[i + 1].text if i + 1 < len(items) else ""
            if ahead in {"which", "who", "where"}:
                skipping = False
            elif not skipping and any(x.text in {"which", "who"} for x in items[max(0, i - 12) : i]):
                skipping = True
            else:
                return ""
            i -= 1
            continue
        verbal = item.kind == "word" and (item.text in STOPS or item.text in VERBAL or item.text.endswith("ly"))
        if skipping or verbal or item.kind == "change":
            i -= 1
            continue
        if item.kind == "mark":
            return ""
        unknown, subject = modifiers_before(sentence, i + 1)
        if any(x.kind == "subject" and x.name in {"hn", "dsg"} for x in subject) and not unknown:
            return ""
        if not unknown:
            return ""
        return sentence.text[sentence.text.index(unknown, 0) : item.end]
    return ""


VERBAL = frozenset("forecast expected projected predicted anticipated estimated likely set due therefore now".split())


def breakdown_of(sentence: Sentence, zone: Zone, at: int, subject: str, modifiers: str, where: str) -> str:
    if subject in BLOCKS:
        return BLOCKS[subject]
    if modifiers and where in {"zone", "sentence"}:
        return modifiers
    if subject == "hn" and (line := line_behind(sentence, at) or line_behind(sentence, zone.at)):
        return line
    if subject == "hn" and (line := line_paid(sentence, zone)):
        return line
    if subject == "hn" and (line := line_in_apposition(sentence, zone)):
        return line
    if subject in {"hn"} and where in {"zone", "sentence"}:
        place = max((i for i, item in enumerate(sentence.items) if item.name == subject and i <= at), default=-1)
        if place > 0:
            unknown, _ = modifiers_before(sentence, place)
            return unknown
    return ""


def line_before(sentence: Sentence, at: int) -> str:
    """The line that an earlier part of the sentence names and a verb or “on which” takes up: “independent schools, on
    which spending of …”, “independent placements would cost …”."""
    before = [item.text for item in sentence.items[max(0, at - 3) : at]]
    if not {"which", "would", "will", "to", "now"} & set(before):
        return ""
    for i in range(at - 1, -1, -1):
        item = sentence.items[i]
        if item.name in {"hn_line", "special_school"}:
            unknown, _ = modifiers_before(sentence, i)
            return sentence.text[sentence.text.index(unknown) if unknown else item.start : item.end]
    return ""


def line_behind(sentence: Sentence, at: int) -> str:
    """“an underspend of £0.3m on alternative provision”."""
    items = sentence.items
    opened = next((i for i in range(at + 1, min(at + 3, len(items))) if items[i].text in _OF_A_LINE), None)
    if opened is None:
        return ""
    first = opened + 2 if opened + 1 < len(items) and items[opened + 1].text in {"the", "our", "its"} else opened + 1
    last = -1
    for i in range(first, min(first + 12, len(items))):
        item = items[i]
        if sentence.depth[i] != sentence.depth[at]:
            # “special schools’ (including academies) top up funding”
            continue
        if item.name in {"hn_line", "special_school"}:
            last = i
        elif i > first and (
            item.kind in {"quantity", "period", "area"} or item.name in {",", ";", "."} or item.text in STOPS | {"of"}
        ):
            break
    return sentence.text[items[first].start : items[last].end] if last >= 0 else ""


def line_paid(sentence: Sentence, zone: Zone) -> str:
    """“schools were to receive £3.9m of top-up funding from the high needs block”."""
    behind = sentence.items[zone.at + 1 : zone.at + 4]
    line = next((item for item in behind if item.name == "hn_line"), None)
    paid = line is not None and behind[0].text in {"of", "in"} and "funding" in line.text
    return sentence.text[line.start : line.end] if line is not None and paid else ""


def line_in_apposition(sentence: Sentence, zone: Zone) -> str:
    """“top up budgets, £3.7m overspent”, “independent schools, on which spending was overspent by £5.8m”."""
    items = sentence.items
    listed = any(item.name == ":" for item in items[zone.first : zone.at])
    before = items[zone.at - 2 if items[zone.at - 1].text == "+" else zone.at - 1]
    if listed and before.name in {"hn_line", "special_school"}:
        # “The main variances are: independent special schools +£2.6m”
        return sentence.text[before.start : before.end]
    comma = next((i for i in range(zone.at - 1, zone.first - 1, -1) if items[i].name == ","), None)
    if comma is None and items[zone.first].text == "where" and items[zone.first - 1].name == ",":
        comma = zone.first - 1
    if comma is None:
        return ""
    between = [item.text for item in items[comma + 1 : zone.at]]
    if not set(between) <= _AROUND and not {"which", "where"} & set(between[:2]):
        return ""
    first = comma
    while first > 0 and items[first - 1].kind != "mark" and items[first - 1].text not in STOPS | {"the", "of"}:
        first -= 1
    if not any(item.name in {"hn_line", "special_school"} for item in items[first:comma]):
        return ""
    return sentence.text[items[first].start : items[comma - 1].end]


_AROUND = frozenset("c circa about around approximately some nearly".split())
_OF_A_LINE = frozenset("on in for within against".split())


def one_off(sentence: Sentence, at: int) -> bool:
    """“at an estimated cost of”, “an additional annual cost of”: one thing's price, not the block's spending; nor is
    what will not be spent, “avoid costs of”."""
    before = [item.text for item in sentence.items[max(0, at - 5) : at]]
    if before and before[-1].startswith("avoid"):
        return True
    return sentence.items[at].text in {"cost", "costs"} and bool({"a", "an", "at"} & set(before))


_ASKED = frozenset("comment note agree approve consider recommend".split())
"""What a committee is asked to do with a sum."""


_MONTHS = frozenset(month.lower() for month in calendar.month_name if month)


def strangers(sentence: Sentence, zone: Zone) -> bool:
    """Whether the zone names something of its own that the vocabulary does not know."""
    at = sentence.items[zone.at]
    noun = noun_behind(sentence, zone)
    if noun.head == "foreign":
        return True
    ahead = [item for item in sentence.within(zone) if item.start < at.start]
    if any(item.text in {"it", "this"} for item in ahead) or (
        len(ahead) > 1 and ahead[0].text == "that" and (ahead[1].text in STOPS or ahead[1].kind in {"change", "aspect"})
    ):
        return False
    return any(
        item.kind == "word"
        and item.text not in TRANSPARENT
        and item.text not in STOPS | _MONTHS
        and not item.text.endswith(("ed", "ing", "ly"))
        and item.text not in {"of", "top", "out", "much", "million", "c", "circa"} | _ASKED
        for item in ahead
    )
