"""Counts and rates of children in tables: breakdowns, scorecards with periods beside values, comparators."""

import datetime

import pytest

from .build import one, read, table

PLACEMENTS = table(
    """
    Looked After Children | 2019/20 | 2020/21 | Current (Dec 22)
    In-house fostering | 310 | 322 | 305
    Agency fostering: UASC | 12 | 19 | 44
    Children's homes | 88 | 93 | 101
    All looked after children | 410 | 434 | 450
    Annual % rise | | 6% | 4%
    """
)


@pytest.mark.parametrize(
    ("breakdown", "value", "end"),
    [
        ("In-house fostering", 310, datetime.date(2020, 3, 31)),
        ("Agency fostering: UASC", 44, datetime.date(2022, 12, 31)),
        ("", 434, datetime.date(2021, 3, 31)),
    ],
)
def test_placements_are_breakdowns_of_the_total(breakdown: str, value: float, end: datetime.date) -> None:
    observation = one(read(PLACEMENTS), metric="cla_total", breakdown=breakdown, value=value)
    assert observation.period is not None
    assert observation.period.end == end


def test_annual_rise_is_a_percent_change_from_the_year_before() -> None:
    observation = one(read(PLACEMENTS), metric="cla_total", measure="percent_change", value=6)
    assert (observation.period_from, observation.breakdown, observation.unit) == ("2019/20", "", "percent")


SCORECARD = table(
    """
    Theme | Indicator | Good | Prior period | Prior | Latest period | Latest | Target | Quartile | SN average
    Social care | Children on a CPP over two years | Low | Q1 2022/23 | 2.1% | Q2 2022/23 | 1.7% | <3.0% | 2 | 1.4%
    Social care | Care leavers suitable housing | High | Q1 2022/23 | 91.0% | Q2 2022/23 | 92.5% | >90.0% | 1 | 88.0%
    SEND | EHCP pupils achieving expected standard | High | 2020/21 | 7.1% | 2021/22 | 7.9% | | 3 | 8.8%
    Youth justice | Re-offending by young offenders | Low | Q1 2021/22 | 0.21 | Q1 2022/23 | 0.44 | | |
    """,
    header_columns=1,
)


@pytest.mark.parametrize(
    ("metric", "value", "end"),
    [
        ("cpp_two_years_pct", 2.1, datetime.date(2022, 6, 30)),
        ("cpp_two_years_pct", 1.7, datetime.date(2022, 9, 30)),
        ("care_leavers_suitable_pct", 92.5, datetime.date(2022, 9, 30)),
    ],
)
def test_scorecard_takes_the_period_from_the_column_beside(metric: str, value: float, end: datetime.date) -> None:
    observation = one(read(SCORECARD), metric=metric, value=value)
    assert observation.period is not None
    assert observation.period.end == end


def test_a_target_is_a_target_of_the_latest_period() -> None:
    observation = one(read(SCORECARD), metric="cpp_two_years_pct", value=3.0)
    assert observation.status == "target"
    assert observation.period is not None
    assert observation.period.end == datetime.date(2022, 9, 30)


def test_a_comparator_keeps_its_own_area() -> None:
    observation = one(read(SCORECARD), metric="care_leavers_suitable_pct", value=88.0)
    assert (observation.area_name, observation.area_code) == ("Statistical neighbours", "")


def test_attainment_of_children_with_plans_is_not_a_count_of_plans() -> None:
    assert {o.metric for o in read(SCORECARD).observations} == {"cpp_two_years_pct", "care_leavers_suitable_pct"}


def test_quartiles_are_not_values() -> None:
    assert all(o.value not in (1, 2) for o in read(SCORECARD).observations)


def test_of_whom_rows_are_parts_of_the_row_above() -> None:
    seen = read(
        table(
            """
            | 30 June 2022 | Change in the quarter
            Children in care | 702 | 12 more
            of whom: in foster care | 431 | 9 fewer
            """
        )
    )
    assert one(seen, metric="cla_total", breakdown="in foster care", value=431)
    assert one(seen, metric="cla_total", measure="change", breakdown="in foster care", value=-9)
    assert one(seen, metric="cla_total", measure="change", breakdown="", value=12)


