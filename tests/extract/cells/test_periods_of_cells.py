"""When a figure in a table is of: own headings, corner, title, the words before it."""

import datetime

import pytest

from .build import one, read, table


def test_a_month_below_a_financial_year_is_in_that_year() -> None:
    seen = read(table("2021/22 | Apr | Feb\nRequests for EHC needs assessment | 88 | 97"))
    periods = [observation.period for observation in seen.observations]
    assert [(p.start, p.end) for p in periods if p] == [
        (datetime.date(2021, 4, 1), datetime.date(2021, 4, 30)),
        (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28)),
    ]


def test_money_reported_at_a_period_is_the_year_s() -> None:
    seen = read(
        table("£'000 | Budget 2022/23 | Forecast outturn\nHigh needs block | 54,830 | 59,085"),
        before="The position at period 8 is set out below.",
    )
    period = one(seen, metric="hnb_expenditure").period
    assert period is not None
    assert (period.start, period.end) == (datetime.date(2022, 4, 1), datetime.date(2023, 3, 31))


@pytest.mark.parametrize(
    ("row", "day"), [("Opening deficit", datetime.date(2021, 4, 1)), ("Closing deficit", datetime.date(2022, 3, 31))]
)
def test_balances_open_and_close_a_year(row: str, day: datetime.date) -> None:
    seen = read(table(f" | 2021/22 £m\n{row} | 12.3", title="Dedicated Schools Grant deficit"))
    period = one(seen, metric="dsg_balance", value=-12_300_000).period
    assert period is not None
    assert (period.kind, period.start, period.end) == ("instant", day, day)


def test_comparators_share_the_period_of_the_title() -> None:
    seen = read(table("Indicator (2021/22) | Norfolk | England\nRate of children looked after per 10,000 | 62 | 70"))
    period = one(seen, area_name="England").period
    assert period is not None
    assert period.end == datetime.date(2022, 3, 31)


def test_a_bare_increase_is_of_the_row_above() -> None:
    seen = read(table(" | 2020 | 2021\nNumber of EHCPs | 3,012 | 3,340\n% increase | | 10.9%"))
    change = one(seen, metric="ehcp_total", measure="percent_change")
    assert (change.value, change.period_from) == (10.9, "2020")


def test_a_sentence_that_says_what_the_table_counts_is_as_good_as_a_title() -> None:
    rows = "Placement | January 2022\nMainstream | 1,610\nSpecial schools | 1,405\nPost-16 | 512\nTotal | 3,527"
    seen = read(table(rows), before="The number of EHC plans by type of placement is shown below.")
    assert one(seen, metric="ehcp_total", breakdown="Special schools", value=1_405)
    assert one(seen, metric="ehcp_total", breakdown="", value=3_527)


def test_a_sentence_that_only_mentions_a_subject_is_no_title() -> None:
    rows = "Team | January 2022\nNorth | 16\nSouth | 14"
    assert read(table(rows), before="Members asked about EHC plans.").observations == ()


def test_a_target_without_a_date_is_of_the_latest_period_beside_it() -> None:
    seen = read(table("Indicator | Q1 2022/23 | Q2 2022/23 | Target\nCare leavers in EET | 55% | 57% | 60%"))
    period = one(seen, value=60).period
    assert period is not None
    assert period.end == datetime.date(2022, 9, 30)
