"""Is a percentage a share, or the change of something; and of what?"""

import itertools
from collections.abc import Set

from .clauses import Item, Sentence, Zone
from .frames import SHARE_WORDS, STRONG, metric_for
from .nouns import Noun
from .parts import bare, items_before
from .pointing import POINTERS, carry, handed, points, takes_up
from .readings import Carried, Claim, names_of
from .roles import Role
from .topics import resolved, topic_context


def headed(sentence: Sentence, carried: Carried, context: Set[str]) -> str:
    """“Performance has slipped to 10.2%”, “This had reached 26%”: the heading names the indicator."""
    words = {item.text for item in sentence.items[:6]}
    stands_for = words & {"performance", "this", "it", "figure", "position", "percentage", "measure", "indicator"}
    names = resolved(set(carried.title_names), context)
    return metric_for("percent", names | context) if stands_for and names & SHARE_WORDS else ""


def relative_change(sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None, role: Role) -> Claim:
    """A percentage that is a change: of a count, of money, or of a rate or share in its own unit."""
    context = topic_context(sentence, zone, carried)
    if any(item.text.startswith("assum") for item in sentence.items[: zone.at]):
        return Claim(why_not="assumed, not stated")
    if of_other_money(sentence, zone):
        return Claim(why_not="change of a sum")
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
    for names in (inside, resolved(names_of(items_before(sentence, zone)), context)):
        if "foreign_count" in names or "foreign_money" in names:
            return Claim(why_not="change of another subject")
        metric = metric_for("percent", names | context)
        if metric == "ehcp_pct_pupils" and "share" not in names:
            metric = ""
        if metric and names & (STRONG | SHARE_WORDS):
            return Claim(metric=metric, measure="change", direction=role.direction, unit="percent")
        metric = metric_for("count", names | context)
        if metric and names & STRONG:
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
    before = {item.text for item in sentence.items[: zone.at]} & POINTERS
    placed = any(item.kind == "area" for item in sentence.within(zone))
    if last is not None and last.metric and takes_up(sentence, zone) and (before or placed) and not carried.strange:
        claim = carry(last)
        if claim.metric in {"ehcp_new", "ehcp_ceased"} and "growth_rate" in names_of(sentence.within(zone)):
            claim.metric = "ehcp_total"
        claim.measure, claim.direction, claim.breakdown = "percent_change", role.direction, last.breakdown
        return claim
    spoken = resolved(set(carried.spoken), context)
    metric = metric_for("count", spoken | context) if last is None and spoken & STRONG and before else ""
    if metric and takes_up(sentence, zone) and "foreign_count" not in spoken:
        # “Chart 1: EHC plans maintained. The number has grown by 48%.”
        return Claim(
            metric=metric, measure="percent_change", direction=role.direction, unit="count", own=False, carried=True
        )
    return Claim(why_not="change of nothing named")


def growth(sentence: Sentence, zone: Zone, noun: Noun) -> str:
    """The direction where “growth in plans had slowed to 4% from 9%” speaks of growth and not of a share."""
    if noun.head != "none" or zone.in_brackets:
        return ""
    for items in (sentence.items[zone.first : zone.at], sentence.items[: zone.at]):
        names = names_of(items)
        if names & SHARE_WORDS or "share" in names:
            return ""
        for first, second in itertools.pairwise(items):
            if first.text in {"growth", "increase", "rise", "fall", "reduction", "decrease"} and second.text in {
                "in",
                "of",
            }:
                return "down" if first.name == "down" else "up"
        if any(item.name == "growth_rate" for item in items):
            return "up"
        if not zone.first or names_of(sentence.items[zone.first : zone.at]) & STRONG:
            break
    return ""


def share_in_brackets(sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None) -> Claim:
    """“2,320 of 3,007 plans (77%) had been reviewed”: the share is of what the clause around the brackets says."""
    parent = zone.parent
    context = topic_context(sentence, zone, carried)
    if parent is not None:
        clause = sentence.within(parent)
    else:
        # “Three in five (61%) annual reviews were held on time”
        clause = [item for item, depth in zip(sentence.items, sentence.depth, strict=True) if depth == 0]
    around = resolved(names_of(clause), context)
    metric = metric_for("percent", around | context)
    if metric and (metric != "ehcp_pct_pupils") and around & (SHARE_WORDS | STRONG):
        return Claim(metric=metric)
    if host is None:
        # “This is a small increase from the end of Quarter 2 (93.3%)”
        last = carried.claims.get("percent")
        return carry(last) if last is not None and takes_up(sentence, zone) else Claim(why_not="share of nothing named")
    if host.metric and host.unit == "percent":
        return handed(host)
    last = carried.claims.get("percent")
    if last is not None and not host.metric and host.unit == "count" and points(sentence):
        return carry(last)
    return Claim(why_not="a share of the number before it")


def of_plans(sentence: Sentence, zone: Zone, host: Claim | None) -> bool:
    """“1,563 children had a plan, 6.1% of the school roll”."""
    return "ehcp" in names_of(items_before(sentence, zone)) or (
        host is not None and host.metric in {"ehcp_total", "ehcp_pct_pupils"}
    )


def of_other_money(sentence: Sentence, zone: Zone) -> bool:
    """“… rose by 74% and the grant by 39%”, “the block grew by 5.9%”: the clause has a sum for its subject."""
    ahead = sentence.items[zone.first : zone.at]
    return any(
        second.text in {"grant", "block", "budget", "funding", "fees", "costs", "spending", "inflation"}
        and first.text in {"the", "its", "in", "and", ","}
        for first, second in itertools.pairwise(ahead)
    )


def share_behind_foreign(ahead: list[Item]) -> bool:
    """“A recovery plan was agreed after timeliness had slumped to 38%”: the share stands nearer than the stranger."""
    places = {"foreign": -1, "share": -1}
    for place, item in enumerate(ahead):
        if item.name == "foreign_count":
            places["foreign"] = place
        elif item.name in SHARE_WORDS:
            places["share"] = place
    return places["share"] > places["foreign"]
