"""A harvest that is killed at any moment loses nothing and doubles nothing: the next one comes to the same archive."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from agendapack.corpus.moderngov_council import Council, Habits, Item, Paper, Sitting
from agendapack.corpus.moderngov_server import Served, serve
from agendapack.ingest.moderngov.polite import digest
from reportlab.pdfgen.canvas import Canvas

KILLS = 12


@pytest.fixture
def council(tmp_path: Path) -> Council:
    """A meeting with a pack and a dozen reports, two of them the same."""
    papers = []
    for number in range(12):
        canvas = Canvas(str(tmp_path / "paper.pdf"), invariant=True)
        canvas.drawString(72, 700, f"Report {max(number, 1)}")
        canvas.save()
        papers.append(Paper(100 + number, f"Report {number}", (tmp_path / "paper.pdf").read_bytes()))
    items = [Item(number, f"Item {number}", [paper]) for number, paper in enumerate(papers, start=1)]
    pack = Paper(7, "Agenda reports pack", papers[3].body + b"\n", letter="g", kind="10")
    sitting = Sitting(7, "10/02/2026", "Tuesday, 10th February, 2026", items=items, papers=[pack])
    return Council("Norfolk County Council", {1: "Cabinet"}, {1: [sitting]})


def start(served: Served, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "agendapack.cli", "harvest", served.base, "--committee", "1", "--pause", "0.01"]
    return subprocess.Popen(
        [*command, "--since", "2026-01-01", "--until", "2026-12-31", "--to", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def content(folder: Path) -> tuple[object, ...]:
    """Originals and manifest, times of visits left out."""
    originals = sorted(path for path in folder.glob("originals/*/*/*") if path.suffix == ".pdf")
    with sqlite3.connect(folder / "manifest.db") as database:
        return (
            [(path.parent.name, digest(path.read_bytes())) for path in originals],
            database.execute("SELECT sha256, bytes FROM papers ORDER BY 1").fetchall(),
            database.execute("SELECT key, sha256 FROM addresses ORDER BY 1").fetchall(),
            database.execute("SELECT key, meeting_id, item_number, title, kind FROM places ORDER BY 1, 3").fetchall(),
            database.execute("SELECT count(*) FROM failures").fetchall(),
        )


@pytest.mark.slow
def test_killed_at_random_moments_it_comes_to_the_same_archive(tmp_path: Path, council: Council) -> None:
    chance = random.Random(20260210)
    with serve(council, Habits(delay=0.005)) as served:
        undisturbed = start(served, tmp_path / "undisturbed")
        said = undisturbed.communicate(timeout=60)[0]
        assert undisturbed.returncode == 0, said
        requests = len(served.log)
        killed = 0
        for _ in range(KILLS):
            served.log.clear()
            harvest = start(served, tmp_path / "killed")
            stop_at = chance.randint(1, requests)
            while harvest.poll() is None and len(served.log) < stop_at:
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 0.03))
            harvest.send_signal(signal.SIGKILL)
            killed += harvest.wait() == -signal.SIGKILL
            harvest.communicate()
        last = start(served, tmp_path / "killed")
        said = last.communicate(timeout=60)[0]
        assert last.returncode == 0, said
    assert killed > 0
    assert content(tmp_path / "killed") == content(tmp_path / "undisturbed")
