"""Of which metric is a number of children or plans, a share or a rate?"""

import itertools
from collections.abc import Set

from .clauses import Item, Sentence, Zone
from .frames import SAID_BY, UnitClass, metric_for
from .nouns import TRANSPARENT, Noun, noun_behind
from .readings import Carried, Claim, names_of
from .roles import Role, role_of

TOPICS = {
    "ehcp": "ehcp",
    "lac": "lac",
    "uasc": "lac",
    "cpp": "cpp",
    "cin": "cin",
    "care_leaver": "care_leaver",
    "tribunal": "appeal",
    "sen_support": "sen_support",
    "corporate_parenting": "lac",
}
"""The topic that a full name sets; weak words such as “plans” then take their meaning from it."""

_POINTERS = frozenset(
    "this that it these those such they same equivalent comparable corresponding latter former figure figures "
    "number total position rate percentage proportion also".split()
)
"""Words by which a sentence takes up what an earlier one was about."""


_EHC_WORDS = frozenset("ehc ehcp ehcps ehcna ehcnas ehcpna education statutory".split())


def topic_word(item: Item) -> str:
    """The topic that an item sets, if it is a full name: “EHC needs assessment” is one, “assessment” is none."""
    if item.name in TOPICS:
        return TOPICS[item.name]
    if item.name in {"request", "assessment", "review"} and _EHC_WORDS & set(item.text.split()):
        return "ehcp"
    return ""


def topic_of(sentence: Sentence, zone: Zone, carried: Carried) -> str:
    """The subject that weak words around the zone's quantity stand for."""
    before = [topic for i in sentence.items[: zone.at] if (topic := topic_word(i))]
    after = [topic for i in sentence.items[zone.at :] if (topic := topic_word(i))]
    if before:
        return before[-1]
    if after:
        return after[0]
    return carried.topic or carried.title_topic


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
    if role.change and _against_an_area(sentence, zone):
        return Claim(unit=unit, why_not="a gap between two areas")
    if unit == "percent" and role.change:
        claim = _relative_change(sentence, zone, carried, host, role, noun)
    elif unit == "percent" and zone.in_brackets and host is not None and _bare(sentence, zone):
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
    context = _context(sentence, zone, carried)
    inside = sentence.within(zone)
    here = _resolved(names_of(inside), context)
    if _of_a_number(sentence, zone):
        # “2,320 of 3,007 plans”: how many of them is told by the clause; only plans issued in time are a figure.
        metric = metric_for(unit, here | _resolved(names_of(_next(sentence, zone)), context) | context)
        return Claim(metric=metric if metric == "ehcp_20wk_count" else "", why_not="a part of a number")
    if _doubted(sentence, zone):
        return Claim(why_not="asked or supposed, not stated")
    if "between_two" in names_of(_before(sentence, zone)):
        return Claim(why_not="a gap between two figures")
    if noun.head == "foreign":
        return Claim(why_not=f"counts “{noun.text}”")
    if any(item.text == "each" for item in sentence.items[max(zone.first, zone.at - 3) : zone.at]):
        return Claim(why_not="a number for each of several")
    if noun.head in {"subject", "people"} and _about_another(sentence, noun):
        return Claim(why_not="of another subject")
    if noun.head in {"subject", "people"} and _out_of(sentence, noun):
        return Claim(why_not="a part of a number")
    if noun.head == "subject":
        metric = metric_for(unit, _resolved(noun.names, context) | (here & _EVENTS) | context)
        metric = metric or metric_for(unit, here | context)
        return Claim(metric=metric, why_not="" if metric else f"no metric of “{noun.text}”")
    subset = any(item.name == "subset" for item in sentence.items[zone.first : zone.at])
    pointed = _pointed_back(sentence, zone) or (subset and noun.head == "none" and not here & (_STRONG | _EVENTS))
    if pointed or (noun.head == "none" and "target" in here and not here & _STRONG):
        if host is not None and host.metric and host.unit == unit:
            return handed(host)
        if unit in carried.claims and (pointed or host is None):
            return carry(carried.claims[unit])
    if _above_another(sentence, zone):
        return Claim(why_not="measured against another sum")
    if "foreign_count" in here and not (here & _STRONG):
        return Claim(why_not="another subject")
    behind = _resolved(names_of(_behind(sentence, zone)), context)
    if noun.head == "people":
        for names in (_resolved(noun.names, context) | behind, here):
            metric = metric_for(unit, names | context)
            if metric and (unit == "percent" or names & _STRONG):
                return Claim(metric=metric)
        if unit == "percent":
            ahead = _resolved(names_of(_before(sentence, zone)), context)
            metric = metric_for(unit, ahead | context) if ahead & _SHARE_WORDS else ""
            if metric:
                return Claim(metric=metric, own=False)
        if host is not None and host.metric and host.unit == unit and (zone.in_brackets or role.link in {"from", "to"}):
            return handed(host)
        if unit == "percent" and host is None and _points(sentence) and (last := carried.claims.get(unit)) is not None:
            return carry(last)
        return Claim(why_not="people of no stated kind")
    # The number stands alone: the noun is said before it, or handed on.
    ahead = _resolved(names_of([i for i in inside if i.end <= sentence.items[zone.at].start]), context)
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
        and (topic := topic_of(sentence, zone, carried)) in _TOPIC_NAMES
    ):
        metric = metric_for(unit, {_TOPIC_NAMES[topic]} | (here - {"count"}) | context)
        if metric:
            return Claim(metric=metric, own=False)
    if unit == "count" and here & (_SHARE_WORDS - {"review"}) and not noun.names:
        return Claim(why_not="a part that a share is made of")
    if host is not None and not host.metric and unit == "count" and _exists(sentence, zone):
        earlier = carried.claims.get("count")
        if earlier is not None and not carried.strange:
            return carry(earlier)
    if unit == "percent" and "sen_support" in here:
        return Claim(why_not="a share of another kind")
    if host is not None and _base_of(sentence, zone):
        return Claim(why_not="the whole of which a part was given")
    if host is not None:
        if host.unit == unit or (host.measure == "percent_change" and unit == "count"):
            return handed(host) if host.metric else Claim(why_not=host.why_not or "follows no figure")
        for back in _ancestors(zone):
            claim = carried_claim(back, unit)
            if claim is not None:
                return handed(claim)
    whole = _resolved(names_of(_before(sentence, zone)), context)
    metric = metric_for(unit, whole | context)
    linked = zone.in_brackets or role.link or unit != "count"
    if metric and linked and "foreign_count" not in whole and _said(unit, whole, sentence, zone):
        return Claim(metric=metric, own=False)
    last = carried.claims.get(unit)
    if (host is None or host.unit != unit) and takes_up(sentence, zone) and (last is None or carried.age > 1):
        spoken = _resolved(set(carried.spoken), context)
        metric = metric_for(unit, spoken | context)
        if metric and spoken & (_SHARE_WORDS if unit == "percent" else _STRONG) and "foreign_count" not in spoken:
            return Claim(metric=metric, own=False, carried=True)
    taken_up = takes_up(sentence, zone) or (unit == "count" and _exists(sentence, zone) and not carried.strange)
    if last is not None and last.metric and (host is None or host.unit != unit) and taken_up:
        return carry(last)
    return Claim(why_not="no metric said")


