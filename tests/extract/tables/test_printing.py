"""Tables printed as JSON, CSV and HTML."""

import csv
import io
import json

from agendapack.extract.tables import tables_on
from agendapack.extract.tables.printing import as_csv, as_html, as_json

from .page_records import page_of, typed_rows

ROWS = [
    ["Service", "2022", "2023"],
    ["Schools & nurseries", "1,200", "1,310"],
    ["Roads", "77", "81"],
    ["All", "1", "2"],
]


def test_json_has_the_fields_of_the_contract() -> None:
    (table,) = json.loads(as_json(tables_on(page_of(typed_rows(ROWS)))))
    assert {"page", "pages", "box", "title", "unit_note", "rows", "columns", "cells"} <= table.keys()
    assert {"row", "column", "row_span", "column_span", "text", "box", "is_header"} <= table["cells"][0].keys()


def test_csv_has_the_rows_as_printed() -> None:
    assert list(csv.reader(io.StringIO(as_csv(tables_on(page_of(typed_rows(ROWS))))))) == ROWS


def test_html_escapes_text_and_marks_headings() -> None:
    page = as_html(tables_on(page_of(typed_rows(ROWS))))
    assert "<th>Schools &amp; nurseries</th><td>1,200</td>" in page
