"""What a paper says that it reports on."""

import datetime

import pytest
from agendapack.extract.reported import reported_in_sentence, reported_in_title

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
        "A full update was provided to the Committee on 24 January 2023.",
        "An officer will bring a paper in October on what to do.",
        "The Forum resolved to consider the audit report at item 11 in March.",
        "The appendix to the report shared Q4 performance data.",
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
