"""Which part of a metric's whole a row is: its label says more than the metric's own words do."""

import pytest

from .build import one, read, table


@pytest.mark.parametrize(
    ("label", "cell", "metric"),
    [
        ("New EHC plans issued in the period", "88", "ehcp_new"),
        ("EHCNA requests received", "310", "ehcp_requests"),
        ("Children looked after placements budget", "£41.2m", "cla_expenditure"),
        ("% of CLA placed 20+ miles from home and outside the LA boundary", "18%", "cla_over_20_miles_pct"),
        ("% of CLA with 3+ placements in the last 12 months ²", "10%", "cla_placement_moves_pct"),
        ("All looked after children", "410", "cla_total"),
        ("Transfer from the Schools Block (0.5%)", "£2.0m", "hnb_block_transfer"),
    ],
)
def test_a_metric_in_its_own_words_is_the_whole(label: str, cell: str, metric: str) -> None:
    seen = read(table(f"Measure | 2021/22\n{label} | {cell}"), title="High needs block")
    assert one(seen, metric=metric).breakdown == ""


def test_an_age_band_is_the_part() -> None:
    seen = read(table("Indicator | 2021/22\n% of care leavers aged 19-21 in EET | 57%"))
    assert one(seen, metric="care_leavers_eet_pct").breakdown == "19-21"


def test_the_corner_names_what_every_row_is() -> None:
    seen = read(
        table(
            "Care leavers aged 19-21 in EET (%) | Good is | Q1 2022/23 | Q2 2022/23\n"
            "Children’s Services | High | 55 | 57"
        )
    )
    assert one(seen, metric="care_leavers_eet_pct", value=57).breakdown == "19-21"


def test_a_total_of_placements_is_the_whole() -> None:
    rows = "Placement at 31 March 2022 | Number of children\nFoster placements | 318\nPlaced for adoption | 14"
    seen = read(table(f"{rows}\nAll placements | 332", title="Children in care"))
    assert one(seen, metric="cla_total", breakdown="Placed for adoption", value=14)
    assert one(seen, metric="cla_total", breakdown="", value=332)


SECTION_251 = table(
    """
    Line | Description | Budget 2021/22 £ | Outturn 2021/22 £
    1.2.1 | Top-up funding - maintained schools | 21,450,000 | 22,010,331
    1.2.5 | SEN support services | 4,110,000 | 4,096,221
    | Total | 25,560,000 | 26,106,552
    """,
    header_columns=2,
    title="High needs lines of the section 251 return",
)


@pytest.mark.parametrize(
    ("breakdown", "value"),
    [("Top-up funding - maintained schools", 22_010_331), ("SEN support services", 4_096_221), ("", 26_106_552)],
)
def test_a_line_goes_by_its_name_and_not_its_number(breakdown: str, value: float) -> None:
    observation = one(read(SECTION_251), metric="hnb_expenditure", value=value)
    assert observation.breakdown == breakdown


def test_the_number_of_a_line_stays_in_its_evidence() -> None:
    observation = one(read(SECTION_251), metric="hnb_expenditure", value=4_096_221)
    assert observation.quote == "1.2.5 › SEN support services › Outturn 2021/22 £"


STATEMENT = table(
    """
    Line | Description | 2024-25 planned £
    1.0.1 | Individual Schools Budget before academy recoupment | 534,880,100
    1.2.1 | Top-up funding – maintained schools | 17,486,200
    1.2.8 | Support for inclusion | 1,905,000
    1.4.1 | Contribution to combined budgets | 2,150,000
    """,
    header_columns=2,
    title="Appendix: main lines",
)


def test_lines_numbered_in_a_column_of_their_own_are_of_high_needs_by_their_number() -> None:
    found = {(o.metric, o.breakdown, o.value) for o in read(STATEMENT).observations}
    assert found == {
        ("hnb_budget", "Top-up funding – maintained schools", 17_486_200),
        ("hnb_budget", "Support for inclusion", 1_905_000),
    }


