"""Which metric, measure and breakdown each number of a table is: drafts, their signs and periods not yet settled."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...schema.vocabulary import Vocabulary
from ..arithmetic import TableArithmetic
from .breakdowns import ages_in, band_of, breakdown_of, says_more
from .concepts import normalised
from .draft import Draft, measure_of, printed_value
from .going_on import RowsAbove, may_compare
from .labels import Label, LabelReader
from .left_alone import SPENDING_METRICS, is_another_sum, is_left_alone, net_of_income, rows_of_schools
from .metrics import Reading, Surroundings, read_metric
from .parts_of_totals import WHOLES, may_be_part, part_of, totals_of_parts
from .signs import POSITIONS
from .subjects import plans_meant
from .view import Place, TableView
from .which_position import SCENARIOS, WhichPosition

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
    totals = totals_of_parts(arithmetic)
    by_own, rest = {}, []
    above = _subjects_before({place.cell.row: place.rows[-1:] for place in view.places})
    before = _subjects_before({place.cell.column: place.columns for place in view.places})
    named = frozenset[str]().union(*(place.named for place in view.places))
    across = frozenset[str]().union(*(label.concepts for place in view.places for label in place.columns))
    monitored = across & _OUTTURNS if {"budget", "expenditure"} <= across else frozenset[str]()
    budgeted = frozenset({"budget"}) if across & _OUTTURNS == {"budget"} else frozenset[str]()
    aside = named & {"school_admission"}
    positions = WhichPosition(view.places, of_high_needs="high_needs" in around.rows)
    schools = rows_of_schools(view.places, totals)
    places = [p for p in view.places if p.cell.row not in schools and not is_left_alone(p, title=around.title)]
    for place in places:
        near = replace(around, above=around.above | above[place.cell.row] | before[place.cell.column])
        draft = _draft(
            place,
            titled=titled,
            around=near,
            also=positions.meant(place)
            | plans_meant(place.named, near)
            | (budgeted if measure_of(place) != "level" else frozenset())
            | aside,
            monitored=monitored,
            vocabulary=vocabulary,
            reader=view.reader,
        )
        if draft and draft.reading.from_own:
            by_own[place.cell.row, place.cell.column] = draft
        else:
            rest.append((place, draft))
    mixed = len({WHOLES.get(d.metric.id, d.metric.id) for d in by_own.values() if d.measure == "level"}) > 1
    known = dict(by_own)
    moved = any(label.measure for label in titled)  # “Movement in the forecast”: its rows are what moved it
    for place, draft in rest:
        if draft is not None and (not mixed or _is_left_at_end(draft)) and not (moved and draft.measure == "level"):
            known[place.cell.row, place.cell.column] = draft
    known = {at: draft for at, draft in known.items() if not _stands_beside(draft, by_own)}
    rows = RowsAbove(view)
    for _ in range(2):  # a part of a total that is itself a part
        for place in places:
            at = (place.cell.row, place.cell.column)
            wholes = [known[total] for total in totals.get(at, ()) if total in known]
            whole = next((w for w in wholes if may_be_part(place, by_own.get(at), w)), None)
            if whole is not None:
                known[at] = part_of(place, whole)
            elif at not in by_own:
                row = rows.row_of(place)
                above_it = None if row is None else known.get((row, place.cell.column))
                if above_it is not None and may_compare(place.rows[-1], above_it.metric, place.unit):
                    known[at] = part_of(replace(place, rows=(*above_it.place.rows, *place.rows)), above_it)
    for place in places:
        at = (place.cell.row, place.cell.column)
        if at not in known and (worked_out := _change_beside(place, known)) is not None:
            known[at] = worked_out
    netted = net_of_income(view.places, totals)
    told = [known[at] for at in sorted(known) if not (at in netted and known[at].metric.id in SPENDING_METRICS)]
    return _said_once(told, totals=totals)


def _change_beside(place: Place, known: Mapping[tuple[int, int], Draft]) -> Draft | None:
    """What a column headed “Change” and no more is of: the children or plans of the two columns before it."""
    heading = place.columns[-1] if place.columns else None
    if heading is None or heading.measure is None or heading.concepts or place.cell.column < 2:
        return None
    row, column = place.cell.row, place.cell.column
    first, last = known.get((row, column - 2)), known.get((row, column - 1))
    if first is None or last is None or first.metric != last.metric or last.metric.unit != "count":
        return None
    if {first.measure, last.measure} != {"level"}:
        return None
    measure = measure_of(place)
    return replace(last, place=place, measure=measure, value=printed_value(place, measure))


def _is_left_at_end(draft: Draft) -> bool:
    """Whether a row is the stock that is left after the flows above it: “Total at the end of the quarter”."""
    label = draft.label
    left = label is not None and label.is_total and "end" in normalised(label.text).split()
    return left and draft.metric.nature == "stock"


def _stands_beside(draft: Draft, by_own: Mapping[tuple[int, int], Draft]) -> bool:
    """Whether only the title makes ``draft`` what another column of its row says to be by itself: “Pupils” beside “EHC
    plans” are all of them; the change of a stock is no such stock."""
    if draft.reading.from_own or draft.metric.unit != "count" or draft.measure != "level":
        return False
    if any(normalised(label.text) == "net" for label in (*draft.place.rows[-1:], *draft.place.columns)):
        return True
    beside = (own for (row, _), own in by_own.items() if row == draft.place.cell.row)
    named = any(own.metric == draft.metric and own.measure == "level" for own in beside)
    return named and any(label.concepts or label.rest for label in draft.place.columns)


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
    measure = measure_of(place)
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
    whole = WHOLES.get(metric.id)
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
        value=printed_value(place, measure),
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


def _only_dated(place: Place) -> bool:
    """Whether a place's headings say no more than when, and under which supposition: “31 March 2026 › Mitigated £m”."""
    labels = (*place.rows, *place.columns)
    return all(
        not label.rest and label.concepts - SCENARIOS <= ({"expenditure"} if label.status else set())
        for label in labels
    )
