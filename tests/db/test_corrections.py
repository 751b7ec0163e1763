"""What a person decided wins over the machine, survives a new reading, and is never overwritten unseen."""

import pytest
from agendapack.db.corrections import Correction, DecidedMeanwhile, NothingToCorrect, record
from pydantic import ValidationError

FIRST = f"{1:016x}"


def correction(kind="correct", *, changes=None, who="Ann", observation=FIRST):
    if changes is None:
        changes = {"value": 20653.0} if kind == "correct" else {}
    return Correction(observation_id=observation, kind=kind, who=who, changes=changes)


def stored(db, *columns):
    return db.execute(f"SELECT {', '.join(columns)} FROM observations ORDER BY observation_id").fetchall()


@pytest.fixture
def archive(db, writer, make_paper, make_observation):
    db.execute("INSERT OR IGNORE INTO metrics (id, name) VALUES ('cla_total', 'Children looked after')")
    writer.store(make_paper(make_observation(1, checks=("adds up",)), make_observation(2, metric="cla_total")))
    return db


def test_a_correction_sets_the_value_and_says_so(archive):
    record(archive, correction(), seen=0)
    assert stored(archive, "value", "checks", "confidence")[0] == (20653.0, "adds up,corrected by hand", 1.0)


def test_an_accepted_figure_is_certain_and_unchanged(archive):
    record(archive, correction("accept"), seen=0)
    assert stored(archive, "value", "checks", "confidence")[0] == (20635.0, "adds up", 1.0)


def test_a_rejected_figure_is_gone(archive):
    record(archive, correction("reject"), seen=0)
    assert stored(archive, "observation_id") == [(f"{2:016x}",)]


@pytest.mark.parametrize(
    ("kind", "left"), [("correct", [20653.0, 20635.0]), ("accept", [20635.0] * 2), ("reject", [20635.0])]
)
def test_it_survives_a_new_reading(archive, writer, make_paper, make_observation, kind, left):
    record(archive, correction(kind), seen=0)
    writer.store(make_paper(make_observation(1), make_observation(2, metric="cla_total")))
    assert [row[0] for row in stored(archive, "value")] == left


@pytest.mark.parametrize("following", [correction("accept"), correction(changes={"status": "budget"})])
def test_what_one_set_right_survives_with_what_another_decided_later(
    archive, writer, make_paper, make_observation, following
):
    first = record(archive, correction(changes={"value": 1.0}), seen=0)
    record(archive, following, seen=first)
    decided = stored(archive, "value", "status", "confidence")
    writer.store(make_paper(make_observation(1), make_observation(2, metric="cla_total")))
    assert stored(archive, "value", "status", "confidence")[0] == decided[0]
    assert decided[0][0] == 1.0


def test_a_rejection_after_a_correction_survives(archive, writer, make_paper, make_observation):
    record(archive, correction("reject"), seen=record(archive, correction(), seen=0))
    writer.store(make_paper(make_observation(1), make_observation(2, metric="cla_total")))
    assert stored(archive, "observation_id") == [(f"{2:016x}",)]


@pytest.mark.parametrize("again", [False, True], ids=["at once", "after a new reading"])
def test_a_rejection_is_taken_back_by_accepting(archive, writer, make_paper, make_observation, again):
    before = stored(archive, "observation_id", "value", "quote")
    rejected = record(archive, correction("reject"), seen=0)
    if again:
        writer.store(make_paper(make_observation(1), make_observation(2, metric="cla_total")))
    record(archive, correction("accept", who="Ben"), seen=rejected)
    assert stored(archive, "observation_id", "value", "quote") == before
    assert archive.execute("SELECT count(*) FROM rejected").fetchone() == (0,)


def test_what_was_taken_back_stays_through_a_new_reading(archive, writer, make_paper, make_observation):
    record(archive, correction(changes={"value": 7.0}), seen=record(archive, correction("reject"), seen=0))
    writer.store(make_paper(make_observation(1), make_observation(2, metric="cla_total")))
    assert [row[0] for row in stored(archive, "value")] == [7.0, 20635.0]