def _relative_change(
    sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None, role: Role, noun: Noun
) -> Claim:
    """A percentage that is a change: of a count, of money, or of a rate or share in its own unit."""
    context = _context(sentence, zone, carried)
    if _above_another(sentence, zone):
        return Claim(why_not="measured against another sum")
    if noun.head == "foreign" and noun.of:
        return Claim(why_not=f"change of “{noun.text}”")
    inside = _resolved(names_of(sentence.within(zone)), context)
    if zone.in_brackets and host is not None and _bare(sentence, zone):
        claim = handed(host)
        if claim.metric:
            claim.measure, claim.direction = "percent_change", role.direction
        return claim
    behind = sentence.items[zone.at + 1 : zone.at + 4]
    marks = [place for place, item in enumerate(behind) if item.kind == "mark"]
    near = sentence.items[max(zone.first, zone.at - 4) : zone.at] + behind[: marks[0] if marks else None]
    if "per_head" in names_of(near):
        return Claim(why_not="a rate for each head")
    for names in (inside, _resolved(names_of(_before(sentence, zone)), context)):
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
        claim.measure, claim.direction, claim.breakdown = "percent_change", role.direction, last.breakdown
        return claim
    return Claim(why_not="change of nothing named")


def _share_in_brackets(sentence: Sentence, zone: Zone, carried: Carried, host: Claim) -> Claim:
    """“2,320 of 3,007 plans (77%) had been reviewed”: the share is of what the clause around the brackets says."""
    parent = zone.parent
    if parent is None:
        return Claim(why_not="share of nothing named")
    context = _context(sentence, zone, carried)
    around = _resolved(names_of(sentence.within(parent)), context)
    metric = metric_for("percent", around | context)
    if metric and (metric != "ehcp_pct_pupils") and around & (_SHARE_WORDS | _STRONG):
        return Claim(metric=metric)
    if host.metric and host.unit == "percent":
        return handed(host)
    last = carried.claims.get("percent")
    if last is not None and not host.metric and host.unit == "count" and _points(sentence):
        return carry(last)
    return Claim(why_not="a share of the number before it")


