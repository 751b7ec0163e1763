"""What a printed number may have been before it was misread: the usual slips of character recognition, undone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CONFUSED = {
    **dict.fromkeys(("17", "38", "56", "08"), 1.0),
    **dict.fromkeys(("68", "06", "27", "49", "14", "35", "39", "58", "89"), 0.02),
}
"""Digits taken for one another on scans, either way, and how readily beside the first four."""
UNUSUAL = 1 / 150
"""The same for a digit taken for one particular digit that it does not resemble."""
LOST_SIGN, LOST_POINT, ADDED, LOST, JOINED = 0.5, 0.3, 0.2, 0.05, 0.1
"""The same for a sign, a decimal point, a 1 or 7 that was a ruling or a 3 that was a pound sign, one particular digit
too few, and two columns in one cell."""
ADDED_OTHER = 0.02
"""The same for any other digit too many: it is read where there was only dirt."""
MALFORMED = 0.02
"""How often a comma or a leading zero is misread besides. What is not printed as numbers around it are (“3814” for 384
beside “1,250”) has nearly always one character too many or too few, and not another one."""

NUMBER = re.compile(r"(?P<lead>\D*?)(?P<digits>[,.]?\d[\d,.  ]*)(?P<tail>\D*)$")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?")
PLAIN = re.compile(r"\d+(?:\.\d+)?")
NOWHERE_PRINTED = re.compile(r"0[\d,]")
"""A number of several digits does not begin with a nought."""


@dataclass(frozen=True)
class Style:
    """How the numbers around a cell are printed."""

    decimals: int | None = None
    """Places after the point; None where they differ."""
    commas: bool | None = None
    """Whether thousands are set off; None where no number is long enough to tell."""

    def prints(self, number: str) -> bool:
        """Whether ``number`` (digits, commas, point) has the form of the numbers around, its places aside."""
        if NOWHERE_PRINTED.match(number):
            return False
        grouped, plain = GROUPED.fullmatch(number) is not None, PLAIN.fullmatch(number) is not None
        return (grouped and self.commas is not False) or (plain and self.commas is not True) or (grouped and plain)


@dataclass(frozen=True)
class Reading:
    """A number that may have been printed; ``value`` in units of the printed number, sign applied, not scaled."""

    text: str
    value: float
    misreading: str
    """Empty for a digit that was taken for one it does not resemble."""
    likelihood: float
    """How usual the misreading is, 1 for 3 taken for 8."""


@dataclass(frozen=True)
class _Proposal:
    number: str
    sign: int
    misreading: str
    likelihood: float


def readings(text: str, *, style: Style, neighbour_blank: bool = False) -> tuple[Reading, ...]:
    """Every number one misreading away from ``text`` that has as many decimal places as ``style`` wants.

    ``neighbour_blank`` allows that two columns were joined. Empty where ``text`` holds no digits.
    """
    found = NUMBER.search(text.strip())
    if found is None:
        return ()
    number = re.sub(r"[^\d,.]", "", found["digits"])
    sign = -1 if _is_negative(text) else 1
    own = own_value(text)
    unique: dict[float, Reading] = {}
    for proposal in _proposals(number, sign, style=style, neighbour_blank=neighbour_blank):
        digits, places = re.sub(r"\D", "", proposal.number), decimals_of(proposal.number)
        if not digits or (style.decimals is not None and places != style.decimals):
            continue
        value = proposal.sign * int(digits) / 10**places
        likelihood = proposal.likelihood * (1.0 if style.prints(proposal.number) else MALFORMED)
        if value != own and (value not in unique or unique[value].likelihood < likelihood):
            printed = _print(digits, places, proposal.sign, like=text)
            unique[value] = Reading(printed, value, proposal.misreading, likelihood)
    return tuple(unique.values())


def _proposals(number: str, sign: int, *, style: Style, neighbour_blank: bool) -> Iterator[_Proposal]:
    """What may have been printed where ``number`` (digits, commas, point) was read, in whatever form it takes."""
    yield _Proposal(number, -sign, "lost minus" if sign > 0 else "added minus", LOST_SIGN)
    yield from _other_digits(number, sign)
    yield from _digits_too_many(number, sign)
    for i in range(len(number) + 1):
        for digit in "0123456789":
            yield _Proposal(number[:i] + digit + number[i:], sign, f"lost {digit}", LOST)
    if "." in number:
        yield _Proposal(number.replace(".", ""), sign, "added decimal point", LOST_POINT)
    for places in {1, 2} if style.decimals is None else {style.decimals} - {0}:
        if len(number) > places and "." not in number:
            yield _Proposal(f"{number[:-places]}.{number[-places:]}", sign, "lost decimal point", LOST_POINT)
    for i, character in enumerate(number):
        if character == ",":
            yield _Proposal(f"{number[:i]}.{number[i + 1 :]}", sign, "point read as comma", LOST_POINT)
    if neighbour_blank:
        for i in range(1, len(number)):
            yield _Proposal(number[:i], sign, "columns joined", JOINED)
            yield _Proposal(number[i:], sign, "columns joined", JOINED)


def _other_digits(number: str, sign: int) -> Iterator[_Proposal]:
    for i, digit in enumerate(number):
        for other in "0123456789" if digit.isdigit() else "":
            likelihood = CONFUSED.get(min(digit, other) + max(digit, other))
            misreading = f"{digit} for {other}" if likelihood else ""
            if other != digit:
                yield _Proposal(number[:i] + other + number[i + 1 :], sign, misreading, likelihood or UNUSUAL)


def _digits_too_many(number: str, sign: int) -> Iterator[_Proposal]:
    for i, digit in enumerate(number):
        if not digit.isdigit():
            continue
        rest = number[:i] + number[i + 1 :]
        if i == 0 and digit == "3":
            yield _Proposal(rest, sign, "£ read as 3", ADDED)
        else:
            yield _Proposal(rest, sign, f"added {digit}", ADDED if digit in "17" else ADDED_OTHER)
        if i == 0 and digit == "1":
            yield _Proposal(rest, -1, "bracket read as 1", ADDED)


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


def prints_commas(text: str) -> bool | None:
    """Whether thousands are set off in ``text``; None where the number is too short to tell."""
    if sum(c.isdigit() for c in text.partition(".")[0]) < 4:
        return None
    return "," in text


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
