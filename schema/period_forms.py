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


_TO = r"\s?(?:to|until|till|and|[-–—])\s?"
_AT_END = (
    r"(?:(?:the\s)?(?:very\s)?(?:end|close|start|beginning)\sof|year[\s-]end|end|by|as\sat|as\sof|at|until|before)\s"
    r"(?:the\send\sof\s)?"
)
FORMS: tuple[Form, ...] = (
    _form(
        rf"(?:the\s)?(?:rolling\s)?(?:(?P<count>\d{{1,2}}|three|six|nine|twelve)[\s-]months?|year)(?:\srolling)?(?:\speriod)?\s"
        rf"(?:to|ending|ended|up\sto)\s(?:on\s)?(?:the\send\sof\s)?(?P<end>{ANY_DATE}|{MONTH_YEAR})",
        months_to_period,
    ),
    _form(
        rf"(?:between\s|from\s)?(?P<from>\d{{1,2}}\s?(?:st|nd|rd|th)?\s{MONTH}(?:\s{YEAR})?|{ANY_DATE}){_TO}(?P<to>{ANY_DATE})",
        day_span_period,
    ),
    _form(
        rf"(?:between\s|from\s)?(?P<from>{MONTH}(?:[-\s]?(?:{YEAR}|{SHORT_YEAR}))?){_TO}(?P<to>{MONTH_YEAR})",
        month_span_period,
    ),
    _form(rf"(?P<day>{DATE.replace(chr(92) + '1', '(?P=mark)').replace('([./-])', '(?P<mark>[./-])')})", day_period),
    _form(rf"(?P<lead>{_AT_END})?(?P<month_year>{MONTH_YEAR})", month_period),
    _form(
        rf"(?:(?P<before>{FINANCIAL}|{YEAR})[\s,:-]{{1,3}})(?:Q|Qtr|Quarter)\s?(?P<number>[1-4])(?P<ordinal>)(?P<after>)(?!\d)",
        quarter_period,
    ),
    _form(
        rf"(?P<before>)(?:(?:Q|Qtr|Quarter)\s?(?P<number>[1-4])|(?:the\s)?(?P<ordinal>first|second|third|fourth|final)\squarter)"
        rf"[\s,:(-]{{0,3}}(?:of\s)?(?:the\s)?(?:financial\syear\s)?(?P<after>{FINANCIAL}|{YEAR}{ENDS})",
        quarter_period,
    ),
    _form(
        rf"(?P<before>)(?:P|M|Mth|Period|Month)\s?(?P<number>1[0-3]|[1-9])[\s,:(-]{{1,3}}(?:of\s)?(?P<after>{FINANCIAL})",
        month_number_period,
    ),
    _form(
        rf"(?P<before>{FINANCIAL})[\s,:(-]{{1,3}}(?:P|M|Mth|Period|Month)\s?(?P<number>1[0-3]|[1-9])(?P<after>)(?!\d)",
        month_number_period,
    ),
    _form(
        rf"(?P<season>autumn|spring|summer)(?:\sterm)?(?:\scensus)?,?\s(?P<label>{FINANCIAL}|{YEAR}{ENDS}|[’']\d{{2}}{ENDS})",
        term_period,
    ),
    _form(
        rf"(?:between\s|from\s)?(?P<from>{FINANCIAL})\s?(?:to|and|until|through\sto|[-–—])\s?(?:the\send\sof\s)?(?P<to>{FINANCIAL})",
        label_span_period,
    ),
    _form(
        rf"(?:the\s)?(?:(?:end|close|start|beginning)\sof|year[\s-]end)\s(?:the\s)?(?:financial\syear\s|year\s)?(?P<label>{FINANCIAL})",
        label_end_period,
    ),
    _form(rf"(?P<label>{FINANCIAL})\s(?:year[\s-]end|closing\sbalance|opening\sbalance)", label_end_period),
    _form(
        rf"(?:(?:the\s)?(?:financial|fiscal|academic|school)\syear\s(?:of\s)?)?(?P<label>{FINANCIAL})"
        rf"(?:\s(?:financial|fiscal|academic|school)\syear)?",
        label_period,
    ),
    _form(rf"(?:financial|academic|school)\syear\s(?P<label>{YEAR}{ENDS}(?!\sto))", label_period),
    _form(
        rf"(?P<lead>between\s|from\s)?(?P<from>{YEAR})\s(?:to|and(?=\s{YEAR})|until)\s(?P<to>{YEAR}){ENDS}",
        two_years_period,
    ),
    _form(
        rf"(?P<lead>(?:the\s)?(?:end|start|beginning)\sof\s|early\s|late\s|mid[-\s]|so\sfar\sin\s|calendar\syear\s|year\s)?"
        rf"(?P<year>{YEAR})(?:\sto\sdate)?{ENDS}(?![\w/’'-]|\s?[-–/]\s?\d)",
        year_period,
    ),
    _form(
        r"(?:the\s)?(?:last|previous|prior|preceding|this|current|next|following|coming)\s(?:(?:financial|academic|school|calendar)\s)?year\b(?![’'-])",
        relative_year_period,
    ),
    _form(r"(?:the\s)?(?:last|past|previous)\s(?:12|twelve)\smonths", last_twelve_period),
    _form(r"(?:Q|Qtr\s|Quarter\s)(?P<number>[1-4])(?P<ordinal>)(?!\d|\.\d)\b", recent_quarter_period),
    _form(r"the\s(?P<ordinal>first|second|third|fourth|final)\squarter(?P<number>)\b(?!\sof)", recent_quarter_period),
    _form(r"(?:Period|Month)\s(?P<number>1[0-3]|[1-9])(?!\d|[.,]\d)\b", recent_month_number_period),
)
