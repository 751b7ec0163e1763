"""The record of runs: which version, vocabulary and settings read which papers, and when."""

from sqlite_utils import Database

from .. import __version__
from .transactions import now, transaction


def begin_run(db: Database, *, command: str, reading_version: str, settings: str = "{}") -> int:
    """Note that a run begins; returns its number."""
    with transaction(db):
        cursor = db.execute(
            "INSERT INTO runs (command, started, version, reading_version, settings) VALUES (?, ?, ?, ?, ?)",
            [command, now(), __version__, reading_version, settings],
        )
    return int(cursor.lastrowid or 0)


def finish_run(
    db: Database, run: int, *, inputs: str, vocabulary: str, papers: int, stored: int, unchanged: int, failed: int
) -> None:
    """Note how a run ended. One without ``finished`` was broken off."""
    with transaction(db):
        db.execute(
            "UPDATE runs SET finished = ?, inputs = ?, vocabulary_version = ?, papers = ?, stored = ?, unchanged = ?,"
            " failed = ? WHERE id = ?",
            [now(), inputs, vocabulary, papers, stored, unchanged, failed, run],
        )
