"""Which metric, measure and breakdown each number of a table is: drafts, their signs and periods not yet settled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...schema.figures import Measure
from ...schema.vocabulary import Metric, Vocabulary
from ..arithmetic import TableArithmetic
from .labels import Label, LabelReader, part_label
from .metrics import Reading, Surroundings, is_movement, read_metric
from .signs import POSITIONS
from .view import Place, TableView

OTHER_BLOCKS = frozenset({"schools_block", "central_block", "early_years_block"})
"""Concepts that name a part of a whole: a row that names one is a breakdown even though the concept explains it."""

_WHOLES = {
    "cla_uasc": "cla_total",
    "hnb_allocation": "dsg_allocation",
    "hnb_variance": "dsg_in_year_position",
    "hnb_in_year_position": "dsg_in_year_position",
    "hnb_cumulative_balance": "dsg_balance",
}
"""Metrics that are a part of another: a table of both is still a table of one thing."""


_CHANGE_WORDS = frozenset(
    {"change", "increase", "decrease", "rise", "fall", "growth", "movement", "difference", "annual"}
)


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


def drafts_of(
    view: TableView, *, around: Surroundings, vocabulary: Vocabulary, arithmetic: TableArithmetic
) -> list[Draft]:
    """A draft for every number of the table that is a figure of ``vocabulary``, by row, then column."""
    totals = _totals_of_parts(arithmetic)
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


def _totals_of_parts(arithmetic: TableArithmetic) -> dict[tuple[int, int], tuple[int, int]]:
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
    names_part = _names_part(label, reading) or _of_another_year(label, place)
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
    return bool(label.concepts & OTHER_BLOCKS) or (
        "placement_spend" in label.concepts and reading.metric == "hnb_expenditure"
    )


def _of_another_year(label: Label, place: Place) -> bool:
    """Whether a row names a year that its column does not: “2019/20 deficit brought forward” under 2023/24 is a part of
    what was brought forward then."""
    columns = [column.periods[-1].end for column in place.columns if column.periods]
    return bool(label.periods and columns) and label.periods[-1].end != columns[-1] and label in place.rows


def _as_printed(text: str) -> str:
    return " ".join(text.replace("(*)", " ").rstrip("*†‡ ").split())


def _part(place: Place, whole: Draft) -> Draft:
    label = place.rows[-1] if place.rows else None
    return Draft(
        place=place,
        metric=whole.metric,
        measure=_measure(place),
        reading=replace(whole.reading, from_own=False, strength=whole.reading.strength * 0.95),
        breakdown=_part_name(label, whole),
        label=label,
        value=_printed(place, _measure(place)),
    )


def _part_name(label: Label | None, whole: Draft) -> str:
    if label is None or label.measure is not None:
        return whole.breakdown
    return _as_printed(part_label(label.text))


def _above(place: Place, known: Mapping[tuple[int, int], Draft]) -> Draft | None:
    """For an “of which” row, or one that says no more than “% increase”: the draft of the nearest row above that is
    neither, in the same column."""
    if not place.rows or not (place.rows[-1].is_part or _is_bare_change(place.rows[-1])):
        return None
    rows = [row for row, column in known if column == place.cell.column and row < place.cell.row]
    for row in sorted(rows, reverse=True):
        draft = known[row, place.cell.column]
        if draft.label is None or not (draft.label.is_part or draft.label.measure):
            return draft
    return None


def _is_bare_change(label: Label) -> bool:
    return label.measure is not None and set(label.rest.split()) <= _CHANGE_WORDS and label.concepts <= {"share"}
