"""How the words of a page stand together: in lines, and within a line in phrases that a wide gap keeps apart."""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...schema.document import Word
from ...schema.record import Box, around

SAME_LINE_OVERLAP = 0.55
"""Share of the lower word's height that must overlap a line: a label wrapped over two lines with its numbers half a
line down (overlap 0.5) must stay three lines, a raised footnote mark (0.6 and more) must not."""
FAR = 30.0
"""Points above a word beyond which no line can be its own, however tall its type."""
LEAST_HEIGHT = 0.1
"""Points below which a word has no height that a share could be taken of."""
PHRASE_GAP = 0.75
"""Gap that ends a phrase, in type sizes: a space is 0.25 to 0.33 of the size, stretched by justified setting to 0.7."""
NUMBER_GAP = 0.5
"""The same between two numbers, which are not justified; thousands set apart by a space (0.25 to 0.4) stay one."""
STRETCHED = 2.2
"""In a line of prose a gap must also be this many times the line's usual gap."""
PROSE_WORDS = 8
"""Words in a phrase from which it is read as running text rather than as a cell."""
ASKED_AGAIN = 4096
"""Texts of which it is kept whether they are numbers: every reading of a table asks it of every cell."""

NUMBER = re.compile(
    r"""^[\[(]?[-–—−+<>~±]?\s?[£$€¥]?\s?[-–−+]?\s?[\[(]?[£$€]?\s?
        (\d{1,3}([,.\s’']\d{3})+|\d+)([.,·]\d+)?\s?
        ([%‰mkM]|bn|pp|per\s?cent)?\s?[\])]?\s?%?\s?([a-zA-Z*†‡#]{1,2}|\(\w{1,2}\)|\*+)?$""",
    re.VERBOSE,
)
MARKS = re.compile(
    r"^([-–—−.·*†‡…:]{1,3}|n\.?/?\s?a\.?|N/?A|nil|Nil|NIL|x|X|z|c|u|\(-+\)|[£$€]|[£$€]\s?[-–—−]+|[-–—−]\s?%|:)$"
)
THOUSANDS = re.compile(r"^\(?[£$€]?\s?[‘’'`,]*0{3}[‘’']?s?\)?$")
"""``£000``, ``£'000s``: a unit over a column, not a number."""
YEAR = re.compile(r"^(19|20)\d\d(\s?[-–/]\s?((19|20)?\d\d))?\s?\W{0,3}\w?\W?$")
SIGNS = "$£€"
DOTS = ".…·_•"
LEADER = re.compile(r"^[.…·_•\s]{3,}$|^(\.\s?){3,}$")
CURRENCY = re.compile(r"^[-–(]?[$£€]$")
CLOSING = re.compile(r"^([%)]|\)%|%\))$")
ENUMERATOR = re.compile(r"^([•◦▪●○■□➢❖✓·o*\uf0b7-]|[-–—]|\(?[a-zA-Z0-9ivx]{1,4}[.)]|\d+(\.\d+)*\.?)$")


class Phrase(NamedTuple):
    """Neighbouring words of one line without a wide gap between them."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def is_number(self) -> bool:
        """A number or what stands for one (a dash, ``n/a``, a statistical symbol)."""
        return is_number(self.text)

    @property
    def is_year(self) -> bool:
        return bool(YEAR.match(self.text))


class TextLine(NamedTuple):
    """Words on one base line, as phrases from left to right."""

    phrases: tuple[Phrase, ...]
    box: Box
    size: float
    """Type size in points, the median of the words'."""

    @property
    def words(self) -> list[Word]:
        return [word for phrase in self.phrases for word in phrase.words]

    @property
    def text(self) -> str:
        return " ".join(phrase.text for phrase in self.phrases)


@functools.lru_cache(maxsize=ASKED_AGAIN)
def is_number(text: str) -> bool:
    """Whether ``text`` is one number as tables print it, or a mark standing for a missing one."""
    text = text.strip()
    if THOUSANDS.match(text):
        return False
    return bool(NUMBER.match(text) or MARKS.match(text))


def has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def size_of(word: Word) -> float:
    """Type size of ``word`` in points, from its box where the reader gave none."""
    return word.size if word.size > 0 else word.box.height


def words_inside(words: Sequence[Word], box: Box) -> list[Word]:
    """Those of ``words`` whose middle lies in ``box``."""
    left, top, right, bottom = box
    return [
        word
        for word in words
        if left <= ((at := word.box).x0 + at.x1) / 2 <= right and top <= (at.top + at.bottom) / 2 <= bottom
    ]


def text_lines(words: Sequence[Word], *, walls: Sequence[tuple[float, float, float]] = ()) -> list[TextLine]:
    """The lines of ``words`` from top to bottom; no phrase runs through a wall (x, top, bottom)."""
    if len(words) == 1:
        return [_line(words, walls)]
    lines = [_line(row, walls) for row in _rows(words)]
    return sorted(lines, key=_place)


