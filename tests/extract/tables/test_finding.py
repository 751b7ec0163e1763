"""Tables found on small typed pages: their rows, columns, headings and paths."""

import pytest
from agendapack.extract.tables import tables_on
from agendapack.extract.tables.draft import in_reading_order
from agendapack.schema.document import Word
from agendapack.schema.record import Box
from agendapack.schema.tables import Table

from .page_records import across, down, grid, page_of, typed_rows, words_at, words_ending


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


def test_a_row_labelled_note_ends_no_table() -> None:
    rows = [*BUDGET[:3], ["Notes", "5", "6"], ["Source", "7", "8"], *BUDGET[3:]]
    (table,) = tables_on(page_of(typed_rows(rows)))
    assert texts(table) == rows


def test_wider_white_parts_rows_of_several_lines() -> None:
    words: list[Word] = words_at(60, 100, "Program") + words_at(160, 100, "Purpose") + words_at(330, 100, "Amount")
    for k, figure in enumerate(("1,200", "845", "77", "310")):
        top = 122 + 38 * k
        words += words_at(60, top, "Grants to") + words_at(160, top, "Care in towns and")
        words += (
            words_ending(360, top, figure) + words_at(60, top + 12, "Counties") + words_at(160, top + 12, "Villages")
        )
    (table,) = tables_on(page_of(words))
    assert texts(table)[1:] == [
        ["Grants to Counties", "Care in towns and Villages", figure] for figure in ("1,200", "845", "77", "310")
    ]


def test_the_label_of_the_last_row_runs_on_under_it() -> None:
    rows = [["Service", "2022", "2023"], ["Schools", "12", "31"], ["Roads", "77", "81"], ["Care of", "89", "112"]]
    (table,) = tables_on(page_of(typed_rows(rows) + words_at(60, 154, "children")))
    assert texts(table)[-1] == ["Care of children", "89", "112"]


def test_a_heading_without_rules_stands_over_the_headings_it_is_centred_on() -> None:
    rows = [["", "2022", "2023", "2022", "2023"], ["Schools", "12", "31", "5", "6"], ["Roads", "77", "81", "7", "8"]]
    words = typed_rows([*rows, ["Total", "89", "112", "12", "14"]])
    words += words_at(352 - 77, 86, "Budget") + words_at(512 - 77, 86, "Spent")
    (table,) = tables_on(page_of(words))
    assert cell(table, "8") == (("Roads",), ("Spent", "2023"))


def test_a_bold_title_over_the_table_is_no_heading() -> None:
    rows = [["Fund", "2022", "2023"], ["General", "10", "12"], ["Capital", "20", "21"], ["All", "30", "33"]]
    (table,) = tables_on(page_of(words_at(120, 84, "Funds of the whole council", bold=True) + typed_rows(rows)))
    assert (table.title, texts(table)) == ("Funds of the whole council", rows)


@pytest.mark.parametrize("heads", [["Grade", "Boys", "Girls"], ["Grade", "2004", "2005"]])
def test_a_second_title_and_headings_begin_another_table(heads: list[str]) -> None:
    other = [heads, ["First", "5", "7"], ["Second", "6", "8"], ["Third", "9", "4"]]
    words = typed_rows(BUDGET) + words_at(160, 184, "Pupils by grade", bold=True) + typed_rows(other, top=200)
    assert [texts(table) for table in tables_on(page_of(words))] == [BUDGET, other]


def test_a_frame_round_the_page_bounds_its_table() -> None:
    rows = [[f"Ward {name}", "12", "15"] for name in "ABCDEFGHIJ"]
    words = typed_rows([["Ward", "2022", "2023"], *rows]) + words_at(200, 258, "Sheet A") + words_ending(420, 258, "3")
    (table,) = tables_on(page_of(words, grid([50, 440], [95, 256])))
    assert texts(table) == [["Ward", "2022", "2023"], *rows]


def test_a_drawn_heading_over_cut_columns_stays_whole() -> None:
    words = words_at(85, 104, "Ward") + words_at(222, 104, "Boys") + words_at(322, 104, "Girls")
    for k, (x, text) in enumerate(zip((205, 245, 305, 345), ("Low", "High", "Low", "High"), strict=True)):
        words += words_at(x, 124, text)
        for row in range(4):
            words += words_at(x, 144 + 14 * row, f"{k + 3}{row}")
    words += [
        w for row, name in enumerate(("North", "South", "East", "West")) for w in words_at(64, 144 + 14 * row, name)
    ]
    rules = [across(y, 60, 380) for y in (100, 140, 200)] + [across(120, 180, 380)]
    rules += [r for r in grid([180, 280], [100, 200]) if not r.is_horizontal]
    (table,) = tables_on(page_of(words, rules))
    assert cell(table, "62") == (("East",), ("Girls", "High"))


