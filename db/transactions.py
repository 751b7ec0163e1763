"""Doing several things to the database together or not at all, and when that was."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All that is done inside is stored together or, where anything raises, not at all.

    Takes the write lock at once: a transaction that began by reading could not wait for another writer.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.rollback()
        raise
    db.execute("COMMIT")


def now() -> str:
    """The present moment, UTC, to the second, as ISO 8601."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
