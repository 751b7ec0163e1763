"""What people said of the machine's readings: records of their own that win over it and survive every new reading."""

import datetime
import json
import math
import re
from typing import Any, Literal, Self, get_args

from pydantic import Field, ValidationError, model_validator
from sqlite_utils import Database

from ..schema.figures import Status
from ..schema.record import Record
from .rows import COLUMNS
from .transactions import now, transaction

BY_HAND = "corrected by hand"
"""The check that a corrected observation carries (part of the public contract)."""

CHANGEABLE = ("value", "metric", "breakdown", "qualifier", "status", "period_start", "period_end", "area_code")
"""What of an observation a person may set right."""

STATUSES: tuple[str, ...] = get_args(Status)

Kind = Literal["accept", "correct", "reject"]


class Correction(Record):
    """One decision of one person on one observation."""

    observation_id: str
    kind: Kind
    who: str = Field(min_length=1, max_length=80)
    why: str = Field(default="", max_length=1000)
    changes: dict[str, str | float] = Field(default_factory=dict)
    """New values by field of ``CHANGEABLE``; only where ``kind`` is ``correct``."""

    @model_validator(mode="after")
    def _says_what_it_changes(self) -> Self:
        unknown = sorted(set(self.changes) - set(CHANGEABLE))
        if unknown:
            raise ValueError(f"{', '.join(unknown)} cannot be corrected; these can: {', '.join(CHANGEABLE)}")
        if (self.kind == "correct") != bool(self.changes):
            raise ValueError("a correction names at least one new value, and nothing else does")
        for field, value in self.changes.items():
            _refuse_nonsense(field, value)
        return self


def _refuse_nonsense(field: str, value: str | float) -> None:
    """Raise ``ValueError`` where ``value`` is none that the contract allows ``field`` to have."""
    if field == "value" and not (isinstance(value, float) and math.isfinite(value)):
        raise ValueError(f"“{value}” is not a number")
    if field in ("period_start", "period_end"):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):
            raise ValueError(f"“{value}” is not a date such as 2024-03-31")
        datetime.date.fromisoformat(str(value))
    if field == "status" and value not in STATUSES:
        raise ValueError(f"“{value}” is not a status; these are: {', '.join(filter(None, STATUSES))}")


def what_is_wrong(error: ValidationError) -> str:
    """Why a ``Correction`` could not be made, in words for the person who asked for it."""
    return str(error.errors()[0]["msg"]).removeprefix("Value error, ")


class DecidedMeanwhile(Exception):
    """Somebody else decided on the observation since it was shown; the message names them and what they did."""


class NothingToCorrect(Exception):
    """There is no such observation, metric or area; the message says which."""


def record(db: Database, correction: Correction, *, seen: int) -> int:
    """Keep ``correction`` and apply it, in one transaction; returns its number. Accepting or correcting what was
    rejected takes the rejection back.

    ``seen`` is the number of the newest decision on the observation that the person was shown, 0 for none. Raises
    ``DecidedMeanwhile`` where there is a newer one, ``NothingToCorrect`` where it names what does not exist.
    """
    with transaction(db):
        newest = db.execute(
            "SELECT id, who, kind, at FROM corrections WHERE observation_id = ? ORDER BY id DESC LIMIT 1",
            [correction.observation_id],
        ).fetchone()
        if newest and newest[0] != seen:
            done = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}[newest[2]]
            raise DecidedMeanwhile(f"{newest[1]} {done} this figure at {newest[3]}, after it was shown to you.")
        row = _one(
            db,
            "SELECT * FROM observations WHERE observation_id = :id UNION ALL SELECT * FROM rejected"
            " WHERE observation_id = :id",
            {"id": correction.observation_id},
        )
        if row is None:
            raise NothingToCorrect(f"There is no observation {correction.observation_id} any more.")
        _refuse_unknown(db, correction.changes)
        before = {name: row[name] for name in (*correction.changes, "confidence", "checks")}
        kept = {
            "at": now(),
            "who": correction.who,
            "kind": correction.kind,
            "why": correction.why,
            "observation_id": correction.observation_id,
            "figure_id": row["figure_id"],
            "metric": row["metric"],
            "measure": row["measure"],
            "document_sha256": row["document_sha256"],
            "page": row["page"],
            "value_text": row["value_text"],
            "quote": row["quote"],
            "changes": json.dumps(correction.changes, ensure_ascii=False),
            "before": json.dumps(before, ensure_ascii=False),
        }
        db.execute(
            f"INSERT INTO corrections ({', '.join(kept)}) VALUES ({', '.join('?' for _ in kept)})", list(kept.values())
        )
        number = int(db.execute("SELECT last_insert_rowid()").fetchone()[0])
        _apply(db, correction.observation_id, correction.kind, correction.changes)
        return number


