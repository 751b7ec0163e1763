"""Of which metric is a number of children or plans, a share or a rate?"""

import itertools
from collections.abc import Set

from .clauses import Item, Sentence, Zone
from .frames import SAID_BY, UnitClass, metric_for
from .nouns import TRANSPARENT, Noun, noun_behind
from .parts import (
    about_another,
    above_another,
    against_an_area,
    bare,
    base_of,
    doubted,
    of_a_number,
    opens_with_a_part,
    out_of,
)
from .pointing import carry, exists, handed, pointed_back, points, takes_up
from .readings import Carried, Claim, names_of
from .roles import Role, role_of
from .topics import TOPIC_NAMES, resolved, topic_context, topic_of


def count_claim(sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None, unit: UnitClass) -> Claim:
    """The claim of a quantity that is no money. ``host`` is the claim of the zone's parent."""
    role = role_of(sentence, zone)
    quantity = sentence.quantities[zone.quantity]
    if quantity.unit == "percentage_points":
        role = Role(True, role.direction or "movement", role.link)
    noun = noun_behind(sentence, zone)
    if unit == "rate" and noun.head == "people":
        # “52.1 per 10,000 children”
        noun = noun._replace(head="none")
    if role.change and against_an_area(sentence, zone):
        return Claim(unit=unit, why_not="a gap between two areas")
    grows = unit == "percent" and not role.change and _growth(sentence, zone, noun)
    if grows:
        role = Role(True, "up" if grows != "down" else "down", role.link)
    if unit == "percent" and role.change:
        claim = _relative_change(sentence, zone, carried, host, role, noun)
    elif unit == "percent" and zone.in_brackets and host is not None and bare(sentence, zone):
        claim = _share_in_brackets(sentence, zone, carried, host)
    else:
        claim = _claim(sentence, zone, carried, host, unit, role, noun)
    claim.unit = unit if claim.unit is None else claim.unit
    claim.link = role.link
    if claim.metric and role.change and claim.measure == "level":
        claim.measure = "change"
        claim.direction = role.direction
    return claim


