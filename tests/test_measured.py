"""How much of what people labelled by hand the whole line finds, and finds right.

The sample papers are measured everywhere; the labelled papers beside the checkout where they are. What was reached once
is held: a change that loses some of it fails here, and one that gains writes the new figures down.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from agendapack.corpus.build import build
from agendapack.corpus.evaluate import Score, calibration, compare, paper_of, read_labels, score
from agendapack.db.export import export_rows
from agendapack.db.opening import open_for_reading

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
Row = Mapping[str, Any]

SLACK = 2
"""Labels that another Tesseract than that of Debian 12 may cost, or observations that it may add."""


def hold(result: Score, *, labels: int, right: int, surplus: int) -> None:
    """Fail where ``result`` falls short of what was reached, or has outgrown it."""
    assert result.gold == labels
    assert right - SLACK <= result.right <= right + SLACK
    assert surplus - SLACK <= result.false_positives <= surplus + SLACK


def observed(papers: Path, db: Path) -> list[Row]:
    build([papers], db=db)
    return list(export_rows(open_for_reading(db), "observations"))


def scored(gold: Path, rows: list[Row], *, keep: Callable[[Row], bool] = lambda _: True) -> Score:
    labels = [label for label in read_labels(gold) if keep(label)]
    papers = {paper_of(label) for label in labels}
    return score(compare(labels, [row for row in rows if paper_of(row) in papers and keep(row)]))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    return observed(SAMPLES, tmp_path_factory.mktemp("samples") / "figures.db")


@pytest.fixture(scope="module")
def labelled(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    folder = tmp_path_factory.mktemp("papers")
    for paper in [*(shared / "papers").glob("*.*"), *(shared / "papers" / "passages").glob("*.html")]:
        if paper.suffix != ".md":
            (folder / paper.name).symlink_to(paper)
    return observed(folder, folder / "figures.db")


@pytest.mark.slow
def test_sample_papers(samples: list[Row]) -> None:
    hold(scored(SAMPLES / "gold.jsonl", samples), labels=207, right=205, surplus=0)


@pytest.mark.shared
@pytest.mark.slow
def test_labelled_papers(labelled: list[Row], shared: Path) -> None:
    hold(scored(shared / "evaluation/gold/papers.jsonl", labelled), labels=199, right=199, surplus=2)


@pytest.mark.shared
@pytest.mark.slow
def test_passages_of_many_councils(labelled: list[Row], shared: Path) -> None:
    hold(scored(shared / "evaluation/gold/passages.jsonl", labelled), labels=162, right=162, surplus=0)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("page", [6, 35], ids=["scanned table of looked-after children", "rotated dashboard"])
def test_tables_of_one_page(labelled: list[Row], shared: Path, page: int) -> None:
    def on_page(row: Row) -> bool:
        return row.get("page") == page and (row.get("source") or row.get("source_kind")) == "table"

    result = scored(shared / "evaluation/gold/papers.jsonl", labelled, keep=on_page)
    assert result.right >= 0.90 * result.gold


@pytest.mark.shared
@pytest.mark.slow
def test_papers_without_figures_of_the_vocabulary_give_none(labelled: list[Row], shared: Path) -> None:
    lines = [
        json.loads(line)
        for name in ("papers", "passages")
        for line in (shared / f"evaluation/gold/{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    empty = {line["doc"] for line in lines} - {line["doc"] for line in lines if line.get("metric")}
    assert empty
    assert [row["quote"] for row in labelled if paper_of(row) in empty] == []


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("labels", ["papers", "passages"])
def test_confidence_is_the_share_that_is_right(labelled: list[Row], shared: Path, labels: str) -> None:
    gold = read_labels(shared / f"evaluation/gold/{labels}.jsonl")
    papers = {paper_of(label) for label in gold}
    _, error = calibration(compare(gold, [row for row in labelled if paper_of(row) in papers]))
    assert error <= 0.05
