"""Parts of a figure, and balances of two dates, against what the vocabulary says of them."""

import datetime

import pytest
from agendapack.extract.arithmetic.breakdown_sums import value_named
from agendapack.schema.figures import Figure, Observation

from .observed import VOCABULARY, checks_of, codes_of, observed

Pair = tuple[Observation, Figure]


def in_year(value: int, *, name: str, breakdown: str = "", metric: str = "dsg_in_year_position") -> Pair:
    return observed(f"{value:,}", float(value), name=name, metric=metric, breakdown=breakdown, place="table 3 1 1")


def blocks(total: int) -> list[Pair]:
    return [
        in_year(-8_057_100, name="needs", metric="hnb_in_year_position"),
        in_year(566_000, name="years", breakdown="Early Years Block"),
        in_year(-944_600, name="schools", breakdown="Schools Block"),
        in_year(10_000, name="central", breakdown="Central School Services Block"),
        in_year(total, name="total"),
    ]


def test_blocks_add_up_to_the_grant_with_the_high_needs_block_as_a_metric_of_its_own() -> None:
    assert set(checks_of(*blocks(-8_425_700)).values()) == {("adds up",)}


def test_blocks_that_do_not_add_up_are_reported_where_all_are_stated() -> None:
    assert checks_of(*blocks(-9_425_700))["total"] == ("does not add up",)
    assert codes_of(*blocks(-9_425_700)) == ["relation-does-not-hold"]


def test_blocks_of_which_one_is_not_stated_are_left_alone() -> None:
    pairs = [pair for pair in blocks(-9_425_700) if pair[0].observation_id != "central"]
    assert codes_of(*pairs) == []


@pytest.mark.parametrize(
    ("metric", "parts"),
    [
        ("ehcp_total", ("mainstream", "special school", "further education")),
        ("ehcp_total", ("Autism", "Moderate learning difficulty", "Hearing impairment")),
        ("hnb_expenditure", ("place funding", "SEN support services", "hospital education")),
        ("cla_total", ("Fostering", "Residential", "Placed for adoption")),
    ],
    ids=["placements of plans", "needs", "high needs lines", "placements of children"],
)
@pytest.mark.parametrize("total", [600, 650])
def test_parts_that_close_add_up_and_others_are_left_alone(metric: str, parts: tuple[str, ...], total: int) -> None:
    pairs = [
        observed(str(number), number, name=part, metric=metric, breakdown=part, place="table 3 1 1")
        for number, part in zip((100, 200, 300), parts, strict=True)
    ]
    pairs.append(observed(str(total), total, name="total", metric=metric, place="table 3 4 1"))
    assert set(checks_of(*pairs).values()) == {("adds up",) if total == 600 else ()}
    assert codes_of(*pairs) == []


def test_parts_in_another_place_of_the_paper_are_other_parts() -> None:
    pairs = [
        observed("100", 100, name="a", breakdown="mainstream", place="table 3 1 1"),
        observed("200", 200, name="b", breakdown="special school", place="table 3 2 1"),
        observed("300", 300, name="total", place="table 4 1 1"),
    ]
    assert set(checks_of(*pairs).values()) == {()}


@pytest.mark.parametrize(
    ("breakdown", "value"),
    [
        ("Fostering: External Mainstream", "foster"),
        ("In-house foster care", "foster"),
        ("Children’s homes and residential school", "other"),
        ("unaccompanied", ""),
    ],
)
def test_a_breakdown_is_named_by_its_longest_name(breakdown: str, value: str) -> None:
    assert value_named(breakdown, VOCABULARY.dimension("cla_placement")) == value


def balance(millions: float, day: datetime.date, *, name: str, status: str = "actual", page: int = 1) -> Pair:
    return observed(
        f"£{abs(millions)}m", millions * 1e6, name=name, metric="dsg_balance", day=day, status=status, page=page
    )


LAST_MARCH, THIS_MARCH = datetime.date(2024, 3, 31), datetime.date(2025, 3, 31)
FIRST_OF_APRIL = datetime.date(2024, 4, 1)


@pytest.mark.parametrize("opens", [LAST_MARCH, FIRST_OF_APRIL])
def test_a_balance_is_the_one_before_and_the_position_of_the_year(opens: datetime.date) -> None:
    pairs = [
        balance(-65.5, opens, name="before"),
        balance(-113.3, THIS_MARCH, name="after", status="forecast"),
        observed("£47.8m", -47.8e6, name="year", metric="dsg_in_year_position", year=2025, status="forecast"),
    ]
    assert set(checks_of(*pairs).values()) == {("adds up",)}


def test_a_balance_with_adjustments_that_are_not_printed_is_left_alone() -> None:
    pairs = [
        balance(-65.5, LAST_MARCH, name="before"),
        balance(-112.3, THIS_MARCH, name="after"),
        observed("£47.8m", -47.8e6, name="year", metric="dsg_in_year_position", year=2025),
    ]
    assert set(checks_of(*pairs).values()) == {()}
    assert codes_of(*pairs) == []


@pytest.mark.parametrize(
    ("opening", "status", "codes"),
    [(-65.5, "actual", []), (-64.9, "actual", ["opening-differs"]), (-64.9, "forecast", [])],
    ids=["the same", "restated", "another status"],
)
def test_an_opening_balance_is_the_closing_balance_of_the_day_before(
    opening: float, status: str, codes: list[str]
) -> None:
    pairs = [
        balance(-65.5, LAST_MARCH, name="closed"),
        balance(opening, FIRST_OF_APRIL, name="opened", status=status, page=4),
    ]
    assert codes_of(*pairs) == codes
