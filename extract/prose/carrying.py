"""What do a paper's title, its headings and its sentences hand on to the sentences behind them?"""

import datetime
import re

from ...schema.council_calendar import financial_year_holding
from ...schema.periods import find_periods
from ...schema.statuses import find_statuses
from ..context import PaperContext
from ..reported import finer, purpose_in, reported_in_sentence, reported_in_title
from .clauses import Item, Sentence, Zone, concepts_in
from .concepts import tokens_of
from .frames import BALANCES, SAID_BY, STRONG, UnitClass
from .needs import opens_list_of_plans
from .readings import FAMILIES, Carried, Claim
from .subordinate import set_beside
from .topics import topic_word

_GENERIC = re.compile(
    r"^(?:agenda item|minutes?|decisions?|resolved|recommendations?|discussion|summary|background|introduction|"
    r"key points|purpose.*|additional documents|attachments?)\W*$",
    re.IGNORECASE,
)
"""Headings that say nothing of what follows."""


def carried_from_title(context: PaperContext, head: tuple[str, ...] = ()) -> Carried:
    """What the paper's own title says of all its sentences, and the lines at the ``head`` of the item."""
    carried = Carried(reference=context.meeting_date, head=head)
    _read_title(carried, context.title, context)
    for line in head:
        _read_subject(carried, line)
        _read_periods(carried, line, context)
    carried.stated = carried.reported
    return carried


def under_head(carried: Carried, head: tuple[str, ...], context: PaperContext) -> None:
    """A new head, or one more line of it: what was said of the item before it no longer holds."""
    if len(head) <= 1:
        carried.year = None
        carried.counted_on.clear()
    carried.head = head
    carried.stated = carried_from_title(context, head).stated


def _read_title(carried: Carried, title: str, context: PaperContext) -> None:
    _read_subject(carried, title)
    _read_periods(carried, title, context)
    for mention in find_statuses(title):
        carried.status = mention.status


def _read_subject(carried: Carried, title: str) -> None:
    tokens = tokens_of(title)
    items = concepts_in(title)
    money = [item.name for item in items if item.name in {"hn", "dsg"}]
    topics = [topic for item in items if (topic := topic_word(item))]
    words = {token.lower for token in tokens}
    if not money and "schools budget" in title.lower():
        # What councils report on as the Schools Budget is paid from the grant.
        money = ["dsg"]
    on_agreement = "safety_valve" in {item.name for item in items}
    if money or on_agreement:
        # A safety valve agreement is about the whole grant, and what drives it is plans.
        carried.title_money = money[0] if money else "dsg"
    if topics:
        carried.title_topic = topics[0]
    elif "child protection" in title.lower():
        carried.title_topic = "cpp"
    if on_agreement or words & {"send", "sen", "sends", "ehcp", "ehcps"} or "special educational" in title.lower():
        carried.send = True
    carried.title_names = frozenset(item.name for item in items)
    carried.title_words = carried.title_words | frozenset(words)


def _read_periods(carried: Carried, title: str, context: PaperContext) -> None:
    periods = find_periods(title, reference=context.meeting_date)
    years = [m.period for m in periods if m.period.kind in {"financial_year", "quarter"}]
    months = [m.period for m in periods if m.period.kind == "month"]
    if years:
        carried.title_period = years[0]
    elif months:
        # “Monitoring - Month 10”: what is monitored is the year.
        carried.title_period = financial_year_holding(months[0].start, months[0].text)
    carried.reported = finer(carried.reported, reported_in_title(title, reference=context.meeting_date))


def under_heading(carried: Carried, heading: str, context: PaperContext) -> None:
    """A heading ends what earlier sentences handed on, and hands on its own words."""
    if _GENERIC.match(heading):
        return
    carried.claims.clear()
    carried.families.clear()
    carried.strange = False
    carried.last = None
    carried.period = None
    carried.dates = []
    carried.topic = carried.money = carried.line = carried.label = carried.label_above = ""
    carried.of_lines = carried.of_prices = False
    title = carried_from_title(context, carried.head)
    carried.title_money, carried.title_topic = title.title_money, title.title_topic
    carried.title_period, carried.send, carried.status = title.title_period, title.send, title.status
    carried.reported, carried.scene, carried.month = carried.stated, None, None
    if heading:
        _read_title(carried, heading, context)
        if not carried.title_money and "transport" in carried.title_names:
            carried.money = "transport"


def _latest(levels: list[Claim]) -> Claim:
    """The claim whose period goes on: “273 at the end of March 2020, which has increased to 284 at the end of March
    2021” tells of children in 2021. Money goes on with what was said first."""
    first = levels[0]
    same = [c for c in levels if c.metric == first.metric and c.area == first.area and c.status == first.status]
    if first.unit == "gbp" or first.status != "actual":
        return first
    return max(same, key=lambda claim: claim.period.end if claim.period is not None else datetime.date.min)


def report_on(text: str, carried: Carried) -> None:
    """Take in what a sentence or heading says the whole paper reports on; the first to say so counts."""
    if (purpose := purpose_in(text, reference=carried.reference)) is not None:
        day, year = purpose
        if day is not None:
            carried.stated, carried.reported = finer(day, carried.stated), finer(day, carried.reported)
        carried.year = carried.year or year
    elif carried.stated is None and (said := reported_in_sentence(text, reference=carried.reference)) is not None:
        carried.stated = said
        carried.reported = carried.reported or said


