"""Of which metric is a number of children, pupils or young people whose noun does not say of what kind they are?"""

from collections.abc import Set
from typing import NamedTuple

from .clause_verbs import FLOWS, cared_for, compares, it_would_be, numbers_were, the_other_way
from .clauses import Sentence, Zone
from .frames import EVENTS, SHARE_WORDS, STRONG, UnitClass, metric_for
from .nouns import Noun
from .parts import items_before
from .pointing import carry, handed, points
from .readings import Carried, Claim, names_of
from .shares import of_plans
from .topics import TOPIC_NAMES, resolved, topic_of


class Said(NamedTuple):
    """What is said around a number of people."""

    noun: Noun
    here: Set[str]
    """Concepts of the number's own clause."""
    behind: Set[str]
    """Those behind the number."""
    context: Set[str]
    """What the topic lends to weak words."""
    link: str
    """The little word before the number."""


def people_claim(
    sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None, unit: UnitClass, said: Said
) -> Claim:
    """The claim of “412 children …”: told by the clause, by what was counted before, or of no stated kind."""
    for names in (resolved(said.noun.names, said.context) | said.behind, said.here):
        metric = metric_for(unit, names | said.context)
        counted = set(said.noun.text.lower().split())
        living = "placement_kind" in names and "children" in counted
        if metric and (unit == "percent" or living or names & STRONG):
            return Claim(metric=metric)
    told = None
    if unit == "count":
        told = _counted(sentence, zone, carried, host, said)
    elif unit == "percent":
        told = _share(sentence, zone, carried, host, said)
    if told is not None:
        return told
    same = host is not None and host.metric and host.unit == unit
    if host is not None and same and (zone.in_brackets or said.link in {"from", "to"} or it_would_be(sentence, zone)):
        return handed(host)
    last = carried.claims.get(unit)
    if host is None and points(sentence) and last is not None and (unit == "percent" or compares(sentence, zone)):
        return carry(last)
    return Claim(why_not="people of no stated kind")


def _counted(sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None, said: Said) -> Claim | None:
    if cared_for(sentence, zone):
        return Claim(metric="cla_total")
    if said.behind & {"plan", "special_school"} and "topic:ehcp" in said.context and not said.here & _OTHERS:
        # “588 more children with a plan”, “412 are in independent schools”, where the paper speaks of such plans
        return Claim(metric="ehcp_total")
    before = host if host is not None else carried.claims.get("count")
    if before is not None and before.metric in FLOWS and (other := the_other_way(sentence, zone, before)):
        # “103 children became looked after. In that time 125 have ceased”
        return Claim(metric=other, own=False, carried=host is None)
    topic = TOPIC_NAMES.get(topic_of(sentence, zone, carried))
    if topic and numbers_were(sentence, zone) and (metric := metric_for("count", {topic} | said.context)):
        return Claim(metric=metric, own=False)
    return None


def _share(sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None, said: Said) -> Claim | None:
    counted = carried.claims.get("count")
    words = said.noun.text.split()
    of_pupils = "population" in said.noun.names or ("pupils" in words and "those" not in words)
    told = of_plans(sentence, zone, host) or (
        host is None and points(sentence) and counted is not None and counted.metric == "ehcp_total"
    )
    # “4.6% of pupils had a plan”, in a paper on special educational needs
    had_a_plan = "plan" in said.behind and "send" in said.context and not said.behind & _OTHERS
    if of_pupils and (told or had_a_plan):
        return Claim(metric="ehcp_pct_pupils")
    ahead = resolved(names_of(items_before(sentence, zone)), said.context)
    if "this" in {item.text for item in sentence.items[max(0, zone.at - 4) : zone.at]} and not ahead & SHARE_WORDS:
        # “… in 20 weeks. The Council managed this in 34% of cases”
        ahead = resolved(set(carried.spoken), said.context)
    metric = metric_for("percent", ahead | said.context) if ahead & SHARE_WORDS else ""
    return Claim(metric=metric, own=False) if metric else None


def in_schools(names: Set[str], context: Set[str]) -> bool:
    """“The number in independent schools grew to 1,247”, where the paper speaks of plans: of those who hold one."""
    return names >= {"special_school", "count"} and "topic:ehcp" in context and not names & (_OTHERS | EVENTS)


_OTHERS = frozenset({"cpp", "cin", "lac", "foreign_count", "sen_support"})
