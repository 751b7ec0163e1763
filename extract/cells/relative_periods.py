"""When is a heading of that counts from the period reported on: “Previous quarter”, “Same month last year”, “YTD”?"""

import re

from ...schema.council_calendar import financial_year_holding, moved
from ...schema.figures import Period

_WORDS = r"(?:\s(?:value|actual|actuals|performance|figure|result|outturn|position|data|total|number|%|no\.?))*"
_UNIT = r"(?P<unit>quarter|qtr|month|mth|year|yr|period|reporting\speriod)\.?"
_BEFORE = re.compile(
    rf"(?:the\s)?(?:(?:previous|prev\.?|last|prior|preceding)\s{_UNIT}(?:['’]s)?|previous|prev\.?|prior){_WORDS}",
    re.IGNORECASE,
)
_NOW = re.compile(rf"(?:the\s)?(?:current|latest|this)\s{_UNIT}(?:['’]s)?{_WORDS}", re.IGNORECASE)
_YEAR_AGO = re.compile(
    rf"(?:(?:the\s)?(?:same|this)\s(?:quarter|qtr|month|period|time|point)(?:\sin)?(?:\sthe)?\s(?:last|previous|prior)\syear"
    rf"|(?:a|one)\syear\sago|12\smonths\sago){_WORDS}",
    re.IGNORECASE,
)
_YEAR = r"(?:20)?\d\d\s?[/-]\s?(?:20)?\d\d"
_TO_DATE = re.compile(
    rf"(?:{_YEAR}\s)?(?:ytd|(?:financial\s)?year[\s-]to[\s-]date|cumulative|to\sdate)(?:\s\(?{_YEAR}\)?)?{_WORDS}(?:\sytd)?",
    re.IGNORECASE,
)
_MONTHS = {"month": 1, "quarter": 3, "financial_year": 12, "academic_year": 12, "calendar_year": 12}
"""Months that periods of each kind last."""
_KINDS = {"qtr": "quarter", "quarter": "quarter", "month": "month", "mth": "month"}


def counted_from(text: str, now: Period) -> Period | None:
    """The period that ``text`` as a whole counts from ``now``, the one reported on; None where it does not."""
    words = " ".join(text.split()).strip(" :.")
    length = _MONTHS.get(now.kind)
    if length is None:
        return None
    if _YEAR_AGO.fullmatch(words):
        return moved(now, -12, text=text)
    if match := _BEFORE.fullmatch(words) or _NOW.fullmatch(words):
        unit = (match["unit"] or "period").casefold()
        same = now.kind.endswith("year") if unit in ("year", "yr") else _KINDS.get(unit, now.kind) == now.kind
        if not same:
            return None
        return moved(now, -length, text=text) if _BEFORE.fullmatch(words) else now
    return None


def to_date(text: str, last: Period) -> Period | None:
    """For “YTD” beside months or quarters of which ``last`` is the latest: the financial year up to its end."""
    if not _TO_DATE.fullmatch(" ".join(text.split()).strip(" :.")) or last.kind not in ("month", "quarter"):
        return None
    return Period(text=text, kind="span", start=financial_year_holding(last.end, "").start, end=last.end)
