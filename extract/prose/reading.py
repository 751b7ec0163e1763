"""What figures do a paper's passages state, and which of them are figures of the vocabulary?"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...schema.figures import Area, Extraction, Figure, Observation, Period, Status
from ...schema.identity import figure_id, observation_id, place_of
from ...schema.periods import find_periods
from ...schema.problems import Problem
from ...schema.quantities import Quantity, find_quantities
from ...schema.record import Box, around
from ...schema.statuses import find_statuses
from ...schema.tables import Passage
from ...schema.vocabulary import Metric, Vocabulary
from ..context import PaperContext
from .clauses import Item, Sentence, Zone, concepts_in, take_apart
from .concepts import tokens_of
from .confidence import Features, confidence_of
from .counts import count_claim, paired
from .frames import POSITIONS, UnitClass
from .gate import Gate
from .money import changes_money, money_claim
from .own_metrics import own_claims, own_words
from .pointing import takes_up
from .questions import Questions, is_answer
from .readings import Carried, Claim
from .sentences import Stretch, has_candidate, is_a_list_of_numbers, sentences_of, whole_of
from .subsets import refers_back, subset_of
from .topics import topic_word
from .when import based, period_of_all, place_in_space, place_in_time

_GENERIC = re.compile(
    r"^(?:agenda item|minutes?|decisions?|resolved|recommendations?|discussion|summary|background|introduction|"
    r"key points|purpose.*|additional documents|attachments?)\W*$",
    re.IGNORECASE,
)
"""Headings that say nothing of what follows."""

LEAST_MOVEMENT = 1000.0
"""Pounds. A council's grant or spending moves by thousands; an increase of £1.68 is that of an hourly rate."""

_UNKNOWN_COUNCIL = Area(name="", code="")


class _Place(NamedTuple):
    """Where a sentence stands and what applies to the whole paper."""

    passage: Passage
    stretch: Stretch
    context: PaperContext
    vocabulary: Vocabulary


def read_passages(passages: Sequence[Passage], *, context: PaperContext, vocabulary: Vocabulary) -> Extraction:
    """The figures of ``passages``, understood or not, and the observations of ``vocabulary`` among them."""
    figures: list[Figure] = []
    observations: list[Observation] = []
    problems: list[Problem] = []
    carried = carried_from_title(context)
    heading = ""
    home = context.area or _UNKNOWN_COUNCIL
    questions = Questions()
    own = own_words(vocabulary)
    for passage in passages:
        if passage.heading != heading:
            heading = passage.heading
            _under_heading(carried, heading, context)
        if passage.kind != "list item" and carried.list_period:
            carried.default_period, carried.list_period = None, False
        questions.put(passage.text, carried, home=home, reference=context.meeting_date)
        answering = is_answer(passage.text)
        for stretch in sentences_of(passage.text) if not answering else [whole_of(passage.text)]:
            text = passage.text[stretch.start : stretch.end]
            place = _Place(passage, stretch, context, vocabulary)
            if not has_candidate(text):
                _pass_over(text, carried)
                continue
            for quantity, claim in own_claims(text, own, home=home, reference=context.meeting_date):
                observation, problem = _observation(place, quantity, claim, carried)
                observations += [observation] if observation is not None else []
                problems += [problem] if problem is not None else []
            if (default := period_of_all(text, reference=context.meeting_date)) is not None:
                carried.default_period, carried.list_period = default, text.rstrip().endswith(":")
            if (not answering and not Gate.open(text, carried)) or is_a_list_of_numbers(text):
                figures.extend(_figure(place, q) for q in find_quantities(text))
                _pass_over(text, carried)
                continue
            sentence = take_apart(text, reference=context.meeting_date)
            read_sentence(sentence, carried, home=home)
            if answering:
                questions.answer(text, sentence)
            figures.extend(_figure(place, q) for q in sentence.quantities)
            for zone in sentence.zones:
                observation, problem = _observation(place, sentence.quantities[zone.quantity], zone.claim, carried)
                if observation is not None:
                    observations.append(observation)
                if problem is not None:
                    problems.append(problem)
    return Extraction(
        passages=tuple(passages),
        figures=tuple(figures),
        observations=tuple({observation.observation_id: observation for observation in observations}.values()),
        problems=tuple(problems),
    )


def carried_from_title(context: PaperContext) -> Carried:
    """What the paper's own title says of all its sentences."""
    carried = Carried(reference=context.meeting_date)
    _read_title(carried, context.title, context)
    return carried


