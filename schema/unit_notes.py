"""What does a heading, caption or note say of the unit and scale of the numbers under it?"""

import re

from .quantity import BILLION, MILLION, THOUSAND
from .record import Record


class UnitNote(Record):
    """A unit and scale stated for other numbers: ``gbp`` and 1000 for “£'000”."""

    unit: str
    """Empty where only a scale is stated (“thousands”)."""
    scale: int
    text: str
    """The words that say it, as printed."""


_QUOTE = r"['’‘`´,.]"
_NO_NUMBER = r"(?<!\d)(?<!\d\s)"
"""“5 per cent” is a figure; “per cent” by itself is a note for others."""
_NOTES: tuple[tuple[str, int, str], ...] = (
    ("gbp", BILLION, r"£\s?(?:bn|billions?)\b"),
    ("gbp", MILLION, rf"£\s?{_QUOTE}?\s?(?:m|mn|ms|millions?|mill?s?){_QUOTE}?s?\b|\bmillions?\s(?:of\s)?(?:£|pounds)"),
    ("gbp", THOUSAND, rf"£\s?{_QUOTE}?\s?000{_QUOTE}?s?(?!\d)|£\s?{_QUOTE}?(?:k|ths|thousands?|thou){_QUOTE}?s?\b"),
    (
        "gbp",
        THOUSAND,
        rf"£\s?\({_QUOTE}?000{_QUOTE}?s?\)|\bthousands?\s(?:of\s)?(?:£|pounds)|{_NO_NUMBER}{_QUOTE}000s?\s?£",
    ),
    ("gbp", 1, r"\bin\s(?:whole\s)?pounds\b"),
    ("gbp_per_week", 1, r"£\s?(?:per|/|a)\s?(?:week|wk)\b|£\s?pw\b"),
    ("", MILLION, r"\b(?:in|of)\s(?:£\s)?millions\b|\(millions?\)"),
    (
        "",
        THOUSAND,
        rf"(?<![\d,.£]){_QUOTE}000{_QUOTE}?s?(?!\d)|(?<![\d,.])000{_QUOTE}?s\b|\bin\sthousands\b|\(thousands?\)",
    ),
    ("per_10k_children", 1, rf"{_NO_NUMBER}\bper\s10[,\s]?\s?(?:000|k)\b"),
    ("percentage_points", 1, rf"{_NO_NUMBER}(?:\bpercentage|%)\s(?:points?|pts?)\b|\bppts?\b"),
    ("percent", 1, rf"{_NO_NUMBER}(?:%(?:age)?|\bper\s?cent\b|\bpercentage\b)"),
    ("weeks", 1, r"\b(?:number\sof\s|in\s|\()(?:school\s)?weeks\b\)?"),
    ("days", 1, r"\b(?:number\sof\s|in\s|\()(?:working\s|school\s)?days\b\)?"),
    ("usd", THOUSAND, r"\$\s?[’']?000s?\b|\(?\$\sin\sthousands\)?"),
    ("usd", MILLION, r"\$\s?(?:m|mn|millions?)\b|\(?\$\sin\smillions\)?"),
    ("gbp", 1, r"£[’']?[sp]?\b(?!\s?[(-]?\d)|£(?!\s?[(-]?\d)"),
    ("usd", 1, r"\$(?!\s?\d)"),
)
_COMPILED = tuple((unit, scale, re.compile(pattern, re.IGNORECASE)) for unit, scale, pattern in _NOTES)
_CUE = re.compile(r"[£$%]|000|per|thousand|million|week|days|ppt|pounds", re.IGNORECASE)


def find_unit_note(text: str) -> UnitNote | None:
    """The unit and scale that a heading, caption or note states for the numbers under it; ``None`` for none.

    Where it states several (“£m (% of budget)”) the first printed wins, but a bare pound sign only where it is alone. A
    number with a unit of its own, such as “£500” or “20 weeks”, states nothing for others.
    """
    if not _CUE.search(text):
        return None
    best: tuple[bool, int, int, UnitNote] | None = None
    for rank, (unit, scale, pattern) in enumerate(_COMPILED):
        if match := pattern.search(text):
            note = UnitNote(unit=unit, scale=scale, text=match.group().strip())
            found = (note.text == "£", match.start(), rank, note)
            if best is None or found[:3] < best[:3]:
                best = found
    return best[3] if best else None
