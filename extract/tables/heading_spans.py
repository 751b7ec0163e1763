"""Which columns headings stand over, told by the rules under them or by what they are centred on."""

import itertools
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from ...schema.record import Box
from .columns import Columns
from .rules import Rule, Rules
from .text_lines import Phrase, TextLine

FULL_RULE = 0.75
"""Share of the table's width that a rule must run to part headings from body."""
STACK_GAP = 0.9
"""Gap in type sizes up to which a heading line carries on the one above it."""
PARTED = 1.2
"""Lines of one heading stand no more than this many times as far apart as the closest two lines of all headings."""
LOOSEST, TIGHTEST = 1.35, 0.8
"""Distance of two lines of one heading, in type sizes, that is never too far, and below which a mark is raised."""
CENTRED = 0.35
"""How near, in type sizes, a heading's middle must be to the middle of the columns it is said to stand over."""
SURE = 0.15
"""The same where nothing else need be asked."""
WHITE_OFF = 0.1
"""What is added, in type sizes, where figures or the white between columns tell the middle, not other headings."""
FLUSH_OFF = 0.2
"""The same where a heading is no more than flush with its column."""
SEVERAL = 0.02
"""The same where it may as well stand over one column."""
NOT_ITS_NEXT_LINE = 1.0
"""The same for a heading of one column over something that is not its own next line."""

Span = tuple[int, int]
"""First and last column that a heading stands over."""


class _Beneath(NamedTuple):
    """What stands under a line of headings, the body left out."""

    columns: frozenset[int]
    """Columns with a heading on some line below."""
    nearest: dict[int, Box]
    """For each column the lowest heading that stands over it alone."""
    phrases: tuple[tuple[Phrase, Span], ...]
    """All headings below from top to bottom."""

    @property
    def right(self) -> float:
        """The right edge of all headings below, 0 without any."""
        return max((phrase.box.x1 for phrase, _ in self.phrases), default=0.0)

    def cut_by(self, span: Span) -> bool:
        """Whether a heading below stands over columns of ``span`` and over others."""
        return any(
            own[0] <= span[1] and span[0] <= own[1] and not span[0] <= own[0] <= own[1] <= span[1]
            for _, own in self.phrases
        )

    def under(self, phrase: Phrase) -> list[tuple[Phrase, Span]]:
        """The headings directly under ``phrase``, on one line."""
        box = phrase.box
        hit = [
            (other, span)
            for other, span in self.phrases
            if other.box.middle_y > box.bottom and min(box.x1, other.box.x1) - max(box.x0, other.box.x0) > 0.5
        ]
        return [entry for entry in hit if entry[0].box.middle_y < hit[0][0].box.bottom]


def spans_of(lines: Sequence[TextLine], columns: Columns, rules: Rules, tight: float) -> list[list[Span]]:
    """For each of the ``lines`` of headings the columns of its headings; the last line is next to the body.

    ``tight`` is the distance of two lines of one heading (``line_step``).
    """
    spans: list[list[Span]] = []
    beneath = _Beneath(frozenset(), {}, ())
    for line in reversed(lines):
        own = _line_spans(line, beneath, columns, rules, tight)
        spans.insert(0, own)
        held = {column for first, last in own for column in range(first, last + 1)}
        alone = {first: phrase.box for phrase, (first, last) in zip(line.phrases, own, strict=True) if first == last}
        beneath = _Beneath(
            beneath.columns | held,
            alone | beneath.nearest,
            (*zip(line.phrases, own, strict=True), *beneath.phrases),
        )
    return spans


def line_step(lines: Sequence[TextLine]) -> float:
    """How far apart, in points, two lines of one heading stand: the closest two that stand one under the other."""
    steps = [LOOSEST * line.size for line in lines]
    for line, below in itertools.combinations(lines, 2):
        if below.box.middle_y - line.box.middle_y > TIGHTEST * line.size:
            steps.extend(
                under.box.middle_y - phrase.box.middle_y
                for phrase, under in itertools.product(line.phrases, below.phrases)
                if min(phrase.box.x1, under.box.x1) > max(phrase.box.x0, under.box.x0)
            )
    return min(steps, default=inf)