def _read_title(carried: Carried, title: str, context: PaperContext) -> None:
    tokens = tokens_of(title)
    items = concepts_in(title)
    money = [item.name for item in items if item.name in {"hn", "dsg"}]
    topics = [topic for item in items if (topic := topic_word(item))]
    words = {token.lower for token in tokens}
    if money:
        carried.title_money = money[0]
    if topics:
        carried.title_topic = topics[0]
    if words & {"send", "sen", "sends", "ehcp", "ehcps"} or "special educational" in title.lower():
        carried.send = True
    carried.title_names = frozenset(item.name for item in items)
    carried.title_words = carried.title_words | frozenset(words)
    periods = find_periods(title, reference=context.meeting_date)
    years = [m.period for m in periods if m.period.kind in {"financial_year", "quarter"}]
    if years:
        carried.title_period = years[0]
    for mention in find_statuses(title):
        carried.status = mention.status


def _under_heading(carried: Carried, heading: str, context: PaperContext) -> None:
    """A heading ends what earlier sentences handed on, and hands on its own words."""
    if _GENERIC.match(heading):
        return
    carried.claims.clear()
    carried.strange = False
    carried.last = None
    carried.period = None
    carried.topic = carried.money = ""
    title = carried_from_title(context)
    carried.title_money, carried.title_topic = title.title_money, title.title_topic
    carried.title_period, carried.send, carried.status = title.title_period, title.send, title.status
    if heading:
        _read_title(carried, heading, context)


def _pass_over(text: str, carried: Carried) -> None:
    """A sentence without a figure still sets the subject and grows the distance to the last figure."""
    _subjects(carried, concepts_in(text))
    carried.spoken = frozenset(item.name for item in concepts_in(text))
    carried.age += 1


def _subjects(carried: Carried, items: list[Item]) -> None:
    money = [item.name for item in items if item.name in {"hn", "dsg", "foreign_money"}]
    if money:
        carried.money = "" if money[0] == "foreign_money" else money[0]
    for item in items:
        carried.topic = topic_word(item) or carried.topic


def read_sentence(sentence: Sentence, carried: Carried, *, home: Area) -> None:
    """Make a claim of each of the sentence's quantities, and let ``carried`` hand on what they leave."""
    for zone in sentence.zones:
        quantity = sentence.quantities[zone.quantity]
        host = _host(sentence, zone)
        unit = unit_class(quantity, sentence, zone, host, carried)
        if unit is None:
            zone.claim = Claim(why_not=f"counted in {quantity.unit}")
            continue
        if unit == "percent" and changes_money(sentence, zone):
            claim = money_claim(sentence, zone, carried, host, weekly=False)
            claim.measure = "percent_change"
        elif unit in {"gbp", "gbp_per_week"}:
            claim = money_claim(sentence, zone, carried, host, weekly=unit == "gbp_per_week")
        else:
            claim = count_claim(sentence, zone, carried, host, unit)
        if unit not in {"gbp", "gbp_per_week"} and (beside := paired(sentence, zone, claim, carried)) is not None:
            claim = beside
        zone.claim = claim
        subset_of(sentence, zone, claim, carried)
        place_in_space(sentence, zone, claim, carried, host, home)
        place_in_time(sentence, zone, claim, carried, host)
        claim.status = _status(sentence, zone, claim, host, carried)
    _hand_on(sentence, carried)


def _host(sentence: Sentence, zone: Zone) -> Claim | None:
    """The claim of the zone before, passed over where it is a share that is no figure and this is money."""
    parent = zone.parent
    money = sentence.quantities[zone.quantity].unit == "gbp"
    while parent is not None and money and parent.claim is not None:
        if parent.claim.metric or sentence.quantities[parent.quantity].unit != "percent":
            break
        parent = parent.parent
    return parent.claim if parent is not None else None


def unit_class(
    quantity: Quantity, sentence: Sentence, zone: Zone, host: Claim | None, carried: Carried
) -> UnitClass | None:
    """What kind of metric the number could be of; none for weeks, miles, years and the like."""
    if quantity.unit == "gbp":
        weekly = any(item.name == "weekly" for item in sentence.within(zone))
        return "gbp_per_week" if weekly or (host is not None and host.unit == "gbp_per_week" and host.metric) else "gbp"
    if quantity.unit == "gbp_per_week":
        return "gbp_per_week"
    if quantity.unit in {"percent", "percentage_points"}:
        return "percent"
    if quantity.unit.startswith("per_10k"):
        return "rate"
    if quantity.unit:
        return None
    inside = sentence.within(zone)
    if quantity.scale == 1 and _rate_said(inside, zone, sentence):
        return "rate"
    if host is not None and host.unit == "rate" and host.metric and not _rate_ended(inside):
        return "rate"
    last = carried.last
    if refers_back(sentence, zone, carried) is not None:
        return "count"
    if (
        host is None
        and last is not None
        and last.unit == "rate"
        and not _rate_ended(inside)
        and takes_up(sentence, zone)
    ):
        return "rate"
    return "count"


