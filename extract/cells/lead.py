"""The words that lead up to a table: the paragraph just before it and the heading it stands under."""

import re
from collections.abc import Mapping, Sequence

from ...schema.tables import Passage, Table

_REACH = 160
"""Points above a table within which a paragraph is taken to introduce it: about ten lines of type."""


def words_before(table: Table, passages: Sequence[Passage], *, order: Mapping[str, int]) -> tuple[str, ...]:
    """The last paragraph before ``table`` and its heading, nearest first; empty where nothing leads up to it.

    ``order`` gives the place of each anchor in a source without pages.
    """
    before = [passage for passage in passages if _is_before(passage, table, order=order)]
    if not before:
        return ()
    nearest = max(before, key=lambda passage: passage.number)
    return tuple(text for text in (_last_sentences(nearest.text), nearest.heading) if text)


def _is_before(passage: Passage, table: Table, *, order: Mapping[str, int]) -> bool:
    if table.box is None:
        place = order.get(table.anchor)
        return place is not None and order.get(passage.anchor, place) < place
    ends = [span for span in passage.spans if span.box is not None]
    if not ends:
        return False
    last = ends[-1]
    assert last.box is not None
    if last.page == table.page:
        return last.box.bottom <= table.box.top + 2 and table.box.top - last.box.bottom <= _REACH
    return last.page == table.page - 1 and table.box.top <= _REACH


def _last_sentences(text: str, *, most: int = 2) -> str:
    """What introduces a table is said in the last sentence or two before it."""
    return " ".join(re.split(r"(?<=[.;?!])\s+(?=[A-Z])", text)[-most:])
