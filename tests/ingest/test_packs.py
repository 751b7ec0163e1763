"""A pack is cut into its items: stamps first, then bookmarks, then the front sheet's page ranges."""

from pathlib import Path

import pytest
from agendapack.ingest.margins import item_stamps, page_numbers
from agendapack.ingest.packs import PackStructure, front_sheet, pack_structure
from agendapack.ingest.pdf import Bookmark
from agendapack.schema.document import Page, Word
from agendapack.schema.record import Box

WIDTH, HEIGHT = 595.0, 842.0


def word(text: str, x: float, top: float, *, size: float = 11) -> Word:
    return Word(text=text, box=Box(x, top, x + 0.5 * size * len(text), top + size), size=size)


def line(text: str, *, x: float = 70, top: float = 400) -> list[Word]:
    words, at = [], x
    for part in text.split():
        words.append(word(part, at, top))
        at = words[-1].box.x1 + 3
    return words


def page(number: int, *lines: list[Word], width: float = WIDTH, height: float = HEIGHT) -> Page:
    return Page(number=number, width=width, height=height, words=tuple(w for words in lines for w in words))


def body(number: int, *, item: str = "", printed: int | None = None, text: str = "The report says") -> Page:
    lines = [line(text)]
    if item:
        lines.append(line(f"Agenda Item {item}", x=440, top=20))
    if printed is not None:
        lines.append(line(f"Page {printed}", x=280, top=800))
    return page(number, *lines)


def agenda(*entries: tuple[str, str, str]) -> Page:
    lines = []
    for at, (number, title, pages) in enumerate(entries):
        top = 200 + 30 * at
        lines += [line(number, top=top), line(title, x=105, top=top), line(pages, x=470, top=top)]
    return page(1, *lines)


def structure(pages: list[Page], *bookmarks: Bookmark, labels: list[str] | None = None) -> PackStructure:
    return pack_structure(pages, bookmarks, labels or [str(p.number) for p in pages])


def places(found: PackStructure) -> list[tuple[str, int, int, str]]:
    return [(item.number, item.first_page, item.last_page, item.source) for item in found.items]


def test_stamps_cut_the_pack() -> None:
    pages = [body(1), body(2, item="1"), body(3), body(4, item="2a"), body(5)]
    assert places(structure(pages)) == [("1", 2, 3, "stamp"), ("2a", 4, 5, "stamp")]


def test_a_stamp_in_running_text_is_none() -> None:
    assert item_stamps(page(1, line("as said under Agenda Item 8 above"))) == ()


def test_titles_come_from_bookmarks_then_from_the_agenda() -> None:
    pages = [agenda(("1.", "Minutes", "(Pages 2 - 2)"), ("2.", "High needs", "(Pages 3 - 3)"))]
    pages += [body(2, item="1"), body(3, item="2")]
    found = structure(pages, Bookmark(title="2 High needs block: update", level=0, page=3))
    assert [item.title for item in found.items] == ["Minutes", "High needs block: update"]


def test_without_stamps_bookmarks_cut_the_pack() -> None:
    pages = [body(n) for n in range(1, 6)]
    marks = [
        Bookmark(title="Agenda", level=0, page=1),
        Bookmark(title="4 Budget", level=0, page=2),
        Bookmark(title="Appendix A", level=1, page=3),
        Bookmark(title="5 Performance", level=0, page=4),
    ]
    assert places(structure(pages, *marks)) == [("4", 2, 3, "bookmark"), ("5", 4, 5, "bookmark")]


def test_headings_of_a_report_are_no_agenda_items() -> None:
    pages = [body(n) for n in range(1, 4)]
    marks = [Bookmark(title="1. Security", level=0, page=1), Bookmark(title="2. Liquidity", level=0, page=2)]
    assert structure(pages, *marks).items == ()


def test_front_sheet_ranges_are_printed_numbers() -> None:
    first = agenda(("5.", "Budget monitoring", "(Pages 1 - 2)"), ("6.", "Placements", "(Pages 3 - 3)"))
    pages = [first, *(body(n, printed=n - 2) for n in range(2, 6))]
    found = structure(pages, labels=["", "", "1", "2", "3"])
    assert places(found) == [("5", 3, 4, "front sheet"), ("6", 5, 5, "front sheet")]


