"""Runs of sentences as minutes print them: each figure with its metric, its area and the day it stands at."""

import pytest

from .conftest import Read, ends

Rows = list[tuple[str, float, str, str]]


def rows(read: Read, *texts: str, title: str) -> Rows:
    return [(o.metric, o.value, ends(o), o.area_name) for o in read(*texts, title=title).observations]


def test_what_came_in_and_what_went_out(read: Read) -> None:
    found = rows(read, "36 children had entered care during quarter 2 and 41 had left.", title="Corporate parenting")
    assert found == [("cla_started", 36, "2024-09-30", "Suffolk"), ("cla_ceased", 41, "2024-09-30", "Suffolk")]


def test_the_region_is_that_of_the_council(read: Read) -> None:
    found = rows(
        read,
        "The rate of children on child protection plans was 44 per 10,000 at 30 June 2024, compared to 43.2 nationally "
        "and 47 regionally.",
        title="Safeguarding",
    )
    assert [(value, area) for _, value, _, area in found] == [
        (44, "Suffolk"),
        (43.2, "England"),
        (47, "East of England"),
    ]


def test_two_bare_shares_have_the_place_named_behind_them(read: Read) -> None:
    found = rows(
        read,
        "90% of care leavers are in suitable accommodation and 55% are in education, employment or training.",
        "This compares to 88% and 52% for our statistical neighbours.",
        title="Care leavers",
    )
    assert [(metric, value, area) for metric, value, _, area in found[2:]] == [
        ("care_leavers_suitable_pct", 88, "Statistical neighbours"),
        ("care_leavers_eet_pct", 52, "Statistical neighbours"),
    ]


def test_two_ages_share_what_is_said_behind_both(read: Read) -> None:
    found = read(
        "94 per cent of care leavers aged 17-18 and 89 per cent of those aged 19-21 were in suitable accommodation."
    )
    assert [(o.metric, o.value, o.breakdown) for o in found.observations] == [
        ("care_leavers_suitable_pct", 94, "aged 17-18"),
        ("care_leavers_suitable_pct", 89, "aged 19-21"),
    ]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("One in ten children in care had experienced three or more placement moves.", 10),
        ("A quarter of children in care had three or more placements.", 25),
    ],
)
def test_a_fraction_is_a_share(read: Read, sentence: str, value: float) -> None:
    assert [(o.metric, o.value) for o in read(sentence).observations] == [("cla_placement_moves_pct", value)]


def test_a_list_of_years(read: Read) -> None:
    found = rows(
        read, "The number of EHC plans was as follows: 2019 - 2,110; 2020 - 2,405; 2021 - 2,733.", title="SEND"
    )
    assert [(value, end) for _, value, end, _ in found] == [
        (2110, "2019-12-31"),
        (2405, "2020-12-31"),
        (2733, "2021-12-31"),
    ]


@pytest.mark.parametrize(
    ("texts", "title", "told"),
    [
        (
            ("The Safety Valve agreement will provide £27m over the five years to 2027/28.",),
            "Medium term plan",
            [("dsg_support_received", 27_000_000)],
        ),
        (
            ("The last of the instalments, £1.9m, was released in March 2024.",),
            "Safety Valve agreement",
            [("dsg_support_received", 1_900_000)],
        ),
        (
            ("The grant went £8.2m further into deficit in 2023/24; the total was now £20.1m.",),
            "Dedicated Schools Grant",
            [("dsg_in_year_position", -8_200_000), ("dsg_balance", -20_100_000)],
        ),
        (
            (
                "The DSG closed 2023/24 with a cumulative deficit of £3.8m.",
                "An in-year deficit of £12.9m was forecast on the high needs block.",
                "The cumulative deficit was projected to increase to £67m by March 2028.",
            ),
            "Schools Forum",
            [("dsg_balance", -3_800_000), ("hnb_in_year_position", -12_900_000), ("dsg_balance", -67_000_000)],
        ),
        (
            ("After deductions of £6.2m for place funding the net high needs allocation is £56.6m.",),
            "DSG",
            [("hnb_deductions", 6_200_000), ("hnb_allocation", 56_600_000)],
        ),
        (
            ("What is the forecast cost of SEND transport this year?", "The latest forecast for 2024/25 is £28.3m."),
            "Questions",
            [("sen_transport_expenditure", 28_300_000)],
        ),
        (("The council is to make a contribution of £8.2m under the Safety Valve agreement.",), "DSG", []),
        (
            ("The DSG deficit was £18.2m at 31 March 2024, £2.1m less than forecast.",),
            "x",
            [("dsg_balance", -18_200_000)],
        ),
    ],
)
def test_money_goes_back_to_what_it_is_of(
    read: Read, texts: tuple[str, ...], title: str, told: list[tuple[str, float]]
) -> None:
    assert [(metric, value) for metric, value, _, _ in rows(read, *texts, title=title)] == told


@pytest.mark.parametrize(
    "texts",
    [
        ("There were 431 children in care.", "Agency staff, of whom there were 64, would be reported on next time."),
        ("There are 297 care leavers.", "They were offered a bus pass and 132 have taken this up."),
        ("The number of children in care was 431.", "The average caseload was 17.2."),
        ("There were 15 adoptions and the average time between entering care and adoption was 388 days.",),
    ],
)
def test_what_some_did_and_what_is_counted_beside_are_no_figures(read: Read, texts: tuple[str, ...]) -> None:
    assert len(read(*texts, title="Corporate parenting").observations) == len(texts) - 1


def test_growth_that_slows_is_a_change(read: Read) -> None:
    found = read("Growth in EHC plans had slowed to 4.1% in 2023 from 8.6% in 2022.", title="SEND").observations
    assert [(o.measure, o.value, ends(o)) for o in found] == [
        ("percent_change", 4.1, "2023-12-31"),
        ("percent_change", 8.6, "2022-12-31"),
    ]
