"""Which numbers of a table are none of the vocabulary's, whatever else their headings name."""

import re
from collections.abc import Iterable, Mapping, Sequence

from ...schema.vocabulary import Metric
from .labels import Label
from .metrics import Reading, is_movement
from .signs import POSITIONS
from .view import Place

_ONE_SCHOOL = re.compile(
    r"\b(?!(?:All|Total|Other|Special|Independent|Maintained|Mainstream|Primary|Secondary|Private|Hospital|Residential|Day|State"
    r"|Central|Further|General|Middle|Nursery|Infant|Junior|First|High|Free|Local|Council|Post|Sixth|Upper|The|In|Of|And|Non)\b)"
    r"[A-Z][\w’'.-]+(?:\s(?:[A-Z][\w’'.-]+|of|the|and|&)){0,4}\s"
    r"(?:School|Academy|College|Nursery|Infants|Juniors|PRU)\b(?!\s(?:Services?|Block|Improvement|Budget|Census|Transport))"
)
"""A school by its name: “Oak Special School” is one, “Special School” a kind."""


_ASPECTS = frozenset({"expenditure", "budget", "allocation", "the_funding", "in_year", "cumulative", "variance"})
"""Concepts that call a sum what it is."""
_LEVELS = frozenset(
    {
        "cla_expenditure",
        "sen_transport_expenditure",
        "hnb_expenditure",
        "hnb_budget",
        "hnb_allocation",
        "dsg_allocation",
    }
)
"""Metrics of what is spent or got, on which a saving is something else."""
_RUNNING = re.compile(r"^\W*(?:cumulative|accumulated)(?:\s(?:total|savings?|£\S*|\(?£.*))*\W*$", re.IGNORECASE)
"""A heading that says no more than that its column runs on."""
SPENDING_METRICS = frozenset({"hnb_expenditure", "hnb_budget", "cla_expenditure", "sen_transport_expenditure"})
"""Metrics that are gross: what is left after income is none of them."""


def is_left_alone(place: Place, *, title: frozenset[str]) -> bool:
    """Whether ``place`` is a rating or score, of one sex or ethnic group, or in a table on another subject (``title``:
    the concepts that its title names), such as complaints about a service or its staff."""
    if "other_table" in title or any("ranking" in label.concepts for label in place.columns):
        return True
    return any(label.concepts & {"sex", "ethnicity"} for label in (*place.rows, *place.columns))


def rows_of_schools(
    places: Iterable[Place], totals: Mapping[tuple[int, int], Sequence[tuple[int, int]]]
) -> frozenset[int]:
    """The rows of one school each, apart from a school that adds up with as many other lines to a total of ``totals``
    (by the cells that are its parts): the council's only special school is a line of the block."""
    schools = {place.cell.row for place in places if any(_ONE_SCHOOL.search(label.text) for label in place.rows)}
    parts: dict[tuple[int, int], set[int]] = {}
    for (row, column), wholes in totals.items() if schools else ():
        for whole in wholes:
            if whole[1] == column:
                parts.setdefault(whole, set()).add(row)
    lines = {row for rows in parts.values() if 2 * len(rows & schools) <= len(rows) for row in rows}
    return frozenset(schools - lines)


def is_another_sum(place: Place, *, metric: Metric, reading: Reading, titled: Sequence[Label]) -> bool:
    """Whether a sum under headings of ``metric`` is something else: a movement of it, what is saved on it, a running
    total. ``titled`` are the labels that name the table as a whole."""
    labels = (*place.rows, *place.columns)
    if metric.unit != "gbp":
        return False
    if is_movement(labels, reading) or (is_movement(titled, reading) and not _says_what_it_is(labels)):
        return True
    return (metric.id in _LEVELS and _is_of_savings(place, titled)) or (metric.id in POSITIONS and _runs_on(place))


def net_of_income(
    places: Iterable[Place], totals: Mapping[tuple[int, int], Sequence[tuple[int, int]]]
) -> frozenset[tuple[int, int]]:
    """The totals to which income that is printed negative adds up with spending: what is left is no spending."""
    return frozenset(
        total
        for place in places
        if place.number.quantity.value < 0 and any("the_funding" in label.concepts for label in place.rows[-1:])
        for total in totals.get((place.cell.row, place.cell.column), ())
    )


def _says_what_it_is(labels: Sequence[Label]) -> bool:
    """Whether headings call a sum what it is, so that it is no movement of which only the title tells."""
    return any(label.concepts & _ASPECTS for label in labels)


def _is_of_savings(place: Place, titled: Sequence[Label]) -> bool:
    """Whether a sum is saved, or proposed to be, on the service that its row names."""
    if any("savings" in label.concepts for label in place.columns):
        return True
    return any("savings" in label.concepts for label in titled) and not _says_what_it_is(place.rows)


def _runs_on(place: Place) -> bool:
    """Whether a column is no more than “cumulative”, over a row that is no balance: a running total."""
    running = any(label.concepts == {"cumulative"} and _RUNNING.search(label.text) for label in place.columns)
    row = place.rows[-1] if place.rows else None
    if not running or row is None or row.concepts & {"cumulative", "position", "in_year"}:
        return False
    return bool(row.rest) or "savings" in row.concepts
