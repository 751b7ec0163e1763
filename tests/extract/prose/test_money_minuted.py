"""Sums as minutes of schools forums tell them: taken up from the sentence before, in brackets, behind a verb."""

import pytest

from .conftest import Read, ends, told

HIGH_NEEDS = "High Needs Forecast 2020-21"
SAFETY_VALVE = "Safety Valve and the Dedicated Schools Grant Deficit"

SAID = [
    (
        "The high needs overspend was £51.6m, where the agreement allowed for £31.2m.",
        [("hnb_variance", "level", 51_600_000), ("hnb_variance", "level", 31_200_000)],
    ),
    ("SEND transport costs had gone up by 79%.", [("sen_transport_expenditure", "percent_change", 79)]),
    (
        "In that year £1m had come in from the Schools Block and £0.3m from reserves.",
        [("hnb_block_transfer", "level", 1_000_000)],
    ),
    ("Each of them cost some £14,000 more than a place in the borough.", []),
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


def test_joint_funded_placements_are_paid_from_the_block(read: Read) -> None:
    dsg = "The DSG was forecast to overspend by £2.9m in 2024/25."
    _, line = read(
        dsg, "Joint funded placements were forecast to be underspent by £212k.", title="Finance"
    ).observations
    assert (line.metric, line.value, line.breakdown) == ("hnb_variance", -212_000, "Joint funded placements")


def test_sums_for_each_head_end_what_was_said(read: Read) -> None:
    given = "Under the safety valve the Council would be given £12.9m by the Department."
    asked = "A governor asked for the minimum per pupil levels."
    found = read(given, f"{asked} They were £4,405 (primary) and £5,715 (secondary).", title=SAFETY_VALVE).observations
    assert [told(o) for o in found] == [("dsg_support_received", "level", 12_900_000)]


def test_by_how_much_something_was_softened_is_no_level(read: Read) -> None:
    deficit = "On the high needs block there was an in-year deficit of £9.9m."
    assert len(read(deficit, "It was softened by £0.4m not needed for growth.", title=HIGH_NEEDS).observations) == 1


def test_it_is_what_was_given_last(read: Read) -> None:
    found = read(
        "The DSG deficit would be £285m by March 2030.",
        "With everything in the plan delivered to the letter, it would still be £236m.",
        title=SAFETY_VALVE,
    ).observations
    assert [told(o) for o in found] == [("dsg_balance", "level", -285_000_000), ("dsg_balance", "level", -236_000_000)]


def test_what_of_it_is_spent_and_projected(read: Read) -> None:
    found = read(
        "£41.6m was the budget for external placements of looked after children.",
        "By period 8, £31.2m of it had been spent and the projection to March was £48.9m.",
        title="Corporate Parenting",
    ).observations
    assert [told(o) for o in found] == [
        ("cla_expenditure", "level", 41_600_000),
        ("cla_expenditure", "level", 31_200_000),
        ("cla_expenditure", "level", 48_900_000),
    ]


def test_one_is_a_placement_like_the_first(read: Read) -> None:
    text = "A place in a shared house cost on average £640 per week, and one with a fostering agency £985 per week."
    found = read(text, title="Looked after children").observations
    assert [(o.metric, o.value) for o in found] == [
        ("cla_placement_unit_cost", 640),
        ("cla_placement_unit_cost", 985),
    ]


def test_the_average_of_another_place(read: Read) -> None:
    _, found = read(
        "A day place at an independent special school cost £96k a year on average.",
        "For a residential SEND placement the average was £318k.",
        title="Update",
    ).observations
    assert (found.metric, found.value, found.breakdown) == (
        "hnb_cost_per_ehcp",
        318_000,
        "residential SEND placement",
    )


def test_a_change_behind_two_years_is_to_the_later_one(read: Read) -> None:
    text = "There were 2,417 EHCPs in January 2020 and 2,203 in January 2019, an increase of 9.7%."
    change = read(text, title="High Needs Block").observations[-1]
    assert (ends(change), change.period_from) == ("2020-01-31", "January 2019")


def test_what_is_added_to_a_deficit_is_none(read: Read) -> None:
    text = "Add the £0.9m to the deficit of last year and an accumulated DSG deficit of £2.7m was projected."
    assert [told(o) for o in read(text, title=SAFETY_VALVE).observations] == [("dsg_balance", "level", -2_700_000)]


def test_a_share_says_of_what_the_sum_is_one(read: Read) -> None:
    spent = "Spending on high needs was £6m."
    said = "A cumulative deficit of £2.7m was projected, that is 2% of all the DSG budget."
    assert told(read(spent, said, title="Budget").observations[-1]) == ("dsg_balance", "level", -2_700_000)


def test_a_bed_is_a_placement_in_a_paper_on_children_in_care(read: Read) -> None:
    text = "What had changed was price: a residential bed which cost £2,950 a week in 2014/15 was now £4,380."
    found = read(text, title="Looked After Children Placements").observations
    assert [(o.metric, o.value, o.breakdown) for o in found] == [
        ("cla_placement_unit_cost", 2_950, "residential"),
        ("cla_placement_unit_cost", 4_380, "residential"),
    ]


def test_a_place_elsewhere_costs(read: Read) -> None:
    found = read(
        "A child placed in an independent day school costs this borough £47,000 on average.",
        "A place in Cricket Green costs £21,500.",
        title="Special School Expansion",
    ).observations
    assert [(o.metric, o.value, o.breakdown) for o in found] == [
        ("hnb_cost_per_ehcp", 47_000, "independent day school"),
        ("hnb_cost_per_ehcp", 21_500, "Cricket Green"),
    ]


def test_a_gap_with_a_sum_of_its_own(read: Read) -> None:
    target = "The target for mitigations in 2024/25 is £2.4m."
    said = "Forecast to year end: £1.9m i.e. a gap of half a million on the original promise."
    found = read(target, "Delivered so far: £1.15m.", said, title="High Needs Savings Tracker").observations
    assert [told(o) for o in found] == [
        ("hnb_savings", "level", 2_400_000),
        ("hnb_savings", "level", 1_150_000),
        ("hnb_savings", "level", 1_900_000),
    ]


def test_where_goes_on_about_the_line_before_it(read: Read) -> None:
    text = (
        "High needs spending was £63.1m, the main reason being out of authority provision, where the budget was £6.2m."
    )
    _, found = read(text, title=HIGH_NEEDS).observations
    assert (found.metric, found.breakdown) == ("hnb_budget", "out of authority provision")


def test_spending_told_behind_an_overspend_is_of_the_same_block(read: Read) -> None:
    found = read(
        "The high needs block overspent by £11.4m in 2024/25, which compares with £6.7m in 2023/24.",
        "Expenditure was £66.3m against a budget of £54.9m.",
        title="Children's Services Outturn",
    ).observations
    assert [(o.metric, o.value, ends(o)) for o in found] == [
        ("hnb_variance", 11_400_000, "2025-03-31"),
        ("hnb_variance", 6_700_000, "2024-03-31"),
        ("hnb_expenditure", 66_300_000, "2025-03-31"),
        ("hnb_budget", 54_900_000, "2025-03-31"),
    ]


def test_a_dash_ends_a_label(read: Read) -> None:
    found = read(
        "The high needs block overspent by £11.4m. The main elements of the overspend were:",
        "• independent specialist placements – £5.2m;",
        "• top-up funding in mainstream schools – £3.6m;",
        title="Outturn",
    ).observations
    assert [(o.metric, o.breakdown, o.value) for o in found][1:] == [
        ("hnb_variance", "independent specialist placements", 5_200_000),
        ("hnb_variance", "top-up funding in mainstream schools", 3_600_000),
    ]


def test_prices_listed_behind_labels(read: Read) -> None:
    found = read(
        "Average weekly costs in 2023/24 were as follows:",
        "• in-house fostering: £590;",
        "• external residential: £6,440, having been £4,370 in 2020/21;",
        title="Placements of children looked after",
    ).observations
    assert [(o.metric, o.breakdown, o.value, ends(o)) for o in found] == [
        ("cla_placement_unit_cost", "in-house fostering", 590, "2024-03-31"),
        ("cla_placement_unit_cost", "external residential", 6_440, "2024-03-31"),
        ("cla_placement_unit_cost", "external residential", 4_370, "2021-03-31"),
    ]


def test_children_counted_before_a_sum_do_not_hide_it(read: Read) -> None:
    text = "Special schools, £2.2m over budget with 34 more pupils than planned; post-16 colleges, £0.4m over budget."
    found = [o for o in read(text, title=HIGH_NEEDS).observations if o.unit == "gbp"]
    assert [(o.metric, o.value) for o in found] == [("hnb_variance", 2_200_000), ("hnb_variance", 400_000)]


def test_costs_avoided_are_not_spent(read: Read) -> None:
    said = "Two children's homes will open in May and are expected to avoid placement costs of some £1.4m."
    assert read(said, title="Looked after children placements").observations == ()


@pytest.mark.parametrize(("word", "value"), [("better", 10.3), ("worse", -10.3)])
def test_a_better_grant_is_a_larger_one(read: Read, word: str, value: float) -> None:
    text = f"The high needs allocation was £46m (£41.7m in 2022/23, so 10.3% {word})."
    assert read(text, title=HIGH_NEEDS).observations[-1].value == value
