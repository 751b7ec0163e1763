"""Commands that put papers into a database."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .showing import DEFAULT_DATABASE, INTERRUPTED, SOME_FAILED, DatabaseOption, clear_errors, counted

if TYPE_CHECKING:
    from ..corpus.build import Built


def add_to(app: typer.Typer) -> None:
    app.command()(build)


def build(
    papers: Annotated[list[Path], typer.Argument(metavar="PAPERS", help="Files or folders: PDF, HTML, DOCX.")],
    db: DatabaseOption = DEFAULT_DATABASE,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Papers read at a time.", show_default="one for each processor")
    ] = None,
    time_limit: Annotated[
        float | None, typer.Option(min=1, help="Seconds one paper may take.", show_default="as fits its size")
    ] = None,
    memory_limit: Annotated[int, typer.Option(min=64, help="MiB of memory one paper may take.")] = 2048,
    vocabulary: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Your own metrics, besides the packaged vocabulary; may be repeated."),
    ] = None,
    cluster: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="Read on a Dask cluster: the scheduler's address (tcp://host:8786), or `local`.",
            show_default=False,
        ),
    ] = "",
    storage: Annotated[
        str,
        typer.Option(
            metavar="URL",
            help="With --cluster: where workers fetch papers that are not on a shared file system.",
            show_default=False,
        ),
    ] = "",
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try papers again that could not be read before.")
    ] = False,
) -> None:
    """Read every paper under PAPERS into the database.

    Only what is new or changed is read again, so run it as often as you like; broken off, it goes on where it
    stopped. A paper that cannot be read gets one line here and a row in the table `problems`; the rest goes on.

    What is known of papers and not printed on them goes into a file details.json beside them, which a harvest writes
    and you may: {"council": "Slough", "committee": "Schools Forum", "meeting_date": "2024-09-12"}.

    Exit status: 0 all well, 1 some papers failed, 2 the command could not run.

    Examples:

        agendapack build papers/ --db figures.db

        agendapack build pack.pdf minutes.html --db figures.db --workers 1

        agendapack build archive/ --cluster tcp://scheduler:8786 --storage s3://bucket/papers
    """
    from ..corpus.build import build
    from ..corpus.errors import ClusterError, NothingToRead
    from ..corpus.pool import Limits
    from ..corpus.progress import Report
    from ..schema.vocabulary import VocabularyError

    limits = Limits(seconds=time_limit, memory_mb=memory_limit)
    try:
        with clear_errors(NothingToRead, ClusterError, VocabularyError, OSError):
            built = build(
                papers,
                db=db,
                workers=workers,
                vocabulary_files=vocabulary or (),
                limits=limits,
                retry_failed=retry_failed,
                cluster=cluster,
                storage=storage,
                report=Report(),
            )
    except KeyboardInterrupt:
        typer.echo("interrupted: what was read is stored; the same command goes on from here", err=True)
        raise typer.Exit(INTERRUPTED) from None
    conclude(built, db)


def conclude(built: "Built", db: Path) -> None:
    """Say what a build did, and end with the status for it."""
    typer.echo(
        f"{counted(built.stored, 'paper')} read ({counted(built.pages, 'page')}), {built.unchanged} unchanged,"
        f" {built.failed} failed · {db} holds {counted(built.observations, 'observation')} of"
        f" {counted(built.papers, 'paper')}"
    )
    if built.failed:
        raise typer.Exit(SOME_FAILED)
