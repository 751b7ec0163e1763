"""Periods that a sentence points back to, and clauses set aside by commas."""

import pytest

from .conftest import Read, ends


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        (
            (
                "Long-term placement stability was 64% in 2021/22 and 70% in 2022/23.",
                "The average for the East Midlands that year was 67%.",
            ),
            [(64, "2022-03-31"), (70, "2023-03-31"), (67, "2023-03-31")],
        ),
        (
            (
                "There were 310 children on a child protection plan at 30 June 2024.",
                "Children looked after numbered 455 at the same date.",
            ),
            [(310, "2024-06-30"), (455, "2024-06-30")],
        ),
        (
            (
                "At 31 March 2022 89% of care leavers were in suitable accommodation.",
                "The 2022 figure for the country as a whole was 86%.",
            ),
            [(89, "2022-03-31"), (86, "2022-03-31")],
        ),
        (
            ("The number of EHC plans issued in 2023, which was published in June, was 812.",),
            [(812, "2023-12-31")],
        ),
        (("There were 455 children in care on 18 October.",), [(455, "2024-10-18")]),
        (
            ("By the end of March 2024 71% had had an annual review of their EHC plan in the last twelve months.",),
            [(71, "2024-03-31")],
        ),
    ],
)
def test_the_period_is_the_one_spoken_of(read: Read, texts: tuple[str, ...], rows: list[tuple[float, str]]) -> None:
    assert [(o.value, ends(o)) for o in read(*texts).observations] == rows


def test_both_ends_of_a_range_have_the_same_status_and_period(read: Read) -> None:
    found = read("The high needs overspend for 2025/26 was forecast to be £31-£37m.", title="DSG").observations
    assert [(o.value, o.bound, o.status, ends(o)) for o in found] == [
        (31_000_000, "from", "forecast", "2026-03-31"),
        (37_000_000, "to", "forecast", "2026-03-31"),
    ]


def test_a_short_form_in_brackets_parts_no_phrase(read: Read) -> None:
    found = read("The Council maintained 5,310 education, health and care (EHC) plans.").observations
    assert [(o.metric, o.value) for o in found] == [("ehcp_total", 5310)]


def test_a_number_a_month_counts_what_was_named(read: Read) -> None:
    found = read("Requests for EHC needs assessments were running at about 190 a month.").observations
    assert [(o.metric, o.value) for o in found] == [("ehcp_requests", 190)]
