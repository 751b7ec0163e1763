"""Sentences read as they stand, in a paper of one council tabled on one day."""

import datetime
from collections.abc import Callable

import pytest
from agendapack.extract.context import PaperContext
from agendapack.extract.prose import read_passages
from agendapack.schema.areas import find_authority
from agendapack.schema.figures import Extraction, Observation
from agendapack.schema.tables import Line, Passage
from agendapack.schema.vocabulary import load_vocabulary

Read = Callable[..., Extraction]


def passages_of(*texts: str, heading: str = "") -> tuple[Passage, ...]:
    return tuple(
        Passage(
            number=number,
            kind="list item" if text.startswith("• ") else "paragraph",
            text=text.removeprefix("• "),
            spans=(Line(start=0, end=len(text.removeprefix("• ")), page=1),),
            page=1,
            heading=heading,
            anchor=f"p[{number}]",
        )
        for number, text in enumerate(texts, start=1)
    )


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads paragraphs of a Suffolk paper tabled on 19 November 2024."""
    vocabulary = load_vocabulary()

    def reading(*texts: str, title: str = "Performance report", heading: str = "") -> Extraction:
        context = PaperContext(
            sha256="0" * 64,
            area=find_authority("Suffolk"),
            meeting_date=datetime.date(2024, 11, 19),
            title=title,
        )
        return read_passages(passages_of(*texts, heading=heading), context=context, vocabulary=vocabulary)

    return reading


def told(observation: Observation) -> tuple[str, str, float]:
    return observation.metric, observation.measure, observation.value


def ends(observation: Observation) -> str:
    return observation.period.end.isoformat() if observation.period is not None else ""