def wraps(phrase: Phrase, below: Sequence[Phrase], size: float) -> bool:
    """Whether a heading goes on in small letters in a phrase ``below`` it, under its own middle."""
    return any(under.text[0].islower() and _stacked(phrase, under, size) for under in below)


def _stacked(phrase: Phrase, under: Phrase, size: float) -> bool:
    near = under.box.top - phrase.box.bottom <= STACK_GAP * size
    return near and abs(under.box.middle_x - phrase.box.middle_x) < CENTRED * size


def _line_spans(line: TextLine, beneath: _Beneath, columns: Columns, rules: Rules, tight: float) -> list[Span]:
    covered = [columns.covered(phrase.box) for phrase in line.phrases]
    ways = []
    for phrase, own in zip(line.phrases, covered, strict=True):
        told = _ruled(phrase, line, columns, rules) or _of_its_next_line(phrase, beneath, rules, tight, line.size)
        ways.append({told: 0.0} if told else _ways(phrase, own, line.size, columns, beneath, tight))
    chosen = _apart(ways)
    if chosen is None:
        return _shared_out(line, covered, columns, beneath) or covered
    if any(first != last for first, last in chosen):
        chosen = _all_shared(covered, ways, columns) or chosen
    if all(own[span] <= SURE for own, span in zip(ways, chosen, strict=True)):
        return chosen
    return _shared_out(line, covered, columns, beneath) or chosen


def _apart(ways: Sequence[dict[Span, float]], *, whole: Span | None = None) -> list[Span] | None:
    """One of the ``ways`` for each heading from left to right, none over a column of another, at the least cost.

    Together they stand over all columns of ``whole`` where that is given; none where there is no such way.
    """
    reached: dict[int, tuple[float, list[Span]]] = {whole[0] - 1 if whole else -1: (0.0, [])}
    for own in ways:
        following: dict[int, tuple[float, list[Span]]] = {}
        for before, (cost, chosen) in reached.items():
            for span, more in own.items():
                follows = span[0] == before + 1 if whole else span[0] > before
                if follows and (span[1] not in following or cost + more < following[span[1]][0]):
                    following[span[1]] = (cost + more, [*chosen, span])
        reached = following
    if whole:
        reached = {end: entry for end, entry in reached.items() if end == whole[1]}
    return min(reached.values(), key=lambda entry: entry[0])[1] if reached else None


def _of_its_next_line(phrase: Phrase, beneath: _Beneath, rules: Rules, tight: float, size: float) -> Span | None:
    """The columns of the line under a heading that carries it on, where that stands over several."""
    under = beneath.under(phrase)
    if len(under) != 1:
        return None
    below, (first, last) = under[0]
    box = phrase.box
    apart = below.box.middle_y - box.middle_y > PARTED * tight
    if first == last or apart or not _stacked(phrase, below, size):
        return None
    ruled = any(box.middle_y < r.at < below.box.middle_y and r.start <= box.middle_x <= r.end for r in rules.horizontal)
    return None if ruled else (first, last)


def _ways(
    phrase: Phrase, covered: Span, size: float, columns: Columns, beneath: _Beneath, tight: float
) -> dict[Span, float]:
    """The columns that a heading may stand over, each with how far off, in type sizes, its middle is."""
    under = beneath.under(phrase)
    if wraps(phrase, [below for below, _ in under], size) or not beneath.columns & set(
        range(covered[0], covered[1] + 1)
    ):
        return {covered: 0.0}
    if covered[0] == covered[1]:
        off = _off_one(phrase.box, covered[0], columns, beneath, size)
        if len(under) != 1 or under[0][0].box.middle_y - phrase.box.middle_y > PARTED * tight:
            off += NOT_ITS_NEXT_LINE
    else:
        off = min(CENTRED, _off_several(phrase.box, covered, columns, beneath, size))
    ways = {covered: off}
    for first in range(1, covered[0] + 1):
        for last in range(max(covered[1], first + 1), len(columns.zones)):
            span = (first, last)
            if span != covered and beneath.columns >= set(range(first, last + 1)):
                off = _off_several(phrase.box, span, columns, beneath, size)
                if off < CENTRED:
                    ways[span] = off + SEVERAL
    whole = {span: off for span, off in ways.items() if not beneath.cut_by(span)}
    return whole or ways


