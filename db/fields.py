"""Which tables are given out, with which fields, in which order: the public contract, field by field."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "whole", "number", "date", "flag", "box", "list"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an exported table."""

    name: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Shape:
    """An exported table."""

    fields: tuple[Field, ...]
    sql: str
    """Gives the fields in their order."""
    order: str
    """Names a row by its content, so that the same content is given out in the same order."""


def _fields(text: str) -> tuple[Field, ...]:
    """Fields from words such as ``page:whole``; a word without a kind is text."""
    parted = (word.partition(":") for word in text.split())
    return tuple(Field(name, kind or "text") for name, _, kind in parted)  # type: ignore[arg-type]


def _shape(table: str, fields: str, *, order: str) -> Shape:
    """The fields of ``table`` after the name and hash of its document."""
    own = _fields(fields)
    columns = ", ".join(f"t.[{field.name}]" for field in own)
    return Shape(
        fields=(Field("document_name"), Field("document_sha256"), *own),
        sql="SELECT d.name AS document_name, d.sha256 AS document_sha256, "
        f"{columns} FROM [{table}] t JOIN documents d ON d.id = t.document_id",
        order=order,
    )


OBSERVATION_FIELDS = _fields(
    """
    observation_id metric measure breakdown qualifier area_name area_code value:number unit value_text bound
    period_text period_kind period_start:date period_end:date period_from status
    document_name document_sha256 document_title council committee meeting_date:date
    page:whole page_label box:box source_kind read_by quote confidence:number checks
    """
)

TABLES: dict[str, Shape] = {
    "observations": Shape(
        fields=OBSERVATION_FIELDS,
        sql=f"SELECT {', '.join(field.name for field in OBSERVATION_FIELDS)} FROM observations",
        order="document_name, document_sha256, page, metric, area_name, breakdown, measure, period_end, observation_id",
    ),
    "figures": _shape(
        "figures",
        """
        figure_id source_kind page:whole box:box text value:number unit scale:whole row_path:list column_path:list
        quote period_text table_number:whole row:whole column:whole passage_number:whole read_by
        read_confidence:number
        """,
        order="document_name, document_sha256, page, figure_id",
    ),
    "tables": _shape(
        "tables",
        """
        number:whole page:whole pages:list box:box title unit_note notes:list rows:whole columns:whole
        header_rows:whole header_columns:whole confidence:number found_by
        """,
        order="document_name, document_sha256, number",
    ),
    "cells": _shape(
        "cells",
        """
        table_number:whole row:whole column:whole row_span:whole column_span:whole text page:whole box:box
        is_header:flag row_path:list column_path:list read_by confidence:number
        """,
        order="document_name, document_sha256, table_number, row, column",
    ),
    "documents": Shape(
        fields=_fields(
            "document_name document_sha256 kind document_title council council_code committee meeting_date:date "
            "pages:whole status reading_version"
        ),
        sql="SELECT name AS document_name, sha256 AS document_sha256, kind, title AS document_title, council, "
        "council_code, committee, meeting_date, pages, status, reading_version FROM documents",
        order="document_name, document_sha256",
    ),
    "problems": Shape(
        fields=_fields("document_name document_sha256 code message cure severity page:whole box:box evidence"),
        sql="SELECT coalesce(d.name, p.path) AS document_name, coalesce(d.sha256, '') AS document_sha256, p.code, "
        "p.message, p.cure, p.severity, p.page, p.box, p.evidence "
        "FROM problems p LEFT JOIN documents d ON d.id = p.document_id",
        order="document_name, document_sha256, page, code, message, box, evidence",
    ),
}
