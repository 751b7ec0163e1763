"""Whom is a text about: which authority, region, country or group of neighbours does it name?"""

import functools
import re
from collections.abc import Iterable

import qlacref_authorities

from .area_names import ABBREVIATIONS, NATIONAL_WORDS, NEIGHBOUR_WORDS, NOT_ALONE, OTHER_BODIES, RENAMED, REORGANISED
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


def _authorities() -> tuple[Area, ...]:
    # The packaged list is the ONS lookup of April 2021: districts with the authority that runs children's services.
    codes = {
        row["UTLA21CD"]: RENAMED.get(row["UTLA21NM"], row["UTLA21NM"])
        for row in qlacref_authorities.records
        if row["UTLA21CD"].startswith("E")
    }
    for former, current in REORGANISED.items():
        codes.pop(former, None)
        codes.update(current)
    return tuple(Area(name=name, code=code) for code, name in sorted(codes.items(), key=lambda item: item[1]))


AUTHORITIES = _authorities()
"""The 153 authorities of England with children's services, under short names, codes as of 2025."""


def _districts() -> tuple[str, ...]:
    upper = {area.name for area in AUTHORITIES}
    names = {row["LTLA21NM"] for row in qlacref_authorities.records if row["LTLA21CD"].startswith("E07")}
    return tuple(sorted(names - upper))


def find_authority(name: str) -> Area | None:
    """The authority, region or country that ``name`` as a whole stands for; ``None`` where it is none."""
    for mention in find_areas(name):
        rest = name[: mention.start] + name[mention.end :]
        if not re.search(
            r"[^\W_]", re.sub(r"\b(?:the|of|council|mbc|metropolitan|borough)\b", "", rest, flags=re.IGNORECASE)
        ):
            return mention.area
    return None


def find_areas(text: str) -> tuple[AreaMention, ...]:
    """The areas that ``text`` names, in order. The longest name wins; a longer name that is another body's (a police
    force, a university, a district, a street) is no mention of the area in it. Capitals count: “reading” is no place.
    """
    if not text:
        return ()
    names, areas = _pattern()
    mentions = []
    for match in names.finditer(text):
        area = areas.get(_key(match["name"])) if match["name"] else None
        if area is None or _is_other_body(text, match):
            continue
        mentions.append(AreaMention(start=match.start("name"), end=match.end("name"), area=area))
    return tuple(mentions)


def _key(name: str) -> str:
    return re.sub(r"[\s,]+", " ", name.replace("&", "and").replace("-", " ").replace("’", "'")).strip().lower()


def _flexible(name: str) -> str:
    words = re.split(r"[\s,-]+", name)
    parts = ["(?:and|&)" if word.lower() == "and" else re.escape(word).replace("'", "['’]") for word in words]
    return r"[\s,-]{1,2}".join(parts)


@functools.lru_cache(maxsize=1)
def _pattern() -> tuple[re.Pattern[str], dict[str, Area]]:
    areas: dict[str, Area] = {}
    cased: list[str] = []
    for area in (*AUTHORITIES, *REGIONS, ENGLAND):
        for form in _forms(area):
            areas.setdefault(_key(form), area)
            cased.append(form)
    uncased = [*NATIONAL_WORDS, *NEIGHBOUR_WORDS]
    areas |= {_key(word): ENGLAND for word in NATIONAL_WORDS}
    areas |= {_key(word): STATISTICAL_NEIGHBOURS for word in NEIGHBOUR_WORDS}
    districts = "|".join(_flexible(name) for name in sorted(_districts(), key=len, reverse=True))
    listed = "|".join(_flexible(form) for form in _longest_first(cased))
    shouted = "|".join(_flexible(form.upper()) for form in _longest_first(cased) if form.upper() != form)
    free = "|".join(_flexible(form) for form in _longest_first(uncased))
    pattern = rf"(?<![\w-])(?:(?P<other>{districts})|(?P<name>{listed}|{shouted}|(?i:{free})))(?![\w-])"
    return re.compile(pattern), areas


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(set(names), key=lambda name: (-len(name), name))


def _forms(area: Area) -> list[str]:
    name = area.name
    forms = [] if name in NOT_ALONE else [name]
    forms += ABBREVIATIONS.get(name, ())
    if area.kind == "authority":
        bare = name.removeprefix("County ")
        forms += [
            f"{bare}{kind}" for kind in (" Council", " City Council", " County Council", " Borough Council", " CC")
        ]
        forms += [f"{bare} Metropolitan {kind}" for kind in ("Borough Council", "District Council", "Borough", "BC")]
        forms += [f"{bare} {kind}" for kind in ("MBC", "MDC", "BC", "LA", "Local Authority", "local authority", "LBC")]
        forms += [
            f"{kind} of {bare}" for kind in ("London Borough", "Royal Borough", "City", "Borough", "County", "LB", "RB")
        ]
        forms += [
            f"{kind} of {bare} Council"
            for kind in ("London Borough", "Royal Borough", "City", "Borough", "Metropolitan Borough")
        ]
        forms += [
            f"LB {bare}",
            f"Metropolitan Borough of {bare}",
            f"Council of the City of {bare}",
            f"{bare} Unitary Authority",
        ]
        forms += [f"{name} Council"]
    elif area.kind == "region":
        forms += [f"{name} region", f"{name} Region", f"{name} average"]
    return forms


def _is_other_body(text: str, match: re.Match[str]) -> bool:
    name = match["name"]
    if name.lower() == "national":
        return re.match(r"\s?(?:[.,;:)\]%\d(/]|$|(?:and|is|was|at|or|at|of)\b)", text[match.end() :]) is None
    if re.search(r"Council$|authority$|Authority$|Borough of|neighbours?$", name):
        return False
    after = text[match.end() : match.end() + 60]
    before = text[max(0, match.start() - 40) : match.start()]
    if OTHER_BODIES.after.match(after) or OTHER_BODIES.before.search(before):
        return True
    if name in OTHER_BODIES.words:
        return OTHER_BODIES.is_plain_word(before, after)
    return False
