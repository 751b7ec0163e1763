"""Words that Tesseract is known to misread and that can be nothing else in a council's paper."""

import re
from collections.abc import Callable, Sequence

from .tesseract import Print

Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def _financial_year(match: re.Match[str]) -> str:
    """The years with their stroke, where the second follows the first."""
    first, second = match[1], match[2]
    return f"{first}/{second}" if int(second) == (int(first) + 1) % 100 else match[0]


RULES: tuple[Rule, ...] = (
    (re.compile(r"(?<=\bQ)[lIi|!](?=\W*$)"), "1"),
    (re.compile(r"(?<=^n)[l1I|](?=a$)"), "/"),
    (re.compile(r"^(\(?)(?:[eE€f][’'‘°*\"]?|£[°*\"])000(?=\)?s?$)"), r"\1£'000"),
    (re.compile(r"^(\(?)[e€]m(?=\)?$)"), r"\1£m"),
    (re.compile(r"\b(20\d\d)[1lI|](\d\d)(?=\D*$)"), _financial_year),
    (re.compile(r"^[!l]$"), "1"),
    (re.compile(r"^\$(?=(?:17|20|31|47|106|114|151|251)\b)"), "S"),  # sections of Acts that papers speak of
)


def put_right(words: Sequence[Print]) -> list[Print]:
    """``words`` with usual misreadings put right: quarters (Ql), n/a (nla), units (e000), years (2024125), a 1 (!)."""
    return [word._replace(text=_right(word.text)) for word in words]


def _right(text: str) -> str:
    for pattern, instead in RULES:
        text = pattern.sub(instead, text)
    return text
