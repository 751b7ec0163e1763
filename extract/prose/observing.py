"""Which figure and which observation does a number make, once its claim is known?"""

from typing import NamedTuple

from ...schema.figures import Area, Figure, Observation, Period, Status
from ...schema.identity import figure_id, observation_id, place_of
from ...schema.problems import Problem
from ...schema.quantities import Quantity
from ...schema.record import Box, around
from ...schema.tables import Passage
from ...schema.vocabulary import Metric, Vocabulary
from ..context import PaperContext
from ..reported import dates
from .confidence import Features, confidence_of
from .frames import INCOME, POSITIONS
from .period_bases import based
from .readings import Carried, Claim
from .sentences import Stretch
from .transfers import year_moved_for

LEAST_MOVEMENT = 1000.0
"""Pounds. A council's grant or spending moves by thousands; an increase of £1.68 is that of an hourly rate, and “each
decision over £500” goes on about no sum of the sentence before."""

UNKNOWN_COUNCIL = Area(name="", code="")


class Place(NamedTuple):
    """Where a sentence stands and what applies to the whole paper."""

    passage: Passage
    stretch: Stretch
    context: PaperContext
    vocabulary: Vocabulary


def figure_of(place: Place, quantity: Quantity) -> Figure:
    passage, stretch = place.passage, place.stretch
    start, end = stretch.start + quantity.start, stretch.start + quantity.end
    page, box = _boxed(passage, start, end)
    where = place_of(box, anchor=passage.anchor, start=start)
    return Figure(
        figure_id=figure_id(place.context.sha256, page=page, place=where, text=quantity.text),
        source_kind="text",
        page=page,
        box=box,
        text=quantity.text,
        value=quantity.value,
        unit=quantity.unit,
        scale=quantity.scale,
        quote=passage.text[stretch.start : stretch.end],
        passage_number=passage.number,
        read_by=passage.read_by,
        read_confidence=min(1.0, max(0.0, passage.confidence)),
    )


def _boxed(passage: Passage, start: int, end: int) -> tuple[int, Box | None]:
    """The page and box of a stretch; of one broken over pages, the part on its first page."""
    boxes = passage.boxes(start, end)
    if not boxes:
        pages = [s.page for s in passage.spans if s.start < end and start < s.end]
        return (pages[0] if pages else passage.page), None
    page = boxes[0][0]
    return page, around([box for on, box in boxes if on == page])


def observation_of(
    place: Place, quantity: Quantity, claim: Claim | None, carried: Carried
) -> tuple[Observation | None, Problem | None]:
    if claim is None or not claim.metric or claim.unit is None or claim.silent:
        return None, None
    figure = figure_of(place, quantity)
    try:
        metric = place.vocabulary.metric(claim.metric)
    except KeyError:
        return None, None
    slip = _is_slip(quantity, claim, metric)
    value = _signed(claim, quantity.with_point.value if slip else quantity.value)
    if claim.period is not None and metric.period_basis[:1] == ("instant",):
        claim.period = _day_in(claim.period, carried)
    if claim.period is not None and metric.id == "hnb_block_transfer":
        claim.period = year_moved_for(claim.period)
    period = (
        based(claim.period, metric, of_the_year=_of_the_year(claim, metric))
        if claim.period is not None
        else _usual_period(claim, metric, carried) or _last_period(claim, metric) or _counted_on(claim, metric, carried)
    )
    if claim.period_own and period is not None and _is_whole_stock(claim, metric):
        carried.counted_on.setdefault(metric.id, period)
    small = claim.unit == "gbp" and claim.measure != "percent_change" and abs(value) < LEAST_MOVEMENT
    if small and (claim.measure == "change" or not claim.own):
        return None, None
    one = claim.area is None or claim.area.kind == "authority"
    if one and claim.measure == "level" and metric.hard is not None and not _in_range(value, metric):
        return None, Problem(
            code="out-of-range",
            message=f"“{quantity.text}” was read as {metric.name}, but {value:g} lies outside what can be right "
            f"({metric.hard[0]:g} to {metric.hard[1]:g}); it was kept as a figure only.",
            cure="Look at the sentence on the page; if the paper is right, widen the range in a vocabulary file.",
            page=figure.page,
            box=figure.box,
            evidence=figure.quote,
        )
    surprising = metric.soft is not None and claim.measure == "level" and not metric.soft[0] <= value <= metric.soft[1]
    area = claim.area or UNKNOWN_COUNCIL
    observation = Observation(
        observation_id=observation_id(figure.figure_id, metric=metric.id, measure=claim.measure),
        figure_id=figure.figure_id,
        metric=metric.id,
        measure=claim.measure,
        breakdown=claim.breakdown,
        area_name=area.name,
        area_code=area.code,
        value=value,
        unit="percent" if claim.measure == "percent_change" else metric.unit,
        value_text=quantity.text,
        bound=quantity.bound,
        period=period,
        period_from=claim.period_from if claim.measure != "level" else "",
        status=_status(claim, period, metric, carried),
        page=figure.page,
        page_label=place.context.label(figure.page),
        box=figure.box,
        source_kind="text",
        read_by=place.passage.read_by,
        quote=figure.quote,
        confidence=confidence_of(
            Features(
                metric_own=claim.own,
                metric_carried=claim.carried,
                period_own=claim.period_own,
                period_known=period is not None,
                of_a_report=carried.reported is not None,
                read_confidence=figure.read_confidence,
                slip=slip or (surprising and area == place.context.area and not claim.breakdown),
            )
        ),
    )
    problem = None
    if slip:
        problem = Problem(
            code="comma-for-point",
            message=f"“{quantity.text}” has a comma where a point is due and was read as {value:,.0f}.",
            cure="Look at the number on the page.",
            severity="warning",
            page=figure.page,
            box=figure.box,
            evidence=figure.quote,
        )
    return observation, problem


