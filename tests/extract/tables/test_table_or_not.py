"""Readings that are no tables: charts, pictures read as print, keys."""

import pytest
from agendapack.extract.tables import tables_on
from agendapack.schema.document import Ruling, Word

from .page_records import grid, page_of, typed_rows, words_at
from .test_finding import BUDGET


def as_read(words: list[Word], *, confidence: float) -> list[Word]:
    return [word.model_copy(update={"read_by": "ocr", "confidence": confidence}) for word in words]


def ticks(steps: list[str]) -> list[Word]:
    """Values beside an upright axis of ``steps``, with the names of the bars."""
    names = ("Jan", "Feb", "Mar", "Apr", "May")
    return typed_rows([[step, str(7 + k), name] for k, (step, name) in enumerate(zip(steps, names, strict=True))])


KEY = [
    w
    for k, text in enumerate(("high", "low", "none", "some", "few", "most"))
    for w in words_at(64 + 100 * k % 300, 104 + 20 * (k // 3), text)
]


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        (ticks(["400", "300", "200", "100", "0"]), []),
        (
            as_read(typed_rows([["|", "l", "i"], ["j", "1", "l"], ["i", "|", "j"], ["ll", "i", "1"]]), confidence=0.9),
            [],
        ),
        (as_read(typed_rows(BUDGET), confidence=0.5), []),
        (words_at(60, 80, "Figure 3: Spending by ward") + KEY, grid([60, 160, 260, 360], [100, 120, 140])),
    ],
    ids=["axis", "strokes", "doubtful print", "key of a figure"],
)
def test_no_table_in_a_picture(words: list[Word], rules: list[Ruling]) -> None:
    assert tables_on(page_of(words, rules)) == ()


def test_the_same_without_the_signs_of_a_picture_is_a_table() -> None:
    named = words_at(60, 80, "Table 3: Spending by ward") + KEY
    pages = [
        page_of(ticks(["412", "37", "208", "95", "6"])),
        page_of(named, grid([60, 160, 260, 360], [100, 120, 140])),
    ]
    assert [len(tables_on(page)) for page in pages] == [1, 1]


def test_print_read_with_confidence_is_a_table() -> None:
    assert len(tables_on(page_of(as_read(typed_rows(BUDGET), confidence=0.95)))) == 1


def test_answers_said_again_and_again_are_a_table() -> None:
    rows = [["State", "Plan", "Board", "Audit"]]
    rows += [[f"Ward {name}", "Yes", "No", "Yes"] for name in ("North", "South", "East", "West", "Hill", "Dale")]
    (table,) = tables_on(page_of(typed_rows(rows)))
    assert (table.rows, table.columns) == (7, 4)
