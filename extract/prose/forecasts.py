"""Of when is a sum whose own sentence does not say: a forecast, or one given before?"""

import datetime

from ...schema.council_calendar import financial_year_holding
from ...schema.figures import Period
from ...schema.quantities import Quantity
from .readings import Carried, Claim

LATE = datetime.timedelta(days=183)
"""A forecast for a year that has ended may still come to a meeting some months later; after half a year it is of the
year that runs."""


def year_of_forecast(claim: Claim, carried: Carried) -> Period | None:
    """The claim's period; for a sum of money that inherits one it cannot be of, the year in which the committee meets.

    A forecast is of no year long past: “£13.8m was carried forward from 2022/23. With the forecast deficit of £0.8m …”.
    In a paper that monitors a year which still runs it is of that year, whatever was said before of the last one.
    What has happened is of none to come: “… £35m by 2025/26. Spend on placements had risen to £18.1m”.
    """
    period, today = claim.period, carried.reference
    if today is None or claim.unit != "gbp" or claim.period_own or claim.shifted:
        return period
    runs = carried.title_period or financial_year_holding(today, "")
    if period is None:
        ahead = claim.status == "forecast" or (claim.status == "budget" and claim.metric in _SPENT_IN_A_YEAR)
        return runs if ahead and claim.metric in _OF_A_YEAR | _SPENT_IN_A_YEAR else None
    if claim.status == "actual" and claim.metric in _SPENDING and period.end > financial_year_holding(today, "").end:
        return carried.title_period
    monitored = carried.title_period is not None and period.end < today < carried.title_period.end
    if claim.status in {"forecast", "estimate"} and (monitored or today - period.end >= LATE):
        return runs if runs.end > period.end else financial_year_holding(today, period.text)
    return period


_OF_A_YEAR = frozenset("hnb_variance hnb_expenditure dsg_in_year_position".split())
"""What is forecast without a year being named is forecast for the year that runs."""

_SPENT_IN_A_YEAR = frozenset("sen_transport_expenditure cla_expenditure".split())
"""Of these the budget too is that of the year that runs; one of high needs may be proposed for the next."""
_SPENDING = _SPENT_IN_A_YEAR | {"hnb_expenditure"}

LEAST_KNOWN_AGAIN = 100_000
"""Pounds: smaller sums are met again by chance."""


LEAST_COUNTED_AGAIN = 100
"""Children or plans."""


def said_again(quantity: Quantity, claim: Claim, carried: Carried) -> None:
    """A figure already given is of when it was given for: “A deficit of £31.8m is 14% of the grant”, “Of 742 requests
    131 were refused”."""
    known = carried.values.get(quantity.value)
    least = LEAST_KNOWN_AGAIN if claim.unit == "gbp" else LEAST_COUNTED_AGAIN
    if claim.unit not in {"gbp", "count"} or claim.measure != "level" or claim.period_own or quantity.value < least:
        return
    if known is not None and known.metric == claim.metric and known.period is not None:
        claim.period = claim.printed_period = known.period
