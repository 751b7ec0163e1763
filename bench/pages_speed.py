"""How fast the web pages are over 10,000 papers and a million figures.

    python bench/pages_speed.py [PAPERS] [--db FILE]

Generates an archive (random figures in the shape of real ones: every authority, packs of 30 pages), starts the site,
asks for each page seven times and prints the first, the median and the worst in milliseconds, the processor time of the
server for one, and the size. On a machine busy with other work the processor time is what to compare.
"""

import argparse
import datetime
import hashlib
import json
import os
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from agendapack.corpus.typeset.pack import NAME
from agendapack.db import open_for_writing
from agendapack.db.references import fill_reference_lists
from agendapack.db.rows import COLUMNS, document_id
from agendapack.schema.areas import AUTHORITIES
from agendapack.schema.vocabulary import load_vocabulary

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
FIGURES_A_PAPER = 100
TIMES = 7
STATUSES = ("actual", "forecast", "budget")
LIMIT_MS = 300
FRONT_BYTES = 150_000
COLD_IMAGE_MS = 1000
_WORDS = (
    "high needs block deficit grant schools pupils plans forecast budget children looked after placement residential "
    "fostering transport savings member committee resolved noted report officer quarter performance target England"
)
WORDS = tuple(_WORDS.split(" "))


def rows_of_paper(number: int, chance: random.Random) -> dict[str, list[tuple[Any, ...]]]:
    """One generated paper as rows of each table, ``documents`` among them."""
    sha256 = hashlib.sha256(f"paper {number}".encode()).hexdigest()
    key = document_id(sha256)
    area = AUTHORITIES[number % len(AUTHORITIES)]
    meeting = datetime.date(2014, 1, 6) + datetime.timedelta(days=chance.randrange(4300))
    title = f"Agenda pack {number}"
    committee = "Children and Families Overview and Scrutiny Committee"
    name = f"{area.code}-{number}.pdf"
    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in ("documents", *COLUMNS)}
    rows["documents"].append(
        (key, sha256, name, "pdf", title, area.name, area.code, committee, meeting.isoformat(), 30, "read", "bench")
    )
    rows["pages"] = [(key, page, str(page), 595.0, 842.0, 0, "text layer", 300) for page in range(1, 31)]
    metrics = load_vocabulary().metrics
    for at in range(FIGURES_A_PAPER):
        metric = metrics[chance.randrange(len(metrics))]
        page = 1 + at % 30
        value = float(chance.randrange(1, 90_000_000 if metric.unit == "gbp" else 9_000))
        box = json.dumps([100.0, 80.0 + at * 7, 150.0, 90.0 + at * 7])
        figure = f"{number:08x}{at:08x}"
        year = meeting.year - chance.randrange(3)
        breakdown = chance.choice(("", "", "Residential care", "Fostering: external"))
        checks = chance.choices(
            ("", "adds up", "does not add up", "contradicts another paper", "restated"), (60, 34, 2, 2, 2)
        )
        words = " ".join(chance.choices(WORDS, k=18))
        sentence = f"In {year} the {words} was {value:,.0f}."
        rows["passages"].append((key, at + 1, "paragraph", page, box, "", sentence, "text layer", 1.0, ""))
        printed, money_year = f"{value:,.0f}", (f"{year - 1}-04-01", f"{year}-03-31")
        number_row = (key, figure, "text", page, box, printed, value, metric.unit, 1, "[]", "[]", sentence, str(year))
        rows["figures"].append((*number_row, None, None, None, at + 1, "text layer", 1.0))
        what = (key, figure, figure, metric.id, "level", breakdown, "", area.name, area.code, value, metric.unit)
        when = (printed, "", str(year), "financial_year", *money_year, "", chance.choice(STATUSES))
        where = (name, sha256, title, area.name, committee, meeting.isoformat(), page, str(page), box)
        how = ("text", "text layer", sentence, chance.uniform(0.5, 1), checks[0])
        rows["observations"].append((*what, *when, *where, *how))
    return rows


