"""Which year do headings belong to that name none: “Q2” after “2023/24 Q1”, “Apr” to “Mar” below “2023/24”, “at 31
March” over columns of bare years?"""

import datetime
import re
from collections.abc import Sequence

from ...schema.figures import Period
from ...schema.periods import parse_period
from ...schema.printed_dates import MONTH_NAME, month_number

_MONTH = rf"{MONTH_NAME}(?![a-z])\.?"
"""A year may follow at once: “Apr22”."""
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_QUARTER = r"(?:q|qtr\.? |quarter )[1-4]"
_BARE = re.compile(
    rf"(?:(?:end|as at|at|to|position at|actual|outturn|month of) )*(?P<part>(?:{_DAY} )?{_MONTH}|{_QUARTER})"
    r"(?: (?:actual|outturn|performance|result|value|data|position|no\.?|number|ytd|%))*",
    re.IGNORECASE,
)
_MONTHS_OF_QUARTER = re.compile(rf"(?P<first>{_MONTH})\s?(?:-|–|to)\s?(?P<last>{_MONTH})", re.IGNORECASE)
_QUARTERS = (("apr", "jun"), ("jul", "sep"), ("oct", "dec"), ("jan", "mar"))
_NOT_DATED = r"(?!,?\s?[’']?(?:19|20)?\d\d\b)(?!\s?[-–]\s?\d)"
_DAY_OF_YEAR = re.compile(
    rf"(?:\b(?:at|of|on|end of|census|snapshot|each|every)\s(?:the\s)?|\()(?P<part>(?:{_DAY}\s)?{_MONTH}){_NOT_DATED}"
    rf"|\b(?P<dated>{_DAY}\s{_MONTH}){_NOT_DATED}|\b(?P<census>{_MONTH}){_NOT_DATED}\s(?:\w+\s)?(?:census|sen2|count|snapshot)\b",
    re.IGNORECASE,
)


def bare_part(text: str) -> str:
    """The month, day of a month or quarter that is all ``text`` says: “Q2”, “31 March”, “Q1 actual”, “Apr–Jun”, which
    is Q1; else ``""``."""
    words = " ".join(text.split())
    if span := _MONTHS_OF_QUARTER.fullmatch(words):
        months = span["first"][:3].casefold(), span["last"][:3].casefold()
        return next((f"Q{n}" for n, quarter in enumerate(_QUARTERS, 1) if quarter == months), "")
    match = _BARE.fullmatch(words)
    return match["part"] if match else ""


def day_of_year(text: str) -> str:
    """The day or month without a year on which ``text`` says that things are counted, or ``""``.

    “Children looked after at 31 March” → “31 March”; “plans (January census)” → “January”.
    """
    match = _DAY_OF_YEAR.search(text)
    return next((part for part in match.groups() if part), "") if match else ""


def part_of_year(part: str, year: Period) -> Period | None:
    """The month, quarter or day ``part`` of ``year``; None where it has none.

    “Feb” of 2022/23 is in 2023, “Q3” of 2022/23 ends in December, “31 March” of 2023 is that day.
    """
    if re.match("q", part, re.IGNORECASE):
        if year.kind not in ("financial_year", "calendar_year"):
            return None
        return parse_period(f"{part} {year.start.year}/{(year.start.year + 1) % 100:02}")
    for calendar in dict.fromkeys((year.start.year, year.end.year)):
        found = parse_period(f"{part} {calendar}")
        if found is not None and year.start <= found.start and found.end <= year.end:
            return found
    return None


def dated_in_order(
    parts: Sequence[tuple[str, Period | None]], *, year: Period | None, latest: datetime.date | None
) -> list[Period | None]:
    """The periods of headings in the order in which they are printed.

    ``parts`` holds for each heading what :func:`bare_part` gives, or ``""``, and the period of one that is fully
    dated. A bare heading follows the dated one before it, or comes before the one after it. With none beside, the
    headings are of ``year``, what the title says, where they stand in the order of a financial year, or the latest
    first; otherwise, and where there is no ``year``, the latest of them is the last that had ended on ``latest``.
    """
    found: list[Period | None] = [period for _, period in parts]
    for n, (part, _) in enumerate(parts):
        before = found[n - 1] if n else None
        if part and found[n] is None and before is not None:
            found[n] = _next(part, before)
    whole: Period | None = None
    for n in reversed(range(len(parts) - 1)):
        part, after = parts[n][0], found[n + 1] or whole
        if part and found[n] is None and after is not None:
            # The whole year after its quarters is theirs; any other period follows them.
            found[n] = part_of_year(part, after) or _last(part, after.start - datetime.timedelta(days=1))
            whole = after if after.kind == "financial_year" else None
    if any(found) or not any(part for part, _ in parts):
        return found
    places = [_place(part) for part, _ in parts if part]
    latest_first = len(places) > 1 and places == sorted(places, reverse=True)
    if year is not None and (places == sorted(places) or latest_first):
        return [part_of_year(part, year) if part else None for part, _ in parts]
    limit = year.end if year is not None else latest
    for n in range(len(parts)) if latest_first else reversed(range(len(parts))):
        last = _last(parts[n][0], limit) if parts[n][0] and limit is not None else None
        if last is not None:
            found[n], limit = last, last.start - datetime.timedelta(days=1)
    return found


def _place(part: str) -> int:
    """Where a part stands in a financial year: April and the first quarter first."""
    if part[:1].casefold() == "q":
        return 3 * int(part[-1]) - 1
    name = re.search(_MONTH, part, re.IGNORECASE)
    return (month_number(name.group()) - 4) % 12 if name else 0


def _years_round(day: datetime.date) -> list[Period]:
    """The financial years before, at and after ``day``."""
    first = day.year - (day.month < 4)
    years = (parse_period(f"{year}/{(year + 1) % 100:02}") for year in (first - 1, first, first + 1))
    return [year for year in years if year is not None]


def _next(part: str, before: Period) -> Period | None:
    """The first ``part`` that ends after ``before`` does, or on the same day where that is a day: “Q2” beside “30
    September” is the quarter which that day closes."""
    found = [p for year in _years_round(before.end) if (p := part_of_year(part, year)) is not None]
    same_day = before.kind == "instant"
    return next((p for p in found if p.end > before.end or (same_day and p.end == before.end)), None)


def _last(part: str, limit: datetime.date) -> Period | None:
    """The last ``part`` that has ended on ``limit``."""
    found = [part_of_year(part, year) for year in _years_round(limit)]
    return next((p for p in reversed(found) if p is not None and p.end <= limit), None)
