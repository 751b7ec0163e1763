"""When a table's figures are of, and what a change is measured from."""

import re
from collections.abc import Sequence

from ...schema.figures import Period
from ...schema.periods import parse_period
from .drafts import Draft
from .labels import Label
from .view import Place, TableView

_PART_OF_YEAR = re.compile(r"(?:[A-Z][a-z]{2,8}|Q[1-4]|Quarter [1-4])\.?")
_MARK = re.compile(r"[*†‡]+(?=\s*$)")

_INSTANT_NATURES = frozenset({"stock", "balance"})


class Periods:
    """The period of each place of a table, and what a change is measured from."""

    def __init__(self, view: TableView, *, lead: Sequence[Label]) -> None:
        self.view = view
        said = [period for label in (*view.title, *lead) for period in label.periods]
        self.common = said[0] if said else None
        self.of_columns = {
            place.cell.column: label.periods[-1]
            for place in view.places
            for label in place.columns
            if label.periods and label.measure is None
        }

    def of(self, draft: Draft) -> Period | None:
        place, metric = draft.place, draft.metric
        labels = [*reversed(place.columns), *reversed(place.rows)]
        own = [label.periods[-1] for label in labels if label.periods and label.measure is None]
        period = self._noted(place) or self._joined(place) or (own[0] if own else None)
        if period is None and draft.place.columns and self._is_comparator(draft):
            return None
        if period is None:
            period = self.view.period_beside(place)
        if period is None and draft.measure != "level":
            period = max(self.of_columns.values(), key=lambda p: p.end, default=None)
        period = period or self.common
        if period is not None and metric.nature in _INSTANT_NATURES and draft.measure == "level":
            return Period(text=period.text, kind="instant", start=period.end, end=period.end)
        return period

    def _joined(self, place: Place) -> Period | None:
        """The month or quarter that one heading names in the year that the other does (“Jan” across, “2018” down)."""
        if not place.rows or not place.columns:
            return None
        row, column = place.rows[-1], place.columns[-1]
        for part, year in ((column, row), (row, column)):
            if year.periods and _PART_OF_YEAR.fullmatch(part.text.strip()):
                return parse_period(f"{part.text} {year.text}", reference=self.view.reader.reference)
        return None

    def _noted(self, place: Place) -> Period | None:
        """The period that a footnote gives for a cell that carries its mark (“5*” · “* part year, to 24 January”)."""
        mark = _MARK.search(place.cell.text)
        if mark is None:
            return None
        notes = [note for note in self.view.table.notes if note.lstrip().startswith(mark.group())]
        periods = [period for note in notes for period in self.view.reader.read(note).periods]
        return max(periods, key=lambda period: period.end) if periods else None

    def start_of(self, draft: Draft) -> str:
        """What a change is measured from, as printed; empty where the table does not say."""
        if draft.measure == "level":
            return ""
        said = [label.base_text for label in (*draft.place.columns, *draft.place.rows) if label.base_text]
        if said:
            return said[0]
        period = self.of(draft)
        earlier = [p for p in self.of_columns.values() if period and p.end < period.end]
        return max(earlier, key=lambda p: p.end).text if earlier else ""

    def _is_comparator(self, draft: Draft) -> bool:
        return any(area.kind != "authority" for label in draft.place.columns for area in label.areas)
