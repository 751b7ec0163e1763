"""How two readings of one page image become one: what both say stands, what they dispute is marked."""

import bisect
import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from .tesseract import Print
from .type_sizes import type_size

WELL_FORMED = re.compile(r"[-–—+<>~c(£]*\d{1,3}(?:(?:,\d{3})+|\d*)(?:\.\d+)?(?:[kKmM]|bn)?[)%]*[.,;:]?")
DATE = re.compile(r"[(]?\d{1,4}(?:[/.-]\d{1,4}){1,2}[).,;:]?")
SAME_PLACE = 0.5
"""Share of the narrower and of the lower box that two words must have in common to be one word read twice."""
DISPUTED = 0.8
"""Factor on the confidence of a word that the readings dispute."""
INNER = 0.7
"""Share of a word's width: what is narrower and stands inside of it is a part of it, read twice."""
FAINT = 0.35
"""A word that one reading alone saw, with less confidence than this, is dust or part of a picture."""
UNSURE = 0.6
"""A number is read again where neither reading is surer than this, even though they agree; a word where they do not."""
WORD_GAP = 0.2
"""Of the size of the type: what stands between two words at least; a space is 0.22 to 0.28, letters stand 0.1 apart."""
SHAPE = 0.15
"""What a well-formed number is worth against confidence, and a stray sign costs."""
STRAY = set("|_~{}[]\\`^¢©®«»§¥€°")


class Doubt(NamedTuple):
    """A place on the image that should be read again, with what was read there so far."""

    left: float
    top: float
    right: float
    bottom: float
    readings: tuple[tuple[Print, ...], ...]


class Agreed(NamedTuple):
    """One reading out of two."""

    words: list[Print]
    doubts: list[Doubt]
    """Numbers, and unsure words, in dispute; their place is not among ``words``."""


def agree(first: Sequence[Print], second: Sequence[Print]) -> Agreed:
    """The words of both readings, each place once."""
    words: list[Print] = []
    doubts: list[Doubt] = []
    for mine, theirs in _places(without_inner(first), without_inner(second)):
        if not mine or not theirs:
            alone = mine or theirs
            if not any(has_digit(p.text) for p in alone):
                words.extend(p for p in alone if p.confidence >= FAINT and not _is_stray(p.text))
            else:
                doubts.append(doubt_of([tuple(alone)]))
        elif text_of(mine) == text_of(theirs):
            best = one_of_same(mine, theirs)
            if confidence_of(best) < UNSURE and any(has_digit(p.text) for p in best):
                doubts.append(doubt_of([tuple(mine), tuple(theirs)]))
            else:
                words.extend(best)
        elif any(has_digit(p.text) for p in (*mine, *theirs)):
            doubts.append(doubt_of([tuple(mine), tuple(theirs)]))
        else:
            best = max(mine, theirs, key=likeliness)
            if confidence_of(best) < UNSURE:
                doubts.append(doubt_of([tuple(mine), tuple(theirs)]))
            else:
                words.extend(p._replace(confidence=p.confidence * DISPUTED) for p in best)
    return Agreed(words, doubts)


def without_inner(words: Sequence[Print]) -> list[Print]:
    """The words of one reading without those that stand inside of another: a part of it, or the dot of its i, again."""
    kept = []
    rows = sorted(words, key=lambda p: p.top)
    tops = [p.top for p in rows]
    tallest = max((p.bottom - p.top for p in rows), default=0.0)
    for word in words:
        near = rows[bisect.bisect_left(tops, word.top - tallest) : bisect.bisect_left(tops, word.bottom)]
        if not any(_stands_in(word, other) for other in near if other is not word):
            kept.append(word)
    return kept


def _stands_in(word: Print, other: Print) -> bool:
    across = min(word.right, other.right) - max(word.left, other.left)
    down = min(word.bottom, other.bottom) - max(word.top, other.top)
    width = word.right - word.left
    narrower = width < INNER * (other.right - other.left)
    return narrower and across >= 0.9 * width and down >= 0.9 * (word.bottom - word.top)


