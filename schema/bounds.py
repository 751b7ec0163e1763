"""Which words round a number make it a bound: “over”, “c”, “up to”, “or more”?"""

import re

from .figures import Bound

ABOUT_C = re.compile(r"(?<![^\W_])(?:c\.?|C\.)$")
_BOUND_WORDS: tuple[tuple[Bound, str], ...] = (
    ("at least", r"no\s(?:less|fewer)\sthan|not\s(?:less|fewer)\sthan"),
    ("at most", r"no\smore\sthan|not\smore\sthan|not\sto\sexceed|not\sexceed(?:ing)?"),
    ("about", r"(?:just|slightly|a\slittle|marginally)\s(?:under|over|below|above|less\sthan|more\sthan)"),
    ("about", r"around|about|circa|ca\.|approximately|approx\.?|roughly|some|near(?:ly|ing)?|almost|approaching"),
    ("about", r"in\sthe\s(?:region|order)\sof|of\sthe\sorder\sof|close\sto"),
    ("at least", r"over|more\sthan|at\sleast|above|in\sexcess\sof|exceed(?:s|ed|ing)?|upwards?\sof"),
    ("at least", r"greater\sthan|higher\sthan|minimum(?:\sof)?"),
    ("at most", r"under|below|less\sthan|fewer\sthan|lower\sthan|up[\s-]to|at\smost|maximum(?:\sof)?"),
)
_BEFORE = tuple((bound, re.compile(rf"\b(?:{words})\s(?:an?\s)?$", re.IGNORECASE)) for bound, words in _BOUND_WORDS)
_SIGNS_BEFORE: dict[str, Bound] = {
    "~": "about",
    "≈": "about",
    "<": "at most",
    "≤": "at most",
    ">": "at least",
    "≥": "at least",
}
_OR_MORE = re.compile(r"\s(?:or|and)\s(?:more|over|above)\b", re.IGNORECASE)
_OR_LESS = re.compile(r"\s(?:or|and)\s(?:less|fewer|under|below)\b", re.IGNORECASE)
LOOK_BACK = 28
"""Characters before a number in which a bound is looked for: the longest wording above fits."""


def bound_of(before: str, text: str, end: int) -> Bound:
    """The bound of a number that ends at ``end`` of ``text``, ``before`` being the characters before it.

    “Just under” and “nearly” are ``about``, “under” and “up to” ``at most``, “over” and “more than” ``at least``.
    """
    if ABOUT_C.search(before.rstrip()):
        return "about"
    if sign := _SIGNS_BEFORE.get(before.rstrip()[-1:]):
        return sign
    for bound, pattern in _BEFORE:
        if pattern.search(before):
            return bound
    if _OR_MORE.match(text, end):
        return "at least"
    return "at most" if _OR_LESS.match(text, end) else ""
