"""Of which day or stretch does a paper say that its figures are?"""

import calendar
import datetime
import re

from ..schema.council_calendar import month_end, month_of
from ..schema.figures import Period
from ..schema.periods import PeriodMention, find_periods
from ..schema.vocabulary import Metric

OLDEST = 800
"""Days before the meeting: a period further back is history that the paper tells, not what it reports on."""

_KINDS = frozenset({"instant", "month", "quarter", "half", "term", "financial_year", "academic_year", "span"})
_FIGURES = (
    r"(?:dashboard|score\s?card|data(?:\sset|\spack)?|figures|statistics|performance|analysis|overview|snapshot|position|"
    r"returns?|census(?:\sdate)?|SEN2|SSDA903|period)"
)
"""What is of a time by its nature."""
_PAPERS = r"(?:(?:annual\s)?report|paper|information|update|review)"
"""What is also written, asked for or tabled at a time, of which its figures are not."""
_COVERS = r"(?:cover(?:s|ed|ing)?|relat(?:es?|ed|ing)\sto|as\sat|as\sof|up\sto|to\sthe\send\sof|for|during)"
_AT = r"(?:at|taken\s(?:in|at|on)|from|of|in|on|[:,–—-])"
_DAY = r"(?:as\sat|as\sof|at|up\sto|to|position\son|taken\son)"
_OPENING = (
    r"(?:\s*(?:the|end|close|last\sday|of|month|period|year|quarter|twelve\smonths|to|ending|ended|position|first))*"
)
_BETWEEN = r"\b[^.;]{0,60}?\s?"
_BEFORE = re.compile(
    rf"\b(?:{_FIGURES}{_BETWEEN}(?:{_COVERS}|{_AT})|{_PAPERS}{_BETWEEN}{_COVERS}){_OPENING}[\s:]*$", re.IGNORECASE
)
_BEFORE_A_STRETCH = re.compile(rf"\b{_PAPERS}\s?[:,–—-]{_OPENING}[\s:]*$", re.IGNORECASE)
_BEFORE_A_DAY = re.compile(rf"\b(?:{_FIGURES}|{_PAPERS}){_BETWEEN}{_DAY}{_OPENING}[\s:]*$", re.IGNORECASE)
_BEHIND = re.compile(
    r"^(?:['’]s)?\s(?:\S+\s){0,2}?"
    r"(?:performance|data|figures|dashboard|score\s?card|returns?|census|position|statistics)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:national(?:ly)?|regional(?:ly)?|England|neighbours?|comparators?|compar(?:ed|ison)|than|since|previous(?:ly)?|"
    r"earlier|meeting|appendi(?:x|ces)|forecast|budget|target|will|would|due|plan(?:ned)?\sfor|strategy|workforce)\b",
    re.IGNORECASE,
)
_BARE_MONTH = re.compile(
    rf"(?:{'|'.join(calendar.month_name[1:])})\b(?!\s(?:\d|last|meeting))",
)


def reported_in_title(title: str, *, reference: datetime.date | None) -> Period | None:
    """The period that a paper's title or a heading names, if it had ended by the meeting: a paper of November cannot
    tell the number of children at the end of the year it monitors."""
    for mention in find_periods(title, reference=reference):
        if not mention.role and mention.period.kind in _KINDS and _ended(mention.period, reference):
            return mention.period
    return None


def finer(first: Period | None, then: Period | None) -> Period | None:
    """Of two periods that a paper says it reports on the later said, unless it is only the year that the first lies in:
    “Quarter 3”, and under it “Forecast outturn 2023/24”."""
    if first is None or then is None:
        return then or first
    inside = then.start <= first.start and first.end <= then.end
    return first if inside and (then.start, then.end) != (first.start, first.end) else then


def reported_in_sentence(text: str, *, reference: datetime.date | None) -> Period | None:
    """“This report covers April to June 2024”, “the scorecard, which gave an overview of June 2023”, “the figures are
    from the return taken in January”: the period that a sentence without figures gives the paper."""
    if _ASIDE.search(text):
        return None
    for mention in find_periods(text, reference=reference):
        if _is_reported(text, mention, reference):
            return mention.period
    return _month_reported(text, reference)


def purpose_in(text: str, *, reference: datetime.date | None) -> tuple[Period | None, Period | None] | None:
    """The day or stretch that figures are of, and the financial year that is told of, in a sentence that says what a
    paper is for (“To update the Forum on the forecast for 2023/24 at the end of October”); ``None`` for any other.
    """
    if not _PURPOSE.match(text):
        return None
    said = [mention.period for mention in find_periods(text, reference=reference) if mention.role in {"", "from"}]
    years = [period for period in said if period.kind in {"financial_year", "quarter"}]
    ended = [period for period in said if period.kind in _KINDS and _ended(period, reference)]
    parts = [period for period in ended if period.kind not in {"financial_year", "academic_year"}]
    return next(iter((*parts, *ended)), None), years[0] if years else None


