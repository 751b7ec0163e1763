"""What do numbers that count nothing look like: dates, references, codes, times, ages, ratios, list numbers?"""

import re
from typing import Literal, NamedTuple

from .number_words import COUNTED
from .printed_dates import MONTH, YEAR

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
]


class NotFigurePattern(NamedTuple):
    """One printed form of numbers that count nothing."""

    kind: NotFigureKind
    certain: bool
    """False where a currency sign, a unit, a scale or a thousands comma on the number wins over this reading."""
    regex: re.Pattern[str]


CUES: dict[NotFigureKind, re.Pattern[str]] = {
    "address": re.compile(r"www|http|@|\.uk", re.IGNORECASE),
    "time": re.compile(r"\d\s?[ap]\.?m|noon|midnight|clock|hrs|hours|\d:\d|\bat\s\d", re.IGNORECASE),
    "ratio": re.compile(r"[:/]\s?\d|\s(?:in|out\sof)\s", re.IGNORECASE),
    "denominator": re.compile(r"\b(?:per|every)\s", re.IGNORECASE),
    "date": re.compile(r"\d[./-]\d|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)", re.IGNORECASE),
    "age": re.compile(
        r"\b(?:age|under|over|pre|post|until|turn)|\d\s?(?:[-–—]|to|and|or)\s?\d|\byears?|\d\+", re.IGNORECASE
    ),
}
"""What a text must hold for a kind to be looked for in it, where a quick search saves slow ones."""


def _certain(kind: NotFigureKind, *patterns: str) -> tuple[NotFigurePattern, ...]:
    flags = re.VERBOSE | re.IGNORECASE
    return tuple(NotFigurePattern(kind, True, re.compile(pattern, flags)) for pattern in patterns)


def _likely(kind: NotFigureKind, *patterns: str) -> tuple[NotFigurePattern, ...]:
    return tuple(NotFigurePattern(kind, False, re.compile(pattern, re.VERBOSE)) for pattern in patterns)


_DASH = r"[-‐‑–—/]"
_WHOLE = r"(?![\d%]|[.,]\d)"
"""The number ends here and is no percentage."""

