"""Which metric of the vocabulary a cell's headings make, and how surely."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from ...schema.vocabulary import Metric, Vocabulary
from .concepts import Concepts, Signature, normalised
from .labels import Label

_GIVEN_WEIGHT = {"title": 0.9, "rows": 0.8, "above": 0.78, "lead": 0.75, "paper": 0.5}
"""How much a concept counts by where it stands: in the table's corner or title, in labels of its other rows, in the
nearest row above that names a subject, in the words that lead up to it, or only in the paper's own heading. A cell's
own headings count 1."""

_MONEY = frozenset({"gbp", "gbp_per_week"})

_MOVEMENTS = frozenset({"hnb_savings", "hnb_block_transfer", "hnb_variance"})
"""Metrics of money that are themselves a movement. A row of pressures, reductions or drawdowns in a budget-setting
table is no level of the service it names."""

_COUNTS = frozenset({"headcount", "heads"})
_PRICES = frozenset({"hnb_cost_per_ehcp", "cla_placement_unit_cost"})

_MOST_WORDS = 34
_MOST_WORDS_OF_MONEY = 14
"""A longer label is a description (“Removal of one-off funding for …”), which names services without being their
total. The longest label of a metric of money met in finance tables has eleven words; statutory indicators of children
are named in up to 31 (“children looked after for at least two and a half years who …”)."""


@dataclass(frozen=True)
class Surroundings:
    """The words around a table that its cells may lean on, from the nearest to the farthest."""

    title: frozenset[str]
    """Concepts of the corner cell and the title."""
    rows: frozenset[str]
    """Subjects that labels of other rows name, where the table as a whole is about them."""
    above: frozenset[str]
    """The subject of the nearest row above a row that names none: of plans, for “Rate per 10,000” below them."""
    lead: frozenset[str]
    """Concepts of the paragraph and heading that lead up to the table."""
    paper: frozenset[str]
    """Concepts of the paper's title."""

    def weight(self, group: frozenset[str]) -> float:
        """The weight of the nearest place that names one of ``group``; 0 where none does."""
        for place, concepts in (
            ("title", self.title),
            ("rows", self.rows),
            ("above", self.above),
            ("lead", self.lead),
            ("paper", self.paper),
        ):
            if group & concepts:
                return _GIVEN_WEIGHT[place]
        return 0.0


@dataclass(frozen=True)
class Reading:
    """One metric that a cell's headings make."""

    metric: str
    strength: float
    """0 to 1: how much of the signature the cell's own headings hold."""
    groups: int
    from_own: bool
    """Whether the cell's own headings name any part of the metric; otherwise the table as a whole does."""
    nearest: bool
    """Whether no part of it comes from farther than the table's title: from a row above, the words before it or the
    paper's title."""
    whole: bool
    """Whether the label must say nothing else."""


def read_metric(
    own: Iterable[Label],
    *,
    around: Surroundings,
    unit: str,
    any_unit: bool,
    also: frozenset[str],
    vocabulary: Vocabulary,
    concepts: Concepts,
) -> Reading | None:
    """The metric that headings ``own`` make of a number in ``unit``, in a table among ``around``; None if none does.

    ``also`` are concepts that the table as a whole adds to the headings.
    ``unit`` is ``gbp``, ``percent`` … or empty for a bare number; ``any_unit`` for a percentage change, which says
    nothing of the metric's own unit. A signature that the headings themselves
    name wins, then the one with most concepts, then the one that stands nearest, then the earlier in the file.
    """
    most = _MOST_WORDS_OF_MONEY if unit in _MONEY else _MOST_WORDS
    labels = tuple(label for label in own if len(label.text.split()) <= most)
    named = also.union(*(label.concepts for label in labels))
    if any_unit:
        named -= {"share"}
    best: Reading | None = None
    for signature in concepts.signatures:
        reading = _fits(signature, named, around=around)
        if reading is None or not (any_unit or unit_suits(vocabulary.metric(signature.metric).unit, unit)):
            continue
        if not unit and named & _COUNTS and vocabulary.metric(signature.metric).unit != "count":
            continue
        if best is None or _rank(reading) > _rank(best):
            best = reading
    if best is None:
        return None
    metric_unit = vocabulary.metric(best.metric).unit
    if metric_unit not in _MONEY and "foreign" in (named if best.from_own else named | around.title):
        return None
    if "per_head" in named and best.metric not in _PRICES:
        return None
    if "adult" in named | around.title and not best.metric.startswith("care_leaver"):
        return None
    if metric_unit in _MONEY and "capital" in named | around.title:
        return None
    return best


def _rank(reading: Reading) -> tuple[bool, int, float]:
    return (reading.from_own, reading.groups, reading.strength)


def is_movement(labels: Iterable[Label], reading: Reading) -> bool:
    """Whether the headings, groups and descriptions included, say that the row is a movement in a budget."""
    return reading.metric not in _MOVEMENTS and any("movement" in label.concepts for label in labels)


@functools.cache
def words_of(metric: Metric) -> frozenset[str]:
    """The words that name ``metric`` in the vocabulary: beside them a label says nothing of a part of it."""
    return frozenset(" ".join(normalised(text) for text in (metric.name, *metric.synonyms, *metric.qualifiers)).split())


def unit_suits(metric_unit: str, printed: str) -> bool:
    """Whether a number printed in ``printed`` may be a value of a metric counted in ``metric_unit``."""
    if printed in ("", "number"):
        return metric_unit in ("count", "percent", "per_10k_children", "weeks", "days")
    if metric_unit in _MONEY:
        return printed in _MONEY
    return printed == metric_unit


def _fits(signature: Signature, named: frozenset[str], *, around: Surroundings) -> Reading | None:
    if signature.without & named or signature.untitled & around.title:
        return None
    if any(not group & named for group in signature.own):
        return None
    weights = [1.0] * len(signature.own)
    for group in signature.given:
        weight = 1.0 if group & named else around.weight(group)
        if not weight:
            return None
        weights.append(weight)
    for group in signature.titled:
        if not group & (named | around.title):
            return None
        weights.append(1.0 if group & named else _GIVEN_WEIGHT["title"])
    if max(weights) < _GIVEN_WEIGHT["title"]:
        return None
    own = bool(signature.own) or all(group & named for group in signature.given)
    return Reading(
        metric=signature.metric,
        strength=sum(weights) / len(weights),
        groups=len(weights),
        from_own=own,
        nearest=min(weights) >= _GIVEN_WEIGHT["rows"],
        whole=signature.whole,
    )
