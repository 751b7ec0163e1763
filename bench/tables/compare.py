"""Table finders side by side on the ICDAR 2013 files: accuracy and pages per second, one command.

    pip install -r bench/tables/requirements.txt
    python bench/tables/compare.py [--tool NAME ...] [eu-004 ...]

A tool that is not installed is reported as such and left out.
"""

import argparse
import importlib.util
import json
import logging
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from agendapack.bench.tables.icdar import files, score

Tables = list[dict[str, object]]


def _from_rows(rows: list[list[str | None]]) -> dict[str, object]:
    """A table without spans, as the score wants it."""
    cells = [
        {"row": r, "column": c, "row_span": 1, "column_span": 1, "text": text or ""}
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return {"cells": cells}


def agendapack(file: Path) -> Tables:
    from agendapack.extract.tables import find_tables
    from agendapack.extract.tables.printing import as_json
    from agendapack.ingest import read

    tables: Tables = json.loads(as_json(find_tables(read(file))))
    return tables


def pdfplumber(file: Path) -> Tables:
    import pdfplumber

    with pdfplumber.open(file) as pdf:
        return [_from_rows(table) for page in pdf.pages for table in page.extract_tables()]


def camelot(file: Path) -> Tables:
    import camelot

    found = camelot.read_pdf(str(file), pages="all", flavor="hybrid", suppress_stdout=True)
    return [_from_rows(table.df.values.tolist()) for table in found]


def img2table(file: Path) -> Tables:
    from img2table.document import PDF

    pages = PDF(str(file)).extract_tables(implicit_rows=True, implicit_columns=True, borderless_tables=True)
    return [
        _from_rows([[cell.value for cell in row] for row in table.content.values()])
        for tables in pages.values()
        for table in tables
    ]


def pymupdf(file: Path) -> Tables:
    import pymupdf

    with pymupdf.open(file) as document:
        return [_from_rows(table.extract()) for page in document for table in page.find_tables().tables]


TOOLS: dict[str, Callable[[Path], Tables]] = {
    "agendapack": agendapack,
    "pdfplumber": pdfplumber,
    "camelot": camelot,
    "img2table": img2table,
    "pymupdf": pymupdf,
}


def pages_of(file: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    count = len(document)
    document.close()
    return count


def measure(tool: str, chosen: list[Path]) -> str:
    """One line: mean F1 and pages per second of ``tool``."""
    if importlib.util.find_spec(tool) is None:
        return f"{tool:12} not installed"
    scores, seconds, failed = [], 0.0, 0
    TOOLS[tool](chosen[0])
    for file in chosen:
        start = time.perf_counter()
        try:
            tables = TOOLS[tool](file)
        except Exception as error:
            print(f"{tool}: {file.name}: {type(error).__name__}: {error}")
            tables, failed = [], failed + 1
        seconds += time.perf_counter() - start
        scores.append(score(file, tables))
    count = len(scores)
    pages = sum(map(pages_of, chosen))
    precision = sum(s.precision for s in scores) / count
    recall = sum(s.recall for s in scores) / count
    mean = sum(s.f1 for s in scores) / count
    return (
        f"{tool:12} mean F1 {mean:.3f}   P {precision:.3f}   R {recall:.3f}   {pages / seconds:7.1f} pages/s"
        f"   {count} documents{f', {failed} failed' if failed else ''}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="names such as eu-004; all by default")
    parser.add_argument("--tool", action="append", choices=sorted(TOOLS), help="only this tool; may be repeated")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    chosen = files(arguments.files)
    for tool in arguments.tool or TOOLS:
        print(measure(tool, chosen), flush=True)


if __name__ == "__main__":
    main()
