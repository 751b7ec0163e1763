"""Which metric, measure and breakdown each number of a table is: drafts, their signs and periods not yet settled."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...schema.figures import Measure
from ...schema.vocabulary import Metric, Vocabulary
from ..arithmetic import TableArithmetic
from .breakdowns import ages_in, as_printed, band_of, breakdown_of, says_more
from .concepts import normalised
from .going_on import RowsAbove, is_bare_period, is_comparison, may_compare
from .labels import Label, LabelReader, part_label
from .left_alone import SPENDING_METRICS, is_another_sum, is_left_alone, net_of_income
from .metrics import Reading, Surroundings, read_metric
from .signs import POSITIONS
from .view import Place, TableView

_WHOLES = {
    "cla_uasc": "cla_total",
    "hnb_allocation": "dsg_allocation",
    "hnb_variance": "dsg_in_year_position",
    "hnb_in_year_position": "dsg_in_year_position",
    "hnb_cumulative_balance": "dsg_balance",
}
"""Metrics that are a part of another: a table of both is still a table of one thing."""


_SUBJECTS = {
    **{name: name for name in ("ehcp", "cla", "cpp", "cin", "care_leaver")},
    "needs_assessment": "ehcp",
}
"""Concepts that name whom figures are about, which a row below may leave out; who is assessed may get a plan."""


_OUTTURNS = frozenset({"expenditure", "budget", "variance"})

_BY_TITLE = 0.9
"""How sure a metric is that only the table's title names, of one that its headings name."""

_NEVER_BY_TITLE = POSITIONS | {
    "hnb_variance",
    "hnb_allocation",
    "hnb_deductions",
    "hnb_block_transfer",
    "dsg_allocation",
}
"""Metrics that no title makes of a row: under “High needs deficit” stand the things that led to it."""


_GRANTS = frozenset({"hnb_allocation", "dsg_allocation"})
_SPENDING = frozenset({"expenditure", "variance", "in_year", "cumulative", "recoupment", "transfer"})

_SCENARIOS = frozenset({"before_mitigation", "after_mitigation", "supposition"})


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
    view: TableView,
    *,
    titled: Sequence[Label],
    around: Surroundings,
    vocabulary: Vocabulary,
    arithmetic: TableArithmetic,
) -> list[Draft]:
    """A draft for every number of the table that is a figure of ``vocabulary``, by row, then column.

    ``titled`` are the labels that name the table as a whole: its corner, title and caption.
    """
    totals = _totals_of_parts(arithmetic)
    by_own, rest = {}, []
    above = _subjects_before({place.cell.row: place.rows[-1:] for place in view.places})
    before = _subjects_before({place.cell.column: place.columns for place in view.places})
    named = frozenset[str]().union(
        *(label.concepts for place in view.places for label in (*place.rows, *place.columns))
    )
    funded = named & {"allocation", "budget", "dsg"} and "expenditure" in named
    in_year = frozenset({"in_year"}) if funded else frozenset[str]()
    across = frozenset[str]().union(*(label.concepts for place in view.places for label in place.columns))
    monitored = across & _OUTTURNS if {"budget", "expenditure"} <= across else frozenset[str]()
    budgeted = frozenset({"budget"}) if across & _OUTTURNS == {"budget"} else frozenset[str]()
    aside = named & {"school_admission"}
    places = [place for place in view.places if not is_left_alone(place, title=around.title)]
    for place in places:
        draft = _draft(
            place,
            titled=titled,
            around=replace(around, above=around.above | above[place.cell.row] | before[place.cell.column]),
            also=(in_year if _is_bare_position(place) else frozenset())
            | _year_of_high_needs(place, around)
            | (budgeted if _measure(place) != "level" else frozenset())
            | aside,
            monitored=monitored,
            vocabulary=vocabulary,
            reader=view.reader,
        )
        if draft and draft.reading.from_own:
            by_own[place.cell.row, place.cell.column] = draft
        else:
            rest.append((place, draft))
    mixed = len({_WHOLES.get(d.metric.id, d.metric.id) for d in by_own.values() if d.measure == "level"}) > 1
    known = dict(by_own)
    moved = any(label.measure for label in titled)  # “Movement in the forecast”: its rows are what moved it
    for place, draft in rest:
        if draft is not None and not mixed and not (moved and draft.measure == "level"):
            known[place.cell.row, place.cell.column] = draft
    rows = RowsAbove(view)
    for _ in range(2):  # a part of a total that is itself a part
        for place in places:
            at = (place.cell.row, place.cell.column)
            wholes = [known[total] for total in totals.get(at, ()) if total in known]
            whole = next((w for w in wholes if _may_be_part(place, by_own.get(at), w)), None)
            if whole is not None:
                known[at] = _part(place, whole)
            elif at not in by_own:
                row = rows.row_of(place)
                above_it = None if row is None else known.get((row, place.cell.column))
                if above_it is not None and may_compare(place.rows[-1], above_it.metric, place.unit):
                    known[at] = _part(replace(place, rows=(*above_it.place.rows, *place.rows)), above_it)
    netted = net_of_income(view.places, totals)
    told = [known[at] for at in sorted(known) if not (at in netted and known[at].metric.id in SPENDING_METRICS)]
    return _said_once(told, totals=totals)


