"""What does a number that its own sentence says nothing of take up from the sentences before it?"""

from collections.abc import Set

from .clause_verbs import acts
from .clauses import Sentence, Zone
from .frames import SAID_BY, SHARE_WORDS, STRONG, UnitClass, metric_for, of_others
from .pointing import carry, exists, takes_up
from .readings import Carried, Claim, names_of
from .shares import headed
from .topics import resolved


def taken_up(
    sentence: Sentence,
    zone: Zone,
    carried: Carried,
    host: Claim | None,
    unit: UnitClass,
    here: Set[str],
    context: Set[str],
) -> Claim:
    """The claim that “It was 45% a year earlier” or “There are now 386” takes up; ``here`` are the concepts of its own
    clause, ``context`` what the topic lends to weak words."""
    last = carried.claims.get(unit)
    if unit == "count" and host is None and here & {"refused", "issued"} and not here & STRONG:
        # “There were 640 requests. The number refused was 121.”, “… how many plans were issued. 344 had been issued.”
        counted = SAID_BY.get(last.metric, frozenset()) if last is not None and carried.age <= 1 else frozenset()
        metric = metric_for(unit, resolved(set(counted or carried.spoken), context) | here | context)
        if metric in {"ehcp_new", "ehcp_requests_refused"} and "foreign_count" not in carried.spoken:
            return Claim(metric=metric, own=False, carried=True)
    spoken_of = takes_up(sentence, zone) or (unit == "count" and host is None and exists(sentence, zone))
    aside = zone.in_brackets and host is not None and not host.metric
    if (host is None or host.unit != unit) and spoken_of and not aside and (last is None or carried.age > 1):
        spoken = resolved(set(carried.spoken), context)
        metric = metric_for(unit, spoken | context)
        if metric and spoken & (SHARE_WORDS if unit == "percent" else STRONG) and "foreign_count" not in spoken:
            return Claim(metric=metric, own=False, carried=True)
    # “Those in care whose dental visits were up to date were 79%”
    aside = aside or (unit == "percent" and "foreign_count" in here)
    known = (takes_up(sentence, zone) and not acts(sentence, zone) and not aside) or (
        unit == "count" and exists(sentence, zone)
    )
    if unit == "count" and carried.strange:
        # “An average caseload of 15.2 compared well. In the north it was 18”
        known = False
    if last is not None and last.metric and (host is None or host.unit != unit) and known:
        if of_others(names_of(sentence.items[zone.first : zone.at]), last.metric):
            return Claim(why_not="of other people than the figure before")
        return carry(last)
    if unit == "percent" and (metric := headed(sentence, carried, context)):
        return Claim(metric=metric, own=False, carried=True)
    return Claim(why_not="no metric said")
