"""Rows that say less than they mean and go on with what stands above or around them."""

import pytest

from .build import read, table

COMPARED_BELOW = table(
    """
    Indicator | Jan 2023 | Feb 2023
    % of EHCPs issued within 20 weeks | 34 | 41
    Target | 50 | 50
    Improvement board trajectory (%) | 40 | 40
    Statistical neighbours | 51 | 52
    England average | 49 | 48
    Exclusions from school | - | -
    England | 12 | 13
    Children looked after | 612 | 615
    England rate | 71 | 72
    """
)


@pytest.mark.parametrize(
    ("value", "area", "status"),
    [
        (50, "Norfolk", "target"),
        (40, "Norfolk", "target"),
        (51, "Statistical neighbours", "actual"),
        (49, "England", "actual"),
    ],
)
def test_a_row_of_a_target_or_comparator_goes_on_with_the_indicator_above(value: float, area: str, status: str) -> None:
    seen = [o for o in read(COMPARED_BELOW).observations if o.value == value]
    assert {(o.metric, o.breakdown, o.area_name, o.status) for o in seen} == {("ehcp_20wk_pct", "", area, status)}


@pytest.mark.parametrize("value", [12, 71])
def test_a_comparator_below_what_is_not_read_or_is_no_rate_is_left_alone(value: float) -> None:
    assert not [o for o in read(COMPARED_BELOW).observations if o.value == value]


def test_rows_that_leave_out_whom_they_are_about_go_on_with_the_row_above() -> None:
    rows = (
        "Indicator | 2021/22",
        "Requests for an EHC needs assessment | 402",
        "Assessments completed | 291",
        "Plans ceased | 21",
    )
    assert [o.metric for o in read(table("\n".join(rows))).observations] == [
        "ehcp_requests",
        "ehcp_assessments",
        "ehcp_ceased",
    ]


@pytest.mark.parametrize("ages", ["17 and 18 year olds", "19 to 21 year olds", "Aged 19-21"])
def test_ages_alone_are_a_part_of_what_the_paper_is_about(ages: str) -> None:
    seen = read(table(f"In suitable accommodation | 2021/22\n{ages} | 90%"), title="Care leavers: annual report")
    [observation] = seen.observations
    assert (observation.metric, observation.breakdown in ages) == ("care_leavers_suitable_pct", True)
    assert observation.breakdown


def test_the_population_of_a_rate_is_no_part_of_it() -> None:
    [observation] = read(table("Indicator | 2021/22\nChildren in care per 10,000 aged 0 to 17 | 71")).observations
    assert (observation.metric, observation.breakdown) == ("cla_rate", "")


@pytest.mark.parametrize(
    ("heading", "polarity"), [("Good looks like", "Low"), ("What is good", "Smaller"), ("", "Lower is better")]
)
def test_which_way_is_good_is_no_part_of_what_is_counted(heading: str, polarity: str) -> None:
    seen = read(table(f"Measure | {heading} | 2021/22\nRepeat child protection plans | {polarity} | 11%"))
    assert [(o.metric, o.breakdown) for o in seen.observations] == [("cpp_repeat_pct", "")]


@pytest.mark.parametrize("heading", ["Numerator", "Denominator"])
def test_what_a_rate_is_made_of_is_not_the_rate(heading: str) -> None:
    assert not read(table(f"Measure | {heading}\n% of EHCPs issued within 20 weeks | 45")).observations


def test_a_change_below_a_comparator_is_the_comparators() -> None:
    ours, theirs = "Norfolk | 6,100 | 6,800\n% change | | 11.5%", "England | 430,697 | 473,255\n% change | | 9.9%"
    rows = f"EHC plans | 2021 | 2022\n{ours}\n{theirs}"
    changes = [o for o in read(table(rows)).observations if o.measure == "percent_change"]
    assert [(o.area_name, o.value) for o in changes] == [("Norfolk", 11.5), ("England", 9.9)]


def test_rows_of_a_status_still_name_what_is_counted() -> None:
    seen = read(table("Legal status | Number\nFull care order | 450\nSection 20 | 80", title="CLA at 31 December 2022"))
    assert [(o.breakdown, o.value) for o in seen.observations] == [("Full care order", 450), ("Section 20", 80)]


def test_months_of_a_quarter_are_one() -> None:
    seen = read(table("Measure | 2021/22 | Apr-Jun | Jul to Sep\nNumber of care leavers | 310 | 305 | 312"))
    assert [str(o.period.end) for o in seen.observations if o.period] == ["2022-03-31", "2022-06-30", "2022-09-30"]


def test_a_series_of_years_down_names_no_parts() -> None:
    seen = read(table("Safety Valve payments | £m\n2021/22 | 10.0\n2022/23 | 5.0\nTotal | 15.0"))
    assert {o.breakdown for o in seen.observations} == {""}


def test_a_row_labelled_like_one_before_is_not_what_the_title_says_again() -> None:
    rows = "17 and 18 year olds | 90%\n19 to 21 year olds | 84%\nIn touch | -\n17 and 18 year olds | 61%"
    seen = read(table(f"In suitable accommodation | 2021/22\n{rows}"), title="Care leavers: annual report")
    assert [o.value for o in seen.observations] == [90, 84]
