"""Which numbers does a piece of prose print, and which of them are figures?"""

import bisect
import re
from collections.abc import Iterable, Iterator
from typing import Literal

from .bounds import ABOUT_C, LOOK_BACK, bound_of
from .fractions import PrintedFraction, find_fractions
from .not_figure_patterns import NotFigureKind
from .not_figures import not_figures
from .number_words import NumberWords, find_number_words
from .quantity import CURRENCIES, SCALES, Flag, Quantity, comma_for_point, scaled
from .record import Record


class PrintedNumber(Record):
    """A number of a text and what it is; ``quantity`` is set where it is one."""

    start: int
    end: int
    text: str
    kind: Literal["quantity"] | NotFigureKind
    quantity: Quantity | None = None


_PLAIN = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|(?<!c)\.\d+"
# OCR puts spaces after a thousands comma. Believed only after a currency sign: “in 2021, 234 children” is two numbers.
_MONEY = rf"\d{{1,3}}(?:\s?,\s?\d{{3}})+(?!\d)(?:\.\d+)?|{_PLAIN}"
_SCALE = r"[\s-]?(?:bn|billion|million|thousand|mn|mil)\b|[kKmM](?![\w’'])|(?<=\d)\s[mM](?=[\s.,;:)]|$)"
_DECIMAL_COMMA = r"\d{1,3},\d{1,2}(?=\s?(?:m|mn|bn|million|billion)\b)"
_NUMBER = re.compile(
    rf"""(?P<sign>(?<![\w)%])[-−–](?=[£$€.\d])|\bminus\s(?=[£\d]))?
    (?:(?P<currency>[£$€]|\bGBP\s?)\s?(?:(?P<inner>[-−–]\s?)|(?P<bracket>\())?(?P<money>{_DECIMAL_COMMA}|{_MONEY})
    |(?P<plain>(?:(?<=[\s(]c\.)|(?<![\d.,])){_PLAIN}))
    (?P<scale>{_SCALE})?(?P<close>(?(bracket)\)))(?P<late_scale>(?(bracket)(?:{_SCALE})?))(?P<plus>\+(?!\s?\d))?""",
    re.VERBOSE,
)
_AFTER = re.compile(
    r"""(?P<percentage_points>\s?(?:percentage|per\s?cent|%)[\s-]points?\b|\s?(?:ppts?|pp|p\.p\.)(?!\w))
    |(?P<percent>\s?%|[\s-]?per[\s-]?cent\b|[\s-]percentage\b)
    |(?P<per_10k_children>\s(?:[a-z]+\s){0,4}?(?:per|for\severy|in\severy)\s10(?:,\s?000|\s000|000|k)\b)
    |(?P<per_1000>\s(?:[a-z]+\s){0,4}?(?:per|for\severy|in\severy)\s1(?:,\s?000|\s000|000|k)\b)
    |(?P<gbp_per_week>\s?(?:per|a|each)\s(?:week|wk)\b|\s?/\s?(?:week|wk)\b|\s?p\.?w\b|\sweekly\b)
    |(?P<gbp>\spounds\b)
    |(?P<time>[\s–-](?:(?:working|school|calendar|full)[\s-])?(?:week|day|month|year|hour|minute|mile)s?\b(?![\s-]old))""",
    re.VERBOSE | re.IGNORECASE,
)
_TIME_UNIT = re.compile(r"week|day|month|year|hour|minute|mile", re.IGNORECASE)
_LETTER_BEFORE = re.compile(r"[^\W\d_][-/&’'.]?$|[#_@\\]$")
_AFTER_SCALE = re.compile(r"\d\s?(?:k|m|mn|bn|million|billion|thousand)[-–—/]$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:between|(?:rang(?:e|es|ed|ing)|anything|anywhere|somewhere)\s(?:of|from|between))\s"
    r"(?:around\s|about\s|c\.?\s?|an?\s)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|by)\s(?:a\sfurther\s|just\s|around\s|about\s|c\.?\s?)?$", re.IGNORECASE)
