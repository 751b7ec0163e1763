"""Where on a page a table may be: inside meeting rules, or where phrases keep to columns."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...schema.document import Page, Word
from ...schema.record import Box, around
from .beside import side_by_side
from .columns import Columns, find_columns
from .flows import Gutter, gutter_of, parted
from .rules import Lattice, Rule, Rules, interval, lattices, merged_rules, visible_rulings
from .runs import FEWEST_ROWS, FEWEST_SURE, WIDEST_GAP, is_tabular, run_end
from .surroundings import BRACKETED, NUMBERED
from .text_lines import PROSE_WORDS, SetWords, TextLine, lines_of_phrases, size_of, text_lines, words_inside
from .typed_rules import typed_rulings

CAPTION_LINES = 4
"""Lines between a numbered caption and the first row it heads."""
STACKED = 0.6
"""White between two lines of one cell, in type sizes."""
HUNG = 12.0
"""Points by which the second line of a label stands in from the first."""
UNDER_TITLE = 0.3
"""How near, in type sizes, the middle of a title's next line is to its own."""
FRAME = 12.0
"""Height of a frame round a table, in type sizes, at least; a lower box may be the ground of its headings."""
FEWEST_FILLED = 3
"""Filled areas that a lattice needs to be looked at as a table."""


@dataclass(slots=True)
class Region:
    """A part of a page to be read as a table."""

    box: Box
    words: list[Word]
    rules: Rules
    lattice: Lattice | None
    found_by: str
    loose: bool = False
    """A line or two in columns: part of a table beside it or nothing."""


class FreeWords(SetWords):
    """The words of a page that no grid holds. How they are set is found when it is first asked for."""

    @cached_property
    def gutter(self) -> Gutter | None:
        """The white between two columns of them."""
        return gutter_of(self.lines)


def find_regions(page: Page, words: Sequence[Word]) -> tuple[list[Region], FreeWords]:
    """Candidate regions of ``page`` in reading order, and what no grid holds; ``words`` are those that tables may."""
    rules = merged_rules([*visible_rulings(page.rulings, page.shades), *typed_rulings(page.words)])
    found: list[Region] = []
    taken: set[int] = set()
    drawn = lattices(rules)
    tabular = _tabular_lattices(drawn, words)
    for lattice in tabular:
        inside = [w for w in words_inside(words, lattice.box) if id(w) not in taken]
        taken.update(id(w) for w in inside)
        if inside:  # of two grids that overlap the first may have taken all
            found.append(Region(lattice.box, inside, lattice.rules, lattice, "grid"))
    free = FreeWords([w for w in words if id(w) not in taken] if taken else list(words))
    frames = [lattice.box for lattice in drawn if lattice not in tabular and len(lattice.areas) == 1]
    framed = _by_frame(free.words, frames)
    if not found and len(framed) == 1 and _holds_no_rows(free.words):
        return [], free
    obstacles = [region.box for region in found]
    for inside in framed:
        own = free.lines if len(inside) == len(free.words) else text_lines(inside)
        for flow in parted(own, free.gutter) if free.gutter is not None else [own]:
            for part in side_by_side(flow, rules):
                found.extend(_stacks(part, rules, obstacles))
    return sorted(found, key=lambda region: (region.box.top, region.box.x0)), free


def _holds_no_rows(words: Sequence[Word]) -> bool:
    """Whether fewer lines look like rows than any table without a grid has, be they cut at a gutter or not."""
    rows = (line for line in lines_of_phrases(words) if len(line.phrases) > 2 or is_tabular(line))
    return len(list(itertools.islice(rows, FEWEST_SURE))) < FEWEST_SURE


