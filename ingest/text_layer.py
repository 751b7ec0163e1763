"""How the characters of a text layer make words: never a number in two, never two columns in one."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from ..schema.document import Ruling, Word
from ..schema.record import Box
from .characters import Characters, Glyph
from .page_frame import PageFrame, quarter

WORD_GAP = 0.11
"""Of the type size: the least white between two words where the file draws no space. A space is 0.25 to 0.33 wide,
condensed type shrinks it to 0.15; kerning stays below 0.1. Over 60 files 0.17 glues 1,379 words that 0.11 parts."""
NUMBER_GAP = 0.17
"""Of the type size: digits drawn in one go stay one number up to here, digits drawn in two goes up to WORD_GAP."""
OVERLAP = -0.3
"""Of the type size: a character may reach this far back over the one before it (kerning, italics)."""
SAME_BASELINE = 0.12
"""Of the type size: baselines nearer than this are one line even where the sizes differ (small capitals)."""
LINE_DRIFT = 0.45
"""Of the type size: farther apart than this two characters are never of one word (raised letters stand 0.33 up)."""
SPACE_AT_LEAST = 0.05
"""Of the type size: a space drawn narrower than this inside a number is none."""
DOUBLED = 0.12
"""Of the type size: text drawn again so near is the same text made bold."""
BAND = 4.0
"""Points: the height of the strips of the page in which repeated text is looked for."""
INSIDE_RULING = 0.1
"""Of the type size: how far a vertical ruling may stand from the joint between two characters that it parts."""

LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "ft"}
SYMBOLS = {
    # Symbol and Wingdings put their glyphs at U+F000 + code; these are the ones office papers use.
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf076": "❖",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0fb": "✗",
    "\uf0e0": "→",
    "\uf0e8": "→",
    "\uf0e7": "←",
    "\uf0e9": "↑",
    "\uf0ea": "↓",
    "\uf0f1": "↑",
    "\uf0f2": "↓",
    "\uf06e": "■",
    "\uf06c": "●",
    "\uf0a3": "≤",
    "\uf0b3": "≥",
    "\uf0b1": "±",
    "\uf02d": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u00ad": "-",
}
WORD_FIELDS = {"text", "box", "size", "bold", "direction"}
"""One set for all words of a text layer: a set of its own for each doubles what a word takes (1.4 KB against 0.6), and
a pack of a thousand pages holds half a million."""
PRINTED = str.maketrans(LIGATURES | SYMBOLS)
NUMERIC = frozenset("0123456789.,")
NUMBER = re.compile(r"[-(]?£?\d{1,3}(,\d{3})*(\.\d+)?[)%]?")
SCRIBBLE = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF])
"""Control and zero-width characters: nothing of them is printed."""


def words_of(
    characters: Characters, *, frame: PageFrame, hidden: bool = False, rulings: Sequence[Ruling] = ()
) -> tuple[Word, ...]:
    """The words of a page in the reading frame ``frame``, line by line from the top.

    ``hidden`` gives the words drawn invisibly instead. Vertical ``rulings`` (same frame) part what they run through.
    """
    reading = frame
    shown = frame._replace(turn=0)
    words: list[Word] = []
    for direction, glyphs in (characters.hidden if hidden else characters.lines).items():
        line_frame = shown.turned(-direction)
        width, height = line_frame.size
        to_reading = (direction + reading.turn) % 360
        cuts = _cuts(rulings, to_reading, reading) if rulings else []
        for piece in _pieces(glyphs, cuts):
            text = _printed(piece)
            if not text:
                continue
            box = Box(piece[0].x0, min(g.top for g in piece), piece[-1].x1, max(g.bottom for g in piece))
            box = box.turned(to_reading, width=width, height=height)
            words.append(_word(text, box, max(g.size for g in piece), piece[0].bold, to_reading))
    if not hidden:
        words.extend(_slanted(characters, reading))
    across, down = reading.size
    page = Box(0, 0, across, down)
    inside = [w for w in words if page.contains_middle(w.box)]
    return tuple(in_lines(inside))


def in_lines(words: Iterable[Word]) -> list[Word]:
    """Words from the top line down, each line from the left; a line is what shares half a type size of height."""
    ordered = sorted(words, key=lambda w: (w.box.middle_y, w.box.x0))
    lines: list[list[Word]] = []
    for word in ordered:
        if lines and word.box.middle_y - lines[-1][0].box.middle_y <= 0.3 * min(
            word.box.height, lines[-1][0].box.height
        ):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [w for line in lines for w in sorted(line, key=lambda w: w.box.x0)]


def _word(text: str, box: Box, size: float, bold: bool, direction: int) -> Word:
    return Word.model_construct(
        WORD_FIELDS,
        text=text,
        box=box.rounded(3),
        size=round(size, 2),
        bold=bold,
        direction=quarter(direction),
        read_by="text layer",
        confidence=1.0,
    )


def _printed(glyphs: Sequence[Glyph]) -> str:
    """What a reader sees of the characters: ligatures opened, bullets as bullets, nothing that has no ink."""
    return unicodedata.normalize("NFC", "".join(g.text for g in glyphs).translate(SCRIBBLE).translate(PRINTED))


def _pieces(glyphs: list[Glyph], cuts: list[tuple[float, float, float]]) -> Iterator[list[Glyph]]:
    """The words of one reading direction, each as its characters from the left."""
    runs = _runs(_once(glyphs))
    for piece in _joined(runs):
        for part in _parted(piece, cuts):
            yield from _two_numbers(part)


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """Without text objects that repeat another one a hair's breadth away, which is how bold type is faked."""
    drawn: dict[tuple[str, int], list[Glyph]] = {}
    kept: list[Glyph] = []
    for _, group in itertools.groupby(glyphs, key=lambda g: g.run):
        members = list(group)
        text, first = "".join(g.text for g in members), members[0]
        near, band = DOUBLED * first.size, int(first.baseline // BAND)
        twins = itertools.chain.from_iterable(drawn.get((text, band + step), ()) for step in (-1, 0, 1))
        if text.strip() and any(
            abs(t.x0 - first.x0) <= near and abs(t.baseline - first.baseline) <= near for t in twins
        ):
            continue
        drawn.setdefault((text, band), []).append(first)
        kept.extend(members)
    return kept


def _runs(glyphs: list[Glyph]) -> list[tuple[list[Glyph], bool]]:
    """Unbroken stretches in the order drawn; the mark says that a space was drawn before the stretch."""
    runs: list[tuple[list[Glyph], bool]] = []
    current: list[Glyph] = []
    spaced = spaced_before = False
    gap_of_run: dict[int, float] = _letter_spacing(glyphs)
    for glyph in glyphs:
        if glyph.text.isspace() or glyph.text == "\u200b":
            spaced = True
            continue
        if current:
            last = current[-1]
            if _continues(last, glyph, spaced=spaced, spacing=gap_of_run.get(glyph.run, 0.0)):
                current.append(glyph)
                spaced = False
                continue
            runs.append((current, spaced_before))
        current, spaced_before, spaced = [glyph], spaced, False
    if current:
        runs.append((current, spaced_before))
    return runs


def _letter_spacing(glyphs: list[Glyph]) -> dict[int, float]:
    """White that a text object sets between all its letters, for those set wide (``A G E N D A``)."""
    spacing: dict[int, float] = {}
    for run, group in itertools.groupby(glyphs, key=lambda g: g.run):
        members = list(group)
        gaps = sorted(
            b.x0 - a.x1 for a, b in itertools.pairwise(members) if not a.text.isspace() and not b.text.isspace()
        )
        if len(gaps) >= 3 and gaps[0] > 0.08 * members[0].size:
            spacing[run] = gaps[len(gaps) // 2]
    return spacing


def _continues(last: Glyph, glyph: Glyph, *, spaced: bool, spacing: float) -> bool:
    size = max(last.size, glyph.size)
    gap = glyph.x0 - last.x1
    rise = abs(last.baseline - glyph.baseline)
    if last.run == glyph.run and last.x0 == glyph.x0 and last.x1 == glyph.x1:
        return True  # the letters of one ligature, which share its box
    if rise > LINE_DRIFT * size or gap < OVERLAP * size:
        return False
    digits = last.text in NUMERIC and glyph.text in NUMERIC
    if spaced:
        return digits and abs(gap) < SPACE_AT_LEAST * size and rise < SAME_BASELINE * size
    limit = NUMBER_GAP if digits and last.run == glyph.run else WORD_GAP
    if gap > limit * size + spacing:
        return False
    # "31st" is one word; "8.4" with a footnote mark 1 is not 8.41.
    return rise <= SAME_BASELINE * size or (
        glyph.text.isalpha() and (last.text.isdigit() or last.baseline == glyph.baseline) and glyph.size < 0.85 * size
    )


def _joined(runs: list[tuple[list[Glyph], bool]]) -> Iterator[list[Glyph]]:
    """Stretches that stand close side by side, in whatever order the file draws them, put together."""
    order = sorted(range(len(runs)), key=lambda i: (runs[i][0][0].baseline, runs[i][0][0].x0))
    lines: list[list[int]] = []
    for index in order:
        first = runs[index][0][0]
        if lines:
            other = runs[lines[-1][0]][0][0]
            if abs(first.baseline - other.baseline) <= SAME_BASELINE * max(first.size, other.size):
                lines[-1].append(index)
                continue
        lines.append([index])
    for line in lines:
        line.sort(key=lambda i: runs[i][0][0].x0)
        current: list[Glyph] = []
        before = -2
        for index in line:
            glyphs, spaced = runs[index]
            in_sequence = index == before + 1  # whether they belong together was decided when they were drawn
            if (
                current
                and not in_sequence
                and not spaced
                and _continues(current[-1], glyphs[0], spaced=False, spacing=0)
            ):
                current = current + glyphs
            else:
                if current:
                    yield current
                current = glyphs
            before = index
        if current:
            yield current


def _cuts(rulings: Sequence[Ruling], to_reading: int, reading: PageFrame) -> list[tuple[float, float, float]]:
    """Rulings across the text, in the frame of the lines: place along the line, top, bottom."""
    width, height = reading.size
    boxes = (r.box.turned(-to_reading, width=width, height=height) for r in rulings)
    return sorted((b.middle_x, b.top, b.bottom) for b in boxes if b.height > b.width)


def _parted(glyphs: list[Glyph], cuts: list[tuple[float, float, float]]) -> Iterator[list[Glyph]]:
    """The word, in two where a ruling stands between two of its characters."""
    start = 0
    if cuts and len(glyphs) > 1:
        left, right, middle = glyphs[0].x0, glyphs[-1].x1, glyphs[0].baseline - 0.3 * glyphs[0].size
        for x, top, bottom in cuts:
            if not left < x < right or not top <= middle <= bottom:
                continue
            for index in range(start + 1, len(glyphs)):
                if glyphs[index - 1].run == glyphs[index].run:
                    continue  # drawn in one go: the ruling is a gridline of a chart behind its label
                joint = (glyphs[index - 1].x1 + glyphs[index].x0) / 2
                if abs(joint - x) <= INSIDE_RULING * glyphs[index].size:
                    yield glyphs[start:index]
                    start = index
                    break
    yield glyphs[start:]


def _two_numbers(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """``1,2345,678`` drawn as two pieces of text is two numbers: parted where both halves are well formed."""
    if glyphs[0].run != glyphs[-1].run and glyphs[0].text in "-(£0123456789":
        text = "".join(g.text for g in glyphs)
        if "," in text and len(text) == len(glyphs) and not NUMBER.fullmatch(text):
            for index in range(1, len(glyphs)):
                changes = glyphs[index - 1].run != glyphs[index].run
                if changes and NUMBER.fullmatch(text[:index]) and NUMBER.fullmatch(text[index:]):
                    yield glyphs[:index]
                    yield glyphs[index:]
                    return
    yield glyphs


def _slanted(characters: Characters, frame: PageFrame) -> Iterator[Word]:
    """Words set at an angle (watermarks), in the order drawn, each with the upright box around it."""
    for spaced, group in itertools.groupby(characters.slanted, key=lambda s: (s[4], s[0].isspace())):
        if spaced[1]:
            continue
        members = list(group)
        text = "".join(m[0] for m in members).translate(SCRIBBLE).translate(PRINTED)
        boxes = [frame.box(*m[1]) for m in members]
        box = Box(
            min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
        )
        if text:
            yield _word(text, box, members[0][2], members[0][3], 0)
