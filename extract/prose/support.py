"""Is a sum what the government pays towards a deficit, under an agreement on it?"""

import itertools

from .clauses import Item, Sentence, Zone
from .readings import Carried, names_of

GOVERNMENT = frozenset("department dfe government esfa treasury secretary ministers agreement agreements".split())


def from_government(sentence: Sentence, carried: Carried, aspect: str) -> bool:
    """Whether money paid or granted is the government's support under an agreement on the deficit, of which this
    sentence, the one before or the title speaks. Under a title on such agreements a payment needs no giver."""
    spoken = names_of(sentence.items) | carried.title_names | carried.spoken
    givers = {item.text for item in sentence.items} & GOVERNMENT
    agreed = bool(givers & AGREED) and bool(givers - AGREED)
    if aspect not in {"payment", "allocation", "transfer"} or _from_the_council(sentence):
        return False
    if "safety_valve" in spoken and (givers or ("safety_valve" in carried.title_names and aspect == "payment")):
        return True
    return agreed and aspect == "payment"


def _from_the_council(sentence: Sentence) -> bool:
    """“The council contributed £2m from its own reserves”, “that the General Fund contribute £2m”."""
    texts = [item.text for item in sentence.items]
    own = any(a in {"its", "our"} and b == "own" for a, b in itertools.pairwise(texts))
    pays = any(
        (a.text in {"council", "authority"} or a.name == "foreign_money") and b.text.startswith("contribut")
        for a, b in itertools.pairwise(sentence.items)
    )
    return own or pays


def so_far(sentence: Sentence, at: int, carried: Carried) -> bool:
    """“To date £15.2m has been received”, under a title on such agreements."""
    received = sentence.items[at].text in {"received", "receive", "receives", "receiving"}
    return received and "safety_valve" in carried.title_names and not _from_the_council(sentence)


AGREED = frozenset({"agreement", "agreements"})


def paid_by_government(sentence: Sentence, zone: Zone) -> bool:
    """“£10m from the DfE”."""
    behind = [item.text for item in sentence.items[zone.at + 1 : zone.at + 4]]
    return bool(behind) and behind[0] == "from" and bool(GOVERNMENT & set(behind))


def gives(inside: list[Item]) -> bool:
    """“The Safety Valve agreement will provide £27m”."""
    if any(item.text.startswith(("contribut", "require")) for item in inside):
        # What the council itself is to put in.
        return False
    return any(item.text.startswith(("agree", "provid", "worth", "deal", "program", "give")) for item in inside)
