"""Which lines of a table's body make one row: wrapped labels, numbers beside the middle line, group labels."""

import itertools
from collections.abc import Sequence

from .columns import Columns
from .text_lines import TextLine

NUMERIC_SHARE = 0.6
"""Share of a column's phrases that must be numbers for it to be a column of numbers."""
TIGHT = 0.62
"""A line belongs to the neighbour to which its gap is less than this share of the gap to the other."""
FEWEST_BANDS = 4
"""Rules across the whole table part its rows where they make at least so many bands."""
PARTED = 1.2
"""White tells rows where lines of different rows stand at least this many times as far apart as lines of one."""
SINGLE_SPACED = 1.5
"""Distance of two lines of one cell, in type sizes, at most."""
FEWEST_PARTED = 4
"""Lines from which their distances are compared."""
FULL_ROWS = 0.8
"""Where at least this share of the lines of a table without figures fills every column, each line is a row, whatever
the white between them."""
INDENT = 3.0
"""Points by which a label must stand in to count as indented."""


def numeric_columns(lines: Sequence[TextLine], columns: Columns) -> set[int]:
    """Columns most of whose phrases are numbers, that of the labels apart."""
    seen = [0] * len(columns.zones)
    numbers = [0] * len(columns.zones)
    for line in lines:
        for phrase in line.phrases:
            first, last = columns.covered(phrase.box)
            if first == last:
                seen[first] += 1
                numbers[first] += phrase.is_number
    data = set(range(len(seen))) - {columns.label}
    return {k for k in data if seen[k] and numbers[k] >= NUMERIC_SHARE * seen[k]}


def group_rows(lines: Sequence[TextLine], columns: Columns, *, floors: Sequence[float] = ()) -> list[list[TextLine]]:
    """``lines`` (top to bottom) as rows; a floor (the height of a horizontal rule) always parts two rows."""
    if not lines:
        return []
    numeric = numeric_columns(lines, columns)
    starts = _starts_by_white(lines, columns, numeric) or _starts(lines, columns, numeric)
    rows: list[list[TextLine]] = [[lines[0]]]
    for i in range(1, len(lines)):
        before, line = lines[i - 1], lines[i]
        if starts[i] or any(before.box.middle_y < floor < line.box.middle_y for floor in floors):
            rows.append([line])
        else:
            rows[-1].append(line)
    return _in_bands(rows, columns, numeric, floors)