def _by_frame(words: Sequence[Word], frames: Sequence[Box]) -> list[list[Word]]:
    """``words`` by the smallest frame that holds them, those in none last; no table runs through a frame."""
    if not frames:
        return [list(words)] if words else []
    ordered = sorted(frames, key=lambda frame: frame.width * frame.height)
    held: list[list[Word]] = [[] for _ in range(len(ordered) + 1)]
    for word in words:
        held[next((k for k, frame in enumerate(ordered) if frame.contains_middle(word.box)), len(ordered))].append(word)
    for k, frame in enumerate(ordered):
        sizes = sorted(size_of(word) for word in held[k])
        if sizes and frame.height < FRAME * sizes[len(sizes) // 2]:
            held[-1].extend(held[k])
            held[k] = []
    return [inside for inside in held if inside]


def _tabular_lattices(drawn: Sequence[Lattice], words: Sequence[Word]) -> list[Lattice]:
    """Lattices with several filled areas; a frame around others gives way to them."""
    kept = [lattice for lattice in drawn if len(lattice.areas) >= FEWEST_FILLED and _is_filled(lattice, words)]
    return [
        lattice
        for lattice in kept
        if not any(
            other is not lattice and _holds(lattice.box, other.box) and len(other.areas) >= len(lattice.areas)
            for other in kept
        )
    ]


def _is_filled(lattice: Lattice, words: Sequence[Word]) -> bool:
    """Whether ``words`` stand in several areas of ``lattice``."""
    at = lattice.places()
    filled: set[int] = set()
    for word in words_inside(words, lattice.box):
        filled.add(at[interval(lattice.ys, word.box.middle_y), interval(lattice.xs, word.box.middle_x)])
        if len(filled) == FEWEST_FILLED:
            return True
    return False


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x0 - 2 <= inner.x0
        and outer.x1 + 2 >= inner.x1
        and outer.top - 2 <= inner.top
        and outer.bottom + 2 >= inner.bottom
    )


def _stacks(lines: list[TextLine], rules: Rules, obstacles: Sequence[Box]) -> list[Region]:
    """Regions of lines that keep to columns, with the headings above them."""
    regions = []
    start = free = 0
    while start < len(lines):
        if not is_tabular(lines[start]):
            start += 1
            continue
        end = run_end(lines, start)
        found = _region_of(lines, start, end, rules, obstacles, free=free)
        start = end + 1
        if found is not None:
            region, last = found
            regions.append(region)
            start = free = last + 1
    return regions


def _captioned(lines: Sequence[TextLine], start: int) -> bool:
    """Whether a numbered table caption stands a few lines above line ``start``."""
    near = lines[max(0, start - CAPTION_LINES) : start]
    return any(NUMBERED.match(line.text) and line.text.lower().lstrip().startswith("tab") for line in near)


def _region_of(
    lines: Sequence[TextLine], start: int, end: int, rules: Rules, obstacles: Sequence[Box], *, free: int
) -> tuple[Region, int] | None:
    """The region of the run of lines from ``start`` to ``end`` and its last line; lines before ``free`` are taken."""
    run = list(lines[start : end + 1])
    tabular = [line for line in run if is_tabular(line)]
    columns = find_columns(run)
    if columns is None:
        return None
    box = around([line.box for line in run])
    ruled = [r for r in rules.horizontal if _over(r, box) and not any(_is_of(r, o) for o in obstacles)]
    sure = len(ruled) >= 2 or _captioned(lines, start)
    loose = len(tabular) < (FEWEST_SURE if sure else FEWEST_ROWS)
    top = start
    while top > free and start - top < 8:
        above, below = lines[top - 1], lines[top]
        gap = below.box.top - above.box.bottom
        ruled_off = any(above.box.middle_y < r.at < below.box.middle_y for r in ruled)
        over_rule = any(_heads_under(r, above, lines[max(0, top - CAPTION_LINES) : top - 1]) for r in ruled)
        if gap > WIDEST_GAP * above.size:
            break
        over = [columns.covered(p.box) for p in above.phrases]
        short = all(len(p.words) <= PROSE_WORDS for p in above.phrases)
        if ruled_off and not over_rule:
            break
        if not short or (len(above.phrases) == 1 and not (over_rule or over[0][0] > 0)):
            break
        if len(above.phrases) == 1 and not over_rule and _titles(lines[:top], below, columns):
            break
        if above.text.lower().startswith(("table", "figure", "chart")) or BRACKETED.match(above.text):
            break
        top -= 1
    run = list(lines[top : end + 1])
    bottom = end
    while bottom + 1 < len(lines):
        line, above = lines[bottom + 1], lines[bottom]
        below_rule = any(
            r.at > line.box.middle_y and r.at - line.box.bottom < 3 * line.size and r.length > 0.7 * box.width
            for r in ruled
        )
        if not below_rule or line.box.top - above.box.bottom > line.size:
            break
        bottom += 1
    while bottom + 1 < len(lines) and _ends_last_row(lines[bottom + 1], lines[bottom]):
        bottom += 1
    run = list(lines[top : bottom + 1])
    box = around([line.box for line in run])
    inside = [w for line in run for w in line.words]
    outer = Box(box.x0, box.top - 8, box.x1, box.bottom + 8)
    return Region(box, inside, rules.within(outer, slack=8), None, "aligned", loose), bottom


