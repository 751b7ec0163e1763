"""Which small marks are printed at a word and which only seem to be: minus signs, decimal marks, lone dashes, stops."""

import re
from collections.abc import Sequence

import numpy as np

from .blots import TALL, Blot, blots_around
from .decimal_marks import NUMBER, with_decimal_mark
from .lone_signs import with_right_sign
from .tesseract import Image, Print

UNSIGNED = re.compile(r"£?\d[\d.,]*(?:%|[kmKM]|bn)?")
NUMBER_AND_STOP = re.compile(r"[-(£]*\d[\d.,/]*[.,]")
END = 0.12
"""Of the height of a number: how far its last digit may end before its box does."""
MINUS_WIDE, MINUS_HIGH = (0.18, 0.8), 0.28
"""Of the height of a number: how wide (from, to) and how high a minus sign is."""
MINUS_LEVEL = (0.3, 0.78)
"""Of the height of a number, from its top: where the middle of a minus sign stands."""
MINUS_NEAR = 0.5
"""Of the height: how far before its number a minus sign stands at most; a dash between words has more."""
MINUS_FREE = 0.7
"""Of the height: how far away the word before must be; nearer, the dash joins the two (``2017-18``)."""
JOINED = 0.2
"""Of the height: how far a minus sign that touches its digit sticks out; the roundness of a 0 gives 0.1."""
POINTED = "4"
"""The digit whose own left arm looks like the end of a minus sign."""


def with_small_marks(words: Sequence[Print], ink: Image, soft: Image) -> list[Print]:
    """``words`` with the signs and marks that ``ink`` (black on white) and ``soft`` (the same in greys) show."""
    marked = []
    for word in words:
        if not _is_inked(word, ink):
            continue
        word = with_right_sign(_without_tail(word, ink), ink)
        if NUMBER.fullmatch(word.text):
            blots = blots_around(ink, word)
            digits = [b for b in blots if b.bottom - b.top >= TALL * (word.bottom - word.top)]
            if digits and UNSIGNED.fullmatch(word.text):
                word = _with_minus(word, words, blots, digits, ink)
            if digits:
                word = with_decimal_mark(word, blots, digits, soft)
        marked.append(word)
    return marked


def _is_inked(word: Print, ink: Image) -> bool:
    """Whether there is print under a word at all: Tesseract makes signs out of the ghosts of erased rulings."""
    return bool((ink[int(word.top) : int(word.bottom) + 1, int(word.left) : int(word.right) + 1] < 128).any())


def _without_tail(word: Print, ink: Image) -> Print:
    """The word without a last stop or comma that is not printed: its last piece of ink is a digit."""
    if not NUMBER_AND_STOP.fullmatch(word.text):
        return word
    height = word.bottom - word.top
    inside = [b for b in blots_around(ink, word) if b.right > word.left and b.left < word.right]
    last = max(inside, key=lambda b: b.right, default=None)
    if last is None or last.bottom - last.top < TALL * height or last.right < word.right - END * height:
        return word
    return word._replace(text=word.text[:-1])


def _with_minus(
    word: Print, words: Sequence[Print], blots: Sequence[Blot], digits: Sequence[Blot], ink: Image
) -> Print:
    first = min((d for d in digits if d.right > word.left), key=lambda d: d.left, default=None)
    if first is None or not word.text[0].isdigit():
        return word
    height = first.bottom - first.top
    for blot in blots:
        wide, high = blot.right - blot.left, blot.bottom - blot.top
        level = ((blot.top + blot.bottom) / 2 - first.top) / height
        is_minus = (
            blot.right <= first.left
            and first.left - blot.right <= MINUS_NEAR * height
            and MINUS_WIDE[0] * height <= wide <= MINUS_WIDE[1] * height
            and high <= MINUS_HIGH * height
            and wide > 1.3 * high
            and MINUS_LEVEL[0] <= level <= MINUS_LEVEL[1]
        )
        if not is_minus:
            continue
        alone = not any(o != blot and o.left < blot.right and blot.left < o.right for o in blots)
        free = not any(
            o.right > blot.left - MINUS_FREE * height
            and o.left < blot.left
            and min(o.bottom, first.bottom) - max(o.top, first.top) > 0.3 * height
            for o in words
            if o is not word
        )
        if alone and free:
            return word._replace(text="-" + word.text, left=float(min(blot.left, word.left)))
    if word.text[0] not in POINTED and _sticks_out(ink, first):
        return word._replace(text="-" + word.text)
    return word


def _sticks_out(ink: Image, digit: Blot) -> bool:
    """Whether a bar the height of a minus sign runs into the digit from the left."""
    rows = ink[digit.top : digit.bottom, digit.left : digit.right] < 128
    height = digit.bottom - digit.top
    length = 0
    for column in rows.T:
        (inked,) = np.nonzero(column)
        if not len(inked):
            break
        high, level = inked[-1] - inked[0] + 1, (inked[0] + inked[-1]) / 2 / height
        if high > MINUS_HIGH * height or not MINUS_LEVEL[0] <= level <= MINUS_LEVEL[1]:
            break
        length += 1
    return length >= JOINED * height
