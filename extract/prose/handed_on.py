"""May the period of an earlier figure, or of the paper, be handed on to one without its own?"""

from .clauses import Sentence, Zone
from .frames import BALANCES
from .readings import Carried, Claim


def only_counts(claim: Claim, carried: Carried) -> bool:
    """Whether what “all figures” are of is a day: sums are of a year."""
    default = carried.default_period
    spent = claim.unit == "gbp" and claim.metric not in BALANCES
    return default is not None and default.kind in {"instant", "month"} and spent


def lately(host: Claim, carried: Carried) -> bool:
    """“46 at the end of Quarter 3, and each now costs £5,870”: now is then."""
    if host.period is None or carried.reference is None:
        return False
    return host.link != "from" and (carried.reference - host.period.end).days <= _LATELY


_LATELY = 120
"""Days from the end of a quarter to the meeting that is told of it."""


def is_present(sentence: Sentence, zone: Zone) -> bool:
    near = {item.text for item in sentence.items[max(zone.first, zone.at - 4) : zone.at + 4]}
    return sentence.quantities[zone.quantity].unit != "gbp" and bool(near & _PRESENT) and not near & {"been", "had"}


def is_past(carried: Carried) -> bool:
    """Whether the period that would be handed on ended before the paper's own began."""
    reported = carried.reported
    return carried.period is not None and reported is not None and carried.period.end < reported.start


_PRESENT = frozenset("are is have has make makes remain remains stand stands".split())
