"""Which cells are labels, and the path of headings and row labels that each body cell stands under."""

from ...schema.tables import Cell, Table
from .text_lines import is_number

LABEL_SHARE = 0.5
"""Share of numbers from which a column is data and no longer labels."""
TOLD_APART = 0.9
"""Share of rows that must have a label of their own: a label is now and then printed twice."""


def labelled(table: Table) -> Table:
    """``table`` with its label columns counted, headers marked and the paths of all body cells filled."""
    columns = label_columns(table)
    groups = _group_rows(table, columns)
    at: dict[tuple[int, int], Cell] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                at[row, column] = cell
    indents = _indents(table, columns)
    cells = []
    for cell in table.cells:
        header = cell.row < table.header_rows or cell.column < columns or cell.row in groups
        if header:
            cells.append(cell.model_copy(update={"is_header": bool(cell.text) or cell.is_header}))
            continue
        cells.append(
            cell.model_copy(
                update={
                    "row_path": _row_path(table, at, cell, columns, groups, indents),
                    "column_path": _column_path(table, at, cell),
                }
            )
        )
    return table.model_copy(update={"cells": tuple(cells), "header_columns": columns})


def label_columns(table: Table) -> int:
    """How many columns on the left hold the rows' labels; none in a table of one column.

    They end before the first column of figures, or with the column from which on every row is told apart; a column of
    reference numbers is not enough for that.
    """
    if table.columns < 2:
        return 0
    texts: dict[int, dict[int, str]] = {column: {} for column in range(table.columns)}
    for cell in table.cells:
        if cell.row >= table.header_rows and cell.text and cell.column_span == 1:
            for row in range(cell.row, cell.row + cell.row_span):
                texts[cell.column][row] = cell.text
    seen: dict[int, tuple[str, ...]] = {}
    for column in range(table.columns - 1):
        own = texts[column]
        if column and own and sum(is_number(text) for text in own.values()) > LABEL_SHARE * len(own):
            return column
        for row, text in own.items():
            seen[row] = (*seen.get(row, ()), text)
        in_words = sum(_is_wording(text) for text in own.values()) > LABEL_SHARE * max(1, len(own))
        if in_words and len(set(seen.values())) >= TOLD_APART * len(seen):
            return column + 1
    figures = [sum(is_number(t) for t in own.values()) > LABEL_SHARE * max(1, len(own)) for own in texts.values()]
    return next((k for k, is_figures in enumerate(figures) if is_figures and k > 0), 1)


def _is_wording(text: str) -> bool:
    """A label a person would know the row by, rather than a reference, a date or a number."""
    return sum(character.isalpha() for character in text) >= 3 and not is_number(text)


def _group_rows(table: Table, columns: int) -> set[int]:
    """Body rows with words in the label columns or in one spanning cell alone: labels of the rows below them."""
    own: dict[int, list[Cell]] = {}
    through = set[int]()
    for cell in table.cells:
        if cell.text:
            own.setdefault(cell.row, []).append(cell)
            if cell.column >= columns:
                through.update(range(cell.row + 1, cell.row + cell.row_span))
    return {
        row
        for row in range(table.header_rows, table.rows - 1)
        if row not in through and len(own.get(row, ())) == 1 and own[row][0].column == 0
    }


def _indents(table: Table, columns: int) -> dict[int, float]:
    """Left edge of the first label of each row, where it has one with a box."""
    edges: dict[int, float] = {}
    for cell in sorted(table.cells, key=lambda c: c.column):
        if cell.column < columns and cell.text and cell.box is not None and cell.row not in edges:
            edges[cell.row] = cell.box.x0
    return edges


def _row_path(
    table: Table,
    at: dict[tuple[int, int], Cell],
    cell: Cell,
    columns: int,
    groups: set[int],
    indents: dict[int, float],
) -> tuple[str, ...]:
    path: list[str] = []
    for column in range(columns):
        label = at.get((cell.row, column))
        if label is not None and label.text and label.text not in path:
            path.append(label.text)
    above: list[str] = []
    edge = indents.get(cell.row)
    row = cell.row - 1
    nearest: float | None = None
    while row >= table.header_rows:
        if row in groups:
            text = next(c.text for c in table.cells if c.row == row and c.text)
            group_edge = indents.get(row)
            outer = nearest is None or (group_edge is not None and group_edge < nearest - 2)
            if outer and (edge is None or group_edge is None or group_edge <= edge + 2):
                above.append(text)
                nearest = group_edge
                if group_edge is None:
                    break
        row -= 1
    return (*reversed(above), *path)


def _column_path(table: Table, at: dict[tuple[int, int], Cell], cell: Cell) -> tuple[str, ...]:
    path: list[Cell] = []
    for row in range(table.header_rows):
        heading = at.get((row, cell.column))
        if heading is not None and heading.text and heading not in path:
            path.append(heading)
    return tuple(heading.text for heading in path)
