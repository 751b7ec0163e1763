"""A user's own metrics and words are found in tables and in sentences."""

from pathlib import Path

import pytest
from agendapack.extract.cells import read_tables
from agendapack.extract.context import PaperContext
from agendapack.extract.prose import read_passages
from agendapack.schema.areas import find_authority
from agendapack.schema.figures import Extraction
from agendapack.schema.tables import Cell, Line, Passage, Table
from agendapack.schema.vocabulary import Vocabulary, load_vocabulary

OWN = """
[[metric]]
id = "permanent_exclusions"
name = "Permanent exclusions"
unit = "count"
nature = "flow"
period_basis = ["academic_year"]
definition = "Pupils permanently excluded."
synonyms = ["permanent exclusions", "permanently excluded"]
exclude = ["suspensions"]
hard = [0, 2000]

[[extend]]
id = "cla_total"
synonyms = ["children in our family"]
"""
CONTEXT = PaperContext(sha256="0" * 64, area=find_authority("Kent"))


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    path: Path = tmp_path_factory.mktemp("own") / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return load_vocabulary(path)


def sentence(text: str, vocabulary: Vocabulary) -> Extraction:
    spans = (Line(start=0, end=len(text), page=1),)
    return read_passages(
        (Passage(number=1, kind="paragraph", text=text, spans=spans, page=1),), context=CONTEXT, vocabulary=vocabulary
    )


@pytest.mark.parametrize(
    ("text", "metric", "values", "ends"),
    [
        ("There were 112 permanent exclusions in 2022/23.", "permanent_exclusions", [112], ["2023-08-31"]),
        (
            "Permanent exclusions rose from 98 in 2021/22 to 112 in 2022/23, and by 14 in all.",
            "permanent_exclusions",
            [98, 112],
            ["2022-08-31", "2023-08-31"],
        ),
        ("At 31 March 2024 there were 1,812 children in our family.", "cla_total", [1812], ["2024-03-31"]),
    ],
)
def test_sentences(text: str, metric: str, values: list[float], ends: list[str], vocabulary: Vocabulary) -> None:
    found = sentence(text, vocabulary).observations
    assert [(o.metric, o.value, o.area_name) for o in found] == [(metric, value, "Kent") for value in values]
    assert [str(o.period.end) for o in found if o.period is not None] == ends


@pytest.mark.parametrize(
    "text",
    [
        "There were 900 suspensions and permanent exclusions.",
        "Permanent exclusions were discussed in 45 schools.",
        "Permanent exclusions rose by 14.",
        "Of permanent exclusions, 40% were of pupils with SEND.",
        "There were 5,112 permanent exclusions in 2022/23.",
    ],
)
def test_what_is_no_level_of_the_metric(text: str, vocabulary: Vocabulary) -> None:
    assert sentence(text, vocabulary).observations == ()


def test_a_value_that_cannot_be_right_is_a_problem(vocabulary: Vocabulary) -> None:
    (problem,) = sentence("There were 5,112 permanent exclusions in 2022/23.", vocabulary).problems
    assert problem.code == "out-of-range"


def test_tables(vocabulary: Vocabulary) -> None:
    rows = [
        ("Measure", "2022/23"),
        ("Permanent exclusions", "112"),
        ("Children in our family", "1,812"),
        ("Suspensions and permanent exclusions", "800"),
    ]
    cells = [
        Cell(
            row=r,
            column=c,
            text=text,
            is_header=r == 0 or c == 0,
            row_path=(row[0],) if r and c else (),
            column_path=("2022/23",) if r and c else (),
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    table = Table(number=1, page=1, pages=(1,), rows=4, columns=2, cells=tuple(cells), header_rows=1, header_columns=1)
    found = read_tables((table,), passages=(), order={}, context=CONTEXT, vocabulary=vocabulary).observations
    assert {(o.metric, o.value, str(o.period and o.period.end)) for o in found} == {
        ("permanent_exclusions", 112, "2023-08-31"),
        ("cla_total", 1812, "2023-03-31"),
    }
