"""What stands side by side on a part of a page, told by rules that end at the white between: two tables, or a table and
a chart."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from .flows import Gutter, crosses
from .rules import Rule, Rules
from .runs import WIDEST_GAP
from .text_lines import TextLine, text_lines

SAME_END = 4.0
"""Points within which rules one under another begin and end at the same place, and a table's text ends with them."""
APART = 8.0
"""Points of white between two tables side by side, at least."""
NARROWEST = 60.0
"""Width of a table or chart beside another, at least."""
SAME_HEIGHT = 2.0
"""Points within which rules to either side of the white are on one height."""
LABELLED = 0.5
"""Share of the rows on either side that must begin with a label, where the rules there are on the same heights."""
SCALE = 4
"""Lines across a chart, at least."""


class _Stack(NamedTuple):
    """Rules one under another from the same place to the same place."""

    start: float
    end: float
    heights: tuple[float, ...]


def side_by_side(lines: Sequence[TextLine], rules: Rules) -> list[list[TextLine]]:
    """``lines`` (top to bottom) in groups to be read apart: first those with nothing beside them, then, for two tables
    or a table and a chart side by side, the lines of the left one and those of the right."""
    flows: list[list[TextLine]] = [list(lines)]
    for left, right in itertools.permutations(_stacks(rules.horizontal), 2):
        if right.start - left.end >= APART:
            band = _band(flows[0], left, right)
            sides = _sides(band, left)
            if band and (_are_tables(sides, left, right) or _is_chart_beside(sides, left, right)):
                taken = {id(line) for line in band}
                flows = [[line for line in flows[0] if id(line) not in taken], *flows[1:], *sides]
    return flows


def _stacks(rules: Sequence[Rule]) -> list[_Stack]:
    groups: list[list[Rule]] = []
    for rule in (rule for rule in rules if rule.length >= NARROWEST):
        own = next(
            (g for g in groups if abs(g[0].start - rule.start) < SAME_END and abs(g[0].end - rule.end) < SAME_END), None
        )
        if own is None:
            groups.append([rule])
        else:
            own.append(rule)
    return [_Stack(g[0].start, g[0].end, tuple(rule.at for rule in g)) for g in groups]


def _band(lines: Sequence[TextLine], left: _Stack, right: _Stack) -> list[TextLine]:
    """The lines of what stands side by side: from the lowest line above the last rule upwards, and downwards where no
    rule ends both sides, as long as lines follow closely and none crosses the white between the two stacks. Empty where
    the first of them does."""
    gutter = Gutter(left.end, left.end + APART)
    top, bottom = min(left.heights[0], right.heights[0]), max(left.heights[-1], right.heights[-1])
    above = [k for k, line in enumerate(lines) if line.box.middle_y < bottom]
    if not above or crosses([lines[above[-1]]], gutter):
        return []
    first = last = above[-1]
    while first and _close(lines[first - 1], lines[first]) and not crosses([lines[first - 1]], gutter):
        if lines[first - 1].box.x0 < left.start - SAME_END or lines[first - 1].box.x1 > right.end + SAME_END:
            break
        first -= 1
    foot = bottom > top and abs(left.heights[-1] - right.heights[-1]) < SAME_HEIGHT
    while (
        not foot
        and last + 1 < len(lines)
        and not crosses([lines[last + 1]], gutter)
        and _close(lines[last], lines[last + 1])
    ):
        last += 1
    return list(lines[first : last + 1])


def _close(line: TextLine, below: TextLine) -> bool:
    return below.box.top - line.box.bottom <= WIDEST_GAP * max(line.size, below.size)


def _sides(band: Sequence[TextLine], left: _Stack) -> list[list[TextLine]]:
    words = [word for line in band for word in line.words]
    return [
        text_lines([word for word in words if (word.box.middle_x < left.end) == is_left]) for is_left in (True, False)
    ]


def _are_tables(sides: Sequence[Sequence[TextLine]], left: _Stack, right: _Stack) -> bool:
    """Whether both are tables between rules of their own: a rule as wide as all lines, most of them with a label."""
    same = sum(any(abs(a - b) < SAME_HEIGHT for b in left.heights) for a in right.heights)
    labelled = all(_is_labelled(side) for side in sides)
    return labelled and same > 0 and _spans(left, sides[0]) and _spans(right, sides[1])


def _is_chart_beside(sides: Sequence[Sequence[TextLine]], left: _Stack, right: _Stack) -> bool:
    """Whether one is a table and the other a chart: lines across it that are no rules of the table's rows."""
    for table, own, chart in ((sides[0], left, right), (sides[1], right, left)):
        apart = sum(all(abs(a - b) >= SAME_HEIGHT for b in own.heights) for a in chart.heights)
        if apart >= max(SCALE, 0.5 * len(chart.heights)) and _is_labelled(table) and _spans(own, table):
            return True
    return False


def _spans(stack: _Stack, side: Sequence[TextLine]) -> bool:
    return all(stack.start - SAME_END <= line.box.x0 and line.box.x1 <= stack.end + SAME_END for line in side)


def _is_labelled(lines: Sequence[TextLine]) -> bool:
    """Whether rows of several cells begin with a label: words or a year, and not one more figure."""
    labels = sum(len(line.phrases) > 1 and (not line.phrases[0].is_number or line.phrases[0].is_year) for line in lines)
    return labels > LABELLED * len(lines)
