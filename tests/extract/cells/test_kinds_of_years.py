"""Which kind of year a heading of no more than a year means."""

import datetime

import pytest

from .build import read, table


@pytest.mark.parametrize(
    ("corner", "heading", "row", "end"),
    [
        ("Academic year", "2021/22", "New EHC plans issued", datetime.date(2022, 8, 31)),
        ("September to August", "2021/22", "New EHC plans issued", datetime.date(2022, 8, 31)),
        ("Financial year", "2021/22", "New EHC plans issued", datetime.date(2022, 3, 31)),
        ("Year ending 31 March", "2022", "Children ceasing to be looked after", datetime.date(2022, 3, 31)),
        ("SSDA903 return", "2022", "Care leavers in suitable accommodation", datetime.date(2022, 3, 31)),
        ("Years to August", "2022", "New EHC plans issued", datetime.date(2022, 8, 31)),
        ("Calendar year", "2022", "New EHC plans issued", datetime.date(2022, 12, 31)),
    ],
)
def test_the_corner_says_which_kind_of_year_the_headings_mean(
    corner: str, heading: str, row: str, end: datetime.date
) -> None:
    [observation] = read(table(f"{corner} | {heading}\n{row} | 88")).observations
    assert observation.period is not None
    assert observation.period.end == end
