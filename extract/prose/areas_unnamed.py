"""Which areas does a sentence speak of without their names: “nationally”, “the regional average”?"""

import re

from ...schema.areas import ENGLAND, AreaMention
from ...schema.figures import Area

OWN_REGION = Area(name="Region", code="", kind="region")
"""The region that the council lies in, as long as it is not known which council speaks."""
_REGIONALLY = re.compile(
    r"\bregionally\b|\b[Rr]egional(?=\s(?:average|figure|rate|level|picture|position|increase|total|mean|median|"
    r"comparator|number|percentage|proportion|trend|one\b))|\b(?:the|our)\sregion(?:['’]s)?\b(?!\sof)|"
    r"\b(?:the|our)\sregion as a whole"
)
_NATIONALLY = re.compile(
    r"\bnationally\b|\b[Nn]ational(?=\s(?:average|figure|rate|level|picture|position|increase|rise|total|"
    r"data|trend|growth|percentage|proportion|number|mean|median|equivalent|one\b))"
    r"|\b(?:the\s)?country as a whole|\bcountry[- ]wide\b|\bacross the country|\bEngland as a whole"
)


def areas_unnamed(text: str) -> list[AreaMention]:
    """The places where ``text`` speaks of the whole country or of the council's own region."""
    nation = [AreaMention(start=m.start(), end=m.end(), area=ENGLAND) for m in _NATIONALLY.finditer(text)]
    region = [AreaMention(start=m.start(), end=m.end(), area=OWN_REGION) for m in _REGIONALLY.finditer(text)]
    return nation + region