_PURPOSE = re.compile(
    r"(?:purpose(?: of (?:the )?report)?:? )?"
    r"(?:to (?:update|inform|advise|provide|report|present|bring|set out|give|share|outline|summarise|make)\b|"
    r"(?:the purpose of )?this (?:report|paper|item|note|briefing|appendix)\b|"
    r"the (?:report|paper) (?:provides|presents|sets out|gives|updates|outlines|summarises|informs)\b|"
    r"the (?:\w+ ){1,4}is (?:informed|updated|advised|asked|presented)\b)",
    re.IGNORECASE,
)


def _is_reported(text: str, mention: PeriodMention, reference: datetime.date | None) -> bool:
    period = mention.period
    if mention.role not in {"", "from"} or period.kind not in _KINDS or not _ended(period, reference):
        return False
    if re.match(r"(?:the\s)?(?:last|previous)\b", period.text, re.IGNORECASE):
        return False
    lead = _LEAD.match(text, mention.start)
    before = text[: lead.end() if lead else mention.start]
    if period.kind == "instant":
        return _BEFORE_A_DAY.search(before) is not None
    stretch = period.kind != "month" and _BEFORE_A_STRETCH.search(before)
    return bool(stretch or _BEHIND.match(text[mention.end :]) or _BEFORE.search(before))


_LEAD = re.compile(r"(?:(?:as|at|of|the|end|close|by|on|in|to|for)\s)*", re.IGNORECASE)
"""Words that a period may begin with."""


def _month_reported(text: str, reference: datetime.date | None) -> Period | None:
    """A month without its year is the last one of that name before the meeting."""
    if reference is None:
        return None
    for match in _BARE_MONTH.finditer(text):
        if _BEFORE.search(text[: match.start()]):
            return _last_before(match[0], reference)
    return None


def period_of_all(text: str, *, reference: datetime.date | None) -> Period | None:
    """The period that a sentence gives all figures after it: “All of the figures are for May 2021”."""
    opens_a_list = text.rstrip().endswith(":")
    if not opens_a_list and not _ALL_FIGURES.search(text):
        return None
    found = find_periods(text, reference=reference)
    if opens_a_list and len(found) != 1:
        return None
    return found[0].period if found else None


_ALL_FIGURES = re.compile(
    r"\b(?:all|these|the following) (?:of )?(?:the )?(?:following )?(?:figures|data|numbers)\b"
    r".{0,40}\b(?:are|were|is|was|relate|cover)",
    re.IGNORECASE,
)


def month_in(text: str, *, reference: datetime.date | None) -> Period | None:
    """The last month that ``text`` names; one without its year is the last of that name before the meeting."""
    named = [(m.start, m.period) for m in find_periods(text, reference=reference) if m.period.kind == "month"]
    if reference is not None:
        named += [(match.start(), _last_before(match[0], reference)) for match in _BARE_MONTH.finditer(text)]
    return max(named, key=lambda found: found[0])[1] if named else None


def _last_before(month: str, reference: datetime.date) -> Period:
    number = list(calendar.month_name).index(month)
    year = reference.year if month_end(reference.year, number) <= reference else reference.year - 1
    return month_of(year, number, month)


def scene_in(text: str, *, reference: datetime.date | None) -> Period | None:
    """“As of May 2021 there were some 29,000 pupils”: when a sentence that begins with its period has its number."""
    for mention in find_periods(text, reference=reference)[:1]:
        lead = _LEAD.match(text, mention.start)
        opening = text[: lead.end() if lead else mention.start]
        if not mention.role and _ended(mention.period, reference) and _SETS_THE_SCENE.match(opening):
            return mention.period
    return None


_SETS_THE_SCENE = re.compile(
    r"(?:(?:\w+\s){1,4}(?:heard|noted|informed|told|advised|reported|said)\s(?:that\s?)?,?\s?)?"
    r"(?:as\s(?:of|at)|at|in|on|during|by)\s(?:the\s)?(?:(?:end|close)\sof\s)?(?:the\s)?$",
    re.IGNORECASE,
)


def _ended(period: Period, reference: datetime.date | None) -> bool:
    """Whether ``period`` had ended before the meeting; the day of the meeting itself is no day that figures are of."""
    return reference is None or 0 < (reference - period.end).days <= OLDEST


def dates(period: Period, metric: Metric) -> bool:
    """Whether what a paper reports on dates a figure of ``metric``: a day or a month tells of no yearly number of
    events, and of no share of those of a calendar year."""
    if "instant" in metric.period_basis or (period.end - period.start).days > _MONTH:
        return True
    return metric.nature == "rate" and metric.period_basis[0] != "calendar_year"


_MONTH = 31
