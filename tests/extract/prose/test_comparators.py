"""What a figure is set against keeps its own day, and does not lend it to the figure."""

import pytest

from .conftest import Read, ends


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("The rate was 65 per 10,000 children, compared with 68 in June 2023.", ["2024-09-30", "2023-06-30"]),
        (
            "The rate of children looked after, 117 per 10,000, is close to that of the North East (113) and above "
            "England's 71, both of which are for March 2023.",
            ["2024-09-30", "2023-03-31", "2023-03-31"],
        ),
        (
            "The rate of children looked after was 70 per 10,000 in June 2024, beside 64 for England and 61 for the "
            "South East (2022).",
            ["2024-06-30", "2022-12-31", "2022-12-31"],
        ),
    ],
)
def test_each_has_its_day(read: Read, sentence: str, dates: list[str]) -> None:
    found = read(sentence, title="Corporate parenting: Quarter 2 2024/25").observations
    assert [ends(o) for o in found] == dates


@pytest.mark.parametrize(
    "aside",
    [
        "the first fall since the reforms of 2014",
        "a rise for every year since 2020",
        "the lowest since the strike of 2018",
    ],
)
def test_how_long_a_record_has_stood_dates_nothing(read: Read, aside: str) -> None:
    texts = (f"In 2023 we received 2,874 requests for an EHC assessment, {aside}. Of these requests 612 were refused.",)
    assert [ends(o) for o in read(*texts).observations] == ["2023-12-31", "2023-12-31"]


def test_a_number_told_again_is_of_its_first_time(read: Read) -> None:
    texts = (
        "There were 742 requests for EHC assessments in 2023.",
        "Of 742 requests for assessments 131 were refused.",
    )
    assert {ends(o) for o in read(*texts).observations} == {"2023-12-31"}


def test_a_forecast_is_of_the_year_that_is_monitored(read: Read) -> None:
    texts = (
        "The outturn of placements of looked after children for 2023/24 was £35.8m.",
        "Placements of looked after children are forecast to cost £36.6m against a budget of £33.2m.",
    )
    found = read(*texts, title="Period 6 monitoring 2024/25").observations
    assert [ends(o) for o in found] == ["2024-03-31", "2025-03-31", "2025-03-31"]


def test_an_earlier_forecast_is_of_the_same_year(read: Read) -> None:
    sentence = "The high needs block is forecast to overspend by £10.2m, compared with £8.6m at Quarter 1."
    assert [ends(o) for o in read(sentence, title="Quarter 2 monitoring 2024/25").observations] == ["2025-03-31"] * 2


def test_it_is_the_council_again_where_it_was_told_of_beside_england(read: Read) -> None:
    texts = (
        "Nationally 65% of EHC plans were issued within 20 weeks in 2023 and Suffolk managed 41%.",
        "It fell further, and reached 22%, in March 2024.",
    )
    assert read(*texts).observations[-1].area_name == "Suffolk"


def test_the_year_of_the_sums_before_is_no_day_of_plans(read: Read) -> None:
    text = "The high needs deficit would be £11.8m at the end of 2024/25. The Council maintains 4,862 EHC plans."
    assert [ends(o) for o in read(text, title="Quarter 2 monitoring").observations] == ["2025-03-31", "2024-09-30"]


def test_the_share_of_pupils_is_that_of_the_january_census(read: Read) -> None:
    found = read("In 2023 4.4% of pupils had an EHC plan.", title="EHC plans").observations
    assert [ends(o) for o in found] == ["2023-01-31"]


def test_all_figures_of_a_day_leave_sums_to_their_year(read: Read) -> None:
    texts = (
        "All figures are those at the end of August 2024.",
        "There are 4,394 EHC plans.",
        "The high needs block is overspending by £1.5m.",
    )
    found = read(*texts, title="SEND monitoring 2024/25").observations
    assert [ends(o) for o in found] == ["2024-08-31", "2025-03-31"]