def has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def is_well_formed(text: str) -> bool:
    """Whether a word is a number or date as papers print them."""
    return bool(WELL_FORMED.fullmatch(text) or DATE.fullmatch(text))


def text_of(words: Sequence[Print]) -> str:
    return "".join(p.text for p in sorted(words, key=lambda p: p.left))


def confidence_of(words: Sequence[Print]) -> float:
    return min(p.confidence for p in words)


def likeliness(words: Sequence[Print]) -> float:
    """Confidence, with what the shape of the text adds or takes."""
    score = sum(p.confidence for p in words) / len(words)
    for word in words:
        if has_digit(word.text):
            score += SHAPE if is_well_formed(word.text) else -SHAPE
        score -= SHAPE * sum(c in STRAY for c in word.text)
    return score


def one_of_same(*readings: Sequence[Print]) -> Sequence[Print]:
    """Of readings of one text the surest; the one in more words where these stand as far apart as words do."""
    parted = [reading for reading in readings if len(reading) > 1 and _narrowest_gap(reading) >= WORD_GAP]
    return max(parted or readings, key=lambda reading: (len(reading) if parted else 0, confidence_of(reading)))


def _narrowest_gap(words: Sequence[Print]) -> float:
    """In sizes of their type."""
    row = sorted(words, key=lambda p: p.left)
    return min(right.left - left.right for left, right in itertools.pairwise(row)) / max(type_size(p) for p in row)


def doubt_of(readings: list[tuple[Print, ...]]) -> Doubt:
    words = [p for reading in readings for p in reading]
    return Doubt(
        min(p.left for p in words),
        min(p.top for p in words),
        max(p.right for p in words),
        max(p.bottom for p in words),
        tuple(readings),
    )


def _is_stray(text: str) -> bool:
    return all(c in STRAY or c in "-–—=.,:;'\"‘’“”" for c in text) and text not in ("-", "–", "—")


def _places(first: Sequence[Print], second: Sequence[Print]) -> list[tuple[list[Print], list[Print]]]:
    """Words of both readings that stand in the same place, put together: one to one, or one to its parts."""
    links: dict[int, set[int]] = {}
    order = sorted(range(len(second)), key=lambda j: second[j].top)
    tops = [second[j].top for j in order]
    tallest = max((p.bottom - p.top for p in second), default=0.0)
    for i, mine in enumerate(first):
        start = bisect.bisect_left(tops, mine.top - tallest)
        for position in range(start, len(order)):
            theirs = second[order[position]]
            if theirs.top > mine.bottom:
                break
            if _same_place(mine, theirs):
                links.setdefault(i, set()).add(order[position])
    groups: list[tuple[list[Print], list[Print]]] = []
    taken: set[int] = set()
    back: dict[int, set[int]] = {}
    for i, partners in links.items():
        for j in partners:
            back.setdefault(j, set()).add(i)
    seen: set[int] = set()
    for i in range(len(first)):
        if i in seen:
            continue
        mine_set, theirs_set, queue = {i}, set[int](), [i]
        while queue:
            for j in links.get(queue.pop(), ()):
                if j not in theirs_set:
                    theirs_set.add(j)
                    new = back[j] - mine_set
                    mine_set |= new
                    queue.extend(new)
        seen |= mine_set
        taken |= theirs_set
        groups.append(([first[k] for k in sorted(mine_set)], [second[k] for k in sorted(theirs_set)]))
    groups.extend(([], [second[j]]) for j in range(len(second)) if j not in taken)
    return groups


def _same_place(a: Print, b: Print) -> bool:
    across = min(a.right, b.right) - max(a.left, b.left)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    return across > SAME_PLACE * min(a.right - a.left, b.right - b.left) and down > SAME_PLACE * min(
        a.bottom - a.top, b.bottom - b.top
    )
