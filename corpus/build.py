"""Building a database from papers: what is new or changed is read, what failed is recorded, the rest is left alone."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..db import Writer, open_for_writing
from ..db.references import fill_reference_lists
from ..db.rows import problem_row
from ..db.runs import begin_run, finish_run
from ..schema.problems import Problem
from ..schema.vocabulary import Vocabulary, load_vocabulary
from .errors import NothingToRead
from .finding import find_papers
from .intake import Intake, take_in
from .pool import Limits, processors, read_on_pool
from .progress import Report, Silence
from .version import reading_version, with_vocabulary
from .worker import Manner, Outcome, Paper, Reader, failed, read_to_rows


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    run: int
    stored: int
    unchanged: int
    failed: int
    """Papers that could not be read, now or in an earlier build, and paths that hold none."""
    pages: int
    """Pages read in this build."""
    papers: int
    """Papers the database holds, those that could not be read left out."""
    observations: int
    """Observations the database holds."""


def build(
    papers: Sequence[Path],
    *,
    db: Path,
    workers: int | None = None,
    vocabulary_files: Sequence[Path] = (),
    limits: Limits | None = None,
    retry_failed: bool = False,
    report: Report | None = None,
    reader: Reader = read_to_rows,
    cluster: str = "",
    storage: str = "",
    command: str = "build",
) -> Built:
    """Read every paper under ``papers`` (files or folders) that ``db`` does not hold yet as this version reads it.

    Each paper is stored as soon as it is read, whole or not at all, so a build may be broken off at any moment and
    run again. A paper that cannot be read costs its problem record and a line of ``report``; the others go on.

    ``vocabulary_files`` add a user's own metrics to the packaged vocabulary. ``cluster`` is the address of a Dask
    scheduler, or ``local``; ``storage`` the fsspec address through which its workers get the papers.

    Raises ``NothingToRead`` where no path exists, ``VocabularyError`` where a vocabulary file is wrong,
    ``DatabaseError`` where ``db`` cannot be used, ``ClusterError`` where ``cluster`` cannot.
    """
    report = report or Silence()
    limits = limits or Limits()
    workers = workers or processors()
    found = find_papers(papers)
    if found.missing == len(papers):
        raise NothingToRead("; ".join(f"{problem.message}: {problem.cure}" for _, problem in found.problems))
    vocabulary = load_vocabulary(*vocabulary_files)
    manner = Manner(
        with_vocabulary(reading_version(), vocabulary_files), tuple(path.resolve() for path in vocabulary_files)
    )
    database = open_for_writing(db)
    try:
        run = begin_run(
            database, command=command, reading_version=manner.version, settings=_settings(limits, retry_failed)
        )
        writer = Writer(database, run=run)
        intake = take_in(writer, found, reading_version=manner.version, retry_failed=retry_failed)
        bad_paths = (*found.problems, *intake.unopened)
        writer.replace_path_problems(
            [str(each) for path in papers for each in (path, path.absolute(), path.resolve())],
            [problem_row(str(path), problem) for path, problem in bad_paths],
        )
        for path, problem in bad_paths:
            report.failure(path, problem.message, problem.cure)
        for known in intake.failures:
            report.failure(known.path, known.message, known.cure)
        stored = failures = pages = 0
        if intake.due:
            fill_reference_lists(database, vocabulary)
            outcomes = _outcomes(
                intake.due,
                manner=manner,
                reader=reader,
                workers=workers,
                limits=limits,
                cluster=cluster,
                storage=storage,
            )
            with report.showing(len(intake.due)):
                for outcome in _stored(writer, outcomes, manner):
                    pages += outcome.rows.document["pages"]
                    stored += outcome.failure is None
                    failures += outcome.failure is not None
                    if outcome.failure:
                        report.failure(outcome.paper.path, outcome.failure.message, outcome.failure.cure)
                    report.paper_done(outcome.rows.document["pages"])
        built = Built(
            run=run,
            stored=stored,
            unchanged=intake.unchanged,
            failed=failures + len(intake.failures) + len(bad_paths),
            pages=pages,
            papers=database.execute("SELECT count(*) FROM documents WHERE status = 'read'").fetchone()[0],
            observations=database.execute("SELECT count(*) FROM observations").fetchone()[0],
        )
        _finish(writer, vocabulary, intake, built)
        return built
    finally:
        database.close()


def _outcomes(
    due: Sequence[Paper], *, manner: Manner, reader: Reader, workers: int, limits: Limits, cluster: str, storage: str
) -> Iterator[Outcome]:
    workers = min(workers, len(due))
    if not cluster:
        return read_on_pool(due, manner=manner, reader=reader, workers=workers, limits=limits)
    # Imported here: Dask takes a second to load, and need not be installed.
    from .cluster import read_on_cluster

    return read_on_cluster(
        due, manner=manner, reader=reader, address=cluster, workers=workers, limits=limits, storage=storage
    )


def _stored(writer: Writer, outcomes: Iterator[Outcome], manner: Manner) -> Iterator[Outcome]:
    """Each outcome once it is in the database; what the database refuses is stored as a failure."""
    for outcome in outcomes:
        try:
            writer.store(outcome.rows, reading=outcome.reading)
        except (sqlite3.IntegrityError, sqlite3.DataError, ValueError) as error:
            outcome = failed(outcome.paper, _refused(error), manner)
            writer.store(outcome.rows, reading=outcome.reading)
        yield outcome


def _finish(writer: Writer, vocabulary: Vocabulary, intake: Intake, built: Built) -> None:
    finish_run(
        writer.db,
        built.run,
        inputs=intake.digest,
        vocabulary=vocabulary.version,
        papers=len(intake.due) + intake.unchanged + len(intake.failures),
        stored=built.stored,
        unchanged=built.unchanged,
        failed=built.failed,
    )


def _settings(limits: Limits, retry_failed: bool) -> str:
    return json.dumps({"time_limit": limits.seconds, "memory_limit_mb": limits.memory_mb, "retry_failed": retry_failed})


def _refused(error: Exception) -> Problem:
    return Problem(
        code="not-stored",
        message=f"the database refused what was read from it ({error})",
        cure="a defect of agendapack: please report it with the file",
        severity="error",
    )
