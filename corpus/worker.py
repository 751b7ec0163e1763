"""What a worker does with one paper: read it, find what it holds, and hand it back as rows."""

import os
import resource
import select
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from ..db.rows import PaperRows, rows_of, rows_of_failure
from ..db.writer import Reading
from ..schema.problems import PaperError, Problem
from .version import with_details


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that is due to be read."""

    path: Path
    sha256: str
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one paper: its rows (of a failure, the problem), and what the reading cost."""

    paper: Paper
    rows: PaperRows
    reading: Reading
    failure: Problem | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """How papers are read: the same manner gives the same reading."""

    version: str
    """See ``corpus.version``."""
    vocabulary: tuple[Path, ...] = ()
    """A user's own vocabulary files, read after the packaged one."""


Reader = Callable[[Path, Manner], PaperRows]
"""Reads the file at a path into rows that carry the version of the manner; raises ``PaperError``."""


def read_to_rows(path: Path, manner: Manner) -> PaperRows:
    """The reading of one paper that ``build`` runs, in full."""
    # Imported here: the process that only hands out work starts without spaCy, OpenCV and pdfminer.
    from ..schema.areas import find_authority
    from ..schema.vocabulary import load_vocabulary

    ingest, extract = import_module("agendapack.ingest"), import_module("agendapack.extract")
    document = ingest.read(path, known=ingest.known_beside(path))
    council = find_authority(document.council.text) if document.council else None
    return rows_of(
        document,
        extract.extract(document, vocabulary=load_vocabulary(*manner.vocabulary)),
        reading_version=manner.version,
        council_code=council.code if council else "",
    )


def work(paper: Paper, manner: Manner, reader: Reader) -> Outcome:
    """``reader`` on ``paper``; whatever it raises becomes a problem record."""
    began, cpu_began = time.perf_counter(), _cpu_seconds()
    manner = _manner_of(paper, manner)
    problem = None
    try:
        rows = reader(paper.path, manner)
    except PaperError as error:
        problem = error.problem
    except MemoryError:
        problem = out_of_memory()
    except Exception as error:
        problem = _crashed(error)
    if problem is not None:
        rows = rows_of_failure(paper.path.name, paper.sha256, problem, reading_version=manner.version)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Outcome(paper, rows, Reading(time.perf_counter() - began, _cpu_seconds() - cpu_began, peak_mb), problem)


def failed(paper: Paper, problem: Problem, manner: Manner) -> Outcome:
    """The outcome of a paper whose worker did not live to tell."""
    version = _manner_of(paper, manner).version
    rows = rows_of_failure(paper.path.name, paper.sha256, problem, reading_version=version)
    return Outcome(paper, rows, Reading(), problem)


def _manner_of(paper: Paper, manner: Manner) -> Manner:
    """The manner in which this paper is read: with the details beside it."""
    return replace(manner, version=with_details(manner.version, paper.path))


def limit_memory(megabytes: int) -> None:
    """Let this process hold at most ``megabytes`` MiB of data; beyond it, memory is refused and the paper fails.

    ``RLIMIT_DATA`` counts private memory alone; ``RLIMIT_AS`` would count the mapped libraries too, over a gigabyte.
    """
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def leave_with(builder: int) -> None:
    """End this process when the process ``builder`` has ended, whatever it is doing then.

    A worker learns of its builder's death when it next asks for a paper, unless another worker died while it held the
    lock on that question: then it would ask for ever, and keep the builder's standard error open.
    """
    threading.Thread(target=_leave_when_gone, args=[builder], daemon=True).start()


def _leave_when_gone(builder: int) -> None:
    try:
        ended = os.pidfd_open(builder)  # readable once the process has ended, though nobody has asked how yet
    except ProcessLookupError:
        os._exit(1)
    select.select([ended], [], [])
    os._exit(1)


def _cpu_seconds() -> float:
    """Processor time of this process and of those it called and that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def out_of_memory() -> Problem:
    return Problem(
        code="out-of-memory",
        message="reading it took more memory than a worker may hold",
        cure="raise --memory-limit and build with --retry-failed",
        severity="error",
    )


def timed_out(seconds: float) -> Problem:
    return Problem(
        code="timed-out",
        message=f"reading it took longer than the {seconds:.0f} seconds allowed, and was stopped",
        cure="raise --time-limit and build with --retry-failed",
        severity="error",
    )


def worker_lost(code: int | None) -> Problem:
    return Problem(
        code="worker-lost",
        message=f"the worker reading it died twice (exit code {code})",
        cure="see whether the file opens in a viewer; where memory was short, use fewer --workers and --retry-failed",
        severity="error",
    )


def _crashed(error: Exception) -> Problem:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "agendapack" in frame.filename] or frames
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "unknown place"
    return Problem(
        code="crashed",
        message=f"agendapack failed on it: {type(error).__name__}: {error} ({place})",
        cure="a defect of agendapack: please report it with the file",
        severity="error",
        evidence="".join(traceback.format_exception(error))[-2000:],
    )
