import datetime

import pytest
from agendapack.schema.council_calendar import months_away, moved, quarter_of


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2022-03-31", -12, "2021-03-31"),
        ("2022-03-01", -3, "2021-12-01"),
        ("2022-06-30", 3, "2022-09-30"),
        ("2022-06-30", 1, "2022-07-31"),  # the last day of a month remains one
        ("2023-02-28", 12, "2024-02-29"),
        ("2022-01-30", 1, "2022-02-28"),
        ("2022-11-15", 2, "2023-01-15"),
    ],
)
def test_the_same_day_of_another_month(day: str, months: int, then: str) -> None:
    assert months_away(datetime.date.fromisoformat(day), months) == datetime.date.fromisoformat(then)


def test_a_quarter_moved_is_the_quarter_before() -> None:
    assert moved(quarter_of(2022, 4, "Q4"), -3, text="Q3") == quarter_of(2022, 3, "Q3")
