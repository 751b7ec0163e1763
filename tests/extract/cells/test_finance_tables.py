"""Money in tables: metric from row and column, sign by the vocabulary's rule, parts of a total."""

import datetime

import pytest

from .build import one, read, table

PLAN = table(
    """
    | 2023/24 £000 | 2024/25 £000
    High Needs Dedicated Schools Grant | -80,500 | -83,100
    Placement Costs | 84,200 | 91,350
    Other High Needs Costs | 6,020 | 6,020
    Total Expenditure | 90,220 | 97,370
    Funding Gap Pre Savings | 9,720 | 14,270
    Programme savings | -1,100 | -4,300
    Annual Revenue Funding Gap | 8,620 | 9,970
    Cumulative High Needs Funding Gap | 31,400 | 41,370
    Dedicated Schools Grant Surplus (-ve) / Deficit | 29,950 | 39,920
    """,
    title="The forecast position on the high needs element of the DSG is shown below:",
)


@pytest.mark.parametrize(
    ("metric", "breakdown", "value"),
    [
        ("hnb_allocation", "", 80_500_000),
        ("hnb_expenditure", "Placement Costs", 84_200_000),
        ("hnb_expenditure", "", 90_220_000),
        ("hnb_in_year_position", "Funding Gap Pre Savings", -9_720_000),
        ("hnb_in_year_position", "", -8_620_000),
        ("hnb_cumulative_balance", "", -31_400_000),
        ("dsg_balance", "", -29_950_000),
    ],
)
def test_medium_term_plan(metric: str, breakdown: str, value: float) -> None:
    seen = read(PLAN)
    observation = one(seen, metric=metric, breakdown=breakdown, value=value)
    assert observation.period is not None
    assert observation.period.end == datetime.date(2024, 3, 31)
    assert observation.status == "forecast"
    assert observation.area_name == "Norfolk"


def test_savings_printed_negative_are_savings() -> None:
    assert one(read(PLAN), metric="hnb_savings", value=4_300_000)


def test_a_balance_is_an_instant() -> None:
    observation = one(read(PLAN), metric="dsg_balance", value=-39_920_000)
    assert observation.period is not None
    assert (observation.period.kind, observation.period.start) == ("instant", datetime.date(2025, 3, 31))


BLOCKS = table(
    """
    Block | 2022-23 £m | 2021-22 £m | Change £m
    Schools Block | 612.4 | 590.1 | 22.3
    Central School Services Block | 4.1 | 4.4 | -0.3
    High Needs Block | 118.9 | 104.2 | 14.7
    Early Years Block | 41.0 | 40.2 | 0.8
    Total | 776.4 | 738.9 | 37.5
    """,
    title="Dedicated Schools Grant 2022-23 and 2021-22",
)


@pytest.mark.parametrize(
    ("metric", "measure", "breakdown", "value"),
    [
        ("dsg_allocation", "level", "Schools Block", 612_400_000),
        ("dsg_allocation", "level", "", 776_400_000),
        ("dsg_allocation", "change", "Central School Services Block", -300_000),
        ("hnb_allocation", "level", "", 118_900_000),
        ("hnb_allocation", "change", "", 14_700_000),
    ],
)
def test_grant_by_block(metric: str, measure: str, breakdown: str, value: float) -> None:
    seen = read(BLOCKS, before="The latest DSG allocation over the funding blocks is set out below.")
    observation = one(seen, metric=metric, measure=measure, breakdown=breakdown, value=pytest.approx(value))
    assert observation.period is not None
    assert observation.period.end == datetime.date(2023, 3, 31)
    assert observation.period_from == ("2021-22" if measure == "change" else "")


def test_monitoring_table_takes_the_aspect_from_the_column() -> None:
    seen = read(
        table(
            """
            | Budget £'000 | Forecast outturn £'000 | Variance £'000
            Schools Block | 201,300 | 201,100 | -200
            High Needs Block | 88,150 | 93,640 | 5,490
            """,
            title="DSG monitoring 2022/23 at period 8",
        )
    )
    assert one(seen, metric="hnb_budget", value=88_150_000).status == "budget"
    assert one(seen, metric="hnb_expenditure", value=93_640_000).status == "forecast"
    assert one(seen, metric="hnb_variance", value=5_490_000)
    assert one(seen, metric="dsg_in_year_position", breakdown="Schools Block", value=200_000)


