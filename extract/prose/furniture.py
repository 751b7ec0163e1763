"""Which lines are page furniture (running headers and footers, page numbers, stamps) and not prose?"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ...schema.document import Page
from .lines import TypeLine

MARGIN = 0.13
"""Part of the page's height, at its head and at its foot, in which furniture stands."""

REPEATS = 3
"""A marginal line met on this many pages (its digits apart) is a running header or footer."""

_PAGE_NUMBER = re.compile(
    r"^(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?$|^page \d+$|^[ivxlc]{1,6}$", re.IGNORECASE
)
_STAMP = re.compile(
    r"^(?:agenda item|minute item|appendix|annex)(?: no\.?)? ?[\dA-Z]{0,3}(?: \d{1,4})?$|^this page is intentionally"
    r" left blank$",
    re.IGNORECASE,
)


def without_furniture(
    lines: Mapping[int, Sequence[TypeLine]], pages: Sequence[Page]
) -> dict[int, tuple[TypeLine, ...]]:
    """``lines`` of each page number without its furniture."""
    heights = {page.number: page.frame[1] for page in pages}
    seen: Counter[str] = Counter()
    for number, on_page in lines.items():
        seen.update({_shape(line) for line in on_page if _marginal(line, heights[number])})
    return {
        number: tuple(
            line
            for line in on_page
            if not (
                _STAMP.match(line.text)
                or (
                    _marginal(line, heights[number])
                    and (_PAGE_NUMBER.match(line.text) or seen[_shape(line)] >= REPEATS)
                )
            )
        )
        for number, on_page in lines.items()
    }


def _marginal(line: TypeLine, height: float) -> bool:
    return line.box.bottom < height * MARGIN or line.box.top > height * (1 - MARGIN)


def _shape(line: TypeLine) -> str:
    return re.sub(r"\d+", "#", line.text.lower())
