"""Of which metric is a sum of money?"""

from .aspects import ASPECTS, aspect_before, aspect_behind, aspect_of, subject_of
from .budget_lines import breakdown_of, given_away, line_paid, one_off, strangers
from .clauses import Item, Sentence, Zone
from .distances import Distance, distance_of
from .frames import DSG_MONEY, HN_MONEY, POSITIONS
from .nouns import noun_behind
from .placement_money import kind_of_placement, named_kind, weekly_claim
from .pointing import handed, of_it
from .positions import BLOCKS, INTO_DEFICIT, money_metric
from .readings import Carried, Claim, names_of
from .roles import role_of
from .savings import is_to_be_saved
from .support import from_government
from .transfers import from_the_schools_block, is_share_moved, leaves_high_needs, moved_between, names_blocks
from .unit_costs import another_place, place_cost_claim, unit_cost_claim
from .unnamed_money import claim_without_aspect
from .whose_money import owner_of

MEASURED_FROM_FORECAST = "measured from a forecast"
SUPPOSED = "supposed, not stated"
PUT_IN = "money put in or drawn out"


def money_claim(sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None, *, weekly: bool) -> Claim:
    """The claim of a quantity in pounds. ``host`` is the claim of the zone's parent."""
    role = role_of(sentence, zone)
    distance = None if weekly else distance_of(sentence, zone)
    if weekly:
        claim = weekly_claim(sentence, zone, carried, host)
    elif distance is not None:
        claim = _distance(sentence, zone, carried, distance)
    else:
        claim = _claim(sentence, zone, carried, host)
    if _than_thought(sentence, zone):
        claim = Claim(why_not=MEASURED_FROM_FORECAST)
    claim.unit = "gbp_per_week" if weekly else "gbp"
    claim.link = role.link
    if claim.metric and role.change and distance is None and claim.aspect not in {INTO_DEFICIT, "savings"}:
        claim.measure, claim.direction = "change", role.direction
    return claim


def _than_thought(sentence: Sentence, zone: Zone) -> bool:
    """“£2.1m less than forecast”: neither a level nor a movement."""
    behind = [item.text for item in sentence.items[zone.at + 1 : zone.at + 7]]
    return "than" in behind and bool(_THOUGHT & set(behind))


_THOUGHT = frozenset("forecast expected anticipated predicted projected reported thought assumed feared".split())


def _distance(sentence: Sentence, zone: Zone, carried: Carried, distance: Distance) -> Claim:
    """How far spending lies from its funding or budget, of the subject nearest the number."""
    subject, where = subject_of(sentence, zone, zone.at)
    if {"other", "remaining"} & {item.text for item in sentence.within(zone)} and where != "zone":
        return Claim(why_not="several others together")
    if not subject and strangers(sentence, zone):
        return Claim(why_not="money of something else")
    if not subject:
        subject, where = carried.money or carried.title_money, "carried"
    metric, breakdown = "", ""
    if subject == "early_years" and "dsg" in {carried.money, carried.title_money} | names_of(sentence.items):
        subject = "early_years_block"
    if subject in BLOCKS:
        metric, breakdown = DSG_MONEY[distance.aspect], BLOCKS[subject]
    elif subject in {"hn", "dsg"} and "per_head" not in names_of(_near(sentence, zone)):
        metric = (HN_MONEY if subject == "hn" else DSG_MONEY)[distance.aspect]
    negative = distance.over == (metric in POSITIONS)
    return Claim(
        metric=metric,
        aspect=distance.aspect,
        subject=subject,
        negative=negative,
        breakdown=breakdown,
        carried=where == "carried",
        own=where != "carried",
        why_not="" if metric else f"no metric for {distance.aspect} of {subject or 'nothing named'}",
    )


def grows_by(sentence: Sentence, zone: Zone, host: Claim | None) -> bool:
    """“(£41.7m in 2020/21, so 10.3% more)”: a bare percentage of change behind a sum."""
    if host is None or host.unit != "gbp" or not host.metric or not role_of(sentence, zone).change:
        return False
    inside = sentence.within(zone)
    return not any(item.kind in {"subject", "aspect", "foreign", "feature"} for item in inside)