_DASH_JOIN = re.compile(r"\s?[-−–—]\s?")
_TO_JOIN = re.compile(r"\sto\s(?:around\s|about\s)?", re.IGNORECASE)
_AND_JOIN = re.compile(r"\sand\s(?:around\s|about\s)?", re.IGNORECASE)
_has_digit = re.compile(r"\d").search


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every figure of a piece of prose, in order.

    Left out are numbers that count nothing: dates, paragraph numbers, references, times, ages, telephone numbers …
    (:func:`find_numbers` tells them). A range gives two quantities with the bounds ``from`` and ``to``; a scale or unit
    printed once for both holds for both. :func:`.bounds.bound_of` says which words make a bound.
    """
    return tuple(number.quantity for number in find_numbers(text) if number.quantity is not None)


def find_numbers(text: str) -> tuple[PrintedNumber, ...]:
    """Every number printed in a piece of prose, in order, with its kind; those in words only where they are figures."""
    digits = _has_digit(text) is not None
    words = tuple(find_number_words(text))
    shares = tuple(find_fractions(text))
    if not digits and not words and not shares:
        return ()
    left_out = not_figures(text)
    taken_up = [(share.start, share.end) for share in shares]
    certain = _Stretches([*((span.start, span.end) for span in left_out if span.certain), *taken_up])
    doubtful = _Stretches([*((span.start, span.end) for span in left_out), *taken_up])
    quantities = [q for q in _in_words(text, words) if not doubtful.touch(q.start, q.end)]
    quantities += [_share(text, share, share.percent) for share in shares if share.percent is not None]
    if digits:
        quantities += _in_digits(text, certain=certain, doubtful=doubtful)
    quantities = _with_ranges(text, sorted(quantities, key=lambda quantity: quantity.start))
    numbers = [PrintedNumber(start=q.start, end=q.end, text=q.text, kind="quantity", quantity=q) for q in quantities]
    taken = _Stretches((q.start, q.end) for q in quantities)
    reached = 0
    for span in left_out:
        if span.start >= reached and not taken.touch(span.start, span.end):
            reached = span.end
            numbers.append(
                PrintedNumber(start=span.start, end=span.end, text=text[span.start : span.end], kind=span.kind)
            )
    return tuple(sorted(numbers, key=lambda number: number.start))


class _Stretches:
    """Stretches of a text, asked many times whether another touches one of them."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        place = bisect.bisect_right(self._ends, start)
        return place < len(self._starts) and self._starts[place] < end


def _in_digits(text: str, *, certain: _Stretches, doubtful: _Stretches) -> Iterator[Quantity]:
    reached = 0
    for match in _NUMBER.finditer(text):
        if match.start() < reached:
            continue
        quantity = _quantity(text, match)
        if quantity is None:
            continue
        group = "money" if match["currency"] else "plain"
        bare = not quantity.unit and quantity.scale == 1 and "," not in match[group]
        if not (doubtful if bare else certain).touch(*match.span(group)):
            reached = quantity.end
            yield quantity


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    currency = (match["currency"] or "").strip().lower()
    before = text[max(0, start - LOOK_BACK) : start]
    if not currency and _LETTER_BEFORE.search(before) and not (ABOUT_C.search(before) or _AFTER_SCALE.search(before)):
        return None
    printed_digits = match["money"] or match["plain"]
    digits = "".join(printed_digits.split())
    scale_word = re.sub(r"[\s-]", "", match["scale"] or match["late_scale"] or "")
    scale = SCALES[scale_word.lower()] if scale_word else 1
    unit = CURRENCIES.get(currency, "")
    if after := _AFTER.match(text, end):
        unit, end = _unit(unit, after, end)
    if not match["plus"] and text[end : end + 1].isalpha():
        return None
    flags: list[Flag] = []
    if digits != printed_digits:
        flags.append("spaced digits")
    if comma_for_point(digits, scale):
        flags.append("comma for point")
    elif re.fullmatch(r"\d+,\d{1,2}", digits):
        flags.append("decimal comma")
        digits = digits.replace(",", ".")
    decimals = len(digits.partition(".")[2])
    printed = float(digits.replace(",", ""))
    negative = bool(match["sign"] or match["inner"] or match["bracket"])
    return Quantity(
        start=start,
        end=end,
        text=text[start:end],
        value=scaled(printed, scale, decimals) * (-1 if negative else 1),
        printed=printed,
        scale=scale,
        unit=unit,
        bound="at least" if match["plus"] else bound_of(before, text, end),
        decimals=decimals,
        negative=negative,
        brackets=bool(match["bracket"]) or (text[max(0, start - 1) : start] == "(" and text[end : end + 1] == ")"),
        flags=tuple(flags),
    )


