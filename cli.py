"""The command ``agendapack``: thin, it only calls the rooms."""

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


@app.callback()
def agendapack() -> None:
    """Read the papers of English council committees into checked figures.

    Start with: agendapack build PAPERS --db figures.db
    """


def main() -> None:
    """Entry point of the installed command."""
    app()


if __name__ == "__main__":
    main()
