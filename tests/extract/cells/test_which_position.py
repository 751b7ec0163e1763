"""Deficits that do not say which: of the year, or come together by a day."""

import pytest

from .build import read, table


@pytest.mark.parametrize(
    ("heading", "title", "metrics"),
    [
        ("Deficit at 31 March 2025 £m", "DSG management plan", ["dsg_balance"]),
        ("Deficit March 2025 £m", "DSG management plan", ["dsg_balance"]),
        ("In-year deficit 2024/25 £m", "DSG management plan", ["dsg_in_year_position"]),
        ("Gap 2024/25 £m", "", []),
    ],
)
def test_a_deficit_that_names_a_day_has_come_together_by_then(heading: str, title: str, metrics: list[str]) -> None:
    seen = read(table(f"Scenario | {heading}\nMitigated | 31.2", title=title))
    assert [o.metric for o in seen.observations] == metrics


def test_a_gap_below_funding_is_of_the_year() -> None:
    text = "£m | 2022/23\nDemand | 70.1\nFunding | 62.0\nGap | 8.1"
    seen = read(table(text, title="High needs forecast £m", unit_note="£m"))
    assert ("hnb_in_year_position", -8_100_000) in {(o.metric, o.value) for o in seen.observations}
