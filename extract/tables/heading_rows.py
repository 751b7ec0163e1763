"""Which lines at the top of a table are its headings, and how wrapped and spanning headings stack."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from ...schema.document import Word
from ...schema.record import Box
from .columns import Columns, cut_at_columns
from .draft import DraftCell
from .row_grouping import numeric_columns
from .rules import Rule, Rules
from .text_lines import Phrase, TextLine, has_digit

LONGEST_HEADING = 8
"""Lines; deeper stacks of headings were not met."""
FULL_RULE = 0.75
"""Share of the table's width that a rule must run to part headings from body."""
STACK_GAP = 0.9
"""Gap in type sizes up to which a heading line carries on the one above it."""
SURE = 0.15
"""The same where it stands over the middle of the headings under it, whatever else it is flush with."""
CENTRED = 0.35
"""How near, in type sizes, a heading's middle must be to the middle of the columns it is said to stand over."""


def full_rules(rules: Rules, box: Box) -> list[float]:
    """Heights of the horizontal rules that run over (nearly) the whole table, pieces on one height counted together."""
    lengths: dict[int, float] = {}
    places: dict[int, float] = {}
    for rule in rules.horizontal:
        key = next((k for k, at in places.items() if abs(at - rule.at) < 2), len(places))
        places.setdefault(key, rule.at)
        lengths[key] = lengths.get(key, 0.0) + min(rule.end, box.x1) - max(rule.start, box.x0)
    return sorted(places[k] for k, length in lengths.items() if length >= FULL_RULE * box.width)


def heading_depth(lines: Sequence[TextLine], columns: Columns, rules: Rules, box: Box) -> int:
    """How many of the first ``lines`` are headings."""
    numeric = numeric_columns(lines, columns)
    floors = full_rules(rules, box)
    first_body = next((i for i, line in enumerate(lines) if _is_body(line, columns, numeric)), None)
    if not numeric or first_body is None:
        for floor in floors:
            above = sum(1 for line in lines if line.box.middle_y < floor)
            if 0 < above <= min(LONGEST_HEADING, len(lines) - 1):
                return above
        return 1 if len(lines) > 1 else 0
    depths = [sum(1 for line in lines if line.box.middle_y < floor) for floor in floors]
    depths = [d for d in depths if 0 < d <= first_body and any(_over_data(line, columns) for line in lines[:d])]
    for higher, depth in itertools.pairwise([0, *depths][::-1]):
        # Labels alone between two rules head the rows under them, not the columns.
        if depth == 0 or any(_over_data(line, columns) for line in lines[depth:higher]):
            return higher
    depth = first_body
    while depth > 0:
        line = lines[depth - 1]
        heads_body = depth > 1 and heads_rows(line, columns) and not _ends_heading(line, lines[: depth - 1])
        if _over_data(line, columns) and not heads_body:
            break
        depth -= 1
    return depth


def _ends_heading(line: TextLine, above: Sequence[TextLine]) -> bool:
    """Whether a line alone in the middle is the last line of a heading in the lines ``above`` it."""
    return any(_wraps(phrase, line) for other in above[-2:] for phrase in other.phrases)


def heads_rows(line: TextLine, columns: Columns) -> bool:
    """Whether a line is a heading in the middle of the table, of the rows below it rather than of columns."""
    return len(line.phrases) == 1 and columns.centred(line.phrases[0].box)


def _over_data(line: TextLine, columns: Columns) -> bool:
    return any(columns.covered(phrase.box)[1] > 0 for phrase in line.phrases)


def _is_body(line: TextLine, columns: Columns, numeric: set[int]) -> bool:
    """A line whose numbers are figures: not years, not the numbering of the columns."""
    data = [phrase for phrase in line.phrases if columns.covered(phrase.box)[0] in numeric]
    figures = [phrase for phrase in data if phrase.is_number and not phrase.is_year]
    if not figures or len(figures) < 0.5 * len(data):
        return False
    if not any(has_digit(phrase.text) for phrase in figures):
        return columns.covered(line.phrases[0].box)[0] == 0
    return not _count_up(figures)


def _numbers_columns(line: TextLine) -> bool:
    """Whether a line only numbers the columns: (1), (2), (3)."""
    return _count_up([phrase for phrase in line.phrases if has_digit(phrase.text)]) and len(line.words) <= 2 * len(
        line.phrases
    )


def _wraps(phrase: Phrase, below: TextLine) -> bool:
    """Whether a heading goes on in small letters in the line below it, under its own middle."""
    return any(
        under.text[0].islower()
        and abs(under.box.middle_x - phrase.box.middle_x) < CENTRED * below.size
        and under.box.top - phrase.box.bottom <= STACK_GAP * below.size
        for under in below.phrases
    )


