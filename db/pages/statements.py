"""The history of a figure: which statement of each period stands, and what earlier papers said of the same period."""

import dataclasses
import datetime
import functools
from collections.abc import Iterable, Sequence
from typing import Any

from ...schema.quantities import read_cell

FIRM = ("", "actual", "outturn", "provisional")
"""Statuses of what has happened; the rest is what somebody expected, planned or wished."""

WISHED = ("target", "budget")
MOST_EARLIER = 6
"""Other statements of one period that are shown, newest first; the evidence page lists more."""

AHEAD_DAYS = 300
"""A period that ends later after the meeting has not happened. Less proves nothing: a year's stock is printed in it."""

_SAME = 1e-6
"""Relative difference below which two values are the same figure."""


@dataclasses.dataclass(frozen=True)
class Stated:
    """One statement of a figure, as the charts and lists need it."""

    observation_id: str
    area_name: str
    period_end: str
    period_text: str
    value: float
    value_text: str
    unit: str
    status: str
    document_name: str
    meeting_date: str
    page: int
    confidence: float
    checks: str
    measure: str = "level"

    @functools.cached_property
    def firm(self) -> bool:
        """Whether it says what has happened. Nothing has that lies far after the meeting, whatever the words say."""
        return self.status in FIRM and not self._lies_ahead

    @property
    def _lies_ahead(self) -> bool:
        if not self.meeting_date or not self.period_end:
            return False
        end, meeting = (datetime.date.fromisoformat(day) for day in (self.period_end, self.meeting_date))
        return (end - meeting).days > AHEAD_DAYS

    @functools.cached_property
    def rounding(self) -> float:
        """Half a unit of the last printed place, in base units: 50,000 for “£53.0m”; 0 where no number is read."""
        quantity = read_cell(self.value_text)
        if quantity is None or not quantity.printed:
            return 0.0
        return 0.5 * 10.0**-quantity.decimals * abs(self.value) / quantity.printed

    def agrees(self, other: "Stated") -> bool:
        """Whether both say the same, as exactly as each was printed."""
        apart, size = abs(self.value - other.value), max(abs(self.value), abs(other.value))
        if apart <= _SAME * size:
            return True
        # Without a tenth of the size between them at most, no usual rounding can make them one.
        return apart <= 0.1 * size and self.rounding != other.rounding and apart <= max(self.rounding, other.rounding)

    @property
    def adds_up(self) -> bool:
        return "adds up" in (self.checks or "").split(",")


@dataclasses.dataclass(frozen=True)
class Point:
    """A period of a series: the statement that stands and the others that said otherwise, newest first."""

    stands: Stated
    earlier: tuple[Stated, ...] = ()

    def said(self, one: Stated) -> str:
        """How ``one`` of ``earlier`` stands to the statement that stands."""
        return "said elsewhere the same day" if one.meeting_date == self.stands.meeting_date else "said earlier"


COLUMNS = ", ".join(field.name for field in dataclasses.fields(Stated))


def stated(row: Any) -> Stated:
    """A row of ``observations`` as a statement."""
    return Stated(**{field.name: row[field.name] for field in dataclasses.fields(Stated)})


def history(rows: Iterable[Any]) -> dict[tuple[str, str], list[Point]]:
    """Points in the order of their periods for each (area, line), where a line is ``""`` or one of ``WISHED``.

    Of several statements of a period the one of the newest meeting stands; on the same day what has happened goes
    before what was expected, then what adds up, then what is printed to more places, then the surer reading.
    """
    groups: dict[tuple[str, str], dict[str, list[Stated]]] = {}
    for row in rows:
        one = stated(row)
        line = one.status if one.status in WISHED else ""
        groups.setdefault((one.area_name, line), {}).setdefault(one.period_end, []).append(one)
    return {key: [_point(groups[key][end]) for end in sorted(groups[key])] for key in sorted(groups)}


def _point(statements: Sequence[Stated]) -> Point:
    if len(statements) == 1:
        return Point(statements[0])
    ranked = sorted(statements, key=_standing, reverse=True)
    level = [one for one in ranked if _standing(one)[:3] == _standing(ranked[0])[:3]]
    # How exactly it is printed is looked at last, and only where it decides: it has to be read from the words.
    first = min(level, key=lambda one: one.rounding) if len(level) > 1 else ranked[0]
    earlier: list[Stated] = []
    for one in ranked:
        if len(earlier) < MOST_EARLIER and not any(one.agrees(other) for other in (first, *earlier)):
            earlier.append(one)
    return Point(first, tuple(earlier))


def _standing(one: Stated) -> tuple[str, bool, bool, float, str]:
    return (one.meeting_date or "", one.firm, one.adds_up, one.confidence, one.observation_id)
