"""The command refresh: what is new comes and is read, what is known is left, what fails does not stop the rest."""

import re
import subprocess
import sys

import pytest
from agendapack.corpus.demo_harvest import COMMITTEE, SAMPLES
from agendapack.corpus.moderngov_council import Council, Habits, Item, Paper, Sitting
from agendapack.corpus.moderngov_server import serve

LEAVERS = (SAMPLES / "leicestershire-2023-03-07-care-leavers.docx").read_bytes()


def council(*more):
    """A site with one meeting, a report on care leavers and ``more``."""
    report = Item(9, "Care leavers", [Paper(170001, "Care leavers", LEAVERS, file_name="Care leavers.docx"), *more])
    sitting = Sitting(6841, "07/03/2023", "Tuesday, 7th March, 2023", behind="Agenda and minutes", items=[report])
    return Council("Leicestershire County Council", {COMMITTEE: "Scrutiny Committee"}, {COMMITTEE: [sitting]})


@pytest.fixture
def refresh(tmp_path):
    """Refreshes an archive that is harvested from the sites given."""
    archive = tmp_path / "archive"
    archive.mkdir()

    def refreshing(*bases, status=0, arguments=()):
        entry = '[[harvest]]\nurl = "{}"\ncommittees = [{}]\nsince = 2023-01-01\npause = 0\n'
        (archive / "harvests.toml").write_text("".join(entry.format(base, COMMITTEE) for base in bases))
        command = [sys.executable, "-m", "agendapack.cli", "refresh", "archive", "--db", "figures.db", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == status, done.stdout + done.stderr
        return done

    return refreshing


def test_what_is_new_is_harvested_read_and_told(refresh):
    with serve(council(), Habits()) as served:
        done = refresh(served.base)
    assert ": 1 papers new" in done.stdout
    assert re.search(r"^paper appeared +Care leavers\.docx: \d+ observations?$", done.stdout, re.MULTILINE)
    assert "1 paper read" in done.stdout


def test_a_second_refresh_reads_nothing_and_one_new_paper_costs_one(refresh):
    with serve(council(), Habits()) as served:
        refresh(served.base)
        assert "0 papers read (0 pages), 1 unchanged" in refresh(served.base).stdout
    page = b"<html><body><h1>Minutes of the meeting</h1><p>" + b"The report on care leavers was noted. " * 40
    late = Paper(170009, "Minutes", page + b"</p></body></html>", file_name="Minutes.html")
    with serve(council(late), Habits()) as served:
        done = refresh(served.base)
    assert "1 paper read" in done.stdout
    assert "1 unchanged" in done.stdout


def test_a_site_that_fails_does_not_keep_the_others_from_being_asked(refresh):
    with serve(council(), Habits()) as served:
        done = refresh("http://127.0.0.1:9/", served.base, status=1)
    assert "http://127.0.0.1:9/" in done.stderr
    assert "1 paper read" in done.stdout


def test_without_harvest_no_site_is_asked(refresh):
    with serve(council(), Habits()) as served:
        refresh(served.base)
        asked = len(served.log)
        refresh(served.base, arguments=["--no-harvest"])
        assert len(served.log) == asked


def test_a_list_of_sites_that_cannot_be_understood_is_told(refresh, tmp_path):
    done = refresh("not an address", status=2)
    assert "harvests.toml: url" in done.stderr
    assert not (tmp_path / "figures.db").exists()
