"""Which deficit or surplus does a heading mean that does not say: the year's, or what has come together by a day?"""

import calendar
import re
from collections.abc import Sequence

from .view import Place

SCENARIOS = frozenset({"before_mitigation", "after_mitigation", "supposition"})
"""Concepts of the suppositions under which a sum is forecast."""

_IN_YEAR = frozenset({"in_year"})
_MONTH = re.compile("|".join(calendar.month_name[1:]))


class WhichPosition:
    """The concepts that a table as a whole adds to its headings of deficits; ``of_high_needs`` where its lines are all
    of the high needs block."""

    def __init__(self, places: Sequence[Place], *, of_high_needs: bool) -> None:
        named = frozenset[str]().union(*(place.named for place in places))
        self._funded = bool(named & {"allocation", "budget", "dsg"} and "expenditure" in named)
        self._rolled = _rolled_forward(places)
        self._of_high_needs = of_high_needs

    def meant(self, place: Place) -> frozenset[str]:
        """Of the year beside funding and spending, and between what is brought and carried forward; come together where
        the heading names a day; of high needs for the year's position of its lines, though the title is the grant's."""
        named = place.named
        if "in_year" in named:
            return (
                frozenset({"high_needs"}) if self._of_high_needs and not named & {"dsg", "cumulative"} else frozenset()
            )
        if "position" not in named or named & {"cumulative", "variance"}:
            return frozenset()
        if (self._funded and _is_bare(place)) or place.cell.row in self._rolled:
            return _IN_YEAR
        return frozenset({"cumulative"}) if _names_day(place) else frozenset()


def _is_bare(place: Place) -> bool:
    """Whether a place is headed “(surplus)/deficit” and no more."""
    return any(label.concepts - SCENARIOS == {"position"} for label in (*place.rows, *place.columns))


def _names_day(place: Place) -> bool:
    """Whether the heading that says “deficit” names a day or month as well."""
    return any(
        "position" in label.concepts
        and any(period.kind == "instant" or _MONTH.search(period.text) for period in label.periods)
        for label in (*place.rows, *place.columns)
    )


def _rolled_forward(places: Sequence[Place]) -> range:
    """The rows between that of what is brought forward and that of what is carried forward."""
    balances = {place.cell.row: place.named for place in places if "cumulative" in place.named}
    opening = [row for row, named in balances.items() if "opening" in named]
    closing = [row for row, named in balances.items() if "opening" not in named]
    return range(min(opening) + 1, max(closing)) if opening and closing else range(0)
