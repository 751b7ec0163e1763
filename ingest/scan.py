"""How a scanned page is made fit to read: straightened, its paper white, its rulings apart from its print."""

from typing import NamedTuple

import cv2
import numpy as np

from .image_rulings import Line, find_lines
from .straightening import skew_of, turned
from .tesseract import Image
from .whitening import faint_ink_of, ink_of, whitened, without_bands

DPI = 300
"""Tesseract reads 89% of the numbers at 300 dots per inch, 86% at 200, in 1.6 times the time."""
MOST_PIXELS = 20_000_000
"""An A3 page at 300 dpi has 17 million; larger sheets are rendered coarser."""
LEVEL_ENOUGH = 0.03
"""Degrees: over the width of A4 this is a third of a point."""
SPECK, BESIDE = 8, 15
"""Pixels: dots up to this area are dust unless print stands within half of BESIDE."""


class Scan(NamedTuple):
    """A page image that is ready to be read."""

    grey: Image
    """The straightened page, paper white, rulings still on it."""
    ink: Image
    """Black print on white paper (0 and 255), rulings and dust taken away."""
    soft: Image
    """The same with its greys: better for small print, worse where the paper is noisy."""
    lines: tuple[Line, ...]
    skew: float
    """Clockwise degrees by which the page was turned to straighten it."""


def prepare(page: Image) -> Scan:
    """``page``: grey pixels of a page whose text runs from left to right, roughly."""
    skew = skew_of(ink_of(page))
    if abs(skew) >= LEVEL_ENOUGH:
        page = turned(page, skew)
    return cleaned(page, skew=skew)


def cleaned(page: Image, *, skew: float = 0.0) -> Scan:
    """``page``: grey pixels of print whose lines are level; ``skew`` is the turn that made them so."""
    grey = whitened(without_bands(page))
    black = ink_of(grey, white=True)
    lines, mask = find_lines(black, faint_ink_of(grey))
    ink = black.copy()
    ink[mask > 0] = 0
    ink = _without_dust(ink)
    soft = grey.copy()
    soft[mask > 0] = 255
    return Scan(grey=grey, ink=cv2.bitwise_not(ink), soft=soft, lines=tuple(lines), skew=skew)


def _without_dust(ink: Image) -> Image:
    """Without specks that stand alone: a full stop, a decimal point and the dot of an i have print beside them."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= SPECK
    small[0] = False
    if count <= 1 or not small.any():
        return ink
    specks = small[labels]
    print_only = np.where(specks, 0, ink).astype(np.uint8)
    beside = cv2.dilate(print_only, np.ones((BESIDE, BESIDE), np.uint8)) > 0
    return np.where(specks & ~beside, 0, ink).astype(np.uint8)
