"""What stands in a sentence, and which stretch of it belongs to each of its quantities?"""

import datetime
import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ...schema.areas import AreaMention, find_areas
from ...schema.periods import PeriodMention, find_periods
from ...schema.quantities import Quantity, find_quantities
from .areas_unnamed import areas_unnamed
from .concepts import Token, mentions_in, tokens_of

if TYPE_CHECKING:
    from .readings import Claim

NUMERIC_CONCEPTS = frozenset({"weeks20", "two_years", "three_moves", "same_place", "miles20", "repeat"})
"""Concepts with a number in their name: that number is no figure."""

_RELATIVE = frozenset("year_before year_after years_before years_after months_before quarter_before".split())
"""Concepts with a period in their name that is counted from another figure's."""

FIGURE_UNITS = frozenset({"", "gbp", "gbp_per_week", "percent", "percentage_points"})
"""Units that a metric may have, beside the rates per 10,000; weeks, months and miles tell of time and distance."""

_CENTURY = range(190, 210)
"""What is left of a year without its last digit."""
_MONTHS = frozenset("january february march april may june july august september october november december".split())

_LINKS = {
    ";": 6.0, ":": 5.0, "–": 4.5, "—": 4.5, "-": 4.5, ",": 3.0,
    "there": 2.46, "would": 2.45, "will": 2.45, "could": 2.45, "was": 2.45, "were": 2.45, "has": 2.45, "had": 2.45,
    "are": 2.45, "is": 2.45, "and": 3.4, "when": 3.6, "but": 3.6, "while": 3.6, "whilst": 3.6, "whereas": 3.6,
    "although": 3.6, "though": 3.6, "which": 3.3, "where": 3.6, "once": 3.3, "unless": 3.6,
    "against": 3.2, "compared": 3.2, "comparison": 3.2, "compares": 3.2, "versus": 3.2, "than": 3.1, "or": 2.6,
    "from": 2.5, "to": 2.4, "by": 2.4, "of": 0.5, "in": 1.0, "with": 2.3, "before": 2.8, "after": 2.8,
    "less": 2.8, "plus": 2.8, "including": 3.2,
    "excluding": 3.2,
    "despite": 3.5, "spite": 3.5, "notwithstanding": 3.5,
    "leaving": 3.2, "gives": 3.2, "giving": 3.2, "gave": 3.2, "offset": 3.2, "on": 1.6, "at": 1.0, "for": 1.2,
}  # fmt: skip
"""How strongly a word or mark parts the stretches of two quantities; only the order matters."""

_AFTER_COMMA = frozenset(
    "and but when while whilst whereas although which of against compared with up down rising falling from a "
    "an leaving giving making reducing increasing or resulting representing equivalent".split()
)
_COMMA_BONUS = 2.0


class Item(NamedTuple):
    """A word, mark, concept, quantity, period or area of a sentence, at characters ``start`` to ``end``."""

    kind: str
    name: str
    start: int
    end: int
    ref: int = -1
    text: str = ""
    """Lower case, apostrophes straight."""


@dataclass(slots=True)
class Zone:
    """The stretch of a sentence that belongs to one quantity."""

    quantity: int
    at: int
    """Place of the quantity among the sentence's items."""
    first: int
    last: int
    """Items ``first`` up to ``last`` (not included)."""
    in_brackets: bool
    parent: "Zone | None" = None
    """The zone whose words hold for this one where it has none of its own."""
    claim: "Claim | None" = None
    """What was made of its quantity, once it has been read."""


@dataclass(slots=True)
class Sentence:
    """A sentence taken apart."""

    text: str
    items: list[Item]
    quantities: tuple[Quantity, ...]
    periods: tuple[PeriodMention, ...]
    areas: tuple[AreaMention, ...]
    depth: list[int] = field(default_factory=list)
    zones: list[Zone] = field(default_factory=list)

    def within(self, zone: Zone) -> list[Item]:
        """Items of ``zone``, without those in brackets inside it."""
        level = self.depth[zone.at]
        return [self.items[i] for i in range(zone.first, zone.last) if self.depth[i] == level]


