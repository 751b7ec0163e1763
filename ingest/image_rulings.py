"""Which rulings stand on a scanned page: level and upright strokes of its image that no letters make."""

from typing import Any, NamedTuple

import cv2
import numpy as np

from .tesseract import Image

SHORTEST_RULING = 110
"""Pixels at 300 dpi (26 points): no stroke of a letter below 28 point type is so long."""
SHORTEST_UPRIGHT = 55
"""Pixels (13 points): a row of small type; upright pieces must reach a level ruling or be twice as long."""
THICKEST = 14
"""Pixels (3.4 points)."""
SOLID = 17
"""Pixels: what is thicker both ways is a shaded cell or a picture, and a ruling may run along it."""
INKED = 0.9
"""Share of a ruling's length that must hold ink before it is thickened."""
COVERED = 0.8
"""Share of a pale ruling that was found in the print already: then it is the same one."""
BETWEEN = 0.8
"""Share of a pale upright stroke that stands between level rulings; beyond them it may run on along a shaded cell."""
LONG, BROKEN = 330, 0.6
"""Pixels, share: a faint ruling that the scan broke up is longer than a word, and no text stands against it. Gaps of 21
pixels are bridged across, of 9 down: the digits of a column stand 20 apart."""
IN_LINE = 5
"""Pixels: strokes nearer in height than this go on in one another."""
FAINT_THICKEST = 7
"""Pixels, thickened by 2: a faint ruling is thin, a line of 5 point type is 12 high."""
CROSSING = 3
"""Pixels: ink so near on both sides of a level ruling is of one letter."""
PAGE_EDGE = 0.02
"""Of the page's width and height: lines so near the edge are the shadow of the paper."""


class Line(NamedTuple):
    """A ruling on the image, in pixels of the straightened page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        return self.right - self.left >= self.bottom - self.top


def find_lines(ink: Image, faint: Image | None = None) -> tuple[list[Line], Image]:
    """The rulings of a straight page, and a mask (255) of their ink.

    ``faint`` is the ink with whatever else is darker than paper: in it pale rulings are whole, but letters run into one
    another, so that of its strokes only long level ones and upright ones between two level rulings count.
    """
    thin = _without_solids(ink)
    level, level_mask = _strokes(thin, SHORTEST_RULING, bridged=21)
    if faint is not None:
        faint = _without_solids(faint)
        level, level_mask = _with_pale(level, level_mask, *_strokes(faint, LONG, bridged=21))
    upright, upright_mask = _strokes(thin.T, SHORTEST_UPRIGHT, bridged=9, crossing=level_mask.T)
    height, width = ink.shape
    if faint is not None:
        pale, pale_mask = _strokes(faint.T, SHORTEST_UPRIGHT, bridged=9, crossing=level_mask.T)
        pale = [_turned(part) for line in pale if (part := _between_rows(_turned(line), level)) is not None]
        upright, upright_mask = _with_pale(upright, upright_mask, pale, pale_mask)
    kept = [line for line in map(_turned, upright) if _stands(line, level)]
    lines = [line for line in level + kept if not _at_edge(line, width, height)]
    mask = level_mask.copy()
    for line in kept:
        mask[_part(line)] |= upright_mask.T[_part(line)]
    mask = np.asarray(cv2.dilate(mask, np.ones((3, 3), np.uint8)), dtype=np.uint8)
    return lines, _without_descenders(mask, level, ink)


def _without_solids(ink: Image) -> Image:
    return cv2.subtract(ink, cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((SOLID, SOLID), np.uint8)))


def _without_descenders(mask: Image, level: list[Line], ink: Image) -> Image:
    """The mask without the places where letters run through a level ruling: the g and y of an underlined heading."""
    letters = cv2.subtract(ink, mask) > 0
    for line in level:
        top, bottom, across = int(line.top) - 2, int(line.bottom) + 3, slice(int(line.left), int(line.right) + 1)
        above = letters[max(0, top - CROSSING) : max(0, top), across].any(axis=0)
        below = letters[bottom : bottom + CROSSING, across].any(axis=0)
        mask[max(0, top) : bottom, across][:, above & below] = 0
    return mask


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


def _between_rows(line: Line, level: list[Line]) -> Line | None:
    """The part of an upright stroke from one level ruling to another; None where that is not nearly all of it."""
    near = 10
    crossed = [
        (other.top + other.bottom) / 2
        for other in level
        if other.left - near <= line.left <= other.right + near
        and line.top - near <= (other.top + other.bottom) / 2 <= line.bottom + near
    ]
    if not crossed or max(crossed) - min(crossed) < BETWEEN * (line.bottom - line.top):
        return None
    return line._replace(top=max(line.top, min(crossed)), bottom=min(line.bottom, max(crossed)))


def _strokes(ink: Image, shortest: int, *, bridged: int, crossing: Image | None = None) -> tuple[list[Line], Image]:
    """Level strokes: whole ones from ``shortest`` on, broken ones where they are long and stand free on both sides.

    ``crossing`` is ink known to be of rulings the other way: they run into a whole stroke and yet it stands free. Into
    a broken one they do not: with them, the digits of a column that touch their rulings would be one.
    """
    ink = np.ascontiguousarray(ink)
    uncrossed = ink if crossing is None else cv2.subtract(ink, cv2.dilate(crossing, np.ones((5, 5), np.uint8)))
    lines, mask = _runs(ink, uncrossed, shortest, bridged=3, inked=INKED)
    rest = cv2.subtract(ink, cv2.dilate(mask, np.ones((5, 5), np.uint8)))
    broken, broken_mask = _runs(rest, rest, LONG, bridged=bridged, inked=BROKEN)
    return _in_one(lines + broken, apart=2 * bridged), mask | broken_mask


def _runs(ink: Image, uncrossed: Image, shortest: int, *, bridged: int, inked: float) -> tuple[list[Line], Image]:
    """Strokes at least ``shortest`` long after gaps of ``bridged`` pixels are closed, ``inked`` over that length, with
    paper beside them on the ``uncrossed`` ink."""
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
        if not _alone(uncrossed, x, y, w, h, free=bridged > 3) or not _drawn(ink[part], mine, inked):
            continue
        mask[part][mine] = 255
        rows = np.nonzero(mine.sum(axis=1) > 0.3 * w)[0]
        top, bottom = (y + int(rows[0]), y + int(rows[-1]) + 1) if len(rows) else (y, y + h)
        lines.append(Line(float(x + 2), float(top + 1), float(x + w - 2), float(max(bottom - 1, top + 2))))
    return lines, np.asarray(mask, dtype=np.uint8)


def _in_one(lines: list[Line], *, apart: float) -> list[Line]:
    """Level strokes that go on in one another, no more than ``apart``, put together."""
    joined: list[Line] = []
    for line in sorted(lines):
        middle = (line.top + line.bottom) / 2
        for n, other in enumerate(joined):
            if abs((other.top + other.bottom) / 2 - middle) <= IN_LINE and line.left <= other.right + apart:
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
