"""Which decimal point or comma is printed in a number: small type loses it, or one looks like the other."""

import itertools
import re
from collections.abc import Sequence

import numpy as np

from .blots import TALL, Blot
from .tesseract import Image, Print

NUMBER = re.compile(r"[-(]?£?\d[\d.,]*(?:%|[kmKM]|bn)?\)?")
POINT_OR_COMMA = re.compile(r"(?<=\d)[.,](?=\d)")
DESCENDS = 0.06
"""Of the height: how far a comma, which is higher than wide, reaches below the digits at least; a point ends with
them. At 300 dpi a comma of 7 point type reaches 2 pixels down, 0.09 of its number."""
STANDS = 0.05
"""Of the height: how far a point may reach below the digits (its print is rounder than theirs)."""
UNMARKED = re.compile(r"(-?£?)(\d{2,})(%?)")
POINT = (0.08, 0.35)
"""Of the height: how high and wide a decimal mark is, from and to."""
PALE = 200
"""Grey level: the tail of a comma is paler than its head, and lost where print is made black or white."""


def with_decimal_mark(word: Print, blots: Sequence[Blot], digits: Sequence[Blot], soft: Image) -> Print:
    """A number with the mark that its ``blots`` of ink show, and its greys in ``soft``."""
    return _with_right_mark(_with_lost_mark(word, blots, digits, soft), blots, digits, soft)


def _with_lost_mark(word: Print, blots: Sequence[Blot], digits: Sequence[Blot], soft: Image) -> Print:
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
    mark = "," if count - behind == 3 and _is_comma(blot, tall, soft) else "."
    return word._replace(text=f"{number[1]}{number[2][:behind]}{mark}{number[2][behind:]}{number[3]}")


def _with_right_mark(word: Print, blots: Sequence[Blot], digits: Sequence[Blot], soft: Image) -> Print:
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
    first = min(d.left for d in digits)
    tails = [
        b
        for b in blots
        if b.left >= first
        and b.bottom - b.top < TALL * height
        and b.right - b.left <= POINT[1] * height
        and b.bottom > baseline - 0.2 * height
    ]
    if len(tails) != 1:
        return word
    (tail,) = tails
    if mark == "." and _is_comma(tail, digits, soft):
        return word._replace(text=word.text[:place] + "," + word.text[place + 1 :])
    depth = tail.bottom - baseline
    if mark == "," and depth <= STANDS * height and tail.bottom - tail.top <= tail.right - tail.left:
        return word._replace(text=word.text[:place] + "." + word.text[place + 1 :])
    return word


def _is_comma(mark: Blot, digits: Sequence[Blot], soft: Image) -> bool:
    """Whether a mark, with its pale tail, is higher than wide and ends below the digits of its number."""
    height = max(d.bottom - d.top for d in digits)
    ends = sorted(_pale_end(d, soft, height) for d in digits)
    end = _pale_end(mark, soft, height)
    return end - ends[len(ends) // 2] >= DESCENDS * height and end - mark.top > mark.right - mark.left


def _pale_end(blot: Blot, soft: Image, height: int) -> int:
    """The row in which a blot ends on the greys of the page."""
    part = soft[blot.bottom : blot.bottom + int(0.4 * height), blot.left : blot.right]
    paper = np.flatnonzero((part >= PALE).all(axis=1))
    return blot.bottom + (int(paper[0]) if len(paper) else part.shape[0])
