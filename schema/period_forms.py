"""In which forms do papers print a period, and which reading belongs to each?"""

import re
from collections.abc import Callable
from typing import NamedTuple

from .figures import Period
from .period_readings import (
    Context,
    day_period,
    day_span_period,
    label_end_period,
    label_period,
    label_span_period,
    last_twelve_period,
    month_number_period,
    month_period,
    month_span_period,
    months_to_period,
    quarter_period,
    recent_day_period,
    recent_month_number_period,
    recent_quarter_period,
    relative_year_period,
    term_period,
    two_years_period,
    year_period,
)
from .printed_dates import ANY_DATE, DATE, ENDS, FINANCIAL, MONTH, MONTH_YEAR, SHORT_YEAR, YEAR


class Form(NamedTuple):
    """A way to print a period, and what reads it."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Period | None]


def _form(pattern: str, read: Callable[[re.Match[str], Context], Period | None]) -> Form:
    return Form(re.compile(rf"(?<![\w£.,])(?:{pattern})", re.IGNORECASE), read)


_LEAD = (
    r"(?:(?:the\s)?(?:very\s)?(?:end|close|start|beginning)\sof|year[\s-]end|end|by|as\sat|as\sof|at|until|before)\s"
    r"(?:the\send\sof\s)?"
)
_QUARTER = (
    r"(?:(?:Q|Qtr\.?|Quarter)\s?(?P<number>[1-4]|one|two|three|four)(?!\d|\.\d)"
    r"|(?P<ordinal>first|second|third|fourth|final|1st|2nd|3rd|4th)\s(?:quarter|qtr))\b"
)
_MONTH_NUMBER = r"(?:P|M|Mth|Period|Month)\s?(?P<number>1[0-3]|0?[1-9])(?!\d|[.,]\d)\b"
_APART = r"[\s,:(–-]{1,3}(?:of\s)?(?:the\s)?(?:financial\syear\s)?"
_YEARS_OF = r"(?:financial|fiscal|academic|school|municipal)\syear"


def _from_to(first: str, last: str) -> str:
    # “Between A and B” is a stretch; “A and B” are two periods.
    joined = r"\s?(?(between)and|(?:(?:up\s)?to|until|through\sto|[-–—]))\s?(?:the\send\sof\s)?"
    return rf"(?:(?P<between>between\s)|from\s)?(?P<from>{first}){joined}(?P<to>{last})"


FORMS: tuple[Form, ...] = (
    _form(
        r"(?:the\s)?(?:rolling\s)?(?:(?P<count>\d{1,2}|three|six|nine|twelve)[\s-]months?|year)(?:\srolling)?(?:\speriod)?\s"
        rf"(?:to|ending|ended|up\sto)\s(?:on\s)?(?:the\send\sof\s)?(?P<end>{ANY_DATE}|{MONTH_YEAR})",
        months_to_period,
    ),
    _form(_from_to(rf"\d{{1,2}}\s?(?:st|nd|rd|th)?\s{MONTH}(?:\s{YEAR})?|{ANY_DATE}", ANY_DATE), day_span_period),
    _form(_from_to(rf"{MONTH}(?:[-\s]?(?:{YEAR}|{SHORT_YEAR}))?", MONTH_YEAR), month_span_period),
    _form(rf"(?P<day>{DATE.replace(chr(92) + '1', '(?P=mark)').replace('([./-])', '(?P<mark>[./-])')})", day_period),
    _form(rf"(?P<lead>{_LEAD})?(?P<month_year>{MONTH_YEAR})", month_period),
    _form(rf"(?P<label>{FINANCIAL}|{YEAR}){_APART}{_QUARTER}", quarter_period),
    _form(rf"(?:the\s)?{_QUARTER}{_APART}(?P<label>{FINANCIAL}|{YEAR}{ENDS})", quarter_period),
    _form(rf"{_MONTH_NUMBER}{_APART}(?P<label>{FINANCIAL})", month_number_period),
    _form(rf"(?P<label>{FINANCIAL}){_APART}{_MONTH_NUMBER}", month_number_period),
    _form(
        r"(?P<season>autumn|spring|summer)(?:\sterm)?(?:\scensus)?,?\s(?:of\s)?"
        rf"(?P<label>{FINANCIAL}|{YEAR}{ENDS}|[’']\d{{2}}{ENDS})",
        term_period,
    ),
    _form(_from_to(FINANCIAL, FINANCIAL), label_span_period),
    _form(
        rf"(?:the\s)?(?:(?:end|close|start|beginning)\sof|year[\s-]end)\s(?:the\s)?(?:{_YEARS_OF}\s|year\s)?(?P<label>{FINANCIAL})",
        label_end_period,
    ),
    _form(rf"(?P<label>{FINANCIAL})\s(?:year[\s-]end|(?:closing|opening)\sbalance)", label_end_period),
    _form(rf"(?:(?:the\s)?{_YEARS_OF}\s(?:of\s)?)?(?P<label>{FINANCIAL})(?:\s{_YEARS_OF})?", label_period),
    _form(rf"{_YEARS_OF}\s(?P<label>{YEAR}{ENDS}(?!\sto))", label_period),
    _form(
        rf"(?:(?P<between>between\s)|(?P<lead>from\s))?(?P<from>{YEAR})\s(?(between)and|(?:to|until))\s(?P<to>{YEAR}){ENDS}",
        two_years_period,
    ),
    _form(
        r"(?P<lead>(?:the\s)?(?:end|start|beginning)\sof\s|early\s|late\s|mid[-\s]|so\sfar\sin\s|calendar\syear\s|year\s)?"
        rf"(?P<year>{YEAR})(?:\sto\sdate)?{ENDS}(?![\w/’'-]|\s?[-–/]\s?\d)",
        year_period,
    ),
    _form(
        r"(?:the\s)?(?:last|previous|prior|preceding|this|current|next|following|coming)\s"
        r"(?:(?:financial|academic|school|calendar)\s)?year\b(?![’'-]|s\b)",
        relative_year_period,
    ),
    _form(r"(?:the\s)?(?:last|past|previous)\s(?:12|twelve)\smonths", last_twelve_period),
    _form(rf"(?:the\s)?{_QUARTER}(?!\sof)", recent_quarter_period),
    _form(r"(?:Period|Month)\s(?P<number>1[0-3]|0?[1-9])(?!\d|[.,]\d)\b", recent_month_number_period),
    _form(
        rf"(?P<lead>as\sat|at|as\sof)\s(?:the\send\sof\s)?(?P<day>\d{{1,2}}(?:st|nd|rd|th)?\s)?(?P<month>{MONTH})"
        r"(?!,?\s?[’']?\d)",
        recent_day_period,
    ),
)
