"""On a Dask cluster the same papers give the same content, and a worker lost is a paper read elsewhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from agendapack.corpus.build import build
from agendapack.db import open_for_reading
from agendapack.db.content import content_of

pytest.importorskip("distributed", reason="distributed is not installed: the cluster was not tested")

PAPERS = 16
SCRIPT = """
import sys
from pathlib import Path
import light_papers
from agendapack.corpus.build import build
from agendapack.corpus.pool import Limits

if __name__ == "__main__":
    papers, db, cluster, storage, seconds = sys.argv[1:]
    built = build(
        [Path(papers)], db=Path(db), workers=2, reader=light_papers.light, limits=Limits(seconds=float(seconds)),
        cluster=cluster, storage=storage,
    )
    print(built.stored, built.failed)
"""


def content(path):
    database = open_for_reading(path)
    try:
        return list(content_of(database))
    finally:
        database.close()


def rows(path, sql):
    database = open_for_reading(path)
    try:
        return database.execute(sql).fetchall()
    finally:
        database.close()


@pytest.fixture
def on_cluster(readers, papers, tmp_path):
    """Builds the folder of papers on a cluster, in a process of its own; returns (stored, failed)."""
    for number in range(PAPERS):
        (papers / f"{number:02}.html").write_text(f"wait 0.05\nfigure {number}")
    script = tmp_path / "on_cluster.py"
    script.write_text(SCRIPT)
    environment = os.environ | {"PYTHONPATH": str(Path(readers.__file__).parent)}

    def building(db, *, address="local", storage="", seconds=60):
        command = [sys.executable, script, papers, db, address, storage, str(seconds)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return tuple(int(word) for word in done.stdout.split())

    return building


def test_cluster_and_pool_give_identical_content(on_cluster, readers, papers, tmp_path):
    (papers / "bad.html").write_text("encrypted")
    assert on_cluster(tmp_path / "cluster.db") == (PAPERS, 1)
    build([papers], db=tmp_path / "pool.db", workers=2, reader=readers.light)
    assert content(tmp_path / "cluster.db") == content(tmp_path / "pool.db")


@pytest.mark.slow
def test_a_worker_killed_once_loses_nothing(on_cluster, papers, tmp_path):
    (papers / "unlucky.html").write_text("die once\nfigure 99")
    assert on_cluster(tmp_path / "cluster.db") == (PAPERS + 1, 0)


@pytest.mark.slow
@pytest.mark.parametrize(("line", "seconds"), [("die", 60), ("hang", 3)])
def test_a_paper_that_kills_its_worker_twice_is_a_problem(on_cluster, papers, tmp_path, line, seconds):
    (papers / "deadly.html").write_text(line)
    assert on_cluster(tmp_path / "cluster.db", seconds=seconds) == (PAPERS, 1)
    found = rows(tmp_path / "cluster.db", "SELECT path, code FROM problems")
    assert found == [("deadly.html", "worker-lost")]


@pytest.mark.slow
def test_papers_may_come_from_storage_by_their_hash(on_cluster, readers, papers, tmp_path):
    on_cluster(tmp_path / "cluster.db", storage=f"file://{tmp_path}/storage")
    build([papers], db=tmp_path / "pool.db", workers=2, reader=readers.light)
    assert content(tmp_path / "cluster.db") == content(tmp_path / "pool.db")
    assert sum(path.is_file() for path in (tmp_path / "storage").rglob("*")) == PAPERS


def test_no_scheduler_is_told_with_the_cure(papers, tmp_path):
    (papers / "a.html").write_text("figure 1")
    command = [sys.executable, "-m", "agendapack.cli", "build", papers, "--db", tmp_path / "a.db"]
    done = subprocess.run([*command, "--cluster", "tcp://127.0.0.1:9"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "no Dask scheduler with a worker answers at tcp://127.0.0.1:9" in done.stderr.splitlines()[-1]