_TOPIC_NAMES = {"ehcp": "ehcp", "lac": "lac", "cpp": "cpp", "cin": "cin", "care_leaver": "care_leaver"}


def _exists(sentence: Sentence, zone: Zone) -> bool:
    """“there are 386”: a bare number of what was last counted."""
    ahead = [item.text for item in sentence.items[max(zone.first, zone.at - 5) : zone.at]]
    return "there" in ahead and bool({"are", "were", "is", "was", "been"} & set(ahead))


def _out_of(sentence: Sentence, noun: Noun) -> bool:
    """“2,320 EHC plans out of 3,007”."""
    behind = sentence.items[noun.end : noun.end + 4]
    texts = [item.text for item in behind]
    return texts[:2] == ["out", "of"] and any(item.kind == "quantity" for item in behind)


def _base_of(sentence: Sentence, zone: Zone) -> bool:
    """“214 out of 480”: the second number is the whole."""
    ahead = sentence.items[max(0, zone.at - 3) : zone.at]
    texts = [item.text for item in ahead]
    return bool(texts) and texts[-1] == "of" and any(item.kind == "quantity" for item in ahead)


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


def _of_a_number(sentence: Sentence, zone: Zone) -> bool:
    """“233 of 248”, “233 out of the 248”."""
    behind = list(sentence.items[zone.at + 1 : zone.at + 5])
    for place, item in enumerate(behind):
        if item.kind == "quantity":
            return place > 0 and behind[place - 1].text in {"of", "the"} and any(i.text == "of" for i in behind[:place])
        if item.text not in {"of", "out", "the"}:
            return False
    return False


def _doubted(sentence: Sentence, zone: Zone) -> bool:
    """“whether any answer short of 100% …”: the number stands in an indirect question."""
    ahead = [item.text for item in sentence.items[max(zone.first, zone.at - 8) : zone.at]]
    return "whether" in ahead or "if" in ahead


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
        told = (
            list(carried.row) if _points(sentence) or {"targets", "figures"} & {i.text for i in sentence.items} else []
        )
    unit = claim.unit
    if len(told) < 2 or len(run) != len(told) or len({c.metric for c in told}) != len(told):
        return None
    beside = told[run.index(zone)]
    if beside.unit != unit or len({c.unit for c in told}) != 1:
        return None
    copy = handed(beside) if ahead else carry(beside)
    copy.link = claim.link
    return copy


def _against_an_area(sentence: Sentence, zone: Zone) -> bool:
    """“2 percentage points above the national figure”: a gap between areas, no movement."""
    level = sentence.depth[zone.at]
    seen = ""
    for i in range(zone.at + 1, min(zone.last, zone.at + 7)):
        item = sentence.items[i]
        if sentence.depth[i] != level:
            continue
        if item.text in {"above", "below", "higher", "lower", "better", "worse"}:
            seen = item.text
        if item.kind in {"period", "quantity", "mark"}:
            return False
        if item.kind == "area" and seen:
            return True
    return False


def _above_another(sentence: Sentence, zone: Zone) -> bool:
    """“8% above the £54.5m allocated”."""
    behind = sentence.items[zone.at + 1 : zone.at + 5]
    return (
        bool(behind)
        and behind[0].text in {"above", "below", "over", "under", "more", "less", "of"}
        and any(item.kind == "quantity" and sentence.quantities[item.ref].unit == "gbp" for item in behind)
    )


def _next(sentence: Sentence, zone: Zone) -> list[Item]:
    following = [z for z in sentence.zones if z.at > zone.at and not z.in_brackets]
    return sentence.within(following[0]) if following else []


def _about_another(sentence: Sentence, noun: Noun) -> bool:
    """“99 appeals for Year 7 places”: what the noun is for or about is another subject."""
    items = sentence.items[noun.end : noun.end + 6]
    if not items or items[0].text not in {"for", "about", "against", "over", "concerning", "regarding", "on"}:
        return False
    for item in items[1:]:
        if item.kind == "foreign" or item.name == "transport":
            return True
        if item.kind in {"subject", "mark"}:
            return False
    return False


