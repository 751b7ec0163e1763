"""Whether a reading is a table at all: no contents list, list of points, running text in columns or chart."""

import itertools
import re

from .draft import DraftCell, Reading, cells_box
from .heading_rows import full_rules
from .regions import Region
from .rules import clustered
from .text_lines import has_digit, is_number

NOT_DIGITS = re.compile(r"[,%£$€]")
FIGURE = re.compile(r"\W{0,2}(figure|chart|map|graph)\b", re.I)
AXIS = 4
"""Evenly stepped numbers that look like the ticks of a chart's axis."""
FEWEST_CELLS = 5
"""Filled cells of a ruled grid without a figure; fewer is a box drawn round a few words."""
FEWEST_TEXTS = 8
"""Cells under the headings of an unruled table without a figure."""
REPEATED = 0.4
"""Different texts among the cells beside the labels, as a share of those cells, where answers repeat."""
WORDY, PAIRED = 20, 4
"""Words to a cell up to which text under plain headings is a table and no running text, in three columns or more and
in two."""
WELL_FORMED = 0.5
"""Share of numbers and words of three letters in a scan's table; charts read as print gave 0.3 to 0.4, tables 0.9."""
DOUBTFUL = 0.65
"""Mean confidence of a scan's table; charts gave 0.55 to 0.59, tables 0.95."""
BOTH = 1.45
"""The two together: charts gave up to 1.4, tables of signs and abbreviations 1.5 and more."""
DATE = 4
"""Words of a date at most: “Tuesday 4 March 2025”."""
SAME = 4.0
"""Points within which two places are the same."""


def is_table(reading: Reading, region: Region) -> bool:
    """Whether a person would call the reading a table."""
    body = [cell for cell in reading.cells if cell.row >= reading.header_rows and cell.words]
    filled = [cell for cell in reading.cells if cell.words]
    if not any(character.isalpha() for cell in filled for character in cell.text):
        return False
    if _is_debris(reading):
        return False
    if _has_an_axis(reading):
        return False
    if reading.found_by != "grid" and _has_axis_title(reading):
        return False
    if reading.found_by == "grid":
        return len(filled) >= FEWEST_CELLS or any(is_number(cell.text) for cell in filled)
    return not (_is_thin_text(reading, body, region) or _is_hung_list(reading, body) or _is_contents(reading, region))


def _is_debris(reading: Reading) -> bool:
    """Whether the words are what a reader of print makes of a picture: doubtful strokes and single letters."""
    read = [word for word in reading.words() if word.read_by == "ocr"]
    if len(read) <= 0.5 * len(reading.words()):
        return False
    formed = sum(has_digit(w.text) or (len(w.text) > 2 and w.text.strip(".,:;()").isalpha()) for w in read)
    shape, sure = formed / len(read), sum(w.confidence for w in read) / len(read)
    return shape < WELL_FORMED or sure < DOUBTFUL or shape + sure < BOTH


def _is_thin_text(reading: Reading, body: list[DraftCell], region: Region) -> bool:
    """Text without figures that keeps to columns too loosely, or stands too bare, to be a table's."""
    if sum(is_number(cell.text) and cell.column > 0 for cell in body) > 1:
        return False
    filled = [cell for cell in reading.cells if cell.words]
    dated = _is_dated(reading)
    body = filled if dated else body
    words = sum(len(cell.words) for cell in body)
    places = reading.columns * max(1, reading.rows - (0 if dated else reading.header_rows))
    head = [word for cell in reading.cells if cell.row < reading.header_rows for word in cell.words]
    bold_head = all(word.bold for word in head) and not all(word.bold for cell in body for word in cell.words)
    top, bottom = cells_box(filled).top, cells_box(filled).bottom
    if _repeats(reading, body) and len(body) >= 0.6 * places:
        return False
    ruled = any(top < rule < bottom for rule in full_rules(region.rules, region.box))
    marked = bold_head or ruled or dated
    wordy = words > (WORDY if reading.columns > 2 else PAIRED) * len(body)
    return wordy or not marked or len(body) < FEWEST_TEXTS or len(body) < 0.7 * places


def _is_dated(reading: Reading) -> bool:
    """Whether all rows, without headings above, begin with a date, a time or the like; in three columns or more."""
    first = [cell.text for cell in reading.cells if cell.column == 0 and cell.words]
    dates = all(has_digit(text) and not is_number(text) and len(text.split()) <= DATE for text in first)
    return dates and reading.columns > 2 and len(first) == reading.rows > 2


