"""Is a sum moved between the blocks of the grant, and into high needs or out of it?"""

import itertools

from ...schema.council_calendar import financial_year_holding, months_away
from ...schema.figures import Period
from .clauses import Sentence, Zone
from .readings import names_of

_BLOCKS = frozenset({"hn", "schools_block", "central_block", "early_years_block"})
_FARTHEST = 9
"""Items from a sum to the block it comes from: “£0.5m was to come across from the Schools Block”."""
_REACH = 4
"""Items after “from” or “to” in which the block stands: “from the High Needs Block”, “to the Central School …”."""


def from_the_schools_block(sentence: Sentence, zone: Zone, *, on_high_needs: bool) -> bool:
    """“relied on £1.7 million from the Schools Block”, in a sentence, or under a title, on high needs."""
    behind = [item for item in sentence.items[zone.at + 1 : zone.last] if item.text not in _LITTLE]
    clause = itertools.takewhile(lambda item: item.kind not in {"mark", "quantity"}, behind[:_FARTHEST])
    if not any(a.text == "from" and b.name == "schools_block" for a, b in itertools.pairwise(clause)):
        return False
    return on_high_needs or any(item.name == "hn" for item in sentence.items)


def year_moved_for(period: Period) -> Period:
    """The financial year that a transfer is for: one agreed between September and March is for the year that begins in
    April, “In January 2024 Schools Forum agreed to transfer £1.1m”."""
    if period.kind not in {"month", "instant"}:
        return period
    decided = period.end
    ahead = decided.month in _DECIDING and (decided.month, decided.day) != (3, 31)
    return financial_year_holding(months_away(decided, 7) if ahead else decided, period.text)


_DECIDING = frozenset({9, 10, 11, 12, 1, 2, 3})


def names_blocks(sentence: Sentence) -> bool:
    return bool(names_of(sentence.items) & {"schools_block", "hn"})


def leaves_high_needs(sentence: Sentence) -> bool:
    """“to transfer from the High Needs Block £0.5m”, “transfer HNB funding of £0.5m to the CSSB”."""
    items = sentence.items
    for i, item in enumerate(items):
        ahead = [x for x in items[i + 1 : i + 1 + _REACH] if x.text not in {"the", "our", "its"}]
        if not ahead or ahead[0].name != "hn":
            continue
        if item.text == "from" or (item.text == "of" and _goes_to_another(sentence, i + 1)):
            return True
        if item.name == "transfer" and _goes_to_another(sentence, i):
            return True
    return False


def _goes_to_another(sentence: Sentence, after: int) -> bool:
    rest = [item for item in sentence.items[after + 1 :] if item.text not in {"the", "our", "its"}]
    return any(a.text in {"to", "into"} and b.name in _BLOCKS - {"hn"} for a, b in itertools.pairwise(rest))


def moved_between(sentence: Sentence, zone: Zone) -> bool:
    """“£0.5m of High Needs Block to go to the Schools Block”: from one block to another, one being high needs."""
    rest = [item for item in sentence.items[zone.at + 1 : zone.last] if item.text not in _LITTLE]
    if len(rest) < 2 or rest[0].text not in {"of", "from"} or rest[1].name not in _BLOCKS:
        return False
    goes = next((b.name for a, b in itertools.pairwise(rest[2:]) if a.text in {"to", "into"} and b.name in _BLOCKS), "")
    return bool(goes) and goes != rest[1].name and "hn" in {goes, rest[1].name}


_LITTLE = frozenset({"the", "our", "its", "(", ")"})


def moved_funding(sentence: Sentence, at: int) -> int:
    """The item that says what the sum is where item ``at`` is only what is moved: “transfer HNB funding of £0.5m”."""
    for i in range(at - 1, max(-1, at - _REACH), -1):
        item = sentence.items[i]
        if item.name == "transfer":
            return i if _goes_to_another(sentence, at) or leaves_high_needs(sentence) else at
        if item.kind != "subject" and item.text not in {"of", "the", "some", "its", "our"}:
            return at
    return at


def is_share_moved(sentence: Sentence, zone: Zone) -> bool:
    """Whether the sum is the amount of a transfer given as a share: “transferring 0.2% of the Schools Block to high
    needs, £0.9m”, “a transfer of 0.5%, which would be worth £1.1m”."""
    first, parent = sentence.items[zone.first], zone.parent
    if parent is None or first.name != "," or sentence.quantities[parent.quantity].unit != "percent":
        return False
    if zone.at != zone.first + 1 and sentence.items[zone.at - 1].text != "worth":
        return False
    return any(item.name == "transfer" for item in sentence.items[: zone.first])
