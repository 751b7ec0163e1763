"""Which drawn pieces of line make one ruling: dotted lines, borders drawn cell by cell, edges along a line."""

from collections.abc import Iterator

from ..schema.document import Ruling
from ..schema.record import Box

SHORTEST = 4.0
"""Points: shorter lines are ticks of charts and parts of drawn letters."""
JOIN = 3.0
"""Points: pieces of one line stand no farther apart (dotted lines, borders drawn cell by cell)."""
STRIP = 6.0
"""Points: the width of the strips in which lines along an edge are looked for; no ruling is thicker."""
ALIGNED = 1.0
"""Points: pieces of one line stand no farther aside."""


def merged(lines: list[tuple[Box, str]]) -> list[Ruling]:
    """Rulings from pieces: those in one line and close to one another put together, what is too short left out.

    An ``edge`` that runs along a drawn line is left out: the line says it.
    """
    rulings: list[Ruling] = []
    drawn: dict[tuple[bool, int], list[Box]] = {}
    for kind in ("line", "image", "edge"):
        for upright in (False, True):
            pieces = [_flip(b) if upright else b for b, k in lines if k == kind and (b.height > b.width) == upright]
            for box in _strips(pieces):
                if box.width < SHORTEST:
                    continue
                place = int(box.middle_y // STRIP)
                if kind == "edge" and any(
                    _covers(line, box) for step in (-1, 0, 1) for line in drawn.get((upright, place + step), ())
                ):
                    continue
                if kind != "edge":
                    drawn.setdefault((upright, place), []).append(box)
                rulings.append(Ruling(box=(_flip(box) if upright else box).rounded(3), kind=kind))
    return rulings


def _strips(pieces: list[Box]) -> Iterator[Box]:
    """Level pieces put together, over the whole page."""
    pieces = sorted(pieces, key=lambda b: b.middle_y)
    start = 0
    while start < len(pieces):
        end = start
        while end < len(pieces) and pieces[end].middle_y - pieces[start].middle_y <= ALIGNED:
            end += 1
        strip = sorted(pieces[start:end])
        current = strip[0]
        for piece in strip[1:]:
            if piece.x0 <= current.x1 + JOIN:
                current = current.union(piece)
            else:
                yield current
                current = piece
        yield current
        start = end


def _covers(line: Box, edge: Box) -> bool:
    grown = Box(line.x0 - JOIN, line.top - ALIGNED, line.x1 + JOIN, line.bottom + ALIGNED)
    return grown.x0 <= edge.x0 and grown.top <= edge.top and edge.x1 <= grown.x1 and edge.bottom <= grown.bottom


def _flip(box: Box) -> Box:
    return Box(box.top, box.x0, box.bottom, box.x1)
