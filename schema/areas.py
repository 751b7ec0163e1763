"""Whom is a text about: which authority, region, country or group of neighbours does it name?"""

import functools
import re
from typing import Any

import qlacref_authorities

from .area_names import (
    ABBREVIATIONS,
    FORMER,
    NATIONAL_WORDS,
    NEIGHBOUR_WORDS,
    OTHER_BODY_AFTER,
    OTHER_BODY_BEFORE,
    OTHER_NAMES,
    PLAIN_WORD_AFTER,
    PLAIN_WORDS,
    RENAMED,
    REORGANISED,
    SENTENCE_START,
)
from .figures import Area
from .record import Record


class AreaMention(Record):
    """A stretch of text that names an area."""

    start: int
    end: int
    area: Area


ENGLAND = Area(name="England", code="E92000001", kind="country")
STATISTICAL_NEIGHBOURS = Area(name="Statistical neighbours", code="", kind="comparator")
REGIONS = tuple(
    Area(name=name, code=code, kind="region")
    for name, code in (
        ("North East", "E12000001"),
        ("North West", "E12000002"),
        ("Yorkshire and The Humber", "E12000003"),
        ("East Midlands", "E12000004"),
        ("West Midlands", "E12000005"),
        ("East of England", "E12000006"),
        ("London", "E12000007"),
        ("South East", "E12000008"),
        ("South West", "E12000009"),
    )
)
_LOOKUP: list[dict[str, Any]] = qlacref_authorities.records
"""The ONS lookup of April 2021: a row for each district, with the authority that runs its children's services."""


def _authorities() -> tuple[Area, ...]:
    codes = {
        row["UTLA21CD"]: RENAMED.get(row["UTLA21NM"], row["UTLA21NM"])
        for row in _LOOKUP
        if row["UTLA21CD"].startswith("E")
    }
    for former, current in REORGANISED.items():
        codes.pop(former, None)
        codes.update(current)
    return tuple(Area(name=name, code=code) for code, name in sorted(codes.items(), key=lambda item: item[1]))


AUTHORITIES = _authorities()
"""The 153 authorities of England with children's services, under short names, codes as of 2025."""
FORMER_AUTHORITIES = tuple(Area(name=name, code=code) for name, code in FORMER.items())
"""Authorities of papers written before they were merged or split, with the codes they had."""
_DISTRICTS = sorted({row["LTLA21NM"] for row in _LOOKUP if row["LTLA21CD"].startswith("E07")})
"""Districts below a county: councils of their own that are no children's services authority."""


def find_areas(text: str) -> tuple[AreaMention, ...]:
    """The areas that ``text`` names, in order. The longest name wins; a longer name that is another body's (a police
    force, a university, a district, a street) is no mention of the area in it. Capitals count: “reading” is no place.
    """
    areas = _areas()
    mentions = []
    reached = 0
    for word in _WORD.finditer(text):
        if word.start() < reached or (candidates := _names_from(word.group().lower())) is None:
            continue
        match = candidates.match(text, word.start())
        if match is None:
            continue
        reached = match.end()
        area = areas.get(_key(match.group()))
        if area is not None and not _is_other_body(text, match.start(), match.end()):
            mentions.append(AreaMention(start=match.start(), end=match.end(), area=area))
    return tuple(mentions)


def find_authority(name: str) -> Area | None:
    """The authority, region or country that ``name`` as a whole stands for; ``None`` where it is none."""
    for mention in find_areas(name):
        rest = f"{name[: mention.start]} {name[mention.end :]}"
        if not re.search(r"[^\W_]", _ONLY_STYLE.sub("", rest)):
            return mention.area
    return None


_WORD = re.compile(r"(?<![\w-])[^\W\d_]+")
_ONLY_STYLE = re.compile(r"\b(?:the|of|council|mbc|metropolitan|district|borough|city|county|unitary)\b", re.IGNORECASE)


def _key(name: str) -> str:
    return re.sub(r"[\s,]+", " ", name.replace("&", "and").replace("-", " ").replace("’", "'")).strip().lower()


