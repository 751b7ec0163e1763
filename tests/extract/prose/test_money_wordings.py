"""The many ways in which officers say what a sum is."""

import pytest

from .conftest import Read, ends, told

GAPS = [
    ("High needs spending was £6.2m beyond the funding available for 2023/24.", -6_200_000),
    ("In 2023/24 spend on the high needs block was £5.1 million more than the grant received.", -5_100_000),
    ("The high needs block cost £4.3m more than it received in 2023/24.", -4_300_000),
    ("High needs expenditure outstripped income by £8.7m in 2023/24.", -8_700_000),
    ("High needs costs in 2023/24 ran £3m a year above the allocation.", -3_000_000),
    ("The £2.9m by which high needs costs had exceeded the grant in 2023/24 was one-off.", -2_900_000),
]


@pytest.mark.parametrize(("sentence", "value"), GAPS, ids=[sentence[:50] for sentence, _ in GAPS])
def test_spending_set_against_its_funding_is_a_gap(read: Read, sentence: str, value: float) -> None:
    (found,) = read(sentence).observations
    assert told(found) == ("hnb_in_year_position", "level", value)
    assert ends(found) == "2024-03-31"


VARIANCES = [
    ("High needs came in £1.3m under budget.", -1_300_000, "actual"),
    ("High needs finished the year £2.4m over.", 2_400_000, "actual"),
    ("The high needs block was £566,000 under at year end.", -566_000, "actual"),
    ("The high needs block is forecast to end the year £2m above budget.", 2_000_000, "forecast"),
]


@pytest.mark.parametrize(("sentence", "value", "status"), VARIANCES, ids=[v[0][:50] for v in VARIANCES])
def test_spending_set_against_its_budget_is_a_variance(read: Read, sentence: str, value: float, status: str) -> None:
    (found,) = read(sentence).observations
    assert told(found) == ("hnb_variance", "level", value)
    assert found.status == status


def test_a_grant_above_another_grant_is_no_gap(read: Read) -> None:
    (found,) = read("The high needs allocation for 2025/26 is £2m above the 2024/25 allocation.").observations
    assert told(found) == ("hnb_allocation", "change", 2_000_000)


def test_what_is_overspent_in_a_month_is_no_figure_of_a_year(read: Read) -> None:
    assert read("The council was spending £1.5m a month more than its high needs allocation.").observations == ()


BALANCES = [
    ("The authority had built up a DSG deficit of £41.3m by March 2024.", -41_300_000),
    ("At the close of 2023/24 the Dedicated Schools Grant was £22.6m in the red.", -22_600_000),
    ("The DSG reserve was overdrawn by £14m at 31 March 2024.", -14_000_000),
]


@pytest.mark.parametrize(("sentence", "value"), BALANCES, ids=[sentence[:50] for sentence, _ in BALANCES])
def test_a_deficit_built_up_is_a_balance(read: Read, sentence: str, value: float) -> None:
    (found,) = read(sentence).observations
    assert told(found) == ("dsg_balance", "level", value)
    assert ends(found) == "2024-03-31"


YEAR_ENDS = [
    ("The DSG is forecast to have a cumulative deficit of £31m at year end.", "Monitoring", "2025-03-31"),
    ("The year-end DSG deficit was £31m.", "Statement of accounts", "2024-03-31"),
    ("The year-end DSG deficit was £31m.", "Outturn 2022/23", "2023-03-31"),
    ("In 2021/22 costs rose, and the DSG deficit was £31m at the end of the year.", "Outturn", "2022-03-31"),
]


@pytest.mark.parametrize(("sentence", "title", "end"), YEAR_ENDS, ids=[f"{y[1]} {y[2]}" for y in YEAR_ENDS])
def test_year_end_is_that_of_the_year_spoken_of(read: Read, sentence: str, title: str, end: str) -> None:
    (found,) = read(sentence, title=title).observations
    assert (found.metric, ends(found)) == ("dsg_balance", end)


UNIT_COSTS = [
    ("The average EHCP now costs £15,200 a year.", "", 15_200),
    ("A place in an independent special school costs on average £62,000.", "independent special school", 62_000),
]


@pytest.mark.parametrize(("sentence", "breakdown", "value"), UNIT_COSTS, ids=[u[0][:40] for u in UNIT_COSTS])
def test_what_one_plan_or_place_costs(read: Read, sentence: str, breakdown: str, value: float) -> None:
    (found,) = read(sentence).observations
    assert (found.metric, found.breakdown, found.value) == ("hnb_cost_per_ehcp", breakdown, value)


SUPPORT = [
    "The DfE had agreed to contribute £45m over the lifetime of the safety valve agreement.",
    "The first instalment of Safety Valve funding, £45m, was paid in March 2023.",
]


@pytest.mark.parametrize("sentence", SUPPORT)
def test_government_support_with_a_deficit(read: Read, sentence: str) -> None:
    (found,) = read(sentence).observations
    assert told(found) == ("dsg_support_received", "level", 45_000_000)


@pytest.mark.parametrize(
    "sentence",
    [
        "The authority could count on £73.2m for high needs in 2024/25.",
        "The high needs settlement for 2024/25 is £73.2m.",
        "£73.2m had been awarded for high needs in 2024/25.",
    ],
)
def test_money_for_high_needs_is_its_allocation(read: Read, sentence: str) -> None:
    (found,) = read(sentence).observations
    assert told(found) == ("hnb_allocation", "level", 73_200_000)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2023/24 the council spent £14.2m on getting children with SEND to school.",
        "The SEND transport bill was £14.2m in 2023/24.",
    ],
)
def test_what_transport_cost(read: Read, sentence: str) -> None:
    (found,) = read(sentence).observations
    assert told(found) == ("sen_transport_expenditure", "level", 14_200_000)
