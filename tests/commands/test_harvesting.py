"""The command harvest: what it says, and with which exit status it ends."""

import subprocess
import sys

import pytest
from agendapack.corpus.demo_harvest import COMMITTEE, sample_council
from agendapack.corpus.moderngov_council import Habits
from agendapack.corpus.moderngov_server import serve
from agendapack.ingest.moderngov import Archive


def harvest(folder, *arguments, status=0):
    command = [sys.executable, "-m", "agendapack.cli", "harvest", *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == status, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


WANTED = ("--committee", COMMITTEE, "--since", "2023-01-01", "--until", "2025-03-31", "--pause", "0")


def test_without_a_committee_the_committees_are_listed(tmp_path):
    with serve(sample_council(), Habits()) as served:
        done = harvest(tmp_path, served.base, "--since", "2023-01-01")
    assert done.stdout.splitlines() == ["1043\tChildren and Families Overview and Scrutiny Committee"]


def test_a_list_fetches_nothing(tmp_path):
    with serve(sample_council(), Habits()) as served:
        done = harvest(tmp_path, served.base, *WANTED, "--list")
    lines = done.stdout.splitlines()
    assert "on offer\t2023-03-07\tpack\t\tAgenda reports pack" in lines
    assert "restricted\t2023-03-07\treport\titem 12\tExempt appendix" in lines
    assert lines[-1].endswith("4 papers on offer, 1 of them restricted")
    assert list(tmp_path.iterdir()) == []


def test_papers_come_into_the_archive(tmp_path):
    with serve(sample_council(), Habits()) as served:
        done = harvest(tmp_path, served.base, *WANTED, "--to", "papers")
    assert "3 papers new" in done.stdout
    names = sorted(path.name for path in (tmp_path / "papers" / "originals").glob("*/*/*") if path.suffix != ".json")
    assert names == ["Care leavers.docx", "High needs plans and money.pdf", "Public reports pack.pdf"]


def test_a_paper_that_fails_costs_one_line_and_status_1(tmp_path):
    with serve(sample_council(), Habits(cut_short=("s180001",))) as served:
        done = harvest(tmp_path, served.base, *WANTED, status=1)
    assert "2 papers new" in done.stdout
    (line,) = done.stderr.splitlines()
    assert "is cut short" in line


def test_an_archive_that_cannot_be_used_is_told(tmp_path):
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "manifest.db").write_text("no database" * 100)
    with serve(sample_council(), Habits()) as served:
        for folder, says in (("file", "File exists"), ("papers", "file is not a database")):
            (line,) = harvest(tmp_path, served.base, *WANTED, "--to", folder, status=2).stderr.splitlines()
            assert says in line


def test_a_second_harvest_says_that_it_waits(tmp_path):
    with serve(sample_council(), Habits()) as served, Archive(tmp_path / "papers") as archive:
        host = served.base.split("/")[2]
        command = [sys.executable, "-m", "agendapack.cli", "harvest", served.base, *map(str, WANTED)]
        with archive.alone(host):
            waiting = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            assert waiting.stderr.readline().endswith("is running; this one begins when it ends\n")
            assert not served.asked("documents/")
        said, _ = waiting.communicate(timeout=60)
    assert "3 papers new" in said


def test_a_challenge_is_reported(tmp_path):
    with serve(sample_council(), Habits(challenge="all")) as served:
        done = harvest(tmp_path, served.base, *WANTED, status=2)
    assert "only a person can answer" in done.stderr


def test_a_committee_without_meetings_ends_with_status_1(tmp_path):
    with serve(sample_council(), Habits()) as served:
        done = harvest(tmp_path, served.base, "--committee", 9, "--since", "2023-01-01", "--pause", "0", status=1)
    assert "committee 9 of" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("not a url", *WANTED), "is not the address of a web site"),
        (("https://nowhere.invalid/", *WANTED), "has no address"),
        (("https://democracy.example.gov.uk/", *WANTED, "--match", "("), "is no regular expression"),
    ],
)
def test_what_cannot_run_ends_with_status_2(tmp_path, arguments, said):
    assert said in harvest(tmp_path, *arguments, status=2).stderr
