"""Which neighbouring regions are parts of one table: a heading band, a grid, and totals drawn apart."""

import re
from collections.abc import Sequence

from ...schema.document import Word
from ...schema.record import Box, around
from .columns import find_columns
from .regions import Region
from .rules import Lattice, Rules, lattice_of
from .text_lines import YEAR, TextLine, has_digit, is_number, size_of, text_lines

NEAR = 2.4
"""White between two parts of one table, in type sizes."""
HEADING = 1.5
"""Height of a heading between two parts, in type sizes."""
SHARED_WIDTH = 0.6
"""Share of the wider part's width that must lie over the narrower's."""
WORD = re.compile(r"[^\W\d_]{3}")
MIDDLE = 0.03
"""How far from the middle, in widths of the table, a heading between rows may stand."""
SAME_PLACE = 3.0
"""Points within which the upright rules of two grids are the same."""


def joined_regions(regions: Sequence[Region], words: Sequence[Word]) -> list[Region]:
    """``regions`` with those put together that one table is made of; loose lines that join nothing are left out."""
    waiting = sorted(regions, key=lambda region: region.box.top)
    joined: list[Region] = []
    for region in waiting:
        partner = next((other for other in reversed(joined) if _adjoin(other, region, words)), None)
        if partner is None:
            joined.append(region)
        else:
            joined[joined.index(partner)] = _union(partner, region)
    return [region for region in joined if not region.loose]


def _adjoin(above: Region, below: Region, words: Sequence[Word]) -> bool:
    if above.loose and below.loose:
        return False
    size = sorted(size_of(word) for word in below.words)[len(below.words) // 2]
    upper, lower = around([w.box for w in above.words]), around([w.box for w in below.words])
    if lower.top < upper.bottom - size or not _near(upper, lower, size, headings=1):
        return False
    shared = min(above.box.x1, below.box.x1) - max(above.box.x0, below.box.x0)
    if shared < SHARED_WIDTH * max(above.box.width, below.box.width):
        return False
    own = {id(w) for w in above.words} | {id(w) for w in below.words}
    whole = above.box.union(below.box)
    between = [w for w in words if _lies(w.box, upper.bottom, lower.top, whole) and id(w) not in own]
    if between:
        heading = around([w.box for w in between])
        if not (
            _heads_rows(text_lines(between), whole) and _near(upper, heading, size) and _near(heading, lower, size)
        ):
            return False
    elif not _near(upper, lower, size):
        return False
    below_lines = text_lines(below.words)
    above_lines = text_lines(above.words)
    first_rows = below_lines[1:] if _heads_rows(below_lines[:1], whole) else below_lines
    if not _starts_with_figures(first_rows):
        return False
    together = find_columns([*above_lines, *below_lines])
    if together is None:
        return False
    apart = [find_columns(above_lines), find_columns(below_lines)]
    return len(together.zones) >= max((len(columns.zones) for columns in apart if columns is not None), default=2)


def _near(upper: Box, lower: Box, size: float, *, headings: int = 0) -> bool:
    """Whether no more white stands between two boxes than between rows, with so many ``headings`` between them."""
    return lower.top - upper.bottom <= (NEAR + headings * (NEAR + HEADING)) * size


def _lies(box: Box, top: float, bottom: float, whole: Box) -> bool:
    return top - 1 < box.middle_y < bottom + 1 and whole.x0 < box.middle_x < whole.x1


def _heads_rows(lines: Sequence[TextLine], whole: Box) -> bool:
    """Whether ``lines`` are one heading alone in the middle of the table, of the rows below it."""
    alone = len(lines) == 1 and len(lines[0].phrases) == 1 and bool(WORD.search(lines[0].text))
    return alone and abs(lines[0].box.middle_x - whole.middle_x) < MIDDLE * whole.width


def _starts_with_figures(lines: Sequence[TextLine]) -> bool:
    """Whether the first line is a row of figures rather than a heading."""
    after = [phrase.text for phrase in lines[0].phrases[1:]]
    figures = [text for text in after if is_number(text) and not YEAR.match(text)]
    return bool(figures) and len(figures) >= 0.5 * len(after) and any(has_digit(text) for text in figures)


def _union(above: Region, below: Region) -> Region:
    rules = Rules(
        tuple(sorted({*above.rules.horizontal, *below.rules.horizontal})),
        tuple(sorted({*above.rules.vertical, *below.rules.vertical})),
    )
    lattice: Lattice | None = None
    if above.lattice is not None and below.lattice is not None and _same_uprights(above.lattice, below.lattice):
        lattice = lattice_of(rules)
    return Region(
        above.box.union(below.box),
        [*above.words, *below.words],
        rules,
        lattice,
        "aligned" if lattice is None else "grid",
    )


def _same_uprights(above: Lattice, below: Lattice) -> bool:
    return len(above.xs) == len(below.xs) and all(
        abs(a - b) <= SAME_PLACE for a, b in zip(above.xs, below.xs, strict=True)
    )