def _unit(unit: str, after: re.Match[str], end: int) -> tuple[str, int]:
    kind = after.lastgroup or ""
    if unit:
        return ("gbp_per_week", after.end()) if unit == "gbp" and kind == "gbp_per_week" else (unit, end)
    if kind == "time":
        named = _TIME_UNIT.search(after.group())
        return (f"{named.group().lower()}s" if named else unit, after.end())
    return (unit, end) if kind == "gbp_per_week" else (kind, after.end())


def _share(text: str, share: PrintedFraction, percent: float) -> Quantity:
    return Quantity(
        start=share.start,
        end=share.end,
        text=text[share.start : share.end],
        value=percent,
        printed=percent,
        unit="percent",
        bound=bound_of(text[max(0, share.start - LOOK_BACK) : share.start], text, share.end),
        flags=("in words",),
    )


def _in_words(text: str, found: tuple[NumberWords, ...]) -> Iterator[Quantity]:
    for words in found:
        unit, end = "", words.end
        if after := _AFTER.match(text, end):
            unit, end = _unit(unit, after, end)
        scale = SCALES[words.scale] if words.scale else 1
        before = text[max(0, words.start - LOOK_BACK) : words.start]
        yield Quantity(
            start=words.start,
            end=end,
            text=text[words.start : end],
            value=float(words.value * scale),
            printed=float(words.value),
            scale=scale,
            unit=unit,
            bound=bound_of(before, text, end),
            flags=("in words",),
        )


def _with_ranges(text: str, quantities: list[Quantity]) -> list[Quantity]:
    for place in range(len(quantities) - 1):
        low, high = quantities[place], quantities[place + 1]
        if _is_range(text, low, high):
            low = _carried_back(low, high)
            quantities[place] = low.model_copy(update={"bound": "from"})
            quantities[place + 1] = high.model_copy(update={"bound": "to", "unit": high.unit or low.unit})
    return quantities


def _is_range(text: str, low: Quantity, high: Quantity) -> bool:
    if low.bound in ("from", "to") or low.negative != high.negative:
        return False
    if low.unit and high.unit and low.unit != high.unit:
        return False
    before, between = text[max(0, low.start - LOOK_BACK) : low.start], text[low.end : high.start]
    if _AND_JOIN.fullmatch(between):
        return _BETWEEN.search(before) is not None
    if _TO_JOIN.fullmatch(between):
        return _BETWEEN.search(before) is not None or (not _FROM.search(before) and low.value < high.value)
    return _DASH_JOIN.fullmatch(between) is not None and low.printed <= _carried_back(low, high).scale * high.printed


def _carried_back(low: Quantity, high: Quantity) -> Quantity:
    if low.scale != 1 or low.printed > high.printed:
        return low if low.unit else low.model_copy(update={"unit": high.unit})
    return low.model_copy(
        update={
            "scale": high.scale,
            "value": scaled(low.printed, high.scale, low.decimals) * (-1 if low.negative else 1),
            "unit": low.unit or high.unit,
        }
    )
