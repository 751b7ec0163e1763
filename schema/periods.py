"""Which periods does a text name, with which dates?"""

import re
from datetime import date
from typing import Literal

from .council_calendar import financial_year_holding, month_end
from .figures import Period
from .not_figure_patterns import NotFigureKind
from .not_figures import looks_like_a_year, not_figures
from .period_forms import CUES, FORMS, Form
from .period_readings import Context
from .record import Record

Role = Literal["", "since", "from", "compared"]


class PeriodMention(Record):
    """A stretch of text that names a period."""

    start: int
    end: int
    period: Period
    first_text: str = ""
    """The beginning of a span as printed: “2014/15” of “between 2014/15 and 2020/21”; empty for any other period."""
    role: Role = ""
    """``since``: the beginning of a change (“since 2017”). ``from``: of a change or of something that starts (“from
    April 2025”). ``compared``: what a figure is set against (“up 8% on 2021-22”, “compared with 2021”)."""


_CUE = re.compile(r"\d|\byear\b|\bquarter\b|\btwelve months\b|\bmonths to\b|\blast [a-z]", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s(?:the\s)?(?:\w+\s){0,2}(?:of\s|in\s|at\s)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:the\s)?$", re.IGNORECASE)
_COMPARED = re.compile(
    r"""\b(?:compared?\s(?:with|to)|comparison\s(?:with|to)|than|against|relative\sto|versus|vs\.?)\s
    (?:the\s)?(?:\S+\s){0,3}?(?:in\s|at\s|for\s|of\s|on\s)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_ON = re.compile(
    r"\bon\s(?:the\s)?(?:(?:comparable\s|previous\s|equivalent\s)?(?:figures?|level|position|total)\s(?:for|in|of)\s)?$",
    re.I,
)
_TITLE = re.compile(
    r"(?:\b(?:Act|Acts|Regulations?|Order|Orders|Rules|Code|Bill|Measure|Directive|Guidance|Measures|Framework)(?:\s\([^)]{1,30}\))?|"
    r"\bof\sPractice|[A-Z]\w*\sAct,?|\bVision|\bAmbition|\bAgenda|\bStrategy|\bBritain|\bBuilding\sBulletin|"
    r"\b(?:Autumn|Spring)\s(?:Budget|Statement)|\bSpending\sReview)\s\(?$"
)
_TITLE_AFTER = re.compile(r"\s(?:Act|Regulations?|Order|Rules|Code)\b")
_FORECAST_BEFORE = re.compile(
    r"\b(?:forecast|projected|projection|outturn)\s(?:out-?turn\s)?(?:as\s)?(?:at\s)?\(?$", re.I
)
_FORECAST_AFTER = re.compile(
    r"\)?\s(?:revenue\s|financial\s)?(?:forecast|projected|projection|outturn)\b", re.IGNORECASE
)
_WORDS_BEFORE = 48
_HIDING: tuple[NotFigureKind, ...] = ("address", "code", "time")


def find_periods(text: str, *, reference: date | None = None, basis: str = "") -> tuple[PeriodMention, ...]:
    """The periods ``text`` names, in order, the longest reading first where several fit.

    ``basis`` is how a label that leaves it open is taken: ``instant`` (a stock: the last day of what is named),
    ``academic_year`` (2023/24 is September to August), ``calendar_year`` (“last year” is one); any other takes 2023/24
    as the financial year. A bare 2024 is the calendar year. ``reference``, the date of the meeting, resolves “last
    year” or “Quarter 2”: without it they are left out. Years of Acts and numbers that only look like years are no
    periods. A quarter or month at which a forecast was made (“P9 forecast 2024/25”) stands for the year that is
    forecast. A school term is taken as the childcare regulations divide the year: spring ends 31 March, summer 31
    August, autumn 31 December.
    """
    if not _CUE.search(text):
        return ()
    context = Context(basis, reference)
    cues = {name for name, cue in CUES.items() if cue.search(text)}
    found = sorted(
        (
            (match.start(), -match.end(), rank, match, form)
            for rank, form in enumerate(FORMS)
            if form.cue in cues
            for match in form.pattern.finditer(text)
        ),
        key=lambda item: item[:3],
    )
    hidden = [(s.start, s.end) for s in not_figures(text, kinds=_HIDING)] if found else []
    mentions: list[PeriodMention] = []
    reached = 0
    for start, negative_end, _, match, form in found:
        end = -negative_end
        if start < reached or any(s < end and start < e for s, e in hidden) or not _is_period(text, match, form):
            continue
        period = form.read(match, context)
        if period is not None and form.cue in ("quarter", "month number") and _tells_when_forecast(text, start, end):
            period = financial_year_holding(period.start, period.text)
        if period is not None and period.text.count("(") > period.text.count(")") and text[end : end + 1] == ")":
            end += 1
            period = period.model_copy(update={"text": f"{period.text})"})
        if period is not None and mentions and (same := _same_day(text, mentions[-1], start, period)):
            period = same
        if period is not None:
            first, role = _first_text(match, period), _role(text, start, period)
            mentions.append(PeriodMention(start=start, end=end, period=period, first_text=first, role=role))
            reached = end
    return tuple(mentions)


def parse_period(text: str, *, reference: date | None = None, basis: str = "") -> Period | None:
    """The period that ``text`` as a whole names, as a heading or a cell does; ``None`` where it names none or more.

    Words round it (“Actual 2022/23”, “Current (Dec 22)”, “2021/22 Final”) do no harm. See :func:`find_periods`.
    """
    stripped = text.strip()
    if re.fullmatch(r"\d{2}\s?[-–]\s?\d{2}", stripped):
        first, last = re.findall(r"\d+", stripped)
        if int(last) == int(first) + 1:
            stripped = f"20{first}-{last}"
    mentions = find_periods(stripped, reference=reference, basis=basis)
    if len(mentions) != 1:
        return None
    return mentions[0].period.model_copy(
        update={"text": mentions[0].period.text if stripped == text.strip() else text.strip()}
    )


def _tells_when_forecast(text: str, start: int, end: int) -> bool:
    """Whether a quarter or month is when a forecast was made: what is forecast at Period 8 is the whole year."""
    return bool(
        _FORECAST_BEFORE.search(text[max(0, start - _WORDS_BEFORE) : start]) or _FORECAST_AFTER.match(text, end)
    )


def _same_day(text: str, last: PeriodMention, start: int, period: Period) -> Period | None:
    """“31 March 2022 and 2023”: a year joined to a date is the same day of that year."""
    joined = re.fullmatch(r",?\s(?:and\s|&\s|or\s)?", text[last.end : start])
    if not joined or not re.fullmatch(r"\d{4}", period.text) or last.period.kind not in ("instant", "month"):
        return None
    years = period.end.year - last.period.end.year
    start_day, end_day = (_moved(day, years) for day in (last.period.start, last.period.end))
    return last.period.model_copy(update={"text": period.text, "start": start_day, "end": end_day})


def _moved(day: date, years: int) -> date:
    year = day.year + years
    at_end = day == month_end(day.year, day.month)
    return month_end(year, day.month) if at_end else day.replace(year=year)


def _first_text(match: re.Match[str], period: Period) -> str:
    if period.kind != "span":
        return ""
    groups = match.groupdict()
    first_year = re.match(r"\D*\d+", groups.get("label") or "")
    return groups.get("from") or (first_year.group() if first_year else "")


def _role(text: str, start: int, period: Period) -> Role:
    before = text[max(0, start - _WORDS_BEFORE) : start]
    if _SINCE.search(before):
        return "since"
    if _FROM.search(before):
        return "from"
    # “On 31 March 2020” says when; “up 8% on 2021-22” says against what.
    compared = _COMPARED.search(before) or (period.kind != "instant" and _ON.search(before))
    return "compared" if compared else ""


def _is_period(text: str, match: re.Match[str], form: Form) -> bool:
    before = text[max(0, match.start() - _WORDS_BEFORE) : match.start()]
    if "year" not in form.pattern.groupindex:
        return True
    if _TITLE.search(before) or _TITLE_AFTER.match(text, match.end()):
        return False
    start, end = match.span("year")
    return bool(match["lead"]) or looks_like_a_year(text, start, end)
