"""In which forms do papers print a period, and which reading belongs to each?"""

import re
from collections.abc import Callable
from typing import NamedTuple

from .figures import Period
from .period_readings import (
    Context,
    day_period,
    day_span_period,
    first_months_period,
    half_period,
    label_end_period,
    label_period,
    label_span_period,
    last_month_period,
    last_twelve_period,
    month_number_period,
    month_period,
    month_span_period,
    months_to_period,
    quarter_period,
    quarters_period,
    recent_day_period,
    recent_month_number_period,
    recent_quarter_period,
    relative_year_period,
    term_period,
    two_years_period,
    year_period,
)
from .printed_dates import ANY_DATE, DATE, DAY_OR_MONTH, ENDS, FINANCIAL, MONTH, MONTH_YEAR, SHORT_YEAR, YEAR


class Form(NamedTuple):
    """A way to print a period, and what reads it."""

    cue: str
    """A key of :data:`CUES`: without it the form cannot be there."""
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Period | None]


CUES: dict[str, re.Pattern[str]] = {
    "month": re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)", re.IGNORECASE),
    "digits or month": re.compile(
        r"\d[./-]\d|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)", re.IGNORECASE
    ),
    "financial": re.compile(r"\d\s?[/‐‑–—-]\s?\d|\b[FA]Y\s?\d", re.IGNORECASE),
    "quarter": re.compile(r"\bq(?:tr|uarter|[1-4])", re.IGNORECASE),
    "month number": re.compile(r"\b(?:P|M|Mth|Period|Month)\s?\d", re.IGNORECASE),
    "half": re.compile(r"\bH[12]\b"),
    "season": re.compile(r"\b(?:autumn|spring|summer)\b", re.IGNORECASE),
    "year": re.compile(YEAR),
    "stretch": re.compile(r"\b(?:years?|half[\s-]year|months?|quarter|R12M|Y/?E)\b", re.IGNORECASE),
}
"""What a text must hold for a form to be looked for in it: a handful of quick searches in place of forty slow ones."""


def _form(cue: str, pattern: str, read: Callable[[re.Match[str], Context], Period | None]) -> Form:
    return Form(cue, re.compile(rf"(?<![\w£.,])(?:{pattern})", re.IGNORECASE), read)


_LEAD = (
    r"(?:(?:the\s)?(?:very\s)?(?:end|close|start|beginning)\sof|year[\s-]end|end|by|as\sat|as\sof|at|until|before)\s"
    r"(?:the\send\sof\s)?"
)
_QUARTER = (
    r"(?:(?:Q|Qtr\.?|Quarter)\s?(?P<number>[1-4]|one|two|three|four)(?!\d|\.\d)"
    r"|(?P<ordinal>first|second|third|fourth|final|1st|2nd|3rd|4th)\s(?:quarter|qtr))\b"
)
_NO_QUESTION = (
    r"(?!(?<![^(])Q[1-4](?:[:.]\s?(?:[A-Z]|$)|\)\s(?-i:[A-Z])|"
    r"\s(?:how|what|why|when|who|which|where|can|could|is|are|do|does|will|please)\b))"
)
"""“Q1: How many …?” is a question, not a quarter."""
_MONTH_NUMBER = r"(?:P|M|Mth|Period|Month)\s?(?P<number>1[0-3]|0?[1-9])(?!\d|[.,]\d)\b"
_PAIR = r"(?<![\d-])[2-4]\d[-–][2-4]\d(?![-–\d%]|[.,]\d|\s?(?:years?|yrs?|ages?|cohort|per|weeks|months|days|%))"
"""“23-24”, a year only where words say so: alone it may be ages or a range."""
_APART = r"[\s,:(–-]{1,3}(?:of\s)?(?:the\s)?(?:financial\syear\s)?"
_YEARS_OF = r"(?:(?:financial|fiscal|academic|school|municipal)\syears?|AY\b)"


_LISTED = r"\d[\d,.]*%?(?:;|\sand\s(?:19|20)\d\d\s[-–])"
"""A value in a list of years: “2021 - 2,733; 2022 - 2,940”."""


def _from_to(first: str, last: str) -> str:
    # “Between A and B” is a stretch; “A and B” are two periods.
    joined = r"\s?(?(between)and|(?:(?:up\s)?to|until|through\sto|[-–—]))\s?(?:the\send\sof\s)?"
    return rf"(?:(?P<between>between\s)|from\s)?(?P<from>{first}){joined}(?P<to>{last})"


