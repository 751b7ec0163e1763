"""Which dates does a period printed in a certain form stand for?

Every reading takes the match of its form (:mod:`.period_forms`) and gives ``None`` where the form deceives.
"""

import datetime
import re
from datetime import date
from typing import NamedTuple

from .council_calendar import (
    FIRST_MONTH,
    YearKind,
    financial_month,
    instant_at,
    month_end,
    month_of,
    months_to,
    quarter_of,
    span_of,
    term_of,
    year_from,
)
from .figures import Period
from .printed_dates import DATE, MONTH, YEAR, first_years, month_number, read_date, year_number

_QUARTERS = {"one": 1, "first": 1, "1st": 1, "two": 2, "second": 2, "2nd": 2, "three": 3, "third": 3, "3rd": 3}
_QUARTERS |= {"four": 4, "fourth": 4, "4th": 4, "final": 4}
_MONTHS_IN_WORDS = {"three": 3, "six": 6, "nine": 9, "twelve": 12}
_LONGEST_STRETCH = 60
"""Months: “36 months to March 2024” is a period, a number beyond five years is not."""


class Context(NamedTuple):
    """What decides how a form is taken where its words leave it open."""

    basis: str
    reference: date | None


def label_period(match: re.Match[str], context: Context) -> Period | None:
    text = match.group()
    years = first_years(match["label"])
    if years is None or "municipal" in text.lower():  # the committees' own year from May, never that of a figure
        return None
    academic = bool(re.search(r"academic|school\syear|\bAY", text, re.IGNORECASE))
    financial = bool(re.search(r"financial|fiscal|\bFY", text, re.IGNORECASE))
    kind: YearKind = (
        "academic_year" if academic or (context.basis == "academic_year" and not financial) else "financial_year"
    )
    first, last = years
    if last - first > 1:
        if re.search(rf"{YEAR}\D+{YEAR}", match["label"]):  # “2017-2024” are calendar years, as “2017 to 2024” are
            return Period(text=text, kind="span", start=date(first, 1, 1), end=date(last, 12, 31))
        start = year_from(kind, first, text).start
        return Period(text=text, kind="span", start=start, end=year_from(kind, last - 1, text).end)
    year = year_from(kind, first, text)
    return instant_at(year.end, text) if context.basis == "instant" else year


def label_span_period(match: re.Match[str], context: Context) -> Period | None:
    first, last = first_years(match["from"]), first_years(match["to"])
    if first is None or last is None or last[0] < first[0]:
        return None
    academic = match["kind"] or context.basis == "academic_year"
    kind: YearKind = "academic_year" if academic else "financial_year"
    start, end = year_from(kind, first[0], ""), year_from(kind, last[1] - 1, "")
    return Period(text=match.group(), kind="span", start=start.start, end=end.end)


def label_end_period(match: re.Match[str], context: Context) -> Period | None:
    years = first_years(match["label"])
    if years is None:
        return None
    kind: YearKind = "academic_year" if context.basis == "academic_year" else "financial_year"
    year = year_from(kind, years[1] - 1, "")
    start = re.search(r"start|beginning|opening", match.group(), re.IGNORECASE)
    return instant_at(year_from(kind, years[0], "").start if start else year.end, match.group())


def quarter_period(match: re.Match[str], context: Context) -> Period | None:
    first_year = _first_year(match["label"])
    return (
        None if first_year is None else at_basis(context, quarter_of(first_year, _quarter_number(match), match.group()))
    )


def _quarter_number(match: re.Match[str]) -> int:
    word = (match["ordinal"] or match["number"]).lower()
    return _QUARTERS.get(word) or int(word)


def _first_year(label: str) -> int | None:
    # A quarter or month of “2024” is taken as one of 2024/25, as FY2024 is.
    years = first_years(label)
    return None if years is None else years[0]


def quarters_period(match: re.Match[str], _context: Context) -> Period | None:
    """“Q1 to Q3 2023/24”."""
    first_year = _first_year(match["label"])
    first, last = int(match["from"]), int(match["to"])
    if first_year is None or last <= first:
        return None
    start, end = quarter_of(first_year, first, "").start, quarter_of(first_year, last, "").end
    return span_of(start, end, match.group())


