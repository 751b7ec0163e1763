"""A score becomes a probability that the checks of the paper move the right way."""

import datetime

import pytest
from agendapack.extract.confidence import probability, with_confidence
from agendapack.schema.figures import Extraction, Observation, Period

DAY = datetime.date(2024, 3, 31)


def scored(score: float, *checks: str) -> Observation:
    return Observation(
        observation_id="a",
        figure_id="b",
        metric="cla_total",
        area_name="Leicestershire",
        value=634.0,
        unit="count",
        value_text="634",
        period=Period(text="31 March 2024", kind="instant", start=DAY, end=DAY),
        page=6,
        source_kind="table",
        read_by="ocr",
        quote="All looked-after children › 2023/24",
        confidence=score,
        checks=checks,
    )


@pytest.mark.parametrize("score", [0.0, 0.3, 0.7, 0.9, 1.0])
def test_it_is_a_probability_and_never_certain(score: float) -> None:
    assert 0 < probability(scored(score)) < 1


def test_a_better_score_is_likelier_right() -> None:
    likely = [probability(scored(score / 10)) for score in range(11)]
    assert likely == sorted(likely)
    assert likely[0] < 0.3


@pytest.mark.parametrize("check", ["adds up", "agrees with text"])
def test_what_the_paper_bears_out_is_likelier_right(check: str) -> None:
    assert probability(scored(0.8, check)) > probability(scored(0.8))


@pytest.mark.parametrize("check", ["does not add up", "contradicts page 5", "repaired"])
def test_what_the_paper_speaks_against_is_less_likely(check: str) -> None:
    assert probability(scored(0.8, check)) < probability(scored(0.8))


def test_every_observation_of_an_extraction_gets_its_probability() -> None:
    found = with_confidence(Extraction(observations=(scored(0.9), scored(0.5))))
    assert [o.confidence for o in found.observations] == [probability(scored(0.9)), probability(scored(0.5))]
