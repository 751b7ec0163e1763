"""How headings are told apart that a grid draws as one cell over several columns, a band of colour without rules."""

from ...schema.record import around
from .columns import Columns
from .draft import DraftCell
from .heading_cells import heading_cells
from .rules import Lattice
from .text_lines import text_lines

TOPMOST = 3
"""Rows of a grid that may be such a band."""


def with_headings_parted(cells: list[DraftCell], rows: int, lattice: Lattice) -> tuple[list[DraftCell], int]:
    """``cells`` of a grid of ``rows`` rows with headings side by side in one merged cell as cells of their own."""
    for cell in [c for c in cells if c.row < TOPMOST and c.column_span > 1]:
        lines = text_lines(cell.words)
        if not any(len(line.phrases) > 1 for line in lines):
            continue
        columns = _columns_under(cell, cells, lattice)
        parted, depth = heading_cells(lines, columns, lattice.rules)
        more = max(0, depth - cell.row_span)
        end = cell.row + cell.row_span
        for other in cells:
            if other is cell:
                continue
            if other.row >= end:
                other.row += more
            elif other.row + other.row_span >= end:
                other.row_span += more
        rows += more
        spare = cell.row_span + more - depth
        for new in parted:
            last = new.last_row == depth - 1
            new.row, new.column = new.row + cell.row, new.column - 1 + cell.column
            new.row_span += spare if last else 0
        cells = [c for c in cells if c is not cell] + parted
    return cells, rows


def _columns_under(cell: DraftCell, cells: list[DraftCell], lattice: Lattice) -> Columns:
    """The columns that ``cell`` runs over, by the words beneath it, after one more that stands for the labels'."""
    zones = [(lattice.xs[cell.column] - 3, lattice.xs[cell.column] - 2)]
    for column in range(cell.column, cell.last_column + 1):
        boxes = [
            word.box
            for c in cells
            if c.column == column and c.column_span == 1 and c.row > cell.row
            for word in c.words
        ]
        box = around(boxes) if boxes else None
        zones.append((box.x0, box.x1) if box else (lattice.xs[column] + 1, lattice.xs[column + 1] - 1))
    return Columns(tuple(zones), lattice.xs[cell.column : cell.last_column + 1])
