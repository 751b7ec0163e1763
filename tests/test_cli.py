"""The commands: what they print, where, and with which exit status."""

import csv
import io
import json
import os
import pty
import subprocess
import sys

import pytest
from agendapack.corpus.version import reading_version
from agendapack.db import Writer, open_for_writing, rows_of
from agendapack.db.runs import begin_run
from agendapack.schema.document import Document, Page
from agendapack.schema.figures import Extraction, Figure, Observation


@pytest.fixture
def agendapack(tmp_path):
    """Runs the command in a process of its own, in an empty folder."""

    def running(*arguments, status=0):
        done = subprocess.run(
            [sys.executable, "-m", "agendapack.cli", *map(str, arguments)], cwd=tmp_path, capture_output=True, text=True
        )
        assert done.returncode == status, done.stderr
        return done

    return running


@pytest.fixture
def figures_db(tmp_path):
    """A database of one paper with two observations."""
    database = open_for_writing(tmp_path / "figures.db")
    figures, found = [], []
    for number, (name, code, value) in enumerate([("Kent", "E10000016", 20635.0), ("England", "E92000001", 576400.0)]):
        figure = f"{number:016x}"
        figures.append(Figure(figure_id=figure, source_kind="text", page=1, text=f"{value:,.0f}", value=value))
        found.append(
            Observation(
                observation_id=figure,
                figure_id=figure,
                metric="ehcp_count",
                area_name=name,
                area_code=code,
                value=value,
                unit="count",
                value_text=f"{value:,.0f}",
                page=1,
                source_kind="text",
                read_by="text layer",
                quote="Plans in January 2025",
                confidence=0.9,
            )
        )
    document = Document(name="pack.pdf", sha256="ab" * 32, kind="pdf", pages=(Page(number=1),))
    extraction = Extraction(figures=tuple(figures), observations=tuple(found))
    Writer(database, run=begin_run(database, command="test", reading_version="test")).store(
        rows_of(document, extraction)
    )
    database.close()
    return tmp_path / "figures.db"


def test_observations_come_tab_separated_in_a_pipe(agendapack, figures_db):
    lines = agendapack("observations", "--db", figures_db).stdout.splitlines()
    heading = lines[0].split("\t")
    rows = [dict(zip(heading, line.split("\t"), strict=True)) for line in lines[1:]]
    assert [(row["area_name"], row["value"]) for row in rows] == [("England", "576400"), ("Kent", "20635")]


def test_observations_are_drawn_on_a_terminal(figures_db):
    leader, follower = pty.openpty()
    environment = os.environ | {"COLUMNS": "160", "TERM": "xterm"}
    subprocess.run(
        [sys.executable, "-m", "agendapack.cli", "observations", "--db", str(figures_db)],
        stdout=follower,
        env=environment,
        check=True,
    )
    os.close(follower)
    shown = os.read(leader, 100_000).decode()
    os.close(leader)
    assert "2 observations" in shown
    assert "┃" in shown
    assert "576,400" in shown


@pytest.mark.parametrize("area", ["E10000016", "kent", "Ken"])
def test_observations_of_an_area(agendapack, figures_db, area):
    out = agendapack("observations", "--db", figures_db, "--area", area, "--format", "jsonl").stdout
    assert [json.loads(line)["area_name"] for line in out.splitlines()] == ["Kent"]


def test_observations_as_csv(agendapack, figures_db):
    out = agendapack("observations", "--db", figures_db, "--format", "csv").stdout
    assert [row["observation_id"] for row in csv.DictReader(io.StringIO(out))] == ["0" * 15 + "1", "0" * 16]


def test_a_metric_that_is_none_is_told_with_the_nearest(agendapack, figures_db):
    done = agendapack("observations", "--db", figures_db, "--metric", "ehcp_cuont", status=2)
    assert "there is no metric ehcp_cuont; did you mean ehcp_count" in done.stderr