def _claim(
    sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None, unit: UnitClass, role: Role, noun: Noun
) -> Claim:
    context = topic_context(sentence, zone, carried)
    inside = sentence.within(zone)
    ahead_items = [item for item in inside if item.end <= sentence.items[zone.at].start]
    here = resolved(names_of(ahead_items) | names_of(_behind(sentence, zone)), context)
    if of_a_number(sentence, zone):
        # “2,320 of 3,007 plans”: how many of them is told by the clause; only plans issued in time are a figure.
        metric = metric_for(unit, here | resolved(names_of(_next(sentence, zone)), context) | context)
        return Claim(metric=metric if metric == "ehcp_20wk_count" else "", why_not="a part of a number")
    if unit == "percent" and {"within"} & {
        item.text for item in sentence.items[max(zone.first, zone.at - 2) : zone.at]
    }:
        return Claim(why_not="a distance from another figure")
    if "plans" in here and any(item.text.startswith("maintain") for item in inside):
        here -= {"issued", "new"}
    if doubted(sentence, zone):
        return Claim(why_not="asked or supposed, not stated")
    if "between_two" in names_of(_before(sentence, zone)):
        return Claim(why_not="a gap between two figures")
    if _makes_up(sentence, zone):
        return Claim(metric=metric_for(unit, resolved(names_of(ahead_items) - {"up"}, context) | context))
    if noun.head == "foreign":
        return Claim(why_not=f"counts “{noun.text}”")
    if any(item.text == "each" for item in sentence.items[max(zone.first, zone.at - 3) : zone.at]):
        return Claim(why_not="a number for each of several")
    if noun.head in {"subject", "people"} and about_another(sentence, noun):
        return Claim(why_not="of another subject")
    if noun.head in {"subject", "people"} and out_of(sentence, noun):
        return Claim(why_not="a part of a number")
    if noun.head == "subject" and "ceased_care" in noun.names and _for_a_reason(sentence, noun):
        return Claim(why_not="a part of those who left")
    if noun.head == "subject":
        metric = metric_for(unit, resolved(noun.names, context) | (here & _EVENTS) | context)
        metric = metric or metric_for(unit, here | context)
        if not metric and unit == "percent":
            # “89% of care leavers aged 17 and 84% of those aged 18 were in suitable accommodation”
            later = resolved(names_of(_next(sentence, zone)), context) & _SHARE_WORDS
            metric = metric_for(unit, resolved(noun.names, context) | later | context) if later else ""
        return Claim(metric=metric, why_not="" if metric else f"no metric of “{noun.text}”")
    subset = any(item.name == "subset" for item in sentence.items[zone.first : zone.at])
    if (counted_as := _whom_there_were(sentence, zone)) is not None:
        return Claim(metric=metric_for(unit, resolved({counted_as}, context) | context))
    if zone.at and sentence.items[zone.at - 1].text == "not":
        return Claim(why_not="said not to be")
    if unit in {"count", "rate"} and {"if", "should"} <= {item.text for item in sentence.items[: zone.at]}:
        return Claim(why_not="supposed, not stated")
    if subset and noun.head == "none" and host is None and not opens_with_a_part(sentence):
        return Claim(why_not="a part of something else")
    if unit == "count" and host is not None and host.metric in _FLOWS and noun.head == "none":
        other = _the_other_way(sentence, zone, host)
        if other:
            return Claim(metric=other)
    following = sentence.items[zone.at + 1 : zone.at + 2]
    parted = unit == "count" and bool(following) and following[0].name == "subset" and not opens_with_a_part(sentence)
    if parted and (host is None or (not host.metric and host.unit == unit)):
        return Claim(why_not="a part of no figure")
    if following and following[0].kind == "area" and sentence.areas[following[0].ref].area.kind == "comparator":
        return Claim(why_not="counts authorities")
    if unit == "count" and noun.head == "none" and _acts(sentence, zone) and not zone.in_brackets:
        return Claim(why_not="how many did something")
    pointed = pointed_back(sentence, zone) or (subset and noun.head == "none" and not here & (_STRONG | _EVENTS))
    if pointed or (noun.head == "none" and "target" in here and not here & _STRONG):
        if host is not None and host.metric and host.unit == unit:
            return handed(host)
        if unit in carried.claims and (pointed or host is None):
            return carry(carried.claims[unit])
    if above_another(sentence, zone):
        return Claim(why_not="measured against another sum")
    if (
        "foreign_count" in here
        and not (here & _STRONG)
        and not (unit == "percent" and _share_behind_foreign(ahead_items))
    ):
        return Claim(why_not="another subject")
    behind = resolved(names_of(_behind(sentence, zone)), context)
    if noun.head == "people":
        for names in (resolved(noun.names, context) | behind, here):
            metric = metric_for(unit, names | context)
            if metric and (unit == "percent" or names & _STRONG):
                return Claim(metric=metric)
        counted = carried.claims.get("count")
        of_pupils = "population" in noun.names or ("pupils" in noun.text.split() and "those" not in noun.text.split())
        told = _of_plans(sentence, zone, host) or (
            host is None and points(sentence) and counted is not None and counted.metric == "ehcp_total"
        )
        if unit == "percent" and of_pupils and told:
            return Claim(metric="ehcp_pct_pupils")
        if unit == "percent":
            ahead = resolved(names_of(_before(sentence, zone)), context)
            metric = metric_for(unit, ahead | context) if ahead & _SHARE_WORDS else ""
            if metric:
                return Claim(metric=metric, own=False)
        if host is not None and host.metric and host.unit == unit and (zone.in_brackets or role.link in {"from", "to"}):
            return handed(host)
        last = carried.claims.get(unit)
        if host is None and points(sentence) and last is not None and (unit == "percent" or _compares(sentence, zone)):
            return carry(last)
        return Claim(why_not="people of no stated kind")
    # The number stands alone: the noun is said before it, or handed on.
    ahead = resolved(names_of(ahead_items), context)
    for names in (ahead, here):
        metric = metric_for(unit, names | context)
        if metric and _said(unit, names, sentence, zone):
            return Claim(metric=metric)
    if unit == "percent" and "ehcp" in here:
        metric = metric_for(
            unit, here | (names_of(_before(sentence, zone)) & {"people", "population", "share"}) | context
        )
        if metric:
            return Claim(metric=metric)
    if host is not None and host.metric and unit in {"count", "percent"} and here & _EVENTS:
        # “1,204 requests, of which 312 were refused”: the clause says more of what its host counts.
        metric = metric_for(unit, SAID_BY.get(host.metric, frozenset()) | here | context)
        if metric and metric != host.metric:
            return Claim(metric=metric)
    if (
        unit == "count"
        and _counts_itself(sentence, zone, strange=carried.strange)
        and (topic := topic_of(sentence, zone, carried)) in TOPIC_NAMES
    ):
        metric = metric_for(unit, {TOPIC_NAMES[topic]} | (here - {"count"}) | context)
        if metric:
            return Claim(metric=metric, own=False)
    if unit == "count" and here & (_SHARE_WORDS - {"review"}) and not noun.names:
        return Claim(why_not="a part that a share is made of")
    if host is not None and not host.metric and unit == "count" and exists(sentence, zone):
        earlier = carried.claims.get("count")
        if earlier is not None and not carried.strange:
            return carry(earlier)
    if unit == "percent" and "sen_support" in here:
        return Claim(why_not="a share of another kind")
    if host is not None and base_of(sentence, zone):
        return Claim(why_not="the whole of which a part was given")
    if host is not None:
        if host.unit == unit or (host.measure == "percent_change" and unit == "count"):
            return handed(host) if host.metric else Claim(why_not=host.why_not or "follows no figure")
        for back in _ancestors(zone):
            claim = carried_claim(back, unit)
            if claim is not None:
                return handed(claim)
    whole = resolved(names_of(_before(sentence, zone)), context)
    metric = metric_for(unit, whole | context)
    linked = zone.in_brackets or role.link or unit != "count"
    if metric and linked and "foreign_count" not in whole and _said(unit, whole, sentence, zone):
        return Claim(metric=metric, own=False)
    last = carried.claims.get(unit)
    if (host is None or host.unit != unit) and takes_up(sentence, zone) and (last is None or carried.age > 1):
        spoken = resolved(set(carried.spoken), context)
        metric = metric_for(unit, spoken | context)
        if metric and spoken & (_SHARE_WORDS if unit == "percent" else _STRONG) and "foreign_count" not in spoken:
            return Claim(metric=metric, own=False, carried=True)
    taken_up = (takes_up(sentence, zone) and not _acts(sentence, zone)) or (
        unit == "count" and exists(sentence, zone) and not carried.strange
    )
    if last is not None and last.metric and (host is None or host.unit != unit) and taken_up:
        return carry(last)
    if unit == "percent" and (metric := _headed(sentence, carried, context)):
        return Claim(metric=metric, own=False, carried=True)
    return Claim(why_not="no metric said")


