"""A series as a drawing: what has happened solid, what was expected dashed, what was said before as hollow marks.

The drawing is a list of strokes, dots and words in points from the top left, so that the same chart is given out as SVG
and as PNG, and works without any script.
"""

import dataclasses
import datetime
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from . import british
from .statements import Point, Stated

WIDTH, HEIGHT = 860.0, 420.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 78.0, 18.0, 16.0, 42.0
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56707f")
"""Told apart with any colour vision (Okabe and Ito, 2008; the yellow and the grey darkened to be seen on white)."""
SHAPES: tuple[Literal["circle", "square", "diamond", "triangle"], ...] = ("circle", "square", "diamond", "triangle")
_STEPS = (1, 2, 2.5, 5, 10)
_TICKS = 5


@dataclasses.dataclass(frozen=True)
class Stroke:
    """A line through ``points``."""

    points: tuple[tuple[float, float], ...]
    colour: str = ""
    """Empty for the colour of the axes."""
    width: float = 2.0
    dashed: bool = False


@dataclasses.dataclass(frozen=True)
class Dot:
    """A mark that leads to the evidence."""

    x: float
    y: float
    shape: Literal["circle", "square", "diamond", "triangle"]
    colour: str
    filled: bool
    label: str
    """What is said of it: figure, period, status, paper."""
    leads_to: str


@dataclasses.dataclass(frozen=True)
class Words:
    """A text whose base line begins, ends or has its middle at (x, y)."""

    x: float
    y: float
    text: str
    anchor: Literal["start", "middle", "end"] = "start"
    colour: str = ""


@dataclasses.dataclass(frozen=True)
class Drawing:
    """All that is drawn, back to front."""

    width: float
    height: float
    title: str
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]
    words: tuple[Words, ...]


@dataclasses.dataclass(frozen=True)
class Line:
    """One line of a chart: its name and its points in the order of time."""

    name: str
    points: Sequence[Point]


def drawing(lines: Sequence[Line], *, title: str, unit: str) -> Drawing | None:
    """The chart of ``lines``; none where there is nothing to draw."""
    shown = [s for line in lines for point in line.points for s in (point.stands, *point.earlier)]
    if not shown:
        return None
    ticks = value_ticks([s.value for s in shown])
    days = [_day(s.period_end) for s in shown]
    first, last = min(days), max(days)
    if first == last:
        first, last = first - 183, last + 183
    legend_rows = math.ceil(len(lines) / 2)
    height = HEIGHT + 20 * legend_rows

    def across(one: Stated) -> float:
        return _LEFT + 14 + (_day(one.period_end) - first) / (last - first) * (WIDTH - _LEFT - _RIGHT - 28)

    def down(value: float) -> float:
        return _TOP + (ticks[-1] - value) / (ticks[-1] - ticks[0]) * (HEIGHT - _TOP - _BOTTOM)

    strokes = [Stroke(((_LEFT, down(t)), (WIDTH - _RIGHT, down(t))), width=1.4 if t == 0 else 0.4) for t in ticks]
    words = [Words(_LEFT - 8, down(t) + 4, british.axis(t, unit), "end") for t in ticks]
    words += _year_words(first, last)
    dots: list[Dot] = []
    for number, line in enumerate(lines):
        colour, shape = COLOURS[number % len(COLOURS)], SHAPES[number % len(SHAPES)]
        for before, after in pairwise(line.points):
            ends = tuple((across(p.stands), down(p.stands.value)) for p in (before, after))
            strokes.append(Stroke(ends, colour, dashed=not (before.stands.firm and after.stands.firm)))
        for point in line.points:
            for one in point.earlier:
                ends = ((across(one), down(one.value)), (across(point.stands), down(point.stands.value)))
                strokes.append(Stroke(ends, colour, width=0.8))
                dots.append(
                    _dot(one, across(one), down(one.value), shape, colour, said=point.said(one), line=line.name)
                )
        for point in line.points:
            one = point.stands
            dots.append(_dot(one, across(one), down(one.value), shape, colour, said="", line=line.name))
        x, y = _LEFT + (number % 2) * (WIDTH - _LEFT) / 2, HEIGHT + 6 + 20 * (number // 2)
        strokes.append(Stroke(((x, y), (x + 26, y)), colour))
        words.append(Words(x + 34, y + 4, line.name))
    return Drawing(WIDTH, height, title, tuple(strokes), tuple(dots), tuple(words))


def _dot(
    one: Stated,
    x: float,
    y: float,
    shape: Literal["circle", "square", "diamond", "triangle"],
    colour: str,
    *,
    said: str,
    line: str,
) -> Dot:
    value = british.figure(one.value, one.unit, measure=one.measure)
    about = ", ".join(part for part in (said, f"at {british.day(one.period_end)}", one.status) if part)
    label = f"{line}: {value} {about}; {one.document_name}, page {one.page}"
    return Dot(round(x, 1), round(y, 1), shape, colour, not said, label, f"/evidence/{one.observation_id}")


def value_ticks(values: Sequence[float]) -> list[float]:
    """Round numbers that span ``values`` and zero unless zero is far off; at least two."""
    low, high = min(values), max(values)
    if low > 0 and low < 0.6 * high:
        low = 0.0
    if high < 0 and high > 0.6 * low:
        high = 0.0
    if low == high:
        low, high = (min(low, 0.0), max(high, 0.0)) if low else (0.0, 1.0)
    rough = (high - low) / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(s * power for s in _STEPS if s * power >= rough * 0.999)
    start, end = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(n * step, 10) for n in range(start, max(end, start + 1) + 1)]


def _day(iso: str) -> int:
    return datetime.date.fromisoformat(iso).toordinal()


def _year_words(first: int, last: int) -> list[Words]:
    """The years along the bottom, at their first of January, no closer than 60 points."""
    years = range(datetime.date.fromordinal(first).year, datetime.date.fromordinal(last).year + 1)
    every = max(1, math.ceil(len(years) * 60 / (WIDTH - _LEFT - _RIGHT)))
    words = []
    for year in years[::every]:
        at = datetime.date(year, 1, 1).toordinal()
        if first <= at <= last:
            x = _LEFT + 14 + (at - first) / (last - first) * (WIDTH - _LEFT - _RIGHT - 28)
            words.append(Words(x, HEIGHT - _BOTTOM + 22, f"January {year}" if len(years) < 9 else str(year), "middle"))
    return words


Spark = tuple[str, str, tuple[float, float]]
"""A line the size of a word: its firm and its expected part as SVG points, and where it ends."""


def spark(points: Sequence[Point], *, width: float = 110, height: float = 26) -> Spark | None:
    """The history of a figure as a line the size of a word; none where there are fewer than two points."""
    if len(points) < 2:
        return None
    days = [_day(p.stands.period_end) for p in points]
    values = [p.stands.value for p in points]
    low, high = min(values), max(values)
    tall = high - low or 1.0
    places = [
        (
            round(3 + (day - days[0]) / (days[-1] - days[0] or 1) * (width - 6), 1),
            round(3 + (high - value) / tall * (height - 6), 1),
        )
        for day, value in zip(days, values, strict=True)
    ]
    firm = [place for place, p in zip(places, points, strict=True) if p.stands.firm]
    expected = places[max(len(firm) - 1, 0) :]
    return _svg_points(firm), _svg_points(expected if len(expected) > 1 else []), places[-1]


def _svg_points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in places)
