"""The command that opens the web pages."""

from pathlib import Path
from typing import Annotated

import typer

from ..db import DatabaseError
from .showing import DEFAULT_DATABASE, DatabaseOption, clear_errors, stop


def add_to(app: typer.Typer) -> None:
    app.command()(serve)


def serve(
    db: DatabaseOption = DEFAULT_DATABASE,
    papers: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FOLDER", help="A folder with the papers, if they have moved since they were read. Repeat for more."
        ),
    ] = None,
    review: Annotated[bool, typer.Option("--review", help="Let people accept, correct and reject figures.")] = False,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to listen on; this machine alone by default.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8001,
) -> None:
    """Open the web pages over the database: search, series, and the page each figure was printed on.

    Nothing can be written unless --review is given; then the link to review with is printed.

    Examples:

        agendapack serve --db figures.db

        agendapack serve --db figures.db --review --port 8080
    """
    try:
        from ..db import pages
    except ModuleNotFoundError as error:
        stop(f"serve needs {error.name}; install it with: pip install 'agendapack[serve]'")
    with clear_errors(DatabaseError, OSError):
        pages.serve(
            pages.SiteSettings(db=db, papers=tuple(papers or ()), review=review, host=host, port=port),
        )
