"""All tables of a page and of a document, as records."""

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from ...schema.document import Document, Page, Word
from ...schema.record import around
from ...schema.tables import Table
from .adjoining import joined_regions
from .choosing import best_reading
from .continuing import PageTable, continues
from .cut_off import headings_cut_off, rows_cut_off, with_caption
from .draft import DraftCell, Reading
from .flows import parted
from .label_paths import PlacedCell, labelled
from .leaders import with_leaders
from .markup import marked_up_tables
from .part_joining import Part, parts_of
from .regions import FreeWords, Region, find_regions
from .sideways import upright_words
from .surroundings import surroundings_of
from .table_or_not import is_key_of_figure
from .text_lines import TextLine, text_lines, words_inside
from .typed_rules import words_left


def tables_on(page: Page) -> tuple[Table, ...]:
    """The tables of one page in reading order, numbered from 1; boxes in points of the shown page."""
    if page.blocks:
        return tuple(marked_up_tables(page))
    return tuple(_table([Part(found)], number=k) for k, found in enumerate(tables_read(page), start=1))


def find_tables(document: Document) -> tuple[Table, ...]:
    """The tables of all pages, numbered through the document from 1; one that runs over pages is one table."""
    tables: list[Table | list[PageTable]] = []
    before: PageRead | None = None
    for page in document.pages:
        if page.blocks:
            tables.extend(marked_up_tables(page))
            before = None
            continue
        read = page_read(page)
        chain = tables[-1] if tables and before is not None and before.tables else None
        if isinstance(chain, list) and read.tables and continues(chain, read.tables[0]):
            chain.append(read.tables[0])
            tables.extend([table] for table in read.tables[1:])
        else:
            if isinstance(chain, list):
                rows, left = rows_cut_off(chain[-1], page, read.lines)
                if rows is not None:
                    chain.append(rows)
                    read = read.with_lines(left)
            for index, table in enumerate(read.tables):
                tables.append([table] if index or before is None else _with_head(before, table))
        before = read
    return tuple(
        entry.model_copy(update={"number": k}) if isinstance(entry, Table) else _table(parts_of(entry), number=k)
        for k, entry in enumerate(tables, start=1)
    )


@dataclass
class PageRead:
    """A page as read: its tables, each with what is printed round it, and the lines outside all of them.

    The lines of a page without a table are put together only where its neighbours ask for them.
    """

    page: Page
    readings: Sequence[Reading]
    outside: Callable[[], Sequence[TextLine]]

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        return tuple(self.outside())

    @cached_property
    def tables(self) -> tuple[PageTable, ...]:
        found = [PageTable(self.page, r, surroundings_of(r, self.lines), self.lines) for r in self.readings]
        return tuple(table for table in found if not is_key_of_figure(table.reading, table.around_it.title))

    def with_lines(self, lines: Sequence[TextLine]) -> "PageRead":
        """The same where only ``lines`` belong to no table."""
        return PageRead(self.page, [table.reading for table in self.tables], lambda: lines)


def tables_read(page: Page) -> tuple[PageTable, ...]:
    """The tables of one page as read, each with what is printed round it."""
    return page_read(page).tables


def page_read(page: Page) -> PageRead:
    """``page`` with its tables found."""
    words = words_of_tables(page)
    regions, free = find_regions(page, words)
    readings = _whole_readings(joined_regions(regions, words), words)
    return PageRead(page, readings, partial(_lines_outside, words, readings, free))


def _lines_outside(words: Sequence[Word], readings: Sequence[Reading], free: FreeWords) -> list[TextLine]:
    """The lines of those ``words`` that no reading holds; most often they are ``free`` of grids and no others."""
    inside = {id(word) for reading in readings for word in reading.words()}
    rest = [word for word in words if id(word) not in inside]
    same = len(rest) == len(free.words) and all(map(operator.is_, rest, free.words))
    lines = free.lines if same else text_lines(rest)
    if free.gutter is None:
        return lines
    columns = parted(lines, free.gutter)
    return sorted((line for flow in columns for line in flow), key=lambda x: (x.box.middle_y, x.box.x0))


