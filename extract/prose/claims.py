"""What does each quantity of a sentence claim to be a figure of?"""

from ...schema.figures import Area, Status
from ...schema.quantities import Quantity
from ...schema.statuses import find_statuses
from .ages import by_age
from .carrying import hand_on
from .clauses import Item, Sentence, Zone
from .counts import count_claim
from .forecasts import said_again, year_of_forecast
from .frames import UnitClass
from .holders import held_by
from .labels import of_the_label
from .money import MEASURED_FROM_FORECAST, PUT_IN, SUPPOSED, changes_money, grows_by, money_claim
from .needs import by_need
from .pairs import paired
from .parts import items_before
from .pointing import exists, handed, stands, takes_up
from .readings import Carried, Claim
from .roles import role_of
from .subsets import refers_back, subset_of
from .when import date_the_change_before, place_in_time
from .where import of_a_place, place_in_space


def read_sentence(sentence: Sentence, carried: Carried, *, home: Area) -> None:
    """Make a claim of each of the sentence's quantities, and let ``carried`` hand on what they leave."""
    for zone in sentence.zones:
        quantity = sentence.quantities[zone.quantity]
        host = _host(sentence, zone)
        unit = unit_class(quantity, sentence, zone, host, carried)
        if unit is None:
            zone.claim = Claim(why_not=f"counted in {quantity.unit}")
            continue
        if unit == "percent" and grows_by(sentence, zone, host):
            assert host is not None
            claim = handed(host)
            claim.unit, claim.measure, claim.direction = "gbp", "percent_change", role_of(sentence, zone).direction
        elif unit == "percent" and changes_money(sentence, zone, carried):
            claim = money_claim(sentence, zone, carried, host, weekly=False)
            claim.measure = "percent_change"
        elif unit in {"gbp", "gbp_per_week"}:
            claim = money_claim(sentence, zone, carried, host, weekly=unit == "gbp_per_week")
        else:
            claim = count_claim(sentence, zone, carried, host, unit)
        if unit not in {"gbp", "gbp_per_week"} and not stands(sentence, zone):
            claim = paired(sentence, zone, claim, carried) or claim
        claim = of_the_label(sentence, zone, claim, unit, carried, host)
        claim = by_need(sentence, zone, by_age(sentence, zone, claim, unit, carried), unit, carried)
        claim = held_by(sentence, zone, claim, unit, carried)
        zone.claim = claim
        subset_of(sentence, zone, claim, carried)
        place_in_space(sentence, zone, claim, carried, host, home)
        place_in_time(sentence, zone, claim, carried, host)
        date_the_change_before(zone)
        said_again(quantity, claim, carried)
        claim.status = _status(sentence, zone, claim, host, carried)
        if (year := year_of_forecast(claim, carried)) != claim.period:
            claim.period = claim.printed_period = year
        if claim.metric == "hnb_expenditure" and claim.status == "budget" and claim.measure == "level":
            # “planned expenditure”: the budget itself
            claim.metric = "hnb_budget"
    hand_on(sentence, carried)


_NOT_STATED = frozenset({MEASURED_FROM_FORECAST, SUPPOSED, PUT_IN})


def _host(sentence: Sentence, zone: Zone) -> Claim | None:
    """The claim of the zone before; for money passed over where it is a share that is no figure, or only supposed."""
    parent = zone.parent
    money = sentence.quantities[zone.quantity].unit == "gbp"
    while parent is not None and money and parent.claim is not None:
        aside = parent.claim.aspect in {"variance", "gap"} or parent.claim.why_not in _NOT_STATED
        unit = sentence.quantities[parent.quantity].unit
        # “placements, of which there were 193, would cost £14.8m”
        counted = unit == ""
        if parent.claim.metric or not (unit == "percent" or aside or counted):
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
    if quantity.scale >= _MILLION and host is not None and host.unit == "gbp" and host.metric:
        # “is £8.6m, an increase of 6.6m”
        return "gbp"
    if _percentage_said(sentence, zone):
        return "percent"
    fraction = quantity.scale == 1 and not float(quantity.value).is_integer()
    inside = sentence.within(zone)
    if exists(sentence, zone) and quantity.decimals == 0 and not _rate_said(inside, zone, sentence):
        # “74.6 per 10,000, where a year earlier there were 262”
        return "count"
    if quantity.scale == 1 and _rate_said(inside, zone, sentence):
        return "rate"
    if host is not None and host.unit == "rate" and host.metric and not _rate_ended(inside):
        return "rate"
    if quantity.scale == 1 and of_a_place(sentence, zone) and _rates_compared(sentence, zone, host):
        return "rate"
    last = carried.last
    if refers_back(sentence, zone, carried) is not None:
        return "count"
    if (
        host is None
        and last is not None
        and last.unit == "rate"
        and not carried.strange
        and not _rate_ended(inside)
        and takes_up(sentence, zone)
    ):
        return "rate"
    # Children and plans are whole: 17.2 is an average or the number for each hundred.
    return None if fraction else "count"


