"""Headings, captions and rows that a page break parts from their table."""

import pytest
from agendapack.extract.tables import find_tables
from agendapack.schema.document import Document, Word
from agendapack.schema.tables import Table

from .page_records import page_of, typed_rows, words_at

HEAD = ["Service", "2022/23", "2023/24"]
ROWS = [["Schools", "1,200", "1,310"], ["Social care", "845", "902"], ["Transport", "77", "81"]]
TOTAL = [["Total", "2,122", "2,293"]]
LOW = 740.0
"""Where print near the foot of the typed pages begins, in points from the top."""
PROSE = words_at(60, 300, "The committee noted the position and asked for a further report in the spring.")
FOOTER = words_at(60, 800, "Cabinet 3 March")


def tables_of(*pages: list[Word]) -> tuple[Table, ...]:
    numbered = tuple(page_of(words).model_copy(update={"number": k}) for k, words in enumerate(pages, start=1))
    return find_tables(Document(name="paper.pdf", sha256="0" * 64, kind="pdf", pages=numbered))


def first_column(table: Table) -> list[str]:
    return [cell.text for cell in table.cells if cell.column == 0]


def test_a_total_alone_on_the_next_page_is_the_last_row() -> None:
    first = typed_rows([HEAD, *ROWS], top=LOW - 42) + FOOTER
    (table,) = tables_of(first, typed_rows(TOTAL, top=60) + PROSE + FOOTER)
    assert table.pages == (1, 2)
    assert first_column(table)[-1] == "Total"
    assert next(cell for cell in table.cells if cell.text == "2,293").column_path == ("2023/24",)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (typed_rows([HEAD, *ROWS], top=100), typed_rows(TOTAL, top=60)),
        (
            typed_rows([HEAD, *ROWS], top=LOW - 200) + words_at(60, LOW, "So it was agreed."),
            typed_rows(TOTAL, top=60),
        ),
        (typed_rows([HEAD, *ROWS], top=LOW - 42), PROSE + typed_rows(TOTAL, top=400)),
        (typed_rows([HEAD, *ROWS], top=LOW - 42), words_at(60, 60, "Total") + words_at(275, 60, "12")),
    ],
    ids=["white below the table", "prose below the table", "prose above the row", "a figure in no column"],
)
def test_no_row_of_the_table_before(first: list[Word], second: list[Word]) -> None:
    (table,) = tables_of(first + FOOTER, second + FOOTER)
    assert table.pages == (1,)


def test_headings_at_the_foot_of_the_page_before_head_the_columns() -> None:
    (table,) = tables_of(PROSE + typed_rows([HEAD], top=LOW) + FOOTER, typed_rows([*ROWS, *TOTAL], top=60) + FOOTER)
    assert (table.pages, table.header_rows) == ((1, 2), 1)
    found = next(cell for cell in table.cells if cell.text == "902")
    assert (found.page, found.row_path, found.column_path) == (2, ("Social care",), ("2023/24",))


def test_a_line_of_figures_at_the_foot_of_the_page_before_heads_nothing() -> None:
    (table,) = tables_of(PROSE + typed_rows(TOTAL, top=LOW) + FOOTER, typed_rows(ROWS, top=60) + FOOTER)
    assert table.pages == (2,)


def test_a_caption_at_the_foot_of_the_page_before_is_the_title() -> None:
    first = PROSE + words_at(60, LOW, "Table 4: Net spending") + FOOTER
    (table,) = tables_of(first, words_at(60, 30, "ITEM 7") + typed_rows([HEAD, *ROWS], top=60) + FOOTER)
    assert table.title == "Table 4: Net spending"


def test_a_running_head_is_no_title() -> None:
    head = words_at(60, 30, "ITEM 7")
    (table,) = tables_of(head + PROSE + FOOTER, head + typed_rows([HEAD, *ROWS], top=60) + FOOTER)
    assert table.title == ""