def _repeats(reading: Reading, body: list[DraftCell]) -> bool:
    """Whether the cells beside the labels say few different things again and again: yes and no, grades, crosses."""
    texts = [cell.text for cell in body if cell.column > 0]
    several = reading.columns > 2 and len(texts) >= FEWEST_TEXTS
    return several and len(set(texts)) <= REPEATED * len(texts)


def _is_hung_list(reading: Reading, body: list[DraftCell]) -> bool:
    """Points of prose whose figures are hung out to the left."""
    first = [cell for cell in body if cell.column == 0]
    rest = [cell for cell in body if cell.column > 0]
    hung = sum(is_number(cell.text) for cell in first)
    figures = sum(is_number(cell.text) and has_digit(cell.text) for cell in rest)
    return (
        reading.columns <= 3
        and hung > 0.5 * len(first)
        and figures == 0
        and sum(len(cell.words) for cell in rest) > 3 * len(first)
    )


def _is_contents(reading: Reading, region: Region) -> bool:
    """Two columns that are a list of contents: rising page numbers beside their titles."""
    if reading.columns != 2 or (reading.header_rows > 0 and full_rules(region.rules, region.box)):
        return False
    second = [cell.text for cell in reading.cells if cell.column == 1 and cell.words]
    numbers = [int(text) for text in second if text.isdigit()]
    rising = sum(b >= a for a, b in itertools.pairwise(numbers)) >= 0.9 * (len(numbers) - 1)
    return len(numbers) > 2 and len(numbers) > 0.8 * len(second) and rising and max(numbers) < 1000


def _has_an_axis(reading: Reading) -> bool:
    """Whether most numbers are evenly stepped down a column, as the ticks of an upright axis are."""
    columns = _columns(reading)
    if any(_counts_down(begun, labels=k == 0) for k, begun in enumerate(columns)):
        return True
    tick = total = 0
    for cells in columns:
        numbers = [_number(word.text) for cell in cells for word in cell.words]
        values = [number for number in numbers if number is not None]
        total += len(values)
        tick += _evenly_stepped(values)
    return total >= AXIS and tick > 0.6 * total


def _columns(reading: Reading) -> list[list[DraftCell]]:
    """The cells that begin in each column, from top to bottom."""
    columns: list[list[DraftCell]] = [[] for _ in range(reading.columns)]
    for cell in sorted(reading.cells, key=lambda c: c.row):
        columns[cell.column].append(cell)
    return columns


def _has_axis_title(reading: Reading) -> bool:
    """Whether sideways text stands left of all else beside several lines, as the title of an upright axis does."""
    level = [word.box for word in reading.words() if not word.direction]
    left = min((box.x0 for box in level), default=0.0)
    for word in reading.words():
        if word.direction in (90, 270) and word.box.x1 < left + SAME:
            beside = [box.middle_y for box in level if word.box.top < box.middle_y < word.box.bottom]
            if len(clustered(beside, tolerance=SAME)) >= AXIS - 1:
                return True
    return False


def _counts_down(column: list[DraftCell], *, labels: bool) -> bool:
    """Whether a column, the first if one of ``labels``, falls to nought in even steps, as those of an upright axis."""
    cells = [cell for cell in column if cell.words]
    values = [value for cell in cells if (value := _number(cell.text.replace(" ", ""))) is not None]
    if len(values) < (AXIS - 1 if labels else AXIS) or len(values) < 0.7 * len(cells) or values[-1] != 0:
        return False
    steps = {round(a - b, 6) for a, b in itertools.pairwise(values)}
    return len(steps) == 1 and min(steps) > 0


def _number(text: str) -> float | None:
    if text[:1].isalpha():  # most words; "nan" and "inf" would be numbers to ``float``
        return None
    plain = NOT_DIGITS.sub("", text)
    if plain in ("-", "–"):
        return 0.0
    try:
        value = float(plain.strip("()"))
    except ValueError:
        return None
    return -value if plain.startswith("(") else value


def _evenly_stepped(values: list[float]) -> int:
    """How many of ``values`` stand in falling runs of four or more with one step."""
    count, run = 0, 1
    for i in range(1, len(values) + 1):
        step = values[i] - values[i - 1] if i < len(values) else 0.0
        before = values[i - 1] - values[i - 2] if i >= 2 else 0.0
        if step < 0 and (run == 1 or abs(step - before) < 1e-6 * max(1.0, abs(step))):
            run += 1
        else:
            count += run if run >= AXIS else 0
            run = 2 if step < 0 else 1
    return count


def is_key_of_figure(reading: Reading, title: str) -> bool:
    """Whether a reading without a single figure stands under a figure's caption: the key of a chart or map."""
    return bool(FIGURE.match(title)) and not any(has_digit(cell.text) for cell in reading.cells)
