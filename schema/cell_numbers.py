"""What number does a table cell hold, if it holds one?"""

import re
import unicodedata
from functools import lru_cache

from .figures import Bound
from .quantity import CURRENCIES, MILLION, SCALES, THOUSAND, Flag, Quantity, comma_for_point, scaled

# The last alternative is a number that the PDF broke within a group of three: “24,75 7”.
_DIGITS = (
    r"\d{1,3}(?:\s?,\s?\d{3})+(?:\s?\.\s?\d+)?|\d{1,3}(?:\s\d{3})+(?:\.\d+)?|\d+(?:\s?\.\s?\d+)?|\.\d+"
    r"|\d{1,3}(?:,\d\s?\d\s?\d)+"
)
_MINUS = r"[-−–—‐]"
_MARK = r"(?:\s?[*†‡#^~¹²³⁴⁵⁶⁷⁸⁹⁰]+|\s?\[\s?[\w*]{1,2}\s?\]|\s\((?:note\s)?[a-z\d]\))"
_BOUND = r"c\.?|ca\.?|circa|approx\.?|approximately|around|about|~|≈|<|≤|>|≥|over|under|up\sto|more\sthan|less\sthan"
_CELL = re.compile(
    rf"""(?:(?P<bound>{_BOUND})\s?)?(?P<open>[(\[]\s?)?
    (?P<sign>[+]|{_MINUS})?\s?(?P<currency>£|\$|€|gbp\b)?\s?(?P<open_inner>\(\s?)?(?P<inner>{_MINUS})?\s?
    (?P<digits>{_DIGITS})
    (?P<scale>\s?(?:bn|billion|million|thousand|mn|mil|m|k)\b)?
    (?P<plus>\+)?\s?
    (?P<unit>%\s?(?:points?|pts?)|%|per\s?cent(?:age\spoints?)?|percent|ppts?|pp|p\.?w\.?|per\sweek|/\s?week|per\s10,?\s?000|
      weeks?|wks?|days?|months?|years?|yrs?|miles?)?
    (?P<credit>\s?(?:CR|DR)\b)?(?P<trailing>\s?{_MINUS})?(?P<close>\s?[)\]])?(?P<late_percent>\s?%)?(?P<mark>{_MARK}{{1,2}})?""",
    re.VERBOSE | re.IGNORECASE,
)
_UNITS = {
    "%": "percent",
    "percent": "percent",
    "percentagepoints": "percentage_points",
    "percentagepoint": "percentage_points",
    "%points": "percentage_points",
    "%point": "percentage_points",
    "%pts": "percentage_points",
    "%pt": "percentage_points",
    "ppts": "percentage_points",
    "ppt": "percentage_points",
    "pp": "percentage_points",
    "pw": "gbp_per_week",
    "perweek": "gbp_per_week",
    "/week": "gbp_per_week",
    "per10000": "per_10k_children",
    "week": "weeks",
    "wk": "weeks",
    "day": "days",
    "month": "months",
    "year": "years",
    "yr": "years",
    "mile": "miles",
}
_BOUNDS: dict[str, Bound] = {
    "<": "at most",
    "≤": "at most",
    "under": "at most",
    "up to": "at most",
    "less than": "at most",
    ">": "at least",
    "≥": "at least",
    "over": "at least",
    "more than": "at least",
}
_ZERO = re.compile(r"(?:£\s?)?(?:nil|zero|none|nought)", re.IGNORECASE)
_LONGEST = 48
"""Characters: no cell that is one number, with all its marks, is longer."""


@lru_cache(maxsize=4096)
def read_cell(text: str, *, unit: str = "", scale: int = 1) -> Quantity | None:
    """The number a table cell holds, ``None`` where the cell is not exactly one number.

    ``unit`` and ``scale`` are what the headings say; a unit or scale printed in the cell wins over them, and where a
    percentage stands in a column of money its scale is left alone. Markers of unknown values (``x``, ``c``, ``..``,
    ``n/a``, a dash) give ``None``, ``nil`` gives 0. A number in brackets is read as negative.

    A value of 10,000 or more under £m, or of 10,000,000 or more under £'000, contradicts its heading: the digits are
    kept with scale 1 and the flag ``scale contradicts heading``.
    """
    if len(text) > _LONGEST * 2:
        return None
    cell = " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())
    if _ZERO.fullmatch(cell):
        return Quantity(start=0, end=len(text), text=text.strip(), value=0.0, printed=0.0, unit=unit)
    if len(cell) > _LONGEST or (match := _CELL.fullmatch(cell)) is None or not _brackets_match(match):
        return None
    printed_unit = _printed_unit(match)
    digits = "".join(match["digits"].split())
    decimals = len(digits.partition(".")[2])
    printed = float(digits.replace(",", ""))
    flags: list[Flag] = []
    if match["scale"]:
        scale = SCALES[match["scale"].strip().lower()]
    elif printed_unit not in ("", "gbp", "usd", "eur", unit):
        scale = 1
    elif _contradicts(printed, scale):
        scale = 1
        flags.append("scale contradicts heading")
    if digits != match["digits"]:
        flags.append("spaced digits")
    if comma_for_point(digits, SCALES[match["scale"].strip().lower()] if match["scale"] else 1):
        flags.append("comma for point")
    if match["mark"]:
        flags.append("footnote mark")
    brackets = bool(match["open"] or match["open_inner"])
    minus = (match["sign"] or "+") != "+" or bool(match["inner"] or match["trailing"])
    negative = brackets or minus or (match["credit"] or "").strip().upper() == "CR"
    start = len(text) - len(text.lstrip())
    bound = (match["bound"] or "").lower()
    return Quantity(
        start=start,
        end=start + len(text.strip()),
        text=text.strip(),
        value=scaled(printed, scale, decimals) * (-1 if negative else 1),
        printed=printed,
        scale=scale,
        unit=printed_unit or unit,
        bound="at least" if match["plus"] else _BOUNDS.get(bound, "about" if bound else ""),
        decimals=decimals,
        negative=negative,
        brackets=brackets,
        flags=tuple(flags),
    )


def _brackets_match(match: re.Match[str]) -> bool:
    opened = bool(match["open"]) + bool(match["open_inner"])
    return opened == bool(match["close"])


def _printed_unit(match: re.Match[str]) -> str:
    if match["late_percent"]:
        return "percent"
    currency = CURRENCIES.get((match["currency"] or "").lower(), "")
    named = re.sub(r"[\s.,]", "", (match["unit"] or "").lower())
    unit = _UNITS.get(named) or _UNITS.get(named.removesuffix("s"), "")
    return unit or currency


def _contradicts(printed: float, scale: int) -> bool:
    limit = {THOUSAND: 10_000_000, MILLION: 10_000}.get(scale)
    return limit is not None and printed >= limit
