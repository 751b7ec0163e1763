"""How are days, months and year labels printed, and what do they stand for?"""

import re
from datetime import date

# fmt: off
MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}
# fmt: on
MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
MONTH = rf"{MONTH_NAME}\b\.?"
YEAR = r"(?:19[5-9]|20[0-6])\d"
SHORT_YEAR = r"(?:[’'‘]?\d{2})"
SEPARATOR = r"\s?[/‐‑–—-]\s?"
ENDS = r"(?![\d%]|[.,]\d)"
FINANCIAL = (
    rf"(?:(?:FY|AY)\s?)?(?:{YEAR}{SEPARATOR}(?:{YEAR}|\d{{1,2}})|(?<![\d/.,£-])\d{{2}}/\d{{2}}(?!/)){ENDS}"
    rf"|(?:FY|AY)\s?(?:\d{{2}}[-–]\d{{2}}|{YEAR}|\d{{2}}){ENDS}"
)
DATE = (
    rf"\d{{1,2}}\s?(?:st|nd|rd|th)?\s?(?:of\s)?[-\s]?{MONTH}(?:,?[-\s]?{YEAR}|[-\s]?{SHORT_YEAR}){ENDS}"
    rf"|{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{YEAR}{ENDS}"
    rf"|(?<![\d./-])\d{{1,2}}([./-])\d{{1,2}}\1(?:{YEAR}|\d{{2}})(?![\d/-]|\.\d)|\b{YEAR}-\d{{2}}-\d{{2}}\b"
)
MONTH_YEAR = rf"{MONTH}(?:,?[-\s/]?\s?{YEAR}|[-\s/]?\s?{SHORT_YEAR}){ENDS}"
DAY_OR_MONTH = rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{MONTH}(?!,?\s{YEAR}|[-\s/]?[’'‘]?\d))"
"""“30 September” or “December” without a year."""

ANY_DATE = DATE.replace("([./-])", "(?:[./-])").replace(r"\1", "[./-]")
"""As DATE, but without a group of its own, to be put into longer patterns."""


def year_number(text: str) -> int:
    """2022 for “2022”, “22” and “’22”."""
    digits = re.sub(r"\D", "", text)
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def month_number(text: str) -> int:
    """1 to 12 for a month's name or its beginning; raises ``KeyError`` for any other word."""
    return MONTHS[text.strip().lower()[:3]]


def first_years(label: str) -> tuple[int, int] | None:
    """First and last calendar year of “2023/24” (2023, 2024), “2025-28” (2025, 2028), “FY24” (2024, 2025).

    ``None`` where the second is not later than the first, or two two-digit years are no pair.
    """
    parts = re.findall(r"\d+", label)
    if len(parts) == 1:
        start = year_number(parts[0])
        return (start, start + 1) if len(parts[0]) == 4 else (start - 1, start)
    first = year_number(parts[0])
    tail = parts[1]
    second = int(tail) if len(tail) == 4 else first - first % 10 ** len(tail) + int(tail)
    if second <= first and len(tail) < 4:
        second += 10 ** len(tail)
    if len(parts[0]) == 2 and second != first + 1:
        return None
    longest = 15 if len(tail) != 1 else 1
    return (first, second) if first < second <= first + longest else None


def read_date(text: str) -> date | None:
    """The day a full date names, British order; ``None`` for a day that does not exist."""
    numbers = re.findall(r"\d+", text)
    try:
        if named := re.search(MONTH, text, re.IGNORECASE):
            return date(year_number(numbers[1]), month_number(named.group()), int(numbers[0]))
        if len(numbers[0]) == 4:
            return date(int(numbers[0]), int(numbers[1]), int(numbers[2]))
        return date(year_number(numbers[2]), int(numbers[1]), int(numbers[0]))
    except ValueError:
        return None
