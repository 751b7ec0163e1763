"""The one writer: it stores a paper whole or not at all, and says what a new reading of it changed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from ..schema.problems import Problem
from .corrections import apply_corrections
from .rows import COLUMNS, PaperRows, Row, problem_row
from .transactions import now, transaction

COMPARED = tuple(
    column
    for column in COLUMNS["observations"]
    if column not in ("document_id", "observation_id", "figure_id", "document_sha256")
)
"""What may differ between two readings of the same observation."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the reading of one paper went."""

    seconds: float = 0.0
    cpu_seconds: float = 0.0
    """Processor time of the worker and of the programs it called."""
    peak_mb: float = 0.0
    """Largest memory the worker had held when it was done, in MiB."""


class Writer:
    """Stores papers in an open database as part of one run. Only one should be at work on a database at a time; a
    second one waits for each paper of the first."""

    def __init__(self, db: Database, *, run: int) -> None:
        self.db = db
        self.run = run

    def store(self, paper: PaperRows, *, reading: Reading | None = None) -> None:
        """Put ``paper`` in place of what was stored of it before, in one transaction.

        Raises ``sqlite3.Error`` where it cannot be stored; then nothing of it is changed.
        """
        reading = reading or Reading()
        with transaction(self.db):
            self._refuse_other_paper(paper)
            before = self._observations(paper.document_id)
            known = self._known_status(paper.document_id)
            self._remove(paper.document_id)
            self._insert(paper)
            self._decided_by_people(paper)
            self._record_reading(paper, reading)
            self._record_changes(paper, known, before, self._observations(paper.document_id))

    def replace_path_problems(self, paths: Sequence[str], rows: list[Row]) -> None:
        """What is wrong at ``paths``, or under them, where no paper could be had; nothing else is any more."""
        with transaction(self.db):
            self.db.execute(
                "DELETE FROM problems WHERE document_id IS NULL AND EXISTS (SELECT 1 FROM json_each(?)"
                " WHERE problems.path = value OR substr(problems.path, 1, length(value) + 1) = value || '/')",
                [json.dumps(paths)],
            )
            self._insert_rows("problems", rows)

    def change(self, kind: str, *, sha256: str = "", name: str = "", before: str = "", after: str = "") -> None:
        """Note a change that is no observation's: a paper that went or came back."""
        self._note(kind, sha256, name, None, before, after)

    def _refuse_other_paper(self, paper: PaperRows) -> None:
        row = self.db.execute("SELECT sha256 FROM documents WHERE id = ?", [paper.document_id]).fetchone()
        if row and row[0] != paper.document["sha256"]:
            raise ValueError(f"two papers share the number {paper.document_id}: {row[0]}, {paper.document['sha256']}")

    def _known_status(self, number: int) -> str | None:
        row = self.db.execute("SELECT status FROM documents WHERE id = ?", [number]).fetchone()
        return row[0] if row else None

    def _observations(self, number: int) -> dict[str, dict[str, Any]]:
        columns = ", ".join(("observation_id", *COMPARED))
        cursor = self.db.execute(f"SELECT {columns} FROM observations WHERE document_id = ?", [number])
        return {row[0]: dict(zip(COMPARED, row[1:], strict=True)) for row in cursor}

    def _remove(self, number: int) -> None:
        for table in ("rejected", *reversed(COLUMNS)):
            self.db.execute(f"DELETE FROM [{table}] WHERE document_id = ?", [number])

    def _insert(self, paper: PaperRows) -> None:
        columns = list(paper.document)
        updated = ", ".join(f"[{column}] = excluded.[{column}]" for column in columns if column != "id")
        self.db.execute(
            f"INSERT INTO documents ({', '.join(f'[{c}]' for c in columns)}) VALUES ({', '.join('?' for _ in columns)})"
            f" ON CONFLICT (id) DO UPDATE SET {updated}",
            list(paper.document.values()),
        )
        self._name_what_is_referred_to(paper.rows.get("observations", []))
        for table in COLUMNS:
            self._insert_rows(table, paper.rows.get(table, []))

    def _name_what_is_referred_to(self, observations: list[Row]) -> None:
        """Metrics and areas that the reference lists lack (a user's own vocabulary) get a row of their own."""
        place = COLUMNS["observations"].index
        metrics = {(row[place("metric")], row[place("metric")], row[place("unit")]) for row in observations}
        areas = {
            (row[place("area_code")], row[place("area_name")] if row[place("area_code")] else "")
            for row in observations
        }
        self.db.conn.executemany("INSERT OR IGNORE INTO metrics (id, name, unit) VALUES (?, ?, ?)", sorted(metrics))
        self.db.conn.executemany("INSERT OR IGNORE INTO areas (code, name) VALUES (?, ?)", sorted(areas))

    def _insert_rows(self, table: str, rows: list[Row]) -> None:
        columns = ", ".join(f"[{column}]" for column in COLUMNS[table])
        marks = ", ".join("?" for _ in COLUMNS[table])
        self.db.conn.executemany(f"INSERT INTO [{table}] ({columns}) VALUES ({marks})", rows)

    def _decided_by_people(self, paper: PaperRows) -> None:
        """Corrections win over the machine's new reading; one that lost its evidence is told."""
        for lost in apply_corrections(self.db, paper.document["sha256"]):
            problem = Problem(
                code="correction-without-evidence",
                message=lost,
                cure="Look at the paper again and decide anew.",
            )
            row = problem_row(paper.document["name"], problem)
            self._insert_rows("problems", [(paper.document_id, *row[1:])])

    def _record_reading(self, paper: PaperRows, reading: Reading) -> None:
        self.db.execute(
            "INSERT OR REPLACE INTO readings (run_id, document_id, outcome, pages, seconds, cpu_seconds, peak_mb)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                self.run,
                paper.document_id,
                paper.document["status"],
                paper.document["pages"],
                round(reading.seconds, 3),
                round(reading.cpu_seconds, 3),
                round(reading.peak_mb, 1),
            ],
        )

    def _record_changes(
        self,
        paper: PaperRows,
        known: str | None,
        before: dict[str, dict[str, Any]],
        after: dict[str, dict[str, Any]],
    ) -> None:
        sha256, name = paper.document["sha256"], paper.document["name"]
        failed = paper.document["status"] == "failed"
        if failed and known != "failed":
            self._note("paper failed", sha256, name)
        elif not failed and known != "read":
            self._note("paper appeared", sha256, name)
            return
        for observation in sorted(after.keys() - before.keys()):
            self._note("observation appeared", sha256, name, observation, "", _json(after[observation]))
        for observation in sorted(before.keys() - after.keys()):
            self._note("observation disappeared", sha256, name, observation, _json(before[observation]), "")
        for observation in sorted(before.keys() & after.keys()):
            old, new = before[observation], after[observation]
            changed = [column for column in COMPARED if old[column] != new[column]]
            if changed:
                self._note(
                    "observation changed",
                    sha256,
                    name,
                    observation,
                    _json({column: old[column] for column in changed}),
                    _json({column: new[column] for column in changed}),
                )

    def _note(
        self, kind: str, sha256: str, name: str, observation: str | None = None, before: str = "", after: str = ""
    ) -> None:
        self.db.execute(
            "INSERT INTO changes (run_id, at, kind, document_sha256, document_name, observation_id, before, after)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [self.run, now(), kind, sha256, name, observation, before, after],
        )


def _json(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
