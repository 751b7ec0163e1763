"""Doing several things to the database together or not at all, and when that was."""

import datetime
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from .errors import cannot_be_used, path_of


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All that is done inside is stored together or, where anything raises, not at all.

    Takes the write lock at once: a transaction that began by reading could not wait for another writer. Raises
    ``DatabaseError`` where the disk is full, the file may not be written or another writer never ends.
    """
    try:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("COMMIT")
    except sqlite3.OperationalError as error:
        db.rollback()
        raise cannot_be_used(path_of(db), error) from error
    except BaseException:
        db.rollback()
        raise


def now() -> str:
    """The present moment, UTC, to the second, as ISO 8601."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
