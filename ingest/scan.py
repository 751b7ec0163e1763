"""How a scanned page is made fit to read: turned upright, straightened, its paper white, its rulings apart."""

from typing import Any, NamedTuple

import cv2
import numpy as np

from .tesseract import Image

DPI = 300
"""Tesseract reads 89% of the numbers at 300 dots per inch, 86% at 200, in 1.6 times the time."""
MOST_PIXELS = 20_000_000
"""An A3 page at 300 dpi has 17 million; larger sheets are rendered coarser."""
COARSE = 3
"""The skew is measured at a third of the resolution."""
STEEPEST = 5.0
"""Degrees; feeders skew by up to 3."""
LEVEL_ENOUGH = 0.03
"""Degrees: over the width of A4 this is a third of a point."""
LETTER, FEW_LETTERS, MOST_LETTERS = (8, 60), 30, 1000
"""Pixels at 150 dpi: from an x of 8 point type to a capital of 40 point; letters needed to tell the way a page lies;
letters compared at a time."""
PAPER_WINDOW = 61
"""Pixels at 300 dpi (5 mm): wider than any stroke of print, narrower than a shaded cell."""
DARK = 150
"""Grey level: white letters stand on colours darker than this."""
SOLID = 8
"""Pixels at 75 dpi (8 points): no stroke of a letter is so thick both ways; a band behind a line of letters is."""
SHORTEST_RULING = 110
"""Pixels at 300 dpi (26 points): no stroke of a letter below 28 point type is so long."""
SHORTEST_UPRIGHT = 55
"""Pixels (13 points): a row of small type; upright pieces must reach a level ruling or be twice as long."""
THICKEST = 14
"""Pixels (3.4 points)."""
INKED = 0.9
"""Share of a ruling's length that must hold ink before it is thickened."""
FAINTEST = (180, 230)
"""Grey levels between which the faintest ruling is looked for: print is told from paper at 135 to 180, and a hair line
of half grey scanned at 200 dpi is 190 to 220."""
COVERED = 0.8
"""Share of a pale ruling that was found in the print already: then it is the same one."""
LONG, BROKEN = 330, 0.6
"""Pixels, share: a faint ruling that the scan broke up is longer than a word, and no text stands against it. Gaps of 21
pixels are bridged across, of 9 down: the digits of a column stand 20 apart."""
IN_LINE = 5
"""Pixels: strokes nearer in height than this go on in one another."""
FAINT_THICKEST = 7
"""Pixels, thickened by 2: a faint ruling is thin, a line of 5 point type is 12 high."""
PAGE_EDGE = 0.02
"""Of the page's width and height: lines so near the edge are the shadow of the paper."""
SPECK, BESIDE = 8, 15
"""Pixels: dots up to this area are dust unless print stands within half of BESIDE."""


