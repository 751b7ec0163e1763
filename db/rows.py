"""What a paper is as rows: the flat form in which a worker hands a reading over and the writer stores it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from ..schema.document import Document, Page, Stated
from ..schema.figures import Extraction, Figure, Observation
from ..schema.problems import Problem
from ..schema.record import Box, around
from ..schema.tables import Cell, Passage, Table

Row = tuple[Any, ...]

COLUMNS: dict[str, tuple[str, ...]] = {
    "document_details": ("document_id", "detail", "text", "source", "page", "box"),
    "agenda_items": ("document_id", "position", "number", "title", "first_page", "last_page", "source"),
    "pages": ("document_id", "number", "label", "width", "height", "turn", "read_by", "words"),
    "tables": (
        "document_id", "number", "page", "pages", "box", "title", "unit_note", "notes", "rows", "columns",
        "header_rows", "header_columns", "labels", "confidence", "found_by", "anchor",
    ),
    "cells": (
        "document_id", "table_number", "row", "column", "row_span", "column_span", "text", "page", "box", "is_header",
        "row_path", "column_path", "read_by", "confidence",
    ),
    "passages": (
        "document_id", "number", "kind", "page", "box", "heading", "text", "read_by", "confidence", "anchor",
    ),
    "figures": (
        "document_id", "figure_id", "source_kind", "page", "box", "text", "value", "unit", "scale", "row_path",
        "column_path", "quote", "period_text", "table_number", "row", "column", "passage_number", "read_by",
        "read_confidence",
    ),
    "observations": (
        "document_id", "observation_id", "figure_id", "metric", "measure", "breakdown", "qualifier", "area_name",
        "area_code", "value", "unit", "value_text", "bound", "period_text", "period_kind", "period_start",
        "period_end", "period_from", "status", "document_name", "document_sha256", "document_title", "council",
        "committee", "meeting_date", "page", "page_label", "box", "source_kind", "read_by", "quote", "confidence",
        "checks",
    ),
    "problems": ("document_id", "path", "code", "message", "cure", "severity", "page", "box", "evidence"),
}  # fmt: skip
"""Columns of each table that a paper fills, parents before their children."""

KEYS: dict[str, tuple[str, ...]] = {
    "tables": ("number",),
    "cells": ("table_number", "row", "column"),
    "passages": ("number",),
    "figures": ("figure_id",),
    "observations": ("observation_id",),
}
"""What names a row within its paper."""


@dataclass(frozen=True, slots=True)
class PaperRows:
    """One paper, ready to be stored."""

    document: dict[str, Any]
    """The row of ``documents``."""
    rows: dict[str, list[Row]] = field(default_factory=dict)
    """Rows of every other table, in the order of ``COLUMNS``."""

    @property
    def document_id(self) -> int:
        return int(self.document["id"])


def document_id(sha256: str) -> int:
    """The number a paper has in the database: the first 52 bits of its content hash.

    A number is a quarter of the size of the hash in the rows of every figure; 52 bits are exact in JSON and Excel. Of
    two million papers one pair in a thousand archives shares a number: the writer refuses the second of such a pair.
    """
    return int(sha256[:13], 16)


def rows_of(
    document: Document, extraction: Extraction, *, reading_version: str = "", council_code: str = ""
) -> PaperRows:
    """``document`` and what was found in it, as rows."""
    number = document_id(document.sha256)
    paper = {
        "id": number,
        "sha256": document.sha256,
        "name": document.name,
        "kind": document.kind,
        "title": _stated(document.title),
        "council": _stated(document.council),
        "council_code": council_code,
        "committee": _stated(document.committee),
        "meeting_date": document.meeting_date.isoformat() if document.meeting_date else None,
        "pages": len(document.pages),
        "status": "read",
        "reading_version": reading_version,
    }
    problems = list(dict.fromkeys((*document.problems, *extraction.problems)))
    figures = {figure.figure_id for figure in extraction.figures}
    tables = {table.number for table in extraction.tables}
    passages = {passage.number for passage in extraction.passages}
    rows: dict[str, list[Row]] = {
        "document_details": [*_details(number, document)],
        "agenda_items": [
            (number, place, item.number, item.title, item.first_page, item.last_page, item.source)
            for place, item in enumerate(document.agenda_items, start=1)
        ],
        "pages": [_page(number, page) for page in document.pages],
        "tables": [_table(number, table) for table in extraction.tables],
        "cells": [_cell(number, table.number, cell) for table in extraction.tables for cell in table.cells],
        "passages": [_passage(number, passage) for passage in extraction.passages],
        "figures": [_figure(number, figure, tables, passages) for figure in extraction.figures],
        "observations": [_observation(paper, each, figures) for each in extraction.observations],
    }
    for name, key in KEYS.items():
        rows[name], repeated = _first_of_each(rows[name], [COLUMNS[name].index(column) for column in key])
        problems += [_repeated(name, row) for row in repeated]
    rows["problems"] = [_problem(number, document.name, problem) for problem in problems]
    return PaperRows(document=paper, rows=rows)


def rows_of_failure(name: str, sha256: str, problem: Problem, *, reading_version: str = "") -> PaperRows:
    """A paper that could not be read: its name and the problem, so that it is known and not tried again in vain."""
    number = document_id(sha256)
    kind = PurePath(name).suffix.lower().lstrip(".")
    paper = {
        "id": number,
        "sha256": sha256,
        "name": name,
        "kind": {"htm": "html"}.get(kind, kind),
        "title": "",
        "council": "",
        "council_code": "",
        "committee": "",
        "meeting_date": None,
        "pages": 0,
        "status": "failed",
        "reading_version": reading_version,
    }
    return PaperRows(document=paper, rows={"problems": [_problem(number, name, problem)]})


def problem_row(path: str, problem: Problem) -> Row:
    """A problem with a path that is no paper at all: a folder without papers, a file that is not there."""
    return _problem(None, path, problem)


def _stated(detail: Stated | None) -> str:
    return detail.text if detail else ""


def _details(number: int, document: Document) -> Iterable[Row]:
    """Where each detail of the paper was read from."""
    for name, detail in (
        ("title", document.title),
        ("council", document.council),
        ("committee", document.committee),
        ("meeting_date", document.meeting_date_source),
    ):
        if detail:
            yield (number, name, detail.text, detail.source, detail.page, _box(detail.box))


def _page(number: int, page: Page) -> Row:
    return (
        number, page.number, page.label, page.width, page.height, int(page.turn), page.read_by, len(page.words),
    )  # fmt: skip


def _table(number: int, table: Table) -> Row:
    labels = " · ".join(dict.fromkeys(cell.text for cell in table.cells if cell.is_header and cell.text))
    return (
        number, table.number, table.page, _list(table.pages), _box(table.box), table.title, table.unit_note,
        _list(table.notes), table.rows, table.columns, table.header_rows, table.header_columns, labels,
        float(table.confidence), table.found_by, table.anchor,
    )  # fmt: skip


def _cell(number: int, table_number: int, cell: Cell) -> Row:
    return (
        number, table_number, cell.row, cell.column, cell.row_span, cell.column_span, cell.text, cell.page,
        _box(cell.box), int(cell.is_header), _list(cell.row_path), _list(cell.column_path), cell.read_by,
        float(cell.confidence),
    )  # fmt: skip


def _passage(number: int, passage: Passage) -> Row:
    boxes = [span.box for span in passage.spans if span.box is not None and span.page == passage.page]
    return (
        number, passage.number, passage.kind, passage.page, _box(around(boxes) if boxes else None), passage.heading,
        passage.text, passage.read_by, float(passage.confidence), passage.anchor,
    )  # fmt: skip


def _figure(number: int, figure: Figure, tables: set[int], passages: set[int]) -> Row:
    return (
        number, figure.figure_id, figure.source_kind, figure.page, _box(figure.box), figure.text,
        float(figure.value), figure.unit, figure.scale, _list(figure.row_path), _list(figure.column_path),
        figure.quote, figure.period_text, figure.table_number if figure.table_number in tables else None, figure.row,
        figure.column, figure.passage_number if figure.passage_number in passages else None, figure.read_by,
        float(figure.read_confidence),
    )  # fmt: skip


def _observation(paper: dict[str, Any], each: Observation, figures: set[str]) -> Row:
    period = each.period
    return (
        paper["id"], each.observation_id, each.figure_id if each.figure_id in figures else None, each.metric,
        each.measure, each.breakdown, each.qualifier, each.area_name, each.area_code, float(each.value), each.unit,
        each.value_text, each.bound,
        period.text if period else "", period.kind if period else "",
        period.start.isoformat() if period else None, period.end.isoformat() if period else None,
        each.period_from, each.status, paper["name"], paper["sha256"], paper["title"], paper["council"],
        paper["committee"], paper["meeting_date"], each.page, each.page_label, _box(each.box), each.source_kind,
        each.read_by, each.quote, float(each.confidence), joined_checks(each.checks),
    )  # fmt: skip


def _problem(number: int | None, path: str, problem: Problem) -> Row:
    return (
        number, path, problem.code, problem.message, problem.cure, problem.severity, problem.page, _box(problem.box),
        problem.evidence,
    )  # fmt: skip


def joined_checks(checks: Sequence[str]) -> str:
    """Checks as one string, parted by commas; a comma inside a check becomes a semicolon."""
    return ",".join(check.replace(",", ";") for check in checks)


def _box(box: Box | None) -> str | None:
    return None if box is None else json.dumps([round(edge, 2) for edge in box])


def _list(values: Sequence[Any]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _first_of_each(rows: list[Row], key: list[int]) -> tuple[list[Row], list[Row]]:
    """The first row of each key, and those that repeat one."""
    first: dict[Row, Row] = {}
    repeated = []
    for row in rows:
        name = tuple(row[place] for place in key)
        if name in first:
            repeated.append(row)
        else:
            first[name] = row
    return list(first.values()), repeated


def _repeated(table: str, row: Row) -> Problem:
    named = dict(zip(COLUMNS[table], row, strict=True))
    where = ", ".join(f"{column} {named[column]}" for column in KEYS[table])
    text = str(named.get("value_text") or named.get("text") or named.get("title") or "")
    return Problem(
        code=f"repeated-{table.removesuffix('s')}",
        message=f"two {table} of this paper have the same place ({where}); the first was kept, this one was left out",
        severity="note",
        page=named.get("page"),
        evidence=text,
    )
