"""Where the columns of a table without vertical rules stand, and which of them a phrase belongs to."""

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ...schema.record import Box, around
from .label_column import label_between
from .text_lines import CURRENCY, NUMBER_GAP, Phrase, TextLine

CROSSED = 0.07
"""Share of the rows that may run over a gap between columns (an overlong label, a heading in between)."""
NARROWEST = 2.0
"""Points of white that part two columns when every row respects it."""
WIDER = 1.7
"""A space this many times as wide as the narrowest of a heading parts two headings."""
FLUSH = 2.0
"""Points within which a heading's edge is the edge of its column's text."""
MIDDLE = 0.03
"""How far from the middle, in widths of the table, a line is still centred in it."""
EDGE_LINES = 6
"""Lines from which a left edge that they keep to is no accident."""
EDGE_KEPT = 0.8
"""Share of the lines that must have a word at such an edge, and of those whose word a wide gap sets off."""
EDGE_BEGUN = 0.4
THIN_SUPPORT = 2
"""A column must begin in this many lines of a table of six lines or more; fewer is a stray mark beside a column."""


class Columns(NamedTuple):
    """The columns of a table from left to right: where their text stands, and what parts them."""

    zones: tuple[tuple[float, float], ...]
    separators: tuple[float, ...]
    label: int = 0
    """The column that holds the rows' labels: the first, or one with figures on both its sides, as in a statement that
    prints last year to the left of its labels."""

    def data(self) -> list[tuple[int, int]]:
        """First and last of the columns on either side of the labels, where there are any."""
        sides = [(0, self.label - 1), (self.label + 1, len(self.zones) - 1)]
        return [(first, last) for first, last in sides if first <= last]

    def spans(self) -> list[tuple[int, int]]:
        """All runs of neighbouring columns of which none holds the labels, those of one column among them."""
        return [
            (first, k) for start, end in self.data() for first in range(start, end + 1) for k in range(first, end + 1)
        ]

    @property
    def label_span(self) -> tuple[int, int]:
        """First and last column of what stands over the labels alone."""
        return self.label, self.label

    def is_label(self, box: Box) -> bool:
        """Whether ``box`` stands over the column of labels and no other."""
        return self.covered(box) == self.label_span

    def covered(self, box: Box) -> tuple[int, int]:
        """First and last column that ``box`` stands over (the same one for most cells)."""
        hit = []
        left, _, right, _ = box
        for k, (x0, x1) in enumerate(self.zones):
            shared = (right if right < x1 else x1) - (left if left > x0 else x0)
            if shared > 0.5 and shared > 0.5 * min(right - left, x1 - x0):
                hit.append(k)
        if hit:
            return hit[0], hit[-1]
        at = self.at(box.middle_x)
        return at, at

    def at(self, x: float) -> int:
        """The column that holds ``x``."""
        return sum(1 for separator in self.separators if x > separator)

    def centred(self, box: Box) -> bool:
        """Whether ``box`` stands in the middle of the whole table, as a heading between rows does."""
        left, right = self.zones[0][0], self.zones[-1][1]
        return abs(box.middle_x - (left + right) / 2) < MIDDLE * (right - left) and box.x0 > left + 0.1 * (right - left)


def find_columns(lines: Sequence[TextLine], *, headings: Sequence[TextLine] = ()) -> Columns | None:
    """The columns that the phrases of ``lines`` keep to; none where there are fewer than two.

    ``headings`` are lines that may stand over several columns; they count only in favour of a column few rows fill.
    """
    several = [line for line in lines if len(line.phrases) >= 2]
    numeric = [line for line in several if any(phrase.is_number for phrase in line.phrases[1:])]
    chosen = numeric if len(numeric) >= max(2, 0.4 * len(several)) else several
    if not chosen:
        return None
    chosen = _cut_at_edges(chosen) + _labels_alone(chosen, lines)
    gaps = _supported(_gaps(chosen), chosen, headings)
    if not gaps:
        return None
    separators = tuple((low + high) / 2 for low, high in gaps)
    columns = Columns(tuple((0.0, 0.0) for _ in range(len(separators) + 1)), separators)
    zones: list[list[Phrase]] = [[] for _ in range(len(separators) + 1)]
    for line in chosen:
        for phrase in line.phrases:
            k = columns.at(phrase.box.middle_x)
            low = separators[k - 1] if k else float("-inf")
            high = separators[k] if k < len(separators) else float("inf")
            if phrase.box.x0 >= low - 1 and phrase.box.x1 <= high + 1:
                zones[k].append(phrase)
    if any(not zone for zone in zones):
        return None
    label = label_between([[phrase.text for phrase in zone] for zone in zones]) or 0
    extents = [around([p.box for p in zone]) for zone in zones]
    return Columns(tuple((box.x0, box.x1) for box in extents), separators, label)


def _labels_alone(chosen: Sequence[TextLine], lines: Sequence[TextLine]) -> list[TextLine]:
    """Those of ``lines`` that are labels where none of the ``chosen`` holds one: all labels run over two lines, and
    their figures stand beside the middle."""
    figures = sum(line.phrases[0].is_number for line in chosen)
    if 2 * figures <= len(chosen):
        return []
    left = min(line.box.x0 for line in chosen) - NARROWEST
    labels = [line for line in lines if len(line.phrases) == 1 and line.box.x1 <= left]
    return labels if len(labels) > figures else []


