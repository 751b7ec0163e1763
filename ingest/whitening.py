"""How the paper of a scanned page is made white: shadows and shades taken off, white letters on colour made black."""

import cv2
import numpy as np

from .tesseract import Image

PAPER_WINDOW = 61
"""Pixels at 300 dpi (5 mm): wider than any stroke of print, narrower than a shaded cell."""
DARK = 150
"""Grey level: white letters stand on colours darker than this."""
SOLID = 8
"""Pixels at 75 dpi (8 points): no stroke of a letter is so thick both ways; a band behind a line of letters is."""
FAINTEST = (180, 230)
"""Grey levels between which the faintest ruling is looked for: print is told from paper at 135 to 180, and a hair line
of half grey scanned at 200 dpi is 190 to 220."""


def without_dark_bands(page: Image) -> Image:
    """The page with its dark areas turned to their negative: white letters on a coloured band become black on white."""
    small = cv2.resize(page, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    dark = np.asarray(small < DARK, dtype=np.uint8)
    seeds = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((SOLID, SOLID), np.uint8))
    if not seeds.any():
        return page
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    bands = [n for n in np.unique(labels[seeds > 0]) if n and min(stats[n][2], stats[n][3]) >= SOLID]
    outer, _ = cv2.findContours(
        np.asarray(np.isin(labels, bands), dtype=np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE
    )
    filled = cv2.drawContours(np.zeros_like(dark), outer, -1, 255, cv2.FILLED)
    full = cv2.resize(filled, (page.shape[1], page.shape[0]), interpolation=cv2.INTER_NEAREST) > 0
    return np.where(full, 255 - page, page)


def whitened(page: Image) -> Image:
    """The page with even, white paper: what is darker over a wide stretch (shades, shadows) becomes paper too."""
    small = cv2.resize(page, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    window = PAPER_WINDOW // 4 | 1
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((window, window), np.uint8))
    paper = cv2.blur(paper, (window, window))
    paper = cv2.resize(paper, (page.shape[1], page.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(page, np.maximum(paper, 1), scale=255), dtype=np.uint8)


def ink_of(page: Image, *, white: bool = False) -> Image:
    """255 where there is ink (Otsu's threshold)."""
    even = page if white else whitened(page)
    return np.asarray(cv2.threshold(even, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1], dtype=np.uint8)


def faint_ink_of(grey: Image) -> Image:
    """255 where white paper is anything darker than its noise: thin grey rulings are much lighter than print."""
    sample = grey[::4, ::4]
    paper = float(np.median(sample))
    noise = paper - float(np.percentile(sample[sample > FAINTEST[0]], 16))
    threshold = min(max(paper - 4 * noise, FAINTEST[0]), FAINTEST[1])
    return np.where(grey < threshold, 255, 0).astype(np.uint8)
