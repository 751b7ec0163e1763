"""Tables whose labels stand in the middle, as in accounts that print the year before to their left."""

from collections.abc import Sequence

import pytest
from agendapack.extract.tables import tables_on
from agendapack.schema.document import Word
from agendapack.schema.tables import Table

from .page_records import across, down, page_of, words_at, words_ending

ROWS = [
    ("9,120", "4,310", "Schools", "9,870", "4,405"),
    ("12,904", "1,118", "Social care", "13,277", "1,260"),
    ("871", "902", "Transport", "790", "915"),
    ("22,895", "6,330", "Total", "23,937", "6,580"),
]
ENDS = (100, 150, None, 330, 380)


def set_rows(rows: Sequence[tuple[str, ...]], top: float) -> list[Word]:
    """Rows with figures ending at ``ENDS``, the labels from 165."""
    words = []
    for k, row in enumerate(rows):
        for text, end in zip(row, ENDS, strict=True):
            if text:
                at = top + 14 * k
                words += words_at(165, at, text) if end is None else words_ending(end, at, text)
    return words


def headed(years: list[Word]) -> list[Word]:
    return years + set_rows([("Gross", "Net", "", "Gross", "Net")], 114) + set_rows(ROWS, 132)


def paths(table: Table, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    (found,) = [cell for cell in table.cells if cell.text == text]
    return found.row_path, found.column_path


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [("12,904", "Social care", ("2022/23", "Gross")), ("1,260", "Social care", ("2023/24", "Net"))],
)
def test_figures_on_both_sides_have_their_label(text: str, row: str, column: tuple[str, ...]) -> None:
    years = words_at(100, 100, "2022/23") + words_at(330, 100, "2023/24")
    (table,) = tables_on(page_of(headed(years)))
    assert paths(table, text) == ((row,), column)
    assert (table.label_column, table.header_columns) == (2, 1)


def test_references_left_of_the_labels_are_no_figures() -> None:
    rows = [(f"{k}.{k}", "", f"Objective {'abcde'[k]}", f"{k}4,120", f"{9 - k},310") for k in range(5)]
    (table,) = tables_on(page_of(set_rows(rows, 100)))
    assert table.label_column == 0
    assert paths(table, "24,120")[0] == ("2.2", "Objective c")


def test_a_heading_between_upright_rules_stands_over_all_between_them() -> None:
    rows = [tuple("" if k in (0, 3) else text for k, text in enumerate(row)) for row in ROWS]
    heads = (
        words_at(81, 100, "2022") + words_at(301, 100, "2023") + set_rows([("Core", "Total", "", "Core", "Total")], 114)
    )
    walls = [down(x, 96, 190) for x in (28, 155, 230, 395)] + [across(y, 28, 395) for y in (96, 190)]
    (table,) = tables_on(page_of(heads + set_rows(rows, 132), walls))
    assert paths(table, "902") == (("Transport",), ("2022", "Total"))
    assert paths(table, "915") == (("Transport",), ("2023", "Total"))


def test_a_column_that_a_heading_alone_names_is_a_column() -> None:
    rows = [tuple("" if k in (0, 3) else text for k, text in enumerate(row)) for row in ROWS]
    heads = set_rows([("Core", "Total", "", "Core", "Total")], 114)
    (table,) = tables_on(page_of(heads + set_rows(rows, 132)))
    assert table.columns == 5
    assert paths(table, "1,260") == (("Social care",), ("Total",))


MIDDLED = [("Placements in", "the year (%)"), ("Same placement", "for two years")]
YEARS = ["2016/17", "2017/18", "Q3 18/19"]


def middled(top: float) -> list[Word]:
    """Labels of two lines with their figures beside the middle of them, below years."""
    words = [word for k, year in enumerate(YEARS) for word in words_ending(200 + 60 * k, top, year)]
    for row, (first, second) in enumerate(MIDDLED):
        at = top + 30 * (row + 1)
        words += words_at(60, at, first) + words_at(60, at + 12, second)
        words += [word for k in range(3) for word in words_ending(200 + 60 * k, at + 6, f"{row + 1}{k}.4")]
    return words


def test_labels_of_two_lines_leave_the_figures_beside_their_middle_a_column_each() -> None:
    rules = [across(y, 55, 330) for y in (96, 118, 156, 190)]
    (table,) = tables_on(page_of(middled(100), rules))
    assert paths(table, "20.4") == (("Same placement for two years",), ("2016/17",))


def test_the_bars_of_a_chart_make_no_heading_of_the_title_below_them() -> None:
    rules = [across(y, 55, 330) for y in (96, 118, 156, 190)] + [across(y, 90, 180) for y in (52, 58)]
    title = words_at(60, 72, "4. Placement stability", bold=True)
    (table,) = tables_on(page_of(title + middled(100), rules))
    assert (table.title, table.header_rows) == ("4. Placement stability", 1)
