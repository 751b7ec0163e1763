"""The printed page numbers are those that run on over the whole file."""

from agendapack.ingest.margins import ALONE, PAGE_OF, PAGE_WORD, PageNumber
from agendapack.ingest.page_labels import printed_labels
from hypothesis import given
from hypothesis import strategies as st


def number(value: int, weight: float = PAGE_WORD) -> PageNumber:
    return PageNumber(number=value, weight=weight)


def test_a_pack_keeps_the_offset_most_pages_agree_on() -> None:
    pages = [[number(n)] for n in range(5, 10)]
    assert printed_labels(pages) == ("5", "6", "7", "8", "9")


def test_a_report_s_own_footer_gives_way_to_the_stamp() -> None:
    pages = [[number(n), number(own, PAGE_OF)] for own, n in enumerate(range(41, 49), start=1)]
    assert printed_labels(pages) == tuple(str(n) for n in range(41, 49))


def test_missing_numbers_are_filled_in_between_pages_that_have_one() -> None:
    pages = [[number(1)], [], [number(3)], [], [], [number(6)]]
    assert printed_labels(pages) == ("1", "2", "3", "4", "5", "6")


def test_before_the_first_number_and_after_the_last_nothing_is_printed() -> None:
    pages = [[], [], [number(1)], [number(2)], []]
    assert printed_labels(pages) == ("", "", "1", "2", "")


def test_a_stray_number_in_a_margin_changes_nothing() -> None:
    pages = [[number(n)] for n in range(1, 9)]
    pages[4] = [number(2024, ALONE)]
    assert printed_labels(pages)[4] == "5"


def test_numbering_that_jumps_is_followed() -> None:
    pages = [[number(n)] for n in (1, 2, 3, 4, 21, 22, 23, 24)]
    assert printed_labels(pages) == ("1", "2", "3", "4", "21", "22", "23", "24")


def test_a_second_file_behind_the_first_begins_again() -> None:
    pages = [[number(n)] for n in (1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6)]
    assert printed_labels(pages) == ("1", "2", "3", "4", "5", "6", "1", "2", "3", "4", "5", "6")


def test_numbers_that_do_not_run_on_are_no_page_numbers() -> None:
    assert printed_labels([[number(7)], [number(3)], [number(12)]]) == ("", "", "")


@given(st.integers(0, 400), st.integers(4, 60), st.sets(st.integers(0, 59)))
def test_any_constant_offset_is_found_with_pages_missing(offset: int, count: int, missing: set[int]) -> None:
    missing = {page for page in missing if 0 < page < count - 1}
    if count - len(missing) < 3:
        return
    pages = [[] if page in missing else [number(page + 1 + offset)] for page in range(count)]
    assert printed_labels(pages) == tuple(str(page + 1 + offset) for page in range(count))
