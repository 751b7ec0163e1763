"""The values of a table's drafts: misreadings repaired, signs settled for each row or column of one metric together."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ...schema.figures import Measure
from ..arithmetic import TableArithmetic
from .draft import Draft
from .labels import Label
from .signs import POSITIONS, convention_said, signed
from .view import Place

_RESERVE = re.compile(r"\b(?:reserves?|balances?|general fund)\b", re.IGNORECASE)


def repaired(drafts: Sequence[Draft], *, arithmetic: TableArithmetic) -> list[Draft]:
    """The drafts with the one value that every sum of the table demands, where a misreading was located."""
    repairs = {(fault.row, fault.column): fault.repair.value for fault in arithmetic.faults if fault.repair}
    return [
        replace(draft, value=repairs.get((draft.place.cell.row, draft.place.cell.column), draft.value))
        for draft in drafts
    ]


def prints_reserves_negative(places: Sequence[Place]) -> bool:
    """Whether all balances of reserves in the table, the grant's apart, are printed negative."""
    held = [
        place.number.quantity.value
        for place in places
        if any(_RESERVE.search(label.text) and "dsg" not in label.concepts for label in place.rows)
        and any(label.concepts & {"cumulative", "opening"} for label in place.columns)
    ]
    return any(value < 0 for value in held) and not any(value > 0 for value in held)


def settle_signs(
    drafts: Sequence[Draft],
    *,
    titled: Sequence[Label],
    notes: Sequence[str],
    arithmetic: TableArithmetic,
    reserves_negative: bool,
) -> list[Draft]:
    """The drafts with their values signed, decided for each row or column of one metric together.

    ``titled`` are the labels of the table as a whole, whose words count for what only they name; ``reserves_negative``
    whether the table prints the council's other reserves as negative numbers.
    """
    of_title = next((label.sign for label in titled if label.sign), "")
    common = noted = convention_said(notes)
    if common is None:
        said = {label.sign for draft in drafts for label in (*draft.place.rows, *draft.place.columns)}
        if said & {"surplus negative", "deficit negative"}:
            common = "surplus negative" in said
        else:
            common = arithmetic.deficit_positive
    series: dict[tuple[str, str, Measure], list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        series[draft.metric.id, draft.breakdown, draft.measure].append(number)
    settled = list(drafts)
    flipped = {
        draft.metric.id
        for numbers in series.values()
        for draft in [drafts[numbers[0]]]
        if draft.reading.from_own
        and all(drafts[n].value <= 0 for n in numbers)
        and any(drafts[n].value for n in numbers)
    }
    for (metric, _, measure), numbers in series.items():
        members = [drafts[n] for n in numbers]
        first = members[0]
        if measure == "percent_change" or (measure == "change" and metric not in POSITIONS):
            continue
        line = arithmetic.convention(first.place.cell.row, first.place.cell.column)
        positive = common if line is None or line.deficit_positive is None else line.deficit_positive
        if metric == "dsg_balance" and reserves_negative:
            positive = True
        sign = _sign_said(first) or ("" if first.reading.from_own else of_title)
        if not sign and noted is None and _is_variance(first):
            sign = "surplus negative"  # a variance is spend less budget: what is over is a deficit
        values = signed(
            [member.value for member in members],
            metric=metric,
            said=sign,
            deficit_positive=positive,
            by_name=first.reading.from_own or metric in flipped,
        )
        for n, value in zip(numbers, values, strict=True):
            settled[n] = replace(drafts[n], value=value or 0.0)
    return settled


def _sign_said(draft: Draft) -> str:
    words = draft.place.number.words
    if words:
        return "surplus" if any(word in words for word in ("underspen", "surplus", "under")) else "deficit"
    said = [label.sign for label in (draft.label, *reversed(draft.place.rows), *reversed(draft.place.columns)) if label]
    return next((sign for sign in said if sign), "")


def _is_variance(draft: Draft) -> bool:
    return any("variance" in label.concepts for label in (*draft.place.rows, *draft.place.columns))
