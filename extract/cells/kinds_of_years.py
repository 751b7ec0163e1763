"""Which kind of year do headings mean that print no more than “2022/23” or “2023”: the words around them say."""

import re
from collections.abc import Iterable

from ...schema.council_calendar import YearKind, year_from
from ...schema.figures import Period

_ACADEMIC = re.compile(
    r"\b(?:academic|school)\syears?\b|\bsep(?:t(?:ember)?)?\s?(?:to|[-–])\s?(?:jul|aug)", re.IGNORECASE
)
_FINANCIAL = re.compile(r"\bfinancial\syears?\b|\bapr(?:il)?\s?(?:to|[-–])\s?mar", re.IGNORECASE)
_ENDING: tuple[tuple[YearKind, re.Pattern[str]], ...] = (
    (
        "financial_year",
        re.compile(
            r"\byears?\s(?:end(?:s|ed|ing)?|to)\s(?:on\s|at\s|in\s)?(?:the\s)?(?:31(?:st)?\s)?march\b(?!,?\s\d)"
            r"|\bssda\s?903\b",
            re.IGNORECASE,
        ),
    ),
    (
        "academic_year",
        re.compile(
            r"\byears?\s(?:end(?:s|ed|ing)?|to)\s(?:on\s|at\s|in\s)?(?:the\s)?(?:31(?:st)?\s)?(?:july|august)\b(?!,?\s\d)",
            re.IGNORECASE,
        ),
    ),
)
"""Words by which a bare year is the one that ends in it. The SSDA903 return is of years to 31 March."""


def year_meant(period: Period, texts: Iterable[str]) -> Period:
    """The year that ``period``, as a heading prints it, is among ``texts``, the words that stand over or under it.

    “2022/23” below “Academic year” is one; “2023” below “Years ending 31 March” is 2022/23.
    """
    said = " · ".join(texts)
    if period.kind == "financial_year" and _ACADEMIC.search(said) and not _FINANCIAL.search(said):
        return year_from("academic_year", period.start.year, period.text)
    if period.kind == "calendar_year":
        kind = next((kind for kind, words in _ENDING if words.search(said)), None)
        if kind is not None:
            return year_from(kind, period.end.year - 1, period.text)
    return period
