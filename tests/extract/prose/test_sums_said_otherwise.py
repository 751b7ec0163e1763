"""The same facts of money in other words: blocks told apart by “but”, lines in apposition, sums on the move."""

import pytest

from .conftest import Read, told

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
