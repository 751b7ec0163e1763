"""What is printed where the page readings disagree or saw nothing: small pieces read again, alone and enlarged."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from .pieces import REACH, Piece, Place, cut_out
from .readings import (
    DISPUTED,
    Doubt,
    confidence_of,
    doubt_of,
    has_digit,
    is_well_formed,
    likeliness,
    one_of_same,
    text_of,
)
from .scan import DPI, Scan
from .tesseract import Image, Print, read_images

MOST_PIECES = 160
"""Pieces on a page that are looked at again, 15 ms each and reading."""
DIGITS = "0123456789.,-()%£/"
SINGLE_LINE = 7
"""Tesseract's page mode for an image of one line."""
LEAST_INK, MOST_HEIGHT = 12, 90
"""Pixels: what could be a character at all, from a hyphen to 20 point type."""
WORD_JOIN = 13
"""Pixels (3 points): characters nearer than this are of one piece."""
TRUST_ALONE, ALONE = 0.6, 0.85
"""Confidence that unread ink needs to be believed: where two readings agree, and where a number was read once."""
ADJOINING = 0.45
"""Of the height of a word: ink nearer to it than this belongs to it."""


class Look(NamedTuple):
    """A place to look at again, with what the page readings made of it (nothing for unread ink)."""

    doubt: Doubt
    unread: bool


def look_again(scan: Scan, doubts: Sequence[Doubt], words: Sequence[Print]) -> list[Print]:
    """All words of the page: ``words``, and what stands at the doubtful places and where no reading saw the ink."""
    seen = [*words, *(p for d in doubts for r in d.readings for p in r)]
    kept, pieces = list(words), [Look(d, False) for d in doubts if _is_inked(scan.ink, d)]
    for place in unread_ink(scan.ink, seen):
        broken = [w for w in kept if has_digit(w.text) and _goes_on(w, place)]
        if len(broken) == 1:  # a number whose first or last digit was left out
            kept.remove(broken[0])
            whole = doubt_of([(broken[0],)])
            pieces.append(Look(_around(whole, place), False))
        elif not any(_goes_on(w, place) for w in kept):
            pieces.append(Look(place, True))
    looked, left_out = pieces[:MOST_PIECES], pieces[MOST_PIECES:]
    inked = [_cut_out(scan.ink, p.doubt) for p in looked]
    greys = [_cut_out(scan.soft, p.doubt) for p in looked]
    plain = read_images([piece.image for piece in (*inked, *greys)], mode=SINGLE_LINE, dpi=DPI)
    numeric = [n for n, p in enumerate(looked) if _may_be_number(p, plain[n], plain[n + len(looked)])]
    strict = dict(
        zip(
            numeric, read_images([inked[n].image for n in numeric], mode=SINGLE_LINE, dpi=DPI, only=DIGITS), strict=True
        )
    )
    found: list[Print] = []
    for n, piece in enumerate(looked):
        readings = [
            inked[n].placed(plain[n]),
            greys[n].placed(plain[n + len(looked)]),
            inked[n].placed(strict.get(n, [])),
        ]
        found.extend(_settled(piece, [r for r in readings if r]))
    for piece in left_out:
        found.extend(_settled(piece, []))
    return kept + found


def _is_inked(ink: Image, place: Doubt) -> bool:
    """Whether anything is printed there at all: Tesseract sees letters in the ghosts of erased rulings."""
    return bool((ink[int(place.top) : int(place.bottom) + 1, int(place.left) : int(place.right) + 1] < 128).any())


def _cut_out(image: Image, doubt: Doubt) -> Piece:
    return cut_out(image, Place(*doubt[:4]), line_height=doubt.bottom - doubt.top)


def _goes_on(word: Print, place: Doubt) -> bool:
    """Whether unread ink stands right beside a word, as a part of it would."""
    height = word.bottom - word.top
    level = min(word.bottom, place.bottom) - max(word.top, place.top)
    gap = max(place.left - word.right, word.left - place.right)
    return level > 0.5 * min(height, place.bottom - place.top) and gap < ADJOINING * height


def _around(doubt: Doubt, place: Doubt) -> Doubt:
    return doubt._replace(
        left=min(doubt.left, place.left),
        top=min(doubt.top, place.top),
        right=max(doubt.right, place.right),
        bottom=max(doubt.bottom, place.bottom),
    )


def unread_ink(ink: Image, words: Sequence[Print]) -> list[Doubt]:
    """Pieces of print, of the size of characters, that none of ``words`` covers. ``ink``: black on white."""
    black = cv2.bitwise_not(ink)
    for word in words:
        x0, y0 = max(0, int(word.left) - REACH), max(0, int(word.top) - REACH)
        black[y0 : int(word.bottom) + REACH + 1, x0 : int(word.right) + REACH + 1] = 0
    joined = cv2.morphologyEx(black, cv2.MORPH_CLOSE, np.ones((3, WORD_JOIN), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    typical = float(np.median([w.bottom - w.top for w in words])) if words else 36.0
    found = []
    for number in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[number][:5])
        small = h < 0.55 * typical or h > min(MOST_HEIGHT, 2 * typical)
        if small or area < LEAST_INK or w < 0.12 * h or w > 12 * h or area < 0.12 * w * h:
            continue
        found.append(Doubt(float(x), float(y), float(x + w), float(y + h), ()))
    return found


def _may_be_number(piece: Look, *readings: list[Print]) -> bool:
    texts = [text_of(r) for r in (*piece.doubt.readings, *readings) if r]
    letters = sum(sum(c.isalpha() for c in t) > 2 for t in texts)
    return not texts or letters < len(texts) / 2


def _settled(piece: Look, again: list[tuple[Print, ...]]) -> list[Print]:
    """The reading that most agree on; the likeliest where none agree."""
    readings = [r for r in piece.doubt.readings if r] + again
    if not readings:
        return []
    chosen: Sequence[Print]
    votes = Counter(text_of(r) for r in readings)
    text, most = max(
        votes.items(), key=lambda item: (item[1], max(likeliness(r) for r in readings if text_of(r) == item[0]))
    )
    if most == 1:
        chosen = max(readings, key=likeliness)
    else:
        same = [r for r in readings if text_of(r) == text]
        chosen = one_of_same(*same)
        if len(chosen) == 1:
            chosen = next((r for r in same if r in piece.doubt.readings), chosen)
    agreed = votes[text_of(chosen)] > 1
    if piece.unread:
        certain = ALONE if is_well_formed(text_of(chosen)) else 1.0
        sure = confidence_of(chosen) >= (TRUST_ALONE if agreed else certain)
        if not sure or not any(c.isalnum() for c in text_of(chosen)):
            return []
    elif _is_number_lost(piece.doubt, chosen) and not agreed and confidence_of(chosen) < TRUST_ALONE:
        return []
    factor = 1.0 if agreed else DISPUTED
    return [p._replace(confidence=p.confidence * factor) for p in chosen]


def _is_number_lost(doubt: Doubt, chosen: Sequence[Print]) -> bool:
    return not has_digit(text_of(chosen)) and any(has_digit(text_of(r)) for r in doubt.readings)
