"""Which lines of a page follow one another as the rows of one table may."""

from collections.abc import Sequence
from itertools import pairwise

from .columns import find_columns
from .heading_rows import LONGEST_HEADING
from .row_grouping import numeric_columns
from .surroundings import NOTE_WORD, NUMBERED
from .text_lines import ENUMERATOR, PROSE_WORDS, TextLine, has_digit

WIDEST_GAP = 2.6
"""White between two rows of one table, in type sizes."""
SET_OFF, FURTHER = 0.5, 1.5
"""White above the title or headings of another table, in type sizes and in times the white between the rows before."""
LOOSE = 3
"""Lines without columns (group labels, wrapped cells) that may stand together inside a table."""
FEWEST_ROWS = 3
"""Lines in columns that make a table where no rule says so."""
FEWEST_SURE = 2
"""The same where rules or a caption do."""


def is_tabular(line: TextLine) -> bool:
    """Whether ``line`` looks like a row of a table: several short phrases, not a list item or running text."""
    phrases = line.phrases
    if len(phrases) < 2:
        return False
    if len(phrases[0].text) == 1 and not phrases[0].text.isalnum() and not phrases[0].is_number:
        return False
    if ENUMERATOR.match(phrases[0].text) and len(phrases) == 2 and not phrases[1].is_number:
        return False
    if any(phrase.is_number for phrase in phrases[1:]):
        return True
    return len(phrases) >= 3 or all(len(p.words) < PROSE_WORDS for p in phrases)


def run_end(lines: Sequence[TextLine], start: int) -> int:
    """The last tabular line of the run of lines that begins at ``start``."""
    last = tabular = start
    for i in range(start + 1, len(lines)):
        line, above = lines[i], lines[i - 1]
        if line.box.top - above.box.bottom > WIDEST_GAP * max(line.size, above.size):
            break
        if (NOTE_WORD.match(line.text) or NUMBERED.match(line.text)) and not _is_row_of_figures(line):
            break
        if _begins_anew(lines, start, i) or _is_prose_before_figures(line, lines[start:i]):
            break
        if is_tabular(line):
            if _heads_again(line, lines[start:i]):
                break
            last = tabular = i
        elif _keeps_places(line, lines[tabular]):
            last = tabular = i
        elif _carries_cell_on(line, lines[tabular]):
            last = i
        elif i - last > LOOSE or len(line.words) > 1.5 * PROSE_WORDS:
            break
    return last


def _is_row_of_figures(line: TextLine) -> bool:
    """Whether all but the label of ``line`` are numbers, so that a label such as "Notes" or "Table" begins no note."""
    return len(line.phrases) > 1 and all(phrase.is_number for phrase in line.phrases[1:])


def _is_prose_before_figures(line: TextLine, run: Sequence[TextLine]) -> bool:
    """Whether running text follows lines without a figure: a running head of two parts and what stands under it."""
    head = run[0].phrases
    prose = len(line.phrases) == 1 and len(line.words) > PROSE_WORDS and line.box.x1 > head[1].box.x0 > line.box.x0
    return prose and line.box.x0 < head[0].box.x1 and not any(map(_has_figures, run))


def _begins_anew(lines: Sequence[TextLine], start: int, i: int) -> bool:
    """Whether another table begins with line ``i``: after white, headings over the columns of figures follow."""
    line, run = lines[i], lines[start:i]
    gap = line.box.top - run[-1].box.bottom
    if gap < SET_OFF * line.size or _has_figures(line) or sum(map(_has_figures, run)) < FEWEST_ROWS:
        return False
    gaps = sorted(b.box.top - a.box.bottom for a, b in pairwise(run))
    if gap < FURTHER * gaps[len(gaps) // 2]:
        return False
    following = lines[i : i + LONGEST_HEADING]
    first_row = next((k for k, row in enumerate(following) if _has_figures(row)), 0)
    columns = find_columns(run) if first_row else None
    if columns is None:
        return False
    numeric = numeric_columns(run, columns)
    return any(
        sum(
            (phrase.is_year or not phrase.is_number) and columns.covered(phrase.box)[0] in numeric
            for phrase in row.phrases
        )
        > 1
        for row in following[:first_row]
    )


def _has_figures(line: TextLine) -> bool:
    return any(phrase.is_number and has_digit(phrase.text) and not phrase.is_year for phrase in line.phrases[1:])


def _heads_again(line: TextLine, run: Sequence[TextLine]) -> bool:
    """Whether ``line`` says once more what the headings of the ``run`` above it say: another table begins."""
    if any(phrase.is_number for phrase in line.phrases):
        return False
    first_row = next((k for k, row in enumerate(run) if any(phrase.is_number for phrase in row.phrases[1:])), 0)
    return any(line.text == head.text for head in run[:first_row])


def _keeps_places(line: TextLine, row: TextLine) -> bool:
    """Whether the phrases of ``line``, too long for a row by themselves, all begin where those of ``row`` do."""
    starts = [phrase.box.x0 for phrase in row.phrases]
    near = all(min(abs(x - phrase.box.x0) for x in starts) < 3 for phrase in line.phrases)
    return near and 1 < len(line.phrases) == len(starts)


def _carries_cell_on(line: TextLine, row: TextLine) -> bool:
    """Whether a line is no more than the next line of cells of ``row``, and not of its first alone."""
    starts = [phrase.box.x0 for phrase in row.phrases]
    wordy = [phrase.box.x0 for phrase in row.phrases if len(phrase.words) > 1]
    begun = [min(starts, key=lambda x: abs(x - phrase.box.x0)) for phrase in line.phrases]
    kept = all(abs(x - phrase.box.x0) < 3 for x, phrase in zip(begun, line.phrases, strict=True))
    return kept and any(x in wordy and x != starts[0] for x in begun)
