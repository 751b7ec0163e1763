"""Which words that Tesseract ran together stand apart on the image."""

import itertools
from collections.abc import Iterator, Sequence

import numpy as np

from .readings import WORD_GAP
from .tesseract import Image, Print
from .type_sizes import type_size

COLUMN_GAP = 0.65
"""Of the size of the type: figures so far apart are of two columns; a 1 stands 0.3 from the next digit."""
WIDEST = 0.8
"""Of the size: a wider mark is more than one letter."""
ONE_LETTER = "AaI"
"""The words of one letter."""
STANDS_OUT = 2.0
"""Times the next widest gap of the word: a space among letters."""


def parted(words: Sequence[Print], ink: Image) -> list[Print]:
    """``words`` with those parted whose ink (black on white) has a space or the gap of two columns in it."""
    return [part for word in words for part in _parts(word, ink)]


def _parts(word: Print, ink: Image) -> Iterator[Print]:
    marks = _marks(word, ink) if len(word.text) > 1 else []
    gaps = [right[0] - left[1] for left, right in itertools.pairwise(marks)]
    widest = max(range(len(gaps)), key=lambda n: gaps[n], default=None)
    size = type_size(word)
    place = None if widest is None else _letter_behind(word.text, widest + 1, marks, size)
    if widest is None or place is None or not _is_apart(word.text, place, gaps, size):
        yield word
        return
    for text, left, right in (
        (word.text[:place], word.left, float(marks[widest][1])),
        (word.text[place:], float(marks[widest + 1][0]), word.right),
    ):
        yield from _parts(word._replace(text=text, left=left, right=right), ink)


def _marks(word: Print, ink: Image) -> list[tuple[int, int]]:
    """Where the ink of a word stands, from left to right: stretches with no paper between, in pixels of the page."""
    left = max(0, int(word.left))
    part = ink[max(0, int(word.top)) : int(word.bottom) + 1, left : int(word.right) + 1]
    edges = np.flatnonzero(np.diff(np.pad((part < 128).any(axis=0).astype(np.int8), 1)))
    return [(left + int(start), left + int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _letter_behind(text: str, before: int, marks: Sequence[tuple[int, int]], size: float) -> int | None:
    """Which letter stands behind the gap that ``before`` of the ``marks`` stand before; None where none can be told."""
    if len(marks) == len(text):
        return before
    if before == 1 and marks[0][1] - marks[0][0] <= WIDEST * size:
        return 1
    if len(marks) - before == 1 and marks[-1][1] - marks[-1][0] <= WIDEST * size:
        return len(text) - 1
    return None


def _is_apart(text: str, place: int, gaps: Sequence[int], size: float) -> bool:
    """Whether the widest of the ``gaps``, before the letter at ``place``, is no gap within a word."""
    *_, second, widest = (0, *sorted(gaps))
    before, behind = text[place - 1], text[place]
    if before.isdigit() or behind.isdigit():
        return widest >= COLUMN_GAP * size
    if any(len(part) == 1 and part.isalpha() and part not in ONE_LETTER for part in (text[:place], text[place:])):
        return False
    spelt = (before.isalpha() or before == "%") and (behind.isalpha() or behind == "£")
    return spelt and len(text) > 2 and widest >= max(WORD_GAP * size, STANDS_OUT * second)
