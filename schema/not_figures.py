"""Which numbers of a text count nothing: dates, years, references, codes, times, ages, list numbers?"""

import re
from collections.abc import Collection
from typing import NamedTuple

from .not_figure_patterns import CUES, PATTERNS, NotFigureKind
from .number_words import COUNTED
from .printed_dates import MONTH


class NotFigureSpan(NamedTuple):
    """A stretch of text whose numbers count nothing."""

    start: int
    end: int
    kind: NotFigureKind
    certain: bool
    """False where a currency sign, a unit, a scale or a thousands comma on the number wins over this reading."""


_COUNTED_NEXT = re.compile(rf"\s{COUNTED}", re.IGNORECASE)
_YEARLY_BEFORE = re.compile(
    r"""\b(?:in|since|by|during|until|till|between|and|early|late|mid|end|start|beginning|years?|calendar|before|after|
    throughout|through|against|on|ending|ended|autumn|summer|spring|winter|census"""
    rf"|{MONTH})[\s-]$",
    re.IGNORECASE | re.VERBOSE,
)
_COUNTING_BEFORE = re.compile(
    r"""\b(?:now|totals?|totall?ed|totall?ing|number(?:ed|s)?|numbering|reached|reaching|stood\sat|stands\sat|was|were|is|
    are|some|nearly|almost|approximately|circa|had|has|have|up\sto|maximum\sof|
    (?:from|to|of|at|just|well|slightly|were|was|are|is)\s(?:over|under|above|below))\s$""",
    re.IGNORECASE | re.VERBOSE,
)
_YEAR_WORD = re.compile(r"\b(?:year|date|election|dated)\b", re.IGNORECASE)
_LOOK_BACK = 40
"""Characters before a year in which words that tell are looked for: about six words."""


def looks_like_a_year(text: str, start: int, end: int) -> bool:
    """Whether the four digits at ``start`` to ``end``, 1950 to 2069, name a year and do not count anything.

    “Now 1960” and “2017 plans” count; “in 2017 plans were issued” and a number with nothing about it name a year.
    """
    before = text[max(0, start - _LOOK_BACK) : start]
    if _COUNTING_BEFORE.search(before) and not _YEAR_WORD.search(before):
        return False
    return _COUNTED_NEXT.match(text, end) is None or _YEARLY_BEFORE.search(before) is not None


def not_figures(text: str, *, kinds: Collection[NotFigureKind] = ()) -> tuple[NotFigureSpan, ...]:
    """Every stretch of ``text`` whose numbers count nothing, in order of its start, the longest first; stretches
    may overlap.

    ``kinds`` asks for those kinds alone.
    """
    spans = []
    absent = {kind for kind, cue in CUES.items() if not cue.search(text)}
    for kind, certain, regex in PATTERNS:
        if kind in absent or (kinds and kind not in kinds):
            continue
        for match in regex.finditer(text):
            start, end = match.span()
            if kind != "year" or certain or looks_like_a_year(text, start, end):
                spans.append(NotFigureSpan(start, end, kind, certain))
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))
