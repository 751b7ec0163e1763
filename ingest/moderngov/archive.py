"""The archive of a harvest: originals under their content hash, and a manifest of where and when each was seen."""

import contextlib
import datetime
import fcntl
import json
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ...schema.document import DETAILS
from ...schema.problems import Problem
from ...schema.record import Record
from .polite import Answer, digest
from .records import Meeting, Offer

MAX_NAME = 120
"""Characters of a file's name: file systems take 255 bytes, and the folder of the hash tells papers apart."""

_TABLES = """
CREATE TABLE IF NOT EXISTS papers (
    sha256 TEXT PRIMARY KEY, path TEXT NOT NULL, bytes INTEGER NOT NULL, stored_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS addresses (
    site TEXT NOT NULL, key TEXT NOT NULL, url TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES papers,
    etag TEXT NOT NULL, last_modified TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
    checked_at TEXT NOT NULL, PRIMARY KEY (site, key));
CREATE TABLE IF NOT EXISTS meetings (
    site TEXT NOT NULL, meeting_id INTEGER NOT NULL, committee_id INTEGER NOT NULL, committee TEXT NOT NULL,
    date TEXT NOT NULL, time TEXT NOT NULL, standing TEXT NOT NULL, label TEXT NOT NULL, first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL, settled_for TEXT, PRIMARY KEY (site, meeting_id));
CREATE TABLE IF NOT EXISTS places (
    site TEXT NOT NULL, key TEXT NOT NULL, meeting_id INTEGER NOT NULL, item_number TEXT NOT NULL,
    item_title TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, published TEXT, restricted INTEGER NOT NULL,
    first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, PRIMARY KEY (site, key, meeting_id, item_number, item_title));
CREATE TABLE IF NOT EXISTS predecessors (
    site TEXT NOT NULL, key TEXT NOT NULL, former TEXT NOT NULL REFERENCES papers,
    successor TEXT NOT NULL REFERENCES papers, seen_at TEXT NOT NULL, PRIMARY KEY (site, key, former, successor));
CREATE TABLE IF NOT EXISTS failures (
    site TEXT NOT NULL, key TEXT NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL, code TEXT NOT NULL,
    message TEXT NOT NULL, cure TEXT NOT NULL, tries INTEGER NOT NULL, first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL, PRIMARY KEY (site, key));
"""


class ArchiveBusy(Exception):
    """Another harvest of the same site into the same archive is running."""


class ArchiveUnusable(Exception):
    """The folder or its manifest cannot be read or written; the message names it and says why."""


class Address(Record):
    """What the manifest holds of one address."""

    sha256: str
    etag: str
    last_modified: str
    checked_at: datetime.datetime


