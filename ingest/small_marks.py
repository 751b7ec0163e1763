"""Which minus signs and decimal marks are printed at a number, and which sign stands alone, where Tesseract errs."""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from .tesseract import Image, Print

UNSIGNED = re.compile(r"£?\d[\d.,]*(?:%|[kmKM]|bn)?")
POINT_OR_COMMA = re.compile(r"(?<=\d)[.,](?=\d)")
NUMBER_AND_STOP = re.compile(r"[-(£]*\d[\d.,/]*[.,]")
END = 0.12
"""Of the height of a number: how far its last digit may end before its box does."""
TALL = 0.6
"""Of the height of a number: what is higher is a digit, what is lower a mark."""
MINUS_WIDE, MINUS_HIGH = (0.18, 0.8), 0.28
"""Of the height of a number: how wide (from, to) and how high a minus sign is."""
MINUS_LEVEL = (0.3, 0.78)
"""Of the height of a number, from its top: where the middle of a minus sign stands."""
MINUS_NEAR = 0.5
"""Of the height: how far before its number a minus sign stands at most; a dash between words has more."""
MINUS_FREE = 0.7
"""Of the height: how far away the word before must be; nearer, the dash joins the two (``2017-18``)."""
DESCENDS = 0.06
"""Of the height: how far a comma, which is higher than wide, reaches below the digits at least; a point ends with
them. At 300 dpi a comma of 7 point type reaches 2 pixels down, 0.09 of its number."""
JOINED = 0.2
"""Of the height: how far a minus sign that touches its digit sticks out; the roundness of a 0 gives 0.1."""
POINTED = "4"
"""The digit whose own left arm looks like the end of a minus sign."""
STANDS = 0.05
"""Of the height: how far a point may reach below the digits (its print is rounder than theirs)."""


UNMARKED = re.compile(r"(-?£?)(\d{2,})(%?)")
POINT = (0.08, 0.35)
"""Of the height: how high and wide a decimal mark is, from and to."""
BAR = re.compile(r"[=_~]|[-–—=_~]{2,}")
"""A dash, where its ink is a single bar."""
ROUND = set("*¢e°©®@«»o+")
"""What a bullet is read as."""
BULLET = (0.75, 1.35, 0.7)
"""Width by height of a bullet, from and to, and how much of that box is inked: a disc fills 0.79 of it, an e 0.55."""


class Blot(NamedTuple):
    """One connected piece of ink, in pixels of the page."""

    left: int
    top: int
    right: int
    bottom: int


def with_small_marks(words: Sequence[Print], ink: Image) -> list[Print]:
    """``words`` with the minus signs and the decimal marks that ``ink`` (black on white) shows."""
    marked = []
    for word in words:
        if not _is_inked(word, ink):
            continue
        word = _without_tail(word, ink)
        if UNSIGNED.fullmatch(word.text):
            blots = blots_around(ink, word)
            digits = [b for b in blots if b.bottom - b.top >= TALL * (word.bottom - word.top)]
            if digits:
                word = _with_minus(word, words, blots, digits, ink)
                word = _with_marks(_with_lost_mark(word, blots, digits), blots, digits)
        elif BAR.fullmatch(word.text) or word.text in ROUND:
            word = _with_sign(word, ink)
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


def blots_around(ink: Image, word: Print) -> list[Blot]:
    """The pieces of ink of a word and of the space of one height before it."""
    height = word.bottom - word.top
    left, top = max(0, int(word.left - height)), max(0, int(word.top - 0.1 * height))
    right, bottom = int(word.right) + 1, int(word.bottom + 0.35 * height) + 1
    piece = cv2.bitwise_not(ink[top:bottom, left:right])
    if not piece.size:
        return []
    _, _, stats, _ = cv2.connectedComponentsWithStats(piece, connectivity=8)
    return [Blot(left + int(x), top + int(y), left + int(x + w), top + int(y + h)) for x, y, w, h, _ in stats[1:]]


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


def _with_lost_mark(word: Print, blots: Sequence[Blot], digits: Sequence[Blot]) -> Print:
    """A number read without any mark, with the one that its ink shows between two of its digits."""
    number = UNMARKED.fullmatch(word.text)
    tall = sorted(d for d in digits if d.right > word.left and d.left < word.right)
    if not number:
        return word
    start, count, percent = len(number[1].lstrip("-")), len(number[2]), bool(number[3])
    if len(tall) < start + count + percent or (not percent and len(tall) > start + count):
        return word
    tall = tall[start : start + count]
    height = max(d.bottom - d.top for d in tall)
    baseline = sorted(d.bottom for d in tall)[len(tall) // 2]
    marks = [
        (behind, blot)
        for behind, (left, right) in enumerate(itertools.pairwise(tall), 1)
        for blot in blots
        if left.right - 0.1 * height <= blot.left
        and blot.right <= right.left + 0.1 * height
        and POINT[0] * height <= blot.right - blot.left <= POINT[1] * height
        and POINT[0] * height <= blot.bottom - blot.top <= POINT[1] * height
        and blot.bottom >= baseline - STANDS * height
    ]
    if len(marks) != 1:
        return word
    behind, blot = marks[0]
    descends = blot.bottom - baseline >= DESCENDS * height and blot.bottom - blot.top > blot.right - blot.left
    mark = "," if descends and count - behind == 3 else "."
    return word._replace(text=f"{number[1]}{number[2][:behind]}{mark}{number[2][behind:]}{number[3]}")


def _with_sign(word: Print, ink: Image) -> Print:
    """A lone sign as its ink shows it: one bar is a dash, a filled disc or square a bullet."""
    top, left = max(0, int(word.top)), max(0, int(word.left))
    piece = cv2.bitwise_not(ink[top : int(word.bottom) + 1, left : int(word.right) + 1])
    _, _, stats, _ = cv2.connectedComponentsWithStats(piece, connectivity=8)
    if len(stats) != 2:
        return word
    wide, high, area = (int(v) for v in stats[1][2:5])
    if BAR.fullmatch(word.text):
        return word._replace(text="-") if wide > 1.3 * high else word
    narrowest, widest, filled = BULLET
    is_bullet = narrowest * high <= wide <= widest * high and area >= filled * wide * high
    return word._replace(text="•") if is_bullet else word


def _with_marks(word: Print, blots: Sequence[Blot], digits: Sequence[Blot]) -> Print:
    """Point or comma as its tail says, where the count of digits behind it allows the other."""
    places = [m.start() for m in POINT_OR_COMMA.finditer(word.text)]
    if len(places) != 1:
        return word
    (place,) = places
    behind = len(re.match(r"\d*", word.text[place + 1 :])[0])  # type: ignore[index]
    mark = word.text[place]
    suspicious = (mark == "." and behind == 3) or (mark == "," and behind != 3)
    if not suspicious:
        return word
    baseline = sorted(d.bottom for d in digits)[len(digits) // 2]
    height = max(d.bottom - d.top for d in digits)
    tails = [
        b
        for b in blots
        if b.left >= digits[0].left and b.bottom - b.top < TALL * height and b.bottom > baseline - 0.2 * height
    ]
    if len(tails) != 1:
        return word
    (tail,) = tails
    depth = tail.bottom - baseline
    if mark == "." and depth >= DESCENDS * height and tail.bottom - tail.top > tail.right - tail.left:
        return word._replace(text=word.text[:place] + "," + word.text[place + 1 :])
    if mark == "," and depth <= STANDS * height and tail.bottom - tail.top <= tail.right - tail.left:
        return word._replace(text=word.text[:place] + "." + word.text[place + 1 :])
    return word
