"""What notes say of a table's headings."""

import datetime

import pytest

from .build import one, read, table

NOTE = (
    "SN = statistical neighbour average; NW = North West. Comparators are for 2020/21, the latest published.",
    "Percentages are year to date.",
)
SCORECARD = table(
    "Indicator | Q1 2022/23 | Q2 2022/23 | SN | NW | England\nRate of CLA per 10,000 | 67.3 | 66.7 | 79.0 | 94.0 | 70.0"
).model_copy(update={"notes": NOTE})


def test_initials_stand_for_what_a_note_says() -> None:
    assert one(read(SCORECARD), value=94.0).area_name == "North West"


def test_comparators_are_of_the_year_that_a_note_says() -> None:
    period = one(read(SCORECARD), area_name="England").period
    assert period is not None
    assert period.end == datetime.date(2021, 3, 31)


def test_initials_of_a_region_beside_england_need_no_note() -> None:
    seen = read(table("Indicator | 2021/22 | EM | England\nRate of CLA per 10,000 | 67 | 66 | 70"))
    assert one(seen, value=66).area_name == "East Midlands"


def test_initials_alone_are_not_a_region() -> None:
    seen = read(table("Indicator | 2021/22 | NE\nNumber of children looked after | 437 | 66"))
    assert one(seen, value=66).area_name == "Norfolk"


def test_the_paragraph_before_may_give_the_unit() -> None:
    seen = read(
        table("Heading | Budget | Outturn\nTop-up funding | 18,204,115 | 21,390,842", title="High needs 2021/22"),
        before="The first column is the budget and the second the outturn, both in pounds.",
    )
    assert one(seen, metric="hnb_expenditure", breakdown="Top-up funding", value=21_390_842)


def test_money_reported_at_a_quarter_in_a_heading_is_the_year_s() -> None:
    seen = read(table("£000 | Overspend at Q1 2022/23\nHigh needs block | 7,830"))
    period = one(seen, metric="hnb_variance").period
    assert period is not None
    assert period.end == datetime.date(2023, 3, 31)


@pytest.mark.parametrize(
    ("heading", "area"),
    [
        ("NW avg", "North West"),
        ("E Mids", "East Midlands"),
        ("East", "East of England"),
        ("Y & H 2021/22", "Yorkshire and The Humber"),
        ("Region", "Regional average"),
        ("Regional avg (21/22)", "Regional average"),
    ],
)
def test_a_region_is_told_by_the_comparator_beside_it(heading: str, area: str) -> None:
    seen = read(table(f"Rate of CLA per 10,000 | Norfolk 2021/22 | {heading} | England\nAll | 60 | 61 | 70"))
    [region] = [o for o in seen.observations if o.value == 61]
    assert (region.area_name, region.breakdown) == (area, "")
    assert region.period is not None
    assert str(region.period.end) == "2022-03-31"


def test_east_beside_west_is_a_part_of_the_council_s_own_area() -> None:
    seen = read(table("Rate of CLA per 10,000 | East | West | England\nAll | 60 | 61 | 70"))
    assert [o.area_name for o in seen.observations] == ["Norfolk", "Norfolk", "England"]


def test_a_comparator_beside_a_quarter_has_no_date_of_its_own() -> None:
    seen = read(table("Rate of CLA per 10,000 | Q3 2022/23 | England\nAll | 60 | 70"))
    assert [o.period is None for o in seen.observations] == [False, True]


@pytest.mark.parametrize(
    ("note", "value"), [("A minus sign denotes an overspending.", 245_000), ("Underspends in brackets.", -245_000)]
)
def test_a_note_says_which_variances_are_printed_negative(note: str, value: float) -> None:
    text = "High needs £000 | Budget 2022/23 | Forecast | Variance\nTop-ups | 9,160 | 9,405 | (245)"
    noted = table(text).model_copy(update={"notes": (note,)})
    assert one(read(noted), metric="hnb_variance").value == value
