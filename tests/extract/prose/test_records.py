"""Records, remainders and points: numbers whose neighbours mislead."""

import pytest

from .conftest import Read, ends, told


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Children looked after numbered 402, the lowest number since June 2020.",
            "There were 41 unaccompanied children.",
        ),
        ("The most children looked after in any month since March 2019 was 455.",),
    ],
)
def test_since_when_a_record_stands_dates_no_figure(read: Read, texts: tuple[str, ...]) -> None:
    found = read(*texts, title="Corporate parenting").observations
    assert found
    assert {ends(o) for o in found} == {""}


def test_a_figure_beside_a_record_keeps_its_date(read: Read) -> None:
    found = read("At 31 March 2023 there were 402 children looked after, the fewest since June 2020.").observations
    assert [(o.value, ends(o)) for o in found] == [(402, "2023-03-31")]


@pytest.mark.parametrize(
    "text",
    [
        "In January 2024 4.1% of pupils had an EHC plan and a further 8,450 pupils were on SEN support.",
        "In January 2024 4.1% of pupils had an EHC plan, with another 8,450 receiving SEN support.",
    ],
)
def test_those_besides_are_a_level(read: Read, text: str) -> None:
    assert [told(o) for o in read(text, title="SEND").observations] == [
        ("ehcp_pct_pupils", "level", 4.1),
        ("sen_support", "level", 8450),
    ]


@pytest.mark.parametrize(
    ("texts", "changes"),
    [
        (
            ("31% of children looked after live over 20 miles away.", "This is up by two percentage points."),
            [("cla_over_20_miles_pct", "change", 2)],
        ),
        (
            ("There were 410 children looked after.", "It has gone up by two percentage points in the year."),
            [],
        ),
    ],
)
def test_points_are_the_change_of_a_share(
    read: Read, texts: tuple[str, ...], changes: list[tuple[str, str, float]]
) -> None:
    assert [told(o) for o in read(*texts).observations if o.measure != "level"] == changes


@pytest.mark.parametrize(
    "beside",
    ["better than England as a whole (50.3%)", "ahead of England (50.3%)", "above England (50.3%)"],
)
def test_the_area_set_beside_has_the_number_in_brackets(read: Read, beside: str) -> None:
    found = read(f"In 2023 61.3% of EHC plans were completed within 20 weeks, {beside}.").observations
    assert [(o.value, o.area_name) for o in found] == [(61.3, "Suffolk"), (50.3, "England")]


def test_what_is_left_out_counts_nothing(read: Read) -> None:
    found = read("Timeliness of EHC plans was 64.0% excluding exceptions.", title="SEND").observations
    assert [told(o) for o in found] == [("ehcp_20wk_pct", "level", 64)]


def test_plans_of_an_agreement_on_the_deficit_are_ehc_plans(read: Read) -> None:
    found = read("Of the plans finalised in 2023 61.3% were completed inside 20 weeks.", title="Safety Valve")
    assert [told(o) for o in found.observations] == [("ehcp_20wk_pct", "level", 61.3)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("What is owed on the DSG would be £37.5m at 31 March 2025.", ("dsg_balance", "level", -37_500_000)),
        (
            "For high needs in 2024/25 the allocation for independent places was likely to be exceeded by £1.4m.",
            ("hnb_variance", "level", 1_400_000),
        ),
        (
            "It was said that, were nothing to change, the shortfall for 2025/26 would be of the order of £9m on HNB "
            "alone.",
            ("hnb_in_year_position", "level", -9_000_000),
        ),
    ],
)
def test_money_said_in_plain_words(read: Read, text: str, row: tuple[str, str, float]) -> None:
    assert [told(o) for o in read(text, title="Finance").observations] == [row]


def test_moved_three_times_or_more_is_the_share_of_moves(read: Read) -> None:
    found = read("The proportion of children looked after who moved three times or more was 9%.").observations
    assert [told(o) for o in found] == [("cla_placement_moves_pct", "level", 9)]


@pytest.mark.parametrize(("title", "found"), [("SEND", [("ehcp_pct_pupils", "level", 4.6)]), ("Careers", [])])
def test_pupils_with_a_plan_are_a_share_of_pupils(read: Read, title: str, found: list[tuple[str, str, float]]) -> None:
    rows = read("In January 2024 4.6% of pupils had a plan.", title=title).observations
    assert [told(o) for o in rows] == found
