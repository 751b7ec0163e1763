"""Tables found on small typed pages: their rows, columns, headings and paths."""

import pytest
from agendapack.extract.tables import tables_on
from agendapack.schema.document import Word
from agendapack.schema.tables import Table

from .page_records import across, grid, page_of, typed_rows, words_at, words_ending


def texts(table: Table) -> list[list[str]]:
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def cell(table: Table, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = next(c for c in table.cells if c.text == text)
    return found.row_path, found.column_path


BUDGET = [
    ["Service", "2022/23", "2023/24"],
    ["Schools", "1,200", "1,310"],
    ["Social care", "845", "902"],
    ["Transport", "77", "81"],
    ["Total", "2,122", "2,293"],
]


def test_rows_and_columns_without_rules() -> None:
    (table,) = tables_on(page_of(typed_rows(BUDGET)))
    assert texts(table) == BUDGET


def test_paths_without_rules() -> None:
    (table,) = tables_on(page_of(typed_rows(BUDGET)))
    assert cell(table, "902") == (("Social care",), ("2023/24",))


def test_full_grid_keeps_lines_of_a_cell_together() -> None:
    words = words_at(64, 104, "Number of") + words_at(64, 116, "children") + words_at(164, 104, "Count")
    words += words_at(64, 134, "Aged 0-4") + words_at(164, 134, "12") + words_at(64, 154, "Aged 5-9")
    words += words_at(164, 154, "7")
    (table,) = tables_on(page_of(words, grid([60, 160, 260], [100, 130, 150, 170])))
    assert texts(table) == [["Number of children", "Count"], ["Aged 0-4", "12"], ["Aged 5-9", "7"]]


def test_a_heading_over_two_columns_heads_both() -> None:
    words = words_at(255, 104, "Actual") + words_at(64, 124, "Service") + words_at(210, 124, "2023")
    words += words_at(310, 124, "2024") + words_at(64, 144, "Schools") + words_at(210, 144, "5")
    words += words_at(310, 144, "6") + words_at(64, 164, "Roads") + words_at(210, 164, "7") + words_at(310, 164, "8")
    rules = [across(y, 60, 360) for y in (100, 140, 160, 180)] + [across(120, 200, 360)]
    rules += [r for r in grid([60, 200, 360], [100, 180]) if not r.is_horizontal]
    (table,) = tables_on(page_of(words, rules))
    assert cell(table, "8") == (("Roads",), ("Actual", "2024"))


def test_a_label_alone_groups_the_rows_under_it() -> None:
    rows = [["Service", "2023", "2024"], ["Income:", "", ""], ["Grants", "10", "12"], ["Fees", "20", "21"]]
    (table,) = tables_on(page_of(typed_rows(rows)))
    assert cell(table, "21") == (("Income:", "Fees"), ("2024",))


def test_a_label_wrapped_in_lower_case_is_one_row() -> None:
    rows = [["Service", "2023", "2024"], ["Schools", "9", "8"], ["Care of", "", ""], ["children", "10", "12"]]
    (table,) = tables_on(page_of(typed_rows([*rows, ["Roads", "20", "21"]], pitch=12)))
    assert cell(table, "12") == (("Care of children",), ("2024",))


def test_currency_sign_in_its_own_column_stays_with_its_number() -> None:
    rows = [["Fund", "2023", "2024"], ["General", "10", "12"], ["Capital", "20", "21"], ["All", "30", "33"]]
    words = typed_rows(rows) + words_at(230, 114, "$") + words_at(310, 114, "$")
    (table,) = tables_on(page_of(words))
    assert texts(table)[1] == ["General", "$ 10", "$ 12"]


def test_caption_above_is_the_title_and_gives_the_unit() -> None:
    words = words_at(60, 80, "Table 2: Spending by service (£000)") + typed_rows(BUDGET)
    (table,) = tables_on(page_of(words))
    assert (table.title, table.unit_note) == ("Table 2: Spending by service (£000)", "£000")


def test_source_below_is_a_note() -> None:
    words = typed_rows(BUDGET) + words_at(60, 174, "Source: the council's ledger.")
    (table,) = tables_on(page_of(words))
    assert table.notes == ("Source: the council's ledger.",)


def prose() -> list[str]:
    return ["The committee considered the report of the director and asked about the budget"] * 12


def contents() -> list[list[str]]:
    return [[f"Section {n} ........................", str(2 * n)] for n in range(1, 9)]


def axis() -> list[list[str]]:
    return [[str(value), ""] for value in range(500, 0, -50)]


@pytest.mark.parametrize(
    "words",
    [
        [w for n, text in enumerate(prose()) for w in words_at(60, 100 + 14 * n, text)],
        typed_rows(contents()),
        typed_rows(axis()) + words_ending(400, 250, "Jan Feb Mar"),
        [w for n in range(8) for w in words_at(60, 100 + 14 * n, "(a)") + words_at(90, 100 + 14 * n, "to note it")],
    ],
    ids=["prose", "contents list", "chart axis", "lettered list"],
)
def test_no_table_is_invented(words: list[Word]) -> None:
    assert tables_on(page_of(words)) == ()


def test_every_word_of_a_table_is_in_one_cell() -> None:
    (table,) = tables_on(page_of(typed_rows(BUDGET)))
    assert sorted(" ".join(c.text for c in table.cells).split()) == sorted(
        w for row in BUDGET for t in row for w in t.split()
    )