def test_words_beside_the_number_give_the_sign() -> None:
    seen = read(
        table("Block | Outturn 2021/22\nEarly years | £310k underspend\nHigh needs | £1.2m overspend"),
        before="The blocks of the dedicated schools grant that moved most were:",
    )
    assert one(seen, metric="dsg_in_year_position", breakdown="Early years", value=310_000)
    assert one(seen, metric="hnb_variance", value=1_200_000)


@pytest.mark.parametrize(
    ("label", "cell", "value"),
    [
        ("DSG reserve surplus / (deficit)", "(4,310)", -4_310_000),
        ("DSG reserve (surplus) / deficit", "4,310", -4_310_000),
        ("DSG cumulative deficit", "4,310", -4_310_000),
        ("DSG cumulative deficit", "(4,310)", -4_310_000),
        ("DSG cumulative surplus", "4,310", 4_310_000),
    ],
)
def test_sign_of_a_balance_follows_its_label(label: str, cell: str, value: float) -> None:
    seen = read(table(f"£'000 | 31 March 2022\n{label} | {cell}"))
    assert one(seen, metric="dsg_balance", value=value)


def test_other_services_money_is_left_alone() -> None:
    seen = read(
        table("£'000 | Budget 2022/23 | Forecast\nHighways maintenance | 21,000 | 22,400\nLibraries | 8,100 | 8,050"),
        title="Revenue budget monitoring",
    )
    assert seen.observations == ()
    assert len(seen.figures) == 4


def test_movements_in_a_budget_are_no_level_of_the_service_they_name() -> None:
    seen = read(
        table(
            """
            Type | Service | 2024-25 £000 | 2025-26 £000
            Demand drivers | SEN home to school transport | 3,400 | 2,900
            Contributions to reserves | Dedicated Schools Grant deficit | 5,000 | 5,000
            """,
            header_columns=2,
        )
    )
    assert seen.observations == ()


def test_units_in_a_row_of_their_own() -> None:
    seen = read(table("Service | 2021/22 | 2022/23\n | £000s | £000s\nHigh needs expenditure | 61,250 | 66,020"))
    assert one(seen, metric="hnb_expenditure", value=66_020_000)


def test_capital_schemes_are_not_revenue() -> None:
    seen = read(table("£000 | 2022/23 | 2023/24\nHigh needs funding | 2,100 | 900", title="Capital programme"))
    assert seen.observations == ()


def test_figures_that_add_up_say_so() -> None:
    seen = read(PLAN)
    assert one(seen, metric="hnb_expenditure", breakdown="", value=90_220_000).checks == ("adds up",)


def test_a_total_that_does_not_add_up_is_said_and_left_as_printed() -> None:
    seen = read(
        table(
            """
            | 2021/22 £000 | 2022/23 £000 | 2023/24 £000
            High needs top-up costs | 31,412 | 33,870 | 35,215
            High needs independent fees | 18,240 | 19,655 | 21,480
            Other high needs costs | 4,118 | 4,390 | 4,402
            Total high needs expenditure | 53,770 | 57,915 | 61,397
            """
        )
    )
    assert one(seen, metric="hnb_expenditure", breakdown="", value=53_770_000).checks == ("adds up",)
    wrong = one(seen, metric="hnb_expenditure", breakdown="", value=61_397_000)
    assert "adds up" not in wrong.checks
    assert any(problem.code == "does-not-add-up" for problem in seen.problems)


def test_a_row_that_names_another_year_is_a_part_of_its_column_s() -> None:
    seen = read(
        table(
            """
            £000 | 2023/24
            2021/22 high needs deficit brought forward | 4,100
            2022/23 high needs deficit brought forward | 3,650
            Cumulative high needs deficit | 7,750
            """
        )
    )
    assert one(seen, value=-3_650_000).breakdown == "2022/23 high needs deficit brought forward"
    assert one(seen, value=-7_750_000).breakdown == ""


def test_surplus_beside_funding_and_spending_is_the_year_s() -> None:
    seen = read(
        table(
            """
            Block | Allocation £m | Forecast spend £m | (Surplus)/deficit £m
            Schools | 89.8 | 89.7 | (0.1)
            High Needs | 76.5 | 86.3 | 9.8
            Total | 166.3 | 176.0 | 9.7
            """,
            title="DSG 2022/23",
        )
    )
    assert one(seen, metric="hnb_in_year_position", value=-9_800_000)
    assert one(seen, metric="dsg_in_year_position", breakdown="Schools", value=100_000)
    assert one(seen, metric="dsg_in_year_position", breakdown="", value=-9_700_000)
    assert one(seen, metric="dsg_allocation", breakdown="", value=166_300_000)


