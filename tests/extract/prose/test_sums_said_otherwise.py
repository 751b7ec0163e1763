"""The same facts of money in other words: blocks told apart by “but”, lines in apposition, sums on the move."""

import pytest

from .conftest import Read, ends, told

DSG = "Dedicated Schools Grant monitoring 2024/25"
HIGH_NEEDS = "High needs block 2024/25"
OUTTURN = "Schools Budget 2023/24 final outturn"

SAID = [
    (DSG, "When financial year 2023/24 ended the deficit was £11.2m.", ("dsg_balance", "level", -11_200_000)),
    (HIGH_NEEDS, "Up to £1.2m dis-applied from the Schools Block.", ("hnb_block_transfer", "level", 1_200_000)),
    (
        DSG,
        "Permission was given for £0.4m of High Needs Block to go across to the Schools Block.",
        ("hnb_block_transfer", "level", -400_000),
    ),
    (
        DSG,
        "The Schools Block spent what it was allocated but an overspend of £3m was expected on high needs.",
        ("hnb_variance", "level", 3_000_000),
    ),
    (
        DSG,
        "The DSG is £0.4m in deficit against grant of £211.6m, the High Needs Block being the main reason.",
        ("dsg_allocation", "level", 211_600_000),
    ),
    (
        DSG,
        "The high needs block would be short of funding by some £2.2m.",
        ("hnb_in_year_position", "level", -2_200_000),
    ),
    (
        HIGH_NEEDS,
        "An average special school place costs £24,000 per place.",
        ("hnb_cost_per_ehcp", "level", 24_000),
    ),
    (OUTTURN, "On Early Years an overspend of £0.3m.", ("dsg_in_year_position", "level", -300_000)),
    (
        HIGH_NEEDS,
        "Members heard that high needs money received, after deductions for places the ESFA pays for itself, was £57m.",
        ("hnb_allocation", "level", 57_000_000),
    ),
    (
        DSG,
        "There would be a deficit on the grant to report, put provisionally at £1.9m.",
        ("dsg_balance", "level", -1_900_000),
    ),
    (HIGH_NEEDS, "£61.4m is the likely spend on high needs.", ("hnb_expenditure", "level", 61_400_000)),
    (DSG, "Should nothing mitigate the £12m, the deficit would be up to £27m.", ("dsg_balance", "level", -27_000_000)),
    (HIGH_NEEDS, "£170,000 to be added to the high needs budget.", ("hnb_budget", "change", 170_000)),
    (DSG, "In summary £2.2m would be carried into 2024/25 on the DSG.", ("dsg_balance", "level", 2_200_000)),
    (DSG, "The DSG was in total just under £71m.", ("dsg_allocation", "level", 71_000_000)),
]


@pytest.mark.parametrize(("title", "sentence", "wanted"), SAID, ids=[s[:45] for _, s, _ in SAID])
def test_the_sum_is_what_it_is(read: Read, title: str, sentence: str, wanted: tuple[str, str, float]) -> None:
    assert told(read(sentence, title=title).observations[-1]) == wanted


LINES = [
    ("Areas of pressure were top up budgets, £2.7m overspent.", "top up budgets"),
    (
        "The rest is independent special schools, on which expenditure was overspent by £4.8m.",
        "independent special schools",
    ),
    (
        "There is a £1m pressure against in-borough special schools’ (including academies) top up funding.",
        "in-borough special schools’ (including academies) top up funding",
    ),
]


@pytest.mark.parametrize(("sentence", "line"), LINES, ids=[s[:40] for s, _ in LINES])
def test_the_line_of_the_block(read: Read, sentence: str, line: str) -> None:
    first = "High needs overspent by £8.2m in 2023/24."
    assert read(first, sentence, title=HIGH_NEEDS).observations[-1].breakdown == line


NOTHING = [
    (HIGH_NEEDS, "£237,000 to be allocated to special schools."),
    (DSG, "Reserves in maintained schools at 31 March 2024 were £17.2m."),
]


@pytest.mark.parametrize(("title", "sentence"), NOTHING, ids=[s[:40] for _, s in NOTHING])
def test_money_of_schools_is_not_the_blocks(read: Read, title: str, sentence: str) -> None:
    assert not read(sentence, title=title).observations


def test_what_a_surplus_is_to_do_does_not_make_it_cumulative(read: Read) -> None:
    text = "The DSG foresees a surplus of £0.4m in 2025/26 to go towards the cumulative deficit."
    assert told(read(text).observations[-1]) == ("dsg_in_year_position", "level", 400_000)


def test_this_area_is_the_line_spoken_of(read: Read) -> None:
    first = "Commitments have risen in independent special school placements."
    found = read(first, "The proposed budget for this area had been £5.4m.", title=HIGH_NEEDS).observations
    assert [(o.metric, o.value, o.breakdown) for o in found] == [
        ("hnb_budget", 5_400_000, "independent special school")
    ]


def test_a_forecast_overspend_without_a_year_is_of_the_year_that_runs(read: Read) -> None:
    (found,) = read("High needs is forecast to overspend by £3.1m.", title="High needs").observations
    assert ends(found) == "2025-03-31"


def test_money_to_be_found_later_is_of_its_own_year(read: Read) -> None:
    (found,) = read("High needs was short by a gap of £0.6m in 2023/24, to be found in 2024/25.").observations
    assert ends(found) == "2024-03-31"


