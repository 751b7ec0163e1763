"""Tables that the source itself marks up (HTML, Word), as the same records as printed ones."""

from collections.abc import Sequence

from ...schema.document import Block, Page
from ...schema.tables import Table
from .label_paths import PlacedCell, label_columns, labelled
from .surroundings import CAPTION, NOTE_WORD, UNIT
from .text_lines import YEAR, has_digit, is_number

TITLE_WORDS = 30
"""A paragraph before a table that is longer is no title."""


def marked_up_tables(page: Page) -> list[Table]:
    """The tables among the blocks of ``page``, without boxes; a table used for layout (one cell) is left out."""
    found: list[Table] = []
    for index, block in enumerate(page.blocks):
        if block.kind == "table" and _is_data(block):
            found.append(_table(page, index, block, number=len(found) + 1))
    return found


def _is_data(block: Block) -> bool:
    filled = [cell for cell in block.cells if cell.text.strip()]
    rows = {cell.row for cell in filled}
    columns = {cell.column for cell in filled}
    return len(rows) >= 2 and len(columns) >= 2


def _table(page: Page, index: int, block: Block, *, number: int) -> Table:
    rows = max(cell.row + cell.row_span for cell in block.cells)
    columns = max(cell.column + cell.column_span for cell in block.cells)
    cells = [
        PlacedCell(
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            text=" ".join(cell.text.split()),
            box=None,
            page=page.number,
            is_header=cell.is_header,
        )
        for cell in sorted(block.cells, key=lambda c: (c.row, c.column))
    ]
    title = _title(page, index)
    table = Table(
        number=number,
        page=page.number,
        pages=(page.number,),
        title=title,
        notes=_notes(page, index),
        rows=rows,
        columns=columns,
        cells=(),
        header_rows=_heading_rows(block, rows),
        found_by="markup",
        anchor=block.anchor,
    )
    return labelled(table.model_copy(update={"unit_note": _unit_note(table, cells)}), cells)


def _heading_rows(block: Block, rows: int) -> int:
    """Rows at the top marked as headings throughout; where none is marked, those above the first row of figures."""
    marked = 0
    for row in range(rows - 1):
        cells = [cell for cell in block.cells if cell.row <= row < cell.row + cell.row_span]
        filled = [cell for cell in cells if cell.text.strip()]
        if filled and all(cell.is_header for cell in filled):
            marked = row + 1
        else:
            break
    if marked:
        return marked
    for row in range(rows):
        texts = [c.text.strip() for c in block.cells if c.row == row and c.column > 0 and c.text.strip()]
        figures = [t for t in texts if is_number(t) and has_digit(t) and not YEAR.match(t)]
        if figures and len(figures) >= 0.5 * len(texts):
            return row
    return 1


def _title(page: Page, index: int) -> str:
    for block in (page.blocks[index - 1] if index else None, *page.blocks[index + 1 : index + 2]):
        if block is not None and block.kind == "caption":
            return block.text
    if index == 0:
        return ""
    before = page.blocks[index - 1]
    if before.kind == "heading" or CAPTION.match(before.text) or before.text.rstrip().endswith(":"):
        return before.text if len(before.text.split()) <= TITLE_WORDS else ""
    return ""


def _notes(page: Page, index: int) -> tuple[str, ...]:
    """The paragraphs right below the table that begin with a footnote mark or call themselves a note."""
    notes = []
    for block in page.blocks[index + 1 :]:
        if not ((block.text[:1] in "*†‡" and block.text) or NOTE_WORD.match(block.text)):
            break
        notes.append(block.text)
    return tuple(notes)


def _unit_note(table: Table, cells: Sequence[PlacedCell]) -> str:
    labels = label_columns(table, cells)
    corner = [cell.text for cell in cells if cell.row < max(1, table.header_rows) and cell.column in labels]
    for text in (table.title, *corner):
        found = UNIT.search(text)
        if found:
            return found.group(0).strip("() ")
    return ""