class Line(NamedTuple):
    """A ruling on the image, in pixels of the straightened page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        return self.right - self.left >= self.bottom - self.top


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
    skew = skew_of(_ink(page))
    if abs(skew) >= LEVEL_ENOUGH:
        page = turned(page, skew)
    return cleaned(page, skew=skew)


def cleaned(page: Image, *, skew: float = 0.0) -> Scan:
    """``page``: grey pixels of print whose lines are level; ``skew`` is the turn that made them so."""
    grey = whitened(without_dark_bands(page))
    black = _ink(grey, white=True)
    lines, mask = find_lines(black, _faint_ink(grey))
    ink = black.copy()
    ink[mask > 0] = 0
    ink = _without_dust(ink)
    soft = grey.copy()
    soft[mask > 0] = 255
    return Scan(grey=grey, ink=cv2.bitwise_not(ink), soft=soft, lines=tuple(lines), skew=skew)


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


def _ink(page: Image, *, white: bool = False) -> Image:
    """255 where there is ink (Otsu's threshold)."""
    even = page if white else whitened(page)
    return np.asarray(cv2.threshold(even, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1], dtype=np.uint8)


def _faint_ink(grey: Image) -> Image:
    """255 where white paper is anything darker than its noise: thin grey rulings are much lighter than print."""
    sample = grey[::4, ::4]
    paper = float(np.median(sample))
    noise = paper - float(np.percentile(sample[sample > FAINTEST[0]], 16))
    threshold = min(max(paper - 4 * noise, FAINTEST[0]), FAINTEST[1])
    return np.where(grey < threshold, 255, 0).astype(np.uint8)


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
    _, _, stats, centres = cv2.connectedComponentsWithStats(_ink(small), connectivity=8)
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


def find_lines(ink: Image, faint: Image | None = None) -> tuple[list[Line], Image]:
    """The rulings of a straight page, and a mask (255) of their ink.

    ``faint`` is the ink with whatever else is darker than paper: in it pale rulings are whole, but letters run into one
    another, so that of its strokes only long level ones and upright ones between two level rulings count.
    """
    level, level_mask = _strokes(ink, SHORTEST_RULING, bridged=21)
    upright, upright_mask = _strokes(ink.T, SHORTEST_UPRIGHT, bridged=9)
    height, width = ink.shape
    if faint is not None:
        level, level_mask = _with_pale(level, level_mask, *_strokes(faint, LONG, bridged=21))
        pale, pale_mask = _strokes(faint.T, SHORTEST_UPRIGHT, bridged=9)
        pale = [line for line in pale if _spans_rows(_turned(line), level)]
        upright, upright_mask = _with_pale(upright, upright_mask, pale, pale_mask)
    kept = [line for line in map(_turned, upright) if _stands(line, level)]
    lines = [line for line in level + kept if not _at_edge(line, width, height)]
    mask = level_mask.copy()
    for line in kept:
        mask[_part(line)] |= upright_mask.T[_part(line)]
    return lines, np.asarray(cv2.dilate(mask, np.ones((3, 3), np.uint8)), dtype=np.uint8)


def _with_pale(lines: list[Line], mask: Image, pale: list[Line], pale_mask: Image) -> tuple[list[Line], Image]:
    """Level strokes and the thin pale ones that they are no part of, or only a small part."""
    thin = [line for line in pale if line.bottom - line.top <= FAINT_THICKEST]
    new = [line for line in thin if _covered(line, lines) < COVERED]
    whole = mask.copy()
    for line in new:
        whole[_part(line)] |= pale_mask[_part(line)]
    return [*(line for line in lines if _covered(line, new) < COVERED), *new], whole


def _covered(line: Line, others: list[Line]) -> float:
    """The share of a level stroke's length that ``others`` at its height have."""
    level = [o for o in others if abs(o.top + o.bottom - line.top - line.bottom) <= 2 * IN_LINE]
    shared = sum(max(0.0, min(o.right, line.right) - max(o.left, line.left)) for o in level)
    return shared / max(1.0, line.right - line.left)


def _part(line: Line) -> tuple[slice, slice]:
    """The rows and columns of an image that the line stands in."""
    return slice(int(line.top), int(line.bottom) + 1), slice(int(line.left), int(line.right) + 1)


def _turned(line: Line) -> Line:
    """A stroke found on the page laid on its side, where it stands on the page."""
    return Line(line.top, line.left, line.bottom, line.right)


def _spans_rows(line: Line, level: list[Line]) -> bool:
    """Whether an upright stroke runs from one level ruling to another."""
    near = 10
    crossed = [other for other in level if other.left - near <= line.left <= other.right + near]
    return all(
        any(abs((other.top + other.bottom) / 2 - end) <= near for other in crossed) for end in (line.top, line.bottom)
    )


def _strokes(ink: Image, shortest: int, *, bridged: int) -> tuple[list[Line], Image]:
    """Level strokes: whole ones from ``shortest`` on, broken ones where they are long and stand free on both sides."""
    ink = np.ascontiguousarray(ink)
    lines, mask = _runs(ink, shortest, bridged=3, inked=INKED)
    rest = cv2.subtract(ink, cv2.dilate(mask, np.ones((5, 5), np.uint8)))
    broken, broken_mask = _runs(rest, LONG, bridged=bridged, inked=BROKEN)
    return _in_one(lines + broken), mask | broken_mask


def _runs(ink: Image, shortest: int, *, bridged: int, inked: float) -> tuple[list[Line], Image]:
    """Strokes at least ``shortest`` long after gaps of ``bridged`` pixels are closed, ``inked`` over that length."""
    thick = cv2.dilate(ink, np.ones((3, 3), np.uint8))
    if bridged > 3:
        thick = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, bridged), np.uint8))
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    lines, mask = [], np.zeros_like(runs)
    for number in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[number][:5])
        thickest = THICKEST if bridged == 3 else FAINT_THICKEST
        if area / max(w, 1) > thickest or h > thickest + 0.02 * w:
            continue
        part = np.s_[y : y + h, x : x + w]
        mine = labels[part] == number
        if not _alone(ink, x, y, w, h, free=bridged > 3) or not _drawn(ink[part], mine, inked):
            continue
        mask[part][mine] = 255
        rows = np.nonzero(mine.sum(axis=1) > 0.3 * w)[0]
        top, bottom = (y + int(rows[0]), y + int(rows[-1]) + 1) if len(rows) else (y, y + h)
        lines.append(Line(float(x + 2), float(top + 1), float(x + w - 2), float(max(bottom - 1, top + 2))))
    return lines, np.asarray(mask, dtype=np.uint8)


def _in_one(lines: list[Line]) -> list[Line]:
    """Level strokes that go on in one another, put together."""
    joined: list[Line] = []
    for line in sorted(lines):
        middle = (line.top + line.bottom) / 2
        for n, other in enumerate(joined):
            if abs((other.top + other.bottom) / 2 - middle) <= IN_LINE and line.left <= other.right + LONG / 8:
                joined[n] = Line(
                    other.left, min(other.top, line.top), max(other.right, line.right), max(other.bottom, line.bottom)
                )
                break
        else:
            joined.append(line)
    return joined


def _alone(ink: Image, x: int, y: int, w: int, h: int, *, free: bool) -> bool:
    """Whether there is paper along at least one side (both where ``free``): a ruling has it, the crossbars of a
    blurred word have not."""
    gap = 6
    above = ink[max(0, y - gap) : max(0, y - 1), x : x + w]
    below = ink[y + h + 1 : y + h + gap, x : x + w]
    sides = [float((side > 0).mean()) for side in (above, below) if side.size]
    if free:
        return max(sides, default=0.0) < 0.15
    return not sides or min(sides) < (0.3 if w > 3 * SHORTEST_RULING else 0.12)


def _drawn(ink: Image, mine: Any, share: float) -> bool:
    """Whether the stroke is inked over this share of its length, and not only bridged."""
    return float(((ink > 0) & mine).any(axis=0).mean()) > share


def _stands(line: Line, level: list[Line]) -> bool:
    """Whether an upright stroke is a ruling: long, or reaching a level one (the stem of a letter does neither)."""
    if line.bottom - line.top >= 2.5 * SHORTEST_UPRIGHT:
        return True
    near = 10
    return any(
        other.left - near <= line.left <= other.right + near
        and (abs(other.top - line.top) <= near or abs(other.bottom - line.bottom) <= near)
        for other in level
    )


def _at_edge(line: Line, width: int, height: int) -> bool:
    if line.is_level:
        return min(line.top, height - line.bottom) < PAGE_EDGE * height
    return min(line.left, width - line.right) < PAGE_EDGE * width