class Archive:
    """A folder of originals with its manifest. Safe to be used by several processes, and to be broken off at any time:
    an original is in place before the manifest speaks of it. Use as a context manager. Raises ``ArchiveUnusable`` where
    the folder or the manifest cannot be used, now or later.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(folder / "manifest.db", timeout=60, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA foreign_keys = ON")
            self._db.executescript(_TABLES)
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(error) from error

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, _kind: object, error: object, _traceback: object) -> None:
        self._db.close()
        if isinstance(error, OSError | sqlite3.Error):
            raise self._unusable(error) from error

    def _unusable(self, error: OSError | sqlite3.Error) -> ArchiveUnusable:
        if isinstance(error, OSError):
            return ArchiveUnusable(f"the archive {self.folder} cannot be used: {error.strerror or error}")
        return ArchiveUnusable(f"the archive's {self.folder / 'manifest.db'} cannot be used: {error}")

    @contextlib.contextmanager
    def alone(self, site: str, *, wait: bool = True) -> Iterator[None]:
        """Hold the site for this process: a host is never asked over two connections. Waits for its turn, or raises
        ``ArchiveBusy`` at once where ``wait`` is false. The hold ends with the process, however it ends.
        """
        name = re.sub(r"[^A-Za-z0-9.-]+", "_", site)
        with (self.folder / f".harvest-{name}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError as error:
                raise ArchiveBusy(f"another harvest of {site} into {self.folder} is running") from error
            yield

    def address(self, site: str, key: str) -> Address | None:
        """What is known of a document; ``None`` where its original is not in its place any more."""
        row = self._db.execute(
            "SELECT sha256, etag, last_modified, checked_at, path FROM addresses JOIN papers USING (sha256) "
            "WHERE site = ? AND key = ?",
            (site, key),
        ).fetchone()
        if row is None or not (self.folder / row[4]).is_file():
            return None
        return Address(
            sha256=row[0], etag=row[1], last_modified=row[2], checked_at=datetime.datetime.fromisoformat(row[3])
        )

    def failure_code(self, site: str, key: str) -> str:
        """Why the document could not be stored before; empty where it never failed."""
        row = self._db.execute("SELECT code FROM failures WHERE site = ? AND key = ?", (site, key)).fetchone()
        return row[0] if row else ""

    def store(self, site: str, offer: Offer, answer: Answer, *, council: str, now: datetime.datetime) -> str:
        """Keep what ``answer`` brought under its hash, and where it was seen. Says ``new``, ``known`` (the same bytes
        are kept from another address), ``unchanged`` or ``replaced`` (the address gave others before, which stay).
        """
        sha256 = digest(answer.body)
        path, is_new = self._put(sha256, answer.body, offer, council=council)
        former = self.address(site, offer.key)
        with self._transaction():
            self._db.execute(
                "INSERT INTO papers VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET path = excluded.path",
                (sha256, str(path.relative_to(self.folder)), len(answer.body), _iso(now)),
            )
            self._db.execute(
                "INSERT INTO addresses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (site, key) DO UPDATE SET "
                "url = excluded.url, sha256 = excluded.sha256, etag = excluded.etag, "
                "last_modified = excluded.last_modified, last_seen = excluded.last_seen, "
                "checked_at = excluded.checked_at",
                (site, offer.key, offer.url, sha256, answer.etag, answer.last_modified, *[_iso(now)] * 3),
            )
            if former is not None and former.sha256 != sha256:
                self._db.execute(
                    "INSERT OR IGNORE INTO predecessors VALUES (?, ?, ?, ?, ?)",
                    (site, offer.key, former.sha256, sha256, _iso(now)),
                )
            self._db.execute("DELETE FROM failures WHERE site = ? AND key = ?", (site, offer.key))
        if former is not None:
            return "unchanged" if former.sha256 == sha256 else "replaced"
        return "new" if is_new else "known"

    def record_check(self, site: str, offer: Offer, *, now: datetime.datetime) -> None:
        """The site was asked again and said that nothing changed."""
        self._db.execute("UPDATE addresses SET checked_at = ? WHERE site = ? AND key = ?", (_iso(now), site, offer.key))

    def record_place(self, site: str, offer: Offer, *, now: datetime.datetime) -> None:
        """The document is on offer at this place of an agenda."""
        published = offer.published.isoformat() if offer.published else None
        with self._transaction():
            self._db.execute(
                "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (site, key, meeting_id, item_number, item_title) DO UPDATE SET title = excluded.title, "
                "kind = excluded.kind, published = excluded.published, restricted = excluded.restricted, "
                "last_seen = excluded.last_seen",
                (
                    *(site, offer.key, offer.meeting.meeting_id, offer.item_number, offer.item_title, offer.title),
                    *(offer.kind, published, int(offer.restricted), _iso(now), _iso(now)),
                ),
            )
            self._db.execute(
                "UPDATE addresses SET last_seen = ?, url = ? WHERE site = ? AND key = ?",
                (_iso(now), offer.url, site, offer.key),
            )

    def record_failure(self, site: str, offer: Offer, problem: Problem, *, now: datetime.datetime) -> None:
        """The document could not be stored; the next success takes the record away."""
        self._db.execute(
            "INSERT INTO failures VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT (site, key) DO UPDATE SET "
            "code = excluded.code, message = excluded.message, cure = excluded.cure, tries = tries + 1, "
            "last_seen = excluded.last_seen",
            (
                *(site, offer.key, offer.url, offer.title, problem.code, problem.message, problem.cure),
                *(_iso(now), _iso(now)),
            ),
        )

    def record_meeting(
        self, site: str, meeting: Meeting, *, now: datetime.datetime, settled_for: str | None = None
    ) -> None:
        """The meeting was seen. ``settled_for``: it is long past, and all that matches this pattern was stored."""
        self._db.execute(
            "INSERT INTO meetings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (site, meeting_id) DO UPDATE SET committee = excluded.committee, "
            "date = excluded.date, time = excluded.time, standing = excluded.standing, "
            "label = excluded.label, last_seen = excluded.last_seen, "
            "settled_for = coalesce(excluded.settled_for, settled_for)",
            (
                *(site, meeting.meeting_id, meeting.committee_id, meeting.committee, meeting.date.isoformat()),
                *(meeting.time, meeting.standing, meeting.label, _iso(now), _iso(now), settled_for),
            ),
        )

    def is_settled(self, site: str, meeting: Meeting, *, match: str) -> bool:
        """Whether nothing more is to be expected of a meeting, for a harvest of what matches the same pattern."""
        row = self._db.execute(
            "SELECT settled_for, date FROM meetings WHERE site = ? AND meeting_id = ?", (site, meeting.meeting_id)
        ).fetchone()
        return row is not None and row[0] in ("", match) and row[0] is not None and row[1] == meeting.date.isoformat()

    def _put(self, sha256: str, body: bytes, offer: Offer, *, council: str) -> tuple[Path, bool]:
        """Write the original and its details, each whole or not at all; leave both alone where they are there."""
        folder = self.folder / "originals" / sha256[:2] / sha256
        present = [path for path in folder.glob("*") if path.name != DETAILS and not path.name.startswith(".")]
        if present and digest(present[0].read_bytes()) == sha256:
            return present[0], False
        folder.mkdir(parents=True, exist_ok=True)
        details = {
            "title": _own_title(offer),
            "council": council,
            "committee": offer.meeting.committee,
            "meeting_date": offer.meeting.date.isoformat(),
            "url": offer.url,
            "item_number": offer.item_number,
            "item_title": offer.item_title,
            "kind": offer.kind,
        }
        write_whole(folder / DETAILS, json.dumps(details, ensure_ascii=False, indent=1).encode())
        path = folder / file_name(offer, body)
        write_whole(path, body)
        return path, True

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def _own_title(offer: Offer) -> str:
    """A title that says more than the paper itself: the links to a meeting's files all say ``Agenda reports pack``."""
    if offer.kind in ("report", "supplement"):
        return offer.title
    return offer.item_title if offer.kind == "minutes page" else ""


def file_name(offer: Offer, body: bytes) -> str:
    """The name the site gave the file, else the document's title, with the ending that its bytes call for."""
    name = unquote(urlsplit(offer.url).path.rpartition("/")[2])
    stem, dot, _ = name.rpartition(".")
    if not dot or name.lower().endswith((".aspx", ".asmx")):
        stem = offer.title
    ending = ".pdf" if b"%PDF-" in body[:1024] else ".docx" if body.startswith(b"PK") else ".html"
    stem = " ".join(re.sub(r"[^\w .,()&'’+-]+", " ", stem).split())[:MAX_NAME].strip(" .")
    return f"{stem or 'paper'}{ending}"


def write_whole(path: Path, body: bytes) -> None:
    """Write a file so that it is there whole or not at all, whatever happens meanwhile."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


def _iso(moment: datetime.datetime) -> str:
    return moment.isoformat(timespec="seconds")
