"""Which HTML tables hold data, and at which row and column each of their cells stands."""

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from ..schema.document import GridCell

MAX_SPAN = 200
"""No printed table spans more; a page that says ``colspan=99999`` must not cost memory."""
MAX_CELLS = 20_000
LONG_CELL = 600
"""Characters: a two-column table whose cells are longer than this on average lays out prose."""


def rows_of(table: HtmlElement) -> list[HtmlElement]:
    """The rows of this table in document order, those of tables inside its cells left out."""
    rows: list[HtmlElement] = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows.extend(row for row in child if row.tag == "tr")
    return rows


def cells_of(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def lays_out(table: HtmlElement) -> bool:
    """Whether the table only places things on the page, so that its cells are to be read as running text.

    ModernGov's agenda (``mgItemTable``), tables said to be presentational, tables in whose cells there are headings
    or further tables, those of a single cell, and columns of long prose.
    """
    marks = f"{table.get('class', '')} {table.get('id', '')}"
    if table.get("role") in ("presentation", "none") or "mgItemTable" in marks:
        return True
    rows = rows_of(table)
    cells = [cell for row in rows for cell in cells_of(row)]
    if len(cells) <= 1:
        return True
    if any(True for _ in table.iterdescendants("table", "h1", "h2", "h3", "form")):
        return True
    if any(cell.tag == "th" for cell in cells):
        return False
    lengths = [len(cell.text_content().strip()) for cell in cells]
    return sum(lengths) / len(rows) > LONG_CELL


def grid_cells(table: HtmlElement, text_of: Callable[[HtmlElement], str]) -> tuple[GridCell, ...]:
    """The cells of a data table at their positions, row and column spans resolved; rows and columns from 0.

    A ``th`` is a header, so is every cell of a ``thead``, and, where there is neither, the first row if all of it
    is bold. ``text_of`` gives the text of a cell.
    """
    rows = rows_of(table)
    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []
    bold_head = _has_bold_head(table, rows)
    for row_number, row in enumerate(rows):
        column = 0
        for element in cells_of(row):
            while (row_number, column) in taken:
                column += 1
            row_span = _span(element, "rowspan", whole=len(rows) - row_number)
            column_span = _span(element, "colspan", whole=1)
            taken.update(
                (r, c) for r in range(row_number, row_number + row_span) for c in range(column, column + column_span)
            )
            parent = row.getparent()
            cells.append(
                GridCell(
                    row=row_number,
                    column=column,
                    row_span=row_span,
                    column_span=column_span,
                    text=text_of(element),
                    is_header=element.tag == "th"
                    or (parent is not None and parent.tag == "thead")
                    or (bold_head and row_number == 0),
                )
            )
            column += column_span
            if len(cells) >= MAX_CELLS:
                return tuple(cells)
    return tuple(cells)


def _span(element: HtmlElement, attribute: str, *, whole: int) -> int:
    """A span of 0 reaches to the end (HTML, 4.9.11); nonsense counts as 1; rows end with the table."""
    try:
        span = int(element.get(attribute, "1").strip())
    except ValueError:
        return 1
    if span == 0:
        return max(whole, 1)
    limit = max(whole, 1) if attribute == "rowspan" else MAX_SPAN
    return min(max(span, 1), limit)


def _has_bold_head(table: HtmlElement, rows: list[HtmlElement]) -> bool:
    if not rows or next(table.iterdescendants("th", "thead"), None) is not None:
        return False
    written = [cell for cell in cells_of(rows[0]) if cell.text_content().strip()]
    return len(rows) > 1 and bool(written) and all(_is_bold(cell) for cell in written)


def _is_bold(cell: HtmlElement) -> bool:
    text = "".join(cell.text_content().split())
    bold = "".join(piece for piece in _bold_pieces(cell))
    return len(bold) >= len(text)


def _bold_pieces(element: HtmlElement) -> Iterator[str]:
    for inner in element.iterdescendants("b", "strong"):
        if not any(above.tag in ("b", "strong") for above in inner.iterancestors()):
            yield "".join(inner.text_content().split())