class SetWords:
    """Words set together. Their lines are made once, when they are first asked for."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words

    @functools.cached_property
    def lines(self) -> list[TextLine]:
        return text_lines(self.words)


def lines_of_phrases(words: Sequence[Word]) -> Iterator[TextLine]:
    """Those of the lines of ``words`` that a gap may part into phrases, in no order; the others are not made."""
    for row in _rows(words):
        row.sort(key=_left)
        size = min(map(size_of, row))
        narrow, wide = NUMBER_GAP * size, PHRASE_GAP * size
        for before, word in itertools.pairwise(row):
            gap = word.box.x0 - before.box.x1
            if (gap > narrow and (gap > wide or is_number(word.text))) or before.text[0] in DOTS:
                yield _line(row, ())
                break


def _place(item: Word | TextLine) -> tuple[float, float]:
    """How far down the middle is, then how far across it begins."""
    x0, top, _, bottom = item.box
    return (top + bottom) / 2, x0


def _left(word: Word) -> float:
    return word.box.x0


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """``words`` by the line they stand on, in no order within it."""
    rows: list[tuple[float, float, list[Word]]] = []
    last_top, last_bottom, last = float("inf"), 0.0, list[Word]()
    for word in sorted(words, key=_place):
        _, word_top, _, word_bottom = word.box
        height = word_bottom - word_top
        if last_top <= word_top and word_bottom <= last_bottom and height >= LEAST_HEIGHT:
            last.append(word)
            continue
        best, best_overlap = -1, SAME_LINE_OVERLAP
        for index in range(len(rows) - 1, max(-1, len(rows) - 8), -1):
            top, bottom, _ = rows[index]
            if bottom < word_top - FAR:
                break
            overlap = (bottom if bottom < word_bottom else word_bottom) - (top if top > word_top else word_top)
            if overlap <= 0:
                continue
            share = overlap / max(LEAST_HEIGHT, min(bottom - top, height))
            if share > best_overlap:
                best, best_overlap = index, share
                if share >= 1:
                    break
        if best < 0:
            rows.append((word_top, word_bottom, [word]))
        else:
            top, bottom, members = rows[best]
            members.append(word)
            if height > (bottom - top):
                rows[best] = (word_top, word_bottom, members)
        last_top, last_bottom, last = rows[-1]
    return [members for _, _, members in rows]


def _line(words: Sequence[Word], walls: Sequence[tuple[float, float, float]]) -> TextLine:
    if len(words) == 1:
        only = words[0]
        return TextLine((Phrase((only,), only.box),), only.box, size_of(only))
    words = sorted(words, key=_left)
    sizes = sorted(map(size_of, words))
    size = sizes[len(sizes) // 2]
    gaps = [word.box.x0 - before.box.x1 for before, word in itertools.pairwise(words)]
    wide = PHRASE_GAP * size
    if max(gaps) > wide:
        wide = max(wide, _stretched(words, gaps, size))
    narrow = NUMBER_GAP * size  # no nearer words are parted but behind leader dots and at walls
    cuts = [
        k
        for k, (before, word, gap) in enumerate(zip(words, words[1:], gaps, strict=False), start=1)
        if ((gap > narrow or before.text[0] in DOTS) and gap > _widest(before.text, word.text, gap, size, wide))
        or (walls and _walled(before, word, walls))
    ]
    box = around([word.box for word in words])
    if not cuts:
        return TextLine((Phrase(tuple(words), box),), box, size)
    phrases = [tuple(words[start:end]) for start, end in itertools.pairwise([0, *cuts, len(words)])]
    return TextLine(tuple(Phrase(phrase, around([w.box for w in phrase])) for phrase in phrases), box, size)


def _widest(before: str, text: str, gap: float, size: float, wide: float) -> float:
    """The widest gap over which ``text`` carries on the phrase of ``before``; between other words that is ``wide``."""
    limit = wide
    if NUMBER_GAP * size < gap <= wide and is_number(text) and is_number(before):
        limit = NUMBER_GAP * size
    if before[-1] in SIGNS and CURRENCY.match(before) and has_digit(text) and not THOUSANDS.match(text):
        limit = max(limit, 12 * size)
    if text[0] in "%)" and CLOSING.match(text) and has_digit(before):
        limit = max(limit, 2 * size)
    if text[0] in DOTS and LEADER.match(text):
        limit = max(limit, 2 * size)
    elif before[0] in DOTS and LEADER.match(before):
        limit = min(limit, 0.1)
    return limit


def _stretched(words: Sequence[Word], gaps: Sequence[float], size: float) -> float:
    """The gap that ends a phrase in a line of prose, which may be set in wide spaces; 0 in any other line."""
    if len(words) < PROSE_WORDS:
        return 0.0
    letters = sum(not has_digit(word.text) and len(word.text) > 1 for word in words)
    usual = sorted(gaps)[len(gaps) // 2]
    return STRETCHED * usual if letters > 0.7 * len(words) and usual < size else 0.0


def _walled(before: Word, word: Word, walls: Sequence[tuple[float, float, float]]) -> bool:
    """Whether a wall stands between two words."""
    middle, left, right = before.box.middle_y, before.box.middle_x, word.box.middle_x
    return any(left < x < right and top <= middle <= bottom for x, top, bottom in walls)