def take_apart(text: str, *, reference: datetime.date | None) -> Sentence:
    """The items and zones of a sentence; ``reference`` is the date that “last year” counts from."""
    tokens = tokens_of(text)
    quantities = find_quantities(text)
    periods = find_periods(text, reference=reference)
    areas = (*find_areas(text), *areas_unnamed(text))
    taken: list[Item] = []
    mentions = [(item, item.name in NUMERIC_CONCEPTS | _RELATIVE) for item in _concepts(tokens)]
    ranked = [item for item, numeric in mentions if numeric]
    ranked += [Item("period", "period", p.start, p.end, i) for i, p in enumerate(periods)]
    ranked += _numbers(quantities)
    ranked += [item for item, numeric in mentions if not numeric and item.kind in {"subject", "foreign"}]
    ranked += [Item("area", "area", a.start, a.end, i) for i, a in enumerate(areas)]
    ranked += [item for item, numeric in mentions if not numeric and item.kind not in {"subject", "foreign"}]
    ranked += [
        Item("word" if token.lower[0].isalnum() else "mark", token.lower, token.start, token.end, -1, token.lower)
        for token in tokens
    ]
    covered = bytearray(len(text) + 1)
    for item in ranked:
        if not any(covered[item.start : item.end]):
            covered[item.start : item.end] = b"\x01" * (item.end - item.start)
            taken.append(item)
    taken.sort(key=lambda item: item.start)
    taken = [_end_of_period(before, item) for before, item in itertools.pairwise([_START, *taken])]
    sentence = Sentence(text, taken, quantities, periods, areas)
    sentence.depth = _depths(taken)
    sentence.zones = _zones(sentence)
    return sentence


_START = Item("mark", "", 0, 0)


def _end_of_period(before: Item, item: Item) -> Item:
    """“when March 2013 ended”: the period did, and no plan."""
    ends = item.kind == "feature" and item.text in {"ended", "closed"}
    return item._replace(kind="word", name=item.text) if ends and before.kind == "period" else item


def _numbers(quantities: tuple[Quantity, ...]) -> list[Item]:
    """An item for each quantity; the two ends of a range are one, for whatever is said of it is said of both."""
    return [
        Item("quantity", "quantity", q.start, _end_of_number(quantities[i + 1] if q.bound == "from" else q), i)
        for i, q in enumerate(quantities)
        if not _ends_a_range(quantities, i)
    ]


def _ends_a_range(quantities: tuple[Quantity, ...], place: int) -> bool:
    return place > 0 and quantities[place].bound == "to" and quantities[place - 1].bound == "from"


def _end_of_number(quantity: Quantity) -> int:
    """Where the number ends that has words before its unit: “44 children on a plan per 10,000”."""
    match = re.match(r"[^\s]+", quantity.text)
    if quantity.unit.startswith("per_10k") and match is not None:
        return quantity.start + match.end()
    return quantity.end


def concepts_in(text: str) -> list[Item]:
    """The concepts that ``text`` names, in order."""
    return _concepts(tokens_of(text))


def _concepts(tokens: list[Token]) -> list[Item]:
    return [
        Item(
            mention.kind,
            mention.name,
            tokens[mention.first].start,
            tokens[mention.last - 1].end,
            -1,
            " ".join(token.lower for token in tokens[mention.first : mention.last]),
        )
        for mention in mentions_in(tokens)
    ]


def _depths(items: list[Item]) -> list[int]:
    """For each item 0 outside brackets, else the number of the bracket it stands in (from 1).

    A clause that commas set off and that only tells more of a noun stands aside like a bracket: “the result for 2023,
    which the Department would publish in June, was 33%”.
    """
    depths: list[int] = []
    number, opened = 0, 0
    for item in items:
        if item.kind == "mark" and item.name in "([":
            number += 1
            opened = number
            depths.append(opened)
        elif item.kind == "mark" and item.name in ")]":
            depths.append(opened)
            opened = 0
        else:
            depths.append(opened)
    for first, last in _asides(items):
        if not any(depths[first:last]):
            number += 1
            depths[first:last] = [number] * (last - first)
    return depths


