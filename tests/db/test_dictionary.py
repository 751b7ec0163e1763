"""Every table and column of the database is described, and docs/database.md says what the schema says."""

from pathlib import Path

import pytest
from agendapack.db.dictionary import LIKE_OBSERVATIONS, database_page, described_tables, meaning, words

PAGE = Path(__file__).parents[2] / "docs" / "database.md"


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_info([{table}])").fetchall()]


def test_every_table_and_view_is_described(db):
    listed = {name for name in (*db.table_names(), *db.view_names()) if "_fts" not in name}
    assert listed == set(described_tables(db))


def test_every_column_has_a_meaning(db):
    assert [
        (table, column)
        for table in described_tables(db)
        for column in columns(db, table)
        if column not in words()[table]
        and column not in words()["common"]
        and not (table in LIKE_OBSERVATIONS and column in columns(db, "observations"))
    ] == []


@pytest.mark.parametrize("table", LIKE_OBSERVATIONS)
def test_what_is_like_observations_has_all_their_columns(db, table):
    """A column that a later step adds to ``observations`` it must add to ``rejected`` too."""
    assert set(columns(db, table)) >= set(columns(db, "observations"))


def test_nothing_is_described_that_is_not_there(db):
    for table in described_tables(db):
        assert set(words()[table]) - {"about"} <= set(columns(db, table)), table


def test_a_column_without_words_is_refused():
    with pytest.raises(KeyError):
        meaning("documents", "colour")


def test_the_page_is_written_from_the_schema(db):
    assert PAGE.read_text(encoding="utf-8") == database_page(db), (
        "write it anew: python -m agendapack.db.dictionary > docs/database.md"
    )