def _cut_at_edges(lines: list[TextLine]) -> list[TextLine]:
    """``lines`` with phrases cut at left edges that nearly all lines keep to and many set off by a wide gap.

    A long text before such an edge leaves no more than a space.
    """
    if len(lines) < EDGE_LINES:
        return lines
    begun: Counter[int] = Counter()
    inner: Counter[int] = Counter()
    for line in lines:
        for phrase in line.phrases:
            begun[round(phrase.words[0].box.x0)] += 1
            for before, word in itertools.pairwise(phrase.words):
                inner[round(word.box.x0)] += not CURRENCY.match(before.text)
    edges = {
        x
        for x in inner
        if sum(begun[x + d] for d in (-1, 0, 1)) >= EDGE_BEGUN * len(lines)
        and sum(begun[x + d] + inner[x + d] for d in (-1, 0, 1)) >= EDGE_KEPT * len(lines)
    }
    return [_cut_before(line, edges) for line in lines] if edges else lines


def _cut_before(line: TextLine, edges: set[int]) -> TextLine:
    phrases: list[Phrase] = []
    for phrase in line.phrases:
        cuts = [k for k, word in enumerate(phrase.words) if k and round(word.box.x0) in edges]
        for start, end in itertools.pairwise([0, *cuts, len(phrase.words)]):
            words = phrase.words[start:end]
            phrases.append(Phrase(words, around([w.box for w in words])))
    return TextLine(tuple(phrases), line.box, line.size)


def _gaps(lines: Sequence[TextLine]) -> list[tuple[float, float]]:
    """Upright strips of white that (nearly) no phrase of ``lines`` crosses."""
    events: list[tuple[float, int]] = []
    for line in lines:
        for phrase in line.phrases:
            events.append((phrase.box.x0, 1))
            events.append((phrase.box.x1, -1))
    events.sort()
    allowed = int(CROSSED * len(lines))
    low_end = min(line.phrases[0].box.x1 for line in lines)
    high_end = max(line.phrases[-1].box.x0 for line in lines)
    gaps: list[tuple[float, float, int]] = []
    depth = 0
    for (x, step), (following, _) in itertools.pairwise(events):
        depth += step
        if depth <= allowed and following - x >= 0.5 and following >= low_end and x <= high_end:
            if gaps and x - gaps[-1][1] < 0.01:
                if depth < gaps[-1][2]:
                    gaps[-1] = (x, following, depth)
            else:
                gaps.append((x, following, depth))
    return [(low, high) for low, high, _ in gaps if high - low >= NARROWEST]


def _supported(
    gaps: list[tuple[float, float]], lines: Sequence[TextLine], headings: Sequence[TextLine]
) -> list[tuple[float, float]]:
    """``gaps`` without those that cut a column no more than a stray mark fills."""
    while gaps and len(lines) >= 6:
        edges = [float("-inf"), *[(low + high) / 2 for low, high in gaps], float("inf")]
        counts = [0] * (len(gaps) + 1)
        for line in [*lines, *headings]:
            for phrase in line.phrases:
                for k in range(len(counts)):
                    if edges[k] <= phrase.box.middle_x < edges[k + 1]:
                        counts[k] += 1
        weak = [k for k, count in enumerate(counts) if count < THIN_SUPPORT]
        if not weak:
            break
        k = weak[0]
        sides = [g for g in (k - 1, k) if 0 <= g < len(gaps)]
        gaps.pop(min(sides, key=lambda g: gaps[g][1] - gaps[g][0]))
    return gaps


def cut_at_columns(line: TextLine, columns: Columns, *, body: bool) -> TextLine:
    """``line`` with phrases parted where a space between words falls between two columns.

    In the body any such space parts; in a heading, which may stand over several columns, only a wide one.
    """
    phrases: list[Phrase] = []
    for phrase in line.phrases:
        first, last = columns.covered(phrase.box)
        if first == last:
            phrases.append(phrase)
            continue
        spaces = [b.box.x0 - a.box.x1 for a, b in itertools.pairwise(phrase.words)]
        cuts = set()
        for k in range(first, last):
            left, right = columns.zones[k][1], columns.zones[k + 1][0]
            fitting = [
                i
                for i, (before, word) in enumerate(itertools.pairwise(phrase.words))
                if word.box.x0 > left - 1 and before.box.x1 < right + 1
            ]
            if not fitting:
                continue
            widest = max(fitting, key=lambda i: spaces[i])
            flush = [
                i
                for i in fitting
                if abs(phrase.words[i].box.x1 - left) < FLUSH and abs(phrase.words[i + 1].box.x0 - right) < FLUSH
            ]
            if flush:
                cuts.add(flush[0] + 1)
            elif body or spaces[widest] > NUMBER_GAP * line.size or spaces[widest] > WIDER * min(spaces):
                cuts.add(widest + 1)
        for start, end in itertools.pairwise([0, *sorted(cuts), len(phrase.words)]):
            words = phrase.words[start:end]
            phrases.append(Phrase(words, around([w.box for w in words])))
    return TextLine(tuple(phrases), line.box, line.size)
