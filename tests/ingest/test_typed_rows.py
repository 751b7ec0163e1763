"""Tables typed out as lines of text."""

import pytest
from agendapack.ingest.typed_rows import with_typed_tables
from agendapack.schema.document import Block


def lines(*texts: str) -> list[Block]:
    return [Block(kind="paragraph", text=text, anchor=f"p[{n}]") for n, text in enumerate(texts, start=1)]


def test_lines_of_figures_below_a_line_of_months_are_a_table() -> None:
    caption, table, after = with_typed_tables(
        lines("Requests received by month", "Apr May Jun", "2021 14 9 21", "2022 17*", "Members noted the figures.")
    )
    assert (caption.kind, table.kind, after.kind) == ("caption", "table", "paragraph")
    texts = {(cell.row, cell.column): cell.text for cell in table.cells}
    assert (texts[1, 0], texts[1, 3], texts[2, 1]) == ("2021", "21", "17*")
    assert (2, 2) not in texts


@pytest.mark.parametrize(
    "texts",
    [
        ("The Forum met in May June and July 2021.", "It rose to 14 9 21"),
        ("2021 2022", "14 9"),
        ("Apr May Jun", "Officers reported 14 requests in May"),
        ("Apr May Jun", "No meeting was held."),
    ],
)
def test_sentences_stay_sentences(texts: tuple[str, ...]) -> None:
    assert [block.kind for block in with_typed_tables(lines(*texts))] == ["paragraph"] * len(texts)
