"""What changed since when, what was restated, and how one figure came to be what it is."""

import pytest
from agendapack.db import Writer
from agendapack.db.changes import NoSuchMoment, NoSuchObservation, changes_since, history_of
from agendapack.db.corrections import Correction, record
from agendapack.db.runs import begin_run


@pytest.fixture
def run(db):
    """Stores papers as a run of their own."""

    def storing(*papers):
        writer = Writer(db, run=begin_run(db, command="test", reading_version="test"))
        for paper in papers:
            writer.store(paper)
        return writer.run

    return storing


def kinds(changes):
    return [change.kind for change in changes]


def test_without_a_moment_it_is_the_last_run_that_changed_anything(db, run, make_paper, make_observation):
    run(make_paper(make_observation(1)))
    run(make_paper(make_observation(1, value=5.0)))
    run(make_paper(make_observation(1, value=5.0)))
    (change,) = changes_since(db)
    assert (change.kind, change.before["value"], change.after["value"]) == ("observation changed", 20635.0, 5.0)


def test_since_a_run_is_after_it(db, run, make_paper, make_observation):
    first = run(make_paper(make_observation(1)))
    run(make_paper(make_observation(2), name="b.pdf", sha256="cd" * 32))
    assert [change.document_name for change in changes_since(db, str(first))] == ["b.pdf"]


@pytest.mark.parametrize(("day", "count"), [("2020-01-01", 1), ("2999-01-01", 0)])
def test_since_a_day_is_on_and_after_it(db, run, make_paper, make_observation, day, count):
    run(make_paper(make_observation(1)))
    assert len(changes_since(db, day)) == count


@pytest.mark.parametrize("since", ["99", "yesterday"])
def test_a_moment_that_never_was_is_told(db, since):
    with pytest.raises(NoSuchMoment, match=since):
        changes_since(db, since)


def test_a_new_paper_is_one_change_with_its_count(db, run, make_paper, make_observation):
    run(make_paper(make_observation(1), make_observation(2, end="2024-01-18")))
    assert [(change.kind, change.detail) for change in changes_since(db)] == [("paper appeared", "2 observations")]


def told(make_paper, make_observation, *, early, late, **fields):
    """A paper of July and one of the July after, which state the same figure."""
    return (
        make_paper(make_observation(1, value=early, **fields), name="early.pdf", meeting="2024-07-01"),
        make_paper(make_observation(2, value=late, **fields), name="late.pdf", sha256="cd" * 32, meeting="2025-07-01"),
    )


def test_a_later_paper_that_says_otherwise_restates(db, run, make_paper, make_observation):
    early, late = told(make_paper, make_observation, early=82170.0, late=82090.0)
    run(early)
    run(late)
    change = changes_since(db)[-1]
    assert (change.kind, change.before["value"], change.after["value"]) == ("restated", 82170.0, 82090.0)
    assert (change.before["document_name"], change.document_name) == ("early.pdf", "late.pdf")


def test_a_later_paper_that_says_quite_otherwise_contradicts(db, run, make_paper, make_observation):
    run(*told(make_paper, make_observation, early=82170.0, late=40000.0))
    assert kinds(changes_since(db))[-1] == "contradicted"


@pytest.mark.parametrize(
    ("late", "fields"),
    [
        (3312000.0, {}),
        (9000000.0, {"status": "forecast"}),
        (9000000.0, {"period": None}),
    ],
    ids=["rounding", "a forecast", "no period"],
)
def test_what_is_no_restatement(db, run, make_paper, make_observation, late, fields):
    run(*told(make_paper, make_observation, early=3300000.0, late=late, **fields))
    assert not {"restated", "contradicted"} & set(kinds(changes_since(db)))


def test_papers_that_both_state_two_values_restate_nothing(db, run, make_paper, make_observation):
    def both(first, **paper):
        return make_paper(make_observation(first, value=33.8e6), make_observation(first + 1, value=1.4e9), **paper)

    run(both(1, meeting="2025-01-30"), both(3, name="b.pdf", sha256="cd" * 32, meeting="2025-02-13"))
    assert not {"restated", "contradicted"} & set(kinds(changes_since(db)))


def test_a_history_tells_readings_changes_decisions_and_other_papers(db, run, make_paper, make_observation):
    early, late = told(make_paper, make_observation, early=82170.0, late=86170.0)
    run(early, late)
    run(make_paper(make_observation(1, value=82180.0), name="early.pdf", meeting="2024-07-01"))
    record(db, Correction(observation_id=f"{1:016x}", kind="correct", who="Ann", changes={"value": 5.0}), seen=0)
    events = history_of(db, f"{1:016x}")
    assert [event.what for event in events] == [
        "paper read",
        "paper read",
        "observation changed",
        "corrected",
        "stated here",
        "stated elsewhere",
    ]
    changed = next(event for event in events if event.what == "observation changed")
    assert "value: 82170.0 → 82180.0" in changed.detail
    assert next(event for event in events if event.what == "corrected").detail == "by Ann; value = 5.0"


def test_a_report_and_the_pack_it_is_in_print_one_statement(db, run, make_paper, make_observation):
    report = make_paper(make_observation(1), name="report.pdf")
    pack = make_paper(make_observation(2), name="pack.pdf", sha256="cd" * 32, pages=3)
    run(report, pack)
    for number in (1, 2):
        whats = [event.what for event in history_of(db, f"{number:016x}")]
        assert sorted(whats[-2:]) == ["printed again", "stated here"]


def test_an_observation_that_is_gone_still_has_its_history(db, run, make_paper, make_observation):
    run(make_paper(make_observation(1)))
    run(make_paper())
    assert [event.what for event in history_of(db, f"{1:016x}")][-1] == "observation disappeared"


def test_an_observation_that_never_was_has_none(db):
    with pytest.raises(NoSuchObservation):
        history_of(db, "0" * 16)