def _of_the_year(claim: Claim, metric: Metric) -> bool:
    """Whether a sum told at a quarter or month is that of its year: what was said elsewhere, a forecast, and what a
    year leaves over or short, of which “£8.640m at Quarter 1” is an earlier forecast."""
    left = metric.nature != "balance" and (metric.id in POSITIONS or metric.id.endswith("_variance"))
    return claim.status == "forecast" or not claim.period_own or left


def _is_slip(quantity: Quantity, claim: Claim, metric: Metric) -> bool:
    """Whether a comma must stand for a point: as printed, “£11,160m” is more than one authority can have. England's may
    be as large, and the whole grant of a large county is above a thousand million."""
    if "comma for point" not in quantity.flags or metric.hard is None:
        return False
    one = claim.area is None or claim.area.kind == "authority"
    return one and not _in_range(_signed(claim, quantity.value), metric)


def _in_range(value: float, metric: Metric) -> bool:
    assert metric.hard is not None
    return metric.hard[0] <= value <= metric.hard[1]


def _status(claim: Claim, period: Period | None, metric: Metric, carried: Carried) -> Status:
    """The claim's status; what a year that has not ended leaves, or costs, is not known but forecast."""
    if metric.id == "hnb_block_transfer" and claim.status == "actual":
        # What is moved between blocks is moved when budgets are set.
        return "budget"
    to_come = period is not None and carried.reference is not None and period.end > carried.reference
    of_the_end = metric.id in POSITIONS or metric.id.endswith(("_variance", "_expenditure", "_savings"))
    return "forecast" if claim.status == "actual" and to_come and of_the_end else claim.status


def _usual_period(claim: Claim, metric: Metric, carried: Carried) -> Period | None:
    """What the paper reports on, for what is given without a period: “now” in a report is then."""
    if claim.link == "from":
        return None
    if metric.unit == "gbp":
        year = carried.title_period or carried.year
        if year is None and metric.nature != "balance":
            # What a report of the end of September says of money is of the year it lies in.
            year = carried.reported
        return based(year, metric, of_the_year=True) if year is not None else None
    if carried.reported is None or not dates(carried.reported, metric):
        return None
    # A comparator's figure is often an older one, and a number of events has no day up to which it changed.
    own = claim.area is not None and claim.area.kind == "authority"
    tells = claim.measure == "level" or metric.nature != "flow" or claim.beside_level
    return based(carried.reported, metric) if own and tells else None


def _last_period(claim: Claim, metric: Metric) -> Period | None:
    return based(claim.last_period, metric) if claim.last_period is not None else None


def _is_whole_stock(claim: Claim, metric: Metric) -> bool:
    own = claim.area is not None and claim.area.kind == "authority"
    return metric.nature == "stock" and claim.measure == "level" and own and not claim.breakdown


def _counted_on(claim: Claim, metric: Metric, carried: Carried) -> Period | None:
    """“We maintained 11,842 plans in January 2025”, and under another heading “1,247 are in independent schools”."""
    own = claim.area is not None and claim.area.kind == "authority"
    return carried.counted_on.get(metric.id) if own and claim.link != "from" and not claim.period_from else None


def _day_in(period: Period, carried: Carried) -> Period:
    """“The 2019 figure” behind one of 31 March 2019 is of that day."""
    if period.kind != "calendar_year" or not period.text.isdigit():
        return period
    days = {day.end for day in carried.dates if day.end.year == period.end.year}
    return Period(text=period.text, kind="instant", start=(on := days.pop()), end=on) if len(days) == 1 else period


def _signed(claim: Claim, value: float) -> float:
    """The value under the vocabulary's sign rule: deficits and falls below zero."""
    size = abs(value)
    if claim.measure == "level":
        return -size if claim.negative else value
    position = claim.metric in POSITIONS
    welcome = position or claim.metric in INCOME
    match claim.direction:
        case "down":
            return size if position and claim.negative else -size
        case "worse":
            return -size if welcome else size
        case "better":
            return size if welcome else -size
        case "up":
            return -size if position and claim.negative else size
    return -size if position and claim.negative else value
