"""Words of real papers beside pdfplumber's: the same words in the same places, rotated pages included."""

import math
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest
from agendapack.ingest.pdf import PdfSource

SAME_ACROSS = 0.6
"""Points. Advance widths differ by rounding only."""
SAME_DOWN = 0.35
"""Of the type size: the two take the font's descent from different places (a font that states 0 has none for one)."""
PAPERS = {
    "leicestershire-cfosc-2023-03-07-public-reports-pack.pdf": (2, 13, 22, 29, 35),
    "leicestershire-cfosc-2024-09-05-tsil-update.pdf": (1, 5),
    "kent-county-council-2025-02-13-budget-report.pdf": (10, 30),
    "unlabelled/kent-2025-02-13-capital-investment.pdf": (5,),
    "unlabelled/west-of-england-2026-06-05-budget-outturn.pdf": (20, 33),
    "unlabelled/southwark-2016-17-capital-programme.pdf": (5,),
}


@pytest.mark.shared
@pytest.mark.parametrize(("name", "number"), [(name, n) for name, pages in PAPERS.items() for n in pages])
def test_a_real_page_gives_the_words_pdfplumber_gives(shared: Path, name: str, number: int) -> None:
    path = shared / "papers" / name
    with PdfSource(path) as source:
        page = source.page(number).page
    with pdfplumber.open(path) as reference:
        other = reference.pages[number - 1]
        expected = other.extract_words()
        left, top = other.cropbox[:2]
    counts = Counter(w.text for w in page.words), Counter(w["text"] for w in expected)
    different = (counts[0] - counts[1]).total() + (counts[1] - counts[0]).total()
    assert different <= 0.02 * len(expected)
    places: dict[str, list[tuple[float, float]]] = {}
    for word in page.words:
        box = page.shown(word.box)
        places.setdefault(word.text, []).append((box.x0, box.middle_y))
    for other_word in expected:
        x, y = other_word["x0"] - left, (other_word["top"] + other_word["bottom"]) / 2 - top
        near = min(places.get(other_word["text"], [(math.nan, math.nan)]), key=lambda p: abs(p[0] - x) + abs(p[1] - y))
        if not math.isnan(near[0]):
            assert near[0] == pytest.approx(x, abs=SAME_ACROSS)
            assert near[1] == pytest.approx(y, abs=SAME_DOWN * (other_word["bottom"] - other_word["top"]))