def _pointed_back(sentence: Sentence, zone: Zone) -> bool:
    """“the total of such children”: the noun is the one before."""
    items = sentence.items
    return any(
        items[i].text in {"such", "these", "those"}
        and i + 1 < len(items)
        and items[i + 1].name in {"people", "plans", "lac"}
        for i in range(zone.first, zone.at)
    )


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
_WEAK = {"plans": {"ehcp": "plans", "cpp": "cpp"}}


def _resolved(names: Set[str], context: Set[str]) -> set[str]:
    """``names`` with weak words given the meaning that the topic lends them."""
    resolved = set(names)
    if "plans" in resolved and "ehcp" not in resolved:
        resolved.add("weak_plans")
    if "plans" in resolved and "ehcp" not in resolved:
        if "cpp" in resolved:
            resolved.discard("plans")
        elif "topic:cpp" in context:
            resolved.discard("plans")
            resolved.add("cpp")
        elif "topic:ehcp" not in context and "send" not in context:
            resolved.discard("plans")
    return resolved


def _context(sentence: Sentence, zone: Zone, carried: Carried) -> set[str]:
    topic = topic_of(sentence, zone, carried)
    context = {f"topic:{topic}"} if topic else set()
    if carried.send or "hn" in {carried.money, carried.title_money}:
        context.add("send")
        if not topic:
            context.add("topic:ehcp")
    return context


def _said(unit: UnitClass, names: Set[str], sentence: Sentence, zone: Zone) -> bool:
    """Whether the concepts name the figure strongly enough for a number that has no noun of its own."""
    if unit == "percent":
        return bool(names & (_SHARE_WORDS | {"ehcp"}))
    if unit == "rate":
        return sentence.quantities[zone.quantity].unit.startswith("per_10k") or "rate" in names
    return bool(names & _STRONG)


def _behind(sentence: Sentence, zone: Zone) -> list[Item]:
    level = sentence.depth[zone.at]
    return [sentence.items[i] for i in range(zone.at, zone.last) if sentence.depth[i] == level]


def _before(sentence: Sentence, zone: Zone) -> list[Item]:
    return [item for item, depth in zip(sentence.items[: zone.at], sentence.depth, strict=False) if depth == 0]


def _bare(sentence: Sentence, zone: Zone) -> bool:
    """Whether the brackets hold the number and no noun."""
    return not any(
        item.kind in {"subject", "feature", "foreign", "aspect"} or (item.kind == "word" and item.text not in _SMALL)
        for item in sentence.within(zone)
    )


_SMALL = frozenset(
    "a an the or and in at by of about around approximately from over under just nearly per cent".split()
)


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


def _points(sentence: Sentence) -> bool:
    """Whether the sentence begins by pointing back, or its subject is a noun that only stands for the last figure."""
    items = [item for item in sentence.items if item.kind not in {"period", "mark"}][:9]
    if items and items[0].text.partition(" ")[0] in _POINTERS - {"also"}:
        return True
    for before, item in itertools.pairwise(items):
        if item.text in {"it", "such"}:
            return True
        if item.text in _STANDS_FOR and before.text in {
            "the",
            "this",
            "its",
            "that",
            "actual",
            "comparable",
            "january",
        }:
            return True
        if before.text in {"the", "this"} and item.text in _POINTERS:
            return True
    return any(item.text == "also" for item in items)


_STANDS_FOR = frozenset("result figure figures number total position rate percentage proportion equivalent".split())


def takes_up(sentence: Sentence, zone: Zone) -> bool:
    """Whether the sentence takes up the one before: by a pointing word, or by naming only another area or period."""
    if _points(sentence):
        return True
    if not sentence.zones or zone is not sentence.zones[0]:
        return False
    inside = sentence.within(zone)
    names = names_of(inside)
    if names & {"foreign_count", "foreign_money"}:
        return False
    return any(item.kind == "area" for item in inside)


def handed(claim: Claim) -> Claim:
    return Claim(
        metric=claim.metric, unit=claim.unit, breakdown=claim.breakdown, own=False, aspect=claim.aspect,
        subject=claim.subject, why_not=claim.why_not, negative=claim.negative, carried=claim.carried,
    )  # fmt: skip


def carry(claim: Claim) -> Claim:
    copy = handed(claim)
    copy.carried = True
    return copy
