"""What is printed in the pictures pasted into a born-digital page: tables and letters, not charts or photographs."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np

from ..schema.document import Ruling, Word
from ..schema.record import Box
from .boldness import are_bold
from .ocr import COLUMN, is_poor, placed_rulings, placed_words, quarter_turns, read_words, render
from .page_frame import PageFrame
from .scan import DPI, MOST_PIXELS, cleaned
from .tesseract import Image, read_image

LEAST_WIDTH, LEAST_HEIGHT = 144.0, 48.0
"""Points: a heading and two rows of small type, two inches wide. Crests and footers are narrower or lower."""
SEAM = 3.0
"""Points: pictures nearer than this are strips of one."""
LETTERED = 12
"""Words of the text layer inside of a picture from which on the picture is the ground they stand on."""
FEWEST_LETTERS = 40
"""Marks of a letter's size: a photograph or a crest has fewer, or has them in no line."""
LETTER_HEIGHT = (7, 60)
"""Pixels at 300 dpi: from an x of 4 point type to a capital of 20 point."""
IN_LINE = 0.5
"""Share of the marks that have one of their height beside them: print has 0.8, leaves and faces 0.2."""
MARGIN = 40
"""Pixels of white put around a picture, so that what is drawn along its edge is no edge of the page."""
FEWEST_ROWS, PROSE = 3, 5
"""Lines with words and a number, or with so many words: a table or a letter has three at least."""
ROW_SHARE = 0.5
"""Of the lines. The labels of a chart's axes are numbers alone: of the charts seen at most a third are such rows."""


class Pasted(NamedTuple):
    """Print found in pictures, in points of the page as it is read."""

    words: tuple[Word, ...] = ()
    rulings: tuple[Ruling, ...] = ()


def read_pasted(page: Any, images: Sequence[Box], words: Sequence[Word], frame: PageFrame) -> Pasted:
    """The words and rulings in the ``images`` of a pdfium page whose text layer holds ``words``; boxes in ``frame``.

    Raises ``TesseractFailed``.
    """
    places = [place for place in pictures(images, frame.size) if not _is_ground(place, words)]
    if not places:
        return Pasted()
    shown, dpi = render(page, most_pixels=MOST_PIXELS)
    image = quarter_turns(shown, frame.turn)
    found: list[Word] = []
    rulings: list[Ruling] = []
    for place in places:
        read = _read(image, place, dpi)
        found.extend(read.words)
        rulings.extend(read.rulings)
    return Pasted(tuple(found), tuple(rulings))


def pictures(images: Sequence[Box], size: tuple[float, float]) -> list[Box]:
    """The pictures of a page of ``size`` points that are large enough for a table; strips of one are put together."""
    width, height = size
    merged: list[Box] = []
    for image in images:
        box = Box(max(0.0, image.x0), max(0.0, image.top), min(width, image.x1), min(height, image.bottom))
        near = [other for other in merged if _touch(box, other)]
        for other in near:
            merged.remove(other)
            box = box.union(other)
        merged.append(box)
    return [box for box in merged if box.width >= LEAST_WIDTH and box.height >= LEAST_HEIGHT]


def holds_print(image: Image) -> bool:
    """Whether grey pixels at 300 dpi hold marks of a letter's size, most of them beside one as high."""
    ink = cv2.threshold(image, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(ink, dtype=np.uint8), connectivity=8)
    left, top, wide, high = (stats[1:, k].astype(np.float32) for k in range(4))
    letters = (high >= LETTER_HEIGHT[0]) & (high <= LETTER_HEIGHT[1]) & (wide <= 2 * high)
    if letters.sum() < FEWEST_LETTERS:
        return False
    order = np.lexsort((left[letters], np.round((top + high)[letters] / 8)))
    left, bottom = left[letters][order], (top + high)[letters][order]
    wide, high = wide[letters][order], high[letters][order]
    apart = left[1:] - left[:-1] - wide[:-1]
    beside = (
        (np.abs(apart) < high[:-1]) & (np.abs(bottom[1:] - bottom[:-1]) < 8) & (np.abs(high[1:] / high[:-1] - 1) < 0.6)
    )
    return float(beside.mean()) >= IN_LINE


def is_text(words: Sequence[Word]) -> bool:
    """Whether the words stand in rows as a table or a letter has them, and not as the labels of a chart do."""
    lines = list(_lines(words))
    rows = sum(_is_row(line) for line in lines)
    return rows >= FEWEST_ROWS and rows >= ROW_SHARE * len(lines)


def _read(image: Image, place: Box, dpi: float) -> Pasted:
    scale = dpi / 72
    left, top, right, bottom = (round(edge * scale) for edge in place)
    picture = np.ascontiguousarray(image[top:bottom, left:right])
    if not picture.size or not holds_print(picture):
        return Pasted()
    framed = cv2.copyMakeBorder(picture, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=(255,))
    scan = cleaned(np.asarray(framed, dtype=np.uint8))
    if not is_text(placed_words(read_image(scan.soft, mode=COLUMN, dpi=DPI), 1 / scale)):
        return Pasted()
    prints = read_words(scan)
    if is_poor(prints):
        return Pasted()
    words = placed_words(prints, 1 / scale, bold=are_bold(prints, scan.ink))
    margin = MARGIN / scale
    return Pasted(
        tuple(word.model_copy(update={"box": _moved(word.box, place, margin)}) for word in words),
        tuple(
            ruling.model_copy(update={"box": _moved(ruling.box, place, margin)})
            for ruling in placed_rulings(scan, 1 / scale)
        ),
    )


def _moved(box: Box, place: Box, margin: float) -> Box:
    """A box of the framed picture, on the page."""
    across, down = place.x0 - margin, place.top - margin
    return Box(*(round(edge, 2) for edge in (box.x0 + across, box.top + down, box.x1 + across, box.bottom + down)))


def _touch(a: Box, b: Box) -> bool:
    return Box(a.x0 - SEAM, a.top - SEAM, a.x1 + SEAM, a.bottom + SEAM).overlaps(b)


def _is_ground(place: Box, words: Sequence[Word]) -> bool:
    return sum(place.contains_middle(word.box) for word in words) >= LETTERED


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in sorted(words, key=lambda word: word.box.middle_y):
        if line and word.box.middle_y - line[-1].box.middle_y > 0.4 * word.box.height:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _is_row(line: Sequence[Word]) -> bool:
    spelt = sum(sum(c.isalpha() for c in word.text) > 1 for word in line)
    numbers = sum(any(c.isdigit() for c in word.text) for word in line)
    return spelt >= PROSE or (spelt > 0 and numbers > 0)