def test_years_down_the_side() -> None:
    seen = read(
        table(
            "Year | EHC plans maintained | New EHC plans issued\nJanuary 2021 | 4,310 | 602\nJanuary 2022 | 4,805 | 644"
        )
    )
    assert one(seen, metric="ehcp_total", value=4_805)
    assert one(seen, metric="ehcp_new", value=644)


def test_a_rate_of_something_else_is_not_the_rate_of_what_the_paragraph_mentions() -> None:
    seen = read(
        table("Indicator | Rate per 10,000\nContacts | 211.4\nReferrals | 88.0"),
        before="Child protection plans were discussed. The demand figures were:",
    )
    assert seen.observations == ()


def test_columns_go_on_with_the_subject_of_those_before_them() -> None:
    seen = read(table("Month | CLA at start | Started | Ceased | CLA at end\nApr-22 | 610 | 20 | 18 | 612"))
    assert one(seen, metric="cla_started", value=20)
    assert one(seen, metric="cla_ceased", value=18)
    opening = one(seen, metric="cla_total", value=610).period
    assert opening is not None
    assert opening.end == datetime.date(2022, 4, 1)


def test_a_series_of_plans_across() -> None:
    seen = read(
        table(
            "Year | Initial requests | New EHCPs | % within 20 weeks | Total EHCPs (January) | Tribunal appeals\n"
            "2021 | 801 | 560 | 58% | 3,310 | 41"
        )
    )
    assert one(seen, metric="ehcp_requests", value=801)
    assert one(seen, metric="ehcp_20wk_pct", value=58)
    assert one(seen, metric="ehcp_appeals", value=41)
    january = one(seen, metric="ehcp_total", value=3_310).period
    assert january is not None
    assert january.end == datetime.date(2021, 1, 31)


def test_a_whole_year_after_its_quarters_is_theirs() -> None:
    seen = read(
        table("EHC plans | Q1 | Q2 | 2021/22\nPlans ceased | 30 | 41 | 121\nTotal plans | 4,012 | 4,081 | 4,301")
    )
    first = one(seen, metric="ehcp_ceased", value=30).period
    assert first is not None
    assert first.end == datetime.date(2021, 6, 30)
    assert one(seen, metric="ehcp_total", breakdown="", value=4_081)


def test_girls_and_boys_are_no_parts() -> None:
    seen = read(table("Age | Boys | Girls | Total\n1-4 | 40 | 36 | 76", title="Children looked after at 31 March 2022"))
    assert one(seen, metric="cla_total").value == 76


def test_a_count_with_its_share_is_the_count() -> None:
    seen = read(table("Setting | 2021\nMainstream | 1,466 (42%)\nSpecial | 1,180 (34%)", title="EHCPs at January"))
    assert one(seen, metric="ehcp_total", breakdown="Mainstream", value=1_466).value_text == "1,466 (42%)"


def test_the_cohort_under_a_title_of_care_leavers() -> None:
    seen = read(table("Age group | Total cohort | EET\n19-21 | 188 | 56%", title="Care leavers at 31 March 2022"))
    assert one(seen, metric="care_leavers_total", breakdown="19-21", value=188)


def test_a_few_rows_of_placements_do_not_make_a_budget_one_of_children() -> None:
    rows = ["Fostering uplift", "Residential care", "Supported accommodation"]
    others = ["Highways", "Waste", "Libraries", "Coroners", "Parks", "Leisure", "Housing"]
    lines = "\n".join(f"{name} | {n + 10} | {n + 12}" for n, name in enumerate(rows + others))
    assert read(table(f"Service | Budget 2022/23 £000 | Forecast £000\n{lines}")).observations == ()


@pytest.mark.parametrize(
    ("corner", "row", "metric"),
    [
        ("Child protection", "Open plans at month end", "cpp_total"),
        ("EHC plans", "Open plans at month end", "ehcp_total"),
        ("Children looked after", "Number at month end", "cla_total"),
        ("Children looked after", "Entering", "cla_started"),
        ("Children looked after", "Leaving", "cla_ceased"),
        ("SEND", "New requests for assessment", "ehcp_requests"),
    ],
)
def test_the_corner_says_whose_plans_and_numbers_they_are(corner: str, row: str, metric: str) -> None:
    assert [o.metric for o in read(table(f"{corner} | July 2022\n{row} | 288")).observations] == [metric]


