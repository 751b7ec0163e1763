"""Printed numbers: what each is worth, and which count nothing."""

import pytest
from agendapack.schema.quantities import find_numbers, find_quantities, find_unit_note, read_cell, rounding_of
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a deficit of £5.449m", 5_449_000, "gbp"),
        ("the sum of £67,253,100 was", 67_253_100, "gbp"),
        ("£1.4mn at year end", 1_400_000, "gbp"),
        ("£2.4 million", 2_400_000, "gbp"),
        ("£1billion was added", 1_000_000_000, "gbp"),
        ("£772k underspend", 772_000, "gbp"),
        ("£7M for SEN", 7_000_000, "gbp"),
        ("£ 3.3m", 3_300_000, "gbp"),
        ("-£1.2m", -1_200_000, "gbp"),
        ("£-1.2m", -1_200_000, "gbp"),
        ("a figure of −4.5%", -4.5, "percent"),
        ("46.4 per cent", 46.4, "percent"),
        ("two per cent of those", 2, "percent"),
        ("twenty-five per cent", 25, "percent"),
        ("up 3 percentage points", 3, "percentage_points"),
        ("a rate of 149 per 10,000 children", 149, "per_10k_children"),
        ("61.2 children per 10,000", 61.2, "per_10k_children"),
        ("within 20 weeks", 20, "weeks"),
        ("£954 per week", 954, "gbp_per_week"),
        ("there were 819 children", 819, ""),
        ("had grown since 2017 and was now 1960", 1960, ""),
        ("twelve children", 12, ""),
        ("one hundred and twenty children", 120, ""),
        ("£1.5-million", 1_500_000, "gbp"),
        ("a misprint of £3,4m", 3_400_000, "gbp"),
        ("£(0.3)m", -300_000, "gbp"),
        ("minus 3%", -3, "percent"),
    ],
)
def test_a_figure_in_prose(text: str, value: float, unit: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("as at 31 March 2023", "date"),
        ("by July 2024", "date"),
        ("on 31/03/2023", "date"),
        ("in 2023/24", "year"),
        ("in 2016", "year"),
        ("see paragraph 4.2", "reference"),
        ("section 251", "reference"),
        ("regulation 13(2)", "reference"),
        ("Order 7(3)", "reference"),
        ("Appendix 2", "reference"),
        ("Minute 45", "reference"),
        ("the Year 9 cohort", "reference"),
        ("point 4.2.1", "reference"),
        ("telephone 01234 567890", "code"),
        ("LE3 8RA", "code"),
        ("at 10.30am", "time"),
        ("a ratio of 1:1", "ratio"),
        ("open 24/7", "ratio"),
        ("two out of three children", "ratio"),
        ("1 in 3 of them", "ratio"),
        ("aged 16-17", "age"),
        ("0-25 year olds", "age"),
        ("everyone under 18", "age"),
        ("the 16+ service", "age"),
        ("the 3rd time", "ordinal"),
        ("12. The Chair asked", "list number"),
        ("4.2 The Chair asked", "list number"),
        ("www.example.gov.uk/2024", "address"),
        ("a rate per 10,000", "denominator"),
        ("page 10 of 44", "reference"),
        ("SF/19/03", "reference"),
        ("RESOLVED: 1. That", "list number"),
        ("resolved to (1) note", "list number"),
        ("7.1 Requests had", "list number"),
        ("Ofsted's visit on 8-9 December", "date"),
        ("the new 11-19 school", "age"),
        ("application 24/00093", "code"),
        ("at 70 Redcliff Street", "reference"),
    ],
)
def test_what_counts_nothing_is_left_out_with_its_kind(text: str, kind: str) -> None:
    assert find_quantities(text) == ()
    assert kind in {number.kind for number in find_numbers(text)}


@pytest.mark.parametrize(
    "text", ["COVID-19 pupils", "KS2 results", "the post-16 offer", "P6 report", "C8) Starting", "one of the schools"]
)
def test_numbers_inside_names_are_no_figures(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("c£16.4m", "about"),
        ("c.£3m", "about"),
        ("c7,000", "about"),
        ("circa £4m", "about"),
        ("around 500 requests", "about"),
        ("just under £8m", "about"),
        ("approaching £50m", "about"),
        ("over £100m", "at least"),
        ("more than 300 plans", "at least"),
        (">£30m", "at least"),
        ("500+ children", "at least"),
        ("3 or more placements", "at least"),
        ("up to £140m", "at most"),
        ("fewer than 30 children", "at most"),
        ("a deficit of £4m", ""),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.bound == bound


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("£8m-£10m", 8e6, 10e6),
        ("£11m - £13m", 11e6, 13e6),
        ("between £70m and £100m", 70e6, 100e6),
        ("£31-£37m", 31e6, 37e6),
        ("10-15%", 10, 15),
        ("£8m to £10m", 8e6, 10e6),
        ("£70m to 100m", 70e6, 100e6),
        ("£1.2 – 1.4 million", 1.2e6, 1.4e6),
        ("between 5 and 10 per cent", 5, 10),
    ],
)
def test_a_range_gives_two_figures(text: str, low: float, high: float) -> None:
    first, second = find_quantities(text)
    assert [(first.value, first.bound), (second.value, second.bound)] == [(low, "from"), (high, "to")]
    assert first.unit == second.unit


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    assert [q.bound for q in find_quantities("reduced from 62.4% to 35.6%")] == ["", ""]


def test_a_decimal_comma_is_read_and_flagged() -> None:
    (quantity,) = find_quantities("a cost of £3,4m")
    assert (quantity.value, quantity.flags) == (3_400_000, ("decimal comma",))


