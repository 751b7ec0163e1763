"""The command ``agendapack``: thin, it only calls the rooms."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .extract.tables import find_tables
from .extract.tables.drawing import draw_tables
from .extract.tables.printing import as_csv, as_html, as_json
from .ingest import PaperError, read

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)


@app.callback()
def agendapack() -> None:
    """Read the papers of English council committees into checked figures."""


class TableFormat(StrEnum):
    """How ``agendapack tables`` prints."""

    json = "json"
    csv = "csv"
    html = "html"


def page_numbers(text: str) -> set[int]:
    """The pages that ``3,7-9`` names, from 1; raises ``typer.BadParameter`` for anything else."""
    numbers: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        if not first.isdigit() or (dash and not last.isdigit()) or int(first) < 1:
            raise typer.BadParameter(f"“{text}” is no list of pages such as 3,7-9", param_hint="--pages")
        numbers.update(range(int(first), int(last if dash else first) + 1))
    return numbers


@app.command()
def tables(
    file: Annotated[Path, typer.Argument(help="A PDF, a web page or a Word report.")],
    pages: Annotated[str, typer.Option(help="Only these pages, such as 3,7-9.")] = "",
    format: Annotated[TableFormat, typer.Option(help="How to print the tables.")] = TableFormat.json,
    debug_images: Annotated[
        Path | None, typer.Option(help="Folder for pictures of the pages with cells drawn.")
    ] = None,
) -> None:
    """Print the tables of one file; no database."""
    wanted = page_numbers(pages) if pages else None
    try:
        document = read(file)
    except PaperError as error:
        typer.echo(f"{file}: {error}", err=True)
        raise typer.Exit(1) from error
    if wanted is not None:
        kept = tuple(page for page in document.pages if page.number in wanted)
        document = document.model_copy(update={"pages": kept})
    found = find_tables(document)
    printers = {TableFormat.json: as_json, TableFormat.csv: as_csv, TableFormat.html: as_html}
    typer.echo(printers[format](found))
    if debug_images is not None and document.kind == "pdf":
        draw_tables(file, found, debug_images)


def main() -> None:
    """Entry point of the installed command."""
    app()


if __name__ == "__main__":
    main()