def _asides(items: list[Item]) -> list[tuple[int, int]]:
    """Where clauses without a number of their own begin “, which” and end with a comma, both commas included."""
    commas = [i for i, item in enumerate(items) if item.name in {",", ";"}]
    return [
        (opened, closed + 1)
        for opened, closed in itertools.pairwise(commas)
        if items[closed].name == ","
        and items[opened].name == ","
        and items[opened + 1].text in _RELATIVES | _PARTICIPLES
        and not any(item.kind in {"quantity", "subject"} for item in items[opened:closed])
    ]


_PARTICIPLES = frozenset("signed agreed entered approved published introduced established launched".split())
"""“The agreement, signed in March 2022, provides for …”."""
_RELATIVES = frozenset("which who where whom whose after excluding allowing".split())


def _zones(sentence: Sentence) -> list[Zone]:
    items, depth = sentence.items, sentence.depth
    zones: list[Zone] = []
    for level in sorted(set(depth)):
        places = [i for i, d in enumerate(depth) if d == level]
        numbers = [i for i in places if items[i].kind == "quantity" and _may_be_figure(sentence, i)]
        if not numbers:
            continue
        cuts = [places[0]]
        for left, right in itertools.pairwise(numbers):
            cuts.append(_cut(sentence, left, right, level))
        cuts.append(places[-1] + 1)
        cuts[0] = max([cuts[0], *(i + 1 for i in places if i < numbers[0] and items[i].name == ";")])
        cuts[-1] = min([cuts[-1], *(i for i in places if i > numbers[-1] and items[i].name == ";")])
        for place, at in enumerate(numbers):
            zones.append(Zone(items[at].ref, at, cuts[place], cuts[place + 1], level > 0))
    zones.sort(key=lambda zone: zone.at)
    for place, zone in enumerate(zones):
        before = [z for z in zones[:place] if not z.in_brackets or depth[z.at] == depth[zone.at]]
        zone.parent = before[-1] if before else (zones[place - 1] if place else None)
    return [part for zone in zones for part in _ends_of_a_range(sentence, zone)]


def _ends_of_a_range(sentence: Sentence, zone: Zone) -> tuple[Zone, ...]:
    """The zone, and one like it for the upper end where its quantity is the lower end of a range."""
    if sentence.quantities[zone.quantity].bound != "from":
        return (zone,)
    return zone, Zone(zone.quantity + 1, zone.at, zone.first, zone.last, zone.in_brackets, zone.parent)


def _may_be_figure(sentence: Sentence, at: int) -> bool:
    quantity = sentence.quantities[sentence.items[at].ref]
    unit = quantity.unit
    if not unit and at and sentence.items[at - 1].text in _MONTHS and quantity.value in _CENTURY:
        # “by March 202”: a date with a digit lost.
        return False
    return unit in FIGURE_UNITS or unit.startswith("per_10k")


def _cut(sentence: Sentence, left: int, right: int, level: int) -> int:
    """The item at which the right quantity's stretch begins."""
    items, depth = sentence.items, sentence.depth
    best, where = 0.0, right
    for i in range(left + 1, right):
        if depth[i] != level:
            continue
        item = items[i]
        strength = _LINKS.get(item.name, 0.0) if item.kind in {"word", "mark", "other"} else 0.0
        if item.name == "subset":
            strength = 4.0
        if item.name == "," and i + 1 < right and items[i + 1].text.partition(" ")[0] in _AFTER_COMMA:
            strength += _COMMA_BONUS
        if strength > best:
            best, where = strength, i
    return _subject_of_verb(sentence, left, where) if items[where].text in _VERBS else where


_VERBS = frozenset("is are was were has had would will could".split())
_DETERMINERS = frozenset("the a an its our their this".split())


def _subject_of_verb(sentence: Sentence, left: int, verb: int) -> int:
    """The item at which the subject of the verb begins: “… for places | the net allocation is £57m”."""
    for i in range(verb - 1, max(left, verb - 6), -1):
        item = sentence.items[i]
        if item.text in _DETERMINERS:
            return i
        if item.kind in {"quantity", "mark", "period"} or item.name in _LINKS:
            return verb
    return verb
