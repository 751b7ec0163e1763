"""From a table's numbers to observations: metric, measure, breakdown, area, period, status and sign of each."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...schema.figures import Area, Figure, Measure, Observation, Period, Status
from ...schema.identity import observation_id
from ...schema.periods import parse_period
from ...schema.problems import Problem
from ...schema.vocabulary import Metric, Vocabulary
from ..arithmetic import TableArithmetic
from ..context import PaperContext
from .labels import Label, LabelReader, part_label
from .metrics import Reading, Surroundings, is_movement, read_metric
from .signs import POSITIONS, convention_said, signed
from .view import Place, TableView

_OTHER_BLOCKS = frozenset({"schools_block", "central_block", "early_years_block"})
"""Concepts that name a part of a whole: a row that names one is a breakdown even though the concept explains it."""

_WHOLES = {
    "cla_uasc": "cla_total",
    "hnb_allocation": "dsg_allocation",
    "hnb_variance": "dsg_in_year_position",
    "hnb_in_year_position": "dsg_in_year_position",
    "hnb_cumulative_balance": "dsg_balance",
}
"""Metrics that are a part of another: a table of both is still a table of one thing."""

_PART_OF_YEAR = re.compile(r"(?:[A-Z][a-z]{2,8}|Q[1-4]|Quarter [1-4])\.?")
_MARK = re.compile(r"[*†‡]+(?=\s*$)")

_INSTANT_NATURES = frozenset({"stock", "balance"})


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


def observe_table(
    view: TableView,
    *,
    figures: Mapping[tuple[int, int], Figure],
    context: PaperContext,
    lead: Sequence[Label],
    vocabulary: Vocabulary,
    arithmetic: TableArithmetic,
) -> tuple[list[Observation], list[Problem]]:
    """The observations of one table, and what was refused.

    ``figures`` are the table's figures by (row, column); ``lead`` the labels of the paragraph and heading that lead up
    to it; ``arithmetic`` tells which rows are parts of which total, and which sign a row uses.
    """
    around = Surroundings(
        title=_named(view.title),
        rows=_subjects_of_rows(view),
        lead=_named(lead),
        paper=view.reader.read(context.title).concepts if context.title else frozenset(),
    )
    drafts = _drafts(view, around=around, vocabulary=vocabulary, totals=totals_of_parts(arithmetic))
    drafts = _repaired(drafts, arithmetic=arithmetic)
    drafts = _settle_signs(drafts, notes=view.table.notes, arithmetic=arithmetic)
    periods = _Periods(view, lead=lead)
    observations, problems = [], []
    for draft in drafts:
        figure = figures[draft.place.cell.row, draft.place.cell.column]
        if draft.measure == "level" and not _possible(draft):
            problems.append(_out_of_range(draft, figure))
            continue
        checks = arithmetic.checks(draft.place.cell.row, draft.place.cell.column)
        observations.append(_observation(draft, figure, checks=checks, view=view, context=context, periods=periods))
    return observations, problems


def _subjects_of_rows(view: TableView) -> frozenset[str]:
    """High needs, where a fifth of the rows name it and none names another block: then the table is about it."""
    rows = {label.text: label.concepts for place in view.places for label in place.rows}
    naming = sum("high_needs" in concepts for concepts in rows.values())
    if naming < max(2, len(rows) / 5) or any(concepts & _OTHER_BLOCKS for concepts in rows.values()):
        return frozenset()
    return frozenset({"high_needs"})


def _named(labels: Sequence[Label]) -> frozenset[str]:
    return frozenset().union(*(label.concepts for label in labels))


# ---------------------------------------------------------------- metric, measure, breakdown


def _drafts(
    view: TableView, *, around: Surroundings, vocabulary: Vocabulary, totals: Mapping[tuple[int, int], tuple[int, int]]
) -> list[Draft]:
    by_own, rest = {}, []
    for place in view.places:
        draft = _draft(place, around=around, vocabulary=vocabulary, reader=view.reader)
        if draft and draft.reading.from_own:
            by_own[place.cell.row, place.cell.column] = draft
        else:
            rest.append((place, draft))
    mixed = len({_WHOLES.get(d.metric.id, d.metric.id) for d in by_own.values() if d.measure == "level"}) > 1
    known = dict(by_own)
    for place, draft in rest:
        if draft is not None and not mixed:
            known[place.cell.row, place.cell.column] = draft
    for place in view.places:
        at = (place.cell.row, place.cell.column)
        whole = known.get(totals[at]) if at in totals else None
        if whole is not None and whole.measure == _measure(place) and _may_be_part(by_own.get(at), whole):
            known[at] = _part(place, whole)
        elif at not in known:
            above = _above(place, known)
            if above is not None:
                known[at] = _part(place, above)
    return [known[at] for at in sorted(known)]


def totals_of_parts(arithmetic: TableArithmetic) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell that is a part of a printed sum, the cell that is its total; (row, column) to (row, column)."""
    totals: dict[tuple[int, int], tuple[int, int]] = {}
    for relation in arithmetic.relations:
        if relation.kind != "sum" or any(term.sign < 0 or term.previous for term in relation.terms):
            continue
        for closing in relation.closings:
            if closing.outcome == "not additive":
                continue
            for term in relation.terms:
                down = relation.direction == "down"
                part = (term.line, closing.place) if down else (closing.place, term.line)
                totals[part] = (closing.row, closing.column)
    return totals


