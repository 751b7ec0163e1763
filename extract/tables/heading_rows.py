"""Which lines at the top of a table are its headings."""

import itertools
from collections.abc import Sequence

from ...schema.record import Box
from .columns import Columns
from .heading_cells import count_up
from .heading_ways import FULL_RULE, wraps
from .row_grouping import are_rows, numeric_columns, occupied_by
from .rules import Rules
from .text_lines import TextLine, has_digit

SET_OFF = 0.25
"""White, in type sizes, by which headings are set off from rows without a figure more than those from one another."""
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
        return _lines_before_white(lines, columns) if len(lines) > 1 else 0
    depths = [sum(1 for line in lines if line.box.middle_y < floor) for floor in floors]
    depths = [d for d in depths if 0 < d <= first_body and any(_over_data(line, columns) for line in lines[:d])]
    for higher, depth in itertools.pairwise([0, *depths][::-1]):
        # Labels alone between two rules head the rows under them, not the columns.
        if depth == 0 or any(_over_data(line, columns) for line in lines[depth:higher]):
            return higher + _headings_below_rule(lines, higher, first_body, columns)
    depth = first_body
    while depth > 0:
        line = lines[depth - 1]
        heads_body = depth > 1 and heads_rows(line, columns) and not _ends_heading(line, lines[: depth - 1])
        if _over_data(line, columns) and not heads_body:
            break
        depth -= 1
    return depth


def _lines_before_white(lines: Sequence[TextLine], columns: Columns) -> int:
    """How many lines stand above white that is wider than any between the rows after it; 1 where there is none."""
    gaps = [below.box.top - line.box.bottom for line, below in itertools.pairwise(lines)]
    for depth in range(2, min(LONGEST_HEADING, len(gaps))):
        set_off = gaps[depth - 1] > max(gaps[depth:]) + SET_OFF * lines[0].size
        if set_off and are_rows([occupied_by(line, columns) for line in lines[depth:]]):
            return depth
    return 1


def _ends_heading(line: TextLine, above: Sequence[TextLine]) -> bool:
    """Whether a line alone in the middle is the last line of a heading in the lines ``above`` it."""
    return any(wraps(phrase, line.phrases, line.size) for other in above[-2:] for phrase in other.phrases)


def heads_rows(line: TextLine, columns: Columns) -> bool:
    """Whether a line is a heading in the middle of the table, of the rows below it rather than of columns."""
    return len(line.phrases) == 1 and columns.centred(line.phrases[0].box)


def _over_data(line: TextLine, columns: Columns) -> bool:
    return any(not columns.is_label(phrase.box) for phrase in line.phrases)


def _headings_below_rule(lines: Sequence[TextLine], depth: int, first_body: int, columns: Columns) -> int:
    """How many lines below the rule under the first ``depth`` are headings too: the rule parts the uppermost headings
    from those beneath where it leaves columns without a heading."""
    named = {column for line in lines[:depth] for column in _columns_of(line, columns)}
    below = [*itertools.takewhile(lambda line: _names_columns(line, columns), lines[depth:first_body])]
    return len(below) if below and not named.issuperset(_columns_of(below[0], columns)) else 0


def _columns_of(line: TextLine, columns: Columns) -> set[int]:
    spans = [columns.covered(phrase.box) for phrase in line.phrases]
    return {column for first, last in spans for column in range(first, last + 1)}


def _names_columns(line: TextLine, columns: Columns) -> bool:
    """Whether a line without figures stands over several columns and holds no label."""
    return len(line.phrases) > 1 and columns.label not in _columns_of(line, columns)


def _is_body(line: TextLine, columns: Columns, numeric: set[int]) -> bool:
    """A line whose numbers are figures: not years, not the numbering of the columns."""
    data = [phrase for phrase in line.phrases if columns.covered(phrase.box)[0] in numeric]
    figures = [phrase for phrase in data if phrase.is_number and not phrase.is_year]
    if not figures or len(figures) < 0.5 * len(data):
        return False
    if not any(has_digit(phrase.text) for phrase in figures):
        return any(columns.covered(phrase.box)[0] == columns.label for phrase in line.phrases)
    return not count_up(figures)
