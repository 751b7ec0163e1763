"""What measures in high needs are meant to save is a saving, however the clause words it."""

import pytest

from .conftest import Read, told

PLAN = "High needs deficit management plan"


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("The plan contains actions that would reduce costs by £2.1m in 2025/26 and £4.7m in 2026/27.", [2.1e6, 4.7e6]),
        ("It is calculated that this would avoid costs to the HNB of £3.2m a year.", [3.2e6]),
        ("It is estimated that the new places will between them save £5.2m a year by 2027/28.", [5.2e6]),
        ("The new places are expected to avoid £1.5m of independent fees.", [1.5e6]),
        ("The plan reduced high needs costs by £2.4 million, against a target of £2.8 million.", [2.4e6, 2.8e6]),
        ("Delivering Better Value is expected to produce efficiencies of £2.2m by 2025/26.", [2.2e6]),
    ],
)
def test_to_be_saved(read: Read, sentence: str, sums: list[float]) -> None:
    assert [told(o) for o in read(sentence, title=PLAN).observations] == [("hnb_savings", "level", s) for s in sums]


@pytest.mark.parametrize(
    "sentence",
    [
        "Each child who moves to one of our own carers saves about £23,000 a year.",
        "High needs spending fell by £2.1m in 2023/24.",
        "Solo taxis will be cut, and costs of transport for pupils with SEND will be reduced by £0.3m.",
    ],
)
def test_other_costs_and_what_fell_are_no_savings(read: Read, sentence: str) -> None:
    assert "hnb_savings" not in {o.metric for o in read(sentence, title=PLAN).observations}