def _flexible(name: str) -> str:
    words = re.split(r"[\s,-]+", name)
    parts = ["(?:and|AND|&)" if word.lower() == "and" else re.escape(word).replace("'", "['’]") for word in words]
    return r"[\s,-]{1,2}".join(parts)


@functools.lru_cache(maxsize=1)
def _areas() -> dict[str, Area]:
    areas = {_key(word): ENGLAND for word in NATIONAL_WORDS}
    areas |= {_key(word): STATISTICAL_NEIGHBOURS for word in NEIGHBOUR_WORDS}
    for area in (*AUTHORITIES, *FORMER_AUTHORITIES, *REGIONS, ENGLAND):
        for form in _forms(area):
            areas.setdefault(_key(form), area)
    return areas


def _names_from(word: str) -> re.Pattern[str] | None:
    """What the names that begin with ``word``, in small letters, look like; compiled for the words that papers use,
    for all three hundred would cost every start half a second."""
    forms = _names().get(word)
    return _compiled(forms) if forms else None


_compiled = functools.cache(re.compile)


@functools.lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """For each first word of a name, in small letters, the pattern of the names that begin with it."""
    forms = {form for area in (*AUTHORITIES, *FORMER_AUTHORITIES, *REGIONS, ENGLAND) for form in _forms(area)}
    forms |= {
        form
        for district in (*_DISTRICTS, *OTHER_NAMES)
        for form in (district, f"{district} Council", f"{district} City")
    }
    by_word: dict[str, list[tuple[int, str]]] = {}
    for form in forms | {form.upper() for form in forms}:
        by_word.setdefault(_first_word(form), []).append((len(form), _flexible(form)))
    for form in (*NATIONAL_WORDS, *NEIGHBOUR_WORDS):
        pattern = _flexible(form)
        by_word.setdefault(_first_word(form), []).append((len(form), pattern if form.isupper() else f"(?i:{pattern})"))
    return {
        word: rf"(?:{'|'.join(pattern for _, pattern in sorted(patterns, reverse=True))})(?![\w-])"
        for word, patterns in by_word.items()
    }


def _first_word(name: str) -> str:
    found = _WORD.match(name)
    return found.group().lower() if found else ""


_ENDINGS = (
    *("Council", "City Council", "County Council", "Borough Council", "Metropolitan Borough Council"),
    *(
        "Metropolitan District Council",
        "Metropolitan Borough",
        "Unitary Authority",
        "Local Authority",
        "local authority",
    ),
    *("CC", "MBC", "MDC", "BC", "LBC", "LA"),
)
_STYLES = (
    *("London Borough", "Royal Borough", "Borough", "Metropolitan Borough", "City", "County", "Council", "LB", "RB"),
)


def _forms(area: Area) -> list[str]:
    name = area.name
    forms = [name, *ABBREVIATIONS.get(name, ())]
    if area.kind == "region":
        return [*forms, *(f"{name} {word}" for word in ("region", "Region", "average"))]
    if area.kind != "authority":
        return forms
    bare = name.removeprefix("County ")
    forms += [f"{bare} {ending}" for ending in _ENDINGS] + [f"{name} Council"]
    for style in _STYLES:
        forms += [f"{style} of {bare}", f"{style} of {bare} Council"]
    return [*forms, f"LB {bare}", f"City of {bare} Metropolitan District Council"]


def _is_other_body(text: str, start: int, end: int) -> bool:
    name, before = text[start:end], text[max(0, start - 40) : start]
    if name.lower() == "national":
        return _NATIONAL_ALONE.match(text, end) is None
    if _NAMES_A_COUNCIL.search(name):
        return False
    if OTHER_BODY_AFTER.match(text, end) or OTHER_BODY_BEFORE.search(before):
        return True
    return name in PLAIN_WORDS and bool(SENTENCE_START.search(before)) and PLAIN_WORD_AFTER.match(text, end) is not None


_NATIONAL_ALONE = re.compile(r"\s?(?:[.,;:)\]%\d(/]|$|(?:and|is|was|at|or|of)\b)")
_NAMES_A_COUNCIL = re.compile(r"(?:Council|COUNCIL|[Aa]uthority|Borough of .*|neighbours?|MBC|LBC|CC)$")