@pytest.mark.parametrize(
    ("cell", "value"), [("57% ▲", 57), ("57%▼", 57), ("57% G", 57), ("57% (A)", 57), ("57*", 57), ("57", 57)]
)
def test_arrows_and_ratings_behind_a_number_are_no_part_of_it(cell: str, value: float) -> None:
    assert one(read(table(f"Indicator | Q1 2022/23\nCare leavers in EET | {cell}")), value=value)


def test_a_list_of_key_figures_stands_before_its_words() -> None:
    rows = "3,790 | EHC plans maintained at September 2022\n622 | children in care at 30 September 2022"
    seen = read(table(rows, header_rows=0, header_columns=0))
    assert one(seen, metric="ehcp_total", value=3_790)
    assert one(seen, metric="cla_total", value=622)


def test_a_half_of_a_year() -> None:
    period = one(read(table("Measure | H1 2021/22\nNew EHCPs issued | 210")), metric="ehcp_new").period
    assert period is not None
    assert period.end == datetime.date(2021, 9, 30)


PLACED_AND_PAID = table(
    """
    Placement type | Budget £m | Forecast £m | Placements at 30 June 2022 | Average weekly cost
    Internal fostering | 5.6 | 5.5 | 221 | £487
    Independent fostering agencies | 6.5 | 7.1 | 132 | £1,035
    External residential | 14.4 | 19.3 | 71 | £5,220
    Total | 26.5 | 31.9 | 424 |
    """,
    title="The forecast expenditure on placements, £m",
)


@pytest.mark.parametrize(("breakdown", "value"), [("Internal fostering", 221), ("External residential", 71)])
def test_placements_on_a_day_are_children_and_no_money(breakdown: str, value: float) -> None:
    observation = one(read(PLACED_AND_PAID), metric="cla_total", breakdown=breakdown, value=value)
    assert observation.period is not None
    assert (observation.status, observation.period.end) == ("actual", datetime.date(2022, 6, 30))


def test_children_in_a_placement_below_all_children_are_a_part_of_them() -> None:
    numbers = table(
        """
         | Jun 22 | Sep 22
        Cared for children at quarter end | 598 | 607
        Rate per 10,000 | 110 | 112
        Children in external residential | 62 | 64
        """
    )
    found = read(numbers, before="Taken altogether the number of children cared for has been coming down:")
    observation = one(found, metric="cla_total", value=64)
    assert observation.breakdown == "Children in external residential"


NEEDS = """
    Primary need | Jan 2021 | Jan 2022 | % of {what} Jan 2022
    Autistic Spectrum Disorder (ASD) | 1,009 | 1,142 | 62.4%
    Social, Emotional and Mental Health (SEMH) | 601 | 688 | 37.6%
    """


@pytest.mark.parametrize(("what", "values"), [("plans", [1009, 1142, 601, 688]), ("pupils", [])])
def test_needs_beside_their_share_of_plans_count_plans(what: str, values: list[float]) -> None:
    found = read(table(NEEDS.format(what=what))).observations
    assert [o.value for o in found if o.metric == "ehcp_total"] == values


def test_the_total_at_the_end_of_flows_is_the_stock() -> None:
    text = "| Q1 | Q2\nStarts | 61 | 55\nEnds | 48 | 60\nTotal at end of quarter | 812 | 807"
    seen = read(table(text, title="Children in care 2022/23"))
    assert one(seen, metric="cla_total", value=807).breakdown == ""


def test_a_bare_change_is_of_the_two_columns_before_it() -> None:
    text = (
        "Phase | EHCPs Jan 2022 | EHCPs Jan 2023 | Change\nPrimary | 2,100 | 2,300 | +200\nTotal | 6,700 | 7,340 | +640"
    )
    seen = read(table(text, title="Growth by phase"))
    assert one(seen, metric="ehcp_total", measure="change", breakdown="").value == 640
    assert one(seen, metric="ehcp_total", measure="change", breakdown="Primary").value == 200


@pytest.mark.parametrize(
    ("row", "breakdown"),
    [("Over 2 years", "Over 2 years"), ("Under 20 miles", "Under 20 miles"), ("Total in care", "")],
)
def test_how_long_and_how_far_is_a_part_of_those_in_care(row: str, breakdown: str) -> None:
    seen = read(table(f"| 31 March 2022\nUASC | 40\n{row} | 330", title="Children looked after"))
    assert one(seen, metric="cla_total").breakdown == breakdown
