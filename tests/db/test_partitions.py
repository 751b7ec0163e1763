"""A table parted into Parquet files by council and year holds what the whole holds."""

import pytest
from agendapack.db.export import ExportError, export_rows
from agendapack.db.fields import TABLES
from agendapack.db.partitions import export_partitions
from agendapack.schema.problems import Problem
from pyarrow import dataset, parquet


@pytest.fixture
def stored(db, writer, make_paper, make_observation):
    doubt = (Problem(code="odd", message="Odd."),)
    writer.store(make_paper(make_observation(1), name="a.pdf", meeting="2024-07-01", problems=doubt))
    writer.store(make_paper(make_observation(2), name="b.pdf", sha256="cd" * 32, meeting="2025-07-01"))
    writer.store(make_paper(make_observation(3), name="c.pdf", sha256="ef" * 32, meeting="2025-09-01"))
    db.execute("UPDATE documents SET council = '' WHERE name = 'c.pdf'")
    return db


def test_folders_are_named_by_council_and_year(stored, tmp_path):
    assert export_partitions(stored, "observations", ["council", "year"], tmp_path / "out") == (3, 3)
    assert sorted(str(path.relative_to(tmp_path / "out").parent) for path in (tmp_path / "out").rglob("*.parquet")) == [
        "council=Kent/year=2024",
        "council=Kent/year=2025",
        "council=__HIVE_DEFAULT_PARTITION__/year=2025",
    ]


@pytest.mark.parametrize("table", TABLES)
def test_the_parts_together_are_the_whole(stored, tmp_path, table):
    export_partitions(stored, table, ["year"], tmp_path / "out")
    parts = [row for file in (tmp_path / "out").rglob("*.parquet") for row in parquet.read_table(file).to_pylist()]
    names = [field.name for field in TABLES[table].fields]
    assert all(list(row)[: len(names)] == names for row in parts)
    assert len(parts) == len(list(export_rows(stored, table)))


def test_partitions_are_read_as_columns(stored, tmp_path):
    export_partitions(stored, "observations", ["year"], tmp_path / "out")
    table = dataset.dataset(tmp_path / "out", partitioning="hive").to_table()
    assert sorted(table.column("year").to_pylist()) == [2024, 2025, 2025]


@pytest.mark.parametrize("keys", [["colour"], ["council", "shoe size"]])
def test_a_key_there_is_not_is_told(stored, tmp_path, keys):
    with pytest.raises(ExportError, match="these can be named: council, year, committee"):
        export_partitions(stored, "observations", keys, tmp_path / "out")


def test_a_folder_that_is_there_is_left_alone(stored, tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(ExportError, match="is there already"):
        export_partitions(stored, "observations", ["year"], tmp_path / "out")


def test_a_councils_name_cannot_lead_out_of_the_folder(stored, tmp_path):
    stored.execute("UPDATE documents SET council = '../../elsewhere'")
    export_partitions(stored, "observations", ["council"], tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["council=..%2F..%2Felsewhere"]
