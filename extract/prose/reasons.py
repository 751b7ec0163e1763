"""Where does a clause stop saying what a sum is, and begin to say why it is so or what it will do?"""

from .clauses import Item, Sentence, Zone

_REASONS = frozenset("if because owing reflecting driven caused attributable attributed following arising".split())


def _is_met(then: list[Item]) -> bool:
    """“… a shortfall of £0.7m to be found in 2016/17”."""
    return bool(then) and then[0].text in {"found", "met", "funded", "recovered", "repaid", "covered", "made"}


_PURPOSES = frozenset("go help contribute reduce bring fund meet offset support allow cover".split())
_IS = frozenset("is was are were being represents represented".split())


def reason_begins(sentence: Sentence, zone: Zone) -> int:
    """The item behind the zone's number at which the reason begins; the zone's end where none does.

    “… of £0.3m, mainly | due to pressures from the high needs block”, “a surplus of £0.4m | which will reduce …”.
    """
    items = sentence.items
    for i in range(zone.at + 1, zone.last):
        if sentence.depth[i] != sentence.depth[zone.at]:
            continue
        following = items[i + 1].text if i + 1 < len(items) else ""
        text = items[i].text
        if text == "to" and (following in _PURPOSES or (following == "be" and _is_met(items[i + 2 : i + 3]))):
            return i
        if text in _REASONS or (text, following) in {("due", "to"), ("result", "of")}:
            return i
        if text == "which" and following not in _IS and items[i - 1].text not in {"by", "of", "for", "in", "on"}:
            return i
    return zone.last


def stated(sentence: Sentence, zone: Zone) -> list[Item]:
    """Items of the zone up to the reason, without those in brackets inside it."""
    level = sentence.depth[zone.at]
    return [sentence.items[i] for i in range(zone.first, reason_begins(sentence, zone)) if sentence.depth[i] == level]
