"""The command that keeps an archive and its database fresh."""

from pathlib import Path
from typing import Annotated

import typer

from .building import conclude
from .showing import DEFAULT_DATABASE, INTERRUPTED, SOME_FAILED, DatabaseOption, clear_errors


def add_to(app: typer.Typer) -> None:
    app.command()(refresh)


def refresh(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="The folder that harvest fills.", exists=True)],
    db: DatabaseOption = DEFAULT_DATABASE,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Papers read at a time.", show_default="one for each processor")
    ] = None,
    contact: Annotated[
        str,
        typer.Option(
            envvar="AGENDAPACK_CONTACT",
            metavar="ADDRESS",
            help="How a site's keeper can reach you: goes into the User-Agent.",
        ),
    ] = "",
    no_harvest: Annotated[bool, typer.Option("--no-harvest", help="Ask no site; read what is in the archive.")] = False,
) -> None:
    """Harvest what is new, read only what is new or changed, and say what changed.

    The sites are listed in ARCHIVE/harvests.toml, one `[[harvest]]` each with url, committees, since and, where
    wanted, match and document_hosts. A site that fails does not keep the others from being asked.

    Exit status: 0 all well, 1 some papers or sites failed, 2 the command could not run.

    Examples:

        agendapack refresh archive/ --db figures.db

        agendapack refresh archive/ --no-harvest
    """
    from ..corpus.build import build
    from ..corpus.bulletin import in_words
    from ..corpus.errors import NothingToRead
    from ..corpus.progress import Report
    from ..corpus.refreshing import SourcesError, harvest_source, read_sources
    from ..db.changes import changes_since
    from ..db.opening import open_for_reading
    from ..ingest.moderngov import ArchiveUnusable

    report, all_well = Report(), True
    try:
        with clear_errors(SourcesError, ArchiveUnusable, NothingToRead):
            for source in () if no_harvest else read_sources(archive):
                try:
                    done = harvest_source(archive, source, contact=contact, tell=typer.echo)
                    typer.echo(f"{source.url}: {done.new} papers new, {done.replaced} replaced, {done.failed} failed")
                    all_well &= done.complete
                    for problem in done.problems:
                        report.failure(source.url, problem.message, problem.cure)
                except OSError as error:
                    all_well = False
                    report.failure(source.url, str(error), "see whether the site opens in a browser")
            built = build([archive], db=db, workers=workers, report=report, command="refresh")
            for change in changes_since(open_for_reading(db), str(built.run - 1)):
                typer.echo(f"{change.kind:24}{in_words(change)}")
    except KeyboardInterrupt:
        typer.echo("interrupted: what was fetched and read is stored; the same command goes on from here", err=True)
        raise typer.Exit(INTERRUPTED) from None
    conclude(built, db)
    if not all_well:
        raise typer.Exit(SOME_FAILED)