def _with_head(before: PageRead, table: PageTable) -> list[PageTable]:
    """``table``, the first of its page, after its headings or under its caption where those end the page before."""
    heads = headings_cut_off(before.page, before.lines, table)
    return [with_caption(before.page, before.lines, table)] if heads is None else [heads, table]


def words_of_tables(page: Page) -> list[Word]:
    """The words of ``page`` that a table may hold: no stamps, no rules, sideways text and leaders as one word."""
    return upright_words(with_leaders(words_left(page.words)), width=page.frame[0])


def _whole_readings(regions: Sequence[Region], words: Sequence[Word]) -> list[Reading]:
    """The readings of those ``regions`` that are tables, each with all words that stand inside it.

    A word inside a table that its region left out, or that a region had which is no table, is the table's.
    """
    read = [(region, reading) for region in regions if (reading := best_reading(region)) is not None]
    held = {id(word) for _, reading in read for word in reading.words()}
    free = [word for word in words if id(word) not in held] if read else []
    readings = []
    for region, reading in read:
        taken = 0
        while inside := words_inside(free, around([word.box for word in region.words])):
            region.words.extend(inside)
            taken += len(inside)
            own = {id(word) for word in inside}
            free = [word for word in free if id(word) not in own]
        whole = best_reading(region) if taken else reading
        if whole is not None:
            readings.append(whole)
    return readings


def _table(parts: list[Part], *, number: int) -> Table:
    """One table from its parts on consecutive pages."""
    first = parts[0].table
    cells: list[PlacedCell] = []
    rows = 0
    for part in parts:
        if part.glued:
            cells = _glued(cells, rows - 1, part)
        own = [cell for cell in part.table.reading.cells if cell.row >= part.skipped + part.glued]
        offset = rows - part.skipped - part.glued
        ordered = sorted(own, key=lambda cell: (cell.row, cell.column))
        cells.extend(_placed(part.table.page, cell, down=offset) for cell in ordered)
        rows += part.table.reading.rows - part.skipped - part.glued
    box = around([cell.box for cell in first.reading.cells if cell.box is not None])
    notes = tuple(note for part in parts for note in part.table.around_it.notes)
    return labelled(
        Table(
            number=number,
            page=first.page.number,
            pages=tuple(part.table.page.number for part in parts),
            box=first.page.shown(box),
            title=first.around_it.title,
            unit_note=next((part.table.around_it.unit_note for part in parts if part.table.around_it.unit_note), ""),
            notes=tuple(dict.fromkeys(notes)),
            rows=rows,
            columns=first.reading.columns,
            cells=(),
            header_rows=first.reading.header_rows,
            confidence=round(min(1.0, *(part.table.reading.score for part in parts)), 3),
            found_by=first.reading.found_by,
        ),
        cells,
    )


def _glued(cells: list[PlacedCell], row: int, part: Part) -> list[PlacedCell]:
    """``cells`` with the first row of ``part`` carried on in the row that the page break cut."""
    rest = {cell.column: cell for cell in part.table.reading.cells if cell.row == part.skipped and cell.words}
    glued = []
    for cell in cells:
        more = rest.pop(cell.column, None) if cell.row <= row < cell.row + cell.row_span else None
        if more is None:
            glued.append(cell)
        else:
            glued.append(cell._replace(text=f"{cell.text} {more.text}".strip()))
    glued.extend(_placed(part.table.page, cell, down=row - part.skipped) for cell in rest.values())
    return glued


def _placed(page: Page, draft: DraftCell, *, down: int = 0) -> PlacedCell:
    return PlacedCell(
        row=draft.row + down,
        column=draft.column,
        row_span=draft.row_span,
        column_span=draft.column_span,
        text=draft.text,
        box=page.shown(draft.box) if draft.box is not None else None,
        page=page.number,
        read_by="ocr" if any(w.read_by == "ocr" for w in draft.words) else "text layer",
        confidence=min((w.confidence for w in draft.words), default=1.0),
    )
