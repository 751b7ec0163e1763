"""What an archive costs the one process that writes: memory, time for what is unchanged, the gain of a second worker.

Run: ``.venv/bin/python bench/archive.py [--papers 100,1000,10000] [--unchanged 2000] [--cluster]``.

Papers are generated: web pages of one table and three sentences. For memory and time they are read by a stand-in that
takes 1 ms and gives 40 cells and 10 figures a paper, so that the writer is the busy one. The gain of a second worker is
measured with a stand-in that computes for 50 ms a kilobyte, on papers as uneven as real ones: one in fifty weighs as
much as thirty others. One worker and two take turns: other programs may hold a part of the machine, and then only the
best pair means anything.
"""

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from agendapack.corpus.build import build
from agendapack.corpus.worker import Manner
from agendapack.db import PaperRows, rows_of
from agendapack.schema.document import Document, Page
from agendapack.schema.figures import Extraction, Figure, Observation
from agendapack.schema.tables import Cell, Table

CELLS, FIGURES = 40, 10
SECONDS_PER_KILOBYTE = 0.05
KILOBYTES = (1,) * 45 + (6,) * 4 + (30,)
"""Of fifty papers, what each weighs."""


def light(path: Path, manner: Manner) -> PaperRows:
    """A stand-in for reading: the same amount of rows as a short report gives, in a millisecond."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    document = Document(name=path.name, sha256=sha256, kind="html", pages=(Page(number=1),))
    cells = tuple(Cell(row=n // 5, column=n % 5, text=f"{n},000") for n in range(CELLS))
    table = Table(number=1, page=1, pages=(1,), rows=8, columns=5, cells=cells)
    figures = tuple(
        Figure(figure_id=f"{sha256[:12]}{n:04x}", source_kind="table", page=1, text=str(n), value=n, table_number=1)
        for n in range(FIGURES)
    )
    observations = tuple(
        Observation(
            observation_id=figure.figure_id,
            figure_id=figure.figure_id,
            metric="ehcp_count",
            area_name="Kent",
            area_code="E10000016",
            value=figure.value,
            unit="count",
            value_text=figure.text,
            page=1,
            source_kind="table",
            read_by="text layer",
            quote="Plans › 2024",
            confidence=0.9,
        )
        for figure in figures
    )
    found = Extraction(tables=(table,), figures=figures, observations=observations)
    return rows_of(document, found, reading_version=manner.version)


def busy(path: Path, manner: Manner) -> PaperRows:
    """The same, after computing for as long as fits the paper's size."""
    until = time.process_time() + SECONDS_PER_KILOBYTE * path.stat().st_size / 1000
    while time.process_time() < until:
        pass
    return light(path, manner)


def generate(folder: Path, count: int) -> None:
    """``count`` papers in ``folder``, a hundred to a subfolder."""
    for number in range(count):
        inner = folder / f"{number // 100:04}"
        inner.mkdir(parents=True, exist_ok=True)
        (inner / f"paper-{number:06}.html").write_text(f"<html><body><p>Paper {number}</p></body></html>")


def one_build(folder: Path, db: Path, *, workers: int, reader: str, cluster: str) -> dict[str, float]:
    """Build in a process of its own; seconds, papers, and the peak memory of that process in MiB."""
    command = [sys.executable, __file__, "--one", str(folder), str(db), str(workers), reader, cluster]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def report_one(folder: str, db: str, workers: str, reader: str, cluster: str) -> None:
    began, computed = time.perf_counter(), time.process_time()
    built = build(
        [Path(folder)],
        db=Path(db),
        workers=int(workers),
        reader={"light": light, "busy": busy}[reader],
        cluster=cluster,
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = time.perf_counter() - began
    writer = time.process_time() - computed
    done = {"stored": built.stored, "unchanged": built.unchanged, "seconds": seconds, "peak_mb": peak, "writer": writer}
    print(json.dumps(done))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", default="100,1000,10000")
    parser.add_argument("--unchanged", type=int, default=2000)
    parser.add_argument("--cluster", action="store_true", help="also on a local Dask cluster of two workers")
    parser.add_argument("--busy", type=int, default=200, help="papers for the gain of a second worker")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--one", nargs=5)
    arguments = parser.parse_args()
    if arguments.one:
        report_one(*arguments.one)
        return
    with tempfile.TemporaryDirectory(prefix="agendapack-bench-") as name:
        folder = Path(name)
        print(f"{'papers':>8} {'by':>8} {'seconds':>8} {'a second':>8} {'writer MiB':>10} {'database MiB':>12}")
        for count in map(int, arguments.papers.split(",")):
            generate(folder / str(count), count)
            for cluster in ("", "local") if arguments.cluster else ("",):
                db = folder / f"{count}{cluster}.db"
                done = one_build(folder / str(count), db, workers=2, reader="light", cluster=cluster)
                size = db.stat().st_size / 2**20
                print(
                    f"{count:8} {cluster or 'pool':>8} {done['seconds']:8.1f} {count / done['seconds']:8.0f}"
                    f" {done['peak_mb']:10.0f} {size:12.1f}"
                )
        generate(folder / "unchanged", arguments.unchanged)
        db = folder / "unchanged.db"
        one_build(folder / "unchanged", db, workers=2, reader="light", cluster="")
        again = one_build(folder / "unchanged", db, workers=2, reader="light", cluster="")
        generate(folder / "unchanged" / "new", 20)
        for number, path in enumerate((folder / "unchanged" / "new").rglob("*.html")):
            path.write_text(f"<html><body><p>New paper {number}</p></body></html>")
        more = one_build(folder / "unchanged", db, workers=2, reader="light", cluster="")
        print(f"{arguments.unchanged} papers unchanged: {again['seconds']:.2f} s, {again['stored']:.0f} read again")
        print(f"20 papers more: {more['seconds']:.2f} s, {more['stored']:.0f} read")
        generate(folder / "busy", arguments.busy)
        for path, kilobytes in zip(sorted((folder / "busy").rglob("*.html")), cycle(KILOBYTES), strict=False):
            path.write_text(path.read_text().ljust(1000 * kilobytes))
        for pair in range(arguments.pairs):
            one, two = (
                one_build(
                    folder / "busy", folder / f"busy{workers}-{pair}.db", workers=workers, reader="busy", cluster=""
                )
                for workers in (1, 2)
            )
            print(
                f"{arguments.busy} uneven papers: one worker {one['seconds']:.1f} s, two {two['seconds']:.1f} s,"
                f" {one['seconds'] / two['seconds']:.2f} times; the writer computed for {two['writer']:.2f} s;"
                f" load {os.getloadavg()[0]:.1f}"
            )


if __name__ == "__main__":
    main()
