"""Counts printed under the name of a rate."""

import pytest

from .build import read, table


@pytest.mark.parametrize(
    "text",
    [
        "Indicator | Q1 | Q2\nEHCPs issued within 20 weeks | 70 | 61\n% within 20 weeks | 54% | 43%",
        "Indicator | Q1 | Q2\nEHCPs issued within 20 weeks | 70 | 161",
        "Quarter | Issued within 20 weeks | % within 20 weeks\nQ1 | 70 | 54%\nQ2 | 61 | 43%",
    ],
)
def test_bare_numbers_that_can_be_no_rate_are_counts(text: str) -> None:
    seen = read(table(text, title="EHC plans 2021/22"))
    [count] = [o.metric for o in seen.observations if o.value == 70]
    assert count == "ehcp_20wk_count"
    assert not [o for o in seen.observations if o.metric == "ehcp_20wk_pct" and o.value in (61, 70, 161)]


def test_bare_numbers_alone_are_the_rate_even_beside_a_target_in_per_cent() -> None:
    seen = read(table("Indicator | Q1 2021/22\nEHCPs issued within 20 weeks | 70\nTarget | 60%"))
    assert [o.metric for o in seen.observations] == ["ehcp_20wk_pct", "ehcp_20wk_pct"]


@pytest.mark.parametrize(
    ("title", "metric"),
    [
        ("EHC plans ceased in 2021", "ehcp_ceased"),
        ("New EHC plans issued in 2021", "ehcp_new"),
        ("Requests for EHC needs assessment in 2021", "ehcp_requests"),
        ("Children leaving care in 2020/21", "cla_ceased"),
        ("Children entering care in 2020/21", "cla_started"),
        ("Children looked after at 31 March 2021", "cla_total"),
    ],
)
def test_a_column_of_numbers_counts_what_the_title_says(title: str, metric: str) -> None:
    seen = read(table("Reason | Number\nMoved away | 40\nOther | 31\nTotal | 71", title=title))
    assert {(o.metric, o.breakdown) for o in seen.observations} == {
        (metric, "Moved away"),
        (metric, "Other"),
        (metric, ""),
    }


@pytest.mark.parametrize("heading", ["Amber threshold", "Red", "Tolerance", "Upper limit"])
def test_thresholds_are_no_levels(heading: str) -> None:
    assert not read(table(f"Indicator | {heading}\n% of EHCPs issued within 20 weeks | 55%")).observations
