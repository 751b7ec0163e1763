"""What one label of a table says: concepts, period, area, status, unit, measure, and what is left as a breakdown."""

import calendar
import datetime
import re
from collections.abc import Sequence

from ...schema.areas import find_areas
from ...schema.figures import Area, Measure, Period, Status
from ...schema.periods import PeriodMention, find_periods
from ...schema.quantities import UnitNote, find_unit_note
from ...schema.record import Record
from ...schema.statuses import find_statuses
from ...schema.vocabulary import Vocabulary
from .concepts import NAMES_OF_PARTS, load_concepts, normalised
from .misread import mended
from .parts_of_years import bare_part

_PERCENT_CHANGE = re.compile(
    r"(%|per ?cent(age)?) (change|increase|decrease|rise|fall|growth|difference|movement)"
    r"|(change|increase|decrease|rise|growth|movement|difference) (%|per ?cent)"
    r"|^(annual |year on year |yoy )?growth( rate)?$"
    r"|^(annual |yearly |cumulative |overall )?% (rise|since)"
)
_CHANGE = re.compile(
    r"^(the )?((net|annual|year on year|in year|quarterly|monthly|yoy) )*"
    r"(change|movement|difference|increase|decrease|rise|fall|uplift|reduction)s?"
    r"(?=$| (?:in|of|from|since|on|over|between|vs|versus|against|by|during|for|this|last|per|year|month|quarter|period"
    r"|change|increase|decrease|or|and|£|%|\d|[qp]\d))"
    r"|\b(change|movement|difference|increase|decrease)"
    r"( (from|since|on|in|over|between|vs|against|£|£m|£ ?000s?|%)\b.*)?$"
)
_SINCE = re.compile(r"\b(?:since|from|compared (?:to|with)|on|over|against|vs)\b")
_PART_OF_ABOVE = re.compile(
    r"^(of (which|whom|these|those|the above|the total)|including|includes|comprising|made up of)\b[:\s-]*",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"^(grand |sub ?|overall )?totals?\b|\btotals?$|^all\b|^overall\b|^whole\b")
_PERIOD_HEADING = re.compile(r"\b(period|date|quarter|month|year|as at)s?\b")
_COMPARATOR = re.compile(
    r"(?:the )?(?P<name>region(?:al)?|(?:inner|outer) london(?: boroughs)?"
    r"|(?:good (?:and|or|&|/) )?outstanding (?:authorities|LAs)"
    r"|(?:all )?(?:metropolitan|met|unitary|county|shire) (?:boroughs|authorities|councils|counties|average|avg|mean)"
    r"|(?:all )?(?:unitaries|counties)"
    r"|peers?(?: group)?|comparators?(?: group)?|benchmark)"
    r"(?: (?:average|avg|ave|mean|median|figure|rate|position))?\.?(?: (?:\(?(?:20)?\d\d(?:[/-]\d{2,4})?\)?))?",
    re.IGNORECASE,
)
_OF_A_YEAR = (
    r"(?:outturn|actuals?|targets?|budget|forecast|estimate|final|original|revised|year end|provisional|result"
    r"|(?:Q|Qtr|Quarter)\s?[1-4]|(?:P|Period|M|Month)\s?\d{1,2})"
)
_SHORT_YEARS = re.compile(
    rf"(?P<before>(?:{_OF_A_YEAR}\s)+)?(?P<first>[12]\d)[-–](?P<last>[12]\d)(?P<after>(?:\s{_OF_A_YEAR})+)?",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"^[A-Z]{2,5}(?:[ -]?(?!(?:19|20)\d\d)\d{3,4}|\d{2})[a-z]?[\s:.–-]+(?=[A-Za-z%]\w)")
"""The code of an indicator before its name: “CSC 030”, “PI12a”; not “KS2”, not a year."""
_ENDS_IN_YEAR = re.compile(r"[A-Za-z%][A-Za-z% ]*\s(?=20[0-4]\d$)")
"""What a heading says before its year: “Number 2024”."""
_MONTH_ASIDE = re.compile(rf"\((?:{'|'.join(calendar.month_name[1:])})\)")
"""“EHC plans (January)”: when in each year of the columns."""
_PERIOD_CODE = re.compile(r"[pmq]\d{1,2}|mth\d{1,2}")
_UNIT_WORD = re.compile(r"[£%+]+|£?m|£?k|£?000s?|£?bn")
_SHORT = r"(?:deficit|gap|shortfall|over ?-?spend(?:ing)?|overspent|pressure|adverse)"
_SPARE = r"(?:surplus|under ?-?spend(?:ing)?|underspent|favourable)"
_MINUS = r"\s*\(?\s*(?:-\s*ve|negative|minus|in brackets|-)\s*\)?"
_SURPLUS_MINUS = re.compile(rf"\(\s*(?:{_SPARE}|under)[^)]*\)|{_SPARE}{_MINUS}")
_DEFICIT_MINUS = re.compile(rf"\(\s*(?:{_SHORT}|over)[^)]*\)|{_SHORT}{_MINUS}")
_DEFICIT = re.compile(rf"\b{_SHORT}\b")
_SURPLUS = re.compile(rf"\b{_SPARE}\b")


