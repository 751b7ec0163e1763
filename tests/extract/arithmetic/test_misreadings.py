"""What a number may have been before it was misread."""

import pytest
from agendapack.extract.arithmetic.misreadings import LOST, MALFORMED, UNUSUAL, Style, readings
from hypothesis import given
from hypothesis import strategies as st

WITH_COMMAS = Style(decimals=0, commas=True)


def likelihoods(text: str, style: Style) -> dict[float, float]:
    return {reading.value: reading.likelihood for reading in readings(text, style=style)}


@pytest.mark.parametrize(
    ("text", "value", "misreading"),
    [
        ("1,628", 1623, "8 for 3"),
        ("91", 97, "1 for 7"),
        ("1,620", -1620, "lost minus"),
        ("(1,620)", 1620, "added minus"),
        ("31,620", 1620, "£ read as 3"),
        ("1,6210", 1620, "added 1"),
        ("1,62", 1625, "lost 5"),
    ],
)
def test_usual_misreadings_are_undone(text: str, value: float, misreading: str) -> None:
    assert {r.value: r.misreading for r in readings(text, style=WITH_COMMAS)}[value] == misreading


@pytest.mark.parametrize(("text", "value"), [("1130", 113.0), ("11,30", 11.30), ("24.", 24.9)])
def test_a_point_and_its_places_come_back_where_the_column_prints_them(text: str, value: float) -> None:
    places = len(str(value).partition(".")[2]) if value != 11.30 else 2
    assert value in likelihoods(text, Style(decimals=places))


def test_only_as_many_places_as_the_column_prints() -> None:
    assert 92.11 in likelihoods("92.171", Style(decimals=2))
    assert not any(round(value, 2) != value for value in likelihoods("92.171", Style(decimals=2)))


def test_a_long_number_without_its_comma_has_a_digit_too_many() -> None:
    found = likelihoods("3814", WITH_COMMAS)
    assert found[384] > 5 * found[3874]


def test_a_digit_is_lost_where_the_group_is_too_short() -> None:
    found = likelihoods("29,51", WITH_COMMAS)
    assert found[29_517] == LOST
    assert found[29_751] == LOST
    assert found[27_951] == LOST * MALFORMED


def test_a_leading_nought_is_no_number_of_its_own() -> None:
    found = likelihoods("088", WITH_COMMAS)
    assert found[888] == 1.0
    assert found[887] < UNUSUAL


def test_joined_columns_are_parted_where_both_have_the_form_of_numbers() -> None:
    found = {r.value: r for r in readings("13,89613,098", style=WITH_COMMAS, neighbour_blank=True)}
    assert found[13_896].misreading == found[13_098].misreading == "columns joined"
    assert found[13_896].likelihood > found[1_389].likelihood


@given(st.integers(-(10**7), 10**7), st.sampled_from([0, 1, 2]))
def test_no_reading_is_the_number_itself(number: int, decimals: int) -> None:
    text = f"{number / 10**decimals:,.{decimals}f}"
    assert number / 10**decimals not in likelihoods(text, Style(decimals=decimals, commas=True))
