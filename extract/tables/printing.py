"""Tables as text for people and programs: JSON as in the contract, CSV, HTML."""

import csv
import html
import io
import json
from collections.abc import Sequence

from ...schema.record import Box
from ...schema.tables import Cell, Table


def as_json(tables: Sequence[Table]) -> str:
    """A list of tables with their cells; boxes are ``[x0, top, x1, bottom]`` in points of the shown page, or null."""
    return json.dumps([_table_fields(table) for table in tables], ensure_ascii=False, indent=1)


def _table_fields(table: Table) -> dict[str, object]:
    return {
        "page": table.page,
        "pages": list(table.pages),
        "box": _box(table.box),
        "title": table.title,
        "unit_note": table.unit_note,
        "notes": list(table.notes),
        "rows": table.rows,
        "columns": table.columns,
        "header_rows": table.header_rows,
        "header_columns": table.header_columns,
        "confidence": table.confidence,
        "found_by": table.found_by,
        "cells": [_cell_fields(cell) for cell in table.cells],
    }


def _cell_fields(cell: Cell) -> dict[str, object]:
    return {
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "text": cell.text,
        "box": _box(cell.box),
        "page": cell.page,
        "is_header": cell.is_header,
        "row_path": list(cell.row_path),
        "column_path": list(cell.column_path),
    }


def _box(box: Box | None) -> list[float] | None:
    return [round(edge, 2) for edge in box] if box is not None else None


def as_csv(tables: Sequence[Table]) -> str:
    """Every table as its rows, a blank line between two tables; a merged cell's text stands in its first place."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for index, table in enumerate(tables):
        if index:
            writer.writerow([])
        grid = [[""] * table.columns for _ in range(table.rows)]
        for cell in table.cells:
            grid[cell.row][cell.column] = cell.text
        writer.writerows(grid)
    return out.getvalue()


def as_html(tables: Sequence[Table]) -> str:
    """A page of HTML tables with their titles, spans and headings."""
    parts = [_html_table(table) for table in tables]
    return "\n".join(['<!doctype html>\n<meta charset="utf-8">\n<title>Tables</title>', *parts, ""])


def _html_table(table: Table) -> str:
    rows = []
    for row in range(table.rows):
        cells = sorted((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.column)
        rows.append("<tr>" + "".join(_html_cell(cell) for cell in cells) + "</tr>")
    caption = html.escape(table.title or f"Page {table.page}")
    return "\n".join(["<table>", f"<caption>{caption}</caption>", *rows, "</table>"])


def _html_cell(cell: Cell) -> str:
    tag = "th" if cell.is_header else "td"
    spans = "".join(
        f' {name}="{span}"' for name, span in (("rowspan", cell.row_span), ("colspan", cell.column_span)) if span > 1
    )
    return f"<{tag}{spans}>{html.escape(cell.text)}</{tag}>"
