"""When a table's figures are of, and what a change is measured from."""

import datetime
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

from ...schema.council_calendar import financial_year_holding
from ...schema.figures import Period
from ...schema.vocabulary import Metric
from ..reported import dates
from .draft import Draft
from .kinds_of_years import year_meant
from .labels import Label
from .legend import period_of_comparators
from .parts_of_years import bare_part, dated_in_order, day_of_year, part_of_year
from .relative_periods import counted_from, to_date
from .view import Place, TableView

_MARK = re.compile(r"[*†‡]+(?=\s*$)")

_REPORTED_AT = re.compile(
    r"\b(?:at|as at|as of|reported in)\s(?:the end of\s)?(?:Q|quarter|qtr|period|month|P|M)\s?\d"
    r"|\b(?:Q|quarter|qtr|period|month|P|M)\s?\d{1,2}\s(?:forecast|projection|outturn|variance|position|monitoring)",
    re.IGNORECASE,
)
"""“Overspend at Q1”, “P6 forecast”: when the year's money was reported."""
_PERIOD_NUMBER = re.compile(r"(?:period|P|month|M)\s?\d{1,2}", re.IGNORECASE)
_CARRIED_TO = re.compile(r"\b(?:carr(?:y|ied)[\s-]?forward|c/?f(?:wd)?)\s(?:in)?to\s(?:the\s)?(?=\d|FY)", re.IGNORECASE)
_BROUGHT_FROM = re.compile(r"\b(?:brought[\s-]?forward|b/?f(?:wd)?)\sfrom\b", re.IGNORECASE)
"""A balance brought forward from a year is that of its end."""

_SPANS = (
    (re.compile(r"\b(?:annual|yearly|year[\s-]on[\s-]year|yoy|12[\s-]month)\b", re.IGNORECASE), 12),
    (re.compile(r"\bquarter(?:ly)?\b", re.IGNORECASE), 3),
    (re.compile(r"\bmonth(?:ly)?\b", re.IGNORECASE), 1),
)
"""How many months before its end a change began, by what its heading says."""

_YEARS = frozenset({"financial_year", "academic_year", "calendar_year"})
_WORKED_OUT = frozenset({"hnb_variance", "dsg_in_year_position", "hnb_in_year_position"})
_INSTANT_NATURES = frozenset({"stock", "balance"})


