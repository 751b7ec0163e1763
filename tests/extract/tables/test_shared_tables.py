"""Tables of the labelled papers and of the ICDAR 2013 files: score, joined pages, no word lost."""

import collections
import importlib.util
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest
from agendapack.extract.tables import find_tables, tables_on
from agendapack.extract.tables.finding import tables_read, words_of_tables
from agendapack.extract.tables.printing import as_json
from agendapack.ingest import read
from agendapack.ingest.pdf import PdfSource
from agendapack.schema.document import Page, Word
from agendapack.schema.record import Box, around
from agendapack.schema.tables import Table

pytestmark = [pytest.mark.shared, pytest.mark.slow]

FLOOR = 0.98
"""Mean F1 on the European files; 0.999 when this was written."""

KENT = "unlabelled/kent-2025-02-13-budget-amendments-pack.pdf"
CAPITAL = "unlabelled/kent-2025-02-13-capital-investment.pdf"
SOUTHWARK = "unlabelled/southwark-2016-17-capital-programme.pdf"
BRISTOL = "unlabelled/bristol-2025-10-23-printed-minutes.pdf"
WEST = "unlabelled/west-of-england-2026-06-05-budget-outturn.pdf"
REPORT = "kent-county-council-2025-02-13-budget-report.pdf"

SCANNED_PAGES = 8
"""Pages read of a paper that is scanned throughout: Tesseract takes four seconds over each."""

JOINED = {
    KENT: [9, 10, *range(13, 25), *range(26, 35), 36, 37],
    CAPITAL: [5, 6, 7, 9, 10, 11],
    SOUTHWARK: [4, 6, 8, 11],
    BRISTOL: [2, 3, 4, 5],
    WEST: [21, 25, 26, *range(33, 60)],
    REPORT: [32],
}
"""Pages whose last table goes on on the next page, as a reader sees it: headings repeated (Kent, the capital summary),
left out (Southwark, Bristol, where a name is cut by the break), or repeated with list buttons in them (West of
England, whose table of descriptions then runs on without headings)."""

APART = {
    KENT: [25, 35],
    CAPITAL: [1, 2, 3, 4, 8, 12, 13, 14, 15],
    SOUTHWARK: [5, 7, 9, 10],
    WEST: [2, 3, 18, 19, 20, 22, 23, 24, 29],
    REPORT: [16, 20, 21, 24, 25],
}
"""Pages whose last table ends although the next page begins with one much like it: the same columns for other services
or other years, a new caption, text between."""


def joins(tables: Sequence[Table]) -> set[int]:
    return {page for table in tables for page in table.pages[:-1]}


@pytest.mark.parametrize("name", sorted(JOINED.keys() | APART.keys()))
def test_tables_over_pages(shared: Path, name: str) -> None:
    found = joins(find_tables(read(shared / "papers" / name)))
    labelled = [*JOINED.get(name, []), *APART.get(name, [])]
    assert {page: page in found for page in labelled} == {page: page in JOINED.get(name, []) for page in labelled}


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_tables", shared / "evaluation" / "score_tables.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_icdar_2013_score(shared: Path) -> None:
    score = scorer(shared)
    files = sorted((shared / "benchmarks" / "icdar2013" / "eu").glob("*.pdf"))
    scores = {}
    for file in files:
        true = score.pool(score.truth(str(file)))
        found = score.pool(score.predicted(json.loads(as_json(find_tables(read(file))))))
        hits = sum((true & found).values())
        scores[file.stem] = score.prf(hits, sum(found.values()), sum(true.values()))[2]
    assert sum(scores.values()) / len(scores) >= FLOOR, sorted(scores.items(), key=lambda item: item[1])[:5]


def pages_of(file: Path) -> Iterator[Page]:
    """The pages of a paper without markup; the first ones alone of a paper scanned throughout."""
    with PdfSource(file) as source:
        readings = itertools.islice(source.pages(), SCANNED_PAGES) if "scanned" in file.name else source.pages()
        yield from (reading.page for reading in readings)


def printed(words: Iterable[Word]) -> collections.Counter[tuple[str, Box]]:
    return collections.Counter((word.text, word.box) for word in words)


def lost_or_doubled(page: Page) -> list[str]:
    """Words inside a table of ``page`` that are in no cell or in several, and cells that say other than their words."""
    found = tables_read(page)
    if not found:
        return []
    boxes = [around([word.box for word in table.reading.words()]) for table in found]
    words = words_of_tables(page)
    inside = printed(word for word in words if any(box.contains_middle(word.box) for box in boxes))
    held = printed(word for table in found for word in table.reading.words())
    wrong = [f"{text} in no cell" for text, _ in inside - held] + [f"{text} twice" for text, _ in held - printed(words)]
    said = collections.Counter(token for t in tables_on(page) for cell in t.cells for token in cell.text.split())
    meant = collections.Counter(token for text, _ in held.elements() for token in text.split())
    wrong += [f"{token} not said" for token in meant - said] + [f"{token} said beside" for token in said - meant]
    return [f"page {page.number}: {what}" for what in wrong]


@pytest.mark.parametrize("folder", ["benchmarks/icdar2013/eu", "papers", "papers/unlabelled", "samples"])
def test_every_word_inside_a_table_is_in_exactly_one_cell(shared: Path, folder: str) -> None:
    samples = Path(__file__).parents[3] / "corpus" / "samples"
    files = sorted((samples if folder == "samples" else shared / folder).glob("*.pdf"))
    assert files
    wrong = {
        file.name: lost
        for file in files
        if (lost := [what for page in pages_of(file) for what in lost_or_doubled(page)])
    }
    assert wrong == {}
