"""Which words of a scanned page are printed in bold."""

from collections.abc import Sequence

import cv2
import numpy as np

from .tesseract import Image, Print

THICKER = 1.12
"""Times the page's usual thickness: of the bold words of sixteen pages printed and scanned at 200 dpi 98% are thicker,
and of those that are 99% are bold."""
FEWEST = 20
"""Words of letters on a page whose middle thickness is what is usual on it."""
SPELT = 3
"""Letters of such a word."""


def are_bold(words: Sequence[Print], ink: Image) -> list[bool]:
    """For each of the words whether its strokes are thicker than most on the page (``ink`` is black on white)."""
    depth = cv2.distanceTransform(cv2.bitwise_not(ink), cv2.DIST_L2, 5)
    thickness = [_thickness(word, depth) for word in words]
    usual = [t for word, t in zip(words, thickness, strict=True) if sum(c.isalpha() for c in word.text) >= SPELT]
    if len(usual) < FEWEST:
        return [False] * len(words)
    least = THICKER * float(np.median(usual))
    return [t > least and any(c.isalnum() for c in word.text) for word, t in zip(words, thickness, strict=True)]


def _thickness(word: Print, depth: Image) -> float:
    """Mean distance of a word's ink from paper, in pixels: a quarter of the width of its strokes."""
    part = depth[max(0, int(word.top)) : int(word.bottom) + 1, max(0, int(word.left)) : int(word.right) + 1]
    inked = part[part > 0]
    return float(inked.mean()) if inked.size else 0.0
