"""Which columns one heading may stand over: those of the rule under it, of what it is centred on or flush with."""

from collections.abc import Mapping, Sequence
from math import inf
from types import MappingProxyType
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
"""The same where it may as well stand over one column, or is flush with a heading of one."""
NOT_ITS_NEXT_LINE = 1.0
"""The same for a heading of one column over something that is not its own next line."""

Span = tuple[int, int]
"""First and last column that a heading stands over."""


class Beneath(NamedTuple):
    """What stands under a line of headings."""

    columns: Columns
    rules: Rules
    tight: float
    """How far apart, in points, two lines of one heading stand."""
    headed: frozenset[int] = frozenset()
    """Columns with a heading on some line below."""
    nearest: Mapping[int, Box] = MappingProxyType({})
    """For each column the lowest heading that stands over it alone."""
    phrases: tuple[tuple[Phrase, Span], ...] = ()
    """All headings below from top to bottom."""

    def with_line(self, line: TextLine, spans: Sequence[Span]) -> "Beneath":
        """The same for the line above ``line``, whose headings stand over ``spans``."""
        own = tuple(zip(line.phrases, spans, strict=True))
        held = {column for first, last in spans for column in range(first, last + 1)}
        alone = {first: phrase.box for phrase, (first, last) in own if first == last}
        return self._replace(
            headed=self.headed | held, nearest=alone | dict(self.nearest), phrases=(*own, *self.phrases)
        )

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

    def is_apart(self, phrase: Phrase, below: Phrase) -> bool:
        """Whether ``below`` stands too far under ``phrase`` to be its next line."""
        return below.box.middle_y - phrase.box.middle_y > PARTED * self.tight


class _Room(NamedTuple):
    """The columns between the upright rules to either side of a heading, and where those stand."""

    first: int
    last: int
    left: float
    right: float
    """Points; infinite where there is no rule."""


def wraps(phrase: Phrase, below: Sequence[Phrase], size: float) -> bool:
    """Whether a heading goes on in small letters in a phrase ``below`` it, under its own middle."""
    return any(under.text[0].islower() and _stacked(phrase, under, size) for under in below)


def _stacked(phrase: Phrase, under: Phrase, size: float) -> bool:
    near = under.box.top - phrase.box.bottom <= STACK_GAP * size
    return near and abs(under.box.middle_x - phrase.box.middle_x) < CENTRED * size


def ways_to_stand(phrase: Phrase, line: TextLine, beneath: Beneath) -> dict[Span, float]:
    """The columns that a heading of ``line`` may stand over, each with how far off, in type sizes, it is."""
    room = _room(phrase.box, beneath)
    told = _ruled(phrase, line, room, beneath) or _of_its_next_line(phrase, line.size, beneath)
    covered = beneath.columns.covered(phrase.box)
    if told is not None:
        return {told: 0.0}
    if not any(column in beneath.headed for column in range(covered[0], covered[1] + 1)):
        return {covered: 0.0}
    if wraps(phrase, [below for below, _ in beneath.under(phrase)], line.size):
        return {covered: 0.0}
    ways = _over_one(phrase, covered[0], room, line.size, beneath) if covered[0] == covered[1] else {}
    for first, last in beneath.columns.spans():
        over = room.first <= first <= covered[0] and covered[1] <= last <= room.last and first < last
        if over and (first, last) != covered:
            off = _off_several(phrase.box, (first, last), line.size, beneath)
            if (first, last) == room[:2]:
                off = min(off, abs((room.left + room.right) / 2 - phrase.box.middle_x) / line.size)
            if off < CENTRED:
                ways[first, last] = off + SEVERAL
    if covered[0] != covered[1]:
        ways = {covered: min(CENTRED, _off_several(phrase.box, covered, line.size, beneath)), **ways}
    whole = {span: off for span, off in ways.items() if not beneath.cut_by(span)}
    return whole or ways


def _over_one(phrase: Phrase, column: int, room: _Room, size: float, beneath: Beneath) -> dict[Span, float]:
    """``column`` alone, or with those beside it that a heading over what is not its next line runs on over."""
    under = beneath.under(phrase)
    off = _off_one(phrase.box, column, under, size, beneath)
    if len(under) == 1 and not beneath.is_apart(phrase, under[0][0]):
        return {(column, column): off}
    ways = {(column, column): off + NOT_ITS_NEXT_LINE}
    if len(under) == 1:
        ways |= _run_on(phrase.box, column, under[0][0].box, room, size, beneath)
    return ways