def test_a_rejected_figure_is_kept_as_it_was_last_read(archive, writer, make_paper, make_observation):
    record(archive, correction("reject"), seen=0)
    writer.store(make_paper(make_observation(1, value=5.0), make_observation(2, metric="cla_total")))
    assert archive.execute("SELECT observation_id, value FROM rejected").fetchall() == [(FIRST, 5.0)]


def test_it_finds_its_figure_under_another_id(archive, writer, make_paper, make_observation):
    record(archive, correction(), seen=0)
    writer.store(make_paper(make_observation(7), make_observation(2, metric="cla_total")))
    assert (f"{7:016x}", 20653.0) in stored(archive, "observation_id", "value")


def test_one_that_lost_its_figure_is_told(archive, writer, make_paper, make_observation):
    record(archive, correction(), seen=0)
    writer.store(make_paper(make_observation(2, metric="cla_total")))
    (told,) = archive.execute("SELECT code, message FROM problems").fetchall()
    assert told[0] == "correction-without-evidence"
    assert told[1].startswith("the decision of Ann on “20,635” (page 1)")


def test_what_the_machine_read_is_kept(archive):
    record(archive, correction(), seen=0)
    (kept,) = archive.execute("SELECT before FROM corrections").fetchone()
    assert kept == '{"value": 20635.0, "confidence": 0.9, "checks": "adds up"}'


def test_two_people_do_not_overwrite_each_other(archive):
    record(archive, correction(), seen=0)
    with pytest.raises(DecidedMeanwhile, match="Ann corrected this figure"):
        record(archive, correction("accept", who="Ben"), seen=0)
    assert archive.execute("SELECT count(*) FROM corrections").fetchone() == (1,)


def test_having_seen_the_last_decision_one_may_decide_again(archive):
    first = record(archive, correction(), seen=0)
    record(archive, correction(changes={"value": 1.0}, who="Ben"), seen=first)
    assert stored(archive, "value")[0] == (1.0,)


def test_an_area_brings_its_name(archive):
    archive.execute("INSERT OR IGNORE INTO areas (code, name) VALUES ('E92000001', 'England')")
    record(archive, correction(changes={"area_code": "E92000001"}), seen=0)
    assert stored(archive, "area_code", "area_name")[0] == ("E92000001", "England")


@pytest.mark.parametrize("changes", [{"metric": "no such"}, {"area_code": "E99"}])
def test_what_does_not_exist_is_refused_whole(archive, changes):
    with pytest.raises(NothingToCorrect):
        record(archive, correction(changes=changes), seen=0)
    assert archive.execute("SELECT count(*) FROM corrections").fetchone() == (0,)


def test_an_observation_that_is_gone_is_refused(archive):
    with pytest.raises(NothingToCorrect):
        record(archive, correction(observation="0" * 16), seen=0)


@pytest.mark.parametrize(
    ("kind", "changes"), [("correct", {}), ("accept", {"value": 1.0}), ("correct", {"document_id": "1"})]
)
def test_a_record_that_says_nothing_or_too_much_is_refused(kind, changes):
    with pytest.raises(ValidationError):
        correction(kind, changes=changes)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"value": float("nan")}, "“nan” is not a number"),
        ({"value": float("inf")}, "“inf” is not a number"),
        ({"value": "12"}, "“12” is not a number"),
        ({"period_end": "31/3/2024"}, "“31/3/2024” is not a date such as 2024-03-31"),
        ({"period_start": "2024-02-30"}, "day is out of range"),
        ({"status": "wrong"}, "“wrong” is not a status; these are: actual, provisional"),
    ],
)
def test_a_value_the_contract_does_not_know_is_refused(changes, says):
    with pytest.raises(ValidationError, match=says):
        correction(changes=changes)
