"""Files that are no papers, or none that can be read, cost one clear line and one problem each; the rest is built."""

import io
import sqlite3
import subprocess
import sys
from contextlib import closing

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

MINUTES = (
    "<html><body><h1>Minutes</h1><p>There were 4,862 plans at the end of January 2024.</p></body></html>" + " " * 600
)


def one_page(**options):
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True, **options)
    canvas.drawString(72, 720, "High needs block deficit of 3.3 million pounds at 31 March 2024")
    canvas.save()
    return out.getvalue()


def many_pages(count):
    pdf, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(count):
        pdf.new_page(595, 842).close()
    pdf.save(out)
    pdf.close()
    return out.getvalue()


def picture():
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(out, "PNG")
    return out.getvalue()


ERROR_PAGE = b"<!DOCTYPE html><html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>"

BAD = {
    "encrypted.pdf": (lambda: one_page(encrypt=StandardEncryption("secret", strength=128)), "encrypted"),
    "truncated.pdf": (lambda: one_page()[:700], "truncated"),
    "zero.pdf": (lambda: b"", "empty-file"),
    "error.pdf": (lambda: ERROR_PAGE, "error-page"),
    "picture.pdf": (picture, "picture"),
    "long.pdf": (lambda: many_pages(3000), "too-many-pages"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """One build over every kind of bad input, twice; what it said, and its database."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "papers").mkdir()
    (folder / "empty").mkdir()
    (folder / "papers" / "good.html").write_text(MINUTES)
    for name, (make, _) in BAD.items():
        (folder / "papers" / name).write_bytes(make())
    command = [sys.executable, "-m", "agendapack.cli", "build", "papers", "empty", "--db", "figures.db"]
    first = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    second = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    with closing(sqlite3.connect(folder / "figures.db")) as database:
        yield first, second, database


@pytest.mark.parametrize("name", BAD)
def test_each_costs_one_line_that_names_it(built, name):
    first, _, _ = built
    lines = [line for line in first.stderr.splitlines() if name in line]
    assert len(lines) == 1
    assert "; " in lines[0], "no cure is given"


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, (_, code) in BAD.items()])
def test_each_is_a_problem_record(built, name, code):
    _, _, database = built
    rows = database.execute(
        "SELECT d.status, p.severity, p.code FROM problems p JOIN documents d ON d.id = p.document_id"
        " WHERE d.name = ? AND p.severity = 'error'",
        [name],
    ).fetchall()
    assert rows == [("failed", "error", code)]


def test_a_folder_without_papers_is_told_and_recorded(built):
    first, _, database = built
    assert sum("holds no papers" in line for line in first.stderr.splitlines()) == 1
    assert database.execute("SELECT code FROM problems WHERE path = 'empty'").fetchall() == [("no-papers",)]


def test_nothing_else_is_said_and_the_rest_is_built(built):
    first, _, database = built
    assert len(first.stderr.splitlines()) == len(BAD) + 1
    assert first.stdout.startswith(f"1 paper read (1 page), 0 unchanged, {len(BAD) + 1} failed")
    assert first.returncode == 1
    assert database.execute("SELECT status FROM documents WHERE name = 'good.html'").fetchall() == [("read",)]


def test_the_next_build_says_the_same_and_reads_nothing(built):
    first, second, _ = built
    assert sorted(second.stderr.splitlines()) == sorted(first.stderr.splitlines())
    assert second.returncode == 1
    assert second.stdout.startswith(f"0 papers read (0 pages), 1 unchanged, {len(BAD) + 1} failed")
