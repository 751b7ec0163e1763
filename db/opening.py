"""Opening a database: to write in it, or to read it without being able to change it."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from .migrations import STEPS, migrate, version_of
from .views import VIEWS, define_views

BUSY_SECONDS = 60
"""How long one writer waits for another: storing the largest paper seen takes under two seconds."""


_CURES = {
    "not a database": "not a SQLite database; give --db the file that agendapack build wrote",
    "is full": "the disk is full; what was stored before is whole: make room and run the same command again",
    "readonly": "may not be written to; allow it, or name another file",
    "is locked": f"another program has been writing to it for {BUSY_SECONDS} seconds; run again when it is done",
}
"""What a person can do, by the words of SQLite."""


class DatabaseError(Exception):
    """A database that cannot be used; the message names the file, what is wrong and the cure."""


def open_for_writing(path: Path | str) -> Database:
    """The database at ``path``, made where there is none and brought up to this version's tables.

    Raises ``DatabaseError`` where the file is not a database, or was written by a later version.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise DatabaseError(f"{path}: the folder {path.parent} does not exist; make it first")
    try:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        db = Database(connection, execute_plugins=False)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA foreign_keys = ON")
        _refuse_later_version(path, db)
        migrate(db)
        define_views(db)
        return db
    except sqlite3.DatabaseError as error:
        raise cannot_be_used(path, error) from error


def open_for_reading(path: Path | str) -> Database:
    """The database at ``path``, which nothing done through the returned connection can change.

    Raises ``DatabaseError`` where there is none, where it is not one of ours or was written by another version.
    """
    path = Path(path)
    if not path.is_file():
        raise DatabaseError(f"{path}: no such database; make one with: agendapack build PAPERS --db {path}")
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        db = Database(connection, execute_plugins=False)
        db.execute("PRAGMA query_only = ON")
        _refuse_later_version(path, db)
        if version_of(db) < len(STEPS) or not VIEWS.keys() <= set(db.view_names()):
            raise DatabaseError(
                f"{path}: written by an earlier version of agendapack or by another program; "
                "run agendapack build on it once to bring it up to date"
            )
        return db
    except sqlite3.DatabaseError as error:
        raise cannot_be_used(path, error) from error


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


def _refuse_later_version(path: Path, db: Database) -> None:
    if version_of(db) > len(STEPS):
        raise DatabaseError(f"{path}: written by a later version of agendapack; update agendapack to use it")
