"""Status words: what kind of number a text says it prints."""

import pytest
from agendapack.schema.statuses import find_statuses


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Actual 2022/23", "actual"),
        ("the forecast outturn is", "forecast"),
        ("an estimated outturn of", "forecast"),
        ("is projected to rise", "forecast"),
        ("was expected to overspend", "forecast"),
        ("a predicted shortfall", "forecast"),
        ("provisional outturn", "provisional"),
        ("Outturn 2018-19", "outturn"),
        ("an estimated £96m", "estimate"),
        ("Revised Budget £000", "budget"),
        ("draft budget", "budget"),
        ("a target of 70 per cent", "target"),
        ("would receive £25 million", "forecast"),
        ("savings of £18m were planned", "forecast"),
        ("had overspent by £0.6M", "actual"),
        ("the deficit would be £107.4 million", "forecast"),
    ],
)
def test_a_status_word(text: str, status: str) -> None:
    assert [mention.status for mention in find_statuses(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Budget Monitoring Report",
        "targeted support",
        "the project manager",
        "personal budgets",
        "largely due to",
        "the expected standard",
    ],
)
def test_words_that_say_nothing_of_a_figure(text: str) -> None:
    assert find_statuses(text) == ()
