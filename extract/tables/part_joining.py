"""How the parts of a table on consecutive pages become one: repeated headings dropped, cut rows glued."""

from collections.abc import Sequence
from typing import NamedTuple

from .continuing import PageTable, repeated_headings
from .draft import Reading
from .text_lines import has_digit, is_number


class Part(NamedTuple):
    """One page's part of a table."""

    table: PageTable
    skipped: int = 0
    """Heading rows that only repeat those of the first part."""
    glued: int = 0
    """1 where the first row carries on the last row of the page before."""


def parts_of(chain: Sequence[PageTable]) -> list[Part]:
    """The parts of ``chain``, each with what of it is dropped or glued."""
    parts = [Part(chain[0])]
    for table in chain[1:]:
        skipped = repeated_headings(chain[0], table)
        glued = table.reading.rows > skipped and _is_cut(parts[-1].table.reading, table.reading, skipped)
        parts.append(Part(table, skipped, int(glued)))
    return parts


def _is_cut(before: Reading, after: Reading, row: int) -> bool:
    """Whether the row at ``row`` of ``after`` is the rest of the last row of ``before``."""
    rest = {cell.column: cell.text for cell in after.cells if cell.row == row and cell.words}
    last = {cell.column: cell.text for cell in before.cells if cell.last_row == before.rows - 1 and cell.words}
    if not rest or any(is_number(text) and has_digit(text) for column, text in rest.items() if column > 0):
        return False
    labels = [cell for cell in before.cells if cell.column == 0 and cell.words]
    if 0 not in rest:
        return len(labels) > 0.8 * (before.rows - before.header_rows) and bool(rest.keys() & last.keys())
    carried = [column for column, text in rest.items() if text[0].islower() and column in last]
    return bool(carried) and not any(last[column].rstrip().endswith((".", ":", ";")) for column in carried)
