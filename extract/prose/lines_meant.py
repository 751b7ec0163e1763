"""Which line of high needs spending do “this area”, “these” and “them” stand for?"""

import itertools

from .clauses import Sentence, Zone
from .readings import Carried

_LINES = frozenset({"hn_line", "special_school"})
_AREAS = frozenset({"area", "line", "heading"})
_THEM = frozenset({"these", "them", "those"})


def line_meant(sentence: Sentence, zone: Zone, carried: Carried) -> str:
    """The line as printed before; empty where none is meant. “26 were at special schools outside the borough; the
    forecast for these was £422k” names it in the same sentence, “the budget for this area” in an earlier one."""
    items = sentence.items
    for place, (before, word) in enumerate(itertools.pairwise(items[: zone.last]), start=1):
        if before.text == "this" and word.text in _AREAS:
            return carried.line
        if before.text in {"for", "of", "on"} and word.text in _THEM and zone.first < place < zone.at:
            own = [item for item in items[:place] if item.name in _LINES]
            if own:
                return sentence.text[own[-1].start : own[-1].end]
            return carried.line if carried.spoken & _LINES else ""
    return ""
