"""Plans and outturns of the high needs block among tables of the whole grant."""

import datetime

import pytest

from .build import one, read, table

HIGH_NEEDS_PLAN = table(
    """
    | 2023/24 | 2024/25
    Opening DSG balance | (20.0) | (27.1)
    High needs block income | 60.2 | 63.0
    Forecast expenditure | 71.1 | 75.3
    In-year deficit before mitigations | (10.9) | (12.3)
    Support in mainstream schools | 1.3 | 2.9
    Two new bases | 0.5 | 1.6
    Total mitigations | 1.8 | 4.5
    In-year deficit after mitigations | (9.1) | (7.8)
    """,
    title="DSG management plan, £m",
    unit_note="£m",
)


@pytest.mark.parametrize(
    ("metric", "breakdown", "value"),
    [
        ("hnb_expenditure", "", 71_100_000),
        ("hnb_in_year_position", "In-year deficit before mitigations", -10_900_000),
        ("hnb_in_year_position", "", -9_100_000),
        ("hnb_savings", "", 1_800_000),
        ("hnb_savings", "Two new bases", 500_000),
    ],
)
def test_spending_against_the_high_needs_block_is_its_own_though_the_plan_is_the_grants(
    metric: str, breakdown: str, value: float
) -> None:
    assert one(read(HIGH_NEEDS_PLAN), metric=metric, breakdown=breakdown, value=value)


OUTTURN = table(
    """
    Budget area | Budget 2021/22 £000 | Outturn £000 | (Under)/overspend £000
    Schools Block | 250,000 | 250,100 | 100
    High Needs Block | 54,000 | 59,000 | 5,000
    Total DSG | 304,000 | 309,100 | 5,100
    DSG deficit brought forward | | | 10,000
    DSG deficit carried forward | | | 15,100
    """
)


@pytest.mark.parametrize(
    ("metric", "value"),
    [("hnb_expenditure", 59_000_000), ("hnb_variance", 5_000_000), ("dsg_balance", -15_100_000)],
)
def test_columns_without_a_year_are_of_the_one_that_a_heading_beside_names(metric: str, value: float) -> None:
    observation = one(read(OUTTURN), metric=metric, value=value)
    assert observation.period is not None
    assert observation.period.end == datetime.date(2022, 3, 31)


def test_a_budget_is_budgeted_and_a_corner_of_budget_areas_says_nothing_of_the_rest() -> None:
    seen = read(OUTTURN)
    assert [one(seen, metric=metric).status for metric in ("hnb_budget", "hnb_expenditure", "hnb_variance")] == [
        "budget",
        "outturn",
        "outturn",
    ]


STATEMENT = table(
    """
    Section 251 line | Budget 2021/22 £ | Outturn 2021/22 £
    1.2.1 Top-up funding - maintained schools | 10,000,000 | 10,400,000
    1.2.5 SEN support services | 2,100,000 | 1,900,000
    1.4.11 SEN transport | 120,000 | 110,000
    2.1.2 SEN administration, assessment and co-ordination | 1,900,000 | 2,000,000
    Total high needs budget | 12,100,000 | 12,300,000
    """
)


@pytest.mark.parametrize(
    ("metric", "breakdown", "value"),
    [
        ("hnb_budget", "1.2.5 SEN support services", 2_100_000),
        ("hnb_expenditure", "1.2.1 Top-up funding - maintained schools", 10_400_000),
        ("hnb_budget", "", 12_100_000),
        ("hnb_expenditure", "", 12_300_000),
    ],
)
def test_lines_of_the_section_251_statement_are_of_high_needs(metric: str, breakdown: str, value: float) -> None:
    assert one(read(STATEMENT), metric=metric, breakdown=breakdown, value=value)


def test_a_section_251_line_of_the_council_s_own_budget_is_not() -> None:
    assert not [o for o in read(STATEMENT).observations if o.value == 1_900_000 and "administration" in o.breakdown]


@pytest.mark.parametrize("row", ["DSG: High needs", "High Needs Block (DSG)", "DSG – High Needs Block"])
def test_the_grant_in_the_name_of_a_monitored_service_makes_its_spending_no_allocation(row: str) -> None:
    seen = read(
        table(f"£m 2021/22 | Budget | Forecast | Variance\n{row} | 75.0 | 80.0 | 5.0\nTransport | 9.0 | 9.1 | 0.1")
    )
    of_high_needs = [o.metric for o in seen.observations if o.value >= 5_000_000]
    assert of_high_needs[:3] == ["hnb_budget", "hnb_expenditure", "hnb_variance"]


@pytest.mark.parametrize(
    ("title", "metric"),
    [
        ("High needs cumulative deficit £m", "hnb_cumulative_balance"),
        ("High needs in-year deficit £m", "hnb_in_year_position"),
        ("Cumulative DSG deficit £m", "dsg_balance"),
    ],
)
def test_a_forecast_under_the_title_of_a_deficit_is_of_the_deficit(title: str, metric: str) -> None:
    seen = read(table("Year | Actual | Forecast\n2021/22 | 22.0 | 21.0\n2022/23 | 30.0 | 28.0", title=title))
    assert {o.metric for o in seen.observations} == {metric}
    assert sorted(o.value for o in seen.observations) == [-30e6, -28e6, -22e6, -21e6]


def test_movements_between_an_opening_and_a_closing_balance_are_of_the_year_between() -> None:
    rows = (
        "Balance at 1 April 2021 | (20,500)\nHigh needs block overspend | (6,200)\nBalance at 31 March 2022 | (26,700)"
    )
    period = one(read(table(f"DSG reserve | £000\n{rows}")), metric="hnb_variance").period
    assert period is not None
    assert (period.start, period.end) == (datetime.date(2021, 4, 1), datetime.date(2022, 3, 31))


ROLLED = table(
    """
    £m | 2022/23 Outturn
    DSG deficit brought forward | 12.84
    High needs in-year deficit / (surplus) | 0.86
    Other DSG blocks deficit / (surplus) | (0.21)
    Safety Valve funding | (3.00)
    DSG deficit carried forward | 10.49
    """,
    unit_note="£m",
)


@pytest.mark.parametrize(("metric", "value"), [("dsg_in_year_position", 210_000), ("dsg_support_received", 3_000_000)])
def test_what_stands_between_two_balances_is_of_the_year(metric: str, value: float) -> None:
    assert one(read(ROLLED, title="High needs"), metric=metric).value == value


@pytest.mark.parametrize("line", ["Growth contingency", "Growth fund"])
def test_money_kept_for_growth_is_a_line_of_the_block(line: str) -> None:
    seen = read(table(f"High needs block | Budget 2022/23 £000\n{line} | 422"))
    assert one(seen, metric="hnb_budget").value == 422_000


def test_savings_initiatives_are_savings() -> None:
    seen = read(table("High needs block £000 | 2022/23\nSavings initiatives | 470"))
    assert one(seen, metric="hnb_savings").breakdown == ""