def _may_be_part(own: Draft | None, whole: Draft) -> bool:
    """Whether a row that adds up to ``whole`` is a breakdown of it: not a gap, which adds unlike things, and not a row
    that names a metric of its own, unless that is a kind of the whole (unaccompanied children among those in care) or
    something wider (a grant's “funding” that adds up to its high needs block)."""
    if whole.metric.id in POSITIONS:
        return False
    if own is None or _WHOLES.get(whole.metric.id) == own.metric.id:
        return True
    return own.metric.unit == "count" and _WHOLES.get(own.metric.id) == whole.metric.id


def _draft(place: Place, *, around: Surroundings, vocabulary: Vocabulary, reader: LabelReader) -> Draft | None:
    if any("ranking" in label.concepts for label in place.columns):
        return None
    measure = _measure(place)
    unit = place.unit
    beside = (reader.read(place.number.words),) if place.number.words else ()
    fixed = (*place.columns, *beside)

    def read(labels: Sequence[Label]) -> Reading | None:
        return read_metric(
            labels,
            around=around,
            unit=unit,
            any_unit=measure == "percent_change",
            vocabulary=vocabulary,
            concepts=reader.concepts,
        )

    best: tuple[Reading, Label | None] | None = None
    for labels in [(one,) for one in reversed(place.rows)] + ([place.rows] if len(place.rows) != 1 else []):
        reading = read((*labels, *fixed))
        if reading and (best is None or (reading.from_own, reading.groups) > (best[0].from_own, best[0].groups)):
            best = (reading, labels[-1] if labels else None)
    if best is None:
        return None
    reading, label = best
    metric = vocabulary.metric(reading.metric)
    if metric.unit == "gbp" and is_movement(place.rows, reading):
        return None
    if metric.unit != "gbp" and not reading.nearest and label is not None and label.rest:
        return None  # “Contacts”, “Rate per 10,000”, below a sentence that mentions child protection plans
    whole = _WHOLES.get(metric.id)
    if metric.id == "cla_uasc" and whole and label and label.rest and "cla" in around.title:
        # “External fostering: UASC” in a table of looked-after children is one of its placements.
        metric, reading = vocabulary.metric(whole), replace(reading, metric=whole, from_own=False)
    return Draft(
        place=place,
        metric=metric,
        measure=measure,
        reading=reading,
        breakdown=_breakdown(place, label, reading=reading),
        label=label,
        value=_printed(place, measure),
    )


