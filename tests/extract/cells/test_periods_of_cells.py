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


def test_the_paper_s_title_dates_a_table_that_nothing_else_dates() -> None:
    seen = read(table("£'000 | Budget | Outturn\nHigh needs block | 54,830 | 59,085"), title="DSG outturn 2021/22")
    period = one(seen, metric="hnb_expenditure").period
    assert period is not None
    assert period.end == datetime.date(2022, 3, 31)


def test_the_date_of_a_report_is_not_the_table_s() -> None:
    seen = read(
        table("£'000 | Budget | Outturn\nHigh needs block | 54,830 | 59,085"),
        before="The table below uses the headings of the budget report of January 2021.",
        title="DSG outturn 2021/22",
    )
    period = one(seen, metric="hnb_expenditure").period
    assert period is not None
    assert period.end == datetime.date(2022, 3, 31)


def test_years_below_a_title_that_names_a_day() -> None:
    seen = read(table("Area | 2021 | 2022\nNorfolk | 1,090 | 1,123", title="Children looked after at 31 March"))
    period = one(seen, value=1_123).period
    assert period is not None
    assert period.end == datetime.date(2022, 3, 31)


def test_a_target_s_year_does_not_date_the_quarters() -> None:
    seen = read(
        table("Indicator | Target 22/23 | Q1 | Q2\nCare leavers in EET | 60% | 55% | 57%"),
        title="Performance report 2022/23",
    )
    period = one(seen, value=55).period
    assert period is not None
    assert period.end == datetime.date(2022, 6, 30)


def test_money_takes_the_year_of_a_heading_that_also_says_when_it_was_updated() -> None:
    seen = read(table("£m | 2022/23 (Nov. 2022 update)\nHigh needs allocation | 92.6"))
    period = one(seen, metric="hnb_allocation").period
    assert period is not None
    assert period.end == datetime.date(2023, 3, 31)


@pytest.mark.parametrize(
    ("label", "metric", "day"),
    [
        ("DSG deficit brought forward from 2020/21", "dsg_balance", datetime.date(2021, 3, 31)),
        ("DSG in-year carry forward to 2022/23", "dsg_in_year_position", datetime.date(2022, 3, 31)),
    ],
)
def test_what_is_carried_is_of_the_year_that_ended(label: str, metric: str, day: datetime.date) -> None:
    period = one(read(table(f" | £'000\n{label} | (4,310)")), metric=metric).period
    assert period is not None
    assert period.end == day


@pytest.mark.parametrize(
    ("heading", "start"),
    [("Annual change", "Sep 2021"), ("Change in month", "Aug 2022"), ("Change since Sep 2021", "Sep 2021")],
)
def test_a_change_is_measured_from_where_its_heading_says(heading: str, start: str) -> None:
    seen = read(table(f"Measure | Sep 2021 | Aug 2022 | Sep 2022 | {heading}\nChildren in care | 605 | 619 | 622 | 3"))
    assert one(seen, measure="change").period_from == start


def test_a_span_of_years_says_where_a_change_began() -> None:
    seen = read(table("Setting | 2020 | 2021 | 2022 | % change 2020-22\nAll EHCPs | 2,732 | 2,955 | 3,165 | 16%"))
    assert one(seen, measure="percent_change").period_from == "2020"


@pytest.mark.parametrize("heading", ["Stat Neigh", "Regional average", "Outer London", "Nat avg"])
def test_a_comparator_is_not_the_council(heading: str) -> None:
    seen = read(table(f"Indicator | 2021/22 | {heading}\nRate of children looked after per 10,000 | 62 | 70"))
    assert one(seen, value=70).area_name != "Norfolk"


def test_a_price_forecast_is_of_the_year_like_the_money() -> None:
    text = "Children looked after | Budget weekly cost £ | Forecast weekly cost £\nExternal residential | 3,480 | 3,655"
    (first, second) = read(table(text), title="Third quarter 2022/23").observations
    assert {str(o.period and o.period.end) for o in (first, second)} == {"2023-03-31"}


def test_a_change_is_of_the_day_of_the_figure_that_it_is_worked_out_for() -> None:
    text = "Placement | 2021 | 2022 | Change\nFoster care | 226 | 231 | +5\nChildren looked after | 668 | 642 | -26"
    change = one(read(table(text, title="Placements at 31 March")), metric="cla_total", value=-26)
    assert change.period is not None
    assert str(change.period.end) == "2022-03-31"


def test_a_heading_may_end_in_its_year() -> None:
    text = "Children looked after | Number 2021 | Number 2022\nTotal | 1,010 | 1,020"
    seen = read(table(text, title="At the end of June")).observations
    assert [str(o.period and o.period.end) for o in seen] == ["2021-06-30", "2022-06-30"]
