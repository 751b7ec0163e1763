"""What a paper says that it reports on dates the children and plans that it gives without a period."""

import datetime

import pytest
from agendapack.extract.prose.reported import reported_in_sentence, reported_in_title

from .conftest import Read, ends

MEETING = datetime.date(2024, 11, 19)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("This report covers the period from April 2023 to March 2024.", "2024-03-31"),
        ("The Panel considered the scorecard, which gave an overview of September 2024.", "2024-09-30"),
        ("Period covered: Quarter 2 2024/25", "2024-09-30"),
        ("The figures are from the SEN2 return, which is taken in January.", "2024-01-31"),
        ("The Committee considered performance as at the end of September 2024.", "2024-09-30"),
        ("Members are asked to comment on the position at the end of September.", "2024-09-30"),
        ("THE JANUARY 2024 RETURN AND PROGRESS ON TIMELINESS", "2024-01-31"),
    ],
)
def test_a_sentence_says_what_the_paper_reports_on(text: str, end: str) -> None:
    reported = reported_in_sentence(text, reference=MEETING)
    assert reported is not None
    assert reported.end.isoformat() == end


@pytest.mark.parametrize(
    "text",
    [
        "The panel received a report at its meeting on 5 September 2024.",
        "This is the best performance since June 2021.",
        "The figures will be published in June 2024.",
        "National data for 2023/24 are awaited.",
        "The report covers the plan for April 2025 to March 2026.",
        "The inspection took place in May 2024.",
    ],
)
def test_other_periods_are_not_what_is_reported_on(text: str) -> None:
    assert reported_in_sentence(text, reference=MEETING) is None


@pytest.mark.parametrize(
    ("title", "end"),
    [
        ("Corporate parenting scorecard, September 2024", "2024-09-30"),
        ("Annual report 2023/24", "2024-03-31"),
        ("Budget monitoring 2024/25", ""),
        ("SEND update, November 2024", ""),
    ],
)
def test_a_title_reports_on_what_had_ended(title: str, end: str) -> None:
    reported = reported_in_title(title, reference=MEETING)
    assert (reported.end.isoformat() if reported else "") == end


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
            [(402, "")],
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
