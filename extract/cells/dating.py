"""When a table's figures are of, and what a change is measured from."""

import datetime
import re
from collections.abc import Sequence

from ...schema.figures import Period
from ...schema.periods import parse_period
from ...schema.vocabulary import Metric
from .drafts import Draft
from .labels import Label
from .view import Place, TableView

_PART_OF_YEAR = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|(?:q|quarter )[1-4])\.?",
    re.IGNORECASE,
)
_MARK = re.compile(r"[*†‡]+(?=\s*$)")

_YEARS = frozenset({"financial_year", "academic_year", "calendar_year"})
_INSTANT_NATURES = frozenset({"stock", "balance"})


class Periods:
    """The period of each place of a table, and what a change is measured from."""

    def __init__(self, view: TableView, *, lead: Sequence[Label]) -> None:
        self.view = view
        self.of_title = next((period for label in view.title for period in label.periods), None)
        self.of_lead = next((period for label in lead for period in label.periods), None)
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
        if period is None and self._is_comparator(draft):
            # A scorecard dates the council's own values beside them; its comparators are of no stated date.
            return None if self.view.period_columns else self._of_table(metric)
        if period is None:
            period = self.view.period_beside(place)
        if period is None and (draft.measure != "level" or any(label.status == "target" for label in labels)):
            period = max(self.of_columns.values(), key=lambda p: p.end, default=None)
        period = period or self._of_table(metric)
        if period is not None and metric.nature in _INSTANT_NATURES and draft.measure == "level":
            opening = period.kind in _YEARS and any("opening" in label.concepts for label in place.rows)
            day = period.start if opening else period.end
            return Period(text=period.text, kind="instant", start=day, end=day)
        return period

    def _of_table(self, metric: Metric) -> Period | None:
        """What the title or the words before the table say. Money of a year reported “at period 8” is the year's."""
        period = self.of_title or self.of_lead
        if period is None or metric.unit != "gbp" or metric.nature in _INSTANT_NATURES or period.kind in _YEARS:
            return period
        if period.kind == "span":
            return period
        first = period.end.year if period.end.month >= 4 else period.end.year - 1
        return Period(
            text=period.text,
            kind="financial_year",
            start=datetime.date(first, 4, 1),
            end=datetime.date(first + 1, 3, 31),
        )

    def _joined(self, place: Place) -> Period | None:
        """The month or quarter that one heading names in the year that another does: “Jan” across and “2018” down, or
        “Apr” below a corner or title of “2022/23”."""
        for part in (*place.columns[-1:], *place.rows[-1:]):
            if part.periods or not _PART_OF_YEAR.fullmatch(part.text.strip()):
                continue
            for year in (*place.rows[-1:], *place.columns[:-1], *self.view.title):
                if year is not part and year.periods:
                    return _part_of_year(part.text, year.periods[-1], reference=self.view.reader.reference)
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

    @staticmethod
    def _is_comparator(draft: Draft) -> bool:
        return any(area.kind != "authority" for label in draft.place.columns for area in label.areas)


def _part_of_year(part: str, year: Period, *, reference: datetime.date | None) -> Period | None:
    """The month or quarter ``part`` of ``year``: “Feb” of 2022/23 is in 2023, “Q3” of 2022/23 ends in December."""
    whole = parse_period(f"{part} {year.text}", reference=reference)
    if whole is not None and year.start <= whole.start and whole.end <= year.end:
        return whole
    for calendar in (year.start.year, year.end.year):
        month = parse_period(f"{part} {calendar}", reference=reference)
        if month is not None and year.start <= month.start and month.end <= year.end:
            return month
    return None