def _starts_by_white(lines: Sequence[TextLine], columns: Columns, numeric: set[int]) -> list[bool] | None:
    """Where rows begin if wider white parts them than parts the lines of one row; none where white does not tell.

    It tells where lines stand at two distances and every run of close lines holds figures on one line at most.
    """
    figures = [bool(occupied_by(line, columns) & numeric) for line in lines]
    if not any(figures) or len(lines) < FEWEST_PARTED:
        return None
    pitches = [b.box.middle_y - a.box.middle_y for a, b in itertools.pairwise(lines)]
    sizes = sorted(line.size for line in lines)
    single = SINGLE_SPACED * sizes[len(sizes) // 2]
    steps = sorted(pitches)
    for low, high in reversed(list(itertools.pairwise(steps))):
        if high < PARTED * low or low > single:
            continue
        starts = [True, *(pitch > (low + high) / 2 for pitch in pitches)]
        held = [0]
        for begins, has_figures in zip(starts, figures, strict=True):
            if begins:
                held.append(0)
            held[-1] += has_figures
        rows = held[1:]
        if max(rows) == 1 and sum(rows) > 0.5 * len(rows):
            return starts
    return None


def _in_bands(
    rows: list[list[TextLine]], columns: Columns, numeric: set[int], floors: Sequence[float]
) -> list[list[TextLine]]:
    """``rows`` put together band by band, where the rules across the table part its rows throughout."""
    if len(floors) < FEWEST_BANDS:
        return rows
    bands: dict[int, list[list[TextLine]]] = {}
    for row in rows:
        bands.setdefault(sum(1 for floor in floors if floor < row[0].box.middle_y), []).append(row)
    figures = [
        sum(any(columns.covered(p.box)[0] in numeric for line in row for p in line.phrases) for row in band)
        for band in bands.values()
    ]
    if len(bands) < FEWEST_BANDS or sum(count > 1 for count in figures) > 0.1 * len(bands):
        return rows
    return [[line for row in band for line in row] for band in bands.values()]


def occupied_by(line: TextLine, columns: Columns) -> set[int]:
    """The columns in which ``line`` has something."""
    return {columns.covered(phrase.box)[0] for phrase in line.phrases}


def _starts(lines: Sequence[TextLine], columns: Columns, numeric: set[int]) -> list[bool]:
    occupied = [occupied_by(line, columns) for line in lines]
    anchors = [bool(o & numeric) for o in occupied]
    starts = [True] * len(lines)
    label = columns.label
    if not numeric:
        return _starts_of_text(lines, occupied)
    for i, line in enumerate(lines):
        if anchors[i]:
            continue
        above = lines[i - 1] if i else None
        below = lines[i + 1] if i + 1 < len(lines) else None
        gap_up = line.box.top - above.box.bottom if above else 1000.0
        gap_down = below.box.top - line.box.bottom if below else 1000.0
        label_only = occupied[i] == {label}
        if not label_only and label not in occupied[i]:
            # Text beside or under the cells of a row, the label column blank: a wrapped cell.
            if above is not None and gap_up <= gap_down + 1:
                starts[i] = False
            elif below is not None and i + 1 < len(lines):
                starts[i + 1] = False
            continue
        if not label_only:
            continue
        if above is not None and anchors[i - 1] and gap_up < -0.15 * line.size:
            starts[i] = False
            continue
        if below is not None and anchors[i + 1] and gap_down < -0.15 * line.size:
            starts[i + 1] = False
            continue
        if above is not None and label in occupied[i - 1] and _continues(lines, i, gap_up, gap_down):
            starts[i] = False
        if below is not None and label in occupied[i + 1] and _begins_wrapped(line, below, gap_up, gap_down):
            starts[i + 1] = False
    return starts


def _lower_start(line: TextLine) -> bool:
    text = line.phrases[0].text.lstrip("'‘“\"")
    return bool(text) and (text[0].islower() or text[0] in ")&,;" or text.startswith(("(", "of ")))


def _continues(lines: Sequence[TextLine], i: int, gap_up: float, gap_down: float) -> bool:
    """Whether label-only line ``i`` carries on the label above it."""
    line, above = lines[i], lines[i - 1]
    if gap_up > 0.9 * line.size:
        return False
    if above.phrases[0].text.rstrip().endswith(":"):
        return False
    if _lower_start(line) and line.box.x0 >= above.box.x0 - INDENT:
        return True
    indent = line.box.x0 - above.box.x0
    return indent > -INDENT and gap_down > 1 and gap_up < TIGHT * gap_down and not line.words[0].bold


def _begins_wrapped(line: TextLine, below: TextLine, gap_up: float, gap_down: float) -> bool:
    """Whether the label ``line`` is the beginning of the label of the line ``below`` it."""
    if line.phrases[0].text.rstrip().endswith(":") or gap_down > gap_up + 2:
        return False
    return _lower_start(below) and below.box.x0 >= line.box.x0 - INDENT


def are_rows(occupied: Sequence[set[int]]) -> bool:
    """Whether lines, given the columns that each fills, are rows one by one: most fill all columns, three or more."""
    most = max(map(len, occupied), default=0)
    full = sum(0 in own and len(own) == most for own in occupied)
    return most > 2 and full >= FULL_ROWS * len(occupied)


def _starts_of_text(lines: Sequence[TextLine], occupied: list[set[int]]) -> list[bool]:
    """Rows of a table without numbers: a row begins where the first column does, or after a wide gap."""
    gaps = [lines[i].box.top - lines[i - 1].box.bottom for i in range(1, len(lines))]
    tight = min(gaps) if gaps else 0.0
    wide = max(gaps) if gaps else 0.0
    two_sizes = wide > max(2.0, tight * 1.6) and wide - tight > 0.25 * lines[0].size and not are_rows(occupied)
    middle = (tight + wide) / 2
    starts = [True]
    for i in range(1, len(lines)):
        close = two_sizes and gaps[i - 1] <= middle and wide < 3 * lines[0].size
        carried_on = 0 not in occupied[i] or (occupied[i] == {0} and _lower_start(lines[i]))
        starts.append(not close and not carried_on)
    return starts
