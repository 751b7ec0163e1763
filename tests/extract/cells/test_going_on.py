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
