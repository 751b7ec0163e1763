"""Is a sum what one plan or place costs?"""

import itertools

from .clauses import Item, Sentence, Zone
from .readings import Claim, names_of


def unit_cost_claim(sentence: Sentence, zone: Zone, at: int) -> Claim | None:
    """What one plan or place costs: “the average EHCP now costs £15,200”, “a special school place costs £9,000”."""
    if sentence.items[at].name not in {"unit_cost", "expenditure"}:
        return None
    inside = sentence.within(zone)
    names = names_of(inside)
    said = sentence.items[at].name == "unit_cost" or any(item.text in AVERAGE for item in inside)
    places = [item for item in inside if item.name in {"special_school", "hn_line"}]
    if not (names & {"ehcp", "plan", "plans"} or places) or not (said or (places and one_place(inside))):
        return None
    breakdown = sentence.text[places[0].start : places[0].end] if places else ""
    return Claim(metric="hnb_cost_per_ehcp", aspect="unit_cost", subject="ehcp", breakdown=breakdown)


def place_cost_claim(sentence: Sentence, zone: Zone) -> Claim | None:
    """“An average special school place costs £20,000 to £23,000 per place”: per place, and yet of the vocabulary."""
    inside = sentence.within(zone)
    if "per_head" not in names_of(inside) or not any(item.text.startswith(tuple(AVERAGE)) for item in inside):
        return None
    at = next((i for i in range(zone.first, zone.at) if sentence.items[i].name in {"unit_cost", "expenditure"}), None)
    return unit_cost_claim(sentence, zone, at) if at is not None else None


def another_place(sentence: Sentence, zone: Zone, last: Claim | None) -> Claim | None:
    """“A place in Elm Park School costs £21,500”, after what a place elsewhere costs."""
    if last is None or last.metric != "hnb_cost_per_ehcp":
        return None
    ahead = [item.text for item in sentence.items[zone.first : zone.at]]
    at = next((i for i, text in enumerate(ahead) if text in {"a place", "each place"}), None)
    if at is None or ahead[at + 1 : at + 2] not in (["in"], ["at"], ["with"]):
        return None
    cost = next((i for i, text in enumerate(ahead) if text.startswith("cost") and i > at + 2), None)
    if cost is None:
        return None
    items = sentence.items[zone.first + at + 2 : zone.first + cost]
    where = sentence.text[items[0].start : items[-1].end]
    return Claim(metric=last.metric, aspect="unit_cost", subject="ehcp", breakdown=where)


AVERAGE = frozenset({"average", "typical", "mean", "typically", "averaging", "averages", "averaged"})


def one_place(inside: list[Item]) -> bool:
    """“a place”, “each placement”, “a child placed”."""
    return any(
        a.text in {"a", "an", "each", "one"} and b.text in {"place", "placement", "child", "pupil", "young"}
        for a, b in itertools.pairwise(inside)
    ) or any(item.name == "per_head" for item in inside)
