"""What happened to the figures: since a run or a day, and to one observation over its life."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from .views import SAME_FIGURE


class NoSuchMoment(Exception):
    """A run that was never made; the message says which there are."""


class NoSuchObservation(Exception):
    """An observation the database has never held."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was."""

    kind: str
    """``paper appeared``, ``paper failed``, ``file gone``, ``observation appeared``, ``observation changed``,
    ``observation disappeared``, ``restated`` or ``contradicted``."""
    at: str
    run: int
    document_name: str
    document_sha256: str = ""
    observation_id: str = ""
    before: dict[str, Any] = field(default_factory=dict)
    """Of an observation that changed, the fields that differ; of one that is gone, all of them."""
    after: dict[str, Any] = field(default_factory=dict)
    figure: dict[str, Any] = field(default_factory=dict)
    """What figure it is about: area, metric, measure, breakdown, period."""
    detail: str = ""
    """Of a paper: how many observations it has, or why it failed."""


def changes_since(db: Database, since: str = "") -> list[Change]:
    """What changed after run number ``since`` or on and after the ISO day ``since``; with neither, in the last run
    that changed anything. Papers first, then observations, then what a later paper tells otherwise.

    Raises ``NoSuchMoment`` where there is no such run.
    """
    where, parameter = _moment(db, since)
    noted = db.execute(
        "SELECT kind, at, run_id, document_name, document_sha256, observation_id, before, after FROM changes"
        f" WHERE {where} ORDER BY id",
        [parameter],
    ).fetchall()
    papers, observations = list[Change](), list[Change]()
    for kind, at, run, name, sha256, observation, before, after in noted:
        if observation:
            observations.append(_observation_change(db, kind, at, run, name, sha256, observation, before, after))
        else:
            papers.append(Change(kind, at, run, name, sha256, detail=_about_paper(db, kind, sha256)))
    touched = [each.observation_id for each in observations if each.kind != "observation disappeared"]
    return [*papers, *observations, *_told_otherwise(db, touched, where, parameter)]


@dataclass(frozen=True, slots=True)
class Event:
    """One moment in the life of an observation, or of the figure it states."""

    at: str
    """UTC for what the program or a person did; the day of the meeting for what a paper says."""
    what: str
    detail: str
    document_name: str = ""
    page: int | None = None
    observation_id: str = ""


def history_of(db: Database, observation: str) -> list[Event]:
    """How ``observation`` came to be what it is: when its paper was read, what changed, what people decided; then what
    other papers say of the same figure, by meeting.

    Raises ``NoSuchObservation`` where it is neither in the database nor in its past.
    """
    noted = db.execute(
        "SELECT at, kind, before, after, document_name, document_sha256, run_id FROM changes"
        " WHERE observation_id = ? ORDER BY id",
        [observation],
    ).fetchall()
    row = _row(db, "SELECT * FROM observations WHERE observation_id = ?", [observation])
    decided = _row(db, "SELECT document_sha256 FROM corrections WHERE observation_id = ?", [observation])
    if not (row or noted or decided):
        raise NoSuchObservation(f"no observation {observation} is or was in this database")
    sha256 = row.get("document_sha256") or decided.get("document_sha256") or noted[0][5]
    events = [*_readings(db, sha256)]
    for at, kind, before, after, name, _, run in noted:
        events.append(Event(at, kind, f"run {run}: {_difference(before, after)}", name, None, observation))
    events += _decisions(db, observation)
    events.sort(key=lambda event: event.at)
    if row:
        events += _statements(db, observation, row["metric"], row["area_code"])
    return events


def _moment(db: Database, since: str) -> tuple[str, Any]:
    """The condition on the table of changes that ``since`` stands for, and its parameter."""
    if not since:
        last = db.execute("SELECT max(run_id) FROM changes").fetchone()[0]
        return "run_id >= ?", last or 0
    if since.isdigit():
        newest = db.execute("SELECT max(id) FROM runs").fetchone()[0] or 0
        if int(since) > newest:
            raise NoSuchMoment(f"there is no run {since}; the last one is run {newest}")
        return "run_id > ?", int(since)
    try:
        return "at >= ?", datetime.date.fromisoformat(since).isoformat()
    except ValueError as error:
        raise NoSuchMoment(f"“{since}” is neither the number of a run nor a day such as 2025-03-01") from error


FIGURE = ("area_name", "metric", "measure", "breakdown", "qualifier", "period_text", "period_end", "unit", "page")


def _observation_change(
    db: Database, kind: str, at: str, run: int, name: str, sha256: str, observation: str, before: str, after: str
) -> Change:
    was, now = json.loads(before or "{}"), json.loads(after or "{}")
    row = _row(db, f"SELECT {', '.join(FIGURE)} FROM observations WHERE observation_id = ?", [observation])
    known = row or {name: {**was, **now}.get(name) for name in FIGURE}
    return Change(kind, at, run, name, sha256, observation, was, now, known)


