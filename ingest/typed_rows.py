"""Tables typed out as lines of text: a line of months or years, and lines of figures below it."""

import re
from collections.abc import Sequence

from ..schema.document import Block, GridCell
from ..schema.printed_dates import MONTH_NAME

_HEADING = re.compile(rf"{MONTH_NAME}|q[1-4]|(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?|total|average", re.IGNORECASE)
_FIGURE = re.compile(r"[-−(]?£?\d[\d,]*(?:\.\d+)?[%)]?[*†‡]*|[-–]|n/a", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?")
_FEWEST_HEADINGS = 3
"""Two headings and two figures could as well be a date and a vote."""
_LONGEST_CAPTION = 14
"""Words; a longer line above is a sentence."""


def with_typed_tables(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """``blocks`` with every run of lines that is a typed-out table put together as one, the short line above it as its
    caption."""
    result: list[Block] = []
    at = 0
    while at < len(blocks):
        headings = _headings(blocks[at])
        rows = _rows_below(blocks[at + 1 :], columns=len(headings)) if headings else []
        if not rows:
            result.append(blocks[at])
            at += 1
            continue
        if result and _is_caption(result[-1]):
            result[-1] = result[-1].model_copy(update={"kind": "caption"})
        result.append(Block(kind="table", cells=_cells(headings, rows), anchor=blocks[at].anchor))
        at += 1 + len(rows)
    return tuple(result)


def _headings(block: Block) -> list[str]:
    words = block.text.split() if block.kind in ("paragraph", "list item") else []
    return words if len(words) >= _FEWEST_HEADINGS and all(_HEADING.fullmatch(word) for word in words) else []


def _rows_below(blocks: Sequence[Block], *, columns: int) -> list[tuple[str, list[str]]]:
    rows: list[tuple[str, list[str]]] = []
    for block in blocks:
        row = _row(block, columns=columns)
        if row is None:
            break
        rows.append(row)
    return rows


def _row(block: Block, *, columns: int) -> tuple[str, list[str]] | None:
    """The label and figures of one line; None where the line is no row of a table with ``columns`` headings."""
    words = block.text.split() if block.kind in ("paragraph", "list item") else []
    first = len(words)
    while first > 0 and _FIGURE.fullmatch(words[first - 1]):
        first -= 1
    if first == 0 and len(words) > 1 and (_YEAR.fullmatch(words[0]) or len(words) == columns + 1):
        first = 1
    label, figures = " ".join(words[:first]), words[first:]
    return (label, figures) if label and 1 <= len(figures) <= columns else None


def _cells(headings: Sequence[str], rows: Sequence[tuple[str, list[str]]]) -> tuple[GridCell, ...]:
    cells = [GridCell(row=0, column=c, text=text, is_header=True) for c, text in enumerate(["", *headings])]
    for r, (label, figures) in enumerate(rows, start=1):
        cells.append(GridCell(row=r, column=0, text=label, is_header=True))
        cells += [GridCell(row=r, column=c, text=text) for c, text in enumerate(figures, start=1)]
    return tuple(cells)


def _is_caption(block: Block) -> bool:
    words = block.text.split()
    return block.kind == "paragraph" and 0 < len(words) <= _LONGEST_CAPTION and not block.text.rstrip().endswith(".")
