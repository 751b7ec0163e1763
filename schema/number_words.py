"""Which numbers are written in words, and what are they worth: “two per cent”, “twenty-five children”."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# fmt: off
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
# fmt: on
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_ONES = "|".join(_UNITS[1:10])
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{_ONES}))?|{'|'.join(reversed(_UNITS))})"
_PARTS = "third|quarter|half|halves|fifth|sixth|seventh|eighth|ninth|tenth|twentieth"
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_ANY = re.compile(
    rf"""\b(?P<hundreds>(?:{_ONES}|a)\shundred(?:\sand\s{_SMALL})?|{_SMALL})(?:\s(?P<scale>thousand|million|billion))?\b
    (?![\s-](?:{_PARTS})s?\b)(?!-(?:to|in|on|by)-|-(?:{_ORDINALS}|fifty)\b)(?<!fifty-fifty)""",
    re.IGNORECASE | re.VERBOSE,
)
_MEASURED = re.compile(
    r"[\s-](?:per\s?cent|percent|percentage|weeks?|working|months?|days?|years?|hours?|miles?|per\s10,?000)\b(?![\s-]olds?)",
    re.IGNORECASE,
)
COUNTED = (
    r"(?:plans?|ehcps?|ehc|echps?|children|child|young\speople|young\sperson|pupils?|learners?|students?|requests?|"
    r"assessments?|appeals?|tribunals?|cases?|placements?|places|families|care\sleavers?|leavers?|starters?|uasc|"
    r"looked|unaccompanied|foster|carers?|households|referrals?|reviews?|schools?|homes|settings|academies|"
    r"authorities|councils|lac|cla|cic|cpp?s?|girls|boys|males|females|adopt\w+|complaints?|statements?|"
    r"individuals|people|residents|beds|units|households|staff|posts|fte|social\sworkers|providers)\b"
)
"""What council papers count: a number before such a word is a figure, even one that looks like a year."""
_COUNTED_SOON = re.compile(rf"\s(?:[a-z-]+\s){{0,2}}?{COUNTED}", re.IGNORECASE)
_SMALLEST_ALONE = 10
"""“Ten”, “twelve” or “twenty-five” are figures wherever they stand; smaller ones fill prose (“one of the”, “the two”)
and need a unit or something counted after them."""


class NumberWords(NamedTuple):
    """A number in words: where it stands, and its worth before the scale."""

    start: int
    end: int
    value: int
    scale: str


def find_number_words(text: str) -> Iterator[NumberWords]:
    """Numbers in words that are figures: those with a unit or something counted after them, and any of ten or more."""
    for match in _ANY.finditer(text):
        value = _worth(match["hundreds"].lower())
        scale = (match["scale"] or "").lower()
        following = text[match.end() : match.end() + 60]
        counted = value > 1 and _COUNTED_SOON.match(following) and not re.match(r"\s(?:of|or|in)\b", following)
        if scale or value >= _SMALLEST_ALONE or counted or _MEASURED.match(following):
            yield NumberWords(match.start(), match.end(), value, scale)


def _worth(words: str) -> int:
    head, hundred, tail = words.partition("hundred")
    if hundred:
        return 100 * _VALUES.get(head.strip(), 1) + (_worth(tail.removeprefix(" and ")) if tail else 0)
    return sum(_VALUES[word] for word in re.split(r"[\s-]", words.strip()))