def first_months_period(match: re.Match[str], _context: Context) -> Period | None:
    """“The first six months of 2023/24”, “the first half of 2023/24”."""
    first_year = _first_year(match["label"])
    if first_year is None:
        return None
    count = (match["months"] or "six").lower()
    months = _MONTHS_IN_WORDS.get(count) or int(count)
    return span_of(date(first_year, 4, 1), month_end(*financial_month(first_year, months)), match.group())


def half_period(match: re.Match[str], _context: Context) -> Period | None:
    """“H1 2024/25”: April to September."""
    first_year = _first_year(match["label"])
    if first_year is None:
        return None
    if match["half"] == "1":
        return span_of(date(first_year, 4, 1), date(first_year, 9, 30), match.group())
    return span_of(date(first_year, 10, 1), date(first_year + 1, 3, 31), match.group())


def recent_quarter_period(match: re.Match[str], context: Context) -> Period | None:
    if context.reference is None:
        return None
    number, year = _quarter_number(match), context.reference.year - bool(match["earlier"])
    past = [
        q
        for first in (year - 2, year - 1, year)
        if (q := quarter_of(first, number, match.group())).end <= context.reference
    ]
    return at_basis(context, past[-1]) if past else None


def month_number_period(match: re.Match[str], context: Context) -> Period | None:
    first_year = _first_year(match["label"])
    if first_year is None:
        return None
    return at_basis(context, month_of(*financial_month(first_year, int(match["number"])), match.group()))


def recent_month_number_period(match: re.Match[str], context: Context) -> Period | None:
    if context.reference is None:
        return None
    year = context.reference.year
    months = [
        month_of(*financial_month(first, int(match["number"])), match.group()) for first in (year - 2, year - 1, year)
    ]
    past = [month for month in months if month.end <= context.reference]
    return at_basis(context, past[-1]) if past else None


def at_basis(context: Context, period: Period) -> Period:
    return instant_at(period.end, period.text) if context.basis == "instant" else period


def day_period(match: re.Match[str], _context: Context) -> Period | None:
    day = read_date(match["day"])
    return None if day is None else instant_at(day, match.group())


def day_span_period(match: re.Match[str], _context: Context) -> Period | None:
    end = read_date(match["to"])
    if end is None:
        return None
    begin = match["from"]
    start = read_date(begin if re.search(r"\d{4}|[./-]\d{2}$", begin) else f"{begin} {end.year}")
    if start is not None and start > end and not re.search(r"\d{4}", begin):
        start = start.replace(year=start.year - 1)
    return None if start is None else span_of(start, end, match.group())


def month_period(match: re.Match[str], context: Context) -> Period | None:
    text = match["month_year"]
    named = re.search(MONTH, text, re.IGNORECASE)
    if named is None or (named.group() == "may" and not re.search(r"\d{4}", text)):  # “may 24 hours”
        return None
    month = month_of(year_number(text[named.end() :]), month_number(named.group()), match.group())
    lead = (match["lead"] or "").lower()
    if re.search(r"start|beginning", lead):
        return instant_at(month.start, match.group())
    return instant_at(month.end, match.group()) if lead else at_basis(context, month)


def month_span_period(match: re.Match[str], _context: Context) -> Period | None:
    last = re.search(MONTH, match["to"], re.IGNORECASE)
    first = re.search(MONTH, match["from"], re.IGNORECASE)
    if first is None or last is None:
        return None
    end_year, end_month = year_number(match["to"][last.end() :]), month_number(last.group())
    start_month = month_number(first.group())
    printed = re.sub(r"\D", "", match["from"])
    start_year = year_number(printed) if printed else end_year - (start_month > end_month)
    return span_of(date(start_year, start_month, 1), month_end(end_year, end_month), match.group())


