"""Of which metric is a number of children or plans, a share or a rate?"""

from collections.abc import Set

from .clause_verbs import (
    FLOWS,
    acts,
    counts_itself,
    decided,
    for_a_reason,
    for_so_long,
    in_a_state,
    makes_up,
    something_said,
    the_other_way,
    whom_there_were,
    worked_with,
)
from .clauses import Sentence, Zone
from .frames import EVENTS, SAID_BY, SHARE_WORDS, STRONG, UnitClass, metric_for
from .nouns import Noun, noun_behind
from .parts import (
    about_another,
    against_an_area,
    ancestors,
    bare,
    doubted,
    exceeds_an_area,
    items_before,
    items_behind,
    items_behind_a_share,
    items_of_next,
    of_a_number,
    of_a_sample,
    of_another_clause,
    opens_with_a_part,
    out_of,
    says_no_more,
    whole_of_a_part,
)
from .people import Said, in_schools, people_claim
from .pointing import carried_claim, carry, exists, handed, pointed_back, stands
from .readings import Carried, Claim, names_of
from .roles import Role, role_of
from .shares import growth, relative_change, share_behind_foreign, share_in_brackets
from .taken_up import taken_up
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
    if (role.change and against_an_area(sentence, zone)) or exceeds_an_area(sentence, zone):
        return Claim(unit=unit, why_not="a gap between two areas")
    grows = unit == "percent" and not role.change and growth(sentence, zone, noun)
    if grows:
        role = Role(True, "up" if grows != "down" else "down", role.link)
    if unit == "percent" and role.change:
        claim = relative_change(sentence, zone, carried, host, role)
        if quantity.unit == "percentage_points" and claim.metric:
            claim = _in_points(claim)
    elif unit == "percent" and zone.in_brackets and bare(sentence, zone):
        claim = share_in_brackets(sentence, zone, carried, host)
    else:
        claim = _claim(sentence, zone, carried, host, unit, role, noun)
    if (
        claim.metric in {"cla_started", "cla_ceased"}
        and noun.head == "none"
        and not role.change
        and stands(sentence, zone)
    ):
        claim.metric = metric_for("count", {"uasc"} if "uasc" in carried.spoken else {"lac"})
    claim.unit = unit if claim.unit is None else claim.unit
    claim.link = role.link
    if claim.metric and role.change and claim.measure == "level":
        claim.measure = "change"
        claim.direction = role.direction
    return claim


def _in_points(claim: Claim) -> Claim:
    """Points are the change of a share; no number of children grows by them."""
    if claim.unit != "percent":
        return Claim(why_not="points of no named share")
    claim.measure = "change"
    return claim


