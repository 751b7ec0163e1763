"""A build that is killed loses nothing: run again, it comes to what an undisturbed one comes to."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from agendapack.db import DatabaseError, open_for_reading
from agendapack.db.content import content_of

PAPERS = 40
KILLS = 5
SCRIPT = """
import sys
from pathlib import Path
from agendapack.corpus.build import build
import light_papers

if __name__ == "__main__":
    build([Path(sys.argv[1])], db=Path(sys.argv[2]), workers=2, reader=light_papers.light)
"""


def content(path):
    try:
        database = open_for_reading(path)
    except DatabaseError:  # killed before it was whole
        return []
    try:
        return list(content_of(database))
    finally:
        database.close()


@pytest.fixture
def builder(readers, papers, tmp_path):
    """Starts a build in a session of its own, as a person's shell would."""
    for number in range(PAPERS):
        waiting = "wait 0.05\n" if number % 4 == 0 else ""
        (papers / f"{number:02}.html").write_text(waiting + f"figure {number}\nfigure {number + 0.5}")
    (papers / "bad.html").write_text("encrypted")
    (papers / "last.html").write_text("await go")
    (papers / "go").touch()
    script = tmp_path / "builder.py"
    script.write_text(SCRIPT)
    environment = os.environ | {"PYTHONPATH": str(Path(readers.__file__).parent)}

    def starting(db):
        return subprocess.Popen(
            [sys.executable, script, papers, db], env=environment, start_new_session=True, stderr=subprocess.PIPE
        )

    return starting


def wait_for_papers(path, count):
    """Wait until the build that writes ``path`` has stored ``count`` papers."""
    deadline = time.monotonic() + 60
    while sum(line.startswith("documents") for line in content(path)) < count:
        assert time.monotonic() < deadline, f"not even {count} papers were stored in a minute"
        time.sleep(0.01)


def end_of(process):
    """Wait for ``process`` to end by itself; its words on stderr."""
    _, said = process.communicate(timeout=60)
    return process.returncode, said.decode()


def alive_in(session):
    """Processes of ``session`` that still run."""
    alive = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its_session = stat.read_text().rpartition(")")[2].split()[:4]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(its_session) == session and state != "Z":
            alive.append(stat.parent.name)
    return alive


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 11))])
def test_killed_at_random_moments_and_run_again_it_equals_an_undisturbed_build(builder, papers, tmp_path, seed):
    started = time.monotonic()
    assert end_of(builder(tmp_path / "undisturbed.db")) == (0, "")
    undisturbed = time.monotonic() - started
    whole = content(tmp_path / "undisturbed.db")
    chance = random.Random(seed)
    for kill in range(KILLS):
        if kill == 0:  # certainly before its end, however fast or slow this machine is
            (papers / "go").unlink()
            process = builder(tmp_path / "killed.db")
            wait_for_papers(tmp_path / "killed.db", chance.randrange(1, PAPERS // 2))
        else:
            process = builder(tmp_path / "killed.db")
            time.sleep(chance.uniform(0, 0.9) * undisturbed)
        process.kill()
        process.communicate()
        if kill == 0:
            assert len(content(tmp_path / "killed.db")) < len(whole)
            (papers / "go").touch()
    code, said = end_of(builder(tmp_path / "killed.db"))
    assert (code, said) == (0, "")
    assert content(tmp_path / "killed.db") == whole


def test_workers_do_not_outlive_a_killed_build(builder, tmp_path):
    process = builder(tmp_path / "killed.db")
    deadline = time.monotonic() + 20
    while len(alive_in(process.pid)) < 4 and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(alive_in(process.pid)) >= 4, "the builder, its forkserver and two workers were never all at work"
    process.kill()
    process.communicate()
    while alive_in(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert alive_in(process.pid) == []


def test_an_interrupt_ends_the_build_and_keeps_what_was_stored(builder, tmp_path):
    process = builder(tmp_path / "stopped.db")
    while not (tmp_path / "stopped.db").exists():
        time.sleep(0.02)
    time.sleep(0.6)
    os.killpg(process.pid, signal.SIGINT)
    code, said = end_of(process)
    assert code == -signal.SIGINT or "KeyboardInterrupt" in said or code == 0
    assert end_of(builder(tmp_path / "stopped.db"))[0] == 0
    assert sum(line.startswith("documents") for line in content(tmp_path / "stopped.db")) == PAPERS + 2
