"""Which columns headings stand over: those of a line share them out, line by line from the body upwards."""

import itertools
from collections.abc import Sequence
from math import inf

from ...schema.record import Box
from .columns import Columns
from .heading_ways import LOOSEST, SURE, TIGHTEST, Beneath, Span, ways_to_stand
from .rules import Rules
from .text_lines import TextLine


def spans_of(lines: Sequence[TextLine], columns: Columns, rules: Rules) -> list[list[Span]]:
    """For each of the ``lines`` of headings the columns of its headings; the last line is next to the body."""
    spans: list[list[Span]] = []
    beneath = Beneath(columns, rules, line_step(lines))
    for line in reversed(lines):
        own = _line_spans(line, beneath)
        spans.insert(0, own)
        beneath = beneath.with_line(line, own)
    return spans


def line_step(lines: Sequence[TextLine]) -> float:
    """How far apart, in points, two lines of one heading stand: the closest two that stand one under the other.

    A scan does not tell, for the boxes of its words are as uneven as its lines; it gives infinity.
    """
    if any(word.read_by == "ocr" for line in lines for word in line.words):
        return inf
    steps = [LOOSEST * line.size for line in lines]
    for line, below in itertools.combinations(lines, 2):
        if below.box.middle_y - line.box.middle_y > TIGHTEST * line.size:
            steps.extend(
                under.box.middle_y - phrase.box.middle_y
                for phrase, under in itertools.product(line.phrases, below.phrases)
                if min(phrase.box.x1, under.box.x1) > max(phrase.box.x0, under.box.x0)
            )
    return min(steps, default=inf)


def _line_spans(line: TextLine, beneath: Beneath) -> list[Span]:
    ways = [ways_to_stand(phrase, line, beneath) for phrase in line.phrases]
    covered = [beneath.columns.covered(phrase.box) for phrase in line.phrases]
    chosen = _apart(ways)
    if chosen is None:
        return _one_each(covered, beneath.columns) or covered
    if any(first != last for first, last in chosen):
        chosen = _all_shared(covered, ways, beneath.columns) or chosen
    if all(own[span] <= SURE for own, span in zip(ways, chosen, strict=True)):
        return chosen
    return _shared_out(line, covered, beneath) or chosen


def _one_each(covered: Sequence[Span], columns: Columns) -> list[Span] | None:
    """One column for each heading, from left to right, where there are as many: headings set to the left of figures set
    to the right may stand nearer to the figures before."""
    label = columns.label_span
    kept = [k for k in range(len(columns.zones)) if k != columns.label or label in covered]
    return [(k, k) for k in kept] if len(kept) == len(covered) and covered.count(label) <= 1 else None


def _apart(ways: Sequence[dict[Span, float]], *, whole: Span | None = None) -> list[Span] | None:
    """For each heading from left to right one of its ``ways``, so that no two share a column, at the least cost.

    With ``whole``, its columns must all be covered. None where that cannot be done.
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


def _shared_out(line: TextLine, covered: Sequence[Span], beneath: Beneath) -> list[Span] | None:
    """The columns under each heading of a line whose headings, more or less centred, share out all columns of figures.

    This tells a heading over three columns from the first line of a heading over the middle one.
    """
    label = beneath.columns.label_span
    shares = [
        {label: 0.0}
        if own == label
        else {
            (first, last): off
            for first, last in beneath.columns.spans()
            if (off := _off_share(phrase.box, first, last, beneath)) is not None
        }
        for phrase, own in zip(line.phrases, covered, strict=True)
    ]
    return _all_shared(covered, shares, beneath.columns)


def _all_shared(covered: Sequence[Span], ways: Sequence[dict[Span, float]], columns: Columns) -> list[Span] | None:
    """The ``ways`` by which two headings or more share out all columns of figures among them.

    Beside a heading of one column nothing tells one over three from the first line of one over the middle one.
    """
    label = columns.label_span
    labels = covered.count(label)
    if labels > 1 or len(covered) - labels < 2:
        return None
    groups: list[Span] = []
    for start, end in columns.data():
        own = [way for span, way in zip(covered, ways, strict=True) if span != label and start <= span[0] <= end]
        shares = _apart(own, whole=(start, end))
        if shares is None:
            return None
        groups.extend(shares)
    counts = {last - first + 1 for first, last in groups}
    if counts == {1} or (1 in counts and any(count % 2 for count in counts - {1})):
        return None
    return sorted([*groups, *[label] * labels])


def _off_share(box: Box, first: int, last: int, beneath: Beneath) -> float | None:
    """How far, in points, a heading's middle is from the middle of columns ``first`` to ``last``.

    None where it is not centred over them wherever in the white beside them their outer edges are taken to be.
    """
    zones, separators = beneath.columns.zones, beneath.columns.separators
    left = zones[first][0]
    after = zones[last + 1][0] if last + 1 < len(zones) else zones[last][1]
    # What stands left of the first column is not known; it is as wide as the step to the next.
    before = zones[first - 1][1] if first else min(left, 2 * zones[0][1] - zones[1][1])
    lowest = (before + zones[last][1]) / 2
    highest = (left + after) / 2
    if last + 1 == len(zones):
        # A table ends where its headings do, which may stand further out than its figures.
        highest = max(highest, (left + beneath.right) / 2)
    if not lowest - 1 <= box.middle_x <= highest + 1:
        return None
    right = separators[last] if last < len(separators) else zones[last][1]
    start = separators[first - 1] if first else left
    return abs((start + right) / 2 - box.middle_x)