def apply_corrections(db: Database, sha256: str) -> list[str]:
    """Apply the decisions on the paper with this content, whose rows were just written, in the order they were made:
    who corrects the status or accepts the figure after another set its value right leaves the value right.

    An observation is found by its id, else as the only reading of the same printed number (its figure) by the same
    metric and measure before correction. Returns a sentence for each observation whose last decision no longer finds
    its evidence.
    """
    decisions = db.execute(
        "SELECT observation_id, figure_id, metric, measure, kind, changes, who, value_text, page FROM corrections"
        " WHERE document_sha256 = ? ORDER BY id",
        [sha256],
    ).fetchall()
    lost = dict[str, str]()
    for observation, figure, metric, measure, kind, changes, who, text, page in decisions:
        lost.pop(observation, None)
        found = _found(db, observation, figure, metric, measure)
        if found:
            _apply(db, found, kind, json.loads(changes))
        elif kind != "reject":
            told = f"the decision of {who} on “{text}” (page {page}) finds no such figure in the new reading"
            lost[observation] = told
    return list(lost.values())


def _found(db: Database, observation: str, figure: str | None, metric: str, measure: str) -> str:
    for wanted in ("observation_id = :id", "figure_id = :figure AND metric = :metric AND measure = :measure"):
        found = db.execute(
            f"SELECT observation_id FROM observations WHERE {wanted}"
            f" UNION ALL SELECT observation_id FROM rejected WHERE {wanted}",
            {"id": observation, "figure": figure, "metric": metric, "measure": measure},
        ).fetchall()
        if len(found) == 1:
            return str(found[0][0])
    return ""


def _apply(db: Database, observation: str, kind: Kind, changes: dict[str, str | float]) -> None:
    if kind == "reject":
        _move(db, observation, "observations", "rejected")
        return
    _move(db, observation, "rejected", "observations")
    row = _one(db, "SELECT checks, period_start, period_end FROM observations WHERE observation_id = ?", [observation])
    new: dict[str, Any] = {**changes, "confidence": 1.0}
    if "area_code" in changes:
        area = _one(db, "SELECT name FROM areas WHERE code = ?", [changes["area_code"]])
        new["area_name"] = area["name"] if area else ""
    if kind == "correct" and row is not None:
        checks = [check for check in (row["checks"] or "").split(",") if check and check != BY_HAND]
        new["checks"] = ",".join([*checks, BY_HAND])
    setting = ", ".join(f"[{name}] = ?" for name in new)
    db.execute(f"UPDATE observations SET {setting} WHERE observation_id = ?", [*new.values(), observation])


def _move(db: Database, observation: str, origin: str, to: str) -> None:
    """Take ``observation`` out of one table of observations into the other, where it is in the first."""
    columns = ", ".join(COLUMNS["observations"])
    where = "WHERE observation_id = ?"
    db.execute(f"INSERT INTO {to} ({columns}) SELECT {columns} FROM {origin} {where}", [observation])
    db.execute(f"DELETE FROM {origin} {where}", [observation])


def _refuse_unknown(db: Database, changes: dict[str, str | float]) -> None:
    for field, table, column in (("metric", "metrics", "id"), ("area_code", "areas", "code")):
        if (
            field in changes
            and not db.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", [changes[field]]).fetchone()
        ):
            raise NothingToCorrect(f"There is no {field.replace('_', ' ')} {changes[field]}.")


def _one(db: Database, sql: str, parameters: list[Any] | dict[str, Any]) -> dict[str, Any] | None:
    cursor = db.execute(sql, parameters)
    row = cursor.fetchone()
    return dict(zip([column[0] for column in cursor.description], row, strict=True)) if row else None