def _run_on(box: Box, column: int, below: Box, room: _Room, size: float, beneath: Beneath) -> dict[Span, float]:
    """The columns beside ``column`` that a heading flush with it stands over too: those with nothing above the line of
    the heading ``below`` it."""
    topmost: dict[int, Box] = {}
    for other, span in reversed(beneath.phrases):
        topmost |= dict.fromkeys(range(span[0], span[1] + 1), other.box)
    bare = {
        k for k, head in topmost.items() if room.first <= k <= room.last and head.top < below.middle_y < head.bottom
    }
    bare.discard(beneath.columns.label)
    left, right = beneath.columns.zones[column]
    first = last = column
    if min(abs(box.x1 - below.x1), abs(box.x1 - right)) < SURE * size:
        while first - 1 in bare:
            first -= 1
    elif min(abs(box.x0 - below.x0), abs(box.x0 - left)) < SURE * size:
        while last + 1 in bare:
            last += 1
    return {(first, last): FLUSH_OFF} if last > first else {}


def _off_one(box: Box, column: int, under: Sequence[tuple[Phrase, Span]], size: float, beneath: Beneath) -> float:
    """How far off, in type sizes, a heading is from the middle of one column, or from being flush with it."""
    zone = beneath.columns.zones[column]
    offs = [abs(sum(zone) / 2 - box.middle_x) / size + WHITE_OFF]
    offs += [abs(edge - own) / size + FLUSH_OFF for edge, own in zip(zone, (box.x0, box.x1), strict=True)]
    for below, _ in under:
        offs += [abs(below.box.x0 - box.x0) / size + SEVERAL, abs(below.box.x1 - box.x1) / size + SEVERAL]
    nearest = beneath.nearest.get(column)
    if nearest is not None:
        offs.append(abs(nearest.middle_x - box.middle_x) / size)
    return min(offs)


def _off_several(box: Box, span: Span, size: float, beneath: Beneath) -> float:
    """How far off, in type sizes, a heading's middle is from that of several columns."""
    zones = beneath.columns.zones
    left, right = beneath.nearest.get(span[0]), beneath.nearest.get(span[1])
    offs = [abs((zones[span[0]][0] + zones[span[1]][1]) / 2 - box.middle_x) / size + WHITE_OFF]
    if left is not None and right is not None:
        offs.append(abs((left.middle_x + right.middle_x) / 2 - box.middle_x) / size)
        offs.append(abs((left.x0 + right.x1) / 2 - box.middle_x) / size)
    return min(offs)


def _of_its_next_line(phrase: Phrase, size: float, beneath: Beneath) -> Span | None:
    """The columns of the line under a heading that carries it on, where that stands over several."""
    under = beneath.under(phrase)
    if len(under) != 1:
        return None
    below, (first, last) = under[0]
    if first == last or beneath.is_apart(phrase, below) or not _stacked(phrase, below, size):
        return None
    return first, last


def _room(box: Box, beneath: Beneath) -> _Room:
    walls = [rule.at for rule in beneath.rules.vertical if rule.start < box.middle_y < rule.end]
    left = max((x for x in walls if x <= box.middle_x), default=-inf)
    right = min((x for x in walls if x > box.middle_x), default=inf)
    zones = beneath.columns.zones
    inside = [k for k, zone in enumerate(zones) if left < sum(zone) / 2 < right]
    return _Room(inside[0], inside[-1], left, right) if inside else _Room(0, len(zones) - 1, -inf, inf)


def _ruled(phrase: Phrase, line: TextLine, room: _Room, beneath: Beneath) -> Span | None:
    """The columns, several, that a rule right under a heading and no other of its line runs over within its room."""
    box, zones = phrase.box, beneath.columns.zones
    under = _rule_under(box, beneath.rules, line.size)
    if under is None or under.length >= FULL_RULE * (zones[-1][1] - zones[0][0]):
        return None
    start, end = max(under.start, zones[room.first][0]), min(under.end, zones[room.last][1])
    hit = [k for k in range(room.first, room.last + 1) if start - 2 <= sum(zones[k]) / 2 <= end + 2]
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
