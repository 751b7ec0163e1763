"""When do the years, quarters, months and terms of councils and schools begin and end?"""

import calendar
import datetime
from datetime import date
from typing import Literal

from .figures import Period

YearKind = Literal["financial_year", "academic_year", "calendar_year"]
FIRST_MONTH: dict[YearKind, int] = {"financial_year": 4, "academic_year": 9, "calendar_year": 1}
TERMS = {"spring": (1, 3), "summer": (4, 8), "autumn": (9, 12)}
"""First and last month. The childcare regulations' funding periods, which partition the year: 1 January to 31 March,
1 April to 31 August, 1 September to 31 December."""


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months_away(day: date, months: int) -> date:
    """The same day so many months later, or earlier where ``months`` is negative; a month's last day remains one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = month_end(year, month + 1)
    return last if day == month_end(day.year, day.month) else last.replace(day=min(day.day, last.day))


def moved(period: Period, months: int, *, text: str) -> Period:
    """``period`` moved by whole months; one that ends with a month still does."""
    return Period(
        text=text, kind=period.kind, start=months_away(period.start, months), end=months_away(period.end, months)
    )


def year_from(kind: YearKind, year: int, text: str) -> Period:
    """The financial, academic or calendar year that begins in ``year``."""
    first = FIRST_MONTH[kind]
    start = date(year, first, 1)
    return Period(text=text, kind=kind, start=start, end=date(year + 1, first, 1) - datetime.timedelta(days=1))


def financial_year_holding(day: date, text: str) -> Period:
    """The financial year that ``day`` lies in."""
    return year_from("financial_year", day.year - (day.month < FIRST_MONTH["financial_year"]), text)


def month_of(year: int, month: int, text: str) -> Period:
    """A calendar month."""
    return Period(text=text, kind="month", start=date(year, month, 1), end=month_end(year, month))


def quarter_of(first_year: int, quarter: int, text: str) -> Period:
    """Quarter 1 to 4 of the financial year that begins in ``first_year``: quarter 1 is April to June."""
    month = 4 + 3 * (quarter - 1)
    year, month = (first_year, month) if month <= 12 else (first_year + 1, month - 12)
    return Period(text=text, kind="quarter", start=date(year, month, 1), end=month_end(year, month + 2))


def financial_month(first_year: int, number: int) -> tuple[int, int]:
    """Year and month of “period ``number``” of a financial year: 6 is September, 12 and 13 March."""
    month = 3 + min(number, 12)
    return (first_year, month) if month <= 12 else (first_year + 1, month - 12)


def term_of(season: str, year: int, text: str) -> Period:
    """The school term that lies in calendar year ``year``."""
    first, last = TERMS[season]
    return Period(text=text, kind="term", start=date(year, first, 1), end=month_end(year, last))


def instant_at(day: date, text: str) -> Period:
    """One day."""
    return Period(text=text, kind="instant", start=day, end=day)


def span_of(start: date, end: date, text: str) -> Period | None:
    """From ``start`` to ``end``, named for the year or quarter it is where it is one; ``None`` if it runs backwards."""
    if end < start:
        return None
    for kind, first in FIRST_MONTH.items():
        whole = date(start.year + 1, first, 1) - datetime.timedelta(days=1)
        if (start.month, start.day) == (first, 1) and end == whole:
            return Period(text=text, kind=kind, start=start, end=end)
    if start.day == 1 and end == month_end(end.year, end.month):
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        if months == 12:
            return Period(text=text, kind="rolling_12_months", start=start, end=end)
        if months == 3 and start.month % 3 == 1:
            return Period(text=text, kind="quarter", start=start, end=end)
        if months == 1:
            return Period(text=text, kind="month", start=start, end=end)
    return Period(text=text, kind="span", start=start, end=end)


def months_to(end: date, months: int, text: str) -> Period:
    """The ``months`` whole months that end on ``end``, a financial year if they are one: “12 months to July 2024”."""
    after = end + datetime.timedelta(days=1)
    index = after.year * 12 + after.month - 1 - months
    start = date(index // 12, index % 12 + 1, min(after.day, 28))
    if months == 12 and (start.month, start.day) == (4, 1):
        return Period(text=text, kind="financial_year", start=start, end=end)
    if months == 3 and start.day == 1 and start.month % 3 == 1:
        return Period(text=text, kind="quarter", start=start, end=end)
    return Period(text=text, kind="rolling_12_months" if months == 12 else "span", start=start, end=end)
