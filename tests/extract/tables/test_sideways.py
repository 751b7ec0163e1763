"""Words that stand sideways on an upright page."""

from agendapack.extract.tables import tables_on
from agendapack.extract.tables.sideways import upright_words

from .page_records import grid, page_of, sideways, typed_rows, words_at
from .test_finding import BUDGET, texts


def test_a_stamp_in_the_margin_is_no_word_of_a_table() -> None:
    words = [*typed_rows(BUDGET), *sideways(20, 150, "Page 7")]
    (table,) = tables_on(page_of(words))
    assert texts(table) == BUDGET


def test_a_number_set_sideways_inside_the_page_is_kept() -> None:
    assert [word.text for word in upright_words(sideways(300, 150, "Page 7"), width=595)] == ["Page 7"]


def test_headings_set_upwards_are_read_upwards() -> None:
    xs, ys = [60, 160, 200, 240], [100, 180, 200, 220]
    words = sideways(168, 176, "Number of") + sideways(182, 176, "children") + sideways(215, 176, "Places")
    words += words_at(64, 184, "Leeds") + words_at(170, 184, "12") + words_at(210, 184, "15")
    words += words_at(64, 204, "York") + words_at(170, 204, "7") + words_at(210, 204, "9")
    (table,) = tables_on(page_of(words, grid(xs, ys)))
    assert texts(table) == [["", "Number of children", "Places"], ["Leeds", "12", "15"], ["York", "7", "9"]]


def test_the_title_of_an_upright_axis_tells_a_chart() -> None:
    words = typed_rows(BUDGET)
    assert len(tables_on(page_of(words))) == 1
    assert tables_on(page_of([*words, *sideways(40, 180, "cases of measles")])) == ()
