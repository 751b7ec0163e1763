"""The views say what a journalist would take them to say."""

import pytest
from agendapack.db.export import export_rows
from agendapack.db.queries import chosen_observations


def shown(db, view, columns):
    return db.execute(f"SELECT {columns} FROM {view}").fetchall()


@pytest.fixture
def told_twice(writer, make_paper, make_observation):
    """January's plans as first told, and as a later paper restates them."""
    writer.store(make_paper(make_observation(1, value=575963.0), name="early.pdf", meeting="2024-07-01"))
    later = make_observation(2, value=576400.0)
    writer.store(make_paper(later, name="late.pdf", sha256="cd" * 32, meeting="2025-07-01"))


@pytest.mark.usefixtures("told_twice")
def test_latest_is_what_the_most_recent_paper_says(db):
    assert shown(db, "latest", "value, document_name, statements") == [(576400.0, "late.pdf", 2)]


def test_latest_keeps_a_target_beside_the_actual(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1), make_observation(2, value=100.0, status="target")))
    assert sorted(shown(db, "latest", "status, value")) == [("actual", 20635.0), ("target", 100.0)]


def test_latest_prefers_what_happened_to_what_was_forecast(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1, status="forecast", value=1.0), make_observation(2, status="outturn")))
    assert shown(db, "latest", "status, value") == [("outturn", 20635.0)]


def test_a_series_runs_in_order_of_time(db, writer, make_paper, make_observation):
    writer.store(
        make_paper(
            make_observation(1, end="2025-01-16", value=3.0),
            make_observation(2, end="2023-01-19", value=1.0),
            make_observation(3, end="2024-01-18", value=2.0),
            make_observation(4, end="2026-01-15", value=9.0, status="target"),
            make_observation(5, end="2024-01-18", value=8.0, measure="percent_change", unit="percent"),
        )
    )
    assert [row[0] for row in shown(db, "series", "value")] == [1.0, 2.0, 3.0]


@pytest.fixture
def pack_and_report(writer, make_paper, make_observation):
    """A report by itself and in the pack of its meeting, where the same figure stands on the page after too."""
    writer.store(make_paper(make_observation(1), name="report.pdf"))
    writer.store(make_paper(make_observation(2), make_observation(3), name="pack.pdf", sha256="cd" * 32, pages=3))


@pytest.mark.usefixtures("pack_and_report")
def test_a_report_repeats_the_pack_it_is_in(db):
    shown_once = shown(db, "repeats", "observation_id, document_name, repeated_id, repeated_document_name")
    assert shown_once == [(f"{1:016x}", "report.pdf", f"{2:016x}", "pack.pdf")]


@pytest.mark.usefixtures("pack_and_report")
def test_once_leaves_out_what_repeats(db):
    chosen = chosen_observations(db, once=True)
    assert {row["document_name"] for row in export_rows(db, "observations", chosen)} == {"pack.pdf"}


@pytest.mark.parametrize(
    ("fields", "meeting"),
    [({"value_text": "20,636"}, "2025-03-04"), ({"quote": "Plans"}, "2025-03-04"), ({}, "2025-04-01"), ({}, None)],
)
def test_what_is_said_otherwise_or_at_another_meeting_is_no_repeat(
    db, writer, make_paper, make_observation, fields, meeting
):
    writer.store(make_paper(make_observation(1), name="report.pdf"))
    other = make_observation(2, **fields)
    writer.store(make_paper(other, name="pack.pdf", sha256="cd" * 32, pages=3, meeting=meeting))
    assert shown(db, "repeats", "*") == []


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"confidence": 0.5}, "unsure"),
        ({"checks": ("does not add up",)}, "does not add up"),
        ({"checks": ("contradicts page 3",)}, "contradicted"),
    ],
)
def test_what_is_doubtful_is_put_up_for_review(db, writer, make_paper, make_observation, fields, why):
    writer.store(make_paper(make_observation(1, **fields), make_observation(2)))
    assert shown(db, "needs_review", "why, observation_id") == [(why, f"{1:016x}")]


def test_what_a_person_corrected_is_not_put_up_again(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1, confidence=0.2, checks=("corrected by hand",))))
    assert shown(db, "needs_review", "*") == []


def test_a_persons_own_view_stays(tmp_path):
    from agendapack.db import open_for_writing

    database = open_for_writing(tmp_path / "figures.db")
    database.create_view("mine", "SELECT 1")
    database.close()
    again = open_for_writing(tmp_path / "figures.db")
    assert "mine" in again.view_names()
    again.close()
