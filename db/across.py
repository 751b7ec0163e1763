"""What two statements of one figure in two papers are to each other: the same, restated, progress, a contradiction."""

from dataclasses import dataclass
from typing import Literal

from .views import COARSEST, RESTATED_AT_MOST

Kinship = Literal["", "same", "restated", "progress", "contradiction"]

STAGE = {"budget": 0, "estimate": 1, "forecast": 1, "provisional": 2, "": 3, "actual": 3, "outturn": 3}
"""How far a figure has come. A target is no stage: it is met or missed, and never becomes the outturn."""


@dataclass(frozen=True, slots=True)
class Told:
    """One paper's statement of a figure."""

    figure: tuple[str, ...]
    """What it is a figure of: area, metric, measure, breakdown, qualifier, period. Empty period: of nothing known."""
    value: float
    status: str
    meeting_date: str
    """ISO; empty where the paper does not say."""
    paper: str
    bound: str = ""


def kinship(one: Told, other: Told) -> Kinship:
    """What ``one`` and ``other`` are to each other, in whichever order they come.

    Empty where nothing can be said: other figures, one paper, a bound (“over 600”), a target beside what happened, a
    later paper that repeats an older forecast.
    """
    if one.figure != other.figure or not one.figure[-1] or one.paper == other.paper or one.bound or other.bound:
        return ""
    if abs(one.value - other.value) <= max(last_place(one.value), last_place(other.value)) / 2:
        return "same"
    if "target" in (one.status, other.status):
        return ""
    earlier, later = sorted((one, other), key=lambda told: told.meeting_date)
    dated = earlier.meeting_date and earlier.meeting_date < later.meeting_date
    before, after = STAGE[earlier.status], STAGE[later.status]
    if before != after:
        return "progress" if not dated or before < after else ""
    if not dated:
        return "contradiction"
    if after < STAGE["outturn"]:
        return "progress"  # a budget revised, a forecast made anew
    change = abs(one.value - other.value) / max(abs(one.value), abs(other.value))
    return "restated" if change <= RESTATED_AT_MOST else "contradiction"


def last_place(value: float) -> float:
    """What the last place of ``value`` that is not zero is worth: to what it may be rounded; a fiftieth at most."""
    if not value:
        return 1.0
    if value == int(value):
        digits = str(abs(int(value)))
        return max(1.0, min(float(10 ** (len(digits) - len(digits.rstrip("0")))), abs(value) / COARSEST))
    return float(10.0 ** -len(f"{value:.6f}".rstrip("0").partition(".")[2]))
