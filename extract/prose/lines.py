"""Which lines of type does a page hold, and in which order are they read?"""

import statistics
from collections.abc import Sequence

from ...schema.document import Page, Word
from ...schema.record import Box, Record, around

ROW_OVERLAP = 0.5
"""Two words share a row when their heights overlap by this part of the smaller one: superscripts stay in their row,
lines set solid stay apart."""

GUTTER_WIDTH = 11.0
"""Points. Narrowest white strip that parts two columns; word spaces in justified type stay below it."""

GUTTER_ROWS = 4
"""Fewest rows side by side that make columns; below it a signature block or a form would count."""

COLUMN_SHARE = 0.25
"""Each column is at least this wide, as a part of the text: a hanging paragraph number is no column."""


class TypeLine(Record):
    """One line of type, words from left to right, in the reading frame of its page."""

    page: int
    words: tuple[Word, ...]
    box: Box
    column: tuple[float, float]
    """Left and right edge of the column it is set in, in points."""

    @property
    def size(self) -> float:
        """Height of the type: the median of its words'."""
        return statistics.median(word.size or word.box.height for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def lines_of(page: Page, *, leave_out: Sequence[Box] = ()) -> tuple[TypeLine, ...]:
    """The lines of ``page`` in reading order, without the words inside ``leave_out`` (boxes of the shown page)."""
    words = [
        word
        for word in page.words
        if word.text.strip() and not any(box.contains_middle(page.shown(word.box)) for box in leave_out)
    ]
    if not words:
        return ()
    rows = _rows(words)
    lines: list[TypeLine] = []
    for stretch, gutter in _stretches(rows):
        columns = [stretch]
        if gutter is not None:
            left = [[w for w in row if w.box.middle_x < gutter] for row in stretch]
            right = [[w for w in row if w.box.middle_x >= gutter] for row in stretch]
            columns = [[row for row in left if row], [row for row in right if row]]
        for column in columns:
            edges = (min(w.box.x0 for row in column for w in row), max(w.box.x1 for row in column for w in row))
            lines.extend(
                TypeLine(page=page.number, words=tuple(row), box=around([w.box for w in row]), column=edges)
                for row in column
            )
    return tuple(lines)


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words grouped into rows from top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: (w.box.middle_y, w.box.x0)):
        placed = False
        for place in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            top, bottom = spans[place]
            overlap = min(bottom, word.box.bottom) - max(top, word.box.top)
            if overlap >= ROW_OVERLAP * min(bottom - top, word.box.height):
                rows[place].append(word)
                placed = True
                break
        if not placed:
            rows.append([word])
            spans.append((word.box.top, word.box.bottom))
    order = sorted(range(len(rows)), key=lambda place: spans[place][0])
    return [sorted(rows[place], key=lambda w: w.box.x0) for place in order]


def _stretches(rows: list[list[Word]]) -> list[tuple[list[list[Word]], float | None]]:
    """Rows cut into stretches, each with the x of its gutter if it is set in two columns."""
    left = min(row[0].box.x0 for row in rows)
    right = max(w.box.x1 for row in rows for w in row)
    width = right - left
    best: tuple[int, int, float] | None = None
    step = max(GUTTER_WIDTH / 2, 1.0)
    x = left + width * COLUMN_SHARE
    while x <= right - width * COLUMN_SHARE:
        start = 0
        while start < len(rows):
            if _crossed(rows[start], x):
                start += 1
                continue
            end = start
            while end < len(rows) and not _crossed(rows[end], x):
                end += 1
            both = sum(1 for row in rows[start:end] if row[0].box.x1 < x < row[-1].box.x0)
            full = _filled(rows[start:end], x, left, right)
            if both >= GUTTER_ROWS and both * 2 >= end - start and full and (best is None or both > best[0]):
                best = (both, start, x)
            start = end + 1
        x += step
    if best is None:
        return [(rows, None)]
    _, start, gutter = best
    end = start
    while end < len(rows) and not _crossed(rows[end], gutter):
        end += 1
    before, after = rows[:start], rows[end:]
    parts: list[tuple[list[list[Word]], float | None]] = []
    if before:
        parts.extend(_stretches(before))
    parts.append((rows[start:end], gutter))
    if after:
        parts.extend(_stretches(after))
    return parts


def _crossed(row: list[Word], x: float) -> bool:
    """Whether type stands within the gutter around ``x``."""
    return any(w.box.x0 < x + GUTTER_WIDTH / 2 and w.box.x1 > x - GUTTER_WIDTH / 2 for w in row)


def _filled(rows: list[list[Word]], x: float, left: float, right: float) -> bool:
    """Whether both sides hold running text, not labels beside numbers: most lines fill half of their column."""
    lefts: list[float] = []
    rights: list[float] = []
    for row in rows:
        before = [w for w in row if w.box.middle_x < x]
        behind = [w for w in row if w.box.middle_x >= x]
        if before:
            lefts.append(sum(w.box.width for w in before) / (x - left))
        if behind:
            rights.append(sum(w.box.width for w in behind) / (right - x))
    return bool(lefts and rights) and statistics.median(lefts) > 0.5 and statistics.median(rights) > 0.5
