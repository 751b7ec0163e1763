"""Which lines of a page follow one another: columns of running text and tables side by side are read apart."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ...schema.document import Word
from ...schema.record import around
from .surroundings import NUMBERED
from .text_lines import Phrase, TextLine, text_lines

FEWEST_WORDS = 40
"""A page of fewer words is not looked at for columns."""
MIDDLE = (0.25, 0.75)
"""Where across the text a gutter may stand."""
BIN = 3.0
"""Height in points of the strips in which white is looked for: less than the white between two lines."""
NARROWEST = 7.0
"""Points of white between two columns of running text, at least."""
WHITE = 0.5
"""Share of the strips with print on both sides that must be white at the gutter."""
MOSTLY = 0.6
"""Share of lines across the middle from which a page is set in one column."""
PROSE = 6
"""Lines of running text that each side of a gutter must have."""
PROSE_LINE = 5
"""Words of a line of running text within a column."""
FULL = 0.6
"""Share of its column's width that a line of running text fills."""
NARROW = 3.0
"""Points of white that are left between a caption and the table beside it."""
FEWEST_ROWS = 3
"""Rows that stand under two captions on one line before the next line across both."""
LIKELIEST = 3
"""White strips that are tried as the gutter of running text."""
BAND_GAP = 1.0
"""White right across the page, in type sizes, that parts two bands of it."""