def _said_once(drafts: Sequence[Draft], *, totals: Mapping[tuple[int, int], object]) -> list[Draft]:
    """The ``drafts`` without those that only the title explains and whose row is labelled like one before: a second
    “19 to 21 year olds” is of something that stands between them and was not read."""
    seen, kept = set(), []
    for draft in drafts:
        cell = draft.place.cell
        line = (cell.column, draft.metric.id, draft.measure, tuple(label.text for label in draft.place.rows))
        if line not in seen or draft.reading.from_own or (cell.row, cell.column) in totals:
            kept.append(draft)
        seen.add(line)
    return kept


def _subjects_before(headings: Mapping[int, Sequence[Label]]) -> dict[int, frozenset[str]]:
    """For each row (or column) whose labels name no subject, that of the nearest before which does."""
    subjects: dict[int, frozenset[str]] = {}
    latest: frozenset[str] = frozenset()
    for line in sorted(headings):
        said = frozenset[str]().union(*(label.concepts for label in headings[line]))
        latest = frozenset(subject for name, subject in _SUBJECTS.items() if name in said) or latest
        subjects[line] = latest
    return subjects


def _is_bare_position(place: Place) -> bool:
    """Whether a place is headed “(surplus)/deficit” and no more: beside funding and spending it is the year's."""
    labels = (*place.rows, *place.columns)
    named = frozenset[str]().union(*(label.concepts for label in labels))
    bare = any(label.concepts - _SCENARIOS == {"position"} for label in labels)
    return bare and not named & {"in_year", "cumulative", "variance"}


def _year_of_high_needs(place: Place, around: Surroundings) -> frozenset[str]:
    """High needs, for the year's position in a table whose lines are all of it, though its title is the whole grant's:
    “In-year deficit” below “High needs income” and “Expenditure”."""
    named = frozenset[str]().union(*(label.concepts for label in (*place.rows, *place.columns)))
    if "high_needs" in around.rows and "in_year" in named and not named & {"dsg", "cumulative"}:
        return frozenset({"high_needs"})
    return frozenset()


def _totals_of_parts(arithmetic: TableArithmetic) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """For each cell that is a part of printed sums, the cells that are their totals, by (row, column); that of its own
    column first."""
    totals: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for relation in arithmetic.relations:
        if relation.kind != "sum" or any(term.sign < 0 or term.previous for term in relation.terms):
            continue
        for closing in relation.closings:
            if closing.outcome == "not additive":
                continue
            for term in relation.terms:
                down = relation.direction == "down"
                part = (term.line, closing.place) if down else (closing.place, term.line)
                totals[part].insert(0 if down else len(totals[part]), (closing.row, closing.column))
    return totals


def _may_be_part(place: Place, own: Draft | None, whole: Draft) -> bool:
    """Whether a number that adds up to ``whole`` is a breakdown of it.

    Not of a gap, which adds unlike things. Across, only of what is headed as a total: a base with its growth is no part
    of the budget that they make. Not a number that names a metric of its own, unless that is a kind of the whole
    (unaccompanied children among those in care) or something wider (a grant's “funding” that adds up to its high needs
    block).
    """
    if whole.metric.id in POSITIONS or whole.measure != _measure(place):
        return False
    across = whole.place.cell.row == place.cell.row
    if across and not any(label.is_total for label in whole.place.columns):
        return False
    if whole.metric.id in _GRANTS and any(label.concepts & _SPENDING for label in place.rows):
        return False  # what is spent and what is short make up what was got
    if own is None or _WHOLES.get(whole.metric.id) == own.metric.id:
        return True
    return own.metric.unit == "count" and _WHOLES.get(own.metric.id) == whole.metric.id


