"""Giving tables back out: CSV, JSON lines, Parquet and Excel, with the field names of the public contract."""

import contextlib
import csv
import datetime
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from sqlite_utils import Database

from .fields import TABLES, Field

if TYPE_CHECKING:
    import pyarrow

BINARY_FORMATS = ("parquet", "xlsx")

ROWS_AT_ONCE = 20_000
"""Rows of a Parquet batch: some 20 MB, so that memory does not grow with the table."""

EXCEL_ROWS = 1_048_576
"""What one sheet holds, its heading included."""

FORMULA_START = ("=", "+", "-", "@", "\t", "\r")
PLAIN_AMOUNT = re.compile(r"[-+]?\s?[£$€]?\d[\d,]*(\.\d+)?\s?(%|k|m|bn|million|billion|thousand)?")
"""What begins with a sign and is an amount for all that: it is left as printed."""


class ExportError(Exception):
    """A table that cannot be exported so; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows of a table are wanted: an SQL condition and its parameters."""

    where: str = "1"
    parameters: tuple[Any, ...] = ()


def export_rows(db: Database, table: str, selection: Selection = Selection()) -> Iterator[dict[str, Any]]:
    """Rows of ``table`` (a key of ``TABLES``) as records of plain values: a box is a list of four numbers, a date an
    ISO string, a path of headings a list. In an order that depends on the content alone."""
    shape = TABLES[table]
    cursor = db.execute(
        f"SELECT * FROM ({shape.sql}) WHERE {selection.where} ORDER BY {shape.order}", list(selection.parameters)
    )
    for row in cursor:
        yield plain_row(table, row)


def plain_row(table: str, row: Sequence[Any]) -> dict[str, Any]:
    """A row of the query of ``table`` as a record of plain values."""
    return {field.name: _plain(field, value) for field, value in zip(TABLES[table].fields, row, strict=True)}


def write_text(rows: Iterator[dict[str, Any]], table: str, format: str, out: IO[str]) -> int:
    """Write ``rows`` of ``table`` to ``out`` as ``csv`` or ``jsonl``; returns how many there were."""
    writer = csv.writer(out, lineterminator="\n")
    if format == "csv":
        writer.writerow(field.name for field in TABLES[table].fields)
    count = 0
    for row in rows:
        count += 1
        if format == "csv":
            writer.writerow(_csv_cell(value) for value in row.values())
        else:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count


def write_binary(rows: Iterator[dict[str, Any]], table: str, format: str, out: IO[bytes]) -> int:
    """Write ``rows`` of ``table`` to ``out`` as ``parquet`` or ``xlsx``; returns how many there were.

    Raises ``ExportError`` where a sheet cannot hold them.
    """
    return write_parquet(rows, table, out) if format == "parquet" else _write_excel(rows, table, out)


def write_export(rows: Iterator[dict[str, Any]], table: str, format: str, path: Path) -> int:
    """Write ``rows`` to the file ``path``, which appears only when it is complete; returns how many there were.

    Raises ``ExportError`` where it cannot be written.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        if format in BINARY_FORMATS:
            with partial.open("wb") as binary:
                count = write_binary(rows, table, format, binary)
        else:
            with partial.open("w", encoding="utf-8", newline="") as text:
                count = write_text(rows, table, format, text)
        partial.replace(path)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
    return count


def _plain(field: Field, value: Any) -> Any:
    if value is None:
        return None
    if field.kind in ("box", "list"):
        return json.loads(value)
    if field.kind == "flag":
        return bool(value)
    if field.kind == "number" and float(value).is_integer():
        return int(value)
    return value


def _csv_cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        return without_formula(value)
    return value


def without_formula(text: str) -> str:
    """``text`` so that a spreadsheet shows it and does not run it: an apostrophe before what begins like a formula."""
    if text.startswith(FORMULA_START) and not PLAIN_AMOUNT.fullmatch(text):
        return "'" + text
    return text


def arrow_schema(table: str) -> "pyarrow.Schema":
    """Column types of ``table`` in Parquet: dates as dates, boxes as lists of floats."""
    import pyarrow  # here: it takes a quarter of a second to load, which no other command should pay

    kinds = {
        "text": pyarrow.string(),
        "whole": pyarrow.int64(),
        "number": pyarrow.float64(),
        "date": pyarrow.date32(),
        "flag": pyarrow.bool_(),
        "box": pyarrow.list_(pyarrow.float64()),
        "list": pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema([(field.name, kinds[field.kind]) for field in TABLES[table].fields])


def arrow_record(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """``row`` with the values that Parquet's column types ask for."""
    return {field.name: _arrow_value(field, row[field.name]) for field in TABLES[table].fields}


def _arrow_value(field: Field, value: Any) -> Any:
    if value is None:
        return None
    if field.kind == "date":
        return datetime.date.fromisoformat(value)
    if field.kind == "number":
        return float(value)
    if field.kind == "list":
        return [str(each) for each in value]
    return value


def write_parquet(rows: Iterator[dict[str, Any]], table: str, out: Path | IO[bytes]) -> int:
    """Write ``rows`` of ``table`` to ``out`` in batches, so that memory does not grow; returns how many there were."""
    import pyarrow
    from pyarrow import parquet

    schema = arrow_schema(table)
    count = 0
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := [arrow_record(table, row) for row in islice(rows, ROWS_AT_ONCE)]:
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count


def _write_excel(rows: Iterator[dict[str, Any]], table: str, out: IO[bytes]) -> int:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet(table)
    sheet.freeze_panes = "A2"
    count = 0

    def cell(value: Any) -> Any:
        if isinstance(value, list):
            value = json.dumps(value, ensure_ascii=False)
        if not isinstance(value, str):
            return value
        shown = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
        shown.data_type = "s"  # never a formula, whatever it begins with
        return shown

    sheet.append([field.name for field in TABLES[table].fields])
    for count, row in enumerate(rows, start=1):
        if count == EXCEL_ROWS:
            raise ExportError(
                f"{table} has more rows than an Excel sheet can hold ({EXCEL_ROWS - 1:,}); use --format parquet or csv"
            )
        sheet.append([cell(value) for value in row.values()])
    book.save(out)
    return count
