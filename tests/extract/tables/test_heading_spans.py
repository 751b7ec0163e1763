"""Which columns headings without rules stand over."""

import pytest
from agendapack.extract.tables import tables_on
from agendapack.schema.document import Ruling, Word

from .page_records import LETTER, across, page_of, typed_rows, words_at, words_ending

FIGURES = [["Schools", "12", "31", "5", "6"], ["Roads", "77", "81", "7", "8"], ["Total", "89", "112", "12", "14"]]


def centred(x: float, top: float, text: str) -> list[Word]:
    """The words of ``text`` set with their middle at ``x``."""
    return words_at(x - (LETTER * len(text.replace(" ", "")) + 3 * text.count(" ")) / 2, top, text)


def headings(words: list[Word], rules: list[Ruling] | None = None) -> set[tuple[str, int, int]]:
    """Text, first and last column of the headings of the one table of a page."""
    (table,) = tables_on(page_of(words, rules or []))
    return {(c.text, c.column, c.column + c.column_span - 1) for c in table.cells if c.row < table.header_rows}


@pytest.mark.parametrize(
    ("upper", "expected"),
    [
        # set wider apart than the lines of “Not known”: over all three
        ([("Age", 330, 80)], {("Age", 1, 3)}),
        # as close as those: the first line of a heading over the middle column
        ([("Age", 330, 87)], {("Age 2023", 2, 2)}),
    ],
)
def test_the_distance_of_lines_tells_a_heading_over_three_from_one_over_the_middle(
    upper: list[tuple[str, float, float]], expected: set[tuple[str, int, int]]
) -> None:
    rows = [["", "2022", "2023", "known"], *(row[:4] for row in FIGURES)]
    words = typed_rows(rows, top=98) + centred(407, 87, "Not")
    for text, x, top in upper:
        words += centred(x, top, text)
    assert expected <= headings(words)


def test_headings_over_unequal_groups_leave_a_column_to_its_own_heading() -> None:
    words = typed_rows([["", "Actual", "2022", "2023", "2024", "2025"], *([*row, "9"] for row in FIGURES)])
    words += centred(450, 86, "Budget") + centred(245, 88, "Last")
    assert {("Last Actual", 1, 1), ("Budget", 2, 5)} <= headings(words)


def test_both_lines_of_a_heading_stand_over_what_the_rule_under_them_runs_over() -> None:
    words = typed_rows([["", "2022", "2023", "2022", "2023"], *FIGURES])
    words += centred(290, 72, "Share") + centred(290, 83, "Of All Pupils In") + centred(450, 83, "Cost")
    assert ("Share Of All Pupils In", 1, 2) in headings(words, [across(95, 236, 344), across(95, 396, 504)])


def test_a_row_of_units_set_off_from_the_headings_is_a_row_of_its_own() -> None:
    rows = [["", "Budget", "Spent", "Left", "Planned"], ["", "£000", "£000", "£000", "£000"], *FIGURES]
    assert ("£000", 1, 1) in headings(typed_rows(rows, pitch=17))


def test_a_heading_flush_with_the_last_of_its_columns_stands_over_those_that_have_no_other() -> None:
    words = typed_rows([["", "Children", "Budget", "Forecast", "Variance"], *FIGURES]) + words_ending(260, 88, "No. of")
    words += words_ending(500, 80, "2024/25")
    assert {("No. of Children", 1, 1), ("2024/25", 2, 4)} <= headings(words)


def test_a_wide_space_within_a_heading_makes_no_column_of_its_last_word() -> None:
    words = typed_rows([["Fund", "2022", "2023"], *(row[:3] for row in FIGURES)]) + typed_rows(
        [[""], *([""] + [""] * 2 + [row[3]] for row in FIGURES)]
    )
    words += words_at(400, 100, "Total") + words_at(436, 100, "spent")
    (table,) = tables_on(page_of(words))
    assert table.columns == 4


def test_years_set_left_over_figures_set_right_head_one_column_each() -> None:
    words = typed_rows([["", *row[1:]] for row in FIGURES], top=114) + words_at(60, 100, "Children at 31 March")
    for top, row in zip((114, 128, 142), FIGURES, strict=True):
        words += words_at(60, top, row[0])
    for x, year in ((205, "2025"), (272, "2026"), (345, "2027"), (425, "2028")):
        words += words_at(x, 100, year)
    assert {("2025", 1, 1), ("2026", 2, 2), ("2027", 3, 3), ("2028", 4, 4)} <= headings(words)
