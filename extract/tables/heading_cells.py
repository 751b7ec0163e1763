"""How the lines of headings stack into cells: wrapped headings, headings over others, rows of units and of numbers."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from ...schema.document import Word
from ...schema.record import Box
from .columns import Columns, cut_at_columns
from .draft import DraftCell
from .heading_spans import line_step, spans_of
from .heading_ways import PARTED, STACK_GAP
from .rules import Rules
from .text_lines import Phrase, TextLine, has_digit


@dataclass(slots=True)
class _Block:
    first: int
    last: int
    level: int
    words: list[Word]
    box: Box
    lowest: Box
    """The box of its last line."""


def heading_cells(lines: Sequence[TextLine], columns: Columns, rules: Rules) -> tuple[list[DraftCell], int]:
    """The headings in ``lines`` as cells, and the number of rows they make; the lowest row is next to the body."""
    blocks: list[_Block] = []
    ready = [cut_at_columns(line, columns, body=False) for line in lines]
    tight = line_step(ready)
    for line, spans in zip(ready, spans_of(ready, columns, rules), strict=True):
        own_row = numbers_columns(line)
        for phrase, (first, last) in zip(line.phrases, spans, strict=True):
            over = [b for b in blocks if b.first <= last and first <= b.last]
            nearest = max(over, key=lambda b: b.box.bottom, default=None)
            box = phrase.box
            if nearest and not own_row and _carries_on(nearest, first, last, box, rules, line.size, tight):
                nearest.words.extend(phrase.words)
                nearest.box, nearest.lowest = nearest.box.union(box), box
            else:
                level = 1 + max((b.level for b in over), default=-1)
                blocks.append(_Block(first, last, level, list(phrase.words), box, box))
    rows = 1 + max((b.level for b in blocks), default=-1)
    cells = []
    for block in blocks:
        under = [b.level for b in blocks if b.level > block.level and b.first <= block.last and block.first <= b.last]
        end = min(under, default=rows)
        cells.append(DraftCell(block.level, block.first, end - block.level, block.last - block.first + 1, block.words))
    return cells, rows


def _carries_on(block: _Block, first: int, last: int, box: Box, rules: Rules, size: float, tight: float) -> bool:
    """Whether a phrase is the next line of the heading ``block`` rather than a heading under it."""
    if box.top - block.box.bottom > STACK_GAP * size:
        return False
    if box.middle_y - block.lowest.middle_y > PARTED * tight:
        return False
    for rule in rules.horizontal:
        if block.box.middle_y < rule.at < box.middle_y and rule.start <= box.middle_x <= rule.end:
            return False
    return (first, last) == (block.first, block.last)


def numbers_columns(line: TextLine) -> bool:
    """Whether a line only numbers the columns: (1), (2), (3)."""
    return count_up([phrase for phrase in line.phrases if has_digit(phrase.text)]) and len(line.words) <= 2 * len(
        line.phrases
    )


def count_up(figures: Sequence[Phrase]) -> bool:
    """Whether ``figures`` number the columns from left to right."""
    bare = [phrase.text.strip("()[]") for phrase in figures]
    return len(bare) >= 3 and all(text.isdigit() for text in bare) and _counts_up([int(text) for text in bare])


def _counts_up(numbers: list[int]) -> bool:
    return numbers[0] <= 2 and all(b - a == 1 for a, b in itertools.pairwise(numbers))
