"""Whether the first table of a page carries on the last one of the page before."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from ...schema.document import Page
from ...schema.record import Box, around
from .draft import Reading
from .surroundings import CAPTION, NOTE, NUMBERED, Surroundings
from .text_lines import YEAR, TextLine, has_digit, is_number

MARGIN = 0.085
"""Share of the page's height at its top and bottom where running heads and page numbers stand."""
SAME_EDGE = 8.0
"""Points by which the edges of a column may differ from page to page."""
SAME_HEADINGS = 0.9
"""Likeness of two rows of headings from which they are the same; years that differ in one digit stay below it."""
SEVERAL = 3
"""Columns of text from which standing in the same places on both pages is no accident."""
ALIGNED = 0.7
"""Share of the columns that must stand where they stood on the page before."""

CONTINUED = re.compile(r"\b(continued|cont[’']?d|cont\.|contd)\b", re.I)


class PageTable(NamedTuple):
    """A table as read on one page, with the lines of the page that belong to no table."""

    page: Page
    reading: Reading
    around_it: Surroundings
    lines: tuple[TextLine, ...]


def continues(chain: Sequence[PageTable], table: PageTable) -> bool:
    """Whether ``table`` is the next part of the table whose parts so far are ``chain``."""
    first, before = chain[0], chain[-1]
    if table.page.number != before.page.number + 1 or table.reading.columns != before.reading.columns:
        return False
    marked = any(CONTINUED.search(line.text) for line in _above(table))
    if not marked and _new_caption(first, table):
        return False
    if _printed_between(before, table, title=first.around_it.title):
        return False
    if _repeated(first, table):
        return True
    return _same_columns(before.reading, table.reading) and _starts_in_body(first.reading, table.reading)


def repeated_headings(first: PageTable, table: PageTable) -> int:
    """How many rows at the top of ``table`` say again what heads the table (a letter or a button apart)."""
    rows = table.reading.header_rows
    if not 0 < rows < table.reading.rows or first.reading.header_rows == 0:
        return 0
    likeness = fuzz.ratio(_headings(first.reading), _headings(table.reading)) / 100
    return rows if likeness >= SAME_HEADINGS else 0


def _repeated(first: PageTable, table: PageTable) -> bool:
    return repeated_headings(first, table) > 0


def _headings(reading: Reading) -> str:
    cells = sorted(
        (c for c in reading.cells if c.row < reading.header_rows and c.words), key=lambda c: (c.column, c.row)
    )
    return " | ".join(_letters(cell.text) for cell in cells)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _table_box(reading: Reading) -> Box:
    return around([cell.box for cell in reading.cells if cell.words and cell.box is not None])


def _above(table: PageTable) -> list[TextLine]:
    top = _table_box(table.reading).top
    return [line for line in table.lines if line.box.middle_y < top]


def _below(table: PageTable) -> list[TextLine]:
    bottom = _table_box(table.reading).bottom
    return [line for line in table.lines if line.box.middle_y > bottom]


def _new_caption(first: PageTable, table: PageTable) -> bool:
    """Whether the caption or appendix title above ``table`` is another than the table's."""
    titles = first.around_it.title, table.around_it.title
    if all(CAPTION.match(title) for title in titles) and _letters(titles[0]) != _letters(titles[1]):
        return True
    caption = next((line.text for line in reversed(_above(table)) if NUMBERED.match(line.text)), "")
    if not caption:
        return False
    own, other = NUMBERED.match(first.around_it.title), NUMBERED.match(caption)
    return own is None or other is None or _letters(own.group(0)) != _letters(other.group(0))


def _printed_between(before: PageTable, table: PageTable, *, title: str) -> bool:
    """Whether anything but running heads, page numbers, notes and the repeated title stands between the two."""
    heads = {plain(line.text) for line in table.lines}
    tails = {plain(line.text) for line in before.lines}
    height = before.page.frame[1]
    for line in _below(before):
        if line.box.top > (1 - MARGIN) * height or plain(line.text) in heads or NOTE.match(line.text):
            continue
        return True
    height = table.page.frame[1]
    wanted = _letters(title)
    for line in _above(table):
        text = _letters(line.text)
        repeated = len(text) > 5 and (text in wanted or (len(wanted) > 5 and wanted in text))
        if line.box.bottom < MARGIN * height or plain(line.text) in tails or repeated or CONTINUED.search(line.text):
            continue
        return True
    return False


def plain(text: str) -> str:
    """``text`` without digits and case: what stays the same of a running head from page to page."""
    return re.sub(r"[\d\s]+", "", text.lower())


def _same_columns(before: Reading, after: Reading) -> bool:
    zones, others = before.zones(), after.zones()
    shared = [k for k in zones if k in others]
    fitting = 0
    for k in shared:
        a, b = zones[k], others[k]
        near = min(abs(a[0] - b[0]), abs(a[1] - b[1]), abs(a[0] + a[1] - b[0] - b[1]) / 2) <= SAME_EDGE
        fitting += near and min(a[1], b[1]) > max(a[0], b[0])
    return bool(shared) and fitting >= ALIGNED * len(shared)


def _starts_in_body(first: Reading, after: Reading) -> bool:
    """Whether ``after`` begins without headings of its own: with figures, or as another row of a table of text."""
    top = [cell for cell in after.cells if cell.row == 0 and cell.words]
    numbers = [cell.text for cell in top if cell.column > 0 and is_number(cell.text) and has_digit(cell.text)]
    if any(not YEAR.match(text) for text in numbers) or all(cell.column == 0 for cell in top):
        return True
    body = [cell for cell in first.cells if cell.row >= first.header_rows and cell.column > 0 and cell.words]
    figures = sum(is_number(cell.text) for cell in body)
    same_frame = abs(first.box.x0 - after.box.x0) < SAME_EDGE and abs(first.box.x1 - after.box.x1) < SAME_EDGE
    ruled = first.found_by == after.found_by == "grid" and same_frame
    return (ruled or first.columns >= SEVERAL) and figures <= 0.5 * len(body)
