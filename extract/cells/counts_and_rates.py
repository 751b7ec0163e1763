"""Which bare numbers under a rate's name are counts: “EHCPs issued within 20 weeks” above “% within 20 weeks”?"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ...schema.vocabulary import Vocabulary
from .draft import Draft
from .going_on import is_comparison

_COUNTED = {"ehcp_20wk_pct": "ehcp_20wk_count"}
"""The metric that counts what a rate is the share of."""
_WHOLE = 100


def counts_told(drafts: Sequence[Draft], *, vocabulary: Vocabulary) -> list[Draft]:
    """The ``drafts`` with those rows and columns of bare numbers that cannot be a rate read as the count they are:
    where one is above 100, or where another row or column of the table prints the same rate in per cent.
    """
    kept = list(drafts)
    for line in (_row, _column):
        counts = {key for key in {(line(d), d.metric.id) for d in kept} if _is_counted(kept, *key, line=line)}
        kept = [_as_count(d, vocabulary) if (line(d), d.metric.id) in counts else d for d in kept]
    return kept


def _row(draft: Draft) -> int:
    return draft.place.cell.row


def _column(draft: Draft) -> int:
    return draft.place.cell.column


def _is_counted(drafts: Sequence[Draft], at: int, metric: str, *, line: Callable[[Draft], int]) -> bool:
    same = [d for d in drafts if d.metric.id == metric and d.measure == "level" and not _compares(d)]
    here = [d for d in same if line(d) == at]
    if metric not in _COUNTED or not here or any(_says_share(d) for d in here):
        return False
    return any(d.value > _WHOLE for d in here) or any(_says_share(d) for d in same)


def _says_share(draft: Draft) -> bool:
    labels = (*draft.place.rows[-1:], *draft.place.columns)
    return draft.place.unit == "percent" or any("share" in label.concepts for label in labels)


def _compares(draft: Draft) -> bool:
    return bool(draft.place.rows) and is_comparison(draft.place.rows[-1])


def _as_count(draft: Draft, vocabulary: Vocabulary) -> Draft:
    metric = vocabulary.metric(_COUNTED[draft.metric.id])
    return replace(draft, metric=metric, reading=replace(draft.reading, metric=metric.id))