def _headed(sentence: Sentence, carried: Carried, context: Set[str]) -> str:
    """“Performance has slipped to 10.2%”, “This had reached 26%”: the heading names the indicator."""
    words = {item.text for item in sentence.items[:6]}
    stands_for = words & {"performance", "this", "it", "figure", "position", "percentage", "measure", "indicator"}
    names = resolved(set(carried.title_names), context)
    return metric_for("percent", names | context) if stands_for and names & _SHARE_WORDS else ""


def _relative_change(
    sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None, role: Role, noun: Noun
) -> Claim:
    """A percentage that is a change: of a count, of money, or of a rate or share in its own unit."""
    context = topic_context(sentence, zone, carried)
    if above_another(sentence, zone):
        return Claim(why_not="measured against another sum")
    if any(item.text.startswith("assum") for item in sentence.items[: zone.at]):
        return Claim(why_not="assumed, not stated")
    if _of_other_money(sentence, zone):
        return Claim(why_not="change of a sum")
    if noun.head == "foreign" and noun.of:
        return Claim(why_not=f"change of “{noun.text}”")
    inside = resolved(names_of(sentence.within(zone)), context)
    if zone.in_brackets and host is not None and bare(sentence, zone):
        claim = handed(host)
        if claim.metric:
            claim.measure, claim.direction = "percent_change", role.direction
        return claim
    behind = sentence.items[zone.at + 1 : zone.at + 4]
    marks = [place for place, item in enumerate(behind) if item.kind == "mark"]
    near = sentence.items[max(zone.first, zone.at - 4) : zone.at] + behind[: marks[0] if marks else None]
    if "per_head" in names_of(near):
        return Claim(why_not="a rate for each head")
    for names in (inside, resolved(names_of(_before(sentence, zone)), context)):
        if "foreign_count" in names or "foreign_money" in names:
            return Claim(why_not="change of another subject")
        metric = metric_for("percent", names | context)
        if metric == "ehcp_pct_pupils" and "share" not in names:
            metric = ""
        if metric and names & (_STRONG | _SHARE_WORDS):
            return Claim(metric=metric, measure="change", direction=role.direction, unit="percent")
        metric = metric_for("count", names | context)
        if metric and names & _STRONG:
            return Claim(metric=metric, measure="percent_change", direction=role.direction, unit="count")
        metric = metric_for("rate", names | context) if "rate" in names else ""
        if metric:
            return Claim(metric=metric, measure="percent_change", direction=role.direction, unit="rate")
    if host is not None:
        if not host.metric:
            return Claim(why_not=host.why_not)
        claim = handed(host)
        claim.measure, claim.direction = "percent_change", role.direction
        return claim
    last = carried.last
    if last is not None and last.metric and takes_up(sentence, zone):
        claim = carry(last)
        if claim.metric in {"ehcp_new", "ehcp_ceased"} and "growth_rate" in names_of(sentence.within(zone)):
            claim.metric = "ehcp_total"
        claim.measure, claim.direction, claim.breakdown = "percent_change", role.direction, last.breakdown
        return claim
    return Claim(why_not="change of nothing named")


