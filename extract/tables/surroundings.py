"""What is printed round a table about it: its title, what is said of units, notes above and below."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...schema.record import Box, around
from .draft import Reading
from .text_lines import TextLine, size_of

ABOVE = 3.2
"""White, in type sizes, over which a line above still belongs to the table."""
BELOW = 2.2
"""The same below it."""
CAPTION_LINES = 6
"""Lines above a table in which a numbered caption is looked for."""
TITLE_WORDS = 30
"""A heading above a table with no number is no longer than this."""
STACKED = 0.8
"""White between two lines of one paragraph, in type sizes."""
NOTE_LINES = 12
NOTE_GAP = 0.5
"""White between two lines of one note, in type sizes."""
LARGER = 0.9
"""Points by which the type of a heading is larger than that of the table before it."""
INTRODUCTION_LINES = 5
"""Lines of a sentence such as "The table below sets out …:" that is a table's title for want of another."""

CAPTION = re.compile(
    r"^\W{0,2}(table|tab\.|annex|appendix|schedule|figure|exhibit|statement)\s*[A-Z]{0,3}[\d.]*[A-Za-z]?\b", re.I
)
NUMBERED = re.compile(
    r"^\W{0,2}(table|tab\.|exhibit|schedule|figure|chart)\s+[A-Z]{0,2}[-.]?\d[\d.\-–]*[a-z]?(\W|$)", re.I
)
BRACKETED = re.compile(r"^[(\[][^()\[\]]*[A-Za-z]{3}[^()\[\]]*[)\]]$")
"""A line all in brackets, as "(in thousands of pounds)" between a title and its table."""
NOTE = re.compile(
    r"^(\W{0,2}(source|sources|note|notes|nb|n\.b|key|legend|figures?\s+(in|may|do|are)|totals?\s+may|numbers?\s+may|data)\b"
    r"|[*†‡§#]+|\(?[a-z0-9]{1,2}\)\s|\d{1,2}\s[A-Z]|[¹²³⁴⁵⁶⁷⁸⁹]|(?-i:[a-z]\s[A-Z=])|\(\*+\))",
    re.I,
)
NOTE_WORD = re.compile(r"^\W{0,2}(sources?|notes?|n\.?b\.?|key|legend)\s?[:.\d]", re.I)
STRAIGHT = str.maketrans("‘’`", "'''")
UNIT = re.compile(
    r"(£\s?,?\s?[‘’'`]?\s?,?\s?000s?|[‘’']000s?\b|[£$€]\s?[‘’']?\s?(m|mn|bn|k)\b|[£$€]\s?(million|thousand|billion)s?\b"
    r"|\b(in\s+)?(thousands|millions|billions)(\s+of\s+\w+)?\b|\bper\s?cent\b|\bpercentages?\b"
    r"|\b(all\s+)?figures?\s+(are\s+)?in\s+[^.;)]{1,40}|\(\s?%\s?\)|\(\s?[£$€]\s?\))",
    re.I,
)


class Surroundings(NamedTuple):
    """Title, unit note and notes of a table; empty where nothing was found."""

    title: str = ""
    unit_note: str = ""
    notes: tuple[str, ...] = ()


def surroundings_of(reading: Reading, lines: Sequence[TextLine]) -> Surroundings:
    """What ``lines``, the page's lines outside tables from top to bottom, say of the table."""
    box = _box(reading)
    above = _adjoining(box, lines, up=True)
    below = _adjoining(box, lines, up=False)
    title, notes_above = _title(above)
    if not title:
        title = next((c.text for c in reading.cells if c.row == 0 and NUMBERED.match(c.text)), "")
    notes = [*notes_above, *_notes(below, size=_size(reading))]
    return Surroundings(title, unit_note(reading, [title, *notes_above], notes), tuple(notes))


def _box(reading: Reading) -> Box:
    return around([cell.box for cell in reading.cells if cell.box is not None])


def _adjoining(box: Box, lines: Sequence[TextLine], *, up: bool) -> list[TextLine]:
    """Lines that follow one another away from the table without a wide gap, nearest first."""
    found: list[TextLine] = []
    edge = box.top if up else box.bottom
    ordered = [line for line in lines if line.box.x0 < box.x1 and line.box.x1 > box.x0]
    ordered = sorted(ordered, key=lambda line: line.box.bottom, reverse=True) if up else list(ordered)
    for line in ordered:
        gap = edge - line.box.bottom if up else line.box.top - edge
        if gap < -0.5 * line.size:
            continue
        if gap > (ABOVE if up else BELOW) * max(line.size, 8.0) or len(found) >= NOTE_LINES:
            break
        found.append(line)
        edge = line.box.top if up else line.box.bottom
    return found


