"""Where two lines of print were taken for one and read as nonsense, each such place is read again alone.

Heading cells do it: where one of two lines stands beside one of a single line or of three, and their middles are
level, Tesseract sees one line of tall words."""

from collections.abc import Sequence

import numpy as np

from .image_rulings import Line
from .pieces import Place, cut_out
from .scan import DPI, Scan
from .tesseract import Print, read_images

HIGH = 1.6
"""Times the height of the page's usual word: what is higher may be two lines."""
LINE = 0.45
"""Of that height: what a line of print has at least; dots and accents are lower."""
WORD_SPACE = 0.6
"""Of that height: words no farther apart are of one cell."""
ONE_BLOCK = 6
"""Tesseract's page mode for one block of lines."""
MOST_PLACES = 60
"""Places of a page that are read again, each in two readings of 20 to 40 ms."""


def read_stacked_again(scan: Scan, first: Sequence[Print], second: Sequence[Print]) -> tuple[list[Print], list[Print]]:
    """Both readings of a page (the first of its ink, the second of its greys) with the places read anew."""
    heights = [p.bottom - p.top for p in (*first, *second) if any(c.isalnum() for c in p.text)]
    if not heights:
        return list(first), list(second)
    usual = float(np.median(heights))
    places = _stacked_places(scan, [*first, *second], usual)[:MOST_PLACES]
    pieces = [[cut_out(image, place, line_height=usual) for place in places] for image in (scan.ink, scan.soft)]
    read = read_images([piece.image for kind in pieces for piece in kind], mode=ONE_BLOCK, dpi=DPI)
    found = [
        [piece.placed(words) for piece, words in zip(kind, read[start:], strict=False)]
        for kind, start in zip(pieces, (0, len(places)), strict=True)
    ]
    return _replaced(first, places, found[0]), _replaced(second, places, found[1])


def _stacked_places(scan: Scan, words: Sequence[Print], usual: float) -> list[Place]:
    """Places of words that are higher than one line and hold two, each with the words that stand beside them."""
    uprights = [line for line in scan.lines if not line.is_level]
    places: list[Place] = []
    for word in words:
        if word.bottom - word.top > HIGH * usual and _is_stacked(scan, word, usual):
            places = _with_place(places, Place(word.left, word.top, word.right, word.bottom), uprights, usual)
    for word in words if places else ():
        if any(_adjoin(place, word, uprights, usual) for place in places) and word.bottom - word.top <= 3 * usual:
            places = _with_place(places, Place(word.left, word.top, word.right, word.bottom), uprights, usual)
    return places


def _is_stacked(scan: Scan, word: Print, usual: float) -> bool:
    """Whether the ink of a word stands in two lines with paper between them."""
    part = scan.ink[max(0, int(word.top)) : int(word.bottom) + 1, max(0, int(word.left)) : int(word.right) + 1]
    inked = np.flatnonzero(np.diff(np.pad((part < 128).any(axis=1).astype(np.int8), 1)))
    return int((inked[1::2] - inked[::2] >= LINE * usual).sum()) > 1


def _with_place(places: Sequence[Place], new: Place, uprights: Sequence[Line], usual: float) -> list[Place]:
    kept = []
    for place in places:
        if _adjoin(place, new, uprights, usual):
            new = new.union(place)
        else:
            kept.append(place)
    return [*kept, new]


def _adjoin(place: Place, other: Place | Print, uprights: Sequence[Line], usual: float) -> bool:
    """Whether ``other`` stands beside or in ``place``, no farther than a word and with no ruling between."""
    level = min(place.bottom, other.bottom) - max(place.top, other.top)
    gap = max(place.left, other.left) - min(place.right, other.right)
    if level < LINE * usual or gap > WORD_SPACE * usual:
        return False
    left, right = sorted(((place.left + place.right) / 2, (other.left + other.right) / 2))
    return not any(
        left < (line.left + line.right) / 2 < right and min(line.bottom, place.bottom) - max(line.top, place.top) > 0
        for line in uprights
    )


def _replaced(words: Sequence[Print], places: Sequence[Place], found: Sequence[Sequence[Print]]) -> list[Print]:
    """``words`` with those in ``places`` replaced by what was ``found`` there, where anything was."""
    read = [(place, new) for place, new in zip(places, found, strict=True) if new]
    kept = [word for word in words if not any(_inside(word, place) for place, _ in read)]
    return [*kept, *(word for _, new in read for word in new)]


def _inside(word: Print, place: Place) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return place.left <= across <= place.right and place.top <= down <= place.bottom