def _count_up(figures: Sequence[Phrase]) -> bool:
    """Whether ``figures`` number the columns from left to right."""
    bare = [phrase.text.strip("()[]") for phrase in figures]
    return len(bare) >= 3 and all(text.isdigit() for text in bare) and _counts_up([int(text) for text in bare])


def _counts_up(numbers: list[int]) -> bool:
    return numbers[0] <= 2 and all(b - a == 1 for a, b in itertools.pairwise(numbers))


@dataclass(slots=True)
class _Block:
    first: int
    last: int
    level: int
    words: list[Word]
    box: Box


class _Beneath(NamedTuple):
    """What stands under a line of headings, the body left out."""

    columns: set[int]
    """Columns with a heading on some line below."""
    right: float
    """The right edge of all headings below, 0 without any."""
    middles: dict[int, float]
    """Middles of the headings of one column that are next to the body."""

    def middle(self, first: int, last: int) -> float:
        """Of the headings of columns ``first`` to ``last`` taken together; infinite where one has none."""
        return (self.middles.get(first, inf) + self.middles.get(last, inf)) / 2


def heading_cells(lines: Sequence[TextLine], columns: Columns, rules: Rules) -> tuple[list[DraftCell], int]:
    """The headings in ``lines`` as cells, and the number of rows they make; the lowest row is next to the body."""
    blocks: list[_Block] = []
    ready = [cut_at_columns(line, columns, body=False) for line in lines]
    for index, line in enumerate(ready):
        ranges = [columns.covered(phrase.box) for phrase in line.phrases]
        last_line = index == len(ready) - 1
        wrapped = [not last_line and _wraps(phrase, ready[index + 1]) for phrase in line.phrases]
        beneath = _beneath(ready[index + 1 :], columns)
        over_data = any(goes_on and span != (0, 0) for goes_on, span in zip(wrapped, ranges, strict=True))
        groups = None if last_line or over_data else _shared_out(line, columns, beneath)
        numbering = _numbers_columns(line)
        taken = -1
        for k, phrase in enumerate(line.phrases):
            low = taken + 1
            high = ranges[k + 1][0] - 1 if k + 1 < len(ranges) else len(columns.zones) - 1
            if groups is not None:
                first, last = groups[k]
            else:
                kept = last_line or wrapped[k]
                room = (low, high)
                first, last = _spanned(phrase.box, ranges[k], room, columns, rules, line.size, kept, beneath)
            taken = last
            over = [b for b in blocks if b.first <= last and first <= b.last]
            nearest = max(over, key=lambda b: b.box.bottom, default=None)
            box = phrase.box
            if nearest and not numbering and _carries_on(nearest, first, last, box, rules, line.size, len(over)):
                nearest.words.extend(phrase.words)
                nearest.box = nearest.box.union(phrase.box)
                nearest.first, nearest.last = min(nearest.first, first), max(nearest.last, last)
            else:
                level = 1 + max((b.level for b in over), default=-1)
                blocks.append(_Block(first, last, level, list(phrase.words), phrase.box))
    rows = 1 + max((b.level for b in blocks), default=-1)
    cells = []
    for block in blocks:
        under = [b.level for b in blocks if b.level > block.level and b.first <= block.last and block.first <= b.last]
        end = min(under, default=rows)
        cells.append(DraftCell(block.level, block.first, end - block.level, block.last - block.first + 1, block.words))
    return cells, rows


def _shared_out(line: TextLine, columns: Columns, beneath: _Beneath) -> list[tuple[int, int]] | None:
    """The columns under each heading of a line whose headings share out all columns of figures among them.

    Every heading must be centred on its share; this tells a heading over three columns from the first line of a heading
    over the middle one. Beside headings of one column nothing tells them apart.
    """
    labels = [phrase for phrase in line.phrases if columns.covered(phrase.box) == (0, 0)]
    heads = line.phrases[len(labels) :]
    data = len(columns.zones) - 1
    if len(labels) > 1 or len(heads) < 2 or data < len(heads) + 1:
        return None
    groups: list[tuple[int, int]] = []
    start = 1
    for k, phrase in enumerate(heads):
        left_over = len(heads) - k - 1
        ends = range(start, data - left_over + 1) if left_over else range(data, data + 1)
        offs = {end: off for end in ends if (off := _off_centre(phrase.box, start, end, columns, beneath)) is not None}
        best = min(offs, key=lambda end: offs[end], default=None)
        if best is None:
            return None
        groups.append((start, best))
        start = best + 1
    if any(last > first and not beneath.columns >= set(range(first, last + 1)) for first, last in groups):
        return None
    counts = {last - first + 1 for first, last in groups}
    if 1 in counts and any(count % 2 for count in counts - {1}):
        return None
    return [(0, 0)] * len(labels) + groups


