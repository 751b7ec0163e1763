"""Why a database cannot be used, in words for the person whose it is."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

BUSY_SECONDS = 60
"""How long one writer waits for another: storing the largest paper seen takes under two seconds."""


_CURES = {
    "not a database": "not a SQLite database; give --db the file that agendapack build wrote",
    "is full": "the disk is full; what was stored before is whole: make room and run the same command again",
    "unable to open": "cannot be opened or made; see that it is a file, and that its folder may be written to",
    "readonly": "may not be written to; allow it, or name another file",
    "is locked": f"another program has been writing to it for {BUSY_SECONDS} seconds; run again when it is done",
}
"""What a person can do, by the words of SQLite."""


class DatabaseError(Exception):
    """A database that cannot be used; the message names the file, what is wrong and the cure."""


def cannot_be_used(path: Path | str, error: sqlite3.DatabaseError) -> DatabaseError:
    """What SQLite says of the database at ``path``, with what a person can do about it."""
    said = str(error)
    for cause, cure in _CURES.items():
        if cause in said:
            return DatabaseError(f"{path}: {cure}")
    return DatabaseError(
        f"{path}: cannot be used ({said}); check the file, its folder and that no other program holds it"
    )


def path_of(db: Database) -> str:
    """The file of an open database."""
    return str(db.execute("PRAGMA database_list").fetchone()[2])
