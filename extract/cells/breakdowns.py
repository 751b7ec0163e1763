"""Which part of a metric's whole the headings of a number name: its breakdown."""

import re

from ...schema.vocabulary import Metric
from .concepts import normalised
from .labels import Label, part_label
from .metrics import Reading, words_of
from .signs import GRANTS
from .view import Place

OTHER_BLOCKS = frozenset({"schools_block", "central_block", "early_years_block"})
"""Concepts that name a part of a whole: a row that names one is a breakdown even though the concept explains it."""

_LINES = frozenset({"sen_support", "appeal", "needs_assessment", "care_leaver", "uasc"})
_PARTS = {
    "cla_total": frozenset({"placement_kind", "without_uasc", "two_years", "near_home"}),
    "cla_expenditure": frozenset({"placement_kind", "without_uasc", "uasc", "care_leaver"}),
    "hnb_budget": _LINES,
    "hnb_expenditure": _LINES,
    "hnb_variance": _LINES,
}
"""Concepts that are a part of a metric's whole where a label names nothing else: “SEN support” of high needs."""

_COUNTED = frozenset(
    {"placements", "plans", "pupils", "blocks", "learners", "spend", "cost", "costs", "budget", "block"}
)
"""What a total may be said to be of: “All placements”."""

_AGES = re.compile(
    r"(?<![\w/.,£-])(?:\d|1\d|2[0-5])\s?(?:[-–]|to)\s?(?:\d|1\d|2[0-5])(?![\d/%.,]|[-–]\d)"
    r"(?!\s?(?:weeks|months|miles|days|years or|yrs? or))"
    r"|(?<![\w/.,£-])(?:1\d|2[0-5])\s?(?:and|&)\s?(?:1\d|2[0-5])(?=[\s-]years?[\s-]olds?\b)"
    r"|(?<=aged\s)\d\d(?:,\s\d\d)*\s(?:and|&|or)\s\d\d(?!\d)"
)
"""An age band: “19-21”, “16 to 17”, “aged 19, 20 and 21”."""
_UNIT_BEHIND = re.compile(r"\s\(?£\s?[’'‘]?(?:m|mn|million|bn|k|000s?)?\)?\s*$", re.IGNORECASE)
_ALL_AGES = frozenset({"0 25", "0 17", "0 18", "0 to 25", "0 to 17", "0 to 18"})


def breakdown_of(place: Place, label: Label | None, *, metric: Metric, reading: Reading) -> str:
    """The part of ``metric`` that ``label``, the nearest that names the place's row, or a column says; ``""`` for the
    whole."""
    if label is None:
        return _of_column(place, metric)
    if label.measure is not None:
        return ""
    names_part = _names_part(label, reading) or _of_another_year(label, place)
    rest = says_more(label, metric)
    ages = ages_in(label) or next((found for group in place.rows if (found := ages_in(group))), "")
    if not rest and not names_part and not ages:
        scenario = _of_scenario(place, metric)
        part = _of_column(place, metric) or scenario
        block = any(column.concepts & OTHER_BLOCKS for column in place.columns)
        return part if not label.concepts or block or part == scenario or _AGES.fullmatch(part) else ""
    if label.is_total and (not rest - _COUNTED or not reading.from_own):
        return ""
    if not names_part and ages and rest <= set(normalised(ages).split()):
        return ages
    return as_printed(part_label(label.text))


def _of_column(place: Place, metric: Metric) -> str:
    """The part that a column's heading names: an age band, or whatever else it says beside the metric."""
    if found := next((found for column in place.columns if (found := ages_in(column))), ""):
        return found
    blocks = [column for column in place.columns if column.concepts & OTHER_BLOCKS]
    if blocks:
        return as_printed(blocks[-1].text)
    columns = [c for c in place.columns if _divides(c, metric) and not c.is_total and not c.measure]
    return as_printed(columns[-1].text) if columns else ""


def _of_scenario(place: Place, metric: Metric) -> str:
    """“Unmitigated”, where the row stands in a group of that name: beside it stands what the plan is to reach. What is
    granted is the same in either."""
    if metric.id in GRANTS:
        return ""
    named = [label.text for label in place.rows[:-1] if label.concepts == {"before_mitigation"}]
    return as_printed(named[-1]) if named else ""


def _divides(column: Label, metric: Metric) -> bool:
    return bool(column.concepts & {"before_mitigation", "supposition"}) or bool(says_more(column, metric))


def ages_in(label: Label) -> str:
    """The age band that a label names; none where it is all ages that the metric counts."""
    found = _AGES.search(label.text)
    if found is None or any(found.group() in period.text for period in (*label.periods, *label.recent)):
        return ""  # “Q2 22-23” names a year
    return found.group() if normalised(found.group()) not in _ALL_AGES else ""


def band_of(ages: str) -> str:
    """An age band of a title as headings print it: “19 to 21” is 19-21."""
    return re.sub(r"\s?(?:[-–]|to|and|&)\s?(?=\d+$)", "-", ages)


def says_more(label: Label, metric: Metric) -> frozenset[str]:
    """The words of a label that say more than which metric it is: none of “New plans issued”, those of “Foster
    placements”."""
    said = frozenset(label.rest.split()) - words_of(metric)
    return said if metric.unit == "gbp" else said - _COUNTED


def _names_part(label: Label, reading: Reading) -> bool:
    """Whether a concept that explains the whole label is a part of the metric: another block, placements' cost."""
    return bool(
        label.concepts & (OTHER_BLOCKS | {"before_mitigation", "supposition"} | _PARTS.get(reading.metric, frozenset()))
    ) or ("placement_spend" in label.concepts and reading.metric == "hnb_expenditure")


def _of_another_year(label: Label, place: Place) -> bool:
    """Whether a row names a year that its column does not: “2019/20 deficit brought forward” under 2023/24 is a part of
    what was brought forward then."""
    columns = [column.periods[-1].end for column in place.columns if column.periods]
    return bool(label.periods and columns) and label.periods[-1].end != columns[-1] and label in place.rows


def as_printed(text: str) -> str:
    """A label as a breakdown: without footnote marks and the unit of its numbers, spaces normalised."""
    text = _UNIT_BEHIND.sub("", text) or text
    return " ".join(text.replace("(*)", " ").rstrip("*†‡ ").split())
