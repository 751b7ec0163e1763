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


def all_told(read: Read, title: str, *sentences: str) -> list[tuple[str, str, float]]:
    return [told(observation) for observation in read(" ".join(sentences), title=title).observations]


def test_the_deficit_is_the_one_last_spoken_of(read: Read) -> None:
    found = all_told(
        read,
        "Dedicated Schools Grant Management Plan",
        "The Dedicated Schools Grant deficit stood at £18.4m at 31 March 2024.",
        "The High Needs Block is forecast to overspend by £12.1m in 2024/25.",
        "Without action the deficit would reach £112m by the end of 2028/29.",
    )
    assert found[-1] == ("dsg_balance", "level", -112_000_000)


def test_an_adverse_movement_is_that_of_the_variance_before_it(read: Read) -> None:
    found = all_told(
        read,
        "High Needs Block Budget Monitoring",
        "The latest forecast is for spend of £63.9m, resulting in an overspend of £5.7m.",
        "This represents an adverse movement of £0.9m from the position reported at Quarter 1.",
    )
    assert found == [
        ("hnb_expenditure", "level", 63_900_000),
        ("hnb_variance", "level", 5_700_000),
        ("hnb_variance", "change", 900_000),
    ]


def test_the_blocks_of_a_grant_listed_in_one_sentence(read: Read) -> None:
    found = read(
        "The DSG allocation for 2025/26 is £298.4m, comprising £221.7m for the schools block, £51.2m for the high "
        "needs block, £23.4m for early years and £2.1m for the central school services block."
    ).observations
    assert [(o.metric, o.breakdown, o.value) for o in found] == [
        ("dsg_allocation", "", 298_400_000),
        ("dsg_allocation", "Schools Block", 221_700_000),
        ("hnb_allocation", "", 51_200_000),
        ("dsg_allocation", "Early Years", 23_400_000),
        ("dsg_allocation", "Central School Services Block", 2_100_000),
    ]


def test_a_forecast_goes_on_after_and(read: Read) -> None:
    found = read("The DSG deficit is forecast to be £29.7m by March 2025 and £43.2m by March 2026.").observations
    assert [o.status for o in found] == ["forecast", "forecast"]


def test_a_deficit_brought_forward_stands_at_the_end_of_the_year_before(read: Read) -> None:
    (found,) = read("The DSG deficit brought forward was £9.3m.", title="DSG outturn 2023/24").observations
    assert (found.metric, ends(found)) == ("dsg_balance", "2023-03-31")


def test_support_named_by_the_title_alone(read: Read) -> None:
    found = all_told(
        read,
        "Safety Valve update",
        "The Council's agreement with the DfE provides for £36m over five years, of which £14.4m has been received.",
    )
    assert found == [
        ("dsg_support_received", "level", 36_000_000),
        ("dsg_support_received", "level", 14_400_000),
    ]


def test_lines_of_the_block_share_a_verb(read: Read) -> None:
    found = read(
        "Post-16 placements are forecast to overspend by £1.4m and independent placements by £2.6m.",
        title="High Needs Block Budget Monitoring",
    ).observations
    assert [(o.breakdown, o.value) for o in found] == [
        ("Post-16 placements", 1_400_000),
        ("independent placements", 2_600_000),
    ]
