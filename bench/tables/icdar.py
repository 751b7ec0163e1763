"""The ICDAR 2013 files and their score, for the measurements of this folder."""

import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

SHARED = Path(os.environ.get("AGENDAPACK_SHARED") or Path(__file__).parents[2] / ".." / "shared").resolve()
"""The folder of labelled papers beside the checkout."""


Corners = tuple[int, int, int, int, str]
"""A true cell: first row, first column, last row, last column (from 0), text."""


class Score(NamedTuple):
    """Precision, recall and F1 of one document's adjacency relations."""

    precision: float
    recall: float
    f1: float


def files(names: Sequence[str] = ()) -> list[Path]:
    """The European files, all or those of ``names`` (``eu-004``). Raises ``FileNotFoundError`` where there are none."""
    folder = SHARED / "benchmarks" / "icdar2013" / "eu"
    found = [file for file in sorted(folder.glob("*.pdf")) if not names or file.stem in names]
    if not found:
        raise FileNotFoundError(f"no PDF of the benchmark in {folder}; AGENDAPACK_SHARED names the folder of papers")
    return found


def scorer() -> ModuleType:
    """The scoring script of the labelled papers, as a module."""
    spec = importlib.util.spec_from_file_location("score_tables", SHARED / "evaluation" / "score_tables.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"no score_tables.py in {SHARED / 'evaluation'}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(file: Path, tables: list[dict[str, object]]) -> Score:
    """``tables`` (in the form that ``agendapack tables --format json`` prints) against the truth of ``file``."""
    return compared(scorer().truth(str(file)), tables)


def compared(truth: list[list[Corners]], tables: list[dict[str, object]]) -> Score:
    """``tables`` against the cells of ``truth``."""
    scoring = scorer()
    true, found = scoring.pool(truth), scoring.pool(scoring.predicted(tables))
    hits = sum((true & found).values())
    return Score(*scoring.prf(hits, sum(found.values()), sum(true.values())))
