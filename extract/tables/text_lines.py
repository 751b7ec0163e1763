"""How the words of a page stand together: in lines, and within a line in phrases that a wide gap keeps apart."""

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...schema.document import Word
from ...schema.record import Box, around

SAME_LINE_OVERLAP = 0.55
"""Share of the lower word's height that must overlap a line: a label wrapped over two lines with its numbers half a
line down (overlap 0.5) must stay three lines, a raised footnote mark (0.6 and more) must not."""
FAR = 30.0
"""Points above a word beyond which no line can be its own, however tall its type."""
PHRASE_GAP = 0.75
"""Gap that ends a phrase, in type sizes: a space is 0.25 to 0.33 of the size, stretched by justified setting to 0.7."""
NUMBER_GAP = 0.5
"""The same between two numbers, which are not justified; thousands set apart by a space (0.25 to 0.4) stay one."""
STRETCHED = 2.2
"""In a line of prose a gap must also be this many times the line's usual gap."""
PROSE_WORDS = 8
"""Words in a phrase from which it is read as running text rather than as a cell."""

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


def is_number(text: str) -> bool:
    """Whether ``text`` is one number as tables print it, or a mark standing for a missing one."""
    text = text.strip()
    if THOUSANDS.match(text):
        return False
    return bool(NUMBER.match(text) or MARKS.match(text))


def has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def size_of(word: Word) -> float:
    """Type size of ``word`` in points, from its box where the reader gave none."""
    return word.size if word.size > 0 else word.box.height


def text_lines(words: Iterable[Word], *, walls: Sequence[tuple[float, float, float]] = ()) -> list[TextLine]:
    """The lines of ``words`` from top to bottom; no phrase runs through a wall (x, top, bottom)."""
    rows: list[tuple[float, float, list[Word]]] = []
    for word in sorted(words, key=lambda w: (w.box.middle_y, w.box.x0)):
        best, best_overlap = -1, SAME_LINE_OVERLAP
        for index in range(len(rows) - 1, max(-1, len(rows) - 8), -1):
            top, bottom, _ = rows[index]
            if bottom < word.box.top - FAR:
                break
            overlap = min(bottom, word.box.bottom) - max(top, word.box.top)
            share = overlap / max(0.1, min(bottom - top, word.box.height))
            if share > best_overlap:
                best, best_overlap = index, share
        if best < 0:
            rows.append((word.box.top, word.box.bottom, [word]))
        else:
            top, bottom, members = rows[best]
            members.append(word)
            if word.box.height > (bottom - top):
                top, bottom = word.box.top, word.box.bottom
            rows[best] = (top, bottom, members)
    lines = [_line(members, walls) for _, _, members in rows]
    return sorted(lines, key=lambda line: (line.box.middle_y, line.box.x0))


def _line(words: list[Word], walls: Sequence[tuple[float, float, float]]) -> TextLine:
    words = sorted(words, key=lambda w: w.box.x0)
    sizes = sorted(size_of(word) for word in words)
    size = sizes[len(sizes) // 2]
    gaps = sorted(b.box.x0 - a.box.x1 for a, b in itertools.pairwise(words))
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    letters = sum(not has_digit(word.text) and len(word.text) > 1 for word in words)
    prose = len(words) >= PROSE_WORDS and letters > 0.7 * len(words)
    wide = max(PHRASE_GAP * size, STRETCHED * usual if prose and usual < size else 0.0)
    phrases: list[list[Word]] = [[words[0]]]
    for before, word in itertools.pairwise(words):
        gap = word.box.x0 - before.box.x1
        limit = wide
        text, text_before = word.text, before.text
        if NUMBER_GAP * size < gap <= wide and is_number(text) and is_number(text_before):
            limit = NUMBER_GAP * size
        if text_before[-1] in SIGNS and CURRENCY.match(text_before) and has_digit(text):
            limit = max(limit, 12 * size)
        if text[0] in "%)" and CLOSING.match(text) and has_digit(text_before):
            limit = max(limit, 2 * size)
        if text[0] in DOTS and LEADER.match(text):
            limit = max(limit, 2 * size)
        elif text_before[0] in DOTS and LEADER.match(text_before):
            limit = min(limit, 0.1)
        middle = (before.box.bottom + before.box.top) / 2
        walled = any(
            before.box.middle_x < x < word.box.middle_x and top <= middle <= bottom for x, top, bottom in walls
        )
        if gap > limit or walled:
            phrases.append([word])
        else:
            phrases[-1].append(word)
    made = tuple(Phrase(tuple(phrase), around([w.box for w in phrase])) for phrase in phrases)
    return TextLine(made, around([word.box for word in words]), size)


def _walled(before: Word, word: Word, walls: Sequence[tuple[float, float, float]]) -> bool:
    """Whether a wall stands between two words."""
    middle, left, right = before.box.middle_y, before.box.middle_x, word.box.middle_x
    return any(left < x < right and top <= middle <= bottom for x, top, bottom in walls)
