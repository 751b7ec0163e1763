"""Where a table does not add up: which cells are at fault, told by the relations that fail together."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

Place = tuple[int, int]
"""Row and column of the grid."""

LARGEST_COMPONENT = 8
"""Failing equations that hang together and are still explained by two cells; more is a table read wrongly."""
MOST_SHARED_CELLS = 40


@dataclass(frozen=True)
class Equation:
    """``Σ coefficient × cell = 0`` within ``tolerance``; the result has coefficient 1."""

    relation: int
    target: Place
    coefficients: dict[Place, int]
    residual: float
    tolerance: float
    closes: bool
    parts: int = 0
    """Terms that are not zero: how many roundings went into the result."""
    unit: float = 1.0
    """What the last printed place is worth."""
    deviation: float = 0.0
    """Standard deviation of what rounding puts between result and parts."""
    dust: float = 0.0
    """What binary arithmetic leaves: the tolerance of a result made from the figures as printed."""

    def change(self, place: Place) -> tuple[float, float]:
        """Least and greatest change of the cell at ``place`` that makes the equation close."""
        wanted = -self.residual / self.coefficients[place]
        return wanted - self.tolerance, wanted + self.tolerance


@dataclass(frozen=True)
class Located:
    """A set of cells whose change makes everything around them close, each with the interval its change lies in."""

    places: tuple[Place, ...]
    changes: tuple[tuple[float, float], ...]
    equations: tuple[Equation, ...]
    certain: bool = False
    """Each cell is held by two or more failing equations and no other set of cells would do."""


def _locate(equations: Sequence[Equation]) -> tuple[list[Located], list[Equation]]:
    failing = [e for e in equations if not e.closes]
    if not failing:
        return [], []
    around: dict[Place, list[Equation]] = defaultdict(list)
    for equation in equations:
        for place in equation.coefficients:
            around[place].append(equation)
    located: list[Located] = []
    unexplained: list[Equation] = []
    for component in connected(failing):
        found = _explain_by_one(component, around)
        for rest in connected(_unexplained(component, found)):
            found += _explain_by_more(rest, around)
        located += found
        unexplained += _unexplained(component, found)
    return located, unexplained


def _unexplained(failing: list[Equation], located: list[Located]) -> list[Equation]:
    explained = {id(e) for one in located for e in one.equations}
    return [e for e in failing if id(e) not in explained]


EXACT_BITS = 16.0
"""Odds, 65,000 to 1, at which the totals of a table are taken to be sums of the figures as printed, so that a unit out
is an error and not rounding."""
MOST_INEXACT = 4
"""Equations that the cell may stand in: its row, its column, its subtotal's."""


def exactness(equations: Iterable[Equation]) -> float:
    """Bits of evidence that the totals of a table are sums of the figures as printed; minus infinity against it.

    Independent rounding leaves a sum of five exact six times in ten; twenty exact ones are no accident.
    """
    closing = [e for e in equations if e.closes]
    if any(abs(e.residual) > e.dust for e in closing):
        return -math.inf
    rounded = (e for e in closing if e.tolerance > e.dust and e.parts > 1)
    return sum(-math.log2(math.erf(0.5 / math.sqrt(2 * e.parts / 12))) for e in rounded)


TIE_BITS = 10.0
"""Odds, 1,000 to 1, at which they are taken to be so where several cells would do by rounding and one set exactly:
that the same number is left over in a row and in a column is evidence of its own."""


def locate(equations: Sequence[Equation]) -> tuple[list[Located], list[Equation]]:
    """The cells at fault, and the failing equations that no cell was found for.

    What rounding leaves open is asked again without it where the totals are sums of the figures as printed.
    """
    located, unexplained = _locate(equations)
    if not unexplained or exactness(equations) < TIE_BITS:
        return located, unexplained
    exact = [replace(e, tolerance=e.dust) for e in equations]
    found, still_open = _locate(exact)
    if len(still_open) >= len(unexplained) or not all(one.certain for one in found):
        return located, unexplained
    as_given = {id(e): given for e, given in zip(exact, equations, strict=True)}
    return (
        [replace(one, equations=tuple(as_given[id(e)] for e in one.equations)) for one in found],
        [as_given[id(e)] for e in still_open],
    )


