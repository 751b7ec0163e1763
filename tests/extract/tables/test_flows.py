"""What stands side by side on a page is read apart."""

from agendapack.extract.tables import tables_on
from agendapack.schema.document import Word

from .page_records import moved, page_of, typed_rows, words_at
from .test_finding import texts

LINE = "the board met in the spring and it agreed all"
LEFT = [["Service", "2022", "2023"], ["Schools", "12", "31"], ["Roads", "77", "81"], ["Total", "89", "112"]]
RIGHT = [["Grade", "2004", "2005"], ["First", "5", "7"], ["Second", "6", "8"], ["Third", "9", "4"]]


def prose(x: float, top: float, lines: int = 8) -> list[Word]:
    return [word for k in range(lines) for word in words_at(x, top + 14 * k, LINE)]


def narrow(rows: list[list[str]], top: float) -> list[Word]:
    """Rows of a label and two figures within 240 points from x 60."""
    words = []
    for k, (label, *figures) in enumerate(rows):
        words += words_at(60, top + 14 * k, label)
        for n, text in enumerate(figures):
            words += words_at(160 + 70 * n, top + 14 * k, text)
    return words


def test_a_table_inside_a_column_of_prose() -> None:
    words = [*prose(60, 100), *narrow(LEFT, 240), *prose(60, 330), *prose(330, 107, 24)]
    (table,) = tables_on(page_of(words))
    assert texts(table) == LEFT


def test_two_tables_under_captions_on_one_line() -> None:
    left = words_at(60, 100, "Table 1. Spending") + narrow(LEFT, 124)
    right = words_at(60, 100, "Table 2. Grades") + narrow(RIGHT, 124)
    far = words_at(60, 300, "These notes run over the whole width of the page and are of no table at all, as it seems")
    found = tables_on(page_of([*left, *moved(right, 250), *far]))
    assert [(table.title, texts(table)) for table in found] == [
        ("Table 1. Spending", LEFT),
        ("Table 2. Grades", RIGHT),
    ]


def test_a_table_across_the_gutter_of_prose_stays_whole() -> None:
    rows = [
        ["Fund", "2022", "2023"],
        ["General", "1,200", "1,310"],
        ["Capital", "845", "902"],
        ["All", "2,045", "2,212"],
    ]
    words = [*prose(60, 100), *prose(330, 100), *typed_rows(rows, top=260), *prose(60, 380), *prose(330, 380)]
    (table,) = tables_on(page_of(words))
    assert texts(table) == rows
