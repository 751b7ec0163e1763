"""The command ``agendapack tables``: what it prints of one file, and what it draws."""

import csv
import io
import json
from pathlib import Path

import docx
import pytest
from agendapack.cli import app
from agendapack.commands.one_file import page_numbers
from reportlab.pdfgen.canvas import Canvas
from typer import BadParameter
from typer.testing import CliRunner, Result

FIRST = [["Service", "2022", "2023"], ["Schools", "12", "31"], ["Roads", "77", "81"], ["Total", "89", "112"]]
SECOND = [["Grade", "2004", "2005"], ["First", "5", "7"], ["Second", "6", "8"], ["Third", "9", "4"]]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A PDF of two pages with a table on each, without rules."""
    path = tmp_path / "budget.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    for rows in (FIRST, SECOND):
        canvas.setFont("Helvetica", 10)
        for k, (label, *figures) in enumerate(rows):
            canvas.drawString(60, 700 - 14 * k, label)
            for n, text in enumerate(figures):
                canvas.drawRightString(260 + 80 * n, 700 - 14 * k, text)
        canvas.showPage()
    canvas.save()
    return path


def tables(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["tables", *map(str, arguments)])


def test_json_is_the_default(paper: Path) -> None:
    found = json.loads(tables(paper).stdout)
    assert [(table["page"], table["rows"], table["columns"]) for table in found] == [(1, 4, 3), (2, 4, 3)]


def test_csv_of_one_page(paper: Path) -> None:
    done = tables(paper, "--pages", "2", "--format", "csv")
    assert [row for row in csv.reader(io.StringIO(done.stdout)) if row] == SECOND


def test_html_has_a_table_for_each(paper: Path) -> None:
    assert tables(paper, "--format", "html").stdout.count("<table>") == 2


def test_pictures_are_drawn_of_the_pages_asked_for(paper: Path, tmp_path: Path) -> None:
    done = tables(paper, "--pages", "1", "--debug-images", tmp_path / "pictures")
    assert (done.exit_code, [p.name for p in (tmp_path / "pictures").iterdir()]) == (0, ["budget-page-001.png"])


def test_tables_of_a_word_file(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Table 1: Spending by service")
    table = document.add_table(rows=len(FIRST), cols=3)
    for cells, row in zip(FIRST, table.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=True):
            cell.text = text
    document.save(str(tmp_path / "report.docx"))
    (found,) = json.loads(tables(tmp_path / "report.docx").stdout)
    cell = next(cell for cell in found["cells"] if cell["text"] == "81")
    assert (cell["row_path"], cell["column_path"]) == (["Roads"], ["2023"])


@pytest.mark.parametrize(("text", "pages"), [("3", {3}), ("3,7-9", {3, 7, 8, 9}), ("2-2, 5", {2, 5})])
def test_lists_of_pages(text: str, pages: set[int]) -> None:
    assert page_numbers(text) == pages


@pytest.mark.parametrize("text", ["0", "a", "3-", "-2", "1;2", ""])
def test_what_is_no_list_of_pages(text: str) -> None:
    with pytest.raises(BadParameter, match="no list of pages"):
        page_numbers(text)
