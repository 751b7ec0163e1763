"""Tables that run over pages, and look-alikes that do not."""

import pytest
from agendapack.extract.tables import find_tables
from agendapack.schema.document import Document, Page, Word

from .page_records import grid, page_of, typed_rows, words_at

HEAD = ["Service", "2022/23", "2023/24"]
FIRST = [["Schools", "1,200", "1,310"], ["Social care", "845", "902"], ["Transport", "77", "81"]]
SECOND = [["Libraries", "31", "30"], ["Parks", "12", "14"], ["Waste", "210", "215"]]


def paper(*pages: Page) -> Document:
    numbered = tuple(page.model_copy(update={"number": k}) for k, page in enumerate(pages, start=1))
    return Document(name="paper.pdf", sha256="0" * 64, kind="pdf", pages=numbered)


def pages_joined(*pages: list[Word]) -> list[tuple[int, ...]]:
    return [table.pages for table in find_tables(paper(*(page_of(words) for words in pages)))]


def test_repeated_headings_are_printed_once() -> None:
    (table,) = find_tables(paper(page_of(typed_rows([HEAD, *FIRST])), page_of(typed_rows([HEAD, *SECOND]))))
    assert [c.text for c in table.cells if c.column == 0] == [row[0] for row in (HEAD, *FIRST, *SECOND)]


def test_rows_of_the_next_page_stand_under_the_headings_of_the_first() -> None:
    (table,) = find_tables(paper(page_of(typed_rows([HEAD, *FIRST])), page_of(typed_rows(SECOND))))
    found = next(c for c in table.cells if c.text == "215")
    assert (found.page, found.row_path, found.column_path) == (2, ("Waste",), ("2023/24",))


LATER = ["Service", "2024/25", "2025/26"]
ROLES = ["Role", "Posts", "Vacancies"]
CAPTION = words_at(60, 84, "Table 2: Next years")
RUNNING_HEAD = words_at(60, 20, "Cabinet 3 March")
CONTINUED = words_at(60, 84, "Table 1 (continued)")
BETWEEN = words_at(60, 300, "The committee noted the position and asked for a further report in the spring.")


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (typed_rows([HEAD, *FIRST]), typed_rows([HEAD, *SECOND]), True),
        (typed_rows([HEAD, *FIRST]), typed_rows(SECOND), True),
        (typed_rows([HEAD, *FIRST]) + RUNNING_HEAD, RUNNING_HEAD + typed_rows(SECOND), True),
        (typed_rows([HEAD, *FIRST]), CONTINUED + typed_rows([HEAD, *SECOND]), True),
        (typed_rows([HEAD, *FIRST]), typed_rows([LATER, *SECOND]), False),
        (typed_rows([HEAD, *FIRST]), typed_rows([ROLES, *SECOND]), False),
        (typed_rows([HEAD, *FIRST]), CAPTION + typed_rows([HEAD, *SECOND]), False),
        (typed_rows([HEAD, *FIRST]) + BETWEEN, typed_rows([HEAD, *SECOND]), False),
        (typed_rows([HEAD, *FIRST]), typed_rows([row[:2] for row in [HEAD, *SECOND]]), False),
    ],
    ids=[
        "headings repeated",
        "headings left out",
        "running heads between",
        "marked as continued",
        "other years",
        "other headings",
        "a caption of its own",
        "prose between",
        "fewer columns",
    ],
)
def test_joined_or_not(first: list[Word], second: list[Word], joined: bool) -> None:
    assert pages_joined(first, second) == ([(1, 2)] if joined else [(1,), (2,)])


def test_a_row_cut_by_the_page_break_is_one_row() -> None:
    xs, upper, lower = [60, 120, 260, 420], [100, 120, 140], [60, 80, 100]
    top = words_at(64, 104, "No") + words_at(124, 104, "Name") + words_at(264, 104, "Subject")
    top += words_at(64, 124, "66") + words_at(124, 124, "Councillors Dyer and") + words_at(264, 124, "Parking")
    rest = words_at(124, 64, "Townsend") + words_at(64, 84, "67") + words_at(124, 84, "C Dunn")
    rest += words_at(264, 84, "Transport")
    (table,) = find_tables(paper(page_of(top, grid(xs, upper)), page_of(rest, grid(xs, lower))))
    assert [c.text for c in table.cells if c.column == 1] == ["Name", "Councillors Dyer and Townsend", "C Dunn"]
