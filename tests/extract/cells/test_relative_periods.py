"""Headings that count from the period reported on."""

import datetime

import pytest

from .build import read, table


@pytest.mark.parametrize(
    ("title", "heading", "end"),
    [
        ("Performance: quarter 3 2022/23", "Previous quarter", datetime.date(2022, 9, 30)),
        ("Performance: quarter 3 2022/23", "Current quarter", datetime.date(2022, 12, 31)),
        ("Performance: quarter 3 2022/23", "Same quarter last year", datetime.date(2021, 12, 31)),
        ("Performance: quarter 3 2022/23", "Previous period value", datetime.date(2022, 9, 30)),
        ("Performance: quarter 3 2022/23", "Prev. Qtr", datetime.date(2022, 9, 30)),
        ("Performance: quarter 3 2022/23", "Previous", datetime.date(2022, 9, 30)),
        ("Performance: quarter 3 2022/23", "YTD 2022/23", datetime.date(2022, 12, 31)),
        ("Performance", "Outturn 20-21", datetime.date(2021, 3, 31)),
        ("Scorecard for February 2023", "Last month", datetime.date(2023, 1, 31)),
        ("Scorecard for February 2022", "12 months ago", datetime.date(2021, 2, 28)),
        ("Annual report 2020/21", "Previous year", datetime.date(2020, 3, 31)),
    ],
)
def test_a_heading_counts_from_the_period_reported_on(title: str, heading: str, end: datetime.date) -> None:
    [observation] = read(table(f"Indicator | {heading}\nNew EHC plans issued | 61", title=title)).observations
    assert observation.period is not None
    assert observation.period.end == end


def test_the_year_to_date_runs_from_april_to_the_last_month_beside_it() -> None:
    seen = read(table("Indicator | Apr 2022 | May 2022 | YTD\nNew EHC plans issued | 30 | 31 | 61"))
    [period] = [o.period for o in seen.observations if o.value == 61]
    assert period is not None
    assert (period.start, period.end) == (datetime.date(2022, 4, 1), datetime.date(2022, 5, 31))
