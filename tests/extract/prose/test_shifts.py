"""Figures counted back or forward from another are of when they are counted to."""

import pytest

from .conftest import Read, ends


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("Requests for EHC assessments reached 1,058 in 2023; they had been 812 two years before.", ["2023", "2021"]),
        ("The DSG deficit is forecast at £2.1m in March 2025 and £24m three years after that.", ["2025-03", "2028-03"]),
        ("In June 2024 there were 36 UASC in our care (44 six months ago).", ["2024-06", "2023-12"]),
        ("There were 418 appeals to the SEND Tribunal in 2023, up from 356.", ["2023", "2022"]),
        ("In 2023/24 8.9% of children in care had three or more placements, down from 10.4%.", ["2024-03", "2023-03"]),
        ("There were 389 child protection plans in June 2024 (452 last year).", ["2024-06", "2023-06"]),
        ("April to June 2024 saw 44 SEND Tribunal appeals (31 in the same period of 2023).", ["2024-06", "2023-06"]),
        ("In Q1 of 2024/25 122 children entered care, 139 in the same months of 2023/24.", ["2024-06", "2023-06"]),
        ("In the nine months to June 396 children came into our care.", ["2024-06"]),
    ],
)  # fmt: skip
def test_counted_back(read: Read, sentence: str, dates: list[str]) -> None:
    found = read(sentence, title="Performance report").observations
    assert [ends(o)[: len(date)] for o, date in zip(found, dates, strict=True)] == dates


@pytest.mark.parametrize(
    "sentence",
    [
        "There were 36 unaccompanied asylum seeking children in our care (44 a year ago).",
        "We look after 36 unaccompanied asylum seeking children, against 44 last year.",
    ],
)
def test_counted_back_from_what_the_paper_reports_on(read: Read, sentence: str) -> None:
    earlier = "In June 2024 1,058 children were looked after."
    found = read(earlier, sentence, title="Corporate parenting: Quarter 2 2024/25").observations
    assert [ends(o) for o in found] == ["2024-06-30", "2024-09-30", "2023-09-30"]


def test_a_fall_in_a_year_was_from_the_year_before(read: Read) -> None:
    sentence = "The number of children with independent fostering agencies fell from 148 to 129."
    found = read(sentence, title="Children looked after: annual report 2023/24").observations
    assert [ends(o) for o in found] == ["2023-03-31", "2024-03-31"]
