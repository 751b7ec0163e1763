"""Leader dots from a label to its figures that are set one by one are put together."""

from collections.abc import Sequence
from itertools import pairwise

from ...schema.document import Word
from ...schema.record import around
from .text_lines import size_of

FEWEST = 3
"""Dots one after another that lead to a figure; fewer end a sentence or are omitted words."""
APART = 1.5
"""Space between two dots, in type sizes, at most."""
LEVEL = 1.0
"""Points by which the dots of one line stand higher or lower, at most."""


def with_leaders(words: Sequence[Word]) -> list[Word]:
    """``words`` in their order with each run of single dots as one word."""
    dots = sorted((word for word in words if word.text == "."), key=lambda word: (round(word.box.bottom), word.box.x0))
    if len(dots) < FEWEST:
        return list(words)
    runs: list[list[Word]] = [[dots[0]]]
    for before, dot in pairwise(dots):
        if _follows(before, dot):
            runs[-1].append(dot)
        else:
            runs.append([dot])
    leading = {id(run[0]): run for run in runs if len(run) >= FEWEST}
    spare = {id(dot) for run in leading.values() for dot in run[1:]}
    return [_leader(leading[id(word)]) if id(word) in leading else word for word in words if id(word) not in spare]


def _follows(before: Word, dot: Word) -> bool:
    level = abs(before.box.bottom - dot.box.bottom) <= LEVEL
    return level and 0 <= dot.box.x0 - before.box.x1 <= APART * size_of(before)


def _leader(dots: Sequence[Word]) -> Word:
    return dots[0].model_copy(update={"text": "." * len(dots), "box": around([dot.box for dot in dots])})