def locate_strictly(equations: Sequence[Equation]) -> list[Located]:
    """Cells wrong by no more than rounding, in a table whose totals are made from the printed figures.

    Where all other sums are exact, the row and the column of one cell both out by the same unit are not rounding.
    """
    inexact = [e for e in equations if e.closes and abs(e.residual) > e.dust]
    if not 2 <= len(inexact) <= MOST_INEXACT:
        return []
    out = {id(e) for e in inexact}
    if exactness(e for e in equations if id(e) not in out) < EXACT_BITS:
        return []
    located, _ = _locate(
        [replace(e, tolerance=e.dust, closes=abs(e.residual) <= e.dust) for e in equations if e.closes]
    )
    if len(located) == 1 and located[0].certain and len(located[0].equations) == len(inexact):
        return located
    return []


def connected(failing: list[Equation]) -> list[list[Equation]]:
    """Failing equations that share cells, together."""
    groups: list[tuple[set[Place], list[Equation]]] = []
    for equation in failing:
        places, members = set(equation.coefficients), [equation]
        rest = []
        for group in groups:
            if group[0] & places:
                places |= group[0]
                members = group[1] + members
            else:
                rest.append(group)
        groups = [*rest, (places, members)]
    return [members for _, members in groups]


def change_allowed(place: Place, equations: Iterable[Equation]) -> tuple[float, float] | None:
    """The changes of ``place`` that suit all ``equations`` around it; None where there is none."""
    low, high = float("-inf"), float("inf")
    for equation in equations:
        least, greatest = equation.change(place)
        low, high = max(low, least), min(high, greatest)
    return (low, high) if low <= high else None


def _explain_by_one(component: list[Equation], around: dict[Place, list[Equation]]) -> list[Located]:
    """Cells each of which alone puts right every failing equation it stands in."""
    members = {id(e) for e in component}
    suits: dict[Place, tuple[tuple[float, float], frozenset[int]]] = {}
    for place in {place for e in component for place in e.coefficients}:
        interval = change_allowed(place, around[place])
        if interval is None or interval[0] <= 0 <= interval[1]:
            continue
        suits[place] = (interval, frozenset(id(e) for e in around[place] if id(e) in members))
    # A cell that explains less than another explains is not needed.
    needed = {place: suit for place, suit in suits.items() if not any(suit[1] < other[1] for other in suits.values())}
    found = []
    by_id = {id(e): e for e in component}
    for place, (interval, explained) in needed.items():
        rivals = [other for other, suit in needed.items() if other != place and suit[1] & explained]
        if rivals:
            continue
        found.append(
            Located(
                places=(place,),
                changes=(interval,),
                equations=tuple(by_id[i] for i in explained),
                certain=len(explained) > 1,
            )
        )
    return found


def _explain_by_more(component: list[Equation], around: dict[Place, list[Equation]]) -> list[Located]:
    """Two or three cells that together put right every failing equation of ``component``, if only one such set does."""
    if not 2 <= len(component) <= LARGEST_COMPONENT:
        return []
    members = {id(e) for e in component}
    counts = {
        place: [e for e in around[place] if id(e) in members]
        for place in {place for e in component for place in e.coefficients}
    }
    # A cell of which a closing equation speaks may still be wrong if another wrong cell evens it out; not considered.
    shared = [place for place, held in counts.items() if len(held) > 1 and len(held) == len(around[place])]
    if len(shared) > MOST_SHARED_CELLS:
        return []
    for size in (2, 3):
        solutions = [
            solution
            for places in combinations(sorted(shared), size)
            if (solution := _solve(places, component)) is not None
        ]
        if len(solutions) == 1:
            return [
                Located(
                    places=solutions[0][0],
                    changes=solutions[0][1],
                    equations=tuple(component),
                    certain=True,
                )
            ]
        if solutions:
            return []
    return []


def _solve(
    places: tuple[Place, ...], component: list[Equation]
) -> tuple[tuple[Place, ...], tuple[tuple[float, float], ...]] | None:
    """Changes of ``places`` that close all of ``component``: each from the equations in which it stands alone."""
    changes: list[tuple[float, float]] = []
    for place in places:
        others = [other for other in places if other != place]
        alone = [
            e for e in component if place in e.coefficients and not any(other in e.coefficients for other in others)
        ]
        interval = change_allowed(place, alone) if alone else None
        if interval is None or interval[0] <= 0 <= interval[1]:
            return None
        changes.append(interval)
    for equation in component:
        touched = [
            (equation.coefficients[p], c) for p, c in zip(places, changes, strict=True) if p in equation.coefficients
        ]
        if not touched:
            return None
        low = equation.residual + sum(min(k * c[0], k * c[1]) for k, c in touched)
        high = equation.residual + sum(max(k * c[0], k * c[1]) for k, c in touched)
        if low > equation.tolerance or high < -equation.tolerance:
            return None
    return places, tuple(changes)
