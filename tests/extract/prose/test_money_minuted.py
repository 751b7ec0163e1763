"""Sums as minutes of schools forums tell them: taken up from the sentence before, in brackets, behind a verb."""

import pytest

from .conftest import Read, ends, told

HIGH_NEEDS = "High Needs Forecast 2020-21"
SAFETY_VALVE = "Safety Valve and the Dedicated Schools Grant Deficit"

SAID = [
    (
        "The plan now showed high needs savings in the region of £57 million.",
        [("hnb_savings", "level", 57_000_000)],
    ),
    (
        "Most of the improvement (£1.9m) was an underspend on the High Needs Block.",
        [("hnb_variance", "level", -1_900_000)],
    ),
    (
        "High needs funding would be £3.5m higher, and £0.5m was to come across from the Schools Block.",
        [("hnb_allocation", "change", 3_500_000), ("hnb_block_transfer", "level", 500_000)],
    ),
    (
        "The high needs allocation was £58.3m, or £52.2m once £6.1m had been deducted for places.",
        [
            ("hnb_allocation", "level", 58_300_000),
            ("hnb_allocation", "level", 52_200_000),
            ("hnb_deductions", "level", 6_100_000),
        ],
    ),
    (
        "The high needs allocation was likely to rise by between 8% and 10%.",
        [("hnb_allocation", "percent_change", 8), ("hnb_allocation", "percent_change", 10)],
    ),
    (
        "Primary schools were to receive £3.9m of top-up funding from the high needs block.",
        [("hnb_expenditure", "level", 3_900_000)],
    ),
]


@pytest.mark.parametrize(("sentence", "figures"), SAID, ids=[s[:40] for s, _ in SAID])
def test_a_sentence(read: Read, sentence: str, figures: list[tuple[str, str, float]]) -> None:
    found = read(sentence, title=HIGH_NEEDS).observations
    assert [(o.metric, o.measure if o.unit != "percent" else "percent_change", o.value) for o in found] == figures
    assert "showed" not in {o.breakdown for o in found}


def test_the_sum_goes_on_about_the_transfer_before(read: Read) -> None:
    asked = "The Forum was asked to approve a transfer of £0.5m from the High Needs Block to the CSSB in 2024/25."
    before, again = read(asked, "For 2023/24 the sum approved had been £0.4m.", title=HIGH_NEEDS).observations
    assert told(before) == ("hnb_block_transfer", "level", -500_000)
    assert told(again) == ("hnb_block_transfer", "level", -400_000)
    assert ends(again) == "2024-03-31"


def test_a_few_pounds_go_on_about_no_sum(read: Read) -> None:
    asked = "The Forum was asked to approve a transfer of £0.5m from the High Needs Block to the CSSB in 2024/25."
    again = "It did not, although each decision over £500 was being read by a panel."
    assert len(read(asked, again, title=HIGH_NEEDS).observations) == 1


def test_the_remaining_support_is_support(read: Read) -> None:
    found = read(
        "The Council was to have £20m of safety valve funding.",
        "Of this £14m had been received by 31 March 2023.",
        "The remaining £6m could be withheld.",
        title=SAFETY_VALVE,
    ).observations
    assert [told(o) for o in found] == [
        ("dsg_support_received", "level", 20_000_000),
        ("dsg_support_received", "level", 14_000_000),
        ("dsg_support_received", "level", 6_000_000),
    ]


def test_what_the_general_fund_puts_in_is_no_support(read: Read) -> None:
    text = "It was proposed that the General Fund contribute £2m in each of the years under the agreement with the DfE."
    assert read(text, title=SAFETY_VALVE).observations == ()


def test_these_are_the_line_named_before(read: Read) -> None:
    text = "Of the children, 26 were at special schools outside the borough; the forecast for these was £422k."
    found = [o for o in read(text, title=HIGH_NEEDS).observations if o.unit == "gbp"]
    assert [(o.metric, o.value, o.breakdown) for o in found] == [("hnb_expenditure", 422_000, "special schools")]


def test_of_this_is_of_the_same_line(read: Read) -> None:
    budget, spent = read(
        "The AP budget for 2024/25 was £843,700 from the high needs block.",
        "It was estimated that £820,150 of this would be spent.",
        title=HIGH_NEEDS,
    ).observations
    assert [(o.metric, o.breakdown) for o in (budget, spent)] == [("hnb_budget", "AP"), ("hnb_expenditure", "AP")]


def test_a_bed_is_a_placement_where_placements_were_priced(read: Read) -> None:
    found = read(
        "The average cost of a placement in external residential care was £7,245 per week.",
        "A bed in the partnership's homes worked out at £5,900 a week.",
        title="Children's Services budget",
    ).observations
    assert [(o.metric, o.value) for o in found] == [
        ("cla_placement_unit_cost", 7_245),
        ("cla_placement_unit_cost", 5_900),
    ]


def test_a_deficit_not_spoken_of_before_is_of_the_money_spoken_of(read: Read) -> None:
    found = read(
        "The DSG deficit at 1 April 2020 was £1.13m.",
        "High needs funding would be £3.5m higher in 2020/21.",
        "If nothing else changed a deficit of £2.7m would be left.",
        title=HIGH_NEEDS,
    ).observations
    assert [o.metric for o in found][-1].startswith("hnb_")
