"""Upright rules of a scan that were read as characters."""

from collections.abc import Sequence

from ...schema.document import Ruling, Word
from ...schema.record import Box

BARS = frozenset("|¦│┃")

IN_LINE = 3.0
"""Points to either side within which bars are pieces of one rule."""
FEWEST = 3
"""Bars in one line from which they are a rule; one or two are strokes of something else."""


def is_bar(word: Word) -> bool:
    """Whether a word read from a scan is nothing but upright strokes."""
    return word.read_by == "ocr" and all(character in BARS for character in word.text)


def bars_as_rulings(words: Sequence[Word]) -> list[Ruling]:
    """A ruling for each of ``words`` that is a bar with others above or below it, as high as the word."""
    boxes = [word.box for word in words if is_bar(word)]
    return [
        Ruling(box=Box(box.middle_x, box.top, box.middle_x, box.bottom), kind="image")
        for box in boxes
        if sum(abs(box.middle_x - other.middle_x) <= IN_LINE for other in boxes) >= FEWEST
    ]
