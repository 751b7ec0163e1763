"""The sample papers are what they claim to be: made by the script beside them, with labels that they really print."""

import json
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from agendapack.corpus.typeset import labels, pack, printed
from agendapack.corpus.typeset.__main__ import sample_papers

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
SCANNED = (2, 3, 4)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return sample_papers()


@pytest.fixture(scope="module")
def pack_pages() -> list[str]:
    pdf = pypdfium2.PdfDocument(SAMPLES / pack.NAME)
    texts = [page.get_textpage().get_text_bounded() for page in pdf]
    pdf.close()
    return texts


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SAMPLES / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_script_makes_the_files_that_are_kept(made: dict[str, bytes]) -> None:
    kept = {path.name for path in SAMPLES.iterdir()} - {"README.md"}
    assert set(made) == kept
    assert [name for name in made if made[name] != (SAMPLES / name).read_bytes()] == []


def test_it_makes_the_same_bytes_twice(made: dict[str, bytes]) -> None:
    assert [name for name, content in sample_papers().items() if content != made[name]] == []


def test_the_front_sheet_prints_the_page_ranges_of_its_items(pack_pages: list[str]) -> None:
    stamped = [number for number, text in enumerate(pack_pages, 1) if "Agenda Item" in text]
    assert stamped == [2, 5, 7, 8]
    for first, last in ((2, 4), (5, 6), (7, 7), (8, 9)):
        assert f"(Pages {first} - {last})" in pack_pages[0]


def test_every_page_after_the_front_sheet_carries_its_number(pack_pages: list[str]) -> None:
    assert [number for number, text in enumerate(pack_pages, 1) if f"Page {number}" in text] == list(range(2, 10))


def test_scanned_pages_hold_no_text_but_the_stamps(pack_pages: list[str]) -> None:
    assert max(len(pack_pages[number - 1]) for number in SCANNED) < 40


def test_the_dashboard_is_stored_on_its_side() -> None:
    pdf = pypdfium2.PdfDocument(SAMPLES / pack.NAME)
    page = pdf[labels.DASHBOARD_PAGE - 1]
    width, height = page.get_size()
    assert (page.get_rotation(), width > height) == (90, True)
    pdf.close()


def test_the_bookmarks_name_the_items() -> None:
    pdf = pypdfium2.PdfDocument(SAMPLES / pack.NAME)
    marks = [(mark.get_title(), mark.get_dest().get_index() + 1) for mark in pdf.get_toc()]
    pdf.close()
    assert marks[1] == ("1 Minutes of the meeting held on 24 January 2023", 2)
    assert marks[-1] == ("Appendix - Performance dashboard", labels.DASHBOARD_PAGE)


def test_every_label_of_the_pack_is_printed_on_its_page(gold: list[dict[str, Any]], pack_pages: list[str]) -> None:
    """Scanned pages are held to their tables' cells instead: there is no text on them to look in."""
    scanned = {text for row in (*printed.PLACEMENTS, *printed.BENEFITS, printed.DSG_DEFICIT) for text in row.cells}
    missing = []
    for row in gold:
        if row["doc"] != pack.NAME:
            continue
        page = row["page"]
        forms = forms_of(abs(row["value"]), row["unit"])
        if page in SCANNED and row["source"] == "table":
            found = any(form in scanned for form in forms)
        else:
            found = page in SCANNED or any(form in pack_pages[page - 1] for form in forms)
        if not found:
            missing.append((page, row["metric"], row["value"]))
    assert missing == []


def forms_of(value: float, unit: str) -> list[str]:
    """How a figure of this size may stand on a page of the samples."""
    if unit == "gbp":
        return [f"{value / 1000:,.0f}", f"£{value / 1e6:.1f}m"]
    if unit == "percent":
        return [f"{value:{form}}%" for form in (".0f", ".1f", ".2f")]
    return [f"{value:,.0f}", f"{value:.0f}"]


def test_high_needs_columns_close_as_the_council_printed_them() -> None:
    rows = {row.label: row.cells for row in printed.HIGH_NEEDS}

    def number(label: str, column: int) -> int:
        return int(rows[label][column].replace(",", "") or 0)

    for column in range(4):
        gap = number("High Needs Dedicated Schools Grant", column) + number("Total Expenditure", column)
        assert gap == number("Funding Gap Pre Savings", column)
        # The printed thousands are rounded one by one, so a sum may miss its total by one.
        left = gap + number("Total Savings", column) - number("Annual Revenue Funding Gap", column)
        assert abs(left) <= 1


def test_the_word_report_holds_its_table() -> None:
    (table,) = docx.Document(str(SAMPLES / "leicestershire-2023-03-07-care-leavers.docx")).tables
    assert [cell.text for cell in table.rows[0].cells] == list(printed.QUARTER_COLUMNS)


def test_labels_name_sample_papers_and_are_written_once(gold: list[dict[str, Any]]) -> None:
    assert {row["doc"] for row in gold} == {p.name for p in SAMPLES.iterdir()} - {"README.md", "gold.jsonl"}
    lines = [json.dumps(row, sort_keys=True) for row in gold]
    assert len(set(lines)) == len(lines)
