"""Words that can be nothing else than what Tesseract is known to misread."""

import pytest
from agendapack.ingest.misreadings import put_right
from agendapack.ingest.tesseract import Print


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ql", "Q1"),
        ("QI:", "Q1:"),
        ("nla", "n/a"),
        ("e000", "£'000"),
        ("(€000)", "(£'000)"),
        ("£°000", "£'000"),
        ("em", "£m"),
        ("!", "1"),
        ("2024125", "2024/25"),
        ("$251", "S251"),
    ],
)
def test_a_usual_misreading_is_put_right(text: str, expected: str) -> None:
    (word,) = put_right([Print(text, 0, 0, 40, 20, 0.9, 1)])
    assert word.text == expected


@pytest.mark.parametrize(
    "text", ["Quality", "£000", "£7000", "1000", "them", "nil", "2024131", "2,024,125", "12024125", "$250", "$25.10"]
)
def test_what_may_be_printed_so_stays(text: str) -> None:
    assert put_right([Print(text, 0, 0, 40, 20, 0.9, 1)])[0].text == text
