"""A harvest that is killed at any moment loses nothing and doubles nothing: the next one comes to the same archive."""

import contextlib
import json
import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from agendapack.corpus.moderngov_council import Council, Habits, Item, Paper, Sitting
from agendapack.corpus.moderngov_server import Served, serve
from agendapack.ingest.moderngov.polite import digest
from reportlab.pdfgen.canvas import Canvas

SEEDS = range(1, 11)
KILLS = 5

STARTER = """
# Loads the program once; then for each line of arguments, a process of its own that runs the command with them.
import json, os, sys
import agendapack.ingest.moderngov
from agendapack.cli import app

for line in sys.stdin:
    process = os.fork()
    if process == 0:
        os.dup2(2, 1)
        app(json.loads(line))
    print(process, flush=True)
    sys.stdin.readline()  # until its number is made a handle, it must not be waited for
    print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)
"""


class Starter:
    """Runs harvests one after the other, each a process of its own, without loading the program each time."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", STARTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.harvest = -1
        """Handle of the process that runs: unlike its number, it never comes to mean another."""

    def start(self, served: Served, folder: Path) -> None:
        command = ["harvest", served.base, "--committee", "1", "--pause", "0.01", "--to", str(folder)]
        line = json.dumps([*command, "--since", "2026-01-01", "--until", "2026-12-31"])
        self._tell(line)
        self.harvest = os.pidfd_open(self._told())
        self._tell("")

    def is_over(self, *, within: float) -> bool:
        """Whether the harvest ends within so many seconds."""
        return bool(select.select([self.harvest], [], [], within)[0])

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):  # it has ended meanwhile
            signal.pidfd_send_signal(self.harvest, signal.SIGKILL)

    def end(self) -> int:
        """Wait for the harvest; its status, minus the signal where one ended it."""
        status = self._told()
        os.close(self.harvest)
        return status

    def _tell(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def _told(self) -> int:
        assert self.process.stdout
        return int(self.process.stdout.readline())


@pytest.fixture(scope="module")
def starter() -> Iterator[Starter]:
    starting = Starter()
    yield starting
    starting.process.communicate(timeout=60)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A meeting with a pack and a dozen reports, two of them the same."""
    path = tmp_path_factory.mktemp("papers") / "paper.pdf"
    papers = []
    for number in range(12):
        canvas = Canvas(str(path), invariant=True)
        canvas.drawString(72, 700, f"Report {max(number, 1)}")
        canvas.save()
        papers.append(Paper(100 + number, f"Report {number}", path.read_bytes()))
    items = [Item(number, f"Item {number}", [paper]) for number, paper in enumerate(papers, start=1)]
    pack = Paper(7, "Agenda reports pack", papers[3].body + b"\n", letter="g", kind="10")
    sitting = Sitting(7, "10/02/2026", "Tuesday, 10th February, 2026", items=items, papers=[pack])
    council = Council("Norfolk County Council", {1: "Cabinet"}, {1: [sitting]})
    with serve(council, Habits(delay=0.005)) as serving:
        yield serving


@pytest.fixture(scope="module")
def undisturbed(starter: Starter, served: Served, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """An archive that one harvest filled, and how many requests it made."""
    folder = tmp_path_factory.mktemp("undisturbed")
    served.log.clear()
    starter.start(served, folder)
    assert starter.end() == 0
    return folder, len(served.log)


def content(folder: Path) -> tuple[object, ...]:
    """Originals and manifest, times of visits left out."""
    with sqlite3.connect(folder / "manifest.db") as database:
        return (
            [(path.parent.name, digest(path.read_bytes())) for path in originals(folder)],
            database.execute("SELECT sha256, bytes FROM papers ORDER BY 1").fetchall(),
            database.execute("SELECT key, sha256 FROM addresses ORDER BY 1").fetchall(),
            database.execute("SELECT key, meeting_id, item_number, title, kind FROM places ORDER BY 1, 3").fetchall(),
            database.execute("SELECT count(*) FROM failures").fetchall(),
        )


def originals(folder: Path) -> list[Path]:
    return sorted(folder.glob("originals/*/*/*.pdf"))


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_killed_at_random_moments_it_comes_to_the_same_archive(
    tmp_path: Path, starter: Starter, served: Served, undisturbed: tuple[Path, int], seed: int
) -> None:
    whole, requests = undisturbed
    chance = random.Random(seed)
    killed = 0
    while killed < KILLS:  # one that was done before its moment came does not count
        served.log.clear()
        stop_at = chance.randint(1, requests - len(originals(tmp_path)))
        starter.start(served, tmp_path)
        while len(served.log) < stop_at and not starter.is_over(within=0.001):
            pass
        starter.is_over(within=chance.uniform(0, 0.03))
        starter.kill()
        killed += starter.end() == -signal.SIGKILL
    starter.start(served, tmp_path)
    assert starter.end() == 0
    assert content(tmp_path) == content(whole)
