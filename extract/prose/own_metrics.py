"""Which numbers of a sentence are figures of metrics, or under words, that a user added to the vocabulary?

The packaged metrics are read by the grammar of :mod:`.frames`. A user's words come without grammar: a number counts
for them when it has the metric's unit, stands close to the word and counts nothing else.
"""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from ...schema.areas import find_areas
from ...schema.figures import Area, Period, Status
from ...schema.periods import find_periods
from ...schema.quantities import Quantity, find_quantities
from ...schema.statuses import find_statuses
from ...schema.vocabulary import Metric, Vocabulary, load_vocabulary
from .frames import UnitClass
from .readings import Claim

_UNITS: dict[str, tuple[str, UnitClass]] = {
    "count": ("", "count"),
    "percent": ("percent", "percent"),
    "gbp": ("gbp", "gbp"),
    "gbp_per_week": ("gbp_per_week", "gbp_per_week"),
    "per_10k_children": ("per_10k_children", "rate"),
}
_FARTHEST = 60
"""Characters between word and number: “permanent exclusions in secondary schools had risen to 112” is 46."""
_NEXT_WORD = re.compile(r"\s([a-z]+)\b")
_NO_NOUN = frozenset(
    (
        "in at by and to from of compared for on against since during as or were was is are had has have this last per "
        "a an the over under up down with while which who it they more fewer less higher lower between than"
    ).split()
)
"""Words after a number that say it counts what was named before; any other is what it counts itself."""
_MOVEMENT = re.compile(
    r"\b(?:by|further|additional|extra|another|increase of|decrease of|rise of|fall of)\s$", re.IGNORECASE
)
_BELOW = re.compile(r"\b(?:deficit|overspen[dt]|shortfall|gap)\b", re.IGNORECASE)


class OwnWords(NamedTuple):
    """A metric and the words for it that the packaged vocabulary does not have."""

    metric: Metric
    words: re.Pattern[str]
    excluded: re.Pattern[str] | None


def own_words(vocabulary: Vocabulary) -> tuple[OwnWords, ...]:
    """What a user's files added to the packaged vocabulary: new metrics, and new words for known ones."""
    packaged = {metric.id: set(metric.synonyms) for metric in load_vocabulary().metrics}
    own = []
    for metric in vocabulary.metrics:
        added = [word for word in metric.synonyms if word not in packaged.get(metric.id, set())]
        if added:
            own.append(OwnWords(metric, _any_of(added), _any_of(metric.exclude) if metric.exclude else None))
    return tuple(own)


def _any_of(words: list[str] | tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    spaced = (r"[\s-]".join(re.escape(part) for part in re.split(r"[\s-]+", word)) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


def own_claims(
    text: str, own: tuple[OwnWords, ...], *, home: Area, reference: datetime.date | None
) -> Iterator[tuple[Quantity, Claim]]:
    """The numbers of the sentence ``text`` that are levels of the metrics of ``own``, each with what it claims."""
    for metric, words, excluded in own:
        named = [match.span() for match in words.finditer(text)]
        if not named or (excluded is not None and excluded.search(text)):
            continue
        unit, unit_class = _UNITS.get(metric.unit, (metric.unit, "count"))
        for quantity in find_quantities(text):
            if quantity.unit == unit and _belongs(text, quantity, named):
                yield (
                    quantity,
                    Claim(
                        metric=metric.id,
                        unit=unit_class,
                        negative=metric.nature in ("balance", "balance_change") and bool(_BELOW.search(text)),
                        area=_area(text, home),
                        period=(period := _period(text, quantity, reference, metric)),
                        period_own=period is not None,
                        status=_status(text, quantity),
                    ),
                )


def _belongs(text: str, quantity: Quantity, named: list[tuple[int, int]]) -> bool:
    if _MOVEMENT.search(text[max(0, quantity.start - 20) : quantity.start]):
        return False
    for start, _ in named:
        if quantity.end <= start <= quantity.end + _FARTHEST // 2:
            return not re.search(r"[.;]|\d", text[quantity.end : start])
    following = _NEXT_WORD.match(text, quantity.end)
    if not quantity.unit and following is not None and following[1] not in _NO_NOUN:
        return False
    return any(end <= quantity.start <= end + _FARTHEST for _, end in named)


def _period(text: str, quantity: Quantity, reference: datetime.date | None, metric: Metric) -> Period | None:
    basis = "instant" if metric.nature in ("stock", "balance") else ""
    levels = [m for m in find_periods(text, reference=reference, basis=basis) if m.role not in ("since", "compared")]
    after = [mention for mention in levels if mention.start >= quantity.end]
    before = [mention for mention in levels if mention.end <= quantity.start]
    nearest = after[0] if after else before[-1] if before else None
    return nearest.period if nearest is not None else None


def _area(text: str, home: Area) -> Area:
    named = {mention.area for mention in find_areas(text)}
    return named.pop() if len(named) == 1 else home


def _status(text: str, quantity: Quantity) -> Status:
    before = [mention.status for mention in find_statuses(text) if mention.end <= quantity.start]
    return before[-1] if before else "actual"
