"""The pieces of ink that a word is printed in."""

from typing import NamedTuple

import cv2

from .tesseract import Image, Print

TALL = 0.6
"""Of the height of a number: what is higher is a digit, what is lower a mark."""


class Blot(NamedTuple):
    """One connected piece of ink, in pixels of the page."""

    left: int
    top: int
    right: int
    bottom: int


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
