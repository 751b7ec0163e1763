"""Small papers made by hand, as rows ready to be stored."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from agendapack.db import PaperRows, Writer, open_for_writing, rows_of
from agendapack.db.runs import begin_run
from agendapack.schema.document import AgendaItem, Document, Page, Stated
from agendapack.schema.figures import Extraction, Figure, Observation, Period
from agendapack.schema.problems import Problem
from agendapack.schema.record import Box
from agendapack.schema.tables import Cell, Line, Passage, Table
from sqlite_utils import Database


def observation(number: int, *, value: float = 20635.0, end: str = "2025-01-16", **others: object) -> Observation:
    """An observation of EHC plans at a day, whose id is made of ``number``."""
    day = datetime.date.fromisoformat(end)
    fields = {
        "observation_id": f"{number:016x}",
        "figure_id": "f" * 16,
        "metric": "ehcp_count",
        "area_name": "Kent",
        "area_code": "E10000016",
        "value": value,
        "unit": "count",
        "value_text": f"{value:,.0f}",
        "period": Period(text="January 2025", kind="instant", start=day, end=day),
        "status": "actual",
        "page": 1,
        "page_label": "23",
        "box": Box(72.0, 100.126, 110.0, 112.0),
        "source_kind": "text",
        "read_by": "text layer",
        "quote": "There were 20,635 plans in January 2025.",
        "confidence": 0.9,
    }
    return Observation.model_validate(fields | others)


def paper(
    *observations: Observation,
    name: str = "pack.pdf",
    sha256: str = "ab" * 32,
    meeting: str | None = "2025-03-04",
    pages: int = 1,
    problems: tuple[Problem, ...] = (),
) -> PaperRows:
    """A paper whose first page has a table of one body cell, a sentence, a figure and the observations given."""
    document = Document(
        name=name,
        sha256=sha256,
        kind="pdf",
        pages=tuple(Page(number=n, label=str(n + 22), width=595.0, height=842.0) for n in range(1, pages + 1)),
        title=Stated(text="SEND update", page=1, box=Box(72, 60, 200, 75)),
        council=Stated(text="Kent", page=1),
        committee=Stated(text="Schools Forum", source="file name"),
        meeting_date=datetime.date.fromisoformat(meeting) if meeting else None,
        agenda_items=(AgendaItem(number="5", title="SEND update", first_page=1, last_page=1, source="stamp"),),
    )
    table = Table(
        number=1,
        page=1,
        pages=(1,),
        title="High needs placements",
        unit_note="£'000",
        rows=2,
        columns=2,
        cells=(
            Cell(row=0, column=1, text="2024/25", is_header=True),
            Cell(row=1, column=0, text="Independent schools", is_header=True),
            Cell(row=1, column=1, text="57,643", row_path=("Independent schools",), column_path=("2024/25",)),
        ),
    )
    sentence = "There were 20,635 plans in January 2025."
    passage = Passage(
        number=1,
        kind="paragraph",
        text=sentence,
        page=1,
        spans=(Line(start=0, end=40, page=1, box=Box(72, 100, 300, 112)),),
    )
    figure = Figure(
        figure_id=sha256[:16],
        source_kind="text",
        page=1,
        box=Box(72.0, 100.126, 110.0, 112.0),
        text="20,635",
        value=20635.0,
        unit="count",
        quote=sentence,
        passage_number=1,
    )
    observations = tuple(each.model_copy(update={"figure_id": sha256[:16]}) for each in observations)
    found = Extraction(
        tables=(table,), passages=(passage,), figures=(figure,), observations=observations, problems=problems
    )
    return rows_of(document, found, reading_version="test")


@pytest.fixture
def make_paper() -> Callable[..., PaperRows]:
    return paper


@pytest.fixture
def make_observation() -> Callable[..., Observation]:
    return observation


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_for_writing(tmp_path / "figures.db")
    yield database
    database.close()


@pytest.fixture
def writer(db: Database) -> Writer:
    return Writer(db, run=begin_run(db, command="test", reading_version="test"))
