"""The command ``agendapack``: thin, it only calls the rooms."""

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)


@app.callback()
def agendapack() -> None:
    """Read the papers of English council committees into checked figures."""


def main() -> None:
    """Entry point of the installed command."""
    app()


if __name__ == "__main__":
    main()
