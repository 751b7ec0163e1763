"""The command ``agendapack``: thin, it only calls the rooms."""

import os
import sys
from typing import Annotated, Any

import typer

from .commands import (
    building,
    checking,
    correcting,
    harvesting,
    one_file,
    quality,
    reading,
    refreshing,
    serving,
    watching,
)
from .commands.showing import COULD_NOT_RUN

CalledWrongly: type[Exception] = typer.BadParameter.__bases__[0]
"""What is raised for an option there is not, an argument that lacks … : Typer does not export it."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
building.add_to(app)
reading.add_to(app)
checking.add_to(app)
quality.add_to(app)
one_file.add_to(app)
harvesting.add_to(app)
serving.add_to(app)
refreshing.add_to(app)
watching.add_to(app)
correcting.add_to(app)


def _tell_version(wanted: bool) -> None:
    if wanted:
        from .corpus.version import reading_version

        typer.echo(f"agendapack {reading_version()}")
        raise typer.Exit


@app.callback()
def agendapack(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_tell_version, help="Say which version this is.")
    ] = False,
) -> None:
    """Read the papers of English council committees into checked figures.

    Start with: agendapack build PAPERS --db figures.db
    """


def main() -> None:
    """Entry point of the installed command. A call that cannot be understood ends in one line and status 2."""
    try:
        status = app(standalone_mode=False, prog_name="agendapack")
        sys.stdout.flush()
        sys.exit(status)
    except BrokenPipeError:
        # Nobody reads the output any more (“| head”): what is left of it must not be written at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except CalledWrongly as error:
        wrong: Any = error
        if said := wrong.format_message().replace("Value error, ", "").rstrip("."):
            where = wrong.ctx.command_path if wrong.ctx else "agendapack"
            typer.echo(f"{where}: {said}; see {where} --help", err=True)
        sys.exit(COULD_NOT_RUN)


if __name__ == "__main__":
    main()
