"""What a printed number may have been before it was misread: the usual slips of character recognition, undone."""

import re
from dataclasses import dataclass

CONFUSED = ("17", "38", "56", "08", "68", "06", "27", "49", "14", "35", "39", "58", "89")
"""Digits taken for one another by Tesseract on council scans at 200 to 300 dpi, either way."""

NUMBER = re.compile(r"(?P<lead>\D*)(?P<digits>\d[\d,.  ]*)(?P<tail>\D*)$")


@dataclass(frozen=True)
class Reading:
    """A number that may have been printed; ``value`` in units of the printed number, sign applied, not scaled."""

    text: str
    value: float
    misreading: str


def readings(text: str, *, decimals: int, neighbour_blank: bool = False) -> tuple[Reading, ...]:
    """Every number one usual misreading away from ``text``.

    ``decimals`` is how many places the cells around print; ``neighbour_blank`` allows that two columns were joined.
    Empty where ``text`` holds no digits.
    """
    found = NUMBER.search(text.strip())
    if found is None:
        return ()
    digits = re.sub(r"\D", "", found["digits"])
    places = _decimals(found["digits"])
    negative = _is_negative(text)
    sign = -1 if negative else 1
    proposals: list[tuple[str, int, int, str]] = []
    proposals.append((digits, places, -sign, "lost minus" if not negative else "added minus"))
    for i, digit in enumerate(digits):
        for pair in CONFUSED:
            if digit in pair:
                other = pair[1] if digit == pair[0] else pair[0]
                proposals.append((digits[:i] + other + digits[i + 1 :], places, sign, f"{digit} for {other}"))
    if len(digits) > 1:
        for i, digit in enumerate(digits):
            reason = "£ read as 3" if i == 0 and digit == "3" else f"added {digit}"
            proposals.append((digits[:i] + digits[i + 1 :], min(places, len(digits) - 1), sign, reason))
            if i == 0 and digit in "1":
                proposals.append((digits[1:], places, -1, "bracket read as 1"))
    for i in range(len(digits) + 1):
        after_point = places + 1 if i > len(digits) - places and places else places
        for digit in "0123456789":
            if i == 0 and digit == "0":
                continue
            proposals.append((digits[:i] + digit + digits[i:], after_point, sign, f"lost {digit}"))
    if places:
        proposals.append((digits, 0, sign, "added decimal point"))
    for wanted in {1, 2, decimals} - {0, places}:
        if len(digits) > wanted:
            proposals.append((digits, wanted, sign, "lost decimal point"))
    if neighbour_blank:
        for i in range(1, len(digits)):
            proposals.append((digits[:i], places, sign, "columns joined"))
            proposals.append((digits[i:], places, sign, "columns joined"))
    unique: dict[float, Reading] = {}
    own = sign * int(digits) / 10**places
    for candidate, after, signed, reason in proposals:
        if not candidate:
            continue
        value = signed * int(candidate) / 10**after
        if value != own and value not in unique:
            unique[value] = Reading(_print(candidate, after, signed, like=text), value, reason)
    return tuple(unique.values())


def own_value(text: str) -> float | None:
    """The number ``text`` prints, unscaled, sign applied; None where it holds no digits."""
    found = NUMBER.search(text.strip())
    if found is None:
        return None
    digits = re.sub(r"\D", "", found["digits"])
    value = float(int(digits)) / float(10 ** _decimals(found["digits"]))
    return -value if _is_negative(text) else value


def _decimals(printed: str) -> int:
    point = re.search(r"\.(\d+)\s*$", printed)
    return len(point[1]) if point else 0


def _is_negative(text: str) -> bool:
    plain = text.strip()
    return plain.startswith(("-", "–", "−", "(")) or plain.endswith((")", "-")) or bool(re.match(r"£\s*[-–−(]", plain))


def _print(digits: str, decimals: int, sign: int, *, like: str) -> str:
    whole = digits[: len(digits) - decimals] or "0"
    number = f"{int(whole):,}" if "," in like or len(whole) <= 3 else str(int(whole))
    if decimals:
        number += "." + digits[len(digits) - decimals :]
    if sign < 0:
        number = f"({number})" if "(" in like or ")" in like else f"-{number}"
    return number + ("%" if "%" in like else "")
