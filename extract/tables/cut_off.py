"""Lines that a page break parts from their table, too few to be one of their own: the caption or the headings left at
the foot of a page, the last rows at the top of the next."""

import itertools
from collections.abc import Sequence

from ...schema.document import Page
from ...schema.record import Box, around
from .columns import Columns
from .continuing import CONTINUED, MARGIN, SAME_EDGE, PageTable, plain
from .draft import DraftCell, Reading
from .heading_cells import heading_cells
from .heading_rows import LONGEST_HEADING
from .rules import Rules
from .surroundings import NUMBERED, surroundings_of
from .text_lines import Phrase, TextLine, has_digit, is_number

FOOT = 0.7
"""Share of the page's height that print before a page break reaches down to."""
MOST_COLUMNS = 0.5
"""Share of the columns of figures that a row must fill, and a line of headings stand over."""
CLOSE = 0.9
"""White between two lines of headings, in type sizes."""


def rows_cut_off(before: PageTable, page: Page, lines: Sequence[TextLine]) -> tuple[PageTable | None, list[TextLine]]:
    """The rows of ``before``, the last table of the page before, that stand at the top of ``page``, and what is left of
    ``lines``, which belong to no table. None where the first lines are no such rows."""
    rest = list(lines)
    zones = before.reading.zones()
    if 0 not in zones or len(zones) < 2 or not _ends_page(before):
        return None, rest
    repeated = {plain(line.text) for line in before.lines}
    rows: list[TextLine] = []
    cells: list[DraftCell] = []
    for line in lines:
        places = _row_places(line, zones)
        if places is None:
            if not rows and _is_running_head(line, page, repeated):
                continue
            break
        cells.extend(DraftCell(len(rows), column, words=phrase.words) for column, phrase in places.items())
        rows.append(line)
    if not rows:
        return None, rest
    left = [line for line in rest if not any(line is row for row in rows)]
    box = around([line.box for line in rows])
    reading = Reading(len(rows), before.reading.columns, cells, 0, box, before.reading.found_by, before.reading.score)
    return PageTable(page, reading, surroundings_of(reading, left), tuple(left)), left


def headings_cut_off(page: Page, lines: Sequence[TextLine], table: PageTable) -> PageTable | None:
    """The headings of ``table``, the first of its page, that are the last of ``lines`` on ``page`` before it; none
    where it has headings or those lines do not stand over its columns."""
    zones = table.reading.zones()
    headless = not table.reading.header_rows and len(zones) == table.reading.columns > 2
    if not headless or not _begins_page(table, lines):
        return None
    heads: list[TextLine] = []
    for line in reversed(_body_before(page, lines, table)[-LONGEST_HEADING:]):
        if not _stands_over(line, zones) or (heads and heads[0].box.top - line.box.bottom > CLOSE * line.size):
            break
        heads.insert(0, line)
    if not heads or heads[-1].box.bottom < FOOT * page.frame[1]:
        return None
    covered = {_over(phrase, zones) for line in heads for phrase in line.phrases}
    if len(covered - {0}) < max(2, MOST_COLUMNS * (len(zones) - 1)):
        return None
    ordered = [zones[column] for column in sorted(zones)]
    separators = tuple((a[1] + b[0]) / 2 for a, b in itertools.pairwise(ordered))
    cells, rows = heading_cells(heads, Columns(tuple(ordered), separators), Rules())
    box = around([line.box for line in heads])
    reading = Reading(rows, table.reading.columns, cells, rows, box, table.reading.found_by, table.reading.score)
    left = [line for line in lines if not any(line is head for head in heads)]
    return PageTable(page, reading, surroundings_of(reading, left), tuple(left))