class Periods:
    """The period of each place of a table, and what a change is measured from.

    ``around`` are the labels that say what the table as a whole is of, nearest first: its title and corner, what leads
    up to it, the paper's own title; ``reported`` is what the report reports on, where none of them dates a figure.
    """

    def __init__(self, view: TableView, *, around: Sequence[Label], reported: Period | None = None) -> None:
        self.view = view
        self.around = tuple(around)
        self.reported = reported
        year = next((p for label in around for p in label.periods if p.kind in _YEARS), None)
        said = [p for label in around for p in (*label.periods, *label.recent)]
        self._now = next((p for p in said if p.kind in ("quarter", "month")), year) or reported
        if year is None and self._now is not None and self._now.kind in ("quarter", "month"):
            year = financial_year_holding(self._now.end, "")
        columns = {place.cell.column: _dating(place.columns) for place in view.places if place.columns}
        rows = {place.cell.row: place.rows[-1] for place in view.places if place.rows}
        self._of_comparators = period_of_comparators(view.explained, reader=view.reader)
        self._by_column = self._in_order(columns, year=year)
        self._by_row = self._in_order(rows, year=year)
        self.of_columns = self._by_column | {
            place.cell.column: label.periods[-1]
            for place in view.places
            for label in place.columns
            if label.periods and label.measure is None
        }

    def _in_order(self, labels: Mapping[int, Label], *, year: Period | None) -> dict[int, Period]:
        lines = [line for line in sorted(labels) if not _stands_apart(labels[line])]
        # Several columns below one “Quarter 2” are of the same quarter.
        under = [list(run) for _, run in itertools.groupby(lines, key=lambda line: labels[line].text)]
        parts = [
            (bare_part(label.text), label.periods[-1] if label.periods else None)
            for label in (labels[run[0]] for run in under)
        ]
        dated = dated_in_order(parts, year=year, latest=self.view.reader.reference)
        found = zip(under, parts, dated, strict=True)
        return {line: period for run, (part, _), period in found if part and period for line in run}

    def of(self, draft: Draft) -> Period | None:
        """The period of ``draft``; a level of a stock or balance is of the last day."""
        place, metric = draft.place, _dated_like(draft)
        period = self._own(place, metric) or self._of_total(place, metric)
        if period is None and self._is_comparator(draft):
            # A scorecard dates the council's own values beside them; its comparators are of no stated date,
            # unless the values beside are all of one year.
            if self._of_comparators is not None:
                return self._of_comparators
            named = {(p.start, p.end): p for p in self.of_columns.values()}
            year = next(iter(named.values())) if len(named) == 1 else None
            if year is not None and year.kind in _YEARS:
                return year
            return None if self.view.period_columns else self._of_table(metric)
        if period is None and (draft.measure != "level" or any(label.status == "target" for label in _own(place))):
            period = self._latest(place, metric)
        period = period or self._of_table(metric) or self._only_year(metric) or self._beside(place, metric)
        period = period or self._of_report(metric)
        if period is not None and metric.nature in _INSTANT_NATURES and draft.measure == "level":
            opening = period.kind != "instant" and any(
                "opening" in label.concepts and not _BROUGHT_FROM.search(label.text) for label in _own(place)
            )
            day = period.start if opening else period.end
            return Period(text=period.text, kind="instant", start=day, end=day)
        return period

    def _latest(self, place: Place, metric: Metric) -> Period | None:
        """That of the latest dated column, as the figure of the same row in it has it."""
        column = max(self.of_columns, key=lambda c: self.of_columns[c].end, default=None)
        if column is None:
            return None
        row = (p for p in self.view.places if p.cell.row == place.cell.row and p.cell.column == column)
        beside = next(row, None)
        return (self._own(beside, metric) if beside else None) or self.of_columns[column]

    def _beside(self, place: Place, metric: Metric) -> Period | None:
        """For a variance that nothing else dates: the period of the nearest dated column before it, from which it is
        worked out."""
        before = [column for column in self.of_columns if column < place.cell.column]
        return self.of_columns[max(before)] if before and metric.id in _WORKED_OUT else None

    def _own(self, place: Place, metric: Metric) -> Period | None:
        """What the place's own headings say, with its footnote."""
        labels = [label for label in _own(place) if label.measure is None]
        dated = next((_of_label(label, metric) for label in labels if label.periods), None)
        if dated is not None and metric.unit != "gbp":
            over = (*labels, *self.view.title)
            dated = year_meant(dated, (*(label.text for label in over), *self.view.table.notes))
        found = self._noted(place) or self._to_date(place) or self._joined(place)
        dated = dated or self.view.period_beside(place)
        if found is None and dated is not None and dated.kind in _YEARS and "instant" in metric.period_basis:
            said = [day_of_year(label.text) for label in (*labels, *self.around)]
            found = next((p for part in said if part and (p := part_of_year(part, dated)) is not None), None)
        if metric.unit == "gbp" and any(_reports(label) for label in labels):
            return found or dated
        found = found or dated or self._by_column.get(place.cell.column) or self._by_row.get(place.cell.row)
        found = found or self._relative(place)
        return found or next((label.recent[-1] for label in labels if label.recent), None)

    def _to_date(self, place: Place) -> Period | None:
        """“YTD” after months or quarters, or in a report on one."""
        label = place.columns[-1] if place.columns else None
        parts = [p for p in self.of_columns.values() if p.kind in ("month", "quarter")]
        last = max(parts, key=lambda p: p.end, default=self._now)
        return to_date(label.text, last) if label is not None and label.measure is None and last is not None else None

    def _relative(self, place: Place) -> Period | None:
        """“Previous quarter” in a report on quarter 3."""
        label = place.columns[-1] if place.columns else None
        if label is None or label.measure is not None or self._now is None:
            return None
        return counted_from(label.text, self._now)

    def _of_total(self, place: Place, metric: Metric) -> Period | None:
        """For a flow in a column “Total” beside columns of periods: all of them."""
        label = place.columns[-1] if place.columns else None
        if label is None or not label.is_plain_total or metric.nature != "flow" or len(self.of_columns) < 2:
            return None
        first = min(self.of_columns.values(), key=lambda p: p.start)
        last = max(self.of_columns.values(), key=lambda p: p.end)
        return Period(text=f"{first.text} to {last.text}", kind="span", start=first.start, end=last.end)

    def _of_table(self, metric: Metric) -> Period | None:
        """What the title, the words before the table or the paper's title say.

        Money of a year reported “at period 8” is the year's. Children counted in a paper on a year that is not over
        were not counted at its end.
        """
        for label in self.around:
            period = _suited((*label.periods, *label.recent), metric)
            reference = self.view.reader.reference
            early = period is not None and reference is not None and period.end > reference
            if period is not None and not (early and metric.unit != "gbp" and metric.nature in ("stock", "rate")):
                return period
        return None

    def _of_report(self, metric: Metric) -> Period | None:
        """What the report reports on; for money the year that holds it."""
        if self.reported is None or not (metric.unit == "gbp" or dates(self.reported, metric)):
            return None
        return _suited((self.reported,), metric)

    def _only_year(self, metric: Metric) -> Period | None:
        """For money: the one year that headings of the table name (“Budget 2022/23 | Outturn | Variance”), or that its
        rows open and close (“Balance at 1 April 2022” … “Balance at 31 March 2023”)."""
        if metric.unit != "gbp":
            return None
        named = {(p.start, p.end): p for p in self.of_columns.values() if p.kind in _YEARS}
        if len(named) == 1:
            return next(iter(named.values()))
        days = {p.end for place in self.view.places for label in place.rows for p in label.periods}
        year = financial_year_holding(max(days), "") if days else None
        ends = {year.start, year.end} if year else set()
        before = {year.start - datetime.timedelta(days=1), year.end} if year else set()
        return year.model_copy(update={"text": f"year to {year.end}"}) if year and days in (ends, before) else None

    def _joined(self, place: Place) -> Period | None:
        """The month or quarter that one heading names in the year that another does: “Jan” across and “2018” down, or
        “Apr” below a corner of “2022/23”."""
        labels = _own(place)
        for part in (*place.columns[-1:], *place.rows[-1:]):
            said = bare_part(part.text)
            years = [label.periods[-1] for label in labels if label is not part and label.periods] if said else []
            found = next((p for year in years if (p := part_of_year(said, year)) is not None), None)
            if found is not None:
                return found
        return None

    def _noted(self, place: Place) -> Period | None:
        """The period that a footnote gives for a cell that carries its mark (“5*” · “* part year, to 24 January”)."""
        mark = _MARK.search(place.cell.text)
        if mark is None:
            return None
        notes = [note for note in self.view.table.notes if note.lstrip().startswith(mark.group())]
        labels = [self.view.reader.read(note) for note in notes]
        periods = [period for label in labels for period in (*label.periods, *label.recent)]
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
        months = next((m for label in draft.place.columns for words, m in _SPANS if words.search(label.text)), 0)
        if period is not None and months:
            apart = {(period.end.year - p.end.year) * 12 + period.end.month - p.end.month: p.text for p in earlier}
            return apart.get(months, "")
        return max(earlier, key=lambda p: p.end).text if earlier else ""

    @staticmethod
    def _is_comparator(draft: Draft) -> bool:
        return any(area.kind != "authority" for label in draft.place.columns for area in label.areas)


