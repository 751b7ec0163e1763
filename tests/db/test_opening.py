"""A database is brought up to date, read without being changed, and refused with a cure where it is not one."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from agendapack.db import DatabaseError, open_for_reading, open_for_writing
from agendapack.db.migrations import STEPS, migrate, migration, version_of


def test_a_new_database_has_had_every_step(db):
    assert version_of(db) == len(STEPS)
    assert migrate(db) == 0


def test_a_step_that_fails_leaves_nothing_of_itself(db, monkeypatch):
    def half(database):
        database.table("half").create({"id": int})
        raise RuntimeError("half way")

    monkeypatch.setattr("agendapack.db.migrations.STEPS", [*STEPS, half])
    with pytest.raises(RuntimeError):
        migrate(db)
    assert version_of(db) == len(STEPS)
    assert "half" not in db.table_names()


def test_reading_cannot_change_anything(tmp_path):
    open_for_writing(tmp_path / "figures.db").close()
    database = open_for_reading(tmp_path / "figures.db")
    with pytest.raises(sqlite3.OperationalError):
        database.execute("DELETE FROM documents")
    database.close()


def test_one_may_read_while_another_writes(tmp_path):
    writing = open_for_writing(tmp_path / "figures.db")
    writing.execute("BEGIN IMMEDIATE")
    writing.execute("INSERT INTO areas (code, name) VALUES ('E1', 'Somewhere')")
    reading = open_for_reading(tmp_path / "figures.db")
    assert reading.execute("SELECT count(*) FROM areas WHERE code = 'E1'").fetchone() == (0,)
    reading.close()
    writing.rollback()
    writing.close()


def test_no_database_is_told_with_the_cure(tmp_path):
    with pytest.raises(DatabaseError, match=r"no such database; make one with: agendapack build"):
        open_for_reading(tmp_path / "none.db")


@pytest.mark.parametrize("opening", [open_for_reading, open_for_writing])
def test_another_file_is_not_taken_for_a_database(tmp_path, opening):
    (tmp_path / "notes.txt").write_text("not a database at all, only some lines of text\n" * 100)
    with pytest.raises(DatabaseError, match="not a SQLite database"):
        opening(tmp_path / "notes.txt")


@pytest.mark.parametrize("opening", [open_for_reading, open_for_writing])
def test_a_database_of_a_later_version_is_left_alone(tmp_path, opening):
    database = open_for_writing(tmp_path / "figures.db")
    database.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    database.close()
    with pytest.raises(DatabaseError, match="later version"):
        opening(tmp_path / "figures.db")


def test_several_may_make_one_database_at_once(tmp_path):
    def making(path):
        open_for_writing(path).close()

    for number in range(5):
        with ThreadPoolExecutor(6) as pool:
            list(pool.map(making, [tmp_path / f"{number}.db"] * 6))
        database = open_for_reading(tmp_path / f"{number}.db")
        assert version_of(database) == len(STEPS)
        database.close()


def test_a_database_in_a_folder_that_takes_no_file_is_read(tmp_path):
    open_for_writing(tmp_path / "figures.db").close()
    (tmp_path / "figures.db-shm").mkdir()  # where SQLite wants to make the index of its log
    database = open_for_reading(tmp_path / "figures.db")
    assert version_of(database) == len(STEPS)
    database.close()


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(DatabaseError, match="does not exist"):
        open_for_writing(tmp_path / "none" / "figures.db")


def test_steps_are_listed_in_the_order_they_are_written(monkeypatch):
    monkeypatch.setattr("agendapack.db.migrations.STEPS", steps := [])
    migration(first := lambda _: None)
    migration(second := lambda _: None)
    assert steps == [first, second]