def _growth(sentence: Sentence, zone: Zone, noun: Noun) -> str:
    """The direction where “growth in plans had slowed to 4% from 9%” speaks of growth and not of a share."""
    if noun.head != "none" or zone.in_brackets:
        return ""
    for items in (sentence.items[zone.first : zone.at], sentence.items[: zone.at]):
        names = names_of(items)
        if names & _SHARE_WORDS or "share" in names:
            return ""
        for first, second in itertools.pairwise(items):
            if first.text in {"growth", "increase", "rise", "fall", "reduction", "decrease"} and second.text in {
                "in",
                "of",
            }:
                return "down" if first.name == "down" else "up"
        if any(item.name == "growth_rate" for item in items):
            return "up"
        if not zone.first or names_of(sentence.items[zone.first : zone.at]) & _STRONG:
            break
    return ""


def _share_in_brackets(sentence: Sentence, zone: Zone, carried: Carried, host: Claim) -> Claim:
    """“2,320 of 3,007 plans (77%) had been reviewed”: the share is of what the clause around the brackets says."""
    parent = zone.parent
    if parent is None:
        return Claim(why_not="share of nothing named")
    context = topic_context(sentence, zone, carried)
    around = resolved(names_of(sentence.within(parent)), context)
    metric = metric_for("percent", around | context)
    if metric and (metric != "ehcp_pct_pupils") and around & (_SHARE_WORDS | _STRONG):
        return Claim(metric=metric)
    if host.metric and host.unit == "percent":
        return handed(host)
    last = carried.claims.get("percent")
    if last is not None and not host.metric and host.unit == "count" and points(sentence):
        return carry(last)
    return Claim(why_not="a share of the number before it")


def _of_plans(sentence: Sentence, zone: Zone, host: Claim | None) -> bool:
    """“1,563 children had a plan, 6.1% of the school roll”."""
    return "ehcp" in names_of(_before(sentence, zone)) or (
        host is not None and host.metric in {"ehcp_total", "ehcp_pct_pupils"}
    )


