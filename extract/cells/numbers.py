"""The number a table cell holds, with the words printed beside it (“£772k underspend”, “13 more”)."""

import re
from dataclasses import dataclass

from ...schema.quantities import Quantity, find_quantities, read_cell

_DIRECTION = {
    "more": 1, "higher": 1, "up": 1, "increase": 1, "rise": 1, "above": 1,
    "fewer": -1, "less": -1, "lower": -1, "down": -1, "decrease": -1, "reduction": -1, "fall": -1, "below": -1,
}  # fmt: skip
_POSITION_WORDS = frozenset(
    {"overspend", "overspent", "over", "underspend", "underspent", "under", "deficit", "surplus", "gap", "shortfall"}
)
_RATED = re.compile(r"(?<=[\d%)])\s*[↑↓→←↗↘▲▼►◄△▽⬆⬇⇧⇩⇑⇓●■◆✓✔✗✘]+\s*$|(?<=%)\s[RAGB]$")
_WITH_SHARE = re.compile(r"(?P<count>\d[\d,]*)\s?\(\s?\d{1,3}(?:\.\d+)?\s?%\s?\)")
"""“1,466 (42%)”: a count, with its share of a total."""
_FILLER = frozenset({"a", "an", "of", "the", "net", "by", "cr", "dr", "children", "plans", "than", "in", "year"})


@dataclass(frozen=True)
class CellNumber:
    """The one number of a cell."""

    quantity: Quantity
    words: str = ""
    """What stands beside the number, if it is about its direction: ``underspend``, ``fewer``."""
    direction: int = 0
    """1 for “13 more”, -1 for “15 fewer”, 0 where the cell does not say."""


def cell_number(text: str, *, unit: str, scale: int) -> CellNumber | None:
    """The number in ``text``, a cell under ``unit`` and ``scale``; None where it is not one number.

    An arrow or a rating printed behind it (“622 ↑”, “57% G”) is no part of it.
    """
    text = _RATED.sub("", text) or text
    quantity = read_cell(text, unit=unit, scale=scale)
    if quantity is not None:
        return CellNumber(quantity=quantity)
    counted = _WITH_SHARE.fullmatch(text.strip())
    if counted and unit in ("", "number"):
        return cell_number(counted["count"], unit=unit, scale=scale)
    found = find_quantities(text)
    if len(found) != 1:
        return None
    words = re.findall(r"[a-z]+", (text[: found[0].start] + " " + text[found[0].end :]).casefold())
    telling = [word for word in words if word not in _FILLER]
    if not telling or any(word not in _DIRECTION and word not in _POSITION_WORDS for word in telling):
        return None
    quantity = read_cell(found[0].text, unit=unit, scale=scale)
    if quantity is None:
        return None
    return CellNumber(
        quantity=quantity,
        words=" ".join(word for word in telling if word in _POSITION_WORDS),
        direction=next((_DIRECTION[word] for word in telling if word in _DIRECTION), 0),
    )
