"""What rounding leaves between a total and its parts."""

import math
import random
from collections import Counter

import numpy as np
import pytest
from agendapack.extract.arithmetic.evidence import rounding_likelihood, rounding_tolerance


@pytest.mark.parametrize("terms", [1, 3, 8, 12, 13, 40])
def test_what_rounding_leaves_is_something(terms: int) -> None:
    chances = [rounding_likelihood(left, deviation=math.sqrt(terms / 12)) for left in range(-30, 31)]
    assert math.isclose(math.fsum(chances), 1.0, rel_tol=1e-6)
    assert chances == pytest.approx(chances[::-1], abs=1e-9)


@pytest.mark.parametrize("terms", [3, 6])
def test_rounded_sums_fall_as_often_as_said(terms: int) -> None:
    rng = random.Random(terms)
    trials = 20_000
    drawn: Counter[int] = Counter()
    for _ in range(trials):
        parts = [rng.uniform(10, 99) for _ in range(terms)]
        drawn[round(math.fsum(parts)) - sum(map(round, parts))] += 1
    for left in (0, 1, 2):
        chance = rounding_likelihood(left, deviation=math.sqrt(terms / 12))
        assert abs(drawn[left] / trials - chance) < 4 * math.sqrt(chance / trials) + 1e-9


@pytest.mark.parametrize(("terms", "most"), [(2, 1), (3, 1), (4, 2), (5, 2), (7, 3)])
def test_no_more_is_rounding_than_can_be(terms: int, most: int) -> None:
    tolerance = rounding_tolerance(np.full((terms, 1), 0.5), np.array([0.5]))[0]
    assert most <= tolerance < most + 1
    assert rounding_likelihood(most + 1, deviation=math.sqrt(terms / 12)) == pytest.approx(0.0)


def test_a_coarser_total_may_be_half_its_place_out() -> None:
    assert rounding_tolerance(np.full((2, 1), 0.0), np.array([50.0]))[0] == 50.0
