"""What the notes of a table say of its headings: whom an abbreviation stands for, of when its comparators are."""

import re
from collections.abc import Iterable, Sequence

from ...schema.areas import REGIONS, find_areas
from ...schema.figures import Area, Period
from .labels import Label, LabelReader

_STANDS_FOR = re.compile(
    r"(?<![\w&])(?P<short>[A-Z][A-Za-z&/]{1,5})[’'”\"]?\s?(?:=|:|–|—|\s-\s|\bmeans\b|\bis\b|\bdenotes\b|\bstands\sfor\b)\s?"
    r"(?:the\s)?(?P<long>[^;,.=]{3,60})"
)
_SENTENCE = re.compile(r"[^.;]+")
_COMPARISON = re.compile(
    r"\b(?:comparators?|comparisons?|benchmarks?|statistical\sneighbours?|SNs?|England|national|regional)\b"
    r"(?=[^.;]*\b(?:are|is|for|from|as\sat|at)\b)",
    re.IGNORECASE,
)
_INITIALS = {
    "NE": "North East",
    "NW": "North West",
    "Y&H": "Yorkshire and The Humber",
    "EM": "East Midlands",
    "WM": "West Midlands",
    "EoE": "East of England",
    "SE": "South East",
    "SW": "South West",
    "N West": "North West",
    "N East": "North East",
    "S West": "South West",
    "S East": "South East",
    "Northwest": "North West",
    "Northeast": "North East",
    "Southwest": "South West",
    "Southeast": "South East",
    "E Mids": "East Midlands",
    "East Mids": "East Midlands",
    "W Mids": "West Midlands",
    "West Mids": "West Midlands",
    "Y & H": "Yorkshire and The Humber",
    "YH": "Yorkshire and The Humber",
    "Yorks & H": "Yorkshire and The Humber",
    "East of Eng": "East of England",
    "Eastern": "East of England",
    "East": "East of England",
    "Ldn": "London",
}
_QUARTERS = frozenset({"North", "South", "West", "Central", "Mid"})
"""Beside one of these “East” is a part of the council's own area."""
_BESIDE_INITIALS = re.compile(
    r"(?:\s(?:avg|average|ave|av|mean|median|region|LAs|authorities|\(?(?:20)?\d\d(?:\s?[/-]\s?\d\d)?\)?)\.?)+$",
    re.IGNORECASE,
)

"""How scorecards abbreviate regions; a heading of two letters is one only beside another comparator."""


def abbreviated(texts: Iterable[str]) -> dict[str, Area]:
    """The areas that abbreviations stand for: “SN = statistical neighbour average; NW = North West”."""
    found: dict[str, Area] = {}
    for text in texts:
        for match in _STANDS_FOR.finditer(text):
            areas = find_areas(match["long"])
            if areas and areas[0].start == 0:
                found.setdefault(match["short"], areas[0].area)
    return found


def regions_beside(headings: Sequence[Label]) -> dict[str, Area]:
    """The regions that initials stand for among the ``headings`` of a table that has another comparator."""
    if not any(area.kind != "authority" for label in headings for area in label.areas):
        return {}
    quarters = any(label.text.strip() in _QUARTERS for label in headings)
    names = {short: name for short, name in _INITIALS.items() if not (quarters and short in ("East", "Eastern"))}
    return {short: area for short, name in names.items() for area in REGIONS if area.name == name}


def initials_in(heading: str) -> str:
    """A heading without its year and “average”: “NW” of “NW avg 2022/23”."""
    return _BESIDE_INITIALS.sub("", heading.strip())


def period_of_comparators(texts: Iterable[str], *, reader: LabelReader) -> Period | None:
    """When the comparators are of: “Comparators are for 2023/24, the latest published”."""
    for text in texts:
        for sentence in _SENTENCE.findall(text):
            if _COMPARISON.search(sentence) and (periods := reader.read(sentence).periods):
                return periods[0]
    return None
