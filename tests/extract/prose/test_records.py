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
