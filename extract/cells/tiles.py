"""Key figures set in tiles, each number over its words, side by side: which words are which number's?"""

import itertools

from ...schema.periods import parse_period
from ...schema.tables import Table
from .numbers import cell_number


def tiles_of(table: Table) -> dict[tuple[int, int], str]:
    """The words under each number of ``table``, by the number's (row, column); none where its rows are not in turn
    numbers alone and words alone."""
    rows = [
        {cell.column: cell for cell in cells if cell.text.strip()}
        for _, cells in itertools.groupby(sorted(table.cells, key=lambda cell: cell.row), key=lambda cell: cell.row)
    ]
    if len(rows) % 2:
        return {}
    pairs = list(zip(rows[::2], rows[1::2], strict=True))
    if not all(set(numbers) == set(words) for numbers, words in pairs):
        return {}
    if not all(_is_number(n.text) for numbers, _ in pairs for n in numbers.values()):
        return {}
    if any(cell_number(w.text, unit="", scale=1) for _, words in pairs for w in words.values()):
        return {}
    return {(n.row, n.column): words[n.column].text for numbers, words in pairs for n in numbers.values()}


def _is_number(text: str) -> bool:
    return cell_number(text, unit="", scale=1) is not None and parse_period(text) is None
