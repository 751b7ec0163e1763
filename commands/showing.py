"""How commands speak: tables on a terminal, tab-separated rows in a pipe, one line on stderr for what went wrong."""

import datetime
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from ..db import DatabaseError

COULD_NOT_RUN = 2
SOME_FAILED = 1
INTERRUPTED = 130
"""What a shell gives a command that Ctrl-C ended."""

DatabaseOption = Annotated[Path, typer.Option("--db", metavar="FILE", help="The database.")]
DEFAULT_DATABASE = Path("figures.db")


def stop(message: str) -> NoReturn:
    """Say in one line why the command cannot run, and end with the status for that."""
    typer.echo(f"agendapack: {' '.join(message.split())}", err=True)
    raise typer.Exit(COULD_NOT_RUN)


def refuse_to_overwrite(db: Path, output: Path | None) -> None:
    """Stop where what is asked for would take the place of the database itself."""
    if output is not None and output.resolve() == db.resolve():
        stop(f"{output} is the database itself; name another file with -o")


@contextmanager
def clear_errors(*kinds: type[Exception]) -> Iterator[None]:
    """Errors that a person can cure (``kinds``, and a database that cannot be used) end in one line. That nobody reads
    the output any more (``| head``) is no error."""
    try:
        yield
    except BrokenPipeError:
        raise
    except Exception as error:
        if not isinstance(error, (DatabaseError, *kinds)):
            raise
        if isinstance(error, OSError) and error.filename and error.strerror:
            stop(f"{error.filename}: {error.strerror}")
        stop(str(error))


def day(text: str) -> datetime.date:
    """The day that an option names. Raises ``typer.BadParameter``."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise typer.BadParameter(f"“{text}” is not a day such as 2024-03-31")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"“{text}” is no day of the calendar") from error


def show_table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, numbers: Sequence[str] = ()
) -> None:
    """Draw ``rows`` on a terminal; write them tab-separated, headed by ``columns``, anywhere else."""
    if not sys.stdout.isatty():
        typer.echo("\t".join(columns))
        for row in rows:
            typer.echo("\t".join(_one_line(value) for value in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", header_style="bold")
    for column in columns:
        table.add_column(column.replace("_", " "), justify="right" if column in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_one_line(value)) for value in row))
    Console(highlight=False).print(table)


def readable(value: Any) -> str:
    """A value for a person: thousands parted by commas, whole numbers without a point."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"
    return "" if value is None else str(value)


def counted(number: int, thing: str) -> str:
    """``1 paper``, ``2,000 papers``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _one_line(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())