class Label(Record):
    """One heading or row label, read."""

    text: str
    concepts: frozenset[str]
    rest: str
    """The words that name neither a concept nor a period nor an area, neutral words left out."""
    periods: tuple[Period, ...]
    """Those that the label dates itself."""
    recent: tuple[Period, ...]
    """Those that only the meeting's date makes sure of: “Q2”, “last year”, “at 31 March”."""
    areas: tuple[Area, ...]
    status: Status
    unit: UnitNote | None
    measure: Measure | None
    base_text: str
    """For a change: what it is measured from, as printed."""
    is_total: bool
    is_part: bool
    """“of which …”: part of the row above."""
    names_period: bool
    """A column that holds periods (“Latest Period”)."""
    sign: str
    """How the label says deficits are printed: ``deficit``, ``surplus``, ``deficit negative``, ``surplus negative``
    or empty."""

    @property
    def is_plain_total(self) -> bool:
        return self.is_total and not self.rest and not self.concepts


class LabelReader:
    """Reads labels, each once: holds the concepts, the meeting's date and what it has read."""

    def __init__(self, *, vocabulary: Vocabulary, reference: datetime.date | None) -> None:
        self.vocabulary = vocabulary
        self.concepts = load_concepts(vocabulary)
        self.reference = reference
        self._read: dict[str, Label] = {}

    def read(self, text: str) -> Label:
        """The label ``text``, read."""
        if text not in self._read:
            self._read[text] = self._read_anew(text)
        return self._read[text]

    def _read_anew(self, text: str) -> Label:
        printed, text = text, _with_full_years(_REFERENCE.sub("", mended(text)))
        words = normalised(text)
        mentions = _periods_in(text, reference=self.reference)
        dated = {m.start for m in _periods_in(text)} if mentions else set()
        areas = find_areas(text)
        spans = self.concepts.spans(words)
        statuses = find_statuses(text)
        measure: Measure | None = None
        if _PERCENT_CHANGE.search(words) or (_CHANGE.search(words) and "%" in words):
            measure = "percent_change"
        elif _CHANGE.search(words):
            measure = "change"
        comparators = () if areas else _comparators(text)
        spoken_for = [(m.start, m.end) for m in mentions] + [(m.start, m.end) for m in areas]
        spoken_for += [(m.start, m.end) for m in statuses]
        cut = [text[start:end] for start, end in spoken_for] + [bare_part(text), *_MONTH_ASIDE.findall(text)]
        return Label(
            text=printed,
            concepts=frozenset(spans),
            rest="" if comparators else self._rest(words, spans=spans, cut=cut),
            periods=tuple(m.period for m in mentions if m.start in dated),
            recent=tuple(m.period for m in mentions if m.start not in dated),
            areas=tuple(m.area for m in areas) or comparators,
            status=statuses[-1].status if statuses else "",
            unit=find_unit_note(text),
            measure=measure,
            base_text=_base(words, mentions) if measure and mentions else "",
            is_total=bool(_TOTAL.search(words)),
            is_part=bool(_PART_OF_ABOVE.match(text.strip())),
            names_period=bool(_PERIOD_HEADING.search(words)) and not mentions,
            sign=_sign_said(text),
        )

    def _rest(self, words: str, *, spans: dict[str, tuple[tuple[int, int], ...]], cut: list[str]) -> str:
        kept = list(words)
        for name, places in spans.items():
            for start, end in places if name not in NAMES_OF_PARTS else ():
                kept[start:end] = " " * (end - start)
        said_elsewhere = set(normalised(" ".join(cut)).split())
        return " ".join(
            word
            for word in "".join(kept).split()
            if word not in self.concepts.neutral
            and word not in said_elsewhere
            and not _UNIT_WORD.fullmatch(word)
            and not _PERIOD_CODE.fullmatch(word)
        )


def _periods_in(text: str, *, reference: datetime.date | None = None) -> tuple[PeriodMention, ...]:
    """The periods that a label names, the year that it ends in among them."""
    found = find_periods(text, reference=reference)
    if found or (before := _ENDS_IN_YEAR.match(text)) is None:
        return tuple(found)
    at = before.end()
    years = find_periods(text[at:])
    return tuple(m.model_copy(update={"start": m.start + at, "end": m.end + at}) for m in years)


def _base(words: str, mentions: Sequence[PeriodMention]) -> str:
    """What a change is measured from: “since 2019”, or the first year of “change 2020 to 2024”."""
    return mentions[0].period.text if _SINCE.search(words) else mentions[0].first_text


def _comparators(text: str) -> tuple[Area, ...]:
    """The group of authorities that a heading as a whole names without a code of its own (“Regional average”)."""
    match = _COMPARATOR.fullmatch(" ".join(text.split()))
    if match is None:
        return ()
    name = "Regional average" if "region" in text.casefold() else match["name"]
    return (Area(name=name, kind="comparator"),)


def _with_full_years(text: str) -> str:
    """“Outturn 21-22” with its century: beside such a word the figures are a year, where alone they may be ages."""
    match = _SHORT_YEARS.fullmatch(text.strip())
    if match is None or int(match["last"]) != int(match["first"]) + 1 or not (match["before"] or match["after"]):
        return text
    return f"{match['before'] or ''}20{match['first']}-{match['last']}{match['after'] or ''}"


def part_label(text: str) -> str:
    """The label of a part without its “of which”."""
    return _PART_OF_ABOVE.sub("", text.strip()).strip()


def _sign_said(text: str) -> str:
    """Which sign a label gives a deficit: “Surplus (-ve) / Deficit”, “(Surplus)/Deficit”, “Surplus/(Deficit)”."""
    low = text.casefold().replace("−", "-").replace("–", "-")
    if _SURPLUS_MINUS.search(low):
        return "surplus negative"
    if _DEFICIT_MINUS.search(low):
        return "deficit negative"
    deficit, surplus = bool(_DEFICIT.search(low)), bool(_SURPLUS.search(low))
    if deficit == surplus:
        return ""
    return "deficit" if deficit else "surplus"
