"""How the paper of a scanned page is made white: shadows and shades taken off, white letters on colour made black."""

import cv2
import numpy as np

from .tesseract import Image

PAPER_WINDOW = 61
"""Pixels at 300 dpi (5 mm): wider than any stroke of print, narrower than a shaded cell."""
SHADES = (150, 180, 205)
"""Grey levels below which a shade is looked for, the darkest first: a band of headings stands on the paler shade of the
rows under it, and both are one at the paler level."""
UNEVEN, GROWN = 15, 1.4
"""Grey levels by which the ground of a band varies, and how many times as large it may be that much paler: larger, and
what was found are specks of a band that the next level finds whole. Letters cover a quarter of a band."""
DARK = 150
"""Grey level: no black letters stand on colours darker than this, so such a band is turned whatever it holds."""
SOLID = 8
"""Pixels at 75 dpi (8 points): no stroke of a letter is so thick both ways; a band behind a line of letters is."""
LETTERED = 40
"""Grey levels by which letters differ from their ground at least; the noise of a scan is 6 to 8."""
WHITE_LETTERS = (0.01, 1.2)
"""Share of a band that white letters cover, and how often as much as black ones and black rulings between its cells."""
STEEPEST = 3.0
"""Factor on contrast: beyond, the noise of a pale band turns to ink."""
FAINTEST = (180, 230)
"""Grey levels between which the faintest ruling is looked for: print is told from paper at 135 to 180, and a hair line
of half grey scanned at 200 dpi is 190 to 220."""


def without_bands(page: Image) -> Image:
    """The page with white letters on coloured bands made black on white; bands of black letters stay as they are."""
    small: Image = cv2.resize(page, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    turned: Image = page
    for level in SHADES:
        shade: Image = np.asarray(small < level, dtype=np.uint8)
        seeds = cv2.morphologyEx(shade, cv2.MORPH_OPEN, np.ones((SOLID, SOLID), np.uint8))
        if not seeds.any():
            continue
        bands = cv2.morphologyEx(shade, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))  # rulings bind no bands together
        _, labels, stats, _ = cv2.connectedComponentsWithStats(bands, connectivity=4)
        for number in np.unique(labels[seeds > 0]):
            x, y, wide, high = (int(v) for v in stats[number][:4])
            if number == 0 or min(wide, high) < SOLID:
                continue
            place = np.s_[4 * y : 4 * (y + high), 4 * x : 4 * (x + wide)]
            band = np.asarray(labels[y : y + high, x : x + wide] == number, dtype=np.uint8)
            if (small[y : y + high, x : x + wide] < level + UNEVEN).sum() > GROWN * band.sum():
                continue
            letters = _with_letters(band, shade[y : y + high, x : x + wide])
            part = turned[place]
            bared = _turned_band(part, _enlarged(band, part), _enlarged(letters, part))
            if bared is not None:
                turned = turned.copy() if turned is page else turned
                turned[place] = bared
                small[y : y + high, x : x + wide][letters > 0] = 255
    return turned


def _with_letters(band: Image, shade: Image) -> Image:
    """The band (1, else 0) with its holes, but for those where ``shade`` has white (0) wider than any letter."""
    outlines, _ = cv2.findContours(band, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    whole = cv2.drawContours(np.zeros_like(band), outlines, -1, 1, cv2.FILLED)
    holes = cv2.subtract(whole, band)
    wide = cv2.morphologyEx(cv2.subtract(holes, shade), cv2.MORPH_OPEN, np.ones((SOLID, SOLID), np.uint8))
    _, labels = cv2.connectedComponents(holes, connectivity=4)
    return np.where(np.isin(labels, np.unique(labels[wide > 0])) & (labels > 0), 0, whole).astype(np.uint8)


def _enlarged(mask: Image, page: Image) -> Image:
    return cv2.resize(mask, page.shape[::-1], interpolation=cv2.INTER_NEAREST)


def _turned_band(page: Image, ground: Image, band: Image) -> Image | None:
    """The pixels of ``page`` with those of ``band`` made black on white; None where its letters are black already."""
    level = float(np.median(page[ground > 0]))
    apart = page[band > 0].astype(np.float32) - level
    white, black = float((apart > LETTERED).mean()), float((apart < -LETTERED).mean())
    least, times = (0.0, 1.0) if level < DARK else WHITE_LETTERS
    if white < least or white < times * black:
        return None
    contrast = min(STEEPEST, 255 / (255 - level))
    turned = page.copy()
    turned[band > 0] = np.clip(255 - np.abs(apart) * contrast, 0, 255).astype(np.uint8)
    return turned


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
