"""Key figures in tiles: each number over its words."""

import pytest
from agendapack.extract.cells.tiles import tiles_of

from .build import one, read, table

TILES = """
1,462 | 247 | 381
children in need | children with a child protection plan | looked after children
51 | 176
UASC | care leavers
"""


@pytest.mark.parametrize(
    ("metric", "value"),
    [("cin_total", 1462), ("cpp_total", 247), ("cla_total", 381), ("cla_uasc", 51), ("care_leavers_total", 176)],
)
def test_each_number_is_of_the_words_below_it(metric: str, value: float) -> None:
    assert one(read(table(TILES, header_rows=2)), metric=metric).value == value


@pytest.mark.parametrize(
    "text",
    [
        "2022 | 2023\nchildren in need | children looked after",
        "Children in need | 1,462\nChildren looked after | 381",
        "12 | 13\n14 | 15",
        "12 | 13\nchildren in need",
        "12 | 13\nchildren in need | children looked after\n14 | 15",
    ],
    ids=["years", "labels beside", "numbers only", "a number without words", "a row too many"],
)
def test_other_tables_are_none(text: str) -> None:
    assert not tiles_of(table(text))
