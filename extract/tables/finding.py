"""All tables of a page and of a document, as records."""

from ...schema.document import Document, Page
from ...schema.record import around
from ...schema.tables import Cell, Table
from .adjoining import joined_regions
from .choosing import best_reading
from .draft import DraftCell, Reading
from .label_paths import labelled
from .markup import marked_up_tables
from .regions import find_regions
from .surroundings import Surroundings, surroundings_of
from .text_lines import text_lines


def tables_on(page: Page) -> tuple[Table, ...]:
    """The tables of one page in reading order, numbered from 1; boxes in points of the shown page."""
    if page.blocks:
        return tuple(marked_up_tables(page))
    words = [word for word in page.words if word.text.strip()]
    regions = joined_regions(find_regions(page), words)
    readings = [reading for region in regions if (reading := best_reading(region)) is not None]
    if not readings:
        return ()
    inside = {id(word) for reading in readings for word in reading.words()}
    lines = text_lines([word for word in words if id(word) not in inside])
    return tuple(
        _table(page, reading, surroundings_of(reading, lines), number=number)
        for number, reading in enumerate(readings, start=1)
    )


def find_tables(document: Document) -> tuple[Table, ...]:
    """The tables of all pages, numbered through the document from 1."""
    found: list[Table] = []
    for page in document.pages:
        for table in tables_on(page):
            found.append(table.model_copy(update={"number": len(found) + 1}))
    return tuple(found)


def _table(page: Page, reading: Reading, around_it: Surroundings, *, number: int) -> Table:
    cells = tuple(_cell(page, cell) for cell in sorted(reading.cells, key=lambda c: (c.row, c.column)))
    box = around([c.box for c in reading.cells if c.box is not None])
    return labelled(
        Table(
            number=number,
            page=page.number,
            pages=(page.number,),
            box=page.shown(box),
            title=around_it.title,
            unit_note=around_it.unit_note,
            notes=around_it.notes,
            rows=reading.rows,
            columns=reading.columns,
            cells=cells,
            header_rows=reading.header_rows,
            confidence=round(min(1.0, reading.score), 3),
            found_by=reading.found_by,
        )
    )


def _cell(page: Page, draft: DraftCell) -> Cell:
    box = draft.box
    return Cell(
        row=draft.row,
        column=draft.column,
        row_span=draft.row_span,
        column_span=draft.column_span,
        text=draft.text,
        box=page.shown(box) if box is not None else None,
        page=page.number,
        read_by="ocr" if any(w.read_by == "ocr" for w in draft.words) else "text layer",
        confidence=min((w.confidence for w in draft.words), default=1.0),
    )