class Gutter(NamedTuple):
    """The white between two columns of a page, in points."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def gutter_of(lines: Sequence[TextLine]) -> Gutter | None:
    """The white between two columns of running text, or between two tables with captions side by side."""
    words = [word for line in lines for word in line.words]
    if len(words) < FEWEST_WORDS or _runs_across(lines):
        return None
    strips = _white_strips(words)[:LIKELIEST] if _runs_beside(lines) else []
    return next((strip for strip in strips if _parts_prose(lines, strip)), None) or _between_captions(lines)


def parted(lines: Sequence[TextLine], gutter: Gutter) -> list[list[TextLine]]:
    """``lines`` as two columns beside ``gutter`` and what runs across it, tables that it cuts left whole."""
    columns: list[list[TextLine]] = [[], []]
    whole: list[TextLine] = []
    for band in _bands(lines, gutter):
        inside = [word for line in band for word in line.words]
        left = text_lines([word for word in inside if word.box.middle_x < gutter.middle])
        right = text_lines([word for word in inside if word.box.middle_x >= gutter.middle])
        if crosses(band, gutter) or _is_one_table(left, right):
            whole.extend(band)
        else:
            columns[0].extend(left)
            columns[1].extend(right)
    return [flow for flow in (*columns, whole) if flow]


def _white_strips(words: Sequence[Word]) -> list[Gutter]:
    """Upright strips in the middle of the text that little print crosses, the whitest first."""
    area = around([word.box for word in words])
    width, height = int(area.width) + 2, int(area.height / BIN) + 2
    ink = np.zeros((height, width), dtype=bool)
    for word in words:
        box = word.box
        top, bottom = int((box.top - area.top) / BIN), int((box.bottom - area.top - 0.5) / BIN)
        ink[top : bottom + 1, int(box.x0 - area.x0) : int(box.x1 - area.x0) + 1] = True
    before = np.logical_or.accumulate(ink, axis=1)
    after = np.logical_or.accumulate(ink[:, ::-1], axis=1)[:, ::-1]
    beside = (before & after).sum(axis=0)
    white = (before & after & ~ink).sum(axis=0)
    share = np.where(beside > 0, white / np.maximum(beside, 1), 0.0)
    low, high = int(MIDDLE[0] * width), int(MIDDLE[1] * width)
    clear = share >= max(WHITE, 0.9 * float(share[low:high].max(initial=0.0)))
    strips: list[tuple[float, Gutter]] = []
    start: int | None = None
    for x in range(low, high + 1):
        if x < high and clear[x]:
            start = x if start is None else start
        elif start is not None:
            if x - start >= NARROWEST:
                strip = Gutter(area.x0 + start, area.x0 + x)
                strips.append((float(share[start:x].mean()), strip))
            start = None
    return [strip for _, strip in sorted(strips, key=lambda entry: (-entry[0], entry[1]))]


def _runs_across(lines: Sequence[TextLine]) -> bool:
    """Whether most lines are one phrase over the whole middle of the text, so that no gutter is worth looking for."""
    low, high = _middle(lines)
    across = sum(any(p.box.x0 < low and p.box.x1 > high for p in line.phrases) for line in lines)
    return across > MOSTLY * len(lines)


def _runs_beside(lines: Sequence[TextLine]) -> bool:
    """Whether enough running text keeps to the left and to the right for any gutter to stand between."""
    low, high = _middle(lines)
    running = [p.box for line in lines for p in line.phrases if len(p.words) >= PROSE_LINE]
    left, right = (box.x1 < high + BIN for box in running), (box.x0 > low - BIN for box in running)
    return sum(left) >= PROSE and sum(right) >= PROSE


def _middle(lines: Sequence[TextLine]) -> tuple[float, float]:
    """Between which places across the text a gutter may stand."""
    area = around([line.box for line in lines])
    return area.x0 + MIDDLE[0] * area.width, area.x0 + MIDDLE[1] * area.width


def _parts_prose(lines: Sequence[TextLine], gutter: Gutter) -> bool:
    """Whether running text stands on both sides of ``gutter``."""
    sides: list[list[Phrase]] = [[], []]
    for line in lines:
        if not crosses([line], gutter):
            for phrase in line.phrases:
                sides[phrase.box.middle_x >= gutter.middle].append(phrase)
    for side in sides:
        if len(side) < PROSE:
            return False
        width = max(p.box.x1 for p in side) - min(p.box.x0 for p in side)
        if sum(len(p.words) >= PROSE_LINE and p.box.width >= FULL * width for p in side) < PROSE:
            return False
    return True


def _between_captions(lines: Sequence[TextLine]) -> Gutter | None:
    """The white between two tables side by side, each under a caption that begins on the same line."""
    for number, line in enumerate(lines):
        words = line.words
        if not NUMBERED.match(line.text):
            continue
        for k in range(2, len(words) - 1):
            if not NUMBERED.match(f"{words[k].text} {words[k + 1].text}"):
                continue
            gutter = Gutter(words[k].box.x0 - NARROW, words[k].box.x0)
            below = []
            for other in lines[number + 1 :]:
                if crosses([other], gutter):
                    break
                below.append(other)
            if sum(len(other.phrases) > 1 for other in below) >= FEWEST_ROWS:
                return gutter
    return None


def _prose_lines(lines: Sequence[TextLine]) -> int:
    """How many of the ``lines`` of a column are running text that fills it."""
    if not lines:
        return 0
    width = around([line.box for line in lines]).width
    return sum(
        len(line.phrases) == 1 and len(line.words) >= PROSE_LINE and line.box.width >= FULL * width for line in lines
    )


def _bands(lines: Sequence[TextLine], gutter: Gutter) -> list[list[TextLine]]:
    """``lines`` in bands: each line across the gutter by itself, and what stands between white right across."""
    bands: list[list[TextLine]] = []
    floor = float("-inf")
    across = True
    for line in lines:
        runs_across = crosses([line], gutter)
        gap = line.box.top - floor
        if not bands or runs_across != across or gap > BAND_GAP * line.size:
            bands.append([line])
        else:
            bands[-1].append(line)
        across, floor = runs_across, max(floor, line.box.bottom)
    return bands


def crosses(band: Sequence[TextLine], gutter: Gutter) -> bool:
    """Whether a phrase of ``band`` runs through ``gutter``."""
    return any(p.box.x0 < gutter.middle - 1 and p.box.x1 > gutter.middle + 1 for line in band for p in line.phrases)


def _is_one_table(left: Sequence[TextLine], right: Sequence[TextLine]) -> bool:
    """Whether a band without running text is a table that the gutter cuts: figures without labels at the right."""
    if _prose_lines(left) > 1 or _prose_lines(right) > 1 or not left:
        return False
    bare = sum(line.phrases[0].is_number for line in right)
    return len(right) > 1 and bare > 0.5 * len(right)
