"""What a printed number may have been before it was misread: the usual slips of character recognition, undone."""

import re
from dataclasses import dataclass

CONFUSED = {
    **dict.fromkeys(("17", "38", "56", "08"), 1.0),
    **dict.fromkeys(("68", "06", "27", "49", "14", "35", "39", "58", "89"), 0.02),
}
"""Digits taken for one another on scans, either way, and how readily beside the first four."""
LOST_SIGN, LOST_POINT, ADDED, LOST, JOINED = 0.5, 0.3, 0.2, 0.05, 0.1
"""The same for a sign, a decimal point, a digit too many, one particular digit too few, and two columns in one cell."""

NUMBER = re.compile(r"(?P<lead>\D*)(?P<digits>\d[\d,.  ]*)(?P<tail>\D*)$")


@dataclass(frozen=True)
class Reading:
    """A number that may have been printed; ``value`` in units of the printed number, sign applied, not scaled."""

    text: str
    value: float
    misreading: str
    likelihood: float
    """How usual the misreading is, 1 for 3 taken for 8."""


def readings(text: str, *, decimals: int | None, neighbour_blank: bool = False) -> tuple[Reading, ...]:
    """Every number one usual misreading away from ``text``.

    ``decimals`` is how many places the cells around print, and with it the reading must (None where they differ);
    ``neighbour_blank`` allows that two columns were joined.
    Empty where ``text`` holds no digits.
    """
    found = NUMBER.search(text.strip())
    if found is None:
        return ()
    digits = re.sub(r"\D", "", found["digits"])
    places = decimals_of(found["digits"])
    negative = _is_negative(text)
    sign = -1 if negative else 1
    proposals: list[tuple[str, int, int, str, float]] = []
    proposals.append((digits, places, -sign, "lost minus" if not negative else "added minus", LOST_SIGN))
    for i, digit in enumerate(digits):
        for pair, likelihood in CONFUSED.items():
            if digit in pair:
                other = pair[1] if digit == pair[0] else pair[0]
                proposals.append(
                    (digits[:i] + other + digits[i + 1 :], places, sign, f"{digit} for {other}", likelihood)
                )
    if len(digits) > 1:
        for i, digit in enumerate(digits):
            reason = "£ read as 3" if i == 0 and digit == "3" else f"added {digit}"
            shorter = places - 1 if places and i >= len(digits) - places else places
            proposals.append((digits[:i] + digits[i + 1 :], shorter, sign, reason, ADDED))
            if i == 0 and digit in "1":
                proposals.append((digits[1:], places, -1, "bracket read as 1", ADDED))
    for i in range(len(digits) + 1):
        longer = {places} if not places or i < len(digits) - places else {places + 1}
        if places and i == len(digits) - places:
            longer = {places, places + 1}
        for digit in "0123456789":
            if i == 0 and digit == "0":
                continue
            inserted = digits[:i] + digit + digits[i:]
            proposals += [(inserted, after, sign, f"lost {digit}", LOST) for after in sorted(longer)]
    if places:
        proposals.append((digits, 0, sign, "added decimal point", LOST_POINT))
    for wanted in ({1, 2} if decimals is None else {decimals}) - {0, places}:
        if len(digits) > wanted:
            proposals.append((digits, wanted, sign, "lost decimal point", LOST_POINT))
    if neighbour_blank:
        for i in range(1, len(digits)):
            proposals.append((digits[:i], places, sign, "columns joined", JOINED))
            proposals.append((digits[i:], places, sign, "columns joined", JOINED))
    unique: dict[float, Reading] = {}
    own = sign * int(digits) / 10**places
    for candidate, after, signed, reason, likelihood in proposals:
        if not candidate or (decimals is not None and after != decimals):
            continue
        value = signed * int(candidate) / 10**after
        if value != own and (value not in unique or unique[value].likelihood < likelihood):
            unique[value] = Reading(_print(candidate, after, signed, like=text), value, reason, likelihood)
    return tuple(unique.values())


def own_value(text: str) -> float | None:
    """The number ``text`` prints, unscaled, sign applied; None where it holds no digits."""
    found = NUMBER.search(text.strip())
    if found is None:
        return None
    digits = re.sub(r"\D", "", found["digits"])
    value = float(int(digits)) / float(10 ** decimals_of(found["digits"]))
    return -value if _is_negative(text) else value


def decimals_of(printed: str) -> int:
    """Digits after the decimal point of ``printed``."""
    point = re.search(r"\.(\d+)[\s)%]*$", printed)
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
