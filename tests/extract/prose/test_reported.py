"""What a paper says that it reports on dates the children and plans that it gives without a period."""

import pytest

from .conftest import Read, ends


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (
            (
                "This report covers Quarter 2 2024/25.",
                "There are 402 children looked after, 12 more than in July 2023.",
            ),
            [(402, "2024-09-30"), (12, "2024-09-30")],
        ),
        (
            (
                "The data are as at 30 September 2024.",
                "There are 402 children looked after and 80 became looked after.",
            ),
            [(402, "2024-09-30"), (80, "")],
        ),
        (
            ("The data are as at 30 September 2024.", "There are now 402 children looked after."),
            [(402, "2024-09-30")],
        ),
        (
            ("The data are as at 30 September 2024.", "In June 2024 there were 395 children looked after."),
            [(395, "2024-06-30")],
        ),
    ],
)
def test_children_without_a_period_are_of_then(
    read: Read, texts: tuple[str, ...], told: list[tuple[float, str]]
) -> None:
    assert [(o.value, ends(o)) for o in read(*texts, title="Corporate parenting").observations] == told


def test_a_section_has_its_own(read: Read) -> None:
    found = read("There are 402 children looked after.", title="Report for Quarter 2", heading="March 2024 position")
    assert [ends(o) for o in found.observations] == ["2024-03-31"]


def test_the_year_of_the_report_ends_where_it_says(read: Read) -> None:
    texts = ("Our annual report, April 2023 to March 2024.", "At the end of the year 296 children were looked after.")
    assert [ends(o) for o in read(*texts).observations] == ["2024-03-31"]


@pytest.mark.parametrize(
    ("texts", "dates"),
    [
        (
            ("In January 2023 4.1% of pupils had an EHC plan.", "Of the EHC plans 310 are in special schools."),
            ["2023-01-31", "2024-09-30"],
        ),
        (
            ("In January 2023 4.1% of pupils had an EHC plan. There were 640 EHC plans.",),
            ["2023-01-31", "2023-01-31"],
        ),
        (
            ("• In January 2023 there were 640 EHC plans.", "• 1,210 pupils were on SEN support."),
            ["2023-01-31", "2023-01-31"],
        ),
        (
            ("In 2023 we received 410 requests for EHC plans (2022: 380). We issued 290 EHC plans.",),
            ["2023-12-31", "2022-12-31", "2023-12-31"],
        ),
    ],
)
def test_another_paragraph_goes_back_to_what_is_reported_on(
    read: Read, texts: tuple[str, ...], dates: list[str]
) -> None:
    found = read("The report covers Quarter 2 2024/25.", *texts, title="SEND").observations
    assert [ends(o) for o in found] == dates


@pytest.mark.parametrize(
    ("texts", "dates"),
    [
        (("In October the target was met for once. 58 EHC plans were issued in the month.",), ["2024-10-31"]),
        (("58 EHC plans were issued in the month.",), [""]),
    ],
)  # fmt: skip
def test_the_month_is_the_last_one_named(read: Read, texts: tuple[str, ...], dates: list[str]) -> None:
    assert [ends(o) for o in read(*texts, title="SEND").observations] == dates


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("Quarter 1: forecast outturn 2024/25", ()),
        ("Outturn 2023/24", ("To give the Committee the position as it appeared at the end of June 2023.",)),
        ("Quarter 1 performance 2024/25", ("This report covers 2024/25.",)),
    ],
)
def test_a_part_of_the_year_comes_before_the_year(read: Read, title: str, texts: tuple[str, ...]) -> None:
    found = read(*texts, "There are 402 children looked after.", title=title).observations
    assert [ends(o)[4:] for o in found] == ["-06-30"]
