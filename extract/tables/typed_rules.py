"""Rules that are characters: bars read from a scan, and the dashes, colons and bars of a table set on a typewriter."""

import re
from collections.abc import Sequence

from ...schema.document import Ruling, Word
from ...schema.record import Box

BARS = frozenset("|¦│┃")
POSTS = frozenset(":|!")
"""What stands between the columns of a typewritten table, one below another."""
STROKES = BARS | POSTS | frozenset("-=_–—")
"""What a rule typed or read begins with."""
DASHES = re.compile(r"[-=_–—+]{5,}")
"""A rule of dashes; fewer are a mark for a figure that is not given."""

IN_LINE = 3.0
"""Points to either side within which bars are pieces of one rule."""
FEWEST = 3
"""Bars in one line from which they are a rule; one or two are strokes of something else."""
FEWEST_DASHED = 2
"""Rules of dashes on a page from which it is typewritten."""


def words_left(words: Sequence[Word]) -> list[Word]:
    """``words`` without those that are rules, and without blank ones."""
    drawn = [word for word in words if word.text[:1] in STROKES]
    rules = {id(word) for word in drawn if _is_bar(word) or _is_dashes(word)}
    rules |= {id(word) for word in _posts(drawn)}
    printed = [word for word in words if word.text.strip()]
    return [word for word in printed if id(word) not in rules] if rules else printed


def typed_rulings(words: Sequence[Word]) -> list[Ruling]:
    """A ruling for each of ``words`` that is a rule: as long as its dashes, or as high as a bar with others in line."""
    drawn = [word for word in words if word.text[:1] in STROKES]
    level = [word.box for word in drawn if _is_dashes(word)]
    upright = [word.box for word in drawn if _is_bar(word)]
    return [
        *(Ruling(box=Box(box.x0, box.middle_y, box.x1, box.middle_y)) for box in level),
        *(
            Ruling(box=Box(box.middle_x, box.top, box.middle_x, box.bottom), kind="image")
            for box in upright
            if _in_line(box, upright) >= FEWEST
        ),
    ]


def _is_bar(word: Word) -> bool:
    """Whether a word read from a scan is nothing but upright strokes."""
    return word.read_by == "ocr" and all(character in BARS for character in word.text)


def _is_dashes(word: Word) -> bool:
    return len(word.text) >= 5 and bool(DASHES.fullmatch(word.text))


def _posts(drawn: Sequence[Word]) -> list[Word]:
    """The colons and bars of a typewritten table: three or more below one another."""
    if sum(map(_is_dashes, drawn)) < FEWEST_DASHED:
        return []
    found = [word for word in drawn if word.text in POSTS]
    boxes = [word.box for word in found]
    return [word for word in found if _in_line(word.box, boxes) >= FEWEST]


def _in_line(box: Box, others: Sequence[Box]) -> int:
    return sum(abs(box.middle_x - other.middle_x) <= IN_LINE for other in others)
