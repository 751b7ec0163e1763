"""What a reader of scans makes of the print of headings, put right: “Ql 2024/25”, “2% years”, “NorthEast”."""

import re

_QUARTER = re.compile(r"\bQ[lIi|!](?=\s|$)")
_HALF = re.compile(r"(?<=\d)%(?=\s?years?\b)")
_REGION = re.compile(r"\b(North|South|East|West)(East|West|Midlands)\b")


def mended(text: str) -> str:
    """``text`` with what no heading prints replaced by what it looks like."""
    return _REGION.sub(r"\1 \2", _HALF.sub("½", _QUARTER.sub("Q1", text)))
