"""Calendar dates as papers print them: with or without a weekday, in words, with strokes, in file names."""

import datetime
import re

from ..schema.record import Record

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS).replace("sep(", "sept?(") + r")\.?"
_WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[,.]?\s*(?:the\s+)?"
_FORMS = (
    re.compile(
        rf"(?:\b{_WEEKDAY})?\b(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s,-]+{_MONTH}[\s,-]+(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:\b{_WEEKDAY})?\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE
    ),
    re.compile(r"(?<![\d/.])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})(?!\d|[/.]\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})[-_](?P<month>\d{2})[-_](?P<day>\d{2})(?!\d)"),
)
_TIME = re.compile(
    r"\b\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\b|\b\d{1,2}[.:]\d{2}\s*(?:hours|hrs)?\b|\bnoon\b", re.IGNORECASE
)


class DateMention(Record):
    """A date with the characters it stands at."""

    start: int
    end: int
    date: datetime.date
    has_weekday: bool = False


def find_dates(text: str) -> tuple[DateMention, ...]:
    """The dates in ``text``, in order; days before months, as in England. Impossible ones are left out."""
    found: list[DateMention] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            month = match["month"].lower()
            number = int(month) if month.isdecimal() else 1 + [name[:3] for name in _MONTHS].index(month[:3])
            try:
                date = datetime.date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                continue
            weekday = bool(match.groupdict().get("weekday"))
            found.append(DateMention(start=match.start(), end=match.end(), date=date, has_weekday=weekday))
    return tuple(sorted(found, key=lambda mention: mention.start))


def has_time(text: str) -> bool:
    """Whether ``text`` names a time of day: a meeting has one, a publication has none."""
    return _TIME.search(text) is not None


def without_dates(text: str) -> str:
    """``text`` with dates, times and the words that join them taken out."""
    for mention in reversed(find_dates(text)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    text = _TIME.sub(" ", text)
    text = re.sub(r"\b(?:held\s+)?(?:on|at|from|commencing|starting)\b\s*(?=$|[,.–-])", " ", text, flags=re.IGNORECASE)
    return " ".join(text.split()).strip(" ,.:;–—-|")