def changes_money(sentence: Sentence, zone: Zone, carried: Carried) -> bool:
    """Whether a percentage is the change of a sum: “high needs funding had gone up by 15%”."""
    names = names_of(sentence.within(zone))
    money = names & {"hn", "dsg", "schools_block", "early_years_block", "central_block"} and names & ASPECTS
    of_block = any(item.name == "hn" and "block" in item.text for item in sentence.within(zone))
    if _spending_grows(sentence, zone):
        return True
    headed = carried.title_money == "hn" and names & {"allocation", "expenditure", "budget"} and zone.parent is None
    return (
        bool(money or of_block or headed)
        and role_of(sentence, zone).change
        and not names & {"ehcp", "lac", "cpp", "request", "rate"}
    )


def _spending_grows(sentence: Sentence, zone: Zone) -> bool:
    """“SEND transport costs had gone up by 79%”, “spending on placements of looked-after children rose by 9%”."""
    ahead = names_of([item for item in sentence.within(zone) if item.start < sentence.items[zone.at].start])
    spent = ahead & {"expenditure", "budget"} and ahead & {"transport", "lac"} and "count" not in ahead
    return bool(spent) and role_of(sentence, zone).change


def _claim(sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None) -> Claim:
    inside = sentence.within(zone)
    if {"if", "whether"} & {item.text for item in sentence.items[max(zone.first, zone.at - 3) : zone.at]}:
        return Claim(why_not=SUPPOSED)
    if zone.first == 0 and sentence.items[0].text == "should":
        # “Should nothing mitigate the £14m, …”
        return Claim(why_not=SUPPOSED)
    if zone.at and sentence.items[zone.at - 1].text == "not":
        return Claim(why_not="said not to be")
    if (place := place_cost_claim(sentence, zone)) is not None:
        return place
    if (place := another_place(sentence, zone, carried.claims.get("gbp"))) is not None:
        return place
    if "per_head" in names_of(_near(sentence, zone)):
        return Claim(why_not="money for each head")
    if any(item.name == "capital" for item in inside):
        return Claim(why_not="capital")
    noun = noun_behind(sentence, zone)
    if noun.head == "foreign" and not noun.of and not aspect_behind(sentence, zone):
        return Claim(why_not=f"money for “{noun.text}”")
    on_high_needs = "hn" in {carried.money, carried.title_money}
    if from_the_schools_block(sentence, zone, on_high_needs=carried.title_money == "hn"):
        return Claim(metric="hnb_block_transfer", aspect="transfer", subject="hn")
    share = (names_blocks(sentence) or on_high_needs) and is_share_moved(sentence, zone)
    if share or moved_between(sentence, zone):
        leaves = leaves_high_needs(sentence)
        return Claim(metric="hnb_block_transfer", aspect="transfer", subject="hn", negative=leaves)
    if is_to_be_saved(sentence, zone, carried):
        return Claim(metric="hnb_savings", aspect="savings", subject="hn")
    at = aspect_of(sentence, zone)
    named = names_of(sentence.within(zone))
    if (
        at is not None
        and sentence.items[at].name in {"allocation", "payment", "transfer", "expenditure", "budget"}
        and "safety_valve" in named
        and "payment" in named
        and from_government(sentence, carried, "payment")
    ):
        return Claim(metric="dsg_support_received", aspect="payment", subject="safety_valve")
    whole = host or carried.claims.get("gbp")
    if whole is not None and whole.metric == "dsg_support_received" and _part_received(sentence, zone, at):
        return handed(whole)
    if at is not None and _into_deficit(sentence, zone, at):
        subject = subject_of(sentence, zone, at)[0] or carried.money or carried.title_money
        if subject in {"hn", "dsg"}:
            metric = "hnb_in_year_position" if subject == "hn" else "dsg_in_year_position"
            return Claim(metric=metric, aspect=INTO_DEFICIT, subject=subject, negative=True)
    if at is not None and given_away(sentence, zone, at):
        return Claim(why_not=PUT_IN)
    if at is None:
        at = aspect_before(sentence, zone, whole=host is None)
    if at is None:
        return claim_without_aspect(sentence, zone, carried, host)
    if _part_of_the_money(sentence, zone, at):
        return Claim(why_not="a part of the money")
    if (unit_cost := unit_cost_claim(sentence, zone, at)) is not None:
        return unit_cost
    if _each_costs(sentence, zone):
        return Claim(why_not="money for each head")
    aspect = sentence.items[at]
    whose = owner_of(sentence, zone, at, carried, host)
    if not whose.subject:
        return Claim(why_not=whose.why_not)
    subject, where, modifiers = whose.subject, whose.where, whose.modifiers
    if aspect.name == "expenditure" and one_off(sentence, at):
        return Claim(why_not="the cost of one thing")
    metric, negative = money_metric(sentence, zone, subject, aspect.name, carried, host)
    breakdown = "" if aspect.name == "transfer" else breakdown_of(sentence, zone, at, subject, modifiers, where)
    if where == "host" and host is not None and aspect.name in {"budget", "expenditure", "variance"} and not breakdown:
        # “independent schools: £21.7m against a budget of £18.9m”
        breakdown = host.breakdown
    if whole is not None and whole.subject == subject and of_it(sentence, zone):
        breakdown = breakdown or whole.breakdown
    if metric == "hnb_allocation" and line_paid(sentence, zone):
        metric = "hnb_expenditure"
    if subject == "lac":
        breakdown = named_kind(breakdown or kind_of_placement(sentence, zone))
    return Claim(
        metric=metric,
        aspect=aspect.name,
        subject=subject,
        negative=negative,
        breakdown=breakdown,
        carried=where == "carried",
        own=where in {"zone", "sentence"},
        why_not="" if metric else f"no metric for {aspect.name} of {subject}",
    )


