"""Leader dots set one by one."""

from agendapack.extract.tables import tables_on

from .page_records import page_of, typed_rows, words_at
from .test_finding import BUDGET, texts


def test_spaced_leaders_are_one_word_however_many_dots_they_have() -> None:
    words = typed_rows(BUDGET)
    for k in range(1, len(BUDGET)):
        words += words_at(120, 100 + 14 * k, " ".join("." * 12))
    (table,) = tables_on(page_of(words))
    led = [[f"{row[0]} {'.' * 12}", *row[1:]] for row in BUDGET[1:]]
    assert texts(table) == [BUDGET[0], *led]


def test_two_dots_are_no_leaders() -> None:
    rows = [["Service", "2022", "2023"], ["Schools . .", "12", "31"], ["Roads", "77", "81"], ["Total", "89", "112"]]
    (table,) = tables_on(page_of(typed_rows(rows)))
    assert texts(table) == rows