def _measure(place: Place) -> Measure:
    said = next((label.measure for label in (*reversed(place.columns), *reversed(place.rows)) if label.measure), None)
    if said is None:
        return "change" if place.number.direction else "level"
    return "percent_change" if place.unit == "percent" else said


def _printed(place: Place, measure: Measure) -> float:
    value = place.number.quantity.value
    return abs(value) * place.number.direction if place.number.direction and measure != "level" else value


def _breakdown(place: Place, label: Label | None, *, reading: Reading) -> str:
    if label is None:
        return ""
    if label.measure is not None:
        return ""
    names_part = _names_part(label, reading)
    if reading.from_own and not label.rest and not names_part:
        columns = [column for column in place.columns if column.rest and not column.is_total and not column.measure]
        return "" if not columns or label.concepts else _as_printed(columns[-1].text)
    if label.is_total and (not label.rest or not reading.from_own):
        return ""
    if not label.rest and not names_part:
        return ""
    return _as_printed(part_label(label.text))


def _names_part(label: Label, reading: Reading) -> bool:
    """Whether a concept that explains the whole label is a part of the metric: another block, placements' cost."""
    return bool(label.concepts & _OTHER_BLOCKS) or (
        "placement_spend" in label.concepts and reading.metric == "hnb_expenditure"
    )


def _as_printed(text: str) -> str:
    return " ".join(text.replace("(*)", " ").rstrip("*†‡ ").split())


def _part(place: Place, whole: Draft) -> Draft:
    label = place.rows[-1] if place.rows else None
    return Draft(
        place=place,
        metric=whole.metric,
        measure=_measure(place),
        reading=replace(whole.reading, from_own=False, strength=whole.reading.strength * 0.95),
        breakdown=_as_printed(part_label(label.text)) if label else "",
        label=label,
        value=_printed(place, _measure(place)),
    )


def _above(place: Place, known: Mapping[tuple[int, int], Draft]) -> Draft | None:
    """For an “of which” row: the draft of the nearest row above that is not one, in the same column."""
    if not place.rows or not place.rows[-1].is_part:
        return None
    rows = [row for row, column in known if column == place.cell.column and row < place.cell.row]
    for row in sorted(rows, reverse=True):
        draft = known[row, place.cell.column]
        if draft.label is None or not draft.label.is_part:
            return draft
    return None


# ---------------------------------------------------------------- sign


def _repaired(drafts: Sequence[Draft], *, arithmetic: TableArithmetic) -> list[Draft]:
    """The drafts with the one value that every sum of the table demands, where a misreading was located."""
    repairs = {(fault.row, fault.column): fault.repair.value for fault in arithmetic.faults if fault.repair}
    return [
        replace(draft, value=repairs.get((draft.place.cell.row, draft.place.cell.column), draft.value))
        for draft in drafts
    ]