FORMS: tuple[Form, ...] = (
    _form(
        "stretch",
        r"(?:the\s)?(?:rolling\s)?(?:(?P<count>\d{1,2}|three|six|nine|twelve)[\s-]months?|(?P<stretch>half[\s-]year|quarter)|year|"
        r"R12M|Y/?E)(?:\srolling)?(?:\speriod)?\s"
        rf"(?:(?:to|ending|ended|up\sto)\s|(?<=YE\s)|(?<=Y/E\s))(?:on\s)?(?:the\send\sof\s)?(?P<end>{ANY_DATE}|{MONTH_YEAR}|{DAY_OR_MONTH})",
        months_to_period,
    ),
    _form(
        "digits or month",
        _from_to(rf"\d{{1,2}}\s?(?:st|nd|rd|th)?\s{MONTH}(?:\s{YEAR})?|{ANY_DATE}", ANY_DATE),
        day_span_period,
    ),
    _form("month", _from_to(rf"{MONTH}(?:[-\s]?(?:{YEAR}|{SHORT_YEAR}))?", MONTH_YEAR), month_span_period),
    _form(
        "digits or month",
        rf"(?P<day>{DATE.replace(chr(92) + '1', '(?P=mark)').replace('([./-])', '(?P<mark>[./-])')})",
        day_period,
    ),
    _form("month", rf"(?P<lead>{_LEAD})?(?P<month_year>{MONTH_YEAR})", month_period),
    _form(
        "quarter",
        rf"(?:Q|Quarters?\s)(?P<from>[1-4])\s?(?:to|[-–])\s?(?:Q|Quarter\s)?(?P<to>[1-4]){_APART}(?P<label>{FINANCIAL})",
        quarters_period,
    ),
    _form(
        "quarter",
        rf"(?P<label>{FINANCIAL}){_APART}(?:Q|Quarters?\s)(?P<from>[1-4])\s?(?:to|[-–])\s?(?:Q|Quarter\s)?(?P<to>[1-4])(?!\d)",
        quarters_period,
    ),
    _form(
        "financial",
        r"(?:the\s)?first\s(?:(?P<months>three|six|nine|3|6|9)\smonths|half)\s(?:of|in)\s(?:the\s)?(?:financial\syear\s)?"
        rf"(?P<label>{FINANCIAL})",
        first_months_period,
    ),
    _form("half", rf"H(?P<half>[12]){_APART}(?P<label>{FINANCIAL})", half_period),
    _form("half", rf"(?P<label>{FINANCIAL}){_APART}H(?P<half>[12])\b", half_period),
    _form("quarter", rf"(?P<label>{FINANCIAL}|{_PAIR}|{YEAR}){_APART}{_QUARTER}", quarter_period),
    _form("quarter", rf"(?:the\s)?{_QUARTER}{_APART}(?P<label>{FINANCIAL}|{_PAIR}|{YEAR}{ENDS})", quarter_period),
    _form("month number", rf"{_MONTH_NUMBER}{_APART}(?P<label>{FINANCIAL})", month_number_period),
    _form("month number", rf"(?P<label>{FINANCIAL}){_APART}{_MONTH_NUMBER}", month_number_period),
    _form(
        "season",
        r"(?P<season>autumn|spring|summer)(?:\sterm)?(?:\scensus)?,?\s(?:of\s)?"
        rf"(?P<label>{FINANCIAL}|{YEAR}{ENDS}|[’']\d{{2}}{ENDS})",
        term_period,
    ),
    _form("financial", rf"(?:(?P<kind>academic|school)\syears?\s)?{_from_to(FINANCIAL, FINANCIAL)}", label_span_period),
    _form(
        "financial",
        rf"(?:the\s)?(?:(?:end|close|start|beginning)\sof|year[\s-]end)\s(?:the\s)?(?:{_YEARS_OF}\s|year\s)?(?P<label>{FINANCIAL})",
        label_end_period,
    ),
    _form("financial", rf"(?P<label>{FINANCIAL})\s(?:year[\s-]end|(?:closing|opening)\sbalance)", label_end_period),
    _form("financial", rf"(?:(?:the\s)?{_YEARS_OF}\s(?:of\s)?)?(?P<label>{FINANCIAL})(?:\s{_YEARS_OF})?", label_period),
    _form("year", rf"{_YEARS_OF}\s(?P<label>{YEAR}{ENDS}(?!\sto))", label_period),
    _form("financial", rf"(?:(?<=\bin\s)|(?<=\bfor\s)|(?<=\bduring\s)|(?<=\bof\s))(?P<label>{_PAIR})", label_period),
    _form(
        "financial",
        rf"(?P<label>{_PAIR})(?=\s(?:budget|outturn|forecast|financial|academic|allocation|actual)s?\b)",
        label_period,
    ),
    _form(
        "year",
        rf"(?:(?P<between>between\s)|(?P<lead>from\s))?(?P<from>{YEAR})\s(?(between)and|(?:to|until))\s(?P<to>{YEAR}){ENDS}",
        two_years_period,
    ),
    _form(
        "year",
        r"(?P<lead>(?:the\s)?(?:end|start|beginning)\sof\s|early\s|late\s|mid[-\s]|so\sfar\sin\s|calendar\syear\s|year\s)?"
        rf"(?P<year>{YEAR})(?:\sto\sdate)?{ENDS}(?:(?![\w/’'-]|\s?[-–/]\s?\d)|(?=\s[-–]\s{_LISTED})|(?<=;\s\d\d\d\d)(?=\s[-–]\s\d))",
        year_period,
    ),
    _form(
        "stretch",
        r"(?:the\s)?(?:last|previous|prior|preceding|this|current|present|next|following|coming)\s"
        r"(?:(?:financial|academic|school|calendar)\s)?year\b(?![’'-]|s\b)",
        relative_year_period,
    ),
    _form("month", rf"last\s(?P<month>{MONTH})(?!,?\s?[’']?\d|\s(?:meeting|cabinet))", last_month_period),
    _form("stretch", r"(?:the\s)?(?:last|past|previous)\s(?:12|twelve)\smonths", last_twelve_period),
    _form(
        "quarter",
        rf"{_NO_QUESTION}(?:the\s)?{_QUARTER}(?!\sof)(?:\s(?P<earlier>(?:in\s)?(?:last|the\sprevious)\syear\b))?",
        recent_quarter_period,
    ),
    _form("month number", r"(?:Period|Month)\s(?P<number>1[0-3]|0?[1-9])(?!\d|[.,]\d)\b", recent_month_number_period),
    _form(
        "month",
        rf"(?P<lead>as\sat|at|as\sof)\s(?:the\send\sof\s)?(?P<day>\d{{1,2}}(?:st|nd|rd|th)?\s)?(?P<month>{MONTH})"
        r"(?!,?\s?[’']?\d)",
        recent_day_period,
    ),
)
