"""A person's decision wins over the machine, survives every new reading, and is told when its evidence is gone."""

import subprocess
import sys

import pytest
from agendapack.db import Writer, open_for_writing, rows_of
from agendapack.db.runs import begin_run
from agendapack.schema.document import Document, Page
from agendapack.schema.figures import Extraction, Figure, Observation
from agendapack.schema.record import Box

ID = "0" * 15 + "1"


def reading(*, value=20635.0, text="20,635", found=True):
    """A paper with one figure and its observation, as read once more."""
    document = Document(name="pack.pdf", sha256="ab" * 32, kind="pdf", pages=(Page(number=1),))
    if not found:
        return rows_of(document, Extraction())
    figure = Figure(figure_id=ID, source_kind="text", page=1, box=Box(1, 2, 3, 4), text=text, value=value)
    observation = Observation(
        observation_id=ID,
        figure_id=ID,
        metric="ehcp_count",
        area_name="Kent",
        area_code="E10000016",
        value=value,
        unit="count",
        value_text=text,
        page=1,
        source_kind="text",
        read_by="text layer",
        quote="Plans in January 2025",
        confidence=0.9,
    )
    return rows_of(document, Extraction(figures=(figure,), observations=(observation,)))


@pytest.fixture
def read_again(tmp_path):
    """Stores a reading of the paper as a run of its own."""

    def storing(paper):
        database = open_for_writing(tmp_path / "figures.db")
        Writer(database, run=begin_run(database, command="test", reading_version="test")).store(paper)
        database.close()

    storing(reading())
    return storing


@pytest.fixture
def agendapack(tmp_path):
    def running(*arguments, status=0):
        command = [sys.executable, "-m", "agendapack.cli", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == status, done.stderr
        return done

    return running


def test_a_value_set_right_survives_a_new_reading(agendapack, read_again, rows):
    agendapack("correct", ID, "--set", "value=20,653", "--why", "digits swapped", "--who", "Ann")
    assert rows("SELECT value, checks FROM observations") == [(20653.0, "corrected by hand")]
    read_again(reading(value=20635.0))
    assert rows("SELECT value, checks FROM observations") == [(20653.0, "corrected by hand")]


def test_a_rejection_survives_a_new_reading(agendapack, read_again, rows):
    agendapack("correct", ID, "--reject", "--why", "a school's figure")
    read_again(reading())
    assert rows("SELECT count(*) FROM observations") == [(0,)]
    assert "rejected" in agendapack("history", ID).stdout


def test_a_decision_whose_evidence_is_gone_is_told(agendapack, read_again, rows):
    agendapack("correct", ID, "--set", "status=budget", "--why", "headed Budget", "--who", "Ann")
    read_again(reading(found=False))
    assert rows("SELECT code FROM problems") == [("correction-without-evidence",)]
    assert agendapack("corrections").stdout.splitlines()[1].endswith("no longer")


@pytest.mark.usefixtures("read_again")
def test_decisions_are_listed_with_who_and_why(agendapack):
    agendapack("correct", ID, "--accept", "--why", "seen on the page", "--who", "Ann")
    heading, row = (line.split("\t") for line in agendapack("corrections").stdout.splitlines())
    listed = dict(zip(heading, row, strict=True))
    assert (listed["who"], listed["decision"], listed["why"]) == ("Ann", "accept", "seen on the page")


@pytest.mark.usefixtures("read_again")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--why", "x"], "say one of --set FIELD=VALUE, --reject and --accept"),
        (["--set", "value", "--why", "x"], "write it as FIELD=VALUE"),
        (["--set", "value=many", "--why", "x"], "not a number"),
        (["--set", "colour=red", "--why", "x"], "colour cannot be corrected; these can: value, metric"),
        (["--set", "metric=shoes", "--why", "x"], "There is no metric shoes"),
    ],
)
def test_what_cannot_be_decided_is_told(agendapack, arguments, says):
    assert says in agendapack("correct", ID, *arguments, status=2).stderr


def test_without_a_database_none_is_made(agendapack, tmp_path):
    agendapack("correct", ID, "--reject", "--why", "x", status=2)
    assert not (tmp_path / "figures.db").exists()
