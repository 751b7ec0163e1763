"""How a scanned page is read: turned upright, straightened, its rulings set apart, read twice, doubts read again."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from ..schema.document import Ruling, Word
from ..schema.record import Box
from .boldness import are_bold
from .misreadings import put_right
from .parted_words import parted
from .raised_marks import with_raised_marks
from .readings import agree
from .scan import DPI, Scan, prepare
from .second_look import look_again
from .small_marks import with_small_marks
from .stacked_lines import read_stacked_again
from .straightening import reads_sideways
from .tesseract import Image, Print, read_image
from .type_sizes import ASCENDER, DEEP, DESCENDER, bearing, type_size

COLUMN, BLOCK = 4, 6
"""Page segmentation modes: 4 one column of text of several sizes, 6 one block. Over sixteen pages printed and scanned
anew 6 finds 92 to 93% of the numbers, 4 91%, 3 83 to 84% (it takes whole tables for pictures) and 11 87%."""
UPSIDE_DOWN = 0.6
"""Mean confidence below which a page is tried the other way up: good scans read at 0.8 to 0.96, turned ones at 0.3."""
POINT = 72.0


class ScanReading(NamedTuple):
    """A scanned page as read. Boxes in points of the page turned clockwise by ``turn`` and then by ``skew``."""

    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...]
    turn: int
    """0, 90, 180 or 270 clockwise."""
    skew: float
    """Clockwise degrees, about the middle of the page."""


def read_scan(page: Image, *, dpi: float) -> ScanReading:
    """The words and rulings of a grey page image as shown, ``dpi`` pixels to the inch. Raises ``TesseractFailed``."""
    turn = found = 90 if reads_sideways(page) else 0
    scan = prepare(quarter_turns(page, turn))
    words = read_words(scan)
    for further in (180, 90, 270) if is_poor(words) else ():
        other = prepare(quarter_turns(page, turn + further))
        again = read_words(other)
        if _worth(again) > _worth(words):
            scan, words, found = other, again, turn + further
        if not is_poor(words):
            break
    points = POINT / dpi
    return ScanReading(
        words=tuple(placed_words(words, points, bold=are_bold(words, scan.ink))),
        rulings=placed_rulings(scan, points),
        turn=found % 360,
        skew=scan.skew,
    )


def read_words(scan: Scan) -> list[Print]:
    """The words of a prepared page, in its pixels."""
    with ThreadPoolExecutor(2) as pool:
        block = pool.submit(read_image, scan.ink, mode=BLOCK, dpi=DPI)
        column = pool.submit(read_image, scan.soft, mode=COLUMN, dpi=DPI)
        readings = block.result(), column.result()
    agreed = agree(*readings)
    if is_poor(agreed.words):
        return agreed.words
    agreed = agree(*read_stacked_again(scan, *readings))
    whole = parted(look_again(scan, agreed.doubts, agreed.words), scan.ink)
    return with_raised_marks(put_right(with_small_marks(whole, scan.ink, scan.soft)))


def is_poor(words: Sequence[Print]) -> bool:
    """Whether so little was read with confidence that the image is upside down, or no print."""
    return bool(words) and sum(p.confidence for p in words) / len(words) < UPSIDE_DOWN


def _worth(words: Sequence[Print]) -> float:
    return sum(p.confidence for p in words if len(p.text) > 2)


def quarter_turns(page: Image, degrees: int) -> Image:
    """The page turned clockwise by a multiple of 90 degrees."""
    return np.ascontiguousarray(np.rot90(page, -(degrees // 90) % 4))


def placed_rulings(scan: Scan, points: float) -> tuple[Ruling, ...]:
    """The rulings of a prepared image; ``points`` is the size of a pixel."""
    return tuple(Ruling(box=Box(*(round(edge * points, 2) for edge in line)), kind="image") for line in scan.lines)


def placed_words(prints: Sequence[Print], points: float, *, bold: Sequence[bool] = ()) -> list[Word]:
    """Words with boxes as high and wide as their type, as a text layer has them: the words of a line stand level, and a
    1 ends where the 4 below it does."""
    sizes = {n: type_size(p) * points for n, p in enumerate(prints) if any(c.isalnum() for c in p.text)}
    usual = float(np.median(list(sizes.values()))) if sizes else 10.0
    return [
        Word(
            text=p.text,
            box=_type_box(p, sizes.get(n, usual), points),
            size=round(sizes.get(n, usual), 1),
            bold=bool(bold) and bold[n],
            read_by="ocr",
            confidence=round(p.confidence, 3),
        )
        for n, p in enumerate(prints)
    ]


def _type_box(word: Print, size: float, points: float) -> Box:
    """The box of a word's type and of its ink; a lone dash or stop stands where it does in its line."""
    ink = Box(*(edge * points for edge in word[1:5]))
    if any(c.isalnum() for c in word.text):
        baseline = ink.bottom - (DESCENDER * size if any(c in DEEP for c in word.text) else 0)
    else:
        baseline = ink.middle_y + (ASCENDER / 2 * size if word.text[:1] in "-–—=+•" else 0)
    before, behind = (bearing(letter) * size for letter in (word.text[0], word.text[-1]))
    box = ink.union(
        Box(ink.x0 - before, baseline - (1 - DESCENDER) * size, ink.x1 + behind, baseline + DESCENDER * size)
    )
    return box.rounded(2)


def render(page: object, *, most_pixels: int) -> tuple[Image, float]:
    """A pdfium page as grey pixels, as shown, and its resolution in dots per inch."""
    width, height = page.get_size()  # type: ignore[attr-defined]
    dpi = min(float(DPI), (most_pixels / max(1.0, width * height)) ** 0.5 * POINT)
    bitmap = page.render(scale=dpi / POINT, grayscale=True)  # type: ignore[attr-defined]
    image = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return image, dpi