def _draft(
    place: Place,
    *,
    titled: Sequence[Label],
    around: Surroundings,
    also: frozenset[str],
    monitored: frozenset[str],
    vocabulary: Vocabulary,
    reader: LabelReader,
) -> Draft | None:
    measure = _measure(place)
    beside = (reader.read(place.number.words),) if place.number.words else ()
    if not place.unit and any(label.is_part and "share" not in label.concepts for label in place.rows):
        also = also | {"headcount"}  # “of which within 20 weeks”, below a count

    of_column = frozenset[str]().union(*(column.concepts & _OUTTURNS for column in place.columns)) & monitored

    def understood(labels: Sequence[Label], label: Label | None) -> tuple[Reading, Label | None] | None:
        reading = read_metric(
            (*(_under(row, of_column) for row in labels), *place.columns, *beside),
            around=around,
            unit=place.unit,
            any_unit=measure == "percent_change",
            also=also,
            vocabulary=vocabulary,
            concepts=reader.concepts,
        )
        return (reading, label) if reading and _may_say(reading, label, vocabulary=vocabulary) else None

    best: tuple[Reading, Label | None] | None = None
    ages = ""
    nearest = place.rows[-1] if place.rows else None
    for count in range(min(1, len(place.rows)), len(place.rows) + 1):
        reads = understood(place.rows[len(place.rows) - count :], nearest)
        if reads and (best is None or _rank(reads[0]) > _rank(best[0])):
            best = reads
    if best is not None and best[0].metric not in POSITIONS and titled and _only_dated(place):
        of_title = understood((*titled, *place.rows[-1:]), nearest)
        best = None if of_title and of_title[0].metric in POSITIONS else best
    if best is None and titled:
        best = understood((*titled, *place.rows[-1:]), nearest)
        if best is None or (best[0].metric in _NEVER_BY_TITLE and not _only_dated(place)):
            return None
        best = (replace(best[0], from_own=False, strength=best[0].strength * _BY_TITLE), nearest)
    if best is None:
        return None
    reading, label = best
    metric = vocabulary.metric(reading.metric)
    if not reading.from_own or metric.id.startswith("care_leaver"):
        ages = band_of(next((found for title in titled if (found := ages_in(title))), ""))
    if is_another_sum(place, metric=metric, reading=reading, titled=titled):
        return None
    if metric.id.startswith("hnb_") and any("other_section_251_line" in row.concepts for row in place.rows):
        return None
    whole = _WHOLES.get(metric.id)
    if metric.id == "cla_uasc" and whole and label and label.rest and "cla" in around.title:
        # “External fostering: UASC” in a table of looked-after children is one of its placements.
        metric, reading = vocabulary.metric(whole), replace(reading, metric=whole, from_own=False)
    return Draft(
        place=place,
        metric=metric,
        measure=measure,
        reading=reading,
        breakdown=breakdown_of(place, label, metric=metric, reading=reading) or ages,
        label=label,
        value=_printed(place, measure),
    )


def _under(row: Label, of_column: frozenset[str]) -> Label:
    """A row named “High needs budget” or “DSG: High needs” as it stands in a column of what was budgeted or spent: its
    name, not what the sum is."""
    names = set[str]()
    if of_column == {"expenditure"} and not row.concepts & _OUTTURNS - {"budget"}:
        names.add("budget")
    if of_column and {"high_needs", "dsg"} <= row.concepts and "allocation" not in row.concepts:
        names |= {"dsg", "the_funding"}
    return row.model_copy(update={"concepts": row.concepts - names}) if names & row.concepts else row


def _rank(reading: Reading) -> tuple[bool, int]:
    return (reading.from_own, reading.groups)


def _may_say(reading: Reading, label: Label | None, *, vocabulary: Vocabulary) -> bool:
    """Whether ``label`` may be read so: not where it says more than a reading allows that leans on what is far off
    (“Contacts”, “Rate per 10,000”, below a sentence that mentions child protection plans)."""
    metric = vocabulary.metric(reading.metric)
    if label is None or not (reading.whole or (metric.unit != "gbp" and not reading.nearest)):
        return True
    return says_more(label, metric) <= set(normalised(ages_in(label)).split())


def _measure(place: Place) -> Measure:
    said = next((label.measure for label in (*reversed(place.columns), *reversed(place.rows)) if label.measure), None)
    if said is None:
        return "change" if place.number.direction else "level"
    return "percent_change" if place.unit == "percent" else said


def _printed(place: Place, measure: Measure) -> float:
    value = place.number.quantity.value
    return abs(value) * place.number.direction if place.number.direction and measure != "level" else value


def _only_dated(place: Place) -> bool:
    """Whether a place's headings say no more than when, and under which supposition: “31 March 2026 › Mitigated £m”."""
    labels = (*place.rows, *place.columns)
    return all(
        not label.rest and label.concepts - _SCENARIOS <= ({"expenditure"} if label.status else set())
        for label in labels
    )


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
    if label is None or label.measure is not None or is_comparison(label) or is_bare_period(label):
        return whole.breakdown
    return as_printed(part_label(label.text))
