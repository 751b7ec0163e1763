"""Is a sum what measures are meant to save: “actions that would reduce costs by £2.1m”?"""

import itertools

from .clauses import Item, Sentence, Zone
from .readings import Carried, names_of

_LOWERS = ("reduc", "lower", "cut", "avoid")
"""Beginnings of verbs whose object is the cost that there will not be."""
_TO_COME = frozenset("would will could should to may might expected intended designed estimated forecast".split())
_MEASURES = frozenset("plan measures actions workstreams".split())
"""What saves by being carried out: “the plan reduced costs by £2.4m”."""
_ELSEWHERE = frozenset({"transport", "foreign_money", "capital", "per_head", "lac"})


def is_to_be_saved(sentence: Sentence, zone: Zone, carried: Carried) -> bool:
    """Whether the zone's sum is one that measures in high needs or the whole grant are yet to save, or did save where
    they are named. What spending fell by is told otherwise."""
    inside = sentence.within(zone)
    ahead = [item for item in inside if item.start < sentence.items[zone.at].start]
    saves = next((i for i, item in enumerate(ahead) if _saves(inside[i:], item)), None)
    if saves is None:
        return False
    avoiding = ahead[saves].name != "savings" and ahead[saves].text.endswith("ing")
    if not (avoiding or (_TO_COME | _MEASURES) & {item.text for item in ahead[:saves]}):
        return False
    names = names_of(sentence.items)
    if names & _ELSEWHERE or "each" in {item.text for item in sentence.items} or carried.topic == "lac":
        return False
    grant = {"hn", "dsg"} & {carried.money, carried.title_money}
    return bool(names & {"hn", "dsg", "safety_valve"} or grant or carried.send)


def _saves(behind: list[Item], item: Item) -> bool:
    """“save £5.2m”, “reduce annual costs by”, “avoiding costs of”: the verb, with the cost as its object."""
    if item.name == "savings" and item.text == "save":
        return any(other.kind == "quantity" for other in behind[:_NEAR])
    return item.text.startswith(_LOWERS) and any(_is_cost(other) for other in itertools.islice(behind, _NEAR))


def _is_cost(item: Item) -> bool:
    return item.name == "expenditure" or item.text in {"fees", "fee"}


_NEAR = 5
"""Items from the verb to its object, or to the sum: “save about”, “reduce annual HNB costs”."""
