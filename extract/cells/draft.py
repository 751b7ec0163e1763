"""A number of a table understood, its sign and period not yet settled."""

from dataclasses import dataclass

from ...schema.figures import Measure
from ...schema.vocabulary import Metric
from .labels import Label
from .metrics import Reading
from .view import Place


@dataclass(frozen=True)
class Draft:
    """A place understood, its sign not yet settled."""

    place: Place
    metric: Metric
    measure: Measure
    reading: Reading
    breakdown: str
    label: Label | None
    """The label that names the metric or the breakdown."""
    value: float = 0.0


def measure_of(place: Place) -> Measure:
    said = next((label.measure for label in (*reversed(place.columns), *reversed(place.rows)) if label.measure), None)
    if said is None:
        return "change" if place.number.direction else "level"
    return "percent_change" if place.unit == "percent" else said


def printed_value(place: Place, measure: Measure) -> float:
    value = place.number.quantity.value
    return abs(value) * place.number.direction if place.number.direction and measure != "level" else value
