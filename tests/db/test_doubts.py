"""What is listed as doubtful, and what of it is new."""

import json

import pytest
from agendapack.cli import app
from agendapack.db.doubts import doubts_of
from typer.testing import CliRunner


def test_a_sum_that_does_not_close_comes_before_a_restatement(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1, value=634.0), name="first.pdf", meeting="2024-03-07"))
    later = (make_observation(2, value=631.0), make_observation(3, end="2024-01-18", checks=("does not add up",)))
    writer.store(make_paper(*later, name="second.pdf", sha256="cd" * 32, meeting="2025-03-06"))
    assert [(d.why, d.document_name) for d in doubts_of(db)] == [
        ("does not add up", "second.pdf"),
        ("restated", "second.pdf"),
    ]
    assert doubts_of(db)[1].detail == "634 in first.pdf page 1"


def test_what_a_person_corrected_is_no_doubt(db, writer, make_paper, make_observation):
    checks = ("does not add up", "corrected by hand")
    writer.store(make_paper(make_observation(1, checks=checks)))
    assert doubts_of(db) == []


def test_a_paper_of_the_last_run_is_new(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1, checks=("contradicts page 3",))))
    assert [doubt.is_new for doubt in doubts_of(db)] == [True]


@pytest.mark.parametrize(("checks", "status"), [(("does not add up",), 1), (("adds up",), 0)])
def test_check_ends_with_one_where_something_new_does_not_add_up(
    writer, make_paper, make_observation, tmp_path, checks, status
):
    writer.store(make_paper(make_observation(1, checks=checks)))
    done = CliRunner().invoke(app, ["check", "--db", str(tmp_path / "figures.db"), "--format", "json"])
    assert done.exit_code == status
    assert [doubt["why"] for doubt in json.loads(done.stdout)] == ["does not add up"] * status
