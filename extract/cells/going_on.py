"""Which rows go on with what the row above is of: “of which”, “% change”, “Target”, “England”?"""

from collections.abc import Mapping

from ...schema.vocabulary import Metric
from .labels import Label
from .metrics import unit_suits
from .view import Place, TableView

_CHANGE_WORDS = frozenset(
    {"change", "increase", "decrease", "rise", "fall", "growth", "movement", "difference", "annual"}
)
_WHOSE_TARGET = frozenset(
    {
        *("target", "targets", "trajectory", "milestone", "ambition", "goal", "planned", "expected", "agreed"),
        *("improvement", "board", "plan", "corporate", "internal", "stretch", "our", "national", "statutory", "annual"),
    }
)
_RATES = frozenset({"share", "bare_rate"})


class RowsAbove:
    """The rows of a table, to be asked which of them a row goes on with."""

    def __init__(self, view: TableView) -> None:
        first: dict[int, Label] = {}
        for cell in view.table.cells:
            if cell.row >= view.table.header_rows and cell.text.strip():
                first.setdefault(cell.row, view.reader.read(cell.text))
        self._labels: Mapping[int, Label] = first | {
            place.cell.row: place.rows[-1] for place in view.places if place.rows
        }

    def row_of(self, place: Place) -> int | None:
        """The row that ``place`` says no more about than a part, a change, a target or a comparator; None for a row
        that speaks for itself, or that stands below none."""
        label = self._labels.get(place.cell.row)
        if label is None or not goes_on(label):
            return None
        above = sorted((row for row in self._labels if row < place.cell.row), reverse=True)
        changes = label.measure is not None
        return next(
            (r for r in above if not goes_on(self._labels[r]) or (changes and is_comparison(self._labels[r]))), None
        )


def goes_on(label: Label) -> bool:
    return label.is_part or _is_bare_change(label) or is_comparison(label)


def may_compare(label: Label, metric: Metric, unit: str) -> bool:
    """Whether a row ``label`` with numbers in ``unit`` may be of ``metric``: a rate is none of a count."""
    return not is_comparison(label) or (
        unit_suits(metric.unit, unit) and not (metric.unit == "count" and label.concepts & _RATES)
    )


def is_comparison(label: Label) -> bool:
    """Whether a label says only whose figure the row is of, or that it is the target: the same figure of others."""
    if label.measure is not None or not label.concepts <= _RATES:
        return False
    left = set(label.rest.split())
    return bool(label.areas and not left) or (label.status == "target" and left <= _WHOSE_TARGET)


def _is_bare_change(label: Label) -> bool:
    return label.measure is not None and set(label.rest.split()) <= _CHANGE_WORDS and label.concepts <= {"share"}


def is_bare_period(label: Label) -> bool:
    """Whether a label says no more than when: a row of a series."""
    return bool(label.periods) and not label.rest and not label.concepts
