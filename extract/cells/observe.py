"""From a table's numbers to observations, and what was refused."""

import datetime
import re
from collections.abc import Mapping, Sequence

from ...schema.figures import Area, Figure, Observation, Period, Status
from ...schema.identity import observation_id
from ...schema.periods import parse_period
from ...schema.problems import Problem
from ...schema.vocabulary import Vocabulary
from ..arithmetic import TableArithmetic
from ..context import PaperContext
from .concepts import normalised
from .counts_and_rates import counts_told
from .dating import Periods
from .draft import Draft
from .drafts import drafts_of
from .labels import Label
from .lead import Lead
from .metrics import Surroundings
from .settling import prints_reserves_negative, repaired, settle_signs
from .signs import GRANTS, VARIANCES
from .subjects import lists_blocks, placements_of, plans_of, shares_of, subjects_of
from .view import TableView

_SUBJECTS = frozenset({"ehcp", "cla", "cpp", "cin", "care_leaver", "sen_support"})
"""Whom a caption may be about; one that names two says what the paper is about, not what the table counts."""

_MEANING = {
    "excluding exceptions": (
        "excluding exception",
        "excl exceptions",
        "exc exceptions",
        "without exceptions",
        "excl exc",
    ),
    "including exceptions": ("including exception", "incl exceptions", "inc exceptions", "with exceptions"),
    "before recoupment": ("before academy", "before high needs", "before deductions"),
    "after recoupment": ("after academy", "after high needs", "after deductions", "net of recoupment"),
    "gross": ("before deductions", "before recoupment", "before academy"),
    "net": ("after deductions", "after recoupment", "after academy"),
}
"""Other wordings of a qualifier, as :func:`normalised` gives them."""


def observe_table(
    view: TableView,
    *,
    figures: Mapping[tuple[int, int], Figure],
    context: PaperContext,
    lead: Lead,
    vocabulary: Vocabulary,
    arithmetic: TableArithmetic,
) -> tuple[list[Observation], list[Problem]]:
    """The observations of one table, and what was refused.

    ``figures`` are the table's figures by (row, column); ``lead`` what leads up to it; ``arithmetic`` tells which rows
    are parts of which total, and which sign a row uses.
    """
    before = [view.reader.read(text) for text in lead.words]
    caption = [view.reader.read(lead.caption)] if lead.caption else []
    caption = [label for label in caption if len(label.concepts & _SUBJECTS) <= 1]
    paper = [view.reader.read(context.title)] if context.title else []
    counted = shares_of(view, around=_named([*before, *view.title, *paper]))
    blocks = frozenset({"high_needs"}) if lists_blocks(view) else frozenset[str]()
    around = Surroundings(
        title=_of_children([*view.title, *caption]) | placements_of(view) | counted,
        rows=subjects_of(view),
        above=plans_of(view),
        lead=_named(before) - blocks,
        paper=_named(paper) - blocks,
    )
    titled = (*view.title, *caption)
    drafts = drafts_of(view, titled=titled, around=around, vocabulary=vocabulary, arithmetic=arithmetic)
    drafts = counts_told(drafts, vocabulary=vocabulary)
    drafts = repaired(drafts, arithmetic=arithmetic)
    drafts = settle_signs(
        drafts,
        titled=titled,
        notes=view.table.notes,
        arithmetic=arithmetic,
        reserves_negative=prints_reserves_negative(view.places),
    )
    dated = (*view.title, *caption, *map(view.reader.read, lead.dated), *paper)
    periods = Periods(view, around=dated, reported=lead.reported)
    observations, problems = [], []
    for draft in drafts:
        figure = figures[draft.place.cell.row, draft.place.cell.column]
        area = _area(draft, context)
        local = area is None or area.kind == "authority"
        if draft.measure == "level" and local and not _possible(draft):
            problems.append(_out_of_range(draft, figure))
            continue
        checks = arithmetic.checks(draft.place.cell.row, draft.place.cell.column)
        observations.append(_observation(draft, figure, checks=checks, view=view, context=context, periods=periods))
    return observations, problems


GRANT_KNOWN_BEFORE = datetime.timedelta(days=200)
"""What a year is granted is announced in the autumn and settled in December before it: it is no forecast then."""


def _named(labels: Sequence[Label]) -> frozenset[str]:
    return frozenset().union(*(label.concepts for label in labels))


def _of_children(titles: Sequence[Label]) -> frozenset[str]:
    """What the titles name; “Adults and children's services” is not only of adults."""
    named = _named(titles)
    return named - {"adult"} if any("child" in label.text.casefold() for label in titles) else named


def _area(draft: Draft, context: PaperContext) -> Area | None:
    said = [area for label in (*reversed(draft.place.columns), *reversed(draft.place.rows)) for area in label.areas]
    return said[0] if said else context.area


def _status(draft: Draft, period: Period | None, *, view: TableView, context: PaperContext) -> Status:
    if draft.metric.id == "hnb_budget" and draft.measure == "level":
        return "budget"
    later = period is not None and context.meeting_date is not None and period.end > context.meeting_date
    for label in (*reversed(draft.place.columns), *reversed(draft.place.rows), *view.title):
        against_budget = label.status == "budget" and "variance" in label.concepts
        to_come = label.status == "outturn" and later and label in view.title
        # Under “The forecast expenditure is as follows” the children of 30 June are counted all the same.
        counted = draft.metric.unit == "count" and period is not None and not later and label in view.title
        if label.status and not against_budget and not to_come and not counted:
            return label.status
    if draft.metric.id in VARIANCES and len(told := _statuses_of_spending(view)) == 1:
        return told.pop()
    if draft.metric.id in GRANTS and period is not None and context.meeting_date is not None:
        later = period.start > context.meeting_date + GRANT_KNOWN_BEFORE
    return "forecast" if later and draft.metric.nature in ("flow", "balance", "balance_change") else "actual"


def _statuses_of_spending(view: TableView) -> set[Status]:
    """What the columns of a table call the spending that they set against a budget: a variance is of the same."""
    labels = {label.text: label for place in view.places for label in place.columns}
    told: set[Status] = {label.status for label in labels.values() if "expenditure" in label.concepts}
    return told - {"", "budget"}


def _observation(
    draft: Draft,
    figure: Figure,
    *,
    checks: tuple[str, ...],
    view: TableView,
    context: PaperContext,
    periods: Periods,
) -> Observation:
    period = periods.of(draft)
    if period is not None and period.kind == "financial_year" and draft.metric.period_basis[:1] == ("academic_year",):
        period = parse_period(period.text, basis="academic_year") or period
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
    texts = normalised(" ".join(label.text for label in (*draft.place.rows, *draft.place.columns)))
    words = (*draft.metric.qualifiers, "pre savings", "before savings", "after savings")
    said = next((word for word in words if re.search(rf"\b{word}\b", texts)), "")
    return said or next((q for q in draft.metric.qualifiers for said in _MEANING.get(q, ()) if said in texts), "")


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
