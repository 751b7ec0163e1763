"""Which lines at the top of a table are its headings."""

import itertools
from collections.abc import Sequence

from ...schema.record import Box
from .columns import Columns
from .heading_cells import count_up
from .heading_ways import FULL_RULE, wraps
from .row_grouping import numeric_columns
from .rules import Rules
from .text_lines import TextLine, has_digit

LONGEST_HEADING = 8
"""Lines; deeper stacks of headings were not met."""


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
    return any(wraps(phrase, line.phrases, line.size) for other in above[-2:] for phrase in other.phrases)


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
    return not count_up(figures)
