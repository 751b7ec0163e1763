"""Which numbers are parts of a printed total that is understood, and what they are then."""

from collections import defaultdict
from dataclasses import replace

from ..arithmetic import TableArithmetic
from .breakdowns import as_printed
from .draft import Draft, measure_of, printed_value
from .going_on import is_bare_period, is_comparison
from .labels import Label, part_label
from .metrics import is_movement
from .signs import POSITIONS
from .view import Place

WHOLES = {
    "cla_uasc": "cla_total",
    "hnb_allocation": "dsg_allocation",
    "hnb_variance": "dsg_in_year_position",
    "hnb_in_year_position": "dsg_in_year_position",
    "hnb_cumulative_balance": "dsg_balance",
}
"""Metrics that are a part of another: a table of both is still a table of one thing."""

_GRANTS = frozenset({"hnb_allocation", "dsg_allocation"})
_SPENDING = frozenset({"expenditure", "variance", "in_year", "cumulative", "recoupment", "transfer"})


_NO_PARTS = frozenset({"savings", "to_assess"})
"""What is saved on a budget, and what came of requests: terms of a sum, but no kinds of what it adds up to."""


def totals_of_parts(arithmetic: TableArithmetic) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """For each cell that is a part of printed sums, the cells that are their totals, by (row, column); that of its own
    column first."""
    totals: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for relation in arithmetic.relations:
        if relation.kind != "sum" or any(term.sign < 0 or term.previous for term in relation.terms):
            continue
        for closing in relation.closings:
            if closing.outcome == "not additive":
                continue
            for term in relation.terms:
                down = relation.direction == "down"
                part = (term.line, closing.place) if down else (closing.place, term.line)
                totals[part].insert(0 if down else len(totals[part]), (closing.row, closing.column))
    return totals


def may_be_part(place: Place, own: Draft | None, whole: Draft) -> bool:
    """Whether a number that adds up to ``whole`` is a breakdown of it.

    Not of a gap, which adds unlike things. Across, only of what is headed as a total: a base with its growth is no part
    of the budget that they make. Not a number that names a metric of its own, unless that is a kind of the whole
    (unaccompanied children among those in care) or something wider (a grant's “funding” that adds up to its high needs
    block).
    """
    if whole.metric.id in POSITIONS or whole.measure != measure_of(place):
        return False
    across = whole.place.cell.row == place.cell.row
    if across and not any(label.is_total for label in whole.place.columns):
        return False
    if whole.metric.id in _GRANTS and any(label.concepts & _SPENDING for label in place.rows):
        return False  # what is spent and what is short make up what was got
    if is_movement(place.rows, whole.reading) or any(label.concepts & _NO_PARTS for label in place.rows):
        return whole.metric.id == "hnb_savings"
    if own is None or WHOLES.get(whole.metric.id) == own.metric.id:
        return True
    named_alone = own.label is not None and not own.label.rest  # “UASC” below those without them is its own figure
    return own.metric.unit == "count" and WHOLES.get(own.metric.id) == whole.metric.id and not named_alone


def part_of(place: Place, whole: Draft) -> Draft:
    label = place.rows[-1] if place.rows else None
    return Draft(
        place=place,
        metric=whole.metric,
        measure=measure_of(place),
        reading=replace(whole.reading, from_own=False, strength=whole.reading.strength * 0.95),
        breakdown=_part_name(label, whole),
        label=label,
        value=printed_value(place, measure_of(place)),
    )


def _part_name(label: Label | None, whole: Draft) -> str:
    if label is None or label.measure is not None or is_comparison(label) or is_bare_period(label):
        return whole.breakdown
    return as_printed(part_label(label.text))