def _of_other_money(sentence: Sentence, zone: Zone) -> bool:
    """“… rose by 74% and the grant by 39%”, “the block grew by 5.9%”: the clause has a sum for its subject."""
    ahead = sentence.items[zone.first : zone.at]
    if any(item.kind == "subject" for item in ahead):
        return False
    return any(
        second.text in {"grant", "block", "budget", "funding", "fees", "costs", "spending", "inflation"}
        and first.text in {"the", "its", "in", "and", ","}
        for first, second in itertools.pairwise(ahead)
    )


def _share_behind_foreign(ahead: list[Item]) -> bool:
    """“A recovery plan was agreed after timeliness had slumped to 38%”: the share stands nearer than the stranger."""
    places = {"foreign": -1, "share": -1}
    for place, item in enumerate(ahead):
        if item.name == "foreign_count":
            places["foreign"] = place
        elif item.name in _SHARE_WORDS:
            places["share"] = place
    return places["share"] > places["foreign"]


def _whom_there_were(sentence: Sentence, zone: Zone) -> str | None:
    """“unaccompanied children, of whom there were 36”: all of them; the concept of the noun before the comma."""
    ahead = sentence.items[: zone.at]
    if [item.text for item in ahead[-2:]] not in (["there", "were"], ["there", "are"]):
        return None
    if len(ahead) < 4 or ahead[-3].name != "subset":
        return None
    named = [item for item in ahead[:-3] if item.kind == "subject"]
    return named[-1].name if named else None


def _makes_up(sentence: Sentence, zone: Zone) -> bool:
    """“Unaccompanied children made up 118 of those looked after”."""
    return [item.text.rstrip("s") for item in sentence.items[max(zone.first, zone.at - 2) : zone.at]] in (
        ["made", "up"],
        ["make", "up"],
    )


def _for_a_reason(sentence: Sentence, noun: Noun) -> bool:
    """“22 children leaving care through reunification”."""
    return any(item.text in {"through", "via", "because"} for item in sentence.items[noun.end : noun.end + 2])


_FLOWS = {
    "cla_started": "cla_ceased",
    "cla_ceased": "cla_started",
    "ehcp_new": "ehcp_ceased",
    "ehcp_ceased": "ehcp_new",
}
"""What comes in and what goes out."""
_OUT = frozenset("left leave leaving exited ceased ended discharged".split())
_IN = frozenset("entered joined started came arrived issued began".split())


def _the_other_way(sentence: Sentence, zone: Zone, host: Claim) -> str:
    """“159 came into care and 132 left”: the verb alone tells what the second number counts."""
    behind = {item.text for item in sentence.items[zone.at + 1 : min(zone.last, zone.at + 4)]}
    going = host.metric.endswith("_ceased")
    return _FLOWS[host.metric] if behind & (_IN if going else _OUT) else ""


def _compares(sentence: Sentence, zone: Zone) -> bool:
    """“This compares with 298 children”."""
    ahead = {item.text for item in sentence.items[zone.first : zone.at]}
    return bool(ahead & {"compares", "compared", "represents", "represented", "against", "is", "was"})


def _acts(sentence: Sentence, zone: Zone) -> bool:
    """“132 have taken this up”: what some of them did, and no count of them all."""
    behind = sentence.items[zone.at + 1 : zone.at + 3]
    return (
        len(behind) > 1
        and behind[0].text in {"have", "has", "had"}
        and behind[1].kind == "word"
        and behind[1].text not in {"been", "an", "a", "the"}
    )


def _counts_itself(sentence: Sentence, zone: Zone, *, strange: bool) -> bool:
    """“Numbers had peaked at 655”: a count of what the paper is about, with nothing else named."""
    ahead = [item for item in sentence.items[zone.first : zone.at] if item.kind not in {"period", "mark"}]
    for place, item in enumerate(ahead[:4]):
        if item.name == "count" and item.text in (
            {"numbers", "caseload"} if strange else {"numbers", "number", "caseload"}
        ):
            following = ahead[place + 1].text if place + 1 < len(ahead) else ""
            return following not in {"of", "in", "for"}
        if item.text not in TRANSPARENT:
            return False
    return False