def test_a_label_may_stand_beside_two_rows() -> None:
    rows = [["Illness", "", "Boys", "Girls"]]
    for name, more in (("Asthma", ""), ("Broken", "bone"), ("Cold", ""), ("Sinus", "infection"), ("Flu", "")):
        rows += [[name, "Count", "12", "13"], [more, "Share", "1.2%", "1.4%"]]
    words = []
    for k, (label, kind, *figures) in enumerate(rows):
        words += words_at(60, 100 + 14 * k, label) if label else []
        words += words_at(140, 100 + 14 * k, kind) if kind else []
        words += [w for n, text in enumerate(figures) for w in words_ending(260 + 80 * n, 100 + 14 * k, text)]
    (table,) = tables_on(page_of(words))
    assert [(c.text, c.row_span) for c in table.cells if c.column == 0][1:] == [
        ("Asthma", 1),
        ("Broken bone", 2),
        ("Cold", 1),
        ("Sinus infection", 2),
        ("Flu", 1),
    ]


def test_a_label_between_two_rules_heads_the_rows_under_it() -> None:
    rows = [["Group", "2023", "2024"], ["At school", "", ""], ["17 and 18", "90%", "93%"], ["19 to 21", "84%", "89%"]]
    rows += [
        ["In education, employment or in training", "", ""],
        ["17 and 18", "61%", "66%"],
        ["19 to 21", "50%", "52%"],
    ]
    rules = [across(112 + 14 * k, 60, 345) for k in range(len(rows))]
    (table,) = tables_on(page_of(typed_rows(rows), rules))
    assert (texts(table)[1], texts(table)[4]) == (rows[1], rows[4])
    assert cell(table, "52%") == (("In education, employment or in training", "19 to 21"), ("2024",))


def test_a_grid_drawn_in_a_cell_of_another_is_part_of_it() -> None:
    outer = grid([60, 200, 340, 480], [100, 160, 220, 280])
    inner = grid([350, 400, 450], [110, 130, 150])
    words = [w for k, y in enumerate((120, 180, 240)) for w in words_at(70, y, f"Row {k}") + words_at(210, y, f"{k}5")]
    inside = words_at(352, 114, "1") + words_at(402, 114, "2") + words_at(352, 134, "3") + words_at(402, 134, "4")
    (table,) = tables_on(page_of([*words, *inside], [*outer, *inner]))
    assert sorted(token for cell in table.cells for token in cell.text.split()) == sorted(
        word.text for word in [*words, *inside]
    )


def test_a_raised_mark_does_not_break_the_line_of_its_cell() -> None:
    mark = Word(text="2", box=Box(150, 98, 154, 104), size=6)
    places = (("Long", 60, 102), ("term", 105, 100.5))
    words = [Word(text=text, box=Box(x, top, x + 40, top + 10)) for text, x, top in places]
    assert [word.text for word in in_reading_order([mark, *words])] == ["Long", "term", "2"]


def test_a_heading_between_two_parts_drawn_apart_is_within_their_table() -> None:
    words = typed_rows(BUDGET) + words_at(182, 177, "Reserves") + typed_rows(BUDGET[1:], top=194)
    rules = [down(x, top, bottom) for x in (200, 280) for top, bottom in ((96, 168), (192, 250))]
    rules += [across(y, 55, 345) for y in (96, 112)]
    (table,) = tables_on(page_of(words, rules))
    assert texts(table) == [*BUDGET, ["Reserves", "", ""], *BUDGET[1:]]


def test_the_last_line_of_a_title_in_the_middle_is_no_heading() -> None:
    rows = [["", "General", "Capital"], ["Cash", "10", "12"], ["Grants due", "20", "21"], ["All", "30", "33"]]
    words = words_at(130, 66, "Town of Ashby School Fund", bold=True) + words_at(175, 78, "June 2014", bold=True)
    (table,) = tables_on(page_of(words + typed_rows(rows)))
    assert texts(table) == rows


def test_the_rules_of_a_grid_make_no_heading_of_the_title_under_it() -> None:
    words = typed_rows(BUDGET) + words_at(60, 178, "Spent in all", bold=True) + typed_rows(BUDGET[1:], top=198)
    tables = tables_on(page_of(words, grid([55, 200, 280, 345], [96, 112, 126, 140, 154, 168])))
    assert [texts(table) for table in tables] == [BUDGET, BUDGET[1:]]


def test_rows_that_begin_with_a_date_are_a_table_without_headings() -> None:
    rows = [["March 23", "Meeting", "Hall"], ["March 30", "Workshop", "Room 4"], ["April 13", "Meeting", "Hall"]]
    (table,) = tables_on(page_of(typed_rows(rows)))
    assert texts(table) == rows


def test_answers_under_headings_of_two_lines_are_rows_one_by_one() -> None:
    rows = [["Care", "Yes", "No", "No"], ["Roads", "No", "Yes", "No"], ["Parks", "No", "No", "Yes"]]
    heads = [["", "Cost", "Staff", "Aims"], ["Service", "met", "met", "met"]]
    words = typed_rows(heads, pitch=11) + typed_rows([*rows, *rows], top=130, pitch=13)
    (table,) = tables_on(page_of(words))
    assert texts(table) == [["Service", "Cost met", "Staff met", "Aims met"], *rows, *rows]


def test_blocks_of_addresses_in_two_columns_are_no_table() -> None:
    block = [["Albion Office", "Lowell Office"], ["14 High Street", "9 Mill Road"], ["Tel. 5550", "Tel. 5551"]]
    words = typed_rows(block) + typed_rows(block, top=160) + typed_rows(block, top=220)
    assert tables_on(page_of(words)) == ()
