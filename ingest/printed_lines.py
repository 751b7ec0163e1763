"""The lines of a page as a reader sees them: words on one baseline, broken where a gap parts two columns."""

import itertools
import re

from ..schema.document import Page, Word
from ..schema.record import Box, Record, around

COLUMN_GAP = 1.5
"""Of the type size: words further apart stand in different columns. A word space is about a quarter, in justified lines
seldom above one; the columns of front sheets were measured 1.7 apart and more."""

_BLANK = re.compile(r"this page (?:is|has been) (?:intentionally )?(?:left )?(?:intentionally )?blank", re.IGNORECASE)


class PrintedLine(Record):
    """One line, or the part of it that stands in one column."""

    text: str
    page: int
    box: Box | None = None
    """In points of the shown page; none for a source without pages."""
    size: float = 0.0
    """Of its tallest word, in points; of a scan the size that most of its words have."""
    measured: bool = False
    """Whether the size was measured on a scan: it may be a tenth off, that of a single word more."""
    bold: bool = False
    depth: float = 0.0
    """How far down the page it begins: 0 at the top, 1 at the foot."""
    left: float = 0.0
    """How far across the page it begins: 0 at the left, 1 at the right."""
    kind: str = ""
    """For a source with blocks: heading, paragraph …"""


def lines_of(page: Page) -> tuple[PrintedLine, ...]:
    """The lines of ``page``, top to bottom and left to right; one for each block where the source has blocks."""
    if page.blocks:
        return tuple(
            PrintedLine(text=block.text, page=page.number, kind=block.kind) for block in page.blocks if block.text
        )
    width, height = page.frame
    lines = []
    for row in _rows(page.words):
        for part in _parts(row):
            box = around([word.box for word in part])
            sizes = sorted(word.size or word.box.height for word in part)
            measured = all(word.read_by == "ocr" for word in part)
            lines.append(
                PrintedLine(
                    text=" ".join(word.text for word in part),
                    page=page.number,
                    box=page.shown(box),
                    size=sizes[len(sizes) // 2] if measured else sizes[-1],
                    measured=measured,
                    bold=all(word.bold for word in part),
                    depth=box.top / height if height else 0.0,
                    left=box.x0 / width if width else 0.0,
                )
            )
    return tuple(lines)


def is_blank(page: Page) -> bool:
    """Whether the page says that it is intentionally blank: packs pad reports to begin on right-hand pages."""
    text = " ".join(word.text for word in page.words[:40])
    return len(page.words) <= 20 and _BLANK.search(text) is not None


def _rows(words: tuple[Word, ...]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.box.middle_y, word.box.x0)):
        last = rows[-1] if rows else None
        tolerance = 0.5 * min(word.box.height, last[-1].box.height) if last else 0.0
        if last and abs(last[-1].box.middle_y - word.box.middle_y) <= tolerance:
            last.append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.box.x0) for row in rows]


def _parts(row: list[Word]) -> list[list[Word]]:
    parts: list[list[Word]] = [[row[0]]]
    for before, word in itertools.pairwise(row):
        if word.box.x0 - before.box.x1 > COLUMN_GAP * max(word.box.height, 6.0):
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts
