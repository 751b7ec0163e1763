"""Pages per second of reading a PDF's pages, beside pdfplumber's words and tables on the same file.

    python bench/pages.py [FILE.pdf ...] [--scans]

Without files, the sample papers. Scanned pages are left out of both counts (pdfplumber has nothing to read there)
unless ``--scans`` is given, which times them too, by OCR, in a row of their own. Processor time of this process and,
for scans, of Tesseract.
"""

import argparse
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pdfplumber
from agendapack.ingest.pdf import PdfSource

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"


class Timing(NamedTuple):
    pages: int
    seconds: float
    """Processor seconds."""

    @property
    def rate(self) -> float:
        return self.pages / self.seconds if self.seconds else 0.0


def processor_time() -> float:
    """Seconds spent by this process and by the programs it called."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def born_digital(path: Path) -> list[int]:
    """Numbers of the pages that hold text enough not to be scans."""
    with pdfplumber.open(path) as pdf:
        numbers = []
        for page in pdf.pages:
            if len(page.chars) > 250 or not page.images:
                numbers.append(page.page_number)
            page.close()
    return numbers


def ours(path: Path, numbers: list[int]) -> Timing:
    start = processor_time()
    with PdfSource(path) as source:
        for number in numbers:
            source.page(number)
    return Timing(len(numbers), processor_time() - start)


def theirs(path: Path, numbers: list[int]) -> Timing:
    start = processor_time()
    with pdfplumber.open(path) as pdf:
        for number in numbers:
            page = pdf.pages[number - 1]
            page.extract_words()
            page.extract_tables()
            page.close()
    return Timing(len(numbers), processor_time() - start)


def rows(paths: list[Path], *, scans: bool) -> Iterator[str]:
    """One line for each file."""
    yield f"{'file':60} {'pages':>5} {'agendapack':>11} {'pdfplumber':>11} {'ratio':>6}"
    for path in paths:
        numbers = born_digital(path)
        with PdfSource(path) as source:
            scanned = [n for n in range(1, source.page_count + 1) if n not in set(numbers)]
        if numbers:
            mine, other = ours(path, numbers), theirs(path, numbers)
            ratio = mine.rate / other.rate if other.rate else 0.0
            yield f"{path.name[:60]:60} {mine.pages:5} {mine.rate:9.1f}/s {other.rate:9.1f}/s {ratio:5.1f}x"
        if scans and scanned:
            mine = ours(path, scanned)
            yield f"{path.name[:50] + ', scans':60} {mine.pages:5} {mine.rate:9.2f}/s"
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    yield f"peak memory of a process, pdfplumber's share included: {peak:.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(SAMPLES.glob("*.pdf")))
    parser.add_argument("--scans", action="store_true", help="time scanned pages too")
    arguments = parser.parse_args()
    for row in rows(arguments.files, scans=arguments.scans):
        print(row, flush=True)


if __name__ == "__main__":
    main()