def generate(db: Path, papers: int) -> None:
    """An archive of so many papers at ``db``; the first is the sample pack, so that there is a page to draw."""
    chance = random.Random(7)
    database = open_for_writing(db)
    fill_reference_lists(database, load_vocabulary())
    connection = database.conn
    connection.execute("PRAGMA synchronous = OFF")
    documents = [c.name for c in database.table("documents").columns]
    columns = {"documents": documents, **COLUMNS}
    connection.execute("BEGIN")
    for number in range(papers):
        for table, rows in rows_of_paper(number, chance).items():
            if rows:
                names = ", ".join(f"[{column}]" for column in columns[table])
                marks = ", ".join("?" for _ in rows[0])
                connection.executemany(f"INSERT INTO [{table}] ({names}) VALUES ({marks})", rows)
    original = SAMPLES / NAME
    sha256 = hashlib.sha256(original.read_bytes()).hexdigest()
    connection.execute(
        "UPDATE documents SET sha256 = ?, name = ? WHERE id = (SELECT min(id) FROM documents)", [sha256, NAME]
    )
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    database.close()


def addresses(db: Path) -> Iterator[tuple[str, str]]:
    """(name, address) of what is measured."""
    connection = sqlite3.connect(db)
    observation, metric, area = connection.execute(
        "SELECT observation_id, metric, area_code FROM observations WHERE breakdown = '' LIMIT 1 OFFSET 500"
    ).fetchone()
    (paper,) = connection.execute("SELECT sha256 FROM documents LIMIT 1 OFFSET 20").fetchone()
    (drawn,) = connection.execute("SELECT sha256 FROM documents WHERE name = ?", [NAME]).fetchone()
    connection.close()
    yield "front", "/"
    yield "front of a council", f"/?area={area}"
    yield "series", f"/series?metric={metric}&area={area}&area=E10000018&area=E10000016"
    yield "series as PNG", f"/series.png?metric={metric}&area={area}"
    yield "evidence", f"/evidence/{observation}"
    yield "paper", f"/paper/{paper}?page=4"
    for kind in ("does+not+add+up", "contradicts", "restated"):
        yield f"checks: {kind.replace('+', ' ')}", f"/checks?kind={kind}"
    yield "search, a rare phrase", "/search?q=%22residential+fostering+transport%22"
    yield "search, words of every paper", "/search?q=high+needs"
    yield "evidence image, cold", f"/page/{drawn}/3.webp"


def asked(url: str) -> tuple[float, int]:
    """Milliseconds and bytes of one request."""
    start = time.perf_counter()
    with urllib.request.urlopen(url, timeout=60) as answer:
        size = len(answer.read())
    return (time.perf_counter() - start) * 1000, size


def measure(db: Path) -> bool:
    """Print what each page takes; whether all keep their limits."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "agendapack.cli", "serve", "--db", str(db), "--port", str(port)]
    with tempfile.TemporaryDirectory() as cache:
        process = subprocess.Popen(
            [*command, "--papers", str(SAMPLES)],
            env={"XDG_CACHE_HOME": cache, "PATH": ""},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(port)
            return _measured(db, f"http://127.0.0.1:{port}", Path(cache), process.pid)
        finally:
            process.terminate()
            process.wait()


def _measured(db: Path, url: str, cache: Path, server: int) -> bool:
    kept = True
    print(f"{'page':32}{'first ms':>10}{'median ms':>11}{'worst ms':>10}{'cpu ms':>8}{'bytes':>10}")
    for name, address in addresses(db):
        taken = []
        before = processor_ms(server)
        for _ in range(TIMES):
            if "cold" in name:
                shutil.rmtree(cache / "agendapack", ignore_errors=True)
            taken.append(asked(url + address))
        cpu = (processor_ms(server) - before) / TIMES
        times = sorted(ms for ms, _ in taken)
        size = taken[0][1]
        limit = COLD_IMAGE_MS if "cold" in name else LIMIT_MS
        holds = times[TIMES // 2] <= limit and not (name.startswith("front") and size > FRONT_BYTES)
        kept = kept and holds
        mark = "" if holds else "  over its limit"
        print(f"{name:32}{taken[0][0]:10.0f}{times[TIMES // 2]:11.0f}{times[-1]:10.0f}{cpu:8.0f}{size:10,}{mark}")
    return kept


def processor_ms(process: int) -> float:
    """Processor time that the process has taken so far, its own and the system's for it."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the site did not start")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", nargs="?", type=int, default=10_000)
    parser.add_argument("--db", type=Path, default=Path("build/pages-speed.db"))
    given = parser.parse_args()
    given.db.parent.mkdir(parents=True, exist_ok=True)
    if not given.db.exists():
        start = time.perf_counter()
        generate(given.db, given.papers)
        print(
            f"generated {given.papers:,} papers with {given.papers * FIGURES_A_PAPER:,} figures in "
            f"{time.perf_counter() - start:.0f} s, {given.db.stat().st_size / 1e6:,.0f} MB"
        )
    if not measure(given.db):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
