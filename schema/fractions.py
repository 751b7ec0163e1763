"""Which shares are written as fractions: “one in five”, “three quarters of”?"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_VALUES = {word: value for value, word in enumerate(_NUMBERS, start=1)} | {
    "a": 1,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "hundred": 100,
}
_PARTS = {"half": 2, "quarter": 4, "fifth": 5, "tenth": 10, "eighth": 8, "twentieth": 20}
_SMALL = "|".join(_NUMBERS)
_IN = re.compile(
    rf"\b(?P<part>{_SMALL}|\d)\s(?:in|out\sof|of\severy)\s(?:every\s)?(?P<whole>{_SMALL}|eleven|twelve|fifteen|twenty|[1-9]\d?)\b(?!\s?%|[.,/]\d|-)"
    r"(?!\s(?:years?|months?|weeks?|days?|per|schools|settings|of\sthe\s(?:next|last|schools)))",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:(?P<part>a|one|two|three|four|seven|nine)[\s-])?(?P<whole>half|quarter|fifth|tenth|eighth)s?\sof\s"
    r"(?=(?:all\s|our\s|the\s|these\s|those\s|its\s)?(?!a\b|the\b|year\b|term\b|million\b|20\d\d|financial\b)[a-z])",
    re.IGNORECASE,
)
_ORDER = re.compile(r"\b(?:first|second|third|fourth|last|final|other|latter|next|remaining)\s$", re.IGNORECASE)
_PERCENT_GIVEN = re.compile(r"\s?[,(]\s?\d+(?:\.\d+)?\s?(?:%|per\scent)")
_YEARS = re.compile(r"(?:\bQ|quarter\s)$", re.IGNORECASE)


class PrintedFraction(NamedTuple):
    """A fraction of something: where it stands, and its worth in per cent."""

    start: int
    end: int
    percent: float | None
    """``None`` for a third and other fractions of which nobody could tell the figure meant."""


def find_fractions(text: str) -> Iterator[PrintedFraction]:
    """Fractions of something counted. Those that are a whole or half per cent have a value.

    Thirds have none, for nobody could tell whether 33 or 33.3 is meant; nor has a fraction whose percentage is printed
    behind it. “A quarter of the year” is none at all.
    """
    for match in (*_IN.finditer(text), *_OF.finditer(text)):
        part, whole = (match["part"] or "one").lower(), match["whole"].lower()
        share = Fraction(_worth(part), _PARTS[whole] if whole in _PARTS else _worth(whole)) * 100
        before = text[max(0, match.start() - 12) : match.start()]
        exact = (share * 2).denominator == 1
        end = match.end() - (3 if match.re is _OF else 0)
        if share < 100 and not _ORDER.search(before) and not _YEARS.search(before):
            told = exact and not _PERCENT_GIVEN.match(text, end)
            yield PrintedFraction(match.start(), end, float(share) if told else None)


def _worth(word: str) -> int:
    return int(word) if word.isdigit() else _VALUES[word]