def paired(sentence: Sentence, zone: Zone, claim: Claim, carried: Carried) -> Claim | None:
    """The claim that this number stands beside, where as many bare numbers follow as there were figures: “91% were in
    suitable accommodation and 58% in work, against 88% and 54% nationally”, “The targets were 92% and 60%”."""
    if claim.own or zone.in_brackets:
        return None
    zones = [z for z in sentence.zones if not z.in_brackets]
    bare = [z for z in zones if not names_of(sentence.within(z)) & (_STRONG | _SHARE_WORDS)]
    place = zones.index(zone)
    run = [zone]
    for back in reversed(zones[:place]):
        if back not in bare:
            break
        run.insert(0, back)
    ahead = zones[: zones.index(run[0])]
    for later in zones[place + 1 :]:
        if later not in bare:
            break
        run.append(later)
    told = [z.claim for z in ahead if z.claim is not None and z.claim.metric]
    if not ahead:
        told = list(carried.row) if points(sentence) or _SPEAK_OF_A_ROW & {i.text for i in sentence.items} else []
    unit = claim.unit
    if len(told) < 2 or len(run) != len(told) or len({c.metric for c in told}) != len(told):
        return None
    beside = told[run.index(zone)]
    if beside.unit != unit or len({c.unit for c in told}) != 1:
        return None
    copy = handed(beside) if ahead else carry(beside)
    copy.link = claim.link
    return copy


_SPEAK_OF_A_ROW = frozenset(
    "targets figures results ones percentages rates proportions equivalents respectively".split()
)


def _next(sentence: Sentence, zone: Zone) -> list[Item]:
    following = [z for z in sentence.zones if z.at > zone.at and not z.in_brackets]
    return sentence.within(following[0]) if following else []


_EVENTS = frozenset(
    "issued new ceased request assessment refused assess_refusal review reviewed appeal tribunal weeks20 "
    "on_time started_care ceased_care transport repeat two_years".split()
)
_STRONG = frozenset(
    "ehcp plans lac uasc cpp cin care_leaver sen_support tribunal appeal request assessment started_care "
    "ceased_care assess_refusal".split()
)
_SHARE_WORDS = frozenset(
    "weeks20 on_time review reviewed repeat re_registration two_years three_moves same_place miles20 suitable "
    "eet".split()
)


def _said(unit: UnitClass, names: Set[str], sentence: Sentence, zone: Zone) -> bool:
    """Whether the concepts name the figure strongly enough for a number that has no noun of its own."""
    if unit == "percent":
        return bool(names & (_SHARE_WORDS | {"ehcp"}))
    if unit == "count" and "placement_kind" in names:
        return True
    if unit == "rate":
        return sentence.quantities[zone.quantity].unit.startswith("per_10k") or "rate" in names
    return bool(names & _STRONG)


def _behind(sentence: Sentence, zone: Zone) -> list[Item]:
    level = sentence.depth[zone.at]
    behind = [sentence.items[i] for i in range(zone.at, zone.last) if sentence.depth[i] == level]
    for place in range(1, len(behind) - 1):
        if behind[place].text == "and" and behind[place + 1].text in {"the", "a", "an", "their", "this"}:
            # “15 children had been adopted and the average time between entering care and …”
            return behind[:place]
    return behind


def _before(sentence: Sentence, zone: Zone) -> list[Item]:
    return [item for item, depth in zip(sentence.items[: zone.at], sentence.depth, strict=False) if depth == 0]


def _ancestors(zone: Zone) -> list[Zone]:
    found = []
    back = zone.parent
    while back is not None:
        found.append(back)
        back = back.parent
    return found


def carried_claim(zone: Zone, unit: UnitClass) -> Claim | None:
    """The claim already made in ``zone`` if it is in ``unit`` and understood."""
    claim = zone.claim
    return claim if claim is not None and claim.metric and claim.unit == unit else None