def _about_paper(db: Database, kind: str, sha256: str) -> str:
    if kind == "paper appeared":
        count = db.execute("SELECT count(*) FROM observations WHERE document_sha256 = ?", [sha256]).fetchone()[0]
        return f"{count} observation{'' if count == 1 else 's'}"
    if kind == "paper failed":
        row = db.execute(
            "SELECT p.message FROM problems p JOIN documents d ON d.id = p.document_id WHERE d.sha256 = ?"
            " AND p.severity = 'error' ORDER BY p.id",
            [sha256],
        ).fetchone()
        return str(row[0]) if row else ""
    return ""


def _told_otherwise(db: Database, touched: list[str], where: str, parameter: Any) -> Iterator[Change]:
    """Figures of new papers, or new readings, that an earlier meeting's paper states otherwise: the views
    ``restatements`` and ``contradictions`` say which those are."""
    for view, kind in (("restatements", "restated"), ("contradictions", "contradicted")):
        rows = db.execute(
            f"""
            SELECT o.observation_id, o.document_name, o.document_sha256, o.value, o.page, o.meeting_date,
                   r.old_value, r.old_document_name, r.old_page, r.old_meeting_date,
                   {", ".join(f"o.{name}" for name in FIGURE)}
            FROM observations o JOIN [{view}] r ON r.observation_id = o.observation_id
            WHERE o.document_sha256 IN (SELECT document_sha256 FROM changes WHERE {where} AND kind = 'paper appeared')
               OR o.observation_id IN (SELECT value FROM json_each(?))
            ORDER BY o.area_name, o.metric, o.breakdown, o.period_end, r.old_meeting_date, 1, r.old_observation_id
            """,
            [parameter, json.dumps(touched)],
        ).fetchall()
        for row in rows:
            new, old, named = row[:6], row[6:10], row[10:]
            yield Change(
                kind=kind,
                at=new[5] or "",
                run=0,
                document_name=new[1],
                document_sha256=new[2],
                observation_id=new[0],
                before=dict(zip(("value", "document_name", "page", "meeting_date"), old, strict=True)),
                after={"value": new[3], "document_name": new[1], "page": new[4], "meeting_date": new[5]},
                figure=dict(zip(FIGURE, named, strict=True)),
            )


def _readings(db: Database, sha256: str) -> Iterator[Event]:
    rows = db.execute(
        "SELECT r.started, r.id, r.version, r.reading_version, g.outcome, d.name FROM readings g"
        " JOIN runs r ON r.id = g.run_id JOIN documents d ON d.id = g.document_id WHERE d.sha256 = ? ORDER BY r.id",
        [sha256],
    ).fetchall()
    for at, run, _, reading_version, outcome, name in rows:
        done = "read" if outcome == "read" else "could not be read"
        yield Event(at, f"paper {done}", f"run {run}, by {reading_version}", name)


def _decisions(db: Database, observation: str) -> Iterator[Event]:
    rows = db.execute(
        "SELECT at, kind, who, why, changes, page FROM corrections WHERE observation_id = ? ORDER BY id", [observation]
    ).fetchall()
    done = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}
    for at, kind, who, why, changes, page in rows:
        new = ", ".join(f"{name} = {value}" for name, value in json.loads(changes or "{}").items())
        detail = "; ".join(filter(None, (f"by {who}", new, why)))
        yield Event(at, done[kind], detail, "", page, observation)


def _statements(db: Database, observation: str, metric: str, area_code: str) -> Iterator[Event]:
    same = " AND ".join(f"other.{name} IS this.{name}" for name in SAME_FIGURE.split(", "))
    rows = db.execute(
        "SELECT other.meeting_date, other.value, other.unit, other.status, other.document_name, other.page,"
        f" other.observation_id FROM observations this JOIN observations other ON {same}"
        " WHERE this.observation_id = ? ORDER BY other.meeting_date, other.document_name, other.page, 7",
        [observation],
    ).fetchall()
    one_statement = {
        row[0]
        for row in db.execute(
            # The metric and the area keep SQLite from looking for repeats in the whole table.
            "SELECT repeated_id FROM repeats WHERE observation_id = :this"
            " UNION SELECT observation_id FROM repeats"
            " WHERE repeated_id = :this AND metric = :metric AND area_code = :area_code",
            {"this": observation, "metric": metric, "area_code": area_code},
        )
    }
    for meeting, value, unit, status, name, page, other in rows:
        what = "stated here" if other == observation else "stated elsewhere"
        if other in one_statement:
            what = "printed again"
        yield Event(meeting or "", what, f"{value:,.10g} {unit} {status}".strip(), name, page, other)


def _difference(before: str, after: str) -> str:
    was, now = json.loads(before or "{}"), json.loads(after or "{}")
    if was and now:
        return ", ".join(f"{name}: {was[name]} → {now[name]}" for name in now)
    whole = now or was
    return f"value {whole.get('value')}, {whole.get('period_text')}"


def _row(db: Database, sql: str, parameters: list[Any]) -> dict[str, Any]:
    cursor = db.execute(sql, parameters)
    row = cursor.fetchone()
    return dict(zip((column[0] for column in cursor.description), row, strict=True)) if row else {}