_ADDRESSES = (
    r"https?://\S+ | www\.\S+ | \S+@\S+\.\w+ | \b[\w-]+\.(?:gov|org|co|ac)\.uk\S*",
)  # fmt: skip
_CODES = (
    r"\b(?-i:[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})\b",  # post codes
    r"(?<![\w£.,/:–-])(?:\+44\s?\(?0?\)?|\(?0)\d[\d\s()-]{7,12}\d(?![\w%]|[.,]\d)",  # telephone numbers
    r"(?<![\w£.,/:–-])0\d{2,}(?![\w%]|[.,/:-]\d)",
    r"(?<![\d/])\d{2}/(?!(?:19|20)\d\d\b)\d{4,}\b",  # decisions, planning applications
)
_DATES = (
    rf"(?:\b\d{{1,2}}\s?(?:st|nd|rd|th)?\s?(?:[-–—&]|and|to)\s?)?\b\d{{1,2}}\s?(?:st|nd|rd|th)?\s?(?:of\s)?(?:{_DASH}\s?)?{MONTH}(?:(?:,?\s?{_DASH}?\d{{4}}|\s?{_DASH}?[’']?\d{{2}}){_WHOLE})?",
    rf"\b{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{YEAR}\b",
    rf"\b{MONTH}(?:,?[\s-]?{YEAR}|[\s-]?[’']?\d{{2}})\b{_WHOLE}(?!\s{COUNTED})",
    r"(?<![\d./-])\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/-]|\.\d) | \b\d{4}-\d{2}-\d{2}\b",
)
_YEARS = (
    rf"\b(?:(?:FY|AY)\s?)?{YEAR}\s?{_DASH}\s?(?:{YEAR}|\d{{1,2}}){_WHOLE}(?!\s?(?:m|k|bn|million)\b)",
    rf"(?<![\d/.,£-])(?:FY|AY)?\d{{2}}/\d{{2}}(?!/){_WHOLE}",
    r"\b(?:FY|AY)\s?\d{2}(?:[-–]\d{2})?(?:\d{2})?\b",
    r"\b(?:in|for|during|the|of|from|originally)\s[12]\d[-–][123]\d(?=\s(?:budget|outturn|financial|academic|year|forecast)\b)",
)
_BARE_YEARS = (rf"(?<![\d,.£$€/-]){YEAR}s?{_WHOLE}",)
_TIMES = (
    r"\b\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\b\.?|noon\b|midnight\b|o[’']clock\b|hrs\b)",
    r"(?<![\d:])\d{1,2}:\d{2}(?![\d:])",
    r"\b[0-2]\d[0-5]\d\s?(?:hrs|hours)\b",
    r"""\b(?:commenced|closed|finished|began|adjourned|ended|started|concluded|opened|met|resumed|left|arrived|rose|
    reconvened)\s(?:\w+\s){0,2}at\s\d{1,2}[.:]\d{2}\b""",
)
_SMALL_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|twenty"
_RATIOS = (
    r"(?<![\d/])\d{1,3}\s?:\s?\d{1,3}(?![\d:])",
    r"(?<![\d/.,£])\d{1,3}\s?/\s?\d{1,3}(?![\d/])",
    # “One in five”, “9 out of 10”; “12 out of 15 plans” are two figures, “9 in 12 months” one.
    rf"""\b(?:[1-9]|{_SMALL_WORDS})\s(?:in|out\sof)\s(?:every\s)?(?:[2-9]|10|20|{_SMALL_WORDS})\b
    (?![.,]\d|\s?%|\sper|\s(?:months?|weeks?|years?|days?|hours?)\b)""",
)
_DENOMINATORS = (r"\b(?:per|every)\s£?(?:1|10|100)(?:,\s?000|\s000|000|00|k)\b",)
_AGES = (
    rf"""\bage[sd]?\b(?:\s(?:of|from|between|over|under|up|to|is|group|groups|band|range|was|at|or))*\s?:?\s?
    \d{{1,2}}\+?(?:,?\s?(?:[-–—]|to|and|or|/)\s?(?:the\sage\sof\s)?\d{{1,2}}\+?|,\s?\d{{1,2}}(?=\s?(?:,|and|or)\s?\d))*
    (?!\s?%|\d|\sper){_WHOLE}""",
    r"\b\d{1,2}-?(?:\s?(?:[-–—]|to|and|or)\s?\d{1,2})?[\s-](?:years?|yrs?|months?)[\s-](?:olds?\b|of\sage\b)",
    r"\b\d{1,2}\s?(?:[-–—]|to|and|or)\s?\d{1,2}s\b",
    r"\b\d{1,2}\s?(?:[-–—]|to)\s?\d{1,2}\s(?:year|yr|age|cohort|population)s?\b",
    r"\b\d{1,2}\sand\s(?:a\s)?half\s(?:years?|months?)\b",
    r"\bat\s\d{1,2}\sor\s(?:over|older|above|under|younger)\b",
    r"\b(?:turn(?:s|ed|ing)?|until\s(?:they|he|she)\s(?:are|is|were|was|reach(?:es|ed)?|turn(?:s|ed)?))\s\d{1,2}\b",
    rf"""(?<![\d.,£-])(?:0\s?[-–—]\s?\d{{1,2}}|1[5-9]\s?[-–—]\s?(?:1[7-9]|2[0-6])|2[01]\s?[-–—]\s?2[0-6]){_WHOLE}
    (?!\s?(?:%|per\s?cent|m\b|k\b|weeks|days|months|years|million))""",
    rf"""\b(?:under|over|pre|post)[\s-]?(?:\d|1\d|2[0-5])s?\b{_WHOLE}
    (?!\s?(?:%|per|weeks?|days?|months?|years?|miles?|m\b|k\b|million|{COUNTED}))""",
)
_SCHOOL_AGES = (
    r"(?<![\d.,£])(?:16|18|19|21|25)\+(?!\d)",
    # The ages that schools and colleges take: 2-11, 3-16, 5-11, 7-11, 11-16, 11-19, 14-19 …
    r"(?<![\d.,£-])(?:[2-57]\s?[-–]\s?(?:11|16|18|19)|1[134]\s?[-–]\s?(?:16|18|19))(?!\d|[.,]\d|\s?%)",
)
_REFERRED = r"""(?:paragraphs?|paras?|sections?|sub-?sections?|appendix|appendices|annex(?:es)?|items?|minutes?|tables?|
figures?|figs?|charts?|graphs?|maps?|diagrams?|pages?|pp?|regulations?|regs?|orders?|rules?|articles?|clauses?|schedules?|
parts?|chapters?|options?|recommendations?|priority|priorities|objectives?|outcomes?|stages?|phases?|tiers?|levels?|bands?|
elements?|key\sstages?|wards?|versions?|questions?|slides?|steps?|zones?|cohorts?|lots?|forms?|policy|workstreams?|quarters?|
qtr|periods?|lines?|rows?|columns?|notes?|footnotes?|class|grade|scheme|agenda|resolution|motion|amendment|entry|room|floor|
suite|flat|plot|junction|act|circular|box|ref(?:erence)?|urn|code|id|isbn|waves?|tranches?|tel(?:ephone)?|phone|ext(?:ension)?)"""
_NUMBERING = r"\d{1,4}(?:\.\d+)*(?:\s?\(\w{1,4}\))*[a-z]?(?![\d%,]\d|[\w%])"
_LIST_ON = (
    rf"(?:\s?(?:,|and|to|&|or|[-–—])\s?(?!{COUNTED}){_NUMBERING}"
    rf"(?!\s(?:per\s?cent|{COUNTED})|(?<=\d\d)\s(?:had|have|has)\b))*"
)
_DOTTED = (r"(?<![\d.£])\d+(?:\.\d+){2,}(?![\d%])",)
_REFERENCES = (
    # “In the same period 604 plans were ceased” counts; “Period 6” names one.
    rf"(?i:\b(?!(?-i:periods?|quarters?)\s\d[\d,]*\s(?:\w+\s)?{COUNTED}){_REFERRED}\b\.?(?:\s?(?:no|nos|number|numbers)\b\.?)?\s?\(?{_NUMBERING}{_LIST_ON})",
    r"\b[A-Z]{1,6}/\d+(?:/\d+)*",
    # Words that name a numbered thing only with a capital: “Month 6” is a name, “in the month 6 children” counts.
    r"\b(?:No|Nos|NI|KPI|PI|Minute|Action|Point|Indicator|Measure)\.?\s\d{1,4}(?:\.\d+)*[a-z]?\b(?!,\d|\s?%)",
    r"""\b(?:Month|Week|Term|Group|Theme|Pillar|Strand|Area|Type|Goal|Category|Module|Project|Programme|Tranche|Round|Cycle|
    Wave|Panel|Region|SI|Pathway|Draft|Unit|Charity|Decision|IFRS|IAS|FRS)\s\d{1,4}[a-z]?\b(?![.,]\d|\s?%)
    (?:\s?(?:,|and|to|&|[-–])\s?\d{1,3}\b(?![.,]\d|\s?%))*""",
    r"\[\d{1,3}\]",
    r"\b(?:Number|No|Ref|Reference|Item|Minute|Page|Pages|Appendix):\s?\d{1,5}\b|\b[Pp]age\(s\)\s\d{1,4}",
    r"\b(?:in|by|from|for|until|of|to)\syears?\s\d\b",
    r"\b\d{1,4}[A-Za-z]?\s(?:[A-Z][\w’']+\s){1,3}(?:Street|Road|Lane|Avenue|Close|Drive|Square|Terrace|Hill|Way|Park|Row)\b",
    r"\b[Pp]age\s\d{1,4}\sof\s\d{1,4}\b",
)
_SCHOOL_YEARS = (r"\b(?-i:Years?)\s\d{1,2}\b(?![.,]\d|\s?%)(?:\s?(?:,|and|to|[-–])\s?\d{1,2}\b(?!\s?%))*",)
_LIST_NUMBERS = (
    rf"^\s*\(?\d{{1,3}}[.)]?\s(?=[A-Z“\"‘'])(?!(?i:(?:SEND?\s)?{COUNTED}))",
    r"^\s*\(?\d{1,3}\.\d{1,2}[.)]?\s(?=[A-Z“\"‘'])(?!(?:FTE|WTE)s?\b)",
    r"^\s*\(?\d{1,3}[.)](?:\s|$)",
    r"(?:(?<=[.;:,]\s)|(?<=\sand\s)|(?<=\sto\s)|(?<=\sthat\s))\(?\d{1,2}\)(?=\s)",
    r"\b(?i:resolved|agreed|decision|recommendations?|cabinet|council|committee|forum|board|panel|that):\s\d{1,2}\.(?:\s|$)",
)
_ORDINALS = (r"\b\d+(?:st|nd|rd|th)\b(?:[^.;\d]{0,60}?\bof\s\d{1,3}\b(?![.,]\d))?",)

PATTERNS: tuple[NotFigurePattern, ...] = (
    *_certain("address", *_ADDRESSES),
    *_certain("code", *_CODES),
    *_certain("date", *_DATES),
    *_certain("year", *_YEARS),
    *_likely("year", *_BARE_YEARS),
    *_certain("time", *_TIMES),
    *_certain("ratio", *_RATIOS),
    *_certain("denominator", *_DENOMINATORS),
    *_certain("age", *_AGES),
    *_likely("age", *_SCHOOL_AGES),
    *_certain("reference", *_DOTTED, *_SCHOOL_YEARS),
    *_likely("reference", *_REFERENCES),
    *_likely("list number", *_LIST_NUMBERS),
    *_certain("ordinal", *_ORDINALS),
)
