"""Where a figure stands on its page: the boxes to draw over the page's image, and the words for it."""

import dataclasses
import json
from collections.abc import Iterable, Sequence
from typing import Any

from ...schema.record import Box

_AROUND = 1.5
"""Points by which a mark stands off the words it marks."""


@dataclasses.dataclass(frozen=True)
class Mark:
    """A rectangle over the image of a page, in points of the shown page."""

    kind: str
    """``figure`` the number itself, ``row`` and ``heading`` what it belongs to, ``passage`` the text it stands in."""
    x: float
    y: float
    width: float
    height: float


def box_of(text: str | None) -> Box | None:
    """The box stored as ``[x0, top, x1, bottom]``; none where there is none."""
    if not text:
        return None
    x0, top, x1, bottom = json.loads(text)
    return Box(x0, top, x1, bottom)


def mark(kind: str, box: Box) -> Mark:
    return Mark(
        kind,
        round(box.x0 - _AROUND, 1),
        round(box.top - _AROUND, 1),
        round(box.width + 2 * _AROUND, 1),
        round(box.height + 2 * _AROUND, 1),
    )


def cell_marks(cells: Sequence[Any], *, row: int, column: int, page: int) -> list[Mark]:
    """Marks for the row of a table's cell and for the headings above it, those on this page.

    ``cells`` are rows of the table ``cells``.
    """
    found = []
    for cell in cells:
        box = box_of(cell["box"])
        if box is None or cell["page"] != page or (cell["row"], cell["column"]) == (row, column):
            continue
        if cell["row"] <= row < cell["row"] + (cell["row_span"] or 1):
            found.append(mark("row", box))
        elif (
            cell["is_header"]
            and cell["row"] < row
            and cell["text"]
            and cell["column"] <= column < cell["column"] + (cell["column_span"] or 1)
        ):
            found.append(mark("heading", box))
    return found


@dataclasses.dataclass(frozen=True)
class DrawnCell:
    """A cell of a table drawn anew."""

    text: str
    is_header: bool
    row_span: int
    column_span: int
    scope: str
    """``col`` or ``row`` for a heading, empty for the rest: what a screen reader says with the cell."""
    is_number: bool
    marked: bool
    links: tuple[str, ...] = ()
    """Observations read from the cell."""


def drawn_rows(
    cells: Iterable[Any],
    *,
    header_rows: int,
    marked: tuple[int, int] | None = None,
    links: dict[Any, Any] | None = None,
) -> list[list[DrawnCell]]:
    """The rows of a table to be drawn, from its ``cells`` in the order of rows and columns."""
    rows: dict[int, list[DrawnCell]] = {}
    for cell in sorted(cells, key=lambda cell: (cell["row"], cell["column"])):
        text = cell["text"] or ""
        header = bool(cell["is_header"]) and bool(text)
        rows.setdefault(cell["row"], []).append(
            DrawnCell(
                text=text,
                is_header=header,
                row_span=cell["row_span"] or 1,
                column_span=cell["column_span"] or 1,
                scope="" if not header else "col" if cell["row"] < header_rows else "row",
                is_number=not header and any(c.isdigit() for c in text),
                marked=marked == (cell["row"], cell["column"]),
                links=tuple((links or {}).get((cell["row"], cell["column"]), ())),
            )
        )
    return [rows[number] for number in sorted(rows)]


def around_words(quote: str, words: str) -> tuple[str, str, str]:
    """``quote`` cut before and after the first time ``words`` stand in it whole; all before where they do not."""
    start = -1
    while (start := quote.find(words, start + 1)) >= 0 and words:
        before, after = quote[max(0, start - 1) : start], quote[start + len(words) : start + len(words) + 1]
        if not (before.isdigit() and words[0].isdigit()) and not (after.isdigit() and words[-1].isdigit()):
            return quote[:start], words, quote[start + len(words) :]
    return quote, "", ""
