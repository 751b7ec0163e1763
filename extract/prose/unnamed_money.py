"""Of which metric is a sum of money whose clause has no word for what it is?"""

import itertools

from .aspects import SUBJECTS, alone_in_brackets
from .budget_lines import strangers
from .clauses import Item, Sentence, Zone
from .frames import OTHER_MONEY, POSITIONS
from .lines_meant import line_meant
from .nouns import modifiers_before
from .pointing import carry, handed, it_is, of_it, takes_up
from .positions import BLOCKS, INTO_DEFICIT, cumulative_of, end_words, money_metric
from .readings import Carried, Claim, names_of
from .reasons import stated
from .roles import role_of
from .support import from_government, gives, paid_by_government
from .unit_costs import AVERAGE

_WHOLE_SUBJECTS = SUBJECTS - {"lac", "ehcp", "special_school"}


def claim_without_aspect(sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None) -> Claim:
    inside = sentence.within(zone)
    names = names_of(inside)
    if paid_by_government(sentence, zone) and from_government(sentence, carried, "payment"):
        return Claim(metric="dsg_support_received", aspect="payment", subject="safety_valve")
    if "safety_valve" in names and not names & {"capital", "foreign_money"} and gives(inside):
        return Claim(metric="dsg_support_received", aspect="payment", subject="safety_valve")
    if "foreign_money" in names_of(stated(sentence, zone)):
        return Claim(why_not="another subject's money")
    if (block := _block_before_brackets(sentence, zone)) and names_of(sentence.items) & {"allocation", "budget"}:
        metric = "hnb_allocation" if block == "hn" else "dsg_allocation"
        return Claim(metric=metric, aspect="allocation", subject=block, breakdown=BLOCKS.get(block, ""))
    if "forecast" in {item.text for item in inside} and (line := line_meant(sentence, zone, carried)):
        return Claim(metric="hnb_expenditure", aspect="expenditure", subject="hn", breakdown=line)
    return _alone(sentence, zone, carried) if host is None else _beside(sentence, zone, carried, host)


def _said_to_have_grown(inside: list[Item], host: Claim) -> bool:
    """Whether the sum is what has been gathered up; of an overspend “this now stood at £7m” is only the newest one."""
    newest = host.aspect in {"overspend", "underspend", "variance"}
    return any(
        item.name == "cumulative" or (item.name == "overall" and not (newest and item.text.startswith("st")))
        for item in inside
    )


def _block_before_brackets(sentence: Sentence, zone: Zone) -> str:
    """The block whose share stands alone in brackets behind it: “the Early Years Block (£10m)”."""
    block = sentence.items[zone.at - 2].name if alone_in_brackets(sentence, zone) else ""
    return block if block in {"hn", *BLOCKS} else ""


def _beside(sentence: Sentence, zone: Zone, carried: Carried, host: Claim) -> Claim:
    """What the sum is where another stands before it in the sentence."""
    inside = sentence.within(zone)
    if not host.metric:
        return Claim(why_not=host.why_not or "follows no figure")
    if host.aspect == "transfer":
        return handed(host)
    other = [i.name for i in inside if i.kind == "subject" and i.name in _WHOLE_SUBJECTS]
    if host.metric == "dsg_allocation" and other and other[0] == "hn":
        return Claim(metric="hnb_allocation", aspect="allocation", subject="hn")
    if host.aspect == "allocation" and any(i.name == "early_years" for i in inside):
        return Claim(metric="dsg_allocation", aspect="allocation", subject="dsg", breakdown="Early Years")
    if host.aspect and other and other[0] != host.subject:
        # “… to underspend by £0.9m and the schools block by £0.2m”
        metric, negative = money_metric(sentence, zone, other[0], host.aspect, carried, host)
        return Claim(
            metric=metric,
            aspect=host.aspect,
            subject=other[0],
            negative=negative,
            breakdown=BLOCKS.get(other[0], ""),
        )
    line = next((i for i in inside if i.name in {"hn_line", "special_school"}), None)
    if line is not None and (host.metric == "hnb_cost_per_ehcp" or (host.subject == "hn" and host.unit == "gbp")):
        claim = handed(host)
        claim.breakdown = sentence.text[line.start : line.end]
        return claim
    balance = carried.families.get("balance")
    moved = host.metric not in POSITIONS or host.measure != "level"
    if balance is not None and moved and _it_stands_at_a_date(sentence, zone):
        return carry(balance)
    if sentence.quantities[zone.quantity].unit == "percent" and (grown := _grown(sentence, zone)):
        return grown
    if host.unit == "gbp" and _as_planned(sentence, zone):
        return handed(host)
    if host.metric == "hnb_expenditure" and {"provided", "allowed"} & {item.text for item in inside}:
        # “… would cost £14.8m, when £10.9m had been provided”
        claim = handed(host)
        claim.metric, claim.aspect = "hnb_budget", "budget"
        return claim
    if host.unit == "gbp" and not strangers(sentence, zone):
        claim = handed(host)
        summed = _said_to_have_grown(inside, host) or (
            host.aspect == INTO_DEFICIT and any(i.text in {"total", "altogether"} for i in inside)
        )
        claim.metric = cumulative_of(host.metric) if summed else host.metric
        return claim
    return Claim(why_not="money of nothing named")