def test_savings_by_year_add_up_across_and_down() -> None:
    seen = read(
        table(
            """
            Workstream | 2021/22 £m | 2022/23 £m | 2023/24 £m | Total £m
            Increase resource base places | 0.4 | 1.1 | 1.9 | 3.4
            Review of placements | 0.6 | 0.9 | 1.3 | 2.8
            Total savings | 1.0 | 2.0 | 3.2 | 6.2
            """,
            title="High needs savings",
        )
    )
    part = one(seen, metric="hnb_savings", breakdown="Increase resource base places", value=400_000)
    assert part.period is not None
    assert part.period.text == "2021/22"
    whole = one(seen, metric="hnb_savings", breakdown="", value=6_200_000)
    assert whole.period is not None
    assert (whole.period.kind, whole.period.text) == ("span", "2021/22 to 2023/24")


def test_exceptions_qualify_a_rate_and_do_not_divide_it() -> None:
    observation = one(read(table("Indicator | 2021\n% EHCPs issued within 20 weeks (excl. exceptions) | 46%")))
    assert (observation.breakdown, observation.qualifier) == ("", "excluding exceptions")


def test_of_which_in_time_is_a_count_below_a_count() -> None:
    seen = read(table("Measure | 2021\nFinal EHCPs issued | 88\nOf which within 20 weeks | 41"))
    assert one(seen, metric="ehcp_20wk_count", value=41)


def test_age_bands_across_are_the_parts() -> None:
    seen = read(table("Measure | 17-18 | 19-21\nNumber of care leavers | 88 | 240", title="Care leavers, June 2022"))
    assert one(seen, metric="care_leavers_total", breakdown="17-18", value=88)


def test_suppositions_across_are_the_parts_of_what_the_title_names() -> None:
    rows = "Year end | Unmitigated £m | Mitigated £m\n31 March 2023 | 41.2 | 39.9"
    seen = read(table(rows, title="Projected cumulative DSG deficit"))
    assert one(seen, metric="dsg_balance", breakdown="Unmitigated", value=-41_200_000)


SCENARIOS = table(
    """
    Unmitigated | High needs funding | 56.1
    Unmitigated | DSG deficit at 31 March | 91.2
    Mitigated | DSG deficit at 31 March | 85.9
    """,
    header_rows=0,
    header_columns=2,
    title="Forecast 2023/24, £m",
)


@pytest.mark.parametrize(
    ("metric", "breakdown", "value"),
    [
        ("hnb_allocation", "", 56_100_000),
        ("dsg_balance", "Unmitigated", -91_200_000),
        ("dsg_balance", "", -85_900_000),
    ],
)
def test_what_stands_in_the_group_before_mitigation_is_told_apart(metric: str, breakdown: str, value: float) -> None:
    assert one(read(SCENARIOS), metric=metric, breakdown=breakdown, value=value)


def test_months_down_the_side_are_no_parts() -> None:
    seen = read(table("Month | 2021/22\nApril | 61\nMay | 72", title="Requests for EHC needs assessments"))
    assert {observation.breakdown for observation in seen.observations} == {""}


def test_the_plan_with_its_mitigations_is_the_whole() -> None:
    seen = read(
        table(
            "£m | 2023/24\nExpenditure before mitigation | 69.4\nMitigation savings | 1.2\n"
            "Expenditure after mitigation | 68.2",
            title="High needs projection",
        )
    )
    assert one(seen, metric="hnb_expenditure", breakdown="Expenditure before mitigation", value=69_400_000)
    assert one(seen, metric="hnb_expenditure", breakdown="", value=68_200_000)
    assert one(seen, metric="hnb_savings", breakdown="", value=1_200_000)


def test_rows_of_placements_are_of_children_looked_after() -> None:
    rows = "Placement type | No. | %\nIn-house foster care | 128 | 61%\nPlaced with parents | 9 | 4%\nSecure | 5 | 2%"
    seen = read(table(rows, title="Placements at 31 December 2022"))
    assert one(seen, metric="cla_total", breakdown="In-house foster care", value=128)


def test_a_row_of_20_weeks_makes_the_table_one_of_plans() -> None:
    rows = (
        "2022 | Apr | May\nRequests received | 51 | 63\nFinal plans issued | 34 | 29\n% within 20 weeks | 61.8 | 69.0"
    )
    seen = read(table(rows))
    assert one(seen, metric="ehcp_requests", value=51)
    assert one(seen, metric="ehcp_new", value=29)
    assert one(seen, metric="ehcp_20wk_pct", value=61.8)


