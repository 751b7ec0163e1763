"""Where the labels of a table stand that has figures on both sides of them, as accounts with the year before at the
left."""

import itertools
import re
from collections.abc import Sequence

from .text_lines import YEAR, has_digit, is_number

FIGURES = 0.6
"""Share of figures in every column beside the labels; headings may be counted too."""


def label_between(columns: Sequence[Sequence[str]]) -> int | None:
    """The only one of the ``columns`` that holds words, with amounts in the first and the last; none where there is no
    such column. Each is given by its texts, and holds some."""
    figures = [sum(is_number(text) and not YEAR.match(text) for text in own) >= FIGURES * len(own) for own in columns]
    if figures.count(False) != 1 or not figures[0] or not figures[-1]:
        return None
    return figures.index(False) if _are_amounts(columns[0]) and _are_amounts(columns[-1]) else None


def _are_amounts(texts: Sequence[str]) -> bool:
    """Whether the ``texts`` down a column are amounts rather than references: with thousands or decimals, and not each
    greater than the one above it as 1.9 and 1.10 are."""
    parts = [[int(part) for part in re.findall(r"\d+", text)] for text in texts if is_number(text) and has_digit(text)]
    apart = any("," in text or "." in text for text in texts)
    return apart and any(below <= above for above, below in itertools.pairwise(parts))
