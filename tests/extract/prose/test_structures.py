"""Sentences whose structure decides the meaning: growth, comparators, triples, shares, movements, carried periods."""

import pytest
from agendapack.schema.figures import Observation

from .conftest import Read, ends, told


def by_value(observations: tuple[Observation, ...]) -> dict[float, Observation]:
    return {o.value: o for o in observations}


def test_growth_has_its_ends_its_base_and_its_comparators(read: Read) -> None:
    found = by_value(
        read(
            "The number of EHC plans rose from 2,950 in 2018 to 5,310 in 2024, an 80% increase, against 96% nationally "
            "and 88% in the South West."
        ).observations
    )
    assert {v: (o.measure, o.area_name, ends(o)) for v, o in found.items()} == {
        2950: ("level", "Suffolk", "2018-12-31"),
        5310: ("level", "Suffolk", "2024-12-31"),
        80: ("percent_change", "Suffolk", "2024-12-31"),
        96: ("percent_change", "England", "2024-12-31"),
        88: ("percent_change", "South West", "2024-12-31"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "EHC plans rose by 80% from 2,950 in January 2018 to 5,310 in January 2024.",
        "There was a rise of 80% (from 2,950 in January 2018 to 5,310 in January 2024) in EHC plans.",
        "EHC plans rose from 2,950 in January 2018 to 5,310 in January 2024, a rise of 80%.",
    ],
)
def test_growth_is_of_the_stretch_between_its_two_levels(read: Read, sentence: str) -> None:
    growth = by_value(read(sentence).observations)[80]
    assert (growth.measure, growth.period_from, ends(growth)) == ("percent_change", "January 2018", "2024-01-31")


def test_cost_funding_and_gap_are_three_metrics(read: Read) -> None:
    found = read(
        "High needs costs are forecast at £51.6m against funding of £46.9m, a deficit of £4.7m.", title="DSG monitoring"
    )
    assert [told(o) for o in found.observations] == [
        ("hnb_expenditure", "level", 51_600_000),
        ("hnb_allocation", "level", 46_900_000),
        ("hnb_in_year_position", "level", -4_700_000),
    ]


def test_a_share_is_read_and_its_parts_are_not_the_metric(read: Read) -> None:
    found = read("The percentage of care leavers in suitable accommodation was 91.2% (219 out of 240 young people).")
    assert ("care_leavers_suitable_pct", "level", 91.2) in [told(o) for o in found.observations]
    assert 219 not in [o.value for o in found.observations]


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("There were 874 children in care, a fall of 31 over the quarter.", -31),
        ("There were 874 children in care, 26 more than in March 2023.", 26),
        ("The number of children in care fell by 31 to 874.", -31),
        ("There were 874 children in care at 31 March 2024, against 848 at 31 March 2023: 26 more.", 26),
        ("There were 874 children in care, up 26 on March 2023.", 26),
    ],
)
def test_a_movement_is_a_change_with_its_sign(read: Read, sentence: str, change: float) -> None:
    assert ("cla_total", "change", change) in [told(o) for o in read(sentence).observations]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The high needs funding gap widened by £2.5m in 2024/25.", -2_500_000),
        ("The high needs funding gap narrowed by £2.5m in 2024/25.", 2_500_000),
    ],
)
def test_a_wider_gap_is_a_fall_of_the_position(read: Read, sentence: str, value: float) -> None:
    assert [told(o) for o in read(sentence).observations] == [("hnb_in_year_position", "change", value)]


@pytest.mark.parametrize(
    ("phrase", "bound"),
    [
        ("around 4,200", "about"),
        ("c. 4,200", "about"),
        ("just under 4,200", "about"),
        ("over 4,200", "at least"),
        ("at least 4,200", "at least"),
        ("up to 4,200", "at most"),
    ],
)
def test_an_approximation_keeps_the_printed_number_and_its_bound(read: Read, phrase: str, bound: str) -> None:
    found = read(f"The Council maintained {phrase} EHC plans.").observations
    assert [(o.value, o.bound) for o in found] == [(4200, bound)]


def test_a_range_gives_two_rows_with_one_period(read: Read) -> None:
    found = read("The DSG deficit might be between £70m and £100m by the end of 2026/27.").observations
    assert [(o.value, o.bound, ends(o)) for o in found] == [
        (-70_000_000, "from", "2027-03-31"),
        (-100_000_000, "to", "2027-03-31"),
    ]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The high needs block was forecast to overspend by £2.2m in 2024/25.", "forecast"),
        ("The provisional high needs allocation for 2025/26 was £88m.", "provisional"),
        ("The target is for 70% of EHC plans to be issued within 20 weeks.", "target"),
    ],
)
def test_status_words_give_the_status(read: Read, sentence: str, status: str) -> None:
    assert [o.status for o in read(sentence).observations] == [status]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("On high needs £50.8m was spent against £51.4m in the budget, giving an underspend of £0.6m.", "actual"),
        ("The DSG will be £28.5m in the red by March 2030.", "forecast"),
        ("A high needs deficit of £0.6m was built into the budget for 2023/24.", "budget"),
    ],
)
def test_what_a_sum_is_set_against_is_not_its_status(read: Read, sentence: str, status: str) -> None:
    assert read(sentence, title="High needs and DSG").observations[-1].status == status


def test_an_earlier_period_is_counted_back_from_the_figure_before(read: Read) -> None:
    found = read("There were 412 children in care at the end of September 2024, down from 431 a year earlier.")
    assert [(o.value, ends(o)) for o in found.observations] == [(412, "2024-09-30"), (431, "2023-09-30")]


def test_a_later_sentence_takes_up_the_metric_and_keeps_its_own_area(read: Read) -> None:
    found = read(
        "The rate of children in care was 72 per 10,000 at 31 March 2024.",
        "In the same year the comparator authorities averaged 81, the East Midlands 61 and England 67.",
    )
    assert [(o.metric, o.value, o.area_name) for o in found.observations] == [
        ("cla_rate", 72, "Suffolk"),
        ("cla_rate", 81, "Statistical neighbours"),
        ("cla_rate", 61, "East Midlands"),
        ("cla_rate", 67, "England"),
    ]


def test_a_part_of_a_number_is_broken_down(read: Read) -> None:
    found = read("There were 588 children in care at 31 March 2024.", "Of the 588, 435 were in foster care.")
    assert [(o.value, o.breakdown, ends(o)) for o in found.observations] == [
        (588, "", "2024-03-31"),
        (435, "in foster care", "2024-03-31"),
    ]


def test_a_line_of_the_block_is_a_breakdown(read: Read) -> None:
    found = read("Within the high needs block, special school top-ups were forecast to overspend by £119k.")
    assert [(o.metric, o.value, o.breakdown) for o in found.observations] == [
        ("hnb_variance", 119_000, "special school top-ups")
    ]


def test_a_comma_that_can_be_right_is_left(read: Read) -> None:
    (found,) = read("The Dedicated Schools Grant allocation for 2025/26 was £1,384m.").observations
    assert (found.metric, found.value) == ("dsg_allocation", 1_384_000_000)


def test_a_comma_for_a_point_is_put_right_and_reported(read: Read) -> None:
    found = read("The high needs block was forecast to overspend by £2,366M in 2024/25.")
    assert [o.value for o in found.observations] == [2_366_000]
    assert [p.code for p in found.problems] == ["comma-for-point"]


def test_the_quote_is_the_sentence(read: Read) -> None:
    found = read("The report was noted. There were 512 children in care. Thanks were given.").observations
    assert [o.quote for o in found] == ["There were 512 children in care."]