def _settle_signs(drafts: Sequence[Draft], *, notes: Sequence[str], arithmetic: TableArithmetic) -> list[Draft]:
    """The drafts with their values signed, decided for each row or column of one metric together."""
    common = convention_said(notes)
    if common is None:
        said = {label.sign for draft in drafts for label in (*draft.place.rows, *draft.place.columns)}
        if said & {"surplus negative", "deficit negative"}:
            common = "surplus negative" in said
        else:
            common = arithmetic.deficit_positive
    series: dict[tuple[str, str, Measure], list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        series[draft.metric.id, draft.breakdown, draft.measure].append(number)
    settled = list(drafts)
    flipped = {
        draft.metric.id
        for numbers in series.values()
        for draft in [drafts[numbers[0]]]
        if draft.reading.from_own
        and all(drafts[n].value <= 0 for n in numbers)
        and any(drafts[n].value for n in numbers)
    }
    for (metric, _, measure), numbers in series.items():
        members = [drafts[n] for n in numbers]
        first = members[0]
        if measure == "percent_change" or (measure == "change" and metric not in POSITIONS):
            continue
        line = arithmetic.convention(first.place.cell.row, first.place.cell.column)
        values = signed(
            [member.value for member in members],
            metric=metric,
            said=_sign_said(first),
            deficit_positive=common if line is None or line.deficit_positive is None else line.deficit_positive,
            by_name=first.reading.from_own or metric in flipped,
        )
        for n, value in zip(numbers, values, strict=True):
            settled[n] = replace(drafts[n], value=value or 0.0)
    return settled


def _sign_said(draft: Draft) -> str:
    words = draft.place.number.words
    if words:
        return "surplus" if any(word in words for word in ("underspen", "surplus", "under")) else "deficit"
    said = [label.sign for label in (draft.label, *reversed(draft.place.rows), *reversed(draft.place.columns)) if label]
    sign = next((sign for sign in said if sign), "")
    if not sign and any("variance" in label.concepts for label in (*draft.place.rows, *draft.place.columns)):
        return "surplus negative"  # a variance is spend less budget: what is over is a deficit
    return sign


# ---------------------------------------------------------------- period, area, status


class _Periods:
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


def _area(draft: Draft, context: PaperContext) -> Area | None:
    said = [area for label in (*reversed(draft.place.columns), *reversed(draft.place.rows)) for area in label.areas]
    return said[0] if said else context.area


def _status(draft: Draft, period: Period | None, *, view: TableView, context: PaperContext) -> Status:
    labels = (*reversed(draft.place.columns), *reversed(draft.place.rows), *view.title)
    for label in labels:
        if label.status:
            return label.status
    later = period is not None and context.meeting_date is not None and period.end > context.meeting_date
    return "forecast" if later and draft.metric.nature in ("flow", "balance", "balance_change") else "actual"


# ---------------------------------------------------------------- records


def _observation(
    draft: Draft,
    figure: Figure,
    *,
    checks: tuple[str, ...],
    view: TableView,
    context: PaperContext,
    periods: _Periods,
) -> Observation:
    period = periods.of(draft)
    area = _area(draft, context)
    return Observation(
        observation_id=observation_id(figure.figure_id, metric=draft.metric.id, measure=draft.measure),
        figure_id=figure.figure_id,
        metric=draft.metric.id,
        measure=draft.measure,
        breakdown=draft.breakdown,
        qualifier=_qualifier(draft),
        area_name=area.name if area else "",
        area_code=area.code if area else "",
        value=draft.value,
        unit="percent" if draft.measure == "percent_change" else draft.metric.unit,
        value_text=figure.text,
        bound=draft.place.number.quantity.bound,
        period=period,
        period_from=periods.start_of(draft),
        status=_status(draft, period, view=view, context=context),
        page=figure.page,
        page_label=context.label(figure.page),
        box=figure.box,
        source_kind="table",
        read_by=figure.read_by,
        quote=figure.quote,
        confidence=round(draft.reading.strength * figure.read_confidence * (1.0 if period else 0.8), 3),
        checks=checks,
    )


def _qualifier(draft: Draft) -> str:
    texts = " ".join(label.text.casefold() for label in (*draft.place.rows, *draft.place.columns))
    words = (*draft.metric.qualifiers, "pre savings", "before savings", "after savings")
    return next((word for word in words if word in texts), "")


def _possible(draft: Draft) -> bool:
    """Whether the value lies in the metric's hard range; a part of the whole may be as small as it likes."""
    if draft.metric.hard is None:
        return True
    low, high = draft.metric.hard
    if draft.breakdown:
        return abs(draft.value) <= max(abs(low), abs(high))
    return low <= draft.value <= high


def _out_of_range(draft: Draft, figure: Figure) -> Problem:
    assert draft.metric.hard is not None
    low, high = draft.metric.hard
    return Problem(
        code="out-of-range",
        message=(
            f"“{figure.text}” under “{figure.quote}” would be {draft.metric.name.lower()} of {draft.value:,.6g}, "
            f"outside {low:,.6g} to {high:,.6g}; it was kept as a figure only"
        ),
        cure="look at the page: the unit or the row may have been misread; correct it by hand if the figure is right",
        page=figure.page,
        box=figure.box,
        evidence=figure.text,
    )