def test_a_comma_where_a_point_is_due_is_flagged() -> None:
    (quantity,) = find_quantities("a shortfall of £11,160m")
    assert quantity.flags == ("comma for point",)
    assert quantity.with_point.value == 11_160_000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234", 1234),
        ("(1,234)", -1234),
        ("-1,234", -1234),
        ("−1,234", -1234),
        ("1,234-", -1234),
        ("1,234 CR", -1234),
        ("£(1.2m)", -1_200_000),
        ("(£1.2m)", -1_200_000),
        ("1, 234", 1234),
        ("12 345", 12345),
        ("24,75 7", 24757),
        ("225 ,394", 225394),
        ("1,234*", 1234),
        ("1,234 [1]", 1234),
        ("45¹", 45),
        ("46.4 %", 46.4),
        ("(5.2)%", -5.2),
        ("nil", 0),
        ("+3.2", 3.2),
    ],
)
def test_a_cell_that_is_one_number(text: str, value: float) -> None:
    quantity = read_cell(text)
    assert quantity is not None
    assert quantity.value == value


@pytest.mark.parametrize(
    "text", ["", "x", "z", "c", "u", "..", "n/a", "TBC", "-", "*", "2023/24", "3 or 4", "5 (10%)", "abc"]
)
def test_a_cell_that_is_not_one_number(text: str) -> None:
    assert read_cell(text) is None


def test_a_unit_in_the_cell_wins_over_the_heading() -> None:
    quantity = read_cell("46%", unit="gbp", scale=1000)
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.scale) == (46, "percent", 1)


def test_whole_pounds_under_a_heading_in_millions_keep_their_digits() -> None:
    quantity = read_cell("65,464,140", unit="gbp", scale=1_000_000)
    assert quantity is not None
    assert (quantity.value, quantity.flags) == (65_464_140, ("scale contradicts heading",))


@given(st.integers(0, 10**9), st.sampled_from([1, 1000]), st.booleans())
def test_any_whole_number_is_read_back_from_a_cell(number: int, scale: int, brackets: bool) -> None:
    if scale == 1000 and number >= 10_000_000:
        number //= 1000
    quantity = read_cell(f"({number:,})" if brackets else f"{number:,}", unit="gbp", scale=scale)
    assert quantity is not None
    assert quantity.value == number * scale * (-1 if brackets else 1)


@given(st.integers(0, 10**8), st.integers(0, 3))
def test_any_sum_of_money_is_read_back_from_prose(units: int, decimals: int) -> None:
    printed = f"£{units / 10**decimals:,.{decimals}f}"
    (quantity,) = find_quantities(f"a cost of {printed} in the year")
    assert quantity.text == printed
    assert quantity.value == float(printed.lstrip("£").replace(",", ""))


@given(st.text(max_size=80))
def test_any_text_is_read_without_fault(text: str) -> None:
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text


@pytest.mark.parametrize(("text", "half"), [("£3.3m", 50_000), ("£404,000", 0.5), ("8.97%", 0.005)])
def test_rounding(text: str, half: float) -> None:
    (quantity,) = find_quantities(text)
    assert rounding_of(quantity) == pytest.approx(half)


@pytest.mark.parametrize(
    ("text", "unit", "scale"),
    [
        ("£'000", "gbp", 1000),
        ("£’000", "gbp", 1000),
        ("£,000", "gbp", 1000),
        ("£000s", "gbp", 1000),
        ("£k", "gbp", 1000),
        ("Kent £’m", "gbp", 1_000_000),
        ("Cost £ (Net)", "gbp", 1),
        ("£p", "gbp", 1),
        ("£ per week", "gbp_per_week", 1),
        ("Thousands of pounds", "gbp", 1000),
        ("Variance £m", "gbp", 1_000_000),
        ("All figures in £ million", "gbp", 1_000_000),
        ("Budget (£)", "gbp", 1),
        ("% within 20 weeks", "percent", 1),
        ("Rate per 10,000", "per_10k_children", 1),
        ("'000s", "", 1000),
    ],
)
def test_unit_notes(text: str, unit: str, scale: int) -> None:
    note = find_unit_note(text)
    assert note is not None
    assert (note.unit, note.scale) == (unit, scale)


@pytest.mark.parametrize(
    "text", ["Number of plans", "£500k", "£1.2m", "5 per cent", "67 per 10,000", "within 20 weeks", ""]
)
def test_no_unit_note(text: str) -> None:
    assert find_unit_note(text) is None


@given(st.text(max_size=40))
def test_any_cell_and_heading_is_read_without_fault(text: str) -> None:
    quantity = read_cell(text)
    assert quantity is None or quantity.text == text.strip()
    note = find_unit_note(text)
    assert note is None or note.text in text


def test_a_long_run_of_numbers_takes_time_in_proportion() -> None:
    assert len(find_quantities("12.5 £3.4m 2023/24 " * 2_000)) == 4_000


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("one in five children", 20),
        ("a quarter of the plans", 25),
        ("Seven of every ten are fostered", 70),
        ("three quarters of them", 75),
        ("2 in 5 pupils", 40),
    ],
)
def test_a_fraction_that_is_a_whole_per_cent_is_a_share(text: str, percent: float) -> None:
    assert [(q.value, q.unit, q.flags) for q in find_quantities(text)] == [(percent, "percent", ("in words",))]


@pytest.mark.parametrize(
    "text",
    [
        "one in fifteen of those",
        "a third of the plans",
        "two thirds of them",
        "one in twenty, 5.1%, of plans",
        "a quarter of the year",
    ],
)
def test_other_fractions_are_no_figures(text: str) -> None:
    assert [q.text for q in find_quantities(text)] == (["5.1%"] if "5.1%" in text else [])


def test_a_number_behind_a_date_and_a_comma_is_no_year() -> None:
    assert [q.value for q in find_quantities("In the six months to 30 September, 96 children started.")][-1:] == [96]
