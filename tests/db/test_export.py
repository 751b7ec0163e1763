"""What is given out has the field names of the contract, keeps its values, and runs nothing in a spreadsheet."""

import csv
import io
import json

import pytest
from agendapack.db.export import ExportError, export_rows, without_formula, write_export, write_text
from agendapack.db.fields import OBSERVATION_FIELDS, TABLES
from openpyxl import load_workbook
from pyarrow import parquet

CONTRACT = (
    """
observation_id metric measure breakdown qualifier area_name area_code value unit value_text bound period_text
period_kind period_start period_end period_from status document_name document_sha256 document_title council committee
meeting_date page page_label box source_kind read_by quote confidence checks
""".strip()
    .replace("\n", " ")
    .split(" ")
)


@pytest.fixture
def stored(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1, breakdown="=1+1", checks=("adds up", "agrees with text, page 3"))))
    return db


def test_observations_have_the_fields_of_the_contract():
    assert [field.name for field in OBSERVATION_FIELDS] == CONTRACT


def test_a_line_of_json_is_an_observation(stored):
    out = io.StringIO()
    write_text(export_rows(stored, "observations"), "observations", "jsonl", out)
    row = json.loads(out.getvalue())
    assert list(row) == CONTRACT
    assert row["box"] == [72.0, 100.13, 110.0, 112.0]
    assert row["checks"] == "adds up,agrees with text; page 3"
    assert (row["period_start"], row["period_end"], row["meeting_date"]) == ("2025-01-16", "2025-01-16", "2025-03-04")
    assert (row["value"], row["confidence"], row["breakdown"]) == (20635, 0.9, "=1+1")


def test_csv_has_the_same_names(stored):
    out = io.StringIO()
    write_text(export_rows(stored, "observations"), "observations", "csv", out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert list(row) == CONTRACT
    assert row["breakdown"] == "'=1+1"
    assert json.loads(row["box"]) == [72.0, 100.13, 110.0, 112.0]


def test_parquet_keeps_types(stored, tmp_path):
    write_export(export_rows(stored, "observations"), "observations", "parquet", tmp_path / "o.parquet")
    (row,) = parquet.read_table(tmp_path / "o.parquet").to_pylist()
    assert list(row) == CONTRACT
    assert row["period_end"].isoformat() == "2025-01-16"
    assert row["box"] == [72.0, 100.13, 110.0, 112.0]
    assert row["value"] == 20635.0


def test_excel_shows_a_formula_as_text(stored, tmp_path):
    write_export(export_rows(stored, "observations"), "observations", "xlsx", tmp_path / "o.xlsx")
    book = load_workbook(tmp_path / "o.xlsx")
    heading, row = book.active.iter_rows()
    assert [cell.value for cell in heading] == CONTRACT
    breakdown = row[CONTRACT.index("breakdown")]
    assert (breakdown.value, breakdown.data_type) == ("=1+1", "s")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet", "xlsx"])
def test_every_table_goes_out_in_every_format(stored, tmp_path, table, format):
    wanted = stored.execute(f"SELECT count(*) FROM [{table}]").fetchone()[0]
    assert write_export(export_rows(stored, table), table, format, tmp_path / f"out.{format}") == wanted


def test_a_file_appears_only_when_it_is_complete(stored, tmp_path):
    def breaking():
        yield from export_rows(stored, "observations")
        raise OSError("disk full")

    with pytest.raises(ExportError, match=r"o\.jsonl cannot be written: disk full"):
        write_export(breaking(), "observations", "jsonl", tmp_path / "o.jsonl")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(("o.", ".o."))] == []


@pytest.mark.parametrize("text", ["=SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "@import", "\tx"])
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(text):
    assert without_formula(text) == "'" + text


@pytest.mark.parametrize("text", ["-5.2", "-£3.3m", "+8.2%", "-1,234", "(57)", "Kent", "", "a=b"])
def test_amounts_and_words_stay_as_printed(text):
    assert without_formula(text) == text
