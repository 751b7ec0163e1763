"""Which way a scanned page lies, and how it is turned so that its lines of print are level."""

from typing import Any

import cv2
import numpy as np

from .tesseract import Image
from .whitening import ink_of

COARSE = 3
"""The skew is measured at a third of the resolution."""
STEEPEST = 5.0
"""Degrees; feeders skew by up to 3."""
LETTER, FEW_LETTERS, MOST_LETTERS = (8, 60), 30, 1000
"""Pixels at 150 dpi: from an x of 8 point type to a capital of 40 point; letters needed to tell the way a page lies;
letters compared at a time."""


def turned(page: Image, degrees: float) -> Image:
    """The page turned clockwise about its middle, same size, white where nothing was."""
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return np.asarray(
        cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=255), dtype=np.uint8
    )


def skew_of(ink: Image) -> float:
    """Clockwise degrees that make the lines of print level: where the rows of ink stand out most from one another."""
    small = cv2.resize(ink, None, fx=1 / COARSE, fy=1 / COARSE, interpolation=cv2.INTER_AREA)
    ys, xs = np.nonzero(small > 96)
    if len(xs) < 200:
        return 0.0
    if len(xs) > 150_000:
        step = len(xs) // 150_000 + 1
        ys, xs = ys[::step], xs[::step]
    across = xs.astype(np.float32) - small.shape[1] / 2
    down = ys.astype(np.float32)
    best = 0.0
    for reach, step_size in ((STEEPEST, 0.5), (0.5, 0.1), (0.1, 0.02)):
        angles = best + np.arange(-reach, reach + step_size / 2, step_size)
        best = float(max(angles, key=lambda angle: _evenness(across, down, float(angle))))
    return round(best, 3)


def _evenness(across: Any, down: Any, degrees: float) -> float:
    rows = down + across * np.tan(np.radians(degrees))
    counts = np.bincount((rows - rows.min()).astype(np.int64)).astype(np.float64)
    return float(np.square(np.diff(counts)).sum())


def reads_sideways(page: Image) -> bool:
    """Whether the lines of print run up or down the page: whether most letters have their nearest neighbour above or
    below them and not beside them (letters of a line stand closer than lines do)."""
    small = cv2.resize(page, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    _, _, stats, centres = cv2.connectedComponentsWithStats(ink_of(small), connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    letters = (np.maximum(wide, high) >= LETTER[0]) & (np.maximum(wide, high) <= LETTER[1])
    places = centres[letters].astype(np.float32)
    if len(places) < FEW_LETTERS:
        return False
    places = places[np.argsort(places[:, 1], kind="stable")]
    beside = above = 0
    for start in range(0, len(places), MOST_LETTERS):
        block = places[start : start + MOST_LETTERS]
        apart = np.abs(block[:, None, :] - block[None, :, :])
        distance = apart.sum(axis=2)
        np.fill_diagonal(distance, np.inf)
        nearest = distance.argmin(axis=1)
        steps = apart[np.arange(len(block)), nearest]
        beside += int((steps[:, 0] > steps[:, 1]).sum())
        above += int((steps[:, 1] > steps[:, 0]).sum())
    return above > beside