_MILLION = 1_000_000


def _percentage_said(sentence: Sentence, zone: Zone) -> bool:
    """“the percentage was 4.4”."""
    ahead = sentence.items[max(zone.first, zone.at - 3) : zone.at]
    return any(item.text in {"percentage", "proportion"} for item in ahead) and bool(ahead) and ahead[-1].text in {
        "was", "is", "of", "at", "had", "been",
    }  # fmt: skip


def _rate_said(inside: list[Item], zone: Zone, sentence: Sentence) -> bool:
    at = sentence.items[zone.at]
    before = [item for item in inside if item.start < at.start]
    after = [item for item in inside if item.start > at.start]
    return any(item.name in {"rate", "ten_thousand"} or item.text.endswith(" rate") for item in before) or any(
        item.name == "ten_thousand" for item in after
    )


def _rates_compared(sentence: Sentence, zone: Zone, host: Claim | None) -> bool:
    """Whether rates are set side by side: one stands before, or the clause speaks of the rate."""
    if host is not None and host.metric:
        return host.unit == "rate"
    return any(item.name == "rate" for item in items_before(sentence, zone))


def _rate_ended(inside: list[Item]) -> bool:
    return any(item.kind == "subject" or item.name in {"count", "people"} for item in inside)


def _only_joined(sentence: Sentence, zone: Zone) -> bool:
    """“… £29.7m by March 2025 and £43.2m by March 2026”: nothing but “and” before the number."""
    ahead = sentence.items[zone.first : zone.at]
    return bool(ahead) and all(item.text in {"and", "then", "or"} or item.name in {",", ";"} for item in ahead)


_SET_AGAINST_BUDGET = frozenset({"gap", "variance", "overspend", "underspend"})
"""Of these “£2m under budget” says against what, not that the £2m were planned."""


def _status(sentence: Sentence, zone: Zone, claim: Claim, host: Claim | None, carried: Carried) -> Status:
    first = sentence.items[zone.first].start
    last = sentence.items[zone.last - 1].end
    at = sentence.items[zone.at].start
    named = [i for i in sentence.items if i.kind == "feature"]
    stated = [m for m in find_statuses(sentence.text) if not any(i.start < m.end and m.start < i.end for i in named)]
    if claim.aspect in _SET_AGAINST_BUDGET:
        # A planned deficit is budgeted; nothing is over or under a budget by plan.
        planned = claim.aspect == "gap"
        stated = [m for m in stated if (planned and m.start < at) or m.status != "budget"]
    own = sentence.depth[zone.at]
    aside = [item for item, depth in zip(sentence.items, sentence.depth, strict=True) if depth not in {0, own}]
    # “18% had been on a plan before (target 20%)”
    stated = [m for m in stated if not any(item.start <= m.start < item.end for item in aside)]
    mentions = [m for m in stated if first <= m.start and m.end <= last]
    before = [m for m in mentions if m.start < at]
    if before:
        return before[-1].status
    if mentions:
        return mentions[0].status
    goes_on = zone.in_brackets or claim.link in {"to", "by", "of"} or _only_joined(sentence, zone)
    goes_on &= not (claim.aspect in _SET_AGAINST_BUDGET and host is not None and host.status == "budget")
    if host is not None and host.status and goes_on:
        return host.status
    earlier = [m for m in stated if m.start < at]
    if earlier and not zone.in_brackets and host is None:
        return earlier[-1].status
    if claim.aspect == "budget":
        return "budget"
    if carried.status == "outturn" and claim.unit == "gbp":
        return "outturn"
    return "actual"
