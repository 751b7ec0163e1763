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
