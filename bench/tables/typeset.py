"""Score on pages typeset at random in the manner of American public reports, kind by kind.

    python bench/tables/typeset.py [--pages 8] [--keep FOLDER] [KIND ...]

The truth is known, for the pages are set here. ``bare`` is the score of the same pages with every rule taken away.
"""

import argparse
import json
import tempfile
from pathlib import Path
from random import Random

from agendapack.bench.tables.icdar import Score, compared
from agendapack.bench.tables.kinds import KINDS, TURNED
from agendapack.bench.tables.setting import Cell, Sheets
from agendapack.extract.tables import find_tables
from agendapack.extract.tables.printing import as_json
from agendapack.ingest import read
from agendapack.schema.document import Document


def typeset(kind: str, seed: int, path: Path) -> list[list[Cell]]:
    """Set one report of ``kind`` at ``path`` and return its true tables; the same ``seed`` gives the same report."""
    sheets = Sheets.begun(path, turned=kind in TURNED)
    KINDS[kind](sheets, Random(f"{kind} {seed}"))
    sheets.canvas.save()
    return sheets.truth


def without_rules(document: Document) -> Document:
    """``document`` with neither rules nor shades."""
    pages = tuple(page.model_copy(update={"rulings": (), "shades": ()}) for page in document.pages)
    return document.model_copy(update={"pages": pages})


def scored(document: Document, truth: list[list[Cell]]) -> Score:
    """How the tables found in ``document`` compare with ``truth``."""
    corners = [
        [(c.row, c.column, c.row + c.row_span - 1, c.column + c.column_span - 1, c.text) for c in table]
        for table in truth
    ]
    return compared(corners, json.loads(as_json(find_tables(document))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)}; all by default")
    parser.add_argument("--pages", type=int, default=8, help="reports of each kind")
    parser.add_argument("--keep", type=Path, help="folder in which the reports are kept")
    arguments = parser.parse_args()
    means = []
    with tempfile.TemporaryDirectory() as spare:
        folder = arguments.keep or Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        for kind in arguments.kinds or KINDS:
            ruled, bare = [], []
            for seed in range(arguments.pages):
                path = folder / f"{kind}-{seed:02}.pdf"
                truth = typeset(kind, seed, path)
                document = read(path)
                ruled.append(scored(document, truth).f1)
                bare.append(scored(without_rules(document), truth).f1)
            means.append((sum(ruled) / len(ruled), sum(bare) / len(bare)))
            worst = min(range(len(ruled)), key=lambda k: ruled[k])
            print(
                f"{kind:15} F1 {means[-1][0]:.3f}   bare {means[-1][1]:.3f}   worst {ruled[worst]:.2f}"
                f" (number {worst})",
                flush=True,
            )
    count = len(means)
    print(
        f"{'mean of kinds':15} F1 {sum(m[0] for m in means) / count:.3f}   bare {sum(m[1] for m in means) / count:.3f}"
    )


if __name__ == "__main__":
    main()
