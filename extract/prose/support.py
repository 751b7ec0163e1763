"""Is a sum what the government pays towards a deficit, under an agreement on it?"""

from .clauses import Item, Sentence, Zone
from .readings import Carried, names_of

GOVERNMENT = frozenset("department dfe government esfa treasury secretary ministers agreement agreements".split())


def from_government(sentence: Sentence, carried: Carried, aspect: str) -> bool:
    """Whether money paid or granted is the government's support under an agreement on the deficit, of which this
    sentence, the one before or the title speaks. Under a title on such agreements a payment needs no giver."""
    spoken = names_of(sentence.items) | carried.title_names | carried.spoken
    givers = {item.text for item in sentence.items} & GOVERNMENT
    agreed = bool(givers & AGREED) and bool(givers - AGREED)
    if aspect not in {"payment", "allocation", "transfer"}:
        return False
    if "safety_valve" in spoken and (givers or ("safety_valve" in carried.title_names and aspect == "payment")):
        return True
    return agreed and aspect == "payment"


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
