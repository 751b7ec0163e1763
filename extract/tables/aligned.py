"""How a table without a full grid is read: columns by the alignment of its phrases, rows by their profiles."""

from collections.abc import Sequence
from dataclasses import replace

from ...schema.document import Word
from ...schema.record import Box
from .blank_columns import with_blank_columns
from .columns import Columns, cut_at_columns, find_columns
from .draft import DraftCell, Reading, in_reading_order
from .heading_cells import heading_cells
from .heading_rows import LONGEST_HEADING, full_rules, heading_depth, heads_rows
from .row_grouping import group_rows
from .rules import Rules
from .text_lines import TextLine, is_number, text_lines

UNLABELLED = 0.3
"""Share of the rows without a label from which labels may stand for several rows."""


def read_aligned(words: Sequence[Word], rules: Rules, box: Box, *, found_by: str) -> Reading | None:
    """The region ``box`` read by alignment; none where its words keep to no columns."""
    walls = [(rule.at, rule.start, rule.end) for rule in rules.vertical]
    lines = text_lines(words, walls=walls)
    columns = find_columns(lines)
    if columns is None:
        return None
    columns = with_blank_columns(columns, lines[:LONGEST_HEADING])
    depth = heading_depth(lines, columns, rules, box)
    again = find_columns(lines[depth:], headings=lines[:depth]) if depth else None
    columns = with_blank_columns(again or columns, lines[:depth])
    head, head_rows = heading_cells(lines[:depth], columns, rules)
    floors = full_rules(rules, box)
    cells = list(head)
    body = [
        line if heads_rows(line, columns) or _labels(line, columns) else cut_at_columns(line, columns, body=True)
        for line in lines[depth:]
    ]
    rows = group_rows(body, columns, floors=floors)
    for offset, row in enumerate(rows):
        cells.extend(_row_cells(row, columns, head_rows + offset))
    cells = [
        cell.holding(in_reading_order(cell.words)) if len(cell.words) > 1 else cell
        for cell in _with_labels_over_rows(cells, columns.label, head_rows, head_rows + len(rows))
    ]
    return Reading(head_rows + len(rows), len(columns.zones), cells, head_rows, box, found_by)


def _labels(line: TextLine, columns: Columns) -> bool:
    """Whether a line is a label alone, which may run on over the blank places beside it."""
    words = line.words
    beside = columns.at(words[0].box.x0) == columns.label
    return len(line.phrases) == 1 and beside and not any(is_number(word.text) for word in words)


def _row_cells(row: Sequence[TextLine], columns: Columns, number: int) -> list[DraftCell]:
    """The cells of one row; a phrase alone in the middle of the table is a heading of the rows below and spans them."""
    phrases = [phrase for line in row for phrase in line.phrases]
    if len(phrases) == 1:
        only = phrases[0]
        if columns.centred(only.box):
            return [DraftCell(number, 0, 1, len(columns.zones), only.words)]
        first, last = columns.covered(only.box)
        return [DraftCell(number, first, 1, last - first + 1 if first > columns.label else 1, only.words)]
    held: dict[int, list[Word]] = {}
    for phrase in phrases:
        held.setdefault(columns.covered(phrase.box)[0], []).extend(phrase.words)
    return [DraftCell(number, column, 1, 1, held[column]) for column in sorted(held)]


def _with_labels_over_rows(cells: list[DraftCell], column: int, first: int, end: int) -> list[DraftCell]:
    """``cells`` with labels of ``column`` put together that run on in small letters beside the next row.

    Only where many rows have no label of their own: there a label stands for several rows.
    """
    labels = {cell.row: cell for cell in cells if cell.row >= first and cell.column == column and cell.column_span == 1}
    filled = {cell.row for cell in cells if cell.column != column}
    if sum(row not in labels for row in range(first, end)) < UNLABELLED * (end - first):
        return cells
    for row in range(first + 1, end):
        label, above = labels.get(row), labels.get(row - 1)
        if label is None or above is None or not (row in filled and row - 1 in filled):
            continue
        if label.text[:1].islower() and label.words[0].box.top - above.words[-1].box.bottom < label.words[0].box.height:
            both = replace(above, words=[*above.words, *label.words], row_span=above.row_span + 1)
            labels[row] = both
            cells = [both if cell is above else cell for cell in cells if cell is not label]
    return cells
