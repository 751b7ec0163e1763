"""Which council a web or e-mail address belongs to: its name against the list of authorities."""

import functools
import re
from collections.abc import Iterable, Iterator

from ..schema.areas import AUTHORITIES
from ..schema.figures import Area

_ADDRESS = re.compile(
    r"((?:[a-z0-9-]+\.)*[a-z0-9-]+)\s?\.\s?gov\s?\.\s?uk\b|([a-z0-9-]+)\.moderngov\.co\.uk\b", re.IGNORECASE
)
_ENDINGS = ("council", "cc", "mbc", "bc", "dc", "gov", "online", "city", "county")
_SMALL = frozenset({"and", "of", "upon", "with", "the", "on", "in"})
_COUNTY_ABBREVIATIONS = {
    "hants": "hampshire",
    "northants": "northamptonshire",
    "oxon": "oxfordshire",
    "salop": "shropshire",
}
"""The postal abbreviations of English counties that are not the beginning of the county's name."""

WHOLE, BEGINNING, INITIAL, LEFT_OUT = 3.0, 2.0, 1.0, -1.0
"""What a word of the council's name adds when the address holds it, its beginning (three letters or more), its initial,
or does not hold it."""


def addresses_in(text: str) -> Iterator[str]:
    """The council part of every government or ModernGov address in ``text``: ``kent`` of ``democracy.kent.gov.uk``."""
    for match in _ADDRESS.finditer(text):
        yield (match[1] or match[2]).lower().rpartition(".")[2]


def council_of_address(label: str, *, mentioned: Iterable[str] = ()) -> Area | None:
    """The authority that ``label`` stands for: ``leics`` Leicestershire, ``bathnes`` Bath and North East Somerset.

    The label must be made up of beginnings of the words of the name, in order. Where it fits two equally
    (``kingston``), the one among the ``mentioned`` names; ``None`` where that does not settle it.
    """
    tied = _best_fits(label.lower())
    if len(tied) > 1:
        names = set(mentioned)
        tied = tuple(area for area in tied if area.name in names)
    return tied[0] if len(tied) == 1 else None


@functools.lru_cache(maxsize=1024)
def _best_fits(label: str) -> tuple[Area, ...]:
    scored = [(score, area) for area in AUTHORITIES if (score := _score(label, area)) > 0]
    best = max((score for score, _ in scored), default=0.0)
    return tuple(area for score, area in scored if score == best)


def _score(label: str, area: Area) -> float:
    words = [word.lower() for word in re.findall(r"[A-Za-z']+", area.name.replace("St. ", "St"))]
    return max((_fit(form, words) for form in _forms(label, area)), default=0.0)


def _forms(label: str, area: Area) -> Iterator[str]:
    """The label without what says only that it is a council: ``surreycc``, ``lbhf``, ``royalgreenwich``."""
    plain = label.replace("-", "")
    fronts = ["", "cityof", "city", "royal", "rb"] + (["lb", "lbof"] if area.code.startswith("E09") else [])
    for ending in ("", *_ENDINGS):
        for front in fronts:
            if plain.startswith(front) and plain.endswith(ending):
                form = plain[len(front) : len(plain) - len(ending)]
                if len(form) >= 3 or (form and len(plain) >= 4 and (front in ("lb", "rb"))):
                    yield form


def _fit(form: str, words: list[str]) -> float:
    """How well ``form`` spells ``words``; 0 where it does not."""
    best = 0.0
    for used, score in _spellings(form, words):
        whole = sum(piece == word for piece, word in used)
        significant = [word for word in words if word not in _SMALL]
        complete = len([word for _, word in used if word not in _SMALL]) == len(significant)
        if complete or whole:
            best = max(best, score / len(significant))
    return best


def _spellings(form: str, words: list[str]) -> Iterator[tuple[list[tuple[str, str]], float]]:
    """Every way to cut ``form`` into beginnings of ``words`` in order, with its score."""
    if not words:
        if not form:
            yield [], 0.0
        return
    word, rest = words[0], words[1:]
    for used, score in _spellings(form, rest):
        yield used, score + (0.0 if word in _SMALL else LEFT_OUT)
    for piece, worth in _pieces(form, word):
        for used, score in _spellings(form[len(piece) :], rest):
            spelt = word if worth == WHOLE else piece
            yield [(spelt, word), *used], score + (0.0 if word in _SMALL else worth)


def _pieces(form: str, word: str) -> Iterator[tuple[str, float]]:
    if form.startswith(word):
        yield word, WHOLE
    for length in range(1, min(len(form), len(word) - 1) + 1):
        if form[:length] != word[:length]:
            break
        if word == f"{form[:length]}shire":
            continue  # the county town, whose council is another: oxford.gov.uk is not Oxfordshire
        yield form[:length], BEGINNING if length >= 3 else INITIAL
        if word.endswith("shire") and length >= 3 and form[length : length + 1] == "s" and word[length] != "s":
            yield form[: length + 1], BEGINNING
    for short, county in _COUNTY_ABBREVIATIONS.items():
        if word == county and form.startswith(short):
            yield short, BEGINNING
