"""Which papers there are under the paths a person gave."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..schema.problems import Problem

PAPER_SUFFIXES = (".pdf", ".html", ".htm", ".docx")


@dataclass(frozen=True, slots=True)
class Found:
    """What the given paths hold."""

    files: tuple[Path, ...]
    """Absolute paths, in order, each once."""
    folders: tuple[Path, ...]
    """The given paths that are folders, absolute."""
    problems: tuple[tuple[Path, Problem], ...]
    """Paths as given that hold no paper, and why."""
    missing: int
    """How many of the given paths do not exist."""


def find_papers(paths: Sequence[Path]) -> Found:
    """Every paper under ``paths``. A file that is named itself is taken whatever its suffix; in a folder only those
    with a suffix of ``PAPER_SUFFIXES`` are papers, and hidden files and folders are passed over."""
    files: dict[Path, None] = {}
    folders, problems, missing = [], [], 0
    for path in paths:
        if path.is_dir():
            folders.append(path.resolve())
            closed: list[OSError] = []
            inside = sorted(_papers_in(path.resolve(), closed))
            files.update(dict.fromkeys(inside))
            problems += [(Path(error.filename), _closed(error)) for error in closed]
            if not inside and not closed:
                problems.append((path, _no_papers(path)))
        elif path.exists():
            files[Path(os.path.abspath(path))] = None
        else:
            missing += 1
            problems.append((path, _missing(path)))
    return Found(files=tuple(files), folders=tuple(folders), problems=tuple(problems), missing=missing)


def _papers_in(folder: Path, closed: list[OSError]) -> Iterable[Path]:
    """The papers of a folder and its folders; why some of these could not be entered is added to ``closed``."""
    for where, inner, names in os.walk(folder, onerror=closed.append):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(PAPER_SUFFIXES) and not name.startswith("."):
                yield Path(where, name)


def _no_papers(folder: Path) -> Problem:
    return Problem(
        code="no-papers",
        message=f"the folder {folder} holds no papers",
        cure=f"name a folder that holds files ending in {', '.join(PAPER_SUFFIXES)}",
        severity="error",
    )


def _closed(error: OSError) -> Problem:
    return Problem(
        code="unreadable",
        message=f"the folder {error.filename} cannot be opened: {error.strerror}",
        cure="allow it to be read",
        severity="error",
    )


def _missing(path: Path) -> Problem:
    return Problem(
        code="no-such-path",
        message=f"there is no file or folder {path}",
        cure="check the spelling of the path",
        severity="error",
    )