def _each_costs(sentence: Sentence, zone: Zone) -> bool:
    """“each of them cost some £14,000 more”."""
    ahead = [item.text for item in sentence.items[max(zone.first, zone.at - 8) : zone.at]]
    return "each" in ahead and "year" not in ahead[ahead.index("each") :][:2] and bool(_COST & set(ahead))


_COST = frozenset("cost costs costing".split())


def _part_received(sentence: Sentence, zone: Zone, at: int | None) -> bool:
    """“… undertook to pay £49m, of which £27m has been received”, “the remaining £6m could be withheld”."""
    if zone.at > zone.first and sentence.items[zone.at - 1].text == "remaining":
        return True
    of_which = any(item.name == "subset" for item in sentence.items[zone.first : zone.at])
    return of_which and (at is None or sentence.items[at].name in {"allocation", "payment"})


def _part_of_the_money(sentence: Sentence, zone: Zone, at: int) -> bool:
    """“£1m of the high needs funding was already committed”."""
    behind = [item.text for item in sentence.items[zone.at + 1 : zone.at + 3]]
    return behind == ["of", "the"] and at > zone.at and sentence.items[at].name in {"allocation", "budget"}


def _into_deficit(sentence: Sentence, zone: Zone, at: int) -> bool:
    """“went £12m further into deficit”: what was added in the year."""
    between = [item.text for item in sentence.items[zone.at + 1 : at]]
    return sentence.items[at].text == INTO_DEFICIT and bool(between) and set(between) <= {"further", "deeper", "more"}


def _near(sentence: Sentence, zone: Zone) -> list[Item]:
    level = sentence.depth[zone.at]
    return [sentence.items[i] for i in range(zone.at, min(zone.last, zone.at + 4)) if sentence.depth[i] == level] + [
        sentence.items[i] for i in range(max(zone.first, zone.at - 4), zone.at) if sentence.depth[i] == level
    ]