@pytest.mark.parametrize("command", [["observations"], ["export"], ["evaluate", "gold.jsonl"]])
def test_without_a_database_the_cure_is_told(agendapack, tmp_path, command):
    (tmp_path / "gold.jsonl").write_text('{"doc": "a.pdf", "metric": "ehcp_count", "value": 1}')
    done = agendapack(*command, status=2)
    assert done.stderr.splitlines() == [
        "agendapack: figures.db: no such database; make one with: agendapack build PAPERS --db figures.db"
    ]


def test_export_writes_a_file_or_standard_output(agendapack, figures_db, tmp_path):
    out = agendapack("export", "--db", figures_db, "--format", "jsonl").stdout
    agendapack("export", "--db", figures_db, "--format", "jsonl", "-o", tmp_path / "o.jsonl")
    assert (tmp_path / "o.jsonl").read_text() == out
    assert len(out.splitlines()) == 2


def test_evaluate_prints_the_scores(agendapack, figures_db, tmp_path):
    gold = {"doc": "pack.pdf", "metric": "ehcp_count", "value": 20635, "area_code": "E10000016", "source": "text"}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold))
    out = agendapack("evaluate", "gold.jsonl", "--db", figures_db, "--by", "metric", "--misses", "5").stdout
    assert out.splitlines()[1].split("\t")[:7] == ["ehcp_count", "1", "1", "1", "0.500", "1.000", "0.667"]
    assert "false positive: " in out


def test_a_build_of_nothing_cannot_run(agendapack, tmp_path):
    done = agendapack("build", "none", status=2)
    assert done.stderr.splitlines() == ["agendapack: there is no file or folder none: check the spelling of the path"]
    assert not (tmp_path / "figures.db").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nothing"], "agendapack: No such command 'nothing'; see agendapack --help"),
        (["build"], "agendapack build: Missing argument 'PAPERS'; see agendapack build --help"),
        (["observations", "--since", "2024"], "“2024” is not a day such as 2024-03-31"),
        (["observations", "--since", "2024-02-30"], "“2024-02-30” is no day of the calendar"),
        (["export", "--table", "papers"], "'papers' is not one of 'observations', 'figures'"),
        (["history", "a", "b"], "unexpected extra argument(s) (b)"),
        (["tables", "."], "file '.' is a directory"),
        (["export", "-o", "none/o.csv"], "none/o.csv cannot be written: No such file or directory"),
        (["changes", "-o", "none/changes.txt"], "none/changes.txt: No such file or directory"),
        (["export", "-o", "./figures.db"], "figures.db is the database itself"),
        (["changes", "-o", "figures.db"], "figures.db is the database itself"),
        (["evaluate", "none.jsonl"], "none.jsonl: No such file or directory"),
    ],
)
@pytest.mark.usefixtures("figures_db")
def test_a_call_that_cannot_be_carried_out_costs_one_line(agendapack, arguments, says):
    (line,) = agendapack(*arguments, status=2).stderr.splitlines()
    assert says in line
    assert "[Errno" not in line


@pytest.mark.usefixtures("figures_db")
@pytest.mark.parametrize("command", ["observations --format jsonl", "export --table figures", "changes"])
def test_output_that_nobody_reads_any_more_is_no_error(tmp_path, command):
    process = subprocess.Popen(
        [sys.executable, "-m", "agendapack.cli", *command.split()],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()


def test_a_page_that_the_file_lacks_is_told(agendapack, tmp_path):
    (tmp_path / "one.html").write_text("<html><body><p>There are 3 plans.</p></body></html>")
    done = agendapack("tables", "one.html", "--pages", "7", status=2)
    assert done.stderr == "agendapack: one.html has 1 page: there is no page 7\n"


def test_the_tables_of_a_file_that_is_no_paper_name_it_once(agendapack, tmp_path):
    (tmp_path / "notes.txt").write_text("notes")
    done = agendapack("tables", "notes.txt", status=1)
    assert done.stderr == "notes.txt is plain text, which is not read; give the paper as PDF, HTML or DOCX\n"


def test_the_version_is_that_of_the_readings(agendapack):
    assert agendapack("--version").stdout == f"agendapack {reading_version()}\n"


def test_it_starts_without_the_heavy_libraries():
    heavy = ("spacy", "cv2", "pyarrow", "pdfplumber", "openpyxl", "lxml")
    script = f"import sys; from agendapack import cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