@pytest.mark.parametrize("pages", ["(Pages 12 - 21)", "(Page 12)", "12 - 21", "(pp 12–21)", "(Pages 12 to 21)"])
def test_forms_of_a_page_range(pages: str) -> None:
    (start,) = front_sheet([agenda(("8.", "High needs", pages))], [str(n) for n in range(1, 30)])
    assert (start.number, start.title, start.page) == ("8", "High needs", 12)


def test_a_range_may_stand_on_the_line_of_the_summary() -> None:
    sheet = page(1, line("8. High needs", top=200), line("The position at month 9. (Pages 3 - 4)", x=105, top=230))
    (start,) = front_sheet([sheet], ["1", "2", "3", "4"])
    assert (start.title, start.page, start.last) == ("High needs", 3, 4)


def test_a_wrapped_title_is_joined() -> None:
    sheet = agenda(("8.", "High needs: the medium-", "(Pages 3 - 4)"))
    wrapped = sheet.model_copy(update={"words": (*sheet.words, *line("term position", x=105, top=213))})
    (start,) = front_sheet([wrapped], ["1", "2", "3", "4"])
    assert start.title == "High needs: the medium- term position"


def test_where_stamp_and_front_sheet_disagree_the_stamp_is_taken_and_it_is_said() -> None:
    pages = [agenda(("9.", "Stable homes", "(Pages 3 - 4)")), *(body(n) for n in range(2, 6)), body(6, item="9")]
    found = structure(pages)
    assert places(found) == [("9", 6, 6, "stamp")]
    assert [(problem.code, problem.page) for problem in found.problems] == [("item-pages-disagree", 6)]
    assert "on 3 by the front sheet" in found.problems[0].message


def test_blank_pages_that_pad_a_report_are_no_part_of_it() -> None:
    blank = page(3, line("This page is intentionally left blank"))
    pages = [body(1, item="1"), body(2), blank, body(4, item="2")]
    assert places(structure(pages))[0] == ("1", 1, 2, "stamp")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([line("Page 253", x=280, top=800)], {253: 3.0}),
        ([line("2 Version January 2024 Page 253", x=70, top=800)], {253: 3.0, 2: 1.0}),
        ([line("Page 7 of 43", x=280, top=800)], {7: 1.5}),
        ([line("14", x=290, top=800)], {14: 1.5}),
        ([line("Agenda Item 8 12", x=440, top=20)], {12: 1.0}),
        ([line("Page 9", x=280, top=400)], {}),
    ],
)
def test_numbers_in_the_margins(lines: list[list[Word]], expected: dict[int, float]) -> None:
    assert {found.number: found.weight for found in page_numbers(page(1, *lines))} == expected


def test_a_stamp_along_the_edge_of_a_landscape_page_is_read() -> None:
    label = Word(text="Page", box=Box(36, 249, 48, 277))
    number = Word(text="11", box=Box(36, 280, 48, 294))
    landscape = Page(number=1, width=842, height=595, words=(label, number))
    assert [(found.number, found.weight) for found in page_numbers(landscape)] == [(11, 3.0)]


def test_a_stamp_that_reads_upwards_is_read() -> None:
    label = Word(text="Page", box=Box(36, 249, 48, 277))
    number = Word(text="11", box=Box(36, 232, 48, 246))
    landscape = Page(number=1, width=842, height=595, words=(number, label))
    assert [(found.number, found.weight) for found in page_numbers(landscape)] == [(11, 3.0)]


@pytest.mark.slow
@pytest.mark.shared
def test_a_real_pack_is_cut_where_its_agenda_says(shared: Path) -> None:
    from agendapack.ingest import read

    document = read(shared / "papers/leicestershire-cfosc-2023-03-07-public-reports-pack.pdf")
    cut = [(item.number, item.first_page, item.last_page) for item in document.agenda_items]
    assert cut == [("1", 4, 11), ("8", 12, 21), ("9", 22, 29), ("10", 30, 35)]
    assert [p.label for p in document.pages] == [str(n) for n in range(1, 36)]
    assert [problem.code for problem in document.problems if problem.code == "item-pages-disagree"] == []
