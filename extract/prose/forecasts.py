"""Of which year is a forecast whose own sentence names none?"""

import datetime

from ...schema.council_calendar import financial_year_holding
from ...schema.figures import Period
from .readings import Carried, Claim

LATE = datetime.timedelta(days=183)
"""A forecast for a year that has ended may still come to a meeting some months later; after half a year it is of the
year that runs."""


def year_of_forecast(claim: Claim, carried: Carried) -> Period | None:
    """The claim's period; for a forecast that inherits one long past, the year in which the committee meets: “£13.8m
    was carried forward from 2022/23. With the forecast deficit of £0.8m …”."""
    period, today = claim.period, carried.reference
    if claim.status != "forecast" or claim.period_own or period is None or today is None or claim.shifted:
        return period
    if claim.unit != "gbp" or today - period.end < LATE:
        return period
    title = carried.title_period
    if title is not None and title.end > period.end:
        return title
    return financial_year_holding(today, period.text)
