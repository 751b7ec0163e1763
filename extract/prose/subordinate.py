"""Is a figure only set against the one before it?"""

from .clauses import Sentence, Zone


def is_comparator(sentence: Sentence, zone: Zone) -> bool:
    """“against 562 at 31 March 2019”, “more than the 431 of last year”, “compared with 4,790 a year earlier and 4,320
    the year before”."""
    ahead = [item.text for item in sentence.items[zone.first : zone.at]]
    if {"against", "compared", "than", "from", "versus"} & set(ahead):
        return True
    one_more = ahead == ["and"] and zone.parent is not None and zone.parent.parent is not None
    return one_more and zone.parent is not None and is_comparator(sentence, zone.parent)


def set_beside(sentence: Sentence, zone: Zone) -> bool:
    """Whether the zone's figure is only set beside one of the same kind."""
    if zone.parent is None or zone.claim is None or zone.parent.claim is None:
        return False
    same = zone.claim.metric == zone.parent.claim.metric and zone.claim.measure == "level"
    return same and is_comparator(sentence, zone)
