"""Columns that have a heading and nothing beneath it: “Core” and “External” where a page prints totals alone."""

import itertools
from collections.abc import Sequence

from ...schema.record import Box
from .columns import Columns, cut_at_columns
from .text_lines import Phrase, TextLine

CLEAR = 1.0
"""Points of white between such a heading and the text of the columns beside it."""
APART = 1.5
"""White between such a heading and those beside it, in type sizes; less may be a wide space within one heading."""


def with_blank_columns(columns: Columns, headings: Sequence[TextLine]) -> Columns:
    """``columns`` and those that only ``headings`` name.

    A line of headings tells where every column with figures under it has a heading of its own in that line: only then
    is a heading over white not the heading of figures that stand aside from it.
    """
    for line in reversed(headings):
        phrases = cut_at_columns(line, columns, body=False).phrases
        spare = [phrase.box for phrase in phrases if not any(_meets(phrase.box, zone) for zone in columns.zones)]
        named = {k for k, zone in enumerate(columns.zones) if any(_meets(phrase.box, zone) for phrase in phrases)}
        if (
            spare
            and not _run_on(phrases, spare, line.size)
            and named | {columns.label} == set(range(len(columns.zones)))
        ):
            return _with(columns, spare)
    return columns


def _run_on(phrases: Sequence[Phrase], spare: Sequence[Box], size: float) -> bool:
    """Whether one of the ``spare`` headings is a further word of another, as in a line set to fill its width."""
    return any(
        right.box.x0 - left.box.x1 < APART * size and (left.box in spare or right.box in spare)
        for left, right in itertools.pairwise(phrases)
    )


def _meets(box: Box, zone: tuple[float, float]) -> bool:
    return box.x1 > zone[0] - CLEAR and box.x0 < zone[1] + CLEAR


def _with(columns: Columns, spare: Sequence[Box]) -> Columns:
    zones = sorted([*columns.zones, *((box.x0, box.x1) for box in spare)])
    separators = tuple((left[1] + right[0]) / 2 for left, right in itertools.pairwise(zones))
    return Columns(tuple(zones), separators, zones.index(columns.zones[columns.label]))
