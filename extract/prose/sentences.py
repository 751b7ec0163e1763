"""Where does each sentence of a passage begin and end, and which are worth a closer look?"""

import re
from collections.abc import Iterator

from ...schema.record import Record

_END = re.compile(r"[.!?][’”'\")\]]*\s+(?=[A-Z0-9‘“\"'(\[£•])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:c|ca|approx|vs|v|no|nos|p|pp|para|paras|para|cf|e\.g|i\.e|etc|fig|st|mr|mrs|ms|dr|cllr|prof|rev|jan|feb|"
    r"aug|sept|oct|nov|dec|inc|est|ref|rs|tel|ext|dept|govt|max|min|avg)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_ENUMERATOR = re.compile(r"(?:^|[.;:?!)]\s)\d{1,2}\.$")
_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half|nil|none"
)
_CANDIDATE = re.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE)


class Stretch(Record):
    """Characters ``start`` to ``end`` of a passage: one sentence."""

    start: int
    end: int


def sentences_of(text: str) -> Iterator[Stretch]:
    """The sentences of ``text``, in order, without the space around them."""
    start = 0
    for match in _END.finditer(text):
        head = text[start : match.start() + 1]
        if _ABBREVIATION.search(head):
            continue
        if match[0][0] == "." and len(head.strip()) > 4 and _ENUMERATOR.search(text[: match.start() + 1]):
            # “… into the MTFS. 14. Conditions …”: the number begins what follows and is no sentence of its own.
            continue
        yield Stretch(start=start, end=match.end() - len(match[0]) + len(match[0].rstrip()))
        start = match.end()
    if text[start:].strip():
        yield Stretch(start=start, end=len(text.rstrip()))


def whole_of(text: str) -> Stretch:
    """All of ``text`` as one stretch."""
    return Stretch(start=0, end=len(text))


def has_candidate(text: str) -> bool:
    """Whether a number may be printed in ``text``, in digits or in words."""
    return _CANDIDATE.search(text) is not None


NUMBER_SHARE = 0.3
"""A long stretch in which more than this share of the words are numbers is a table run together, not a sentence: of the
sentences read by hand the densest (shares of four areas over two years) has 0.22."""

LONG = 30
"""Words from which a stretch is long."""


def is_a_list_of_numbers(text: str) -> bool:
    """Whether the stretch is no sentence but the cells of a table read one after another."""
    words = text.split()
    if len(words) < LONG:
        return False
    return sum(
        1 for word in words if word.strip("()£%,.-+").replace(",", "").replace(".", "").isdigit()
    ) > NUMBER_SHARE * len(words)