def test_an_underspend_in_brackets_where_deficits_are_positive_is_an_underspend() -> None:
    seen = read(
        table(
            """
            | £'000
            Deficit brought forward 1 April 2021 | 14,203
            High needs overspend | 9,110
            Early years underspend | (412)
            Deficit carried forward 31 March 2022 | 22,901
            """,
            title="Dedicated Schools Grant position 2021/22",
        )
    )
    assert one(seen, metric="dsg_in_year_position", breakdown="Early years underspend", value=412_000)


def test_an_allocation_in_a_table_of_high_needs_is_the_block_s() -> None:
    seen = read(
        table(
            "Year | Allocation £m | Expenditure £m\n2020/21 | 60.3 | 66.1\n2021/22 | 66.9 | 75.4",
            title="High Needs Block",
        )
    )
    assert one(seen, metric="hnb_allocation", value=66_900_000)


def test_heads_and_prices_are_not_in_the_table_s_thousands() -> None:
    seen = read(
        table(
            """
            Placement | No. of children | Average weekly cost | Budget | Forecast
            In-house fostering | 131 | 512 | 3,480 | 3,466
            Secure (welfare) | 1 | 8,450 | 430 | 612
            """,
            title="Children in care placements at 30 September 2022",
            unit_note="£000",
        )
    )
    assert one(seen, metric="cla_total", breakdown="In-house fostering", value=131)
    assert one(seen, metric="cla_placement_unit_cost", value=8_450).unit == "gbp_per_week"
    assert one(seen, metric="cla_expenditure", breakdown="In-house fostering", value=3_466_000)


def test_england_is_larger_than_any_council() -> None:
    seen = read(table("Area | 2021\nEngland | 80,780", title="Children looked after at 31 March"))
    assert one(seen, area_name="England", value=80_780)
    assert seen.problems == ()


def test_growth_of_a_budget_is_no_level_of_what_it_is_for() -> None:
    seen = read(
        table(
            "£000 | 2023/24 | 2024/25\nSEND home to school transport | 1,850 | 1,420\n"
            "Interest on the DSG deficit | 560 | 730",
            title="SEND-related growth in the General Fund",
        )
    )
    assert seen.observations == ()


def test_a_deficit_among_reserves_printed_negative_is_printed_positive() -> None:
    seen = read(
        table(
            """
            Reserve | Opening balance 1/4/22 £000 | Closing balance 31/3/23 £000
            General Fund working balance | (12,000) | (12,000)
            Insurance reserve | (3,400) | (3,500)
            Dedicated Schools Grant | 21,300 | 31,100
            """,
            title="Reserves",
        )
    )
    assert one(seen, metric="dsg_balance", value=-31_100_000)


def test_send_among_home_to_school_transport() -> None:
    rows = "Home to school transport | Budget £000 | Forecast £000\nSEND | 15,200 | 17,900\nMainstream | 6,100 | 6,000"
    seen = read(table(rows, title="Transport 2022/23"))
    assert [(o.metric, o.value) for o in seen.observations] == [
        ("sen_transport_expenditure", 15_200_000),
        ("sen_transport_expenditure", 17_900_000),
    ]


def test_rows_that_name_the_grant_make_the_table_one_of_it() -> None:
    seen = read(
        table("£m | 2022-23\nDSG deficit b/f | 30.1\nIn-year deficit | 10.9\nDSG deficit c/f | 41.0", title="Table 3")
    )
    assert one(seen, metric="dsg_in_year_position", value=-10_900_000)


def test_what_is_left_of_spending_after_income_is_no_spending() -> None:
    seen = read(
        table(
            """
            High needs | Budget £m | Actual £m
            Income | (61.2) | (61.5)
            Placements | 40.0 | 45.1
            Top-ups | 21.2 | 23.0
            Net | 0.0 | 6.6
            """,
            title="High Needs Block 2021/22",
        )
    )
    assert one(seen, metric="hnb_allocation", value=61_500_000)
    assert one(seen, metric="hnb_expenditure", breakdown="Placements", value=45_100_000)
    assert not [
        observation for observation in seen.observations if observation.breakdown == "" and observation.value < 1e7
    ]


