"""What a printed number is once it has been read: its value, scale, unit and bound."""

import re
from typing import Literal

from .figures import Bound
from .record import Record

Flag = Literal[
    "comma for point", "decimal comma", "spaced digits", "in words", "footnote mark", "scale contradicts heading"
]

THOUSAND, MILLION, BILLION = 1_000, 1_000_000, 1_000_000_000
SCALES = {
    "k": THOUSAND,
    "thousand": THOUSAND,
    "m": MILLION,
    "mn": MILLION,
    "mil": MILLION,
    "million": MILLION,
    "bn": BILLION,
    "billion": BILLION,
}
CURRENCIES = {"£": "gbp", "gbp": "gbp", "$": "usd", "€": "eur"}


class Quantity(Record):
    """A printed number that counts or measures something."""

    start: int
    end: int
    text: str
    """As printed, from sign or currency to unit: “£15.9 million”, “149 per 10,000”."""
    value: float
    """In base units, a scale printed with the number applied (“£3.3m” is 3300000.0), the printed sign applied."""
    printed: float
    """The digits as printed, unscaled and unsigned: 3.3."""
    scale: int = 1
    unit: str = ""
    """``gbp``, ``percent``, ``percentage_points``, ``per_10k_children``, ``gbp_per_week``, ``weeks``, ``days``,
    ``months``, ``years``, ``miles`` …; empty where none is printed."""
    bound: Bound = ""
    decimals: int = 0
    negative: bool = False
    brackets: bool = False
    """Printed in brackets of its own. In a cell such a number is read as negative, which the table's notes or its
    arithmetic may overrule; in prose brackets say nothing of the sign."""
    flags: tuple[Flag, ...] = ()

    @property
    def with_point(self) -> "Quantity":
        """What was meant if the comma stands where a point is due: “£11,160m” as £11.160m."""
        return self.model_copy(update={"value": self.value / 1000, "printed": self.printed / 1000, "decimals": 3})


def rounding_of(quantity: Quantity) -> float:
    """Half a unit of the last printed place, in base units: 50000.0 for “£3.3m”, 500.0 for 57,643 under £'000."""
    return float(0.5 * quantity.scale / 10**quantity.decimals)


def scaled(printed: float, scale: float, decimals: int) -> float:
    """``printed`` × ``scale`` without the tail that binary fractions leave (2.3 × 10⁶ is 2300000, not 2299999.9…)."""
    return round(printed * scale, decimals)


def comma_for_point(digits: str, scale: int) -> bool:
    """Whether a thousands comma may stand for a decimal point: one comma, three digits, millions (“£2,366m”)."""
    return scale >= MILLION and re.fullmatch(r"\d{1,3},\d{3}", digits) is not None
