"""A table as a folder of Parquet files, so that a large archive is asked with DuckDB or Polars, without SQLite.

Folders are named in the manner of Hive (``council=Kent/year=2025/``), which those programs take for columns.
"""

import shutil
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlite_utils import Database

from .export import ExportError, plain_row, write_parquet
from .fields import TABLES

KEYS = {
    "council": "d.council",
    "year": "substr(d.meeting_date, 1, 4)",
    "committee": "d.committee",
}
"""By what a table can be parted: details of the paper a row is from; ``year`` is that of the meeting."""

UNKNOWN = "__HIVE_DEFAULT_PARTITION__"


def export_partitions(db: Database, table: str, keys: Sequence[str], folder: Path) -> tuple[int, int]:
    """Write ``table`` under ``folder``, one file for each combination of ``keys``; returns how many files and rows.

    Rows come in the order of their partitions, so that one file is open at a time and memory does not grow. The folder
    appears only when it is complete. Raises ``ExportError`` for a key there is not, or a folder that exists.
    """
    unknown = [key for key in keys if key not in KEYS]
    if unknown or not keys:
        raise ExportError(f"cannot part by {', '.join(unknown) or 'nothing'}; these can be named: {', '.join(KEYS)}")
    if folder.exists():
        raise ExportError(f"{folder} is there already; remove it or name another")
    partial = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    files = rows = 0
    try:
        for values, theirs in groupby(_rows(db, table, keys), key=lambda each: each[0]):
            parts = (f"{key}={quote(value, safe=' ') or UNKNOWN}" for key, value in zip(keys, values, strict=True))
            target = partial.joinpath(*parts)
            target.mkdir(parents=True)
            rows += write_parquet((row for _, row in theirs), table, target / "part-0.parquet")
            files += 1
        partial.mkdir(parents=True, exist_ok=True)
        partial.replace(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return files, rows


def _rows(db: Database, table: str, keys: Sequence[str]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    shape = TABLES[table]
    parts = ", ".join(f"coalesce({KEYS[key]}, '')" for key in keys)
    cursor = db.execute(
        f"SELECT {parts}, s.* FROM ({shape.sql}) s LEFT JOIN documents d ON d.sha256 = s.document_sha256"
        f" ORDER BY {', '.join(str(place + 1) for place in range(len(keys)))}, {_qualified(shape.order)}"
    )
    for row in cursor:
        yield row[: len(keys)], plain_row(table, row[len(keys) :])


def _qualified(order: str) -> str:
    return ", ".join(f"s.{name.strip()}" for name in order.split(","))