def _title(above: Sequence[TextLine]) -> tuple[str, list[str]]:
    """The title in the lines above a table (nearest first), and notes that stand between it and the table."""
    for index, line in enumerate(above[:CAPTION_LINES]):
        if CAPTION.match(line.text) and len(line.words) <= TITLE_WORDS:
            between = list(reversed(above[:index]))
            title = [line.text]
            while between and _carries_title_on(line, between[0]):
                line = between.pop(0)
                title.append(line.text)
            return _spaced(" ".join(title)), [_spaced(x.text) for x in between]
    notes: list[str] = []
    for index, line in enumerate(above[:3]):
        text = _spaced(line.text)
        if UNIT.search(text) and len(line.words) <= 6 and index == 0 and len(above) > 1:
            notes.append(text)
            continue
        if text.endswith(":") or text[:1].islower():
            return _last_sentence(above[index:]), notes
        bold = sum(word.bold for word in line.words) > 0.6 * len(line.words)
        heading = len(line.words) <= TITLE_WORDS and not text.endswith((".", ";", ","))
        if bold or (heading and len(line.words) <= 14):
            title = [text]
            for other in above[index + 1 : index + 3]:
                other_bold = sum(word.bold for word in other.words) > 0.6 * len(other.words)
                if not (bold and other_bold and abs(other.size - line.size) < 0.6):
                    break
                if title and above[index].box.top - other.box.bottom > 0.8 * line.size * len(title):
                    break
                title.insert(0, _spaced(other.text))
            return " ".join(title), notes
        break
    return "", notes


def _last_sentence(above: Sequence[TextLine]) -> str:
    """The sentence that ends in the nearest line above a table, put together from its lines; empty if none begins."""
    text = ""
    for index, line in enumerate(above[:INTRODUCTION_LINES]):
        if index and above[index - 1].box.top - line.box.bottom > STACKED * line.size:
            break
        text = f"{_spaced(line.text)} {text}".strip()
    sentence = re.split(r"(?<=[.?!])\s+(?=[A-Z0-9])", text)[-1]
    return sentence if sentence.endswith(":") and len(sentence.split()) <= TITLE_WORDS else ""


def _carries_title_on(line: TextLine, following: TextLine) -> bool:
    """Whether a caption goes on in the next line: same type, close below."""
    if following.box.top - line.box.bottom > 0.7 * line.size or abs(following.size - line.size) > 0.6:
        return False
    bold = sum(w.bold for w in line.words) > 0.5 * len(line.words)
    other = sum(w.bold for w in following.words) > 0.5 * len(following.words)
    return bold == other


def _size(reading: Reading) -> float:
    """Type size of most words of the table."""
    sizes = sorted(size_of(word) for word in reading.words())
    return sizes[len(sizes) // 2]


def _is_heading(line: TextLine, size: float) -> bool:
    """Whether a line is set larger than the table and bold throughout, as the heading of what follows is: “Note 34”."""
    return line.size > size + LARGER and all(word.bold for word in line.words)


def _notes(below: Sequence[TextLine], *, size: float) -> list[str]:
    notes: list[str] = []
    for index, line in enumerate(below):
        text = _spaced(line.text)
        if CAPTION.match(text) or _is_heading(line, size):
            break
        if NOTE.match(text):
            notes.append(text)
        elif notes and _wraps(below[index - 1], line):
            notes[-1] = f"{notes[-1]} {text}"
        else:
            break
    return notes


def _wraps(line: TextLine, following: TextLine) -> bool:
    """Whether ``following`` is the next line of a note: close below, in the same type."""
    near = following.box.top - line.box.bottom <= NOTE_GAP * line.size
    return near and abs(following.size - line.size) <= 0.6


def unit_note(reading: Reading, titles: Sequence[str], notes: Sequence[str]) -> str:
    """What is said of units or scale: in the title, above the table, in its corner or heading, or in its notes."""
    for text in titles:
        found = UNIT.search(text)
        if found:
            return found.group(0).strip("() ")
    corner = [cell for cell in reading.cells if cell.row < max(1, reading.header_rows) and cell.column == 0]
    for cell in corner:
        found = UNIT.search(cell.text)
        if found:
            return found.group(0).strip("() ")
    said: dict[int, str] = {}
    for cell in reading.cells:
        found = UNIT.search(cell.text) if cell.row < reading.header_rows and cell.column > 0 else None
        if found:
            for column in range(cell.column, cell.last_column + 1):
                said[column] = found.group(0).strip("() ").translate(STRAIGHT)
    plain = {kind for kind in said.values() if kind != "%"}
    if len(plain) == 1 and len(said) >= 0.5 * (reading.columns - 1):
        return plain.pop()
    for text in notes:
        found = UNIT.search(text)
        if found and re.search(r"figures|amounts|values|thousand|million|000", text, re.I):
            return found.group(0).strip("() ")
    return ""


def _spaced(text: str) -> str:
    return " ".join(text.split())