def _off_centre(box: Box, first: int, last: int, columns: Columns, beneath: _Beneath) -> float | None:
    """How far a heading's middle is from that of columns; none where no edges in the white beside them centre it."""
    zones = columns.zones
    left = zones[first][0]
    after = zones[last + 1][0] if last + 1 < len(zones) else zones[last][1]
    lowest = (zones[first - 1][1] + zones[last][1]) / 2
    highest = (left + after) / 2
    if last + 1 == len(zones):
        # A table ends where its headings do, which may stand further out than its figures.
        highest = max(highest, (left + beneath.right) / 2)
    if not lowest - 1 <= box.middle_x <= highest + 1:
        return None
    right = columns.separators[last] if last < len(columns.separators) else zones[last][1]
    return abs((columns.separators[first - 1] + right) / 2 - box.middle_x)


def _spanned(
    box: Box,
    covered: tuple[int, int],
    room: tuple[int, int],
    columns: Columns,
    rules: Rules,
    size: float,
    kept: bool,
    beneath: _Beneath,
) -> tuple[int, int]:
    """The columns a heading stands over: those its rule runs over, or, unless ``kept``, those it is centred on."""
    low, high = room[0], max(room[1], covered[1])
    covered = (min(max(covered[0], low), covered[1]), covered[1])
    under = _rule_under(box, rules, size)
    if under is not None and under.length > box.width:
        hit = [k for k in range(low, high + 1) if under.start - 2 <= sum(columns.zones[k]) / 2 <= under.end + 2]
        whole = under.length >= FULL_RULE * (columns.zones[-1][1] - columns.zones[0][0])
        if len(hit) >= 2 and not whole:
            return hit[0], hit[-1]
    if kept:
        return covered
    best, best_off, sure = covered, CENTRED * size, False
    for first in range(max(low, 1), covered[0] + 1):
        for last in range(max(covered[1], first + 1), high + 1):
            if (first, last) == covered or not beneath.columns >= set(range(first, last + 1)):
                continue
            off = abs((columns.zones[first][0] + columns.zones[last][1]) / 2 - box.middle_x)
            own = abs(beneath.middle(first, last) - box.middle_x)
            if min(off, own) < best_off:
                best, best_off, sure = (first, last), min(off, own), own < SURE * size
    if covered[0] != covered[1]:
        return best
    edges = (-inf, *columns.separators, inf)
    fits = edges[covered[0]] <= box.x0 and box.x1 <= edges[covered[0] + 1]
    alone = abs(beneath.middle(covered[0], covered[0]) - box.middle_x)
    if (fits and alone <= best_off) or (not sure and _aligned(box, columns.zones[covered[0]], size)):
        return covered
    return best


def _beneath(lines: Sequence[TextLine], columns: Columns) -> _Beneath:
    """The headings of ``lines``, the last of which is next to the body."""
    spans = [columns.covered(phrase.box) for line in lines for phrase in line.phrases]
    held = {column for first, last in spans for column in range(first, last + 1)}
    nearest = [(columns.covered(phrase.box), phrase.box.middle_x) for line in lines[-1:] for phrase in line.phrases]
    right = max((phrase.box.x1 for line in lines for phrase in line.phrases), default=0.0)
    return _Beneath(held, right, {first: middle for (first, last), middle in nearest if first == last})


def _aligned(box: Box, zone: tuple[float, float], size: float) -> bool:
    """Whether a heading keeps to one column: flush left, flush right, or centred on it."""
    near = CENTRED * size
    return abs(box.x0 - zone[0]) < near or abs(box.x1 - zone[1]) < near or abs(box.middle_x - sum(zone) / 2) < near


def _rule_under(box: Box, rules: Rules, size: float) -> Rule | None:
    return next(
        (
            rule
            for rule in rules.horizontal
            if box.bottom - 0.3 * size <= rule.at <= box.bottom + 0.9 * size and rule.start <= box.middle_x <= rule.end
        ),
        None,
    )


def _carries_on(block: _Block, first: int, last: int, box: Box, rules: Rules, size: float, above: int) -> bool:
    """Whether a phrase is the next line of the heading ``block`` rather than a heading under it."""
    if box.top - block.box.bottom > STACK_GAP * size:
        return False
    for rule in rules.horizontal:
        if block.box.middle_y < rule.at < box.middle_y and rule.start <= box.middle_x <= rule.end:
            return False
    if (first, last) == (block.first, block.last):
        return True
    if above != 1:
        return False
    one_column = block.first == block.last or first == last
    return not one_column and abs(box.middle_x - block.box.middle_x) < size
