"""What is marked on a page: the number, its row, its headings."""

import pytest
from agendapack.db.pages.places import around_words, cell_marks, drawn_rows


def cell(row, column, text, *, header=False, box="[10, 20, 30, 40]", page=1, row_span=1, column_span=1):
    return {
        "row": row,
        "column": column,
        "text": text,
        "is_header": int(header),
        "box": box,
        "page": page,
        "row_span": row_span,
        "column_span": column_span,
    }


TABLE = [
    cell(0, 0, "", header=True),
    cell(0, 1, "2023/24", header=True, column_span=2),
    cell(0, 3, "2024/25", header=True),
    cell(1, 0, "Savings", header=True),
    cell(1, 1, "3,112"),
    cell(1, 2, "8,596"),
    cell(2, 0, "Total", header=True),
    cell(2, 2, "1", page=2),
]


def test_the_row_and_the_spanning_heading_are_marked():
    assert sorted(m.kind for m in cell_marks(TABLE, row=1, column=2, page=1)) == ["heading", "row", "row"]


def test_cells_of_another_page_or_without_a_box_are_not():
    assert [m.kind for m in cell_marks(TABLE, row=2, column=2, page=2)] == []
    assert cell_marks([cell(1, 0, "Savings", box=None)], row=1, column=2, page=1) == []


def test_a_drawn_table_says_what_its_headings_head():
    rows = drawn_rows(TABLE, header_rows=1, marked=(1, 1))
    assert [(c.text, c.scope, c.marked) for c in rows[1]] == [
        ("Savings", "row", False),
        ("3,112", "", True),
        ("8,596", "", False),
    ]
    assert [(c.scope, c.column_span) for c in rows[0][:2]] == [("", 1), ("col", 2)]


@pytest.mark.parametrize(
    ("quote", "words", "parts"),
    [
        ("rose from 3,350 to 6,377.", "6,377", ("rose from 3,350 to ", "6,377", ".")),
        ("16 plans of 6", "6", ("16 plans of ", "6", "")),
        ("none here", "6", ("none here", "", "")),
        ("anything", "", ("anything", "", "")),
    ],
)
def test_the_number_is_found_whole_in_its_sentence(quote, words, parts):
    assert around_words(quote, words) == parts