def _dated_like(draft: Draft) -> Metric:
    """The draft's metric; a price that is budgeted or forecast is dated like money, by the year."""
    planned = any(label.status in ("budget", "forecast", "outturn") for label in _own(draft.place))
    if draft.metric.unit == "gbp_per_week" and planned:
        return draft.metric.model_copy(update={"unit": "gbp"})
    return draft.metric


def _dating(headings: Sequence[Label]) -> Label:
    """The heading of a column that may say when: the nearest that is a part of a year or dated, else the nearest."""
    said = (label for label in reversed(headings) if label.periods or bare_part(label.text))
    return next(said, headings[-1])


def _own(place: Place) -> tuple[Label, ...]:
    """The place's headings, nearest first, columns before rows."""
    return (*reversed(place.columns), *reversed(place.rows))


def _reports(label: Label) -> bool:
    """Whether a heading says when the year's money was reported, and not of when it is."""
    return bool(_REPORTED_AT.search(label.text) or _PERIOD_NUMBER.fullmatch(label.text.strip()))


def _stands_apart(label: Label) -> bool:
    """A target, a comparator or a change stands beside a series of periods without being one of them."""
    return (
        label.status == "target" or label.measure is not None or any(area.kind != "authority" for area in label.areas)
    )


def _of_label(label: Label, metric: Metric) -> Period | None:
    """The period a heading gives; what is carried forward to a year is of the year before."""
    period = _suited(reversed(label.periods), metric) or label.periods[-1]
    if metric.unit == "gbp" and period.kind in ("quarter", "month") and _REPORTED_AT.search(label.text):
        return financial_year_holding(period.end, period.text)
    if period.kind != "financial_year" or not _CARRIED_TO.search(label.text):
        return period
    return financial_year_holding(period.start - datetime.timedelta(days=1), period.text)


def _suited(periods: Iterable[Period], metric: Metric) -> Period | None:
    """That of the ``periods`` of a title that suits ``metric``: for money the year, for others the finest.

    Of a balance, a day is said; a month or quarter is when it was forecast for the end of the year.
    """
    said = list(periods)
    years = [period for period in said if period.kind in _YEARS]
    finer = [period for period in said if period.kind not in _YEARS]
    if metric.unit != "gbp":
        return next(iter(finer or years), None)
    days = [period for period in finer if period.kind in ("instant", "span")]
    if metric.nature in _INSTANT_NATURES and days:
        return days[0]
    if years or not finer:
        return years[0] if years else None
    return finer[0] if finer[0].kind == "span" else financial_year_holding(finer[0].end, finer[0].text)
