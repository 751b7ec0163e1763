"""What finding tables costs beside pdfplumber's default, page by page in one process, both taking turns.

    python bench/tables/cost.py [--rounds 5] [FILE.pdf ...]

Processor time of agendapack's finding on pages already read, beside two things that pdfplumber does on pages already
parsed: ``find_tables``, which gives the boxes of cells that rules draw, and ``extract_tables``, which gives their text
too, as agendapack's finding does. Then all three with the reading or parsing that they need. Without files: the
born-digital papers beside the checkout and the ICDAR 2013 files. A page without a table is one on which agendapack
finds none. Pages with words read by OCR are left out, for pdfplumber sees nothing on them; so is the reading of a file
with any. Neither reader keeps anything from one round to the next.
"""

import argparse
import logging
import statistics
import time
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pdfplumber
from agendapack.bench.tables.icdar import SHARED, files
from agendapack.extract.tables import tables_on
from agendapack.extract.tables.text_lines import is_number
from agendapack.ingest import read

EDGES = ["_edges", "_rect_edges", "_curve_edges"]
"""What pdfplumber derives from a parsed page when it first looks for tables, and keeps."""


class Cost(NamedTuple):
    """Seconds of processor time for the same pages."""

    pages: int = 0
    own: float = 0.0
    boxes: float = 0.0
    """pdfplumber's ``find_tables``."""
    texts: float = 0.0
    """pdfplumber's ``extract_tables``."""

    def __add__(self, other: "Cost") -> "Cost":  # type: ignore[override]
        return Cost(self.pages + other.pages, self.own + other.own, self.boxes + other.boxes, self.texts + other.texts)

    @property
    def to_boxes(self) -> float:
        """Times as long as ``find_tables``; 0 without pages."""
        return self.own / self.boxes if self.pages else 0.0

    @property
    def to_texts(self) -> float:
        """Times as long as ``extract_tables``; 0 without pages."""
        return self.own / self.texts if self.pages else 0.0

    def __str__(self) -> str:
        if not self.pages:
            return f"{'—':>38}"
        own, boxes, texts = (1000 * seconds / self.pages for seconds in (self.own, self.boxes, self.texts))
        return f"{self.pages:3} {own:6.1f} {boxes:6.1f} {texts:6.1f} {self.to_boxes:7.2f} {self.to_texts:5.2f}"


HEADINGS = "  n   ours  boxes  texts /boxes /texts"


class FileCost(NamedTuple):
    """What one file costs."""

    with_table: Cost
    without: Cost
    from_pdf: Cost
    """All pages, reading and parsing included."""


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def cost_of(file: Path, *, rounds: int) -> FileCost:
    """The least time of ``rounds`` for each page of ``file`` by either reader."""
    start = time.process_time()
    pages = read(file).pages
    reading = time.process_time() - start
    with_table = without = Cost()
    parsing = 0.0
    with pdfplumber.open(file) as pdf:
        for page, parsed in zip(pages, pdf.pages, strict=True):
            if any(word.read_by == "ocr" for word in page.words):
                continue
            parsing += seconds(partial(getattr, parsed, "chars"))
            works: list[Callable[[], object]] = [partial(tables_on, page), parsed.find_tables, parsed.extract_tables]
            least = [float("inf")] * 3
            for _ in range(rounds):
                for k, work in enumerate(works):
                    parsed.flush_cache(EDGES)
                    is_number.cache_clear()
                    least[k] = min(least[k], seconds(work))
            if tables_on(page):
                with_table += Cost(1, *least)
            else:
                without += Cost(1, *least)
            parsed.close()
    found = with_table + without
    recognised = any(word.read_by == "ocr" for page in pages for word in page.words)
    whole = Cost() if recognised else found + Cost(0, reading, parsing, parsing)
    return FileCost(with_table, without, whole)


def papers() -> list[Path]:
    """The labelled papers and those beside them but for scans, then the ICDAR 2013 files."""
    folder = SHARED / "papers"
    beside = [*sorted(folder.glob("*.pdf")), *sorted((folder / "unlabelled").glob("*.pdf"))]
    return [*(file for file in beside if not file.stem.endswith("scanned")), *files()]


def summary(costs: Sequence[FileCost]) -> str:
    kinds = {
        "pages with a table": [cost.with_table for cost in costs],
        "pages without": [cost.without for cost in costs],
        "all pages, from the PDF": [cost.from_pdf for cost in costs],
    }
    lines = [f"{'all files':24} {HEADINGS}"]
    for name, found in kinds.items():
        of_files = [cost for cost in found if cost.pages]
        lines.append(f"{name:24} {sum(of_files, Cost())}")
        for against in ("to_boxes", "to_texts"):
            ratios = sorted(getattr(cost, against) for cost in of_files)
            above = sum(ratio > 2 for ratio in ratios)
            lines.append(
                f"   {against.replace('_', ' ')}: median of the files {statistics.median(ratios):.2f}, worst"
                f" {ratios[-1]:.2f}, above 2: {above} of {len(ratios)}"
            )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5, help="times each page is read by each; the least counts")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    print("ms a page: agendapack's finding, pdfplumber's find_tables (boxes) and extract_tables (texts), ratios")
    print(f"{'':30} {'with a table':^38} {'without':^38} {'from the PDF':^38}")
    print(f"{'':30} {HEADINGS} {HEADINGS} {HEADINGS}")
    costs = []
    for file in arguments.files or papers():
        cost = cost_of(file, rounds=arguments.rounds)
        costs.append(cost)
        print(f"{file.stem[:30]:30} {cost.with_table} {cost.without} {cost.from_pdf}", flush=True)
    print(summary(costs))


if __name__ == "__main__":
    main()