def _as_planned(sentence: Sentence, zone: Zone) -> bool:
    """“the overspend was forecast to be £51.6m, where the agreement allowed for £31.2m”: what the same was to be."""
    ahead = [item.text for item in sentence.items[zone.first : zone.at]]
    plan = next((i for i, text in enumerate(ahead) if text in _PLANS), None)
    return plan is not None and bool(_PLANS_FOR & set(ahead[plan:]))


_PLANS = frozenset("agreement plan plans profile trajectory".split())
_PLANS_FOR = frozenset("allowed allows assumed assumes envisaged envisages foresaw foresees expected provided".split())


def _it_stands_at_a_date(sentence: Sentence, zone: Zone) -> bool:
    """“Allowing for the grant of £1m, it is expected to be £19.6m by the end of March”: what the paper last gave a
    balance of."""
    dated = any(
        item.name == "year_end" or (item.kind == "period" and sentence.periods[item.ref].period.kind == "instant")
        for item in sentence.within(zone)
    )
    return (dated or end_words(sentence.within(zone))) and it_is(sentence, zone)


def _alone(sentence: Sentence, zone: Zone, carried: Carried) -> Claim:
    """What the first sum of a sentence is."""
    inside = sentence.within(zone)
    names = names_of(inside)
    if role_of(sentence, zone).direction in {"worse", "better"} and names & {"hn", "dsg"}:
        moved = [claim for claim in carried.families.values() if claim.subject in names]
        return carry(moved[-1]) if moved else Claim(why_not="a worsening of what is not said")
    if "cumulative" in names and names & {"hn", "dsg"} and not strangers(sentence, zone):
        # “a total of £3.9m would be carried into 2022/23 on the DSG”
        subject = "hn" if "hn" in names else "dsg"
        metric, negative = money_metric(sentence, zone, subject, "reserve", carried, None)
        return Claim(metric=metric, aspect="reserve", subject=subject, negative=negative)
    if "hn" in names and "set" in {item.text for item in sentence.items[max(zone.first, zone.at - 3) : zone.at]}:
        return Claim(metric="hnb_budget", aspect="budget", subject="hn")
    block = next((i.name for i in inside if i.name in BLOCKS), "")
    if block and _is_stated(sentence, zone) and not strangers(sentence, zone):
        return Claim(metric="dsg_allocation", aspect="allocation", subject=block, breakdown=BLOCKS[block])
    if "dsg" in names and "hn" not in names and _is_stated(sentence, zone):
        return Claim(metric="dsg_allocation", aspect="allocation", subject="dsg")
    travel = next((i.text.split() for i in inside if i.name == "transport"), [])
    if _BUDGETS & set(travel) and _is_stated(sentence, zone) and not strangers(sentence, zone):
        aspect = "budget" if "budget" in travel else "expenditure"
        return Claim(metric=OTHER_MONEY[("transport", aspect)], aspect=aspect, subject="transport")
    whole = carried.claims.get("gbp")
    if "hn" in names and whole is not None and whole.metric == "dsg_allocation" and of_it(sentence, zone):
        # “The grant's budget is £119.6m. The high needs block accounts for £84.2m of it.”
        metric = "hnb_budget" if whole.aspect == "budget" else "hnb_allocation"
        return Claim(metric=metric, aspect=whole.aspect, subject="hn")
    if "hn" in names and (_is_stated(sentence, zone) or _for_high_needs(sentence, zone)):
        return Claim(metric="hnb_allocation", aspect="allocation", subject="hn")
    if grown := _grown(sentence, zone):
        return grown
    if "hn" in {carried.money, carried.title_money} and (named := _line_accounted_for(sentence, zone)):
        return Claim(metric="hnb_expenditure", aspect="expenditure", subject="hn", breakdown=named)
    if _equals_a_share(sentence, zone, carried):
        return Claim(metric="hnb_block_transfer", aspect="transfer", subject="hn", own=False, carried=True)
    role = role_of(sentence, zone)
    last = carried.claims.get("gbp")
    if last is not None and last.aspect == "unit_cost" and (place := _the_average_of(sentence, zone)):
        claim = carry(last)
        claim.breakdown = place
        return claim
    if role.direction in {"worse", "better"} and carried.families:
        last = list(carried.families.values())[-1]
    taken_up = takes_up(sentence, zone) or _labelled(sentence, zone)
    taken_up |= of_it(sentence, zone) or it_is(sentence, zone)
    if role.link == "by" and not role.change:
        # “It was softened by £0.4m not needed for growth”: neither a level nor a movement of what it was.
        return Claim(why_not="by how much is not said of what")
    if last is not None and last.metric and taken_up and not strangers(sentence, zone):
        return carry(last)
    if (asked := _spoken_of(carried)) is not None and not strangers(sentence, zone):
        return asked
    return Claim(why_not="money of nothing named")


