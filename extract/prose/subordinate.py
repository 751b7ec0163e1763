"""Is a figure only set against the one before it?"""

from .clauses import Sentence, Zone


def is_comparator(sentence: Sentence, zone: Zone) -> bool:
    """“against 562 at 31 March 2019”, “more than the 431 of last year”."""
    ahead = [item.text for item in sentence.items[zone.first : zone.at]]
    return bool({"against", "compared", "than", "from", "versus"} & set(ahead))