def _heads_under(rule: Rule, line: TextLine, before: Sequence[TextLine]) -> bool:
    """Whether ``line`` may be a heading under a table's top rule: near it and no wider, with no running text between
    them."""
    near = rule.at < line.box.middle_y and line.box.top - rule.at < 4 * line.size
    near = near and rule.start <= line.box.x0 + line.size and line.box.x1 <= rule.end + line.size
    return near and not any(
        rule.at < other.box.middle_y and any(len(phrase.words) > PROSE_WORDS for phrase in other.phrases)
        for other in before
    )


def _titles(lines: Sequence[TextLine], below: TextLine, columns: Columns) -> bool:
    """Whether the last of ``lines`` is a title rather than the heading of columns: wide, and larger or bolder than what
    follows, or centred under such a line."""
    line = lines[-1]
    before = lines[-2] if len(lines) > 1 and len(lines[-2].phrases) == 1 else None
    if before is not None and abs(before.box.middle_x - line.box.middle_x) < UNDER_TITLE * line.size:
        near = line.box.top - before.box.bottom < line.size
        if near and columns.centred(line.box) and _titles(lines[:-1], line, columns):
            return True
    first, last = columns.covered(line.phrases[0].box)
    if first == last and line.box.width <= columns.zones[first][1] - columns.zones[first][0]:
        return False
    if line.size > below.size + 0.4:
        return True
    left, right = columns.zones[0][0], columns.zones[-1][1]
    over_data = abs(line.box.middle_x - (columns.zones[1][0] + right) / 2) < abs(line.box.middle_x - (left + right) / 2)
    return not over_data and all(word.bold for word in line.words) and not any(word.bold for word in below.words)


def _ends_last_row(line: TextLine, above: TextLine) -> bool:
    """Whether ``line`` under a table carries on its last row ``above``: close, in small letters, below its cells."""
    if line.box.top - above.box.bottom > STACKED * line.size or abs(line.size - above.size) > 0.5:
        return False
    return all(
        phrase.text[0].islower() and min(abs(p.box.x0 - phrase.box.x0) for p in above.phrases) <= HUNG
        for phrase in line.phrases
    )


def _is_of(rule: Rule, grid: Box) -> bool:
    """Whether a rule is one of those of a grid."""
    return grid.top - 2 <= rule.at <= grid.bottom + 2 and grid.x0 - 2 <= rule.start and rule.end <= grid.x1 + 2


def _over(rule: Rule, box: Box) -> bool:
    shared = min(rule.end, box.x1) - max(rule.start, box.x0)
    return shared > 0.6 * rule.length and box.top - 60 < rule.at < box.bottom + 30
