"""Opening a database: to write in it, or to read it without being able to change it."""

import sqlite3
import time
from pathlib import Path

from sqlite_utils import Database

from .errors import BUSY_SECONDS, DatabaseError, cannot_be_used
from .migrations import STEPS, migrate, version_of
from .views import VIEWS, define_views


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
        _keep_a_log(db)
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
        how = "mode=ro&immutable=1" if stands_still(path) else "mode=ro"
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, timeout=BUSY_SECONDS)
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


def _keep_a_log(db: Database) -> None:
    """Let readers read while one writes: what is new goes to a log beside the file (SQLite's WAL mode).

    Where another program is just making the same database, SQLite refuses at once instead of waiting.
    """
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)


def stands_still(path: Path) -> bool:
    """Whether the database is to be read as a file that nobody changes: SQLite keeps an index of its log beside it, and
    the folder takes none. Not where there is a log, whose content would be missed."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        return False
    except sqlite3.OperationalError:
        return not path.with_name(f"{path.name}-wal").exists()
    finally:
        connection.close()


def _refuse_later_version(path: Path, db: Database) -> None:
    if version_of(db) > len(STEPS):
        raise DatabaseError(f"{path}: written by a later version of agendapack; update agendapack to use it")
