"""A paper is stored whole or not at all, and a new reading of it takes the place of the old."""

import json
import sqlite3

import pytest
from agendapack.db import DatabaseError
from agendapack.db.rows import COLUMNS, rows_of_failure
from agendapack.schema.problems import Problem


def counts(db):
    return {table: db.execute(f"SELECT count(*) FROM [{table}]").fetchone()[0] for table in COLUMNS}


def kinds_of_change(db):
    return [row[0] for row in db.execute("SELECT kind FROM changes ORDER BY id")]


def test_a_paper_fills_every_table(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1), problems=(Problem(code="odd", message="Odd."),)))
    assert counts(db) == {
        "document_details": 3,
        "agenda_items": 1,
        "pages": 1,
        "tables": 1,
        "cells": 3,
        "passages": 1,
        "figures": 1,
        "observations": 1,
        "problems": 1,
    }


def test_nothing_refers_to_what_is_not_there(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1)))
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_storing_a_paper_twice_changes_nothing(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1)))
    once = counts(db)
    writer.store(make_paper(make_observation(1)))
    assert counts(db) == once
    assert kinds_of_change(db) == ["paper appeared"]


def test_a_new_reading_takes_the_place_of_the_old(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1), make_observation(2)))
    writer.store(make_paper(make_observation(2, value=20000.0), make_observation(3)))
    assert [row[0] for row in db.execute("SELECT observation_id FROM observations ORDER BY 1")] == [
        f"{2:016x}",
        f"{3:016x}",
    ]
    assert kinds_of_change(db) == [
        "paper appeared",
        "observation appeared",
        "observation disappeared",
        "observation changed",
    ]


def test_a_change_tells_what_was_and_what_is(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1)))
    writer.store(make_paper(make_observation(1, status="provisional")))
    before, after = db.execute("SELECT before, after FROM changes WHERE kind = 'observation changed'").fetchone()
    assert (json.loads(before), json.loads(after)) == ({"status": "actual"}, {"status": "provisional"})


def test_what_cannot_be_stored_whole_leaves_the_old_reading(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1)))
    broken = make_paper(make_observation(2))
    broken.rows["cells"].append((*broken.rows["cells"][0][:1], 99, *broken.rows["cells"][0][2:]))
    with pytest.raises(sqlite3.IntegrityError):
        writer.store(broken)
    assert [row[0] for row in db.execute("SELECT observation_id FROM observations")] == [f"{1:016x}"]
    assert counts(db)["cells"] == 3


def test_a_full_disk_is_told_and_leaves_the_old_reading(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1)))
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DatabaseError, match=r"figures\.db: the disk is full"):
        writer.store(make_paper(*(make_observation(number) for number in range(2, 400))))
    assert counts(db)["observations"] == 1


def test_two_papers_whose_numbers_collide_are_not_mixed(db, writer, make_paper):
    writer.store(make_paper(sha256="ab" * 32))
    with pytest.raises(ValueError, match="share the number"):
        writer.store(make_paper(sha256="ab" * 31 + "cd"))
    assert db.execute("SELECT sha256 FROM documents").fetchall() == [("ab" * 32,)]


def test_a_paper_that_fails_keeps_its_name_and_reason(db, writer):
    problem = Problem(code="encrypted", message="It asks for a password.", severity="error")
    writer.store(rows_of_failure("closed.PDF", "cd" * 32, problem))
    row = db.execute("SELECT d.name, d.kind, d.status, p.code FROM documents d JOIN problems p ON p.document_id = d.id")
    assert row.fetchall() == [("closed.PDF", "pdf", "failed", "encrypted")]
    assert kinds_of_change(db) == ["paper failed"]


def test_a_repeated_observation_is_told_and_not_lost_silently(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1, value=5.0), make_observation(1, value=6.0)))
    assert db.execute("SELECT value FROM observations").fetchall() == [(5.0,)]
    assert db.execute("SELECT code, evidence FROM problems").fetchall() == [("repeated-observation", "6")]


def test_a_metric_of_a_users_own_is_taken_in(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1, metric="potholes")))
    assert db.execute("SELECT id, unit FROM metrics WHERE id = 'potholes'").fetchall() == [("potholes", "count")]


def test_passages_and_labels_are_found_by_their_words(db, writer, make_paper):
    writer.store(make_paper())
    writer.store(make_paper())
    assert [row["text"] for row in db.table("passages").search("plan")] == ["There were 20,635 plans in January 2025."]
    assert [row["title"] for row in db.table("tables").search("independent")] == ["High needs placements"]
