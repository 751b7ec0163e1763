"""What a database holds, without when and in which order it came to hold it."""

import hashlib
from collections.abc import Iterator

from sqlite_utils import Database

from .rows import COLUMNS

CONTENT = ("documents", *COLUMNS, "metrics", "areas")
"""Tables that papers and reference lists alone decide; runs, readings, files and changes tell of the past."""

SURROGATES = {"tables": ("id",), "passages": ("id",), "problems": ("id", "path")}
"""Columns that number rows in the order of their coming, or say where a file lay."""


def content_of(db: Database) -> Iterator[str]:
    """Every row of every table of content, in an order that depends on the rows alone."""
    for table in CONTENT:
        columns = [name for name in db.table(table).columns_dict if name not in SURROGATES.get(table, ())]
        listed = ", ".join(f"[{name}]" for name in columns)
        for row in db.execute(f"SELECT {listed} FROM [{table}] ORDER BY {listed}"):
            yield f"{table} {row!r}"


def content_digest(db: Database) -> str:
    """The same for two databases that hold the same content."""
    digest = hashlib.sha256()
    for line in content_of(db):
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()
