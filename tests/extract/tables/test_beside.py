"""Tables beside each other and beside charts, told by rules that end at the white between."""

from agendapack.extract.tables import tables_on

from .page_records import across, moved, page_of, typed_rows, words_at
from .test_finding import texts

SPENT = [["Year", "Spent", "Left"], ["2021", "412", "63"], ["2022", "430", "58"], ["2023", "455", "9"]]
STAFF = [["Month", "Staff"], ["January", "4"], ["March", "6"], ["May", "5"]]


def test_two_tables_under_rules_of_their_own_stand_beside_each_other() -> None:
    words = typed_rows(SPENT) + moved(typed_rows(STAFF), 360)
    rules = [across(y, *ends) for y in (112, 156) for ends in ((55, 345), (415, 625))]
    assert [texts(table) for table in tables_on(page_of(words, rules))] == [SPENT, STAFF]


def test_rules_broken_between_columns_of_figures_part_no_table() -> None:
    rows = [["Fund", "2022", "2023"], ["Care", "1,200", "77"], ["Roads", "845", "81"], ["Parks", "12", "9"]]
    rules = [across(y, *ends) for y in (112, 156) for ends in ((55, 270), (300, 345))]
    assert [texts(table) for table in tables_on(page_of(typed_rows(rows), rules))] == [rows]


def test_a_chart_beside_a_table_is_no_part_of_it() -> None:
    words = typed_rows(SPENT)
    for k in range(5):
        words += words_at(420, 96 + 13 * k, str(400 - 100 * k))
    for k, year in enumerate(("2021", "2022", "2023")):
        words += words_at(450 + 40 * k, 162, year)
    rules = [across(y, 55, 345) for y in (112, 156)] + [across(101 + 13 * k, 440, 580) for k in range(5)]
    assert [texts(table) for table in tables_on(page_of(words, rules))] == [SPENT]
