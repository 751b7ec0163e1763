"""Which period does a metric take a label for that leaves its basis open?"""

import datetime

from ...schema.figures import Period
from ...schema.periods import parse_period
from ...schema.vocabulary import Metric


def based(period: Period, metric: Metric, *, of_the_year: bool = False) -> Period:
    """``period`` as the metric takes a label that leaves its basis open: “2019/20” of a stock is its last day.

    ``of_the_year``: the money is a forecast, or its quarter or month was said elsewhere (a report “at quarter 2”); then
    it is that of the financial year.
    """
    basis = metric.period_basis[0] if metric.period_basis else ""
    if metric.nature in {"flow", "balance_change"} and metric.unit == "gbp":
        basis = "financial_year"
    if metric.nature in {"stock", "balance"}:
        basis = "instant"
    if (
        of_the_year
        and period.kind in {"quarter", "month", "instant"}
        and basis == "financial_year"
        and metric.unit == "gbp"
    ):
        first = period.end.year if period.end.month > 3 else period.end.year - 1
        return Period(
            text=period.text,
            kind="financial_year",
            start=datetime.date(first, 4, 1),
            end=datetime.date(first + 1, 3, 31),
        )
    if metric.id == "ehcp_pct_pupils" and period.kind == "calendar_year":
        # Pupils with a plan are counted in the school census of January.
        return Period(text=period.text, kind="month", start=period.start, end=datetime.date(period.start.year, 1, 31))
    if period.kind in {"financial_year", "academic_year", "calendar_year"}:
        again = parse_period(period.text, basis=basis)
        if again is not None and abs((again.end - period.end).days) < _SAME_LABEL:
            return again
    return period


_SAME_LABEL = 250
"""Days between the ends of the financial, academic and calendar year that one label may stand for; a period that was
counted back or forward from its label lies further off."""