_BUDGETS = frozenset("budget costs spend expenditure".split())
"""Words of money in the name of transport itself: “the transport budget for pupils with SEND”."""


def _the_average_of(sentence: Sentence, zone: Zone) -> str:
    """“For a residential SEND placement the average was £318k”, after what another kind of place costs: the place."""
    ahead = sentence.items[zone.first : zone.at]
    place = next((zone.first + i for i, item in enumerate(ahead) if item.name in _PLACES), None)
    if place is None or not any(a.text == "the" and b.text in AVERAGE for a, b in itertools.pairwise(ahead)):
        return ""
    unknown, _ = modifiers_before(sentence, place)
    item = sentence.items[place]
    return sentence.text[sentence.text.index(unknown) if unknown else item.start : item.end]


_PLACES = frozenset({"placements", "special_school", "hn_line"})


def _line_accounted_for(sentence: Sentence, zone: Zone) -> str:
    """“Top-up funding for mainstream schools accounted for £9.8m”: a line of spending."""
    before = sentence.items[zone.first : zone.at]
    lines = [item for item in before if item.name in {"hn_line", "special_school"}]
    verb = {"accounted", "totalled", "came"} & {item.text for item in before[-3:]}
    if not verb or not lines or any(item.kind == "aspect" for item in sentence.items):
        return ""
    return sentence.text[lines[0].start : lines[0].end]


def _grown(sentence: Sentence, zone: Zone) -> Claim | None:
    """“The high needs block has increased by £22.8m”: a block by itself is its allocation."""
    before = [item for item in sentence.within(zone) if item.start < sentence.items[zone.at].start]
    named = [item.name for item in before if item.name in {"hn", "dsg", *BLOCKS}]
    if not named or not role_of(sentence, zone).change or strangers(sentence, zone):
        return None
    metric = "hnb_allocation" if named[-1] == "hn" else "dsg_allocation"
    return Claim(metric=metric, aspect="allocation", subject=named[-1], breakdown=BLOCKS.get(named[-1], ""))


def _equals_a_share(sentence: Sentence, zone: Zone, carried: Carried) -> bool:
    """“The half a percent equated to £473K”, after a sentence on a transfer between the blocks."""
    ahead = {item.text for item in sentence.items[max(zone.first, zone.at - 4) : zone.at]}
    return bool(ahead & _EQUALS) and "transfer" in carried.spoken and "hn" in {carried.money, carried.title_money}


_EQUALS = frozenset("came comes equated equates equating equals equivalent amounted amounts".split())


def _spoken_of(carried: Carried) -> Claim | None:
    """What the sentence before asked for or named, where it is one cost of one subject: “What does SEND transport cost?
    The forecast for 2024/25 is £28m.”"""
    for subject in ("transport", "lac"):
        if carried.spoken & {"expenditure", "budget"} and subject in carried.spoken and carried.age <= 1:
            metric = OTHER_MONEY[(subject, "expenditure")]
            return Claim(metric=metric, aspect="expenditure", subject=subject, own=False, carried=True)
    return None


def _labelled(sentence: Sentence, zone: Zone) -> bool:
    """“Delivered so far: £1.2m”: the note goes on about the last sum."""
    return zone is sentence.zones[0] and zone.at > 0 and sentence.items[zone.at - 1].name == ":"


def _for_high_needs(sentence: Sentence, zone: Zone) -> bool:
    """“£73.2m for high needs”."""
    behind = sentence.items[zone.at + 1 : zone.at + 5]
    return bool(behind) and behind[0].text == "for" and any(item.name == "hn" for item in behind[1:])


def _is_stated(sentence: Sentence, zone: Zone) -> bool:
    """“The DSG for 2021/22 would be £124m”: a verb of being right before the number, or with “in total” between."""
    reach = zone.at
    while reach > zone.first and sentence.items[reach - 1].text in _SIZES:
        reach -= 1
    before = [item.text for item in sentence.items[max(zone.first, min(reach - 1, zone.at - 4)) : zone.at]]
    return bool({"be", "is", "was", "of", "at", "totals", "totalled", "totalling", "been"} & set(before))


_SIZES = frozenset("in total all just under over about around some nearly almost approximately altogether".split())