def with_caption(page: Page, lines: Sequence[TextLine], table: PageTable) -> PageTable:
    """``table``, the first of its page, under the caption that is the last of ``lines`` on ``page`` before it; a
    running head is no title."""
    if not _begins_page(table, lines):
        return table
    body = _body_before(page, lines, table)
    last = body[-1].text if body and body[-1].box.bottom > FOOT * page.frame[1] else ""
    title = table.around_it.title
    if NUMBERED.match(last):
        title = last
    elif plain(title) in {plain(line.text) for line in lines}:
        title = ""
    return table._replace(around_it=table.around_it._replace(title=title))


def _body_before(page: Page, lines: Sequence[TextLine], table: PageTable) -> list[TextLine]:
    """``lines`` of the page before ``table`` without what is printed at the foot of every page."""
    repeated = {plain(line.text) for line in table.lines}
    foot = (1 - MARGIN) * page.frame[1]
    return [line for line in lines if line.box.top <= foot and plain(line.text) not in repeated]


def _ends_page(table: PageTable) -> bool:
    """Whether nothing but what stands in the margin is printed below ``table``, which reaches down to it."""
    box, height = table.reading.box, table.page.frame[1]
    below = [line for line in table.lines if line.box.middle_y > box.bottom]
    return box.bottom > FOOT * height and all(line.box.top > (1 - MARGIN) * height for line in below)


def _begins_page(table: PageTable, before: Sequence[TextLine]) -> bool:
    repeated = {plain(line.text) for line in before}
    above = [line for line in table.lines if line.box.middle_y < table.reading.box.top]
    return all(_is_running_head(line, table.page, repeated) for line in above)


def _is_running_head(line: TextLine, page: Page, repeated: set[str]) -> bool:
    return line.box.bottom < MARGIN * page.frame[1] or plain(line.text) in repeated or bool(CONTINUED.search(line.text))


def _row_places(line: TextLine, zones: dict[int, tuple[float, float]]) -> dict[int, Phrase] | None:
    """The column of each phrase of a row of figures under a label; none where the line is no such row."""
    label, *figures = line.phrases
    if not figures or is_number(label.text) or not _begins(label, zones[0]):
        return None
    places = {0: label}
    for phrase in figures:
        if not is_number(phrase.text):
            return None
        column = _aligned(phrase.box, zones)
        if column is None or column <= max(places):
            return None
        places[column] = phrase
    known = any(has_digit(phrase.text) for phrase in figures)
    return places if known and len(figures) >= MOST_COLUMNS * (len(zones) - 1) else None


def _begins(label: Phrase, zone: tuple[float, float]) -> bool:
    return zone[0] - SAME_EDGE <= label.box.x0 < max(zone[1], zone[0] + SAME_EDGE)


def _aligned(box: Box, zones: dict[int, tuple[float, float]]) -> int | None:
    """The column whose left, right or middle a figure keeps to."""
    offs = {
        column: min(abs(box.x0 - zone[0]), abs(box.x1 - zone[1]), abs(box.middle_x - sum(zone) / 2))
        for column, zone in zones.items()
        if min(box.x1, zone[1]) > max(box.x0, zone[0])
    }
    column = min(offs, key=lambda k: offs[k], default=None)
    return column if column is not None and offs[column] <= SAME_EDGE else None


def _stands_over(line: TextLine, zones: dict[int, tuple[float, float]]) -> bool:
    """Whether every phrase is a heading over one column of its own: no figure, years excepted."""
    columns = [_over(phrase, zones) for phrase in line.phrases]
    figures = any(phrase.is_number and not phrase.is_year for phrase in line.phrases)
    own = [column for column in columns if column is not None]
    return len(own) == len(columns) > 1 and len(set(own)) == len(own) and not figures


def _over(phrase: Phrase, zones: dict[int, tuple[float, float]]) -> int | None:
    return next((column for column, zone in zones.items() if _covers(phrase.box, zone)), None)


def _covers(box: Box, zone: tuple[float, float]) -> bool:
    return min(box.x1, zone[1]) - max(box.x0, zone[0]) > 0.5 * min(box.width, zone[1] - zone[0])