def test_services_that_finished_under_are_not_the_blocks(read: Read) -> None:
    first = "High needs overspent by £8.2m in 2023/24."
    assert len(read(first, "Admissions and appeals finished £41k under.", title=DSG).observations) == 1


def test_what_is_carried_into_a_year_stood_at_the_end_of_the_last(read: Read) -> None:
    (found,) = read("In total £2.2m would be carried into 2024/25 on the DSG.", title=DSG).observations
    assert (told(found), ends(found)) == (("dsg_balance", "level", 2_200_000), "2024-03-31")


def test_the_start_of_the_year_is_its_first_of_april(read: Read) -> None:
    text = "The DSG deficit would be £14.6m by the end of 2025/26, from £9.3m at the start of the year."
    assert [ends(o) for o in read(text).observations] == ["2026-03-31", "2025-04-01"]


def test_a_part_of_the_grant_is_not_the_grant(read: Read) -> None:
    assert not read("£1.1m of the high needs funding for the year was already committed.").observations


def test_costs_higher_than_the_income_leave_a_gap(read: Read) -> None:
    (found,) = read("High needs costs would be higher than the income by £0.2m in 2024/25.").observations
    assert told(found) == ("hnb_in_year_position", "level", -200_000)


def test_transport_without_a_year_is_of_the_year_that_runs(read: Read) -> None:
    found = read("The transport budget for pupils with SEND is £10.2m and the forecast £11.3m.").observations
    assert [(o.value, ends(o)) for o in found] == [(10_200_000, "2025-03-31"), (11_300_000, "2025-03-31")]


def test_a_transfer_agreed_for_a_year_is_of_that_year(read: Read) -> None:
    first = "The deficit was expected to rise to £35m by 2026/27."
    (_, found) = read(
        first, "A transfer of 0.5% (£1.3m) to High Needs had been agreed for 2025/26.", title=DSG
    ).observations
    assert (told(found), ends(found)) == (("hnb_block_transfer", "level", 1_300_000), "2026-03-31")


def test_what_was_spent_is_of_no_year_to_come(read: Read) -> None:
    first = "The deficit was expected to rise to £35m by 2026/27."
    (_, found) = read(first, "Spend on independent placements had risen to £18.1m.", title=DSG).observations
    assert (found.breakdown, ends(found)) == ("independent placements", "2025-03-31")


def test_what_a_line_accounted_for_is_its_spending(read: Read) -> None:
    text = (
        "Top-up funding for mainstream schools came to £9.8m, special schools £21.4m and independent provision £14.2m."
    )
    found = read(text, title=HIGH_NEEDS).observations
    assert [(o.metric, o.breakdown) for o in found] == [
        ("hnb_expenditure", "Top-up funding"),
        ("hnb_expenditure", "special schools"),
        ("hnb_expenditure", "independent provision"),
    ]


def test_brought_forward_in_the_year_and_carried_forward(read: Read) -> None:
    text = (
        "There was a DSG deficit of £19.4m brought forward at 1 April 2024, and an in-year overspend of £4.2m "
        "gives a carried forward deficit of £23.6m."
    )
    assert [(o.metric, ends(o)) for o in read(text, title=DSG).observations] == [
        ("dsg_balance", "2024-04-01"),
        ("dsg_in_year_position", "2025-03-31"),
        ("dsg_balance", "2025-03-31"),
    ]


def test_support_received_so_far_and_the_councils_own_money(read: Read) -> None:
    found = read(
        "To date £15.2m has been received.", "The council contributed £2m from its own reserves.", title="Safety Valve"
    )
    assert [told(o) for o in found.observations] == [("dsg_support_received", "level", 15_200_000)]


def test_when_an_agreement_was_signed_dates_nothing(read: Read) -> None:
    text = "The Safety Valve agreement, signed in March 2022, provides for £27m from the DfE over five years."
    (found,) = read(text).observations
    assert (told(found), ends(found)) == (("dsg_support_received", "level", 27_000_000), "")


def test_the_gap_between_funding_and_spend(read: Read) -> None:
    text = "On high needs the gap between funding and spend has widened from £3.1m in 2021/22 to £4.9m in 2022/23."
    assert [(told(o), ends(o)) for o in read(text).observations] == [
        (("hnb_in_year_position", "level", -3_100_000), "2022-03-31"),
        (("hnb_in_year_position", "level", -4_900_000), "2023-03-31"),
    ]


def test_lines_listed_behind_a_colon(read: Read) -> None:
    text = "The main high needs variances are: independent special schools +£2.6m; and alternative provision -£0.3m."
    assert [o.breakdown for o in read(text, title=HIGH_NEEDS).observations] == [
        "independent special schools",
        "alternative provision",
    ]


def test_an_overspend_in_other_services_is_not_the_grants(read: Read) -> None:
    first = "The DSG deficit was £14.7m at 31 March 2024."
    assert len(read(first, "Of the £6.2m overspend in Children's Services, £3.9m was on placements.").observations) == 1


def test_a_year_later(read: Read) -> None:
    text = "The DSG deficit stood at £8.8m on 31 March 2024 and is forecast to reach £12.1m a year later."
    assert [ends(o) for o in read(text).observations] == ["2024-03-31", "2025-03-31"]