def _off_one(box: Box, column: int, columns: Columns, beneath: _Beneath, size: float) -> float:
    """How far off, in type sizes, a heading is from the middle of one column, or from being flush with it."""
    zone = columns.zones[column]
    offs = [abs(sum(zone) / 2 - box.middle_x) + WHITE_OFF * size]
    offs += [abs(edge - own) + FLUSH_OFF * size for edge, own in zip(zone, (box.x0, box.x1), strict=True)]
    below = beneath.nearest.get(column)
    if below is not None:
        offs.append(abs(below.middle_x - box.middle_x))
    return min(offs) / size


def _off_several(box: Box, span: Span, columns: Columns, beneath: _Beneath, size: float) -> float:
    """How far off, in type sizes, a heading's middle is from that of several columns."""
    first, last = span
    left, right = beneath.nearest.get(first), beneath.nearest.get(last)
    offs = [abs((columns.zones[first][0] + columns.zones[last][1]) / 2 - box.middle_x) + WHITE_OFF * size]
    if left is not None and right is not None:
        offs.append(abs((left.middle_x + right.middle_x) / 2 - box.middle_x))
        offs.append(abs((left.x0 + right.x1) / 2 - box.middle_x))
    return min(offs) / size


def _shared_out(line: TextLine, covered: Sequence[Span], columns: Columns, beneath: _Beneath) -> list[Span] | None:
    """The columns under each heading of a line whose headings, more or less centred, share out all columns of figures.

    This tells a heading over three columns from the first line of a heading over the middle one.
    """
    data = len(columns.zones) - 1
    shares = [
        {(0, 0): 0.0}
        if own == (0, 0)
        else {
            (first, last): off
            for first in range(1, data + 1)
            for last in range(first, data + 1)
            if (off := _off_share(phrase.box, first, last, columns, beneath)) is not None
            and (first == last or beneath.columns >= set(range(first, last + 1)))
        }
        for phrase, own in zip(line.phrases, covered, strict=True)
    ]
    return _all_shared(covered, shares, columns)


def _all_shared(covered: Sequence[Span], ways: Sequence[dict[Span, float]], columns: Columns) -> list[Span] | None:
    """The ``ways`` by which two headings or more share out all columns of figures among them.

    Beside a heading of one column nothing tells one over three from the first line of one over the middle one.
    """
    labels = [span for span in covered if span == (0, 0)]
    if len(labels) > 1 or len(covered) - len(labels) < 2:
        return None
    groups = _apart(ways[len(labels) :], whole=(1, len(columns.zones) - 1))
    counts = {last - first + 1 for first, last in groups or ()}
    if groups is None or counts == {1} or (1 in counts and any(count % 2 for count in counts - {1})):
        return None
    return [*labels, *groups]


def _off_share(box: Box, first: int, last: int, columns: Columns, beneath: _Beneath) -> float | None:
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


def _ruled(phrase: Phrase, line: TextLine, columns: Columns, rules: Rules) -> Span | None:
    """The columns, several, that a rule right under a heading and no other of its line runs over."""
    box = phrase.box
    under = _rule_under(box, rules, line.size)
    whole = FULL_RULE * (columns.zones[-1][1] - columns.zones[0][0])
    if under is None or not box.width < under.length < whole:
        return None
    if any(other is not phrase and under.start < other.box.middle_x < under.end for other in line.phrases):
        return None
    hit = [k for k, zone in enumerate(columns.zones) if under.start - 2 <= sum(zone) / 2 <= under.end + 2]
    return (hit[0], hit[-1]) if len(hit) > 1 else None


def _rule_under(box: Box, rules: Rules, size: float) -> Rule | None:
    return next(
        (
            rule
            for rule in rules.horizontal
            if box.bottom - 0.3 * size <= rule.at <= box.bottom + 0.9 * size and rule.start <= box.middle_x <= rule.end
        ),
        None,
    )