def test_deficits_at_the_start_and_the_end_of_a_year() -> None:
    seen = read(
        table(
            "£m | 2021/22\nGrant | 60.1\nSpend | 65.3\nShortfall | 5.2\nDeficit at start of year | 8.0\n"
            "Deficit at end of year | 13.2",
            title="High needs block",
        )
    )
    opening, closing = (one(seen, metric="hnb_cumulative_balance", value=v).period for v in (-8_000_000, -13_200_000))
    assert opening is not None
    assert closing is not None
    assert (opening.end, closing.end) == (datetime.date(2021, 4, 1), datetime.date(2022, 3, 31))


def test_a_running_total_of_savings_is_no_balance() -> None:
    seen = read(
        table(
            "Intervention | 2023/24 £000 | Cumulative £000\nFee challenge | 400 | 2,000\n"
            "Total mitigations | 610 | 4,460",
            title="High needs management plan",
        )
    )
    assert {observation.metric for observation in seen.observations} == {"hnb_savings"}


def test_a_variance_forecast_at_a_period_is_the_year_s() -> None:
    rows = "Forecast at | Variance £m\nPeriod 3 | 6.1\nPeriod 6 | 7.4"
    seen = read(table(rows, title="High needs overspend during 2021/22"))
    period = one(seen, metric="hnb_variance", value=7_400_000).period
    assert period is not None
    assert period.end == datetime.date(2022, 3, 31)


@pytest.mark.parametrize(("year", "status"), [("2022/23", "actual"), ("2023/24", "actual"), ("2024/25", "forecast")])
def test_what_the_coming_year_is_granted_is_known_before_it_begins(year: str, status: str) -> None:
    seen = read(table(f"Block | {year} £m\nHigh Needs Block | 80.5\nSchools Block | 310.2", title="DSG allocation"))
    assert one(seen, metric="hnb_allocation", value=80_500_000).status == status


def test_blocks_across_are_the_parts() -> None:
    seen = read(
        table(
            """
            £m | Schools | High Needs | Total
            DSG allocation 2022/23 | 310.2 | 84.2 | 394.4
            Recoupment | (220.4) | (7.7) | (228.1)
            Available funding | 89.8 | 76.5 | 166.3
            In-year (surplus)/deficit | (0.1) | 9.8 | 9.7
            """,
            title="DSG 2022/23 by block",
        )
    )
    assert one(seen, metric="dsg_allocation", breakdown="Schools", value=310_200_000)
    assert one(seen, metric="dsg_allocation", breakdown="", value=394_400_000)
    assert one(seen, metric="dsg_in_year_position", breakdown="Schools", value=100_000)
    assert one(seen, metric="hnb_in_year_position", value=-9_800_000)
    assert not [o for o in seen.observations if o.breakdown == "Recoupment"]


def test_a_variance_is_of_the_forecast_beside_it() -> None:
    seen = read(
        table(
            "High needs line | 2021/22 outturn £000 | 2022/23 forecast £000 | Forecast variance £000\n"
            "Top-up funding | 9,100 | 11,900 | 2,100",
            title="High needs block",
        )
    )
    period = one(seen, metric="hnb_variance").period
    assert period is not None
    assert period.end == datetime.date(2023, 3, 31)


def test_the_net_position_after_mitigations_is_the_year_s() -> None:
    seen = read(
        table(
            """
            £000 | 2023/24
            High Needs income | (84,200)
            High Needs expenditure | 94,000
            Net in year position | 9,800
            Mitigations | (400)
            Net position after mitigations | 9,400
            """
        )
    )
    assert one(seen, metric="hnb_in_year_position", value=-9_400_000)


def test_a_column_of_what_is_projected_is_spending() -> None:
    rows = "Budget area | Annual budget £ | Projected £\nSchool fees (high needs) | 18,400,000 | 21,114,000"
    assert one(read(table(rows, title="Monitoring 2022/23")), metric="hnb_expenditure", value=21_114_000)


def test_a_proposed_column_is_budget_and_so_is_its_change() -> None:
    proposed = table(
        """
        Line | 2021/22 Budget £ | 2022/23 Proposed £ | Change £
        Top-up funding, maintained schools | 19,364,200 | 21,108,500 | 1,744,300
        SEN support services | 3,412,300 | 3,498,100 | 85,800
        Total high needs expenditure | 22,776,500 | 24,606,600 | 1,830,100
        """,
        title="High needs: proposed expenditure",
    )
    of_total = [o for o in read(proposed).observations if not o.breakdown]
    assert [(o.metric, o.measure, o.value) for o in of_total] == [
        ("hnb_budget", "level", 22_776_500),
        ("hnb_budget", "level", 24_606_600),
        ("hnb_budget", "change", 1_830_100),
    ]