def pass_over(text: str, carried: Carried) -> None:
    """A sentence without a figure still sets the subject and grows the distance to the last figure."""
    report_on(text, carried)
    carried.at_label = False
    items = concepts_in(text)
    _subjects(carried, text, items)
    carried.spoken = frozenset(item.name for item in items)
    _let_go(carried)
    if "maintained" in text:
        # “As plans ceased are fewer than those begun, the total maintained goes on rising.”
        carried.spoken -= {"issued", "new", "ceased"}
    carried.age += 1


def _let_go(carried: Carried) -> None:
    """Another subject ends what was last counted: “Chart 1: EHC plans maintained. The number has grown …” behind a
    figure of SEN support. So do sums for each head: “She asked for the levels per pupil. They were £4,405 …”."""
    if "per_head" in carried.spoken and not carried.spoken & {"hn", "dsg", "safety_valve", "transport", "lac"}:
        carried.claims.pop("gbp", None)
    counted = carried.claims.get("count")
    if counted is not None and carried.spoken & STRONG and not carried.spoken & SAID_BY.get(counted.metric, STRONG):
        del carried.claims["count"]
        carried.last = None


def _subjects(carried: Carried, text: str, items: list[Item]) -> None:
    money = [item.name for item in items if item.name in {"hn", "dsg", "transport", "foreign_money"}]
    if money:
        carried.money = "" if money[0] == "foreign_money" else money[0]
    carried.list_of_plans = carried.list_of_plans or opens_list_of_plans(text, items)
    if text.rstrip().endswith(":") and any(item.name in {"overspend", "variance"} for item in items):
        # “The overspend has several components:”
        carried.of_lines = True
    named = {item.name for item in items}
    if text.rstrip().endswith(":") and "weekly" in named and named & {"unit_cost", "expenditure"}:
        # “Average weekly costs were as follows:”
        carried.of_prices = True
    for item in items:
        if item.name in {"hn_line", "special_school"}:
            carried.line = text[item.start : item.end]
        carried.topic = topic_word(item) or ("appeal" if "tribunal" in item.text else "") or carried.topic


def _is_number(sentence: Sentence, zone: Zone) -> bool:
    """Whether the zone counts something, averages too: “an average caseload of 15.2”."""
    unit = zone.claim.unit if zone.claim is not None else None
    return unit in {"count", "rate"} or (unit is None and not sentence.quantities[zone.quantity].unit)


def hand_on(sentence: Sentence, carried: Carried) -> None:
    carried.age += 1
    carried.at_label = False
    understood = [zone.claim for zone in sentence.zones if zone.claim is not None and zone.claim.metric]
    _subjects(carried, sentence.text, sentence.items)
    carried.spoken = frozenset(item.name for item in sentence.items)
    if not understood:
        report_on(sentence.text, carried)
        _let_go(carried)
    if understood:
        carried.row = tuple(c for c in understood if c.measure == "level")
    renewed: set[UnitClass] = set()
    shares = [zone.claim for zone in sentence.zones if zone.claim is not None and zone.claim.unit == "percent"]
    if shares and not any(claim.metric for claim in shares):
        # “28% were refused”: what follows speaks of this share and not of an earlier one.
        carried.claims.pop("percent", None)
    counted = [zone.claim for zone in sentence.zones if zone.claim is not None and _is_number(sentence, zone)]
    if counted:
        carried.strange = not any(claim.metric for claim in counted)
    if understood:
        carried.last = understood[0]
        carried.periods = tuple(c.period for c in understood if c.period is not None)
        carried.dates += [period for period in carried.periods if period.kind == "instant"]
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
            if claim.aspect in FAMILIES and claim.measure == "level" and claim.subject in {"hn", "dsg"}:
                # The last one said is what an “adverse movement” is of.
                carried.families.pop(FAMILIES[claim.aspect], None)
                carried.families[FAMILIES[claim.aspect]] = claim
            if claim.metric in BALANCES and claim.measure == "level":
                carried.families["balance"] = claim
    # A number in brackets is set beside the one before them: “1,034 requests (2023: 941)”.
    open_said = [zone.claim for zone in sentence.zones if not zone.in_brackets]
    ahead = [zone.claim for zone in sentence.zones if not zone.in_brackets and not set_beside(sentence, zone)]
    going = [c for c in ahead if c is not None and c.metric and c.period is not None]
    going = [c for c in going if c.link != "from" and not c.shifted]
    if {"compares", "compare", "compared"} & {item.text for item in sentence.items[:4]}:
        # “This compares with 120 in December 2021.”: the next sentence goes on about what was compared.
        going = []
    levels = [c for c in going if c.measure == "level"]
    if going:
        carried.here = True
        carried.period = _latest(levels).period if levels else going[0].period
        first = next((c for c in open_said if c is not None and c.metric and c.measure == "level"), None)
        if first is not None and first.period is None and carried.reported is not None:
            # “… to 283; at the end of June there had been 271. 19 of the children are …”
            carried.period = carried.reported