def months_to_period(match: re.Match[str], context: Context) -> Period | None:
    """“12 months to July 2024”, “the nine months to December”: the last one before the meeting."""
    stretch = (match["stretch"] or "").lower()
    count = "3" if stretch == "quarter" else "6" if stretch else (match["count"] or "12").lower()
    months = _MONTHS_IN_WORDS.get(count) or int(count)
    text = match["end"]
    day = read_date(text) if re.match(DATE, text, re.IGNORECASE) else None
    if day is None:
        named = re.search(MONTH, text, re.IGNORECASE)
        if named is None:
            return None
        if not text[named.end() :].strip():
            day = _last_of_that_name(month_number(named.group()), text[: named.start()], context)
        else:
            day = month_end(year_number(text[named.end() :]), month_number(named.group()))
    return months_to(day, months, match.group()) if day is not None and 1 <= months <= _LONGEST_STRETCH else None


def _last_of_that_name(month: int, printed_day: str, context: Context) -> date | None:
    """The last day of the month, or the day printed before it, that had come by the meeting."""
    if context.reference is None:
        return None
    for year in (context.reference.year, context.reference.year - 1):
        last = month_end(year, month)
        day = int(re.sub(r"\D", "", printed_day)) if printed_day.strip() else last.day
        if 1 <= day <= last.day and (found := date(year, month, day)) <= context.reference:
            return found
    return None


def term_period(match: re.Match[str], context: Context) -> Period | None:
    season, label = match["season"].lower(), match["label"]
    if len(re.findall(r"\d+", label)) == 1:
        return at_basis(context, term_of(season, year_number(label), match.group()))
    years = first_years(label)
    if years is None:
        return None
    return at_basis(context, term_of(season, years[0] if season == "autumn" else years[1], match.group()))


def two_years_period(match: re.Match[str], context: Context) -> Period | None:
    first, last = int(match["from"]), int(match["to"])
    if first >= last:
        return None
    text = match.group()
    if not (match["lead"] or match["between"]) and last == first + 1:
        # The statistics service prints a financial or academic year as “2022 to 2023”.
        kind: YearKind = "academic_year" if context.basis == "academic_year" else "financial_year"
        return at_basis(context, year_from(kind, first, text))
    return Period(text=text, kind="span", start=date(first, 1, 1), end=date(last, 12, 31))


def year_period(match: re.Match[str], context: Context) -> Period | None:
    year = int(match["year"])
    text = match.group()
    lead = (match["lead"] or "").lower()
    if re.search(r"start|beginning", lead):
        return instant_at(date(year, 1, 1), text)
    whole = year_from("calendar_year", year, text)
    return instant_at(whole.end, text) if context.basis == "instant" or "end" in lead.split() else whole


def relative_year_period(match: re.Match[str], context: Context) -> Period | None:
    if context.reference is None:
        return None
    text, words = match.group(), match.group().lower()
    kind: YearKind = "financial_year"
    if "academic" in words or "school" in words or context.basis == "academic_year":
        kind = "academic_year"
    elif "calendar" in words or (context.basis == "calendar_year" and "financial" not in words):
        kind = "calendar_year"
    this_year = context.reference.year - (context.reference.month < FIRST_MONTH[kind])
    earlier = bool(re.search(r"last|previous|prior|preceding", words))
    later = bool(re.search(r"next|following|coming", words))
    return at_basis(context, year_from(kind, this_year - earlier + later, text))


def last_twelve_period(match: re.Match[str], context: Context) -> Period | None:
    if context.reference is None:
        return None
    before = context.reference - datetime.timedelta(days=364)
    return Period(text=match.group(), kind="rolling_12_months", start=before, end=context.reference)


def last_month_period(match: re.Match[str], context: Context) -> Period | None:
    """“Last March”: the one that had ended by the meeting."""
    found = _last_of_that_name(month_number(match["month"]), "", context)
    return at_basis(context, month_of(found.year, found.month, match.group())) if found is not None else None


def recent_day_period(match: re.Match[str], context: Context) -> Period | None:
    """“At 31 March”, without a year: the last one before the meeting."""
    found = _last_of_that_name(month_number(match["month"]), match["day"] or "", context)
    return instant_at(found, match.group()) if found is not None else None
