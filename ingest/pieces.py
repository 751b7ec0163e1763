"""Pieces of a page image that are read alone: cut out on white and enlarged, their words put back where they stand."""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from .tesseract import Image, Print

MARGIN = 24
"""Pixels of white around a piece: Tesseract loses what touches the border."""
REACH = 5
"""Pixels around a place that are taken with it: boxes of the page readings cut off thin edges."""
CAP_HEIGHT = 44
"""Pixels that a piece's print is enlarged to; Tesseract's model was trained on lines about 36 to 48 high."""
LARGEST = 3.0
"""Enlarging further adds nothing."""


class Place(NamedTuple):
    """A place on the page image, in its pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def union(self, other: "Place | Print") -> "Place":
        return Place(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


class Piece(NamedTuple):
    """What is printed at a place, ready to be read alone."""

    image: Image
    left: int
    top: int
    """Where it was cut out, in pixels of the page."""
    scale: float

    def placed(self, words: Sequence[Print]) -> tuple[Print, ...]:
        """Words read in the piece, in pixels of the page."""
        return tuple(
            p._replace(
                left=self.left + (p.left - MARGIN) / self.scale,
                right=self.left + (p.right - MARGIN) / self.scale,
                top=self.top + (p.top - MARGIN) / self.scale,
                bottom=self.top + (p.bottom - MARGIN) / self.scale,
            )
            for p in words
        )


def cut_out(image: Image, place: Place, *, line_height: float) -> Piece:
    """The piece at ``place``, whose lines of print are ``line_height`` pixels high."""
    top, bottom = max(0, int(place.top) - REACH), int(place.bottom) + REACH + 1
    left, right = max(0, int(place.left) - REACH), int(place.right) + REACH + 1
    scale = min(LARGEST, max(1.0, CAP_HEIGHT / max(1.0, line_height)))
    piece = cv2.resize(image[top:bottom, left:right], None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    framed = cv2.copyMakeBorder(piece, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=(255,))
    return Piece(np.asarray(framed, dtype=np.uint8), left, top, scale)
