"""Observations side by side: which are statements of the same figure, how far each is rounded, whether they agree."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...schema.figures import Figure, Observation
from .misreadings import decimals_of, own_value

Key = tuple[str, ...]

ABOUT = 0.05
"""How far “about £20 million” may be from the figure it rounds, beside its own last place."""
THOUSAND_SLIP = 0.01
"""How near to a thousand the ratio of two statements must be for a slip of the unit."""


@dataclass(frozen=True)
class Statement:
    """An observation with how far it is rounded."""

    observation: Observation
    figure: Figure | None
    half: float
    """Half a unit of the last printed place, in base units."""

    @property
    def source(self) -> tuple[str, int | None]:
        """The table or passage it stands in."""
        figure = self.figure
        if figure is None:
            return self.observation.source_kind, None
        if figure.table_number is not None:
            return "table", figure.table_number
        return "text", figure.passage_number


def statements(observations: Iterable[Observation], figures: Iterable[Figure]) -> list[Statement]:
    """Each observation with its figure and rounding."""
    by_id = {figure.figure_id: figure for figure in figures}
    return [Statement(o, by_id.get(o.figure_id), _half(o, by_id.get(o.figure_id))) for o in observations]


def _half(observation: Observation, figure: Figure | None) -> float:
    printed = own_value(observation.value_text)
    value = figure.value if figure is not None else observation.value
    if printed:
        # The digits tell the last place, the value what one of them is worth: “£15.9 million”, 57,643 under £'000.
        digits = "".join(c for c in observation.value_text if c.isdigit() or c == ".").rstrip(".")
        scale = abs(value / printed)
        return 0.5 * scale / float(10 ** decimals_of(digits))
    return 0.5 * (figure.scale if figure is not None else 1)


def same_figure(observation: Observation) -> Key:
    """What two statements of the same figure share; the status is left out, and where there is no period nothing is
    the same as anything."""
    period = observation.period
    return (
        observation.metric,
        observation.measure,
        " ".join(observation.breakdown.casefold().split()),
        observation.qualifier.casefold(),
        observation.area_code or observation.area_name,
        f"{period.start}/{period.end}" if period else observation.observation_id,
        observation.period_from if observation.measure != "level" else "",
    )


def grouped(said: Iterable[Statement]) -> Mapping[Key, list[Statement]]:
    groups: dict[Key, list[Statement]] = defaultdict(list)
    for statement in said:
        groups[same_figure(statement.observation)].append(statement)
    return groups


def agree(one: Statement, other: Statement) -> bool:
    """Whether two statements can be of one number: within the rounding of the coarser, or what “about” allows."""
    a, b = one.observation, other.observation
    allowed = max(one.half, other.half) + 1e-9 * max(abs(a.value), abs(b.value))
    if "about" in (a.bound, b.bound):
        allowed = max(allowed, ABOUT * max(abs(a.value), abs(b.value)))
    if abs(a.value - b.value) <= allowed + min(one.half, other.half):
        return True
    return _within(a, b) or _within(b, a)


def within_rounding(whole: Statement, parts: Sequence[Statement], *, at_most: float) -> bool:
    """Whether ``parts`` add up to ``whole`` as far as their printed places allow, and to ``at_most``."""
    total = sum(part.observation.value for part in parts)
    apart = abs(total - whole.observation.value)
    dust = 1e-9 * (abs(whole.observation.value) + sum(abs(part.observation.value) for part in parts))
    return apart <= min(at_most, whole.half + sum(part.half for part in parts)) + dust


def _within(bounded: Observation, exact: Observation) -> bool:
    """“over £20m” and 21.5: the bound holds and is meant to say something."""
    if bounded.bound == "at least":
        return abs(bounded.value) <= abs(exact.value) <= 1.25 * abs(bounded.value)
    if bounded.bound == "at most":
        return 0.75 * abs(bounded.value) <= abs(exact.value) <= abs(bounded.value)
    return False


def same_status(one: Observation, other: Observation) -> bool:
    """Whether two statuses leave no room for the figure to have moved between them."""
    outcome = {"", "actual", "outturn"}
    return one.status == other.status or (one.status in outcome and other.status in outcome)


def is_thousand_slip(one: float, other: float) -> bool:
    """Whether one is the other in the wrong unit."""
    if not one or not other:
        return False
    ratio = abs(one / other)
    return any(math.isclose(ratio, slip, rel_tol=THOUSAND_SLIP) for slip in (1000.0, 0.001))


def is_misplaced_unit(one: Statement, other: Statement) -> bool:
    """Whether two statements print one number of three figures or more under units a thousand apart.

    So they do whatever their status: a budget is not a thousand times its outturn with the same digits.
    """
    smaller, larger = sorted((one, other), key=lambda statement: abs(statement.observation.value))
    a, b = abs(smaller.observation.value), abs(larger.observation.value)
    if one.observation.bound or other.observation.bound or b < 200 * larger.half or a < 200 * smaller.half:
        return False
    return abs(1000 * a - b) <= max(1000 * smaller.half, larger.half) * (1 + 1e-9)