def _rate_said(inside: list[Item], zone: Zone, sentence: Sentence) -> bool:
    at = sentence.items[zone.at]
    before = [item for item in inside if item.start < at.start]
    after = [item for item in inside if item.start > at.start]
    return any(item.name == "rate" for item in before) or any(item.name == "ten_thousand" for item in after)


def _rate_ended(inside: list[Item]) -> bool:
    return any(item.kind == "subject" or item.name in {"count", "people"} for item in inside)


def _hand_on(sentence: Sentence, carried: Carried) -> None:
    carried.age += 1
    understood = [zone.claim for zone in sentence.zones if zone.claim is not None and zone.claim.metric]
    _subjects(carried, sentence.items)
    carried.spoken = frozenset(item.name for item in sentence.items)
    if understood:
        carried.row = tuple(c for c in understood if c.measure == "level")
    renewed: set[UnitClass] = set()
    counted = [zone.claim for zone in sentence.zones if zone.claim is not None and zone.claim.unit == "count"]
    if counted:
        carried.strange = not any(claim.metric for claim in counted)
    if understood:
        carried.last = understood[0]
        carried.periods = tuple(c.period for c in understood if c.period is not None)
    for zone in sentence.zones:
        claim = zone.claim
        if claim is None or claim.unit is None:
            continue
        if claim.metric:
            if claim.unit not in renewed:
                # The first figure of a sentence is what it is about; those behind it are set beside it.
                carried.claims[claim.unit] = claim
                renewed.add(claim.unit)
            carried.age = 0
            if claim.measure == "level":
                carried.values[sentence.quantities[zone.quantity].value] = claim
            if claim.subject in {"hn", "dsg"}:
                carried.money = claim.subject
    levels = [c for c in understood if c.measure == "level" and c.period is not None and c.link != "from"]
    if levels:
        carried.period = levels[0].period
    elif periods := [c.period for c in understood if c.period is not None]:
        carried.period = periods[0]


def _status(sentence: Sentence, zone: Zone, claim: Claim, host: Claim | None, carried: Carried) -> Status:
    first = sentence.items[zone.first].start
    last = sentence.items[zone.last - 1].end
    at = sentence.items[zone.at].start
    named = [i for i in sentence.items if i.kind == "feature"]
    stated = [m for m in find_statuses(sentence.text) if not any(i.start < m.end and m.start < i.end for i in named)]
    mentions = [m for m in stated if first <= m.start and m.end <= last]
    before = [m for m in mentions if m.start < at]
    if before:
        return before[-1].status
    if mentions:
        return mentions[0].status
    if host is not None and host.status and (zone.in_brackets or claim.link in {"to", "by", "of"}):
        return host.status
    earlier = [m for m in stated if m.start < at]
    if earlier and not zone.in_brackets and host is None:
        return earlier[-1].status
    if claim.aspect == "budget":
        return "budget"
    if carried.status == "outturn" and claim.unit == "gbp":
        return "outturn"
    return "actual"


def _figure(place: _Place, quantity: Quantity) -> Figure:
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


def _observation(
    place: _Place, quantity: Quantity, claim: Claim | None, carried: Carried
) -> tuple[Observation | None, Problem | None]:
    if claim is None or not claim.metric or claim.unit is None or claim.silent:
        return None, None
    figure = _figure(place, quantity)
    try:
        metric = place.vocabulary.metric(claim.metric)
    except KeyError:
        return None, None
    slip = _is_slip(quantity, claim, metric)
    value = _signed(claim, quantity.with_point.value if slip else quantity.value)
    period = (
        based(claim.period, metric, of_the_year=claim.status == "forecast" or not claim.period_own)
        if claim.period is not None
        else _usual_period(claim, metric, carried)
    )
    if claim.measure == "change" and metric.unit == "gbp" and abs(value) < LEAST_MOVEMENT:
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
    area = claim.area or _UNKNOWN_COUNCIL
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
        status=claim.status,
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


def _usual_period(claim: Claim, metric: Metric, carried: Carried) -> Period | None:
    """The year in the paper's title, for money that is given without one."""
    if metric.unit == "gbp" and carried.title_period is not None and claim.link != "from":
        return based(carried.title_period, metric, of_the_year=True)
    return None


def _signed(claim: Claim, value: float) -> float:
    """The value under the vocabulary's sign rule: deficits and falls below zero."""
    size = abs(value)
    if claim.measure == "level":
        return -size if claim.negative else value
    position = claim.metric in POSITIONS
    match claim.direction:
        case "down":
            return size if position and claim.negative else -size
        case "worse":
            return -size if position else size
        case "better":
            return size if position else -size
        case "up":
            return -size if position and claim.negative else size
    return -size if position and claim.negative else value
