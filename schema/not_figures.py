"""Which numbers of a text count nothing: dates, years, references, codes, times, ages, list numbers."""

import re
from typing import Literal, NamedTuple

from .number_words import COUNTED

NotFigureKind = Literal[
    "address",
    "date",
    "year",
    "time",
    "code",
    "reference",
    "age",
    "ordinal",
    "ratio",
    "denominator",
    "list number",
    "name",
]

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
YEAR = r"(?:19[5-9]|20[0-6])\d"
"""1950 to 2069: a number outside it is a count, whatever stands before it."""
_DASH = r"[-‐‑–—/]"


class NotFigureSpan(NamedTuple):
    """A stretch of text whose numbers count nothing."""

    start: int
    end: int
    kind: NotFigureKind
    certain: bool
    """False where a currency sign, a unit, a scale or a thousands comma on the number wins over this reading."""


def _compiled(pattern: str, *, case: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, 0 if case else re.IGNORECASE)


_REFERRED = (
    r"paragraphs?|paras?|sections?|sub-?sections?|appendix|appendices|annex(?:es)?|items?|minutes?|tables?|figures?|figs?|"
    r"charts?|graphs?|maps?|diagrams?|pages?|pp?|regulations?|regs?|orders?|rules?|articles?|clauses?|schedules?|parts?|"
    r"chapters?|options?|recommendations?|priority|priorities|objectives?|outcomes?|stages?|phases?|tiers?|levels?|"
    r"bands?|elements?|key\sstages?|wards?|versions?|questions?|slides?|steps?|zones?|cohorts?|lots?|forms?|policy|"
    r"workstreams?|quarters?|qtr|months?\sno|periods?|weeks?\sno|lines?|rows?|columns?|notes?|footnotes?|class|grade|scheme|"
    r"report\sno|agenda|draft|resolution|motion|amendment|entry|room|floor|unit|suite|flat|plot|junction|act|circular|box"
)
_NUMBERING = r"\d{1,4}(?:\.\d+)*(?:\s?\([\w]{1,4}\))*[a-z]?(?![\d%,]\d|[\w%])"
_LIST_ON = rf"(?:\s?(?:,|and|to|&|or|[-–—])\s?(?!{COUNTED}){_NUMBERING}(?!\s(?:per\s?cent|{COUNTED})))*"
_PATTERNS: tuple[tuple[NotFigureKind, bool, re.Pattern[str]], ...] = (
    ("address", True, _compiled(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:gov|org|co|ac)\.uk\S*")),
    ("code", True, _compiled(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b", case=True)),
    ("code", True, _compiled(r"(?<![\w£.,/:–-])(?:\+44\s?\(?0?\)?|\(?0)\d(?:[\d\s()-]{7,12})\d(?![\w%]|[.,]\d)")),
    ("code", True, _compiled(r"(?<![\w£.,/:–-])0\d{2,}(?![\w%]|[.,/:-]\d)")),
    (
        "code",
        False,
        _compiled(r"(?:\b(?:ref(?:erence)?|urn|code|no|nos|id|isbn|charity|tel(?:ephone)?|phone|ext)\b[.:]?\s?)\d+"),
    ),
    # dates and years
    (
        "date",
        True,
        _compiled(
            rf"\b\d{{1,2}}\s?(?:st|nd|rd|th)?\s?(?:of\s)?(?:{_DASH}\s?)?{MONTH}\b\.?(?:,?\s?{_DASH}?[’']?(?:\d{{4}}|\d{{2}})\b(?![%.,]\d|%))?"
        ),
    ),
    ("date", True, _compiled(rf"\b{MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{YEAR}\b")),
    ("date", True, _compiled(rf"\b{MONTH}\.?,?[\s-]?[’']?(?:{YEAR}|\d{{2}})\b(?![%.,]\d|%)(?!\s{COUNTED})")),
    (
        "date",
        True,
        _compiled(r"(?<![\d./-])\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/-]|\.\d)|\b\d{4}-\d{2}-\d{2}\b"),
    ),
    (
        "year",
        True,
        _compiled(
            rf"\b(?:(?:FY|AY)\s?)?{YEAR}\s?{_DASH}\s?(?:{YEAR}|\d{{1,2}})(?![\d%]|[.,]\d)(?!\s?(?:m|k|bn|million)\b)"
        ),
    ),
    ("year", True, _compiled(r"(?<![\d/.,£-])(?:FY|AY)?\d{2}/\d{2}(?![\d/%]|[.,]\d)")),
    ("year", True, _compiled(r"\b(?:FY|AY)\s?\d{2}(?:[-–]\d{2})?(?:\d{2})?\b")),
    ("year", False, _compiled(rf"(?<![\d,.£$€/-]){YEAR}s?(?![\d%]|[.,]\d)")),
    # times
    ("time", True, _compiled(r"\b\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\b\.?|noon\b|midnight\b|o[’']clock\b|hrs\b)")),
    ("time", True, _compiled(r"(?<![\d:])\d{1,2}:\d{2}(?![\d:])")),
    (
        "time",
        True,
        _compiled(
            r"\b(?:commenced|closed|finished|began|adjourned|ended|started|concluded|opened|met|resumed|left|arrived|rose|reconvened)\s(?:\w+\s){0,2}at\s\d{1,2}[.:]\d{2}\b"
        ),
    ),
    # ratios and denominators
    (
        "ratio",
        True,
        _compiled(r"(?<![\d/])\d{1,3}\s?:\s?\d{1,3}(?![\d:])|\b24\s?/\s?7\b|(?<![\d/.,£])\d{1,3}/\d{1,3}(?![\d/])"),
    ),
    (
        "ratio",
        True,
        _compiled(
            r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:in|out\sof)\s(?:every\s)?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twenty)\b(?!\s?(?:,\d|%|per))"
        ),
    ),
    (
        "denominator",
        True,
        _compiled(
            r"\b(?:per|every)\s(?:£?1(?:,\s?000|\s000|000|00)|10(?:,\s?000|\s000|000|k)|100(?:,\s?000|\s000|000|k))\b"
        ),
    ),
    # ages
    (
        "age",
        True,
        _compiled(
            r"\bage[sd]?\b(?:\s(?:of|from|between|over|under|up|to|is|group|groups|band|range|was|at|or))*\s?:?\s?(?:\d{1,2}\+?)(?:\s?(?:[-–—]|to|and|or|,|/)\s?(?:the\sage\sof\s)?\d{1,2}\+?)*(?!\s?%|[.,]\d|\d|\sper)"
        ),
    ),
    (
        "age",
        True,
        _compiled(
            r"\b\d{1,2}(?:\s?(?:[-–—]|to|and|or)\s?\d{1,2})?[\s-](?:years?|yrs?|months?)[\s-](?:olds?\b|of\sage\b)"
        ),
    ),
    ("age", True, _compiled(r"\b\d{1,2}\s?(?:[-–—]|to)\s?\d{1,2}\s(?:year|yr|age|cohort|population)s?\b")),
    (
        "age",
        True,
        _compiled(
            r"(?<![\d.,£-])(?:0\s?[-–—]\s?\d{1,2}|1[5-9]\s?[-–—]\s?(?:1[7-9]|2[0-6])|2[01]\s?[-–—]\s?2[0-6])(?![\d%]|[.,]\d|\s?(?:%|per\s?cent|m\b|k\b|weeks|days|months|years|million))"
        ),
    ),
    (
        "age",
        True,
        _compiled(
            r"\b(?:under|over|pre|post)[\s-]?(?:\d|1\d|2[0-5])s?\b(?!\s?(?:%|,\d|\.\d|per|weeks?|days?|months?|years?|miles?|m\b|k\b|million|"
            + COUNTED
            + r"))"
        ),
    ),
    ("age", False, _compiled(r"(?<![\d.,£])(?:16|18|19|21|25)\+(?!\d)")),
    # references
    ("reference", True, _compiled(r"(?<![\d.£])\d+(?:\.\d+){2,}(?![\d%])")),
    (
        "reference",
        False,
        _compiled(rf"\b(?:{_REFERRED})\b\.?(?:\s?(?:no|nos|number|numbers)\b\.?)?:?\s?\(?{_NUMBERING}{_LIST_ON}"),
    ),
    (
        "reference",
        False,
        _compiled(rf"\bYears?\s\d{{1,2}}\b(?!\s{COUNTED})(?:\s?(?:,|and|to|[-–])\s?\d{{1,2}}\b)*", case=True),
    ),
    (
        "reference",
        False,
        _compiled(
            r"\b(?:No|Nos|NI|KPI|PI|Minute|Month|Week|Term|Group|Theme|Pillar|Strand|Area|Type|Action|Goal|Point|Category|Module|Model|Project|Programme|Period|Block|Building|Vision|Ambition|Agenda|Tranche|Round|Cycle|Wave|Panel|Region|SI|Pathway)\.?\s\d{1,4}(?:\.\d+)*[a-z]?\b(?!,\d|\s?%)(?:\s?(?:,|and|to|&|[-–])\s?\d{1,3}\b)*",
            case=True,
        ),
    ),
    ("reference", False, _compiled(r"\[\d{1,3}\]")),
    # the number of the paragraph itself, and of points within it
    (
        "list number",
        False,
        _compiled(rf"^\s*\(?\d{{1,3}}(?:\.\d{{1,2}})?[.)]?\s(?=[A-Z“\"‘'(])(?!(?i:{COUNTED}))", case=True),
    ),
    ("list number", False, _compiled(r"^\s*\(?\d{1,3}[.)](?:\s|$)")),
    ("list number", False, _compiled(r"(?:(?<=[.;:,]\s)|(?<=\sand\s))\(?\d{1,2}\)(?=\s)")),
    ("ordinal", True, _compiled(r"\b\d+(?:st|nd|rd|th)\b")),
)
_COUNTED_NEXT = re.compile(rf"\s(?:[a-z-]+\s){{0,2}}?{COUNTED}", re.IGNORECASE)
_YEARLY_BEFORE = re.compile(
    r"\b(?:in|since|by|for|during|of|from|until|till|to|between|and|early|late|mid|end|start|beginning|year|years|calendar|"
    r"january|before|after|than|throughout|through|against|on|the|ending|ended|autumn|summer|spring|winter|census|"
    rf"{MONTH})[\s-]$",
    re.IGNORECASE,
)
_COUNTING_BEFORE = re.compile(
    r"\b(?:now|total|totals|totalled|totalling|totaling|number(?:ed|s)?|numbering|reached|reaching|stood\sat|stands\sat|"
    r"was|were|is|are|some|nearly|almost|approximately|circa|had|has|have|up\sto|maximum\sof)\s$",
    re.IGNORECASE,
)
_TIME_WORD = re.compile(r"\b(?:year|date|election|dated)\b", re.IGNORECASE)


def looks_like_a_year(text: str, start: int, end: int) -> bool:
    """Whether the four digits at ``start`` to ``end``, 1950 to 2069, name a year and do not count anything.

    “Now 1960” and “2017 plans” count; “in 2017 plans were issued” and a number with nothing about it name a year.
    """
    before = text[max(0, start - 40) : start]
    if _COUNTING_BEFORE.search(before) and not _TIME_WORD.search(before):
        return False
    if re.match(rf"\s{COUNTED}", text[end : end + 30], re.IGNORECASE):
        return bool(_YEARLY_BEFORE.search(before)) and not re.search(r"\b(?:of|to|than|from|for|the)\s$", before, re.I)
    return True


def not_figures(text: str) -> tuple[NotFigureSpan, ...]:
    """Every stretch of ``text`` whose numbers count nothing, in order of its start; stretches may overlap."""
    spans = []
    for kind, certain, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if kind == "year" and not certain and not looks_like_a_year(text, start, end):
                continue
            spans.append(NotFigureSpan(start, end, kind, certain))
    return tuple(sorted(spans))
