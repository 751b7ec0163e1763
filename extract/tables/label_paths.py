"""Which cells are labels, and the path of headings and row labels that each body cell stands under."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...schema.document import ReadBy
from ...schema.record import Box
from ...schema.tables import Cell, Table
from .label_column import label_between
from .text_lines import is_number

LABEL_SHARE = 0.5
"""Share of numbers from which a column is data and no longer labels."""
TOLD_APART = 0.9
"""Share of rows that must have a label of their own: a label is now and then printed twice."""


class PlacedCell(NamedTuple):
    """A cell of a table before its labels are known; the fields are those of ``Cell``."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    box: Box | None
    page: int
    read_by: ReadBy = "text layer"
    confidence: float = 1.0
    is_header: bool = False


def labelled(table: Table, cells: Sequence[PlacedCell]) -> Table:
    """``table``, which holds none yet, with ``cells``: label columns counted, headers marked, paths filled."""
    labels = label_columns(table, cells)
    groups = _group_rows(table, cells, labels)
    at = {
        (row, column): cell
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    indents = _indents(cells, labels)
    row_paths: dict[int, tuple[str, ...]] = {}
    column_paths: dict[int, tuple[str, ...]] = {}
    made = []
    for cell in cells:
        header = cell.row < table.header_rows or cell.column in labels or cell.row in groups
        if not header and cell.row not in row_paths:
            row_paths[cell.row] = _row_path(table, at, cell.row, labels, groups, indents)
        if not header and cell.column not in column_paths:
            column_paths[cell.column] = _column_path(table, at, cell.column)
        made.append(
            Cell(
                row=cell.row,
                column=cell.column,
                row_span=cell.row_span,
                column_span=cell.column_span,
                text=cell.text,
                box=cell.box,
                page=cell.page,
                is_header=cell.is_header or (header and bool(cell.text)),
                row_path=() if header else row_paths[cell.row],
                column_path=() if header else column_paths[cell.column],
                read_by=cell.read_by,
                confidence=cell.confidence,
            )
        )
    said = {"cells": tuple(made), "header_columns": len(labels), "label_column": labels.start}
    return table.model_copy(update=said)


def label_columns(table: Table, cells: Sequence[PlacedCell]) -> range:
    """The columns of ``table``, made of ``cells``, that hold the rows' labels; none in one of one column.

    They are the first ones and end before the first column of figures, or with the column from which on every row is
    told apart; a column of reference numbers is not enough for that. Where figures stand on both sides of the only
    column of words, that is the one.
    """
    if table.columns < 2:
        return range(0)
    texts: dict[int, dict[int, str]] = {column: {} for column in range(table.columns)}
    for cell in cells:
        if cell.row >= table.header_rows and cell.text and cell.column_span == 1:
            for row in range(cell.row, cell.row + cell.row_span):
                texts[cell.column][row] = cell.text
    filled = [column for column, own in texts.items() if own]
    if (between := label_between([[*texts[column].values()] for column in filled])) is not None:
        return range(filled[between], filled[between] + 1)
    seen: dict[int, tuple[str, ...]] = {}
    for column in range(table.columns - 1):
        own = texts[column]
        if column and own and _is_of_figures(own):
            return range(column)
        for row, text in own.items():
            seen[row] = (*seen.get(row, ()), text)
        in_words = sum(_is_wording(text) for text in own.values()) > LABEL_SHARE * max(1, len(own))
        if in_words and len(set(seen.values())) >= TOLD_APART * len(seen):
            return range(column + 1)
    return range(next((k for k, own in texts.items() if k and _is_of_figures(own)), 1))


def _is_of_figures(own: Mapping[int, str]) -> bool:
    return sum(is_number(text) for text in own.values()) > LABEL_SHARE * max(1, len(own))


def _is_wording(text: str) -> bool:
    """A label a person would know the row by, rather than a reference, a date or a number."""
    return sum(character.isalpha() for character in text) >= 3 and not is_number(text)


def _group_rows(table: Table, cells: Sequence[PlacedCell], labels: range) -> dict[int, str]:
    """Body rows with words in the label columns or in one spanning cell alone: labels of the rows below them."""
    own: dict[int, list[PlacedCell]] = {}
    through = set[int]()
    for cell in cells:
        if cell.text:
            own.setdefault(cell.row, []).append(cell)
            if cell.column not in labels:
                through.update(range(cell.row + 1, cell.row + cell.row_span))
    return {
        row: own[row][0].text
        for row in range(table.header_rows, table.rows - 1)
        if row not in through and len(own.get(row, ())) == 1 and own[row][0].column in (0, labels.start)
    }


def _indents(cells: Sequence[PlacedCell], labels: range) -> dict[int, float]:
    """Left edge of the first label of each row, where it has one with a box."""
    edges: dict[int, float] = {}
    for cell in sorted(cells, key=lambda c: c.column):
        if cell.column in labels and cell.text and cell.box is not None and cell.row not in edges:
            edges[cell.row] = cell.box.x0
    return edges


def _row_path(
    table: Table,
    at: dict[tuple[int, int], PlacedCell],
    row: int,
    labels: range,
    groups: dict[int, str],
    indents: dict[int, float],
) -> tuple[str, ...]:
    """The labels that the body cells of ``row`` stand under."""
    path: list[str] = []
    for column in labels:
        label = at.get((row, column))
        if label is not None and label.text and label.text not in path:
            path.append(label.text)
    above: list[str] = []
    edge = indents.get(row)
    nearest: float | None = None
    for group in range(row - 1, table.header_rows - 1, -1):
        if group not in groups:
            continue
        group_edge = indents.get(group)
        outer = nearest is None or (group_edge is not None and group_edge < nearest - 2)
        if outer and (edge is None or group_edge is None or group_edge <= edge + 2):
            above.append(groups[group])
            nearest = group_edge
            if group_edge is None:
                break
    return (*reversed(above), *path)


def _column_path(table: Table, at: dict[tuple[int, int], PlacedCell], column: int) -> tuple[str, ...]:
    """The headings that the body cells of ``column`` stand under."""
    path: list[PlacedCell] = []
    for row in range(table.header_rows):
        heading = at.get((row, column))
        if heading is not None and heading.text and heading not in path:
            path.append(heading)
    return tuple(heading.text for heading in path)
