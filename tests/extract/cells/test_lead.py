"""The words that lead up to a table."""

import datetime

import pytest
from agendapack.extract.cells.lead import words_before
from agendapack.schema.record import Box
from agendapack.schema.tables import Line, Passage

from .build import MEETING, table

TITLE = "Table 1: Plans by provision"


def passage(number: int, text: str, *, top: float) -> Passage:
    line = Line(start=0, end=len(text), page=1, box=Box(50, top, 500, top + 12))
    return Passage(number=number, kind="paragraph", text=text, spans=(line,), page=1, heading="Our schools")


def led(paragraph: str, reference: datetime.date = MEETING) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words before a table with a title of its own below ``paragraph``, and those of them that may date it."""
    before = [passage(1, paragraph, top=150), passage(2, TITLE, top=180)]
    found = words_before(table("| Plans\nSpecial | 7", title=TITLE), before, order={}, reference=reference)
    return found.words, found.dated


def test_above_a_table_s_own_title_stands_what_it_is_about() -> None:
    assert led("The high needs block pays for them.")[0] == ("The high needs block pays for them.", "Our schools")


@pytest.mark.parametrize(
    ("paragraph", "dates"),
    [("In 2021 England had more.", False), ("The table below is of January 2023.", True)],
)
def test_above_a_table_s_own_title_only_what_points_at_the_table_dates_it(paragraph: str, dates: bool) -> None:
    assert (paragraph in led(paragraph)[1]) == dates


def test_the_day_of_a_larger_section_dates_the_tables_of_its_parts() -> None:
    headings = [
        passage(n, text, top=top).model_copy(update={"kind": "heading"})
        for n, text, top in [(1, "Part C: detail at 28 February 2023", 90), (2, "C1 Ages", 110), (3, "C2 Places", 170)]
    ]
    found = words_before(table("| Plans\nSpecial | 7"), headings, order={}, reference=MEETING)
    assert found.dated[-1] == "Part C: detail at 28 February 2023"