def _claim(
    sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None, unit: UnitClass, role: Role, noun: Noun
) -> Claim:
    if unit == "percent" and zone.parent is not None and of_another_clause(sentence, zone, zone.parent):
        host = None
    context = topic_context(sentence, zone, carried)
    inside = sentence.within(zone)
    ahead_items = [item for item in inside if item.end <= sentence.items[zone.at].start]
    here = resolved(names_of(ahead_items) | names_of(items_behind(sentence, zone)), context)
    if makes_up(sentence, zone):
        return Claim(metric=metric_for(unit, resolved(names_of(ahead_items) - {"up"}, context) | context))
    if of_a_number(sentence, zone):
        # “2,320 of 3,007 plans”: how many of them is told by the clause; only plans issued in time are a figure.
        metric = metric_for(unit, here | resolved(names_of(items_of_next(sentence, zone)), context) | context)
        told_by_parts = metric == "ehcp_20wk_count" or unit == "percent"
        return Claim(metric=metric if told_by_parts else "", why_not="a part of a number")
    if unit == "percent" and {"within"} & {
        item.text for item in sentence.items[max(zone.first, zone.at - 2) : zone.at]
    }:
        return Claim(why_not="a distance from another figure")
    if unit == "count" and whole_of_a_part(sentence, zone):
        # “3 of the 31 plans issued were on time”: 31 were issued.
        timed = here & {"weeks20", "on_time"} and noun.names & {"plans", "ehcp"}
        here = here - {"weeks20", "on_time"} | ({"issued"} if timed else set())
    if noun.names & {"plans", "ehcp"}:
        # “the backlog of assessments, so that 1,180 plans were issued”
        here -= {"assessment"}
    if "plans" in here and any(item.text.startswith("maintain") for item in inside):
        here -= {"issued", "new"}
    if unit == "count" and of_a_sample(sentence, zone):
        return Claim(why_not="a sample")
    if doubted(sentence, zone):
        return Claim(why_not="asked or supposed, not stated")
    if "between_two" in names_of(items_before(sentence, zone)):
        return Claim(why_not="a gap between two figures")
    if noun.names == {"special_school"} and noun.text.lower().endswith(("school", "schools", "settings")):
        return Claim(why_not="counts schools")
    if unit == "count" and noun.head in {"people", "none"} and not here & STRONG:
        # “4,409 pupils, 14.8% of the roll, were on SEN support”
        both = resolved(noun.names | names_of(items_behind_a_share(sentence, zone)), context)
        metric = metric_for(unit, both | context) if both & STRONG else ""
        if metric:
            return Claim(metric=metric)
    if unit == "count" and noun.head == "people" and worked_with(sentence, zone, context):
        return Claim(metric="care_leavers_total")
    if noun.head == "foreign":
        return Claim(why_not=f"counts “{noun.text}”")
    averaged = here & EVENTS and "average" in {item.text for item in ahead_items}
    averaged = averaged or any(item.text.startswith("averag") for item in ahead_items[-1:])
    if (unit == "count" and averaged) or any(
        item.text == "each" for item in sentence.items[max(zone.first, zone.at - 3) : zone.at]
    ):
        return Claim(why_not="a number for each of several")
    if noun.head in {"subject", "people"} and about_another(sentence, noun):
        return Claim(why_not="of another subject")
    if noun.head in {"subject", "people"} and out_of(sentence, noun):
        return Claim(why_not="a part of a number")
    if unit == "count" and noun.names and (in_a_state(sentence, noun.end) or for_so_long(sentence, zone)):
        return Claim(why_not="a part of no kind")
    if noun.head == "subject" and "ceased_care" in noun.names and for_a_reason(sentence, noun):
        return Claim(why_not="a part of those who left")
    if noun.head == "subject":
        metric = metric_for(unit, resolved(noun.names, context) | (here & EVENTS) | context)
        metric = metric or metric_for(unit, here | context)
        if not metric and unit == "percent":
            # “89% of care leavers aged 17 and 84% of those aged 18 were in suitable accommodation”
            later = resolved(names_of(items_of_next(sentence, zone)), context) & SHARE_WORDS
            metric = metric_for(unit, resolved(noun.names, context) | later | context) if later else ""
            if not metric and host is not None and host.unit == unit and says_no_more(sentence, noun.end, zone.last):
                # “67% of care leavers aged 17 were in work, and 66% of care leavers aged 19”
                return handed(host)
        return Claim(metric=metric, why_not="" if metric else f"no metric of “{noun.text}”")
    subset = any(item.name == "subset" for item in sentence.items[zone.first : zone.at])
    if (counted_as := whom_there_were(sentence, zone)) is not None:
        return Claim(metric=metric_for(unit, resolved({counted_as}, context) | context))
    if zone.at and sentence.items[zone.at - 1].text == "not":
        return Claim(why_not="said not to be")
    if unit == "count" and _LIMITS & {item.text for item in sentence.items[zone.first : zone.at]}:
        return Claim(why_not="a limit, and no number that there are")
    appeals = here & {"appeal", "tribunal"} or (host is not None and host.metric == "ehcp_appeals")
    if unit == "count" and appeals and decided(sentence, zone):
        return Claim(why_not="what became of some")
    if subset and noun.head == "none" and host is None and not opens_with_a_part(sentence):
        return Claim(why_not="a part of something else")
    if unit == "count" and host is not None and host.metric in FLOWS and noun.head == "none":
        other = the_other_way(sentence, zone, host)
        if other:
            return Claim(metric=other)
    following = sentence.items[zone.at + 1 : zone.at + 2]
    parted = unit == "count" and bool(following) and following[0].name == "subset" and not opens_with_a_part(sentence)
    if parted and (host is None or (not host.metric and host.unit == unit)):
        return Claim(why_not="a part of no figure")
    if following and following[0].kind == "area" and sentence.areas[following[0].ref].area.kind == "comparator":
        return Claim(why_not="counts authorities")
    if unit == "count" and noun.head == "none" and acts(sentence, zone) and not zone.in_brackets:
        return Claim(why_not="how many did something")
    pointed = pointed_back(sentence, zone) or (subset and noun.head == "none" and not here & (STRONG | EVENTS))
    if unit == "percent" and subset and pointed and not here & SHARE_WORDS and something_said(sentence, zone):
        # “Among those who were, 56% were in full-time work”: another share, of a part.
        return Claim(why_not="a share of a part")
    if pointed or (noun.head == "none" and "target" in here and not here & STRONG):
        if host is not None and host.metric and host.unit == unit:
            return handed(host)
        if unit in carried.claims and (pointed or host is None):
            return carry(carried.claims[unit])
    if (
        "foreign_count" in here
        and not (here & STRONG)
        and not (unit == "percent" and share_behind_foreign(ahead_items))
    ):
        return Claim(why_not="another subject")
    behind = resolved(names_of(items_behind(sentence, zone)), context)
    if noun.head == "people":
        return people_claim(sentence, zone, carried, host, unit, Said(noun, here, behind, context, role.link))
    if unit == "percent" and "on_time" in here:
        # “Annual reviews: 1,204 completed, 68% within timescale”
        here |= names_of(items_before(sentence, zone)) & {"review"}
    # The number stands alone: the noun is said before it, or handed on.
    ahead = resolved(names_of(ahead_items), context)
    if unit == "percent" and role.link in {"from", "to"} and not ahead & SHARE_WORDS:
        # “The proportion moved three times rose from 8 to 9 per cent, and long-term stability …”
        named = resolved(names_of(items_before(sentence, zone)), context)
        metric = metric_for(unit, named | context) if named & SHARE_WORDS else ""
        if metric:
            return Claim(metric=metric, own=False)
    # “Of these requests, 43 were declined”
    refused = "refused" in here - ahead and "request" in ahead
    for names in (here,) if refused else (ahead, here):
        if unit == "count" and in_schools(names, context) and "average" not in {item.text for item in ahead_items}:
            return Claim(metric="ehcp_total")
        metric = metric_for(unit, names | context)
        if metric and _said(unit, names, sentence, zone):
            return Claim(metric=metric)
    if unit == "percent" and "ehcp" in here:
        metric = metric_for(
            unit, here | (names_of(items_before(sentence, zone)) & {"people", "population", "share"}) | context
        )
        if metric:
            return Claim(metric=metric)
    if host is not None and host.metric and unit in {"count", "percent"} and here & EVENTS:
        # “1,204 requests, of which 312 were refused”: the clause says more of what its host counts.
        metric = metric_for(unit, SAID_BY.get(host.metric, frozenset()) | here | context)
        if metric and metric != host.metric:
            return Claim(metric=metric)
    if (
        unit == "count"
        and counts_itself(sentence, zone, strange=carried.strange)
        and (topic := topic_of(sentence, zone, carried)) in TOPIC_NAMES
    ):
        metric = metric_for(unit, {TOPIC_NAMES[topic]} | (here - {"count"}) | context)
        if metric:
            return Claim(metric=metric, own=False)
    if unit == "count" and here & (SHARE_WORDS - {"review"}) and not noun.names:
        return Claim(why_not="a part that a share is made of")
    if host is not None and not host.metric and unit == "count" and exists(sentence, zone):
        earlier = carried.claims.get("count")
        if earlier is not None and not carried.strange:
            return carry(earlier)
    if unit == "percent" and "sen_support" in here:
        return Claim(why_not="a share of another kind")
    if host is not None and whole_of_a_part(sentence, zone):
        return Claim(why_not="the whole of which a part was given")
    if host is not None:
        if host.unit == unit or (host.measure == "percent_change" and unit == "count"):
            return handed(host) if host.metric else Claim(why_not=host.why_not or "follows no figure")
        for back in ancestors(zone):
            if unit == "percent" and of_another_clause(sentence, zone, back):
                break
            claim = carried_claim(back, unit)
            if claim is not None:
                return handed(claim)
    whole = resolved(names_of(items_before(sentence, zone)), context)
    metric = metric_for(unit, whole | context)
    linked = zone.in_brackets or role.link or unit != "count"
    if metric and linked and "foreign_count" not in whole and _said(unit, whole, sentence, zone):
        return Claim(metric=metric, own=False)
    return taken_up(sentence, zone, carried, host, unit, here, context)


_LIMITS = frozenset("threshold thresholds quota ceiling".split())


def _said(unit: UnitClass, names: Set[str], sentence: Sentence, zone: Zone) -> bool:
    """Whether the concepts name the figure strongly enough for a number that has no noun of its own."""
    if unit == "percent":
        return bool(names & (SHARE_WORDS | {"ehcp"}))
    if unit == "count" and "placement_kind" in names:
        return True
    if unit == "rate":
        return sentence.quantities[zone.quantity].unit.startswith("per_10k") or bool({"rate", "ten_thousand"} & names)
    return bool(names & STRONG)
