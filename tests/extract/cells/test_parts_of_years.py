"""Months, quarters and days printed without their year."""

import datetime

import pytest
from agendapack.extract.cells.parts_of_years import bare_part, dated_in_order, day_of_year, part_of_year
from agendapack.schema.periods import parse_period


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Q2", "Q2"),
        ("Apr", "Apr"),
        ("31 March", "31 March"),
        ("Q1 actual", "Q1"),
        ("Q2 2023/24", ""),
        ("March 2022", ""),
    ],
)
def test_a_heading_that_is_no_more_than_a_part_of_a_year(text: str, part: str) -> None:
    assert bare_part(text) == part


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Children looked after at 31 March", "31 March"),
        ("EHC plans (January census)", "January"),
        ("Children looked after at 31 March 2023", ""),
        ("Placements in the month", ""),
    ],
)
def test_a_title_that_says_on_which_day_of_every_year(text: str, day: str) -> None:
    assert day_of_year(text) == day


@pytest.mark.parametrize(
    ("part", "year", "end"),
    [("Feb", "2022/23", "2023-02-28"), ("Q3", "2022/23", "2022-12-31"), ("31 March", "2023", "2023-03-31")],
)
def test_part_of_a_year(part: str, year: str, end: str) -> None:
    whole = parse_period(year)
    assert whole is not None
    found = part_of_year(part, whole)
    assert found is not None
    assert found.end.isoformat() == end


@pytest.mark.parametrize(
    ("headings", "year", "ends"),
    [
        (["Q1", "Q2", "Q3", "Q4"], "2023/24", ["2023-06-30", "2023-09-30", "2023-12-31", "2024-03-31"]),
        (["2023/24 Q3", "Q4", "Q1"], "", ["2023-12-31", "2024-03-31", "2024-06-30"]),
        (["Q3", "Q4", "Q1", "Q2"], "", ["2023-12-31", "2024-03-31", "2024-06-30", "2024-09-30"]),
        (["Jun", "Sep", "Dec 2023"], "", ["2023-06-30", "2023-09-30", "2023-12-31"]),
        (["Q2", "Q1"], "2023/24", ["2023-09-30", "2023-06-30"]),
        (["Q2", "Q1"], "", ["2024-09-30", "2024-06-30"]),
        (["30 September 2024", "Q2", "Q3"], "", ["2024-09-30", "2024-09-30", "2024-12-31"]),
        (["2022/23", "2023/24", "Q1"], "", ["2023-03-31", "2024-03-31", "2024-06-30"]),
    ],
)
def test_headings_in_their_order(headings: list[str], year: str, ends: list[str]) -> None:
    parts = [(bare_part(text), None if bare_part(text) else parse_period(text)) for text in headings]
    found = dated_in_order(parts, year=parse_period(year), latest=datetime.date(2024, 11, 20))
    assert [period.end.isoformat() if period else None for period in found] == ends
