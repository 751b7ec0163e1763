"""Headings that a reader of scans got slightly wrong mean what they look like."""

import pytest
from agendapack.extract.cells.misread import mended

from .build import one, read, table


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ql 2024/25", "Q1 2024/25"),
        ("looked after 2% years or more", "looked after 2½ years or more"),
        ("NorthEast", "North East"),
        ("Qld", "Qld"),
        ("2% of years", "2% of years"),
        ("Northeastern", "Northeastern"),
    ],
)
def test_misread_headings(text: str, meant: str) -> None:
    assert mended(text) == meant


def test_a_misread_quarter_dates_its_column() -> None:
    seen = read(table("| Ql 2022/23 | Q2 2022/23\nChildren in care | 402 | 398"))
    found = one(seen, metric="cla_total", value=402)
    assert found.period is not None
    assert found.period.end.isoformat() == "2022-06-30"