def test_suppositions_down_are_the_parts_of_what_the_corner_names() -> None:
    seen = read(
        table("Cumulative DSG deficit £m | 2023/24 | 2024/25\nBest case | 31.0 | 38.2\nWorst case | 36.1 | 55.0")
    )
    assert one(seen, metric="dsg_balance", breakdown="Worst case", value=-55_000_000)


def test_what_moved_a_forecast_is_no_part_of_spending() -> None:
    rows = "Movement in forecast | £m\nOverspend at Q1 | 7.1\nUse of contingency | (0.2)\nOverspend at Q2 | 6.9"
    seen = read(table(rows, title="High needs block 2022/23"))
    assert {observation.metric for observation in seen.observations} == {"hnb_variance"}


def test_the_county_among_its_parts_is_the_council() -> None:
    rows = "Locality | Number of EHCPs\nNorth | 1,210\nSouth | 2,580\nCounty | 3,790"
    seen = read(table(rows, title="EHC plans, January 2022"))
    assert one(seen, breakdown="", value=3_790).area_name == "Norfolk"


@pytest.mark.parametrize("heading", ["Q2 22-23", "22-23 Q2", "Outturn 21-22", "Quarter 2 22-23"])
def test_a_short_year_is_no_age_band(heading: str) -> None:
    seen = read(table(f"Indicator | {heading}\nCare leavers (19-21) in EET | 51%\nRate of CLA per 10,000 | 61"))
    assert [(o.metric, o.breakdown) for o in seen.observations] == [("care_leavers_eet_pct", "19-21"), ("cla_rate", "")]
    assert all(o.period is not None for o in seen.observations)


def test_plans_at_the_start_of_a_year_are_of_its_first_day() -> None:
    seen = read(table("Year | EHCPs start of year | EHCPs end of year\n2020 | 5,000 | 5,400"))
    assert [str(o.period.end) for o in seen.observations if o.period] == ["2020-01-01", "2020-12-31"]


@pytest.mark.parametrize("headings", ["20-21 | 21-22", "21-22 | Q2 2022/23", "21-22 | Target 22-23"])
def test_pairs_that_meet_or_stand_beside_a_date_are_years(headings: str) -> None:
    seen = read(table(f"Indicator | {headings}\nRate of CLA per 10,000 | 61 | 62"))
    assert [(o.breakdown, o.period is not None) for o in seen.observations] == [("", True), ("", True)]


def test_pairs_that_do_not_meet_are_ages() -> None:
    seen = read(table("Care leavers | 17-18 | 19-20 | 21-22\nIn suitable accommodation | 91% | 88% | 86%"))
    assert [o.breakdown for o in seen.observations] == ["17-18", "19-20", "21-22"]
    seen = read(table("Care leavers | 17-18 | 19-21 | Mar 2018\nIn suitable accommodation | 91% | 88% | 86%"))
    assert [o.breakdown for o in seen.observations] == ["17-18", "19-21", ""]


@pytest.mark.parametrize(
    "label",
    ["Rate of CLA per 10,000 population. Measured quarterly.", "% starting a second or subsequent CP plan (rolling)"],
)
def test_how_often_it_is_measured_is_no_part(label: str) -> None:
    (seen,) = read(table(f"| Q1 2022/23\n{label} | 24.1")).observations
    assert seen.breakdown == ""


def test_ages_of_the_group_above_are_the_part() -> None:
    text = "| | Jan 2023\nCare leavers (18 to 21) | % in education, employment or training | 61.8"
    assert one(read(table(text, header_columns=2)), metric="care_leavers_eet_pct").breakdown == "18 to 21"


def test_a_month_in_brackets_is_no_part() -> None:
    seen = one(read(table("| 2021 | 2022\nEHC plans (January) | 3,661 | 3,806")), value=3806)
    assert (seen.breakdown, str(seen.period and seen.period.end)) == ("", "2022-01-31")


@pytest.mark.parametrize("placement", ["Residential", "IFA"])
def test_two_placements_and_their_total_are_of_children_looked_after(placement: str) -> None:
    text = f"Children at 31 March | 2022\nFoster care | 534\n{placement} | 131\nAll children | 885"
    assert one(read(table(text)), metric="cla_total", value=885).breakdown == ""
