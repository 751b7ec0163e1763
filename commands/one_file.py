"""The tables of one file, without a database."""

import enum
from pathlib import Path
from typing import Annotated

import typer

from .showing import SOME_FAILED, counted, stop


class TableFormat(enum.StrEnum):
    """How ``agendapack tables`` prints."""

    json = "json"
    csv = "csv"
    html = "html"


def add_to(app: typer.Typer) -> None:
    app.command()(tables)


def page_numbers(text: str) -> set[int]:
    """The pages that ``3,7-9`` names, from 1; raises ``typer.BadParameter`` for anything else."""
    numbers: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        if not first.isdigit() or (dash and not last.isdigit()) or int(first) < 1:
            raise typer.BadParameter(f"“{text}” is no list of pages such as 3,7-9", param_hint="--pages")
        numbers.update(range(int(first), int(last if dash else first) + 1))
    return numbers


def tables(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A PDF, a web page or a Word report.", dir_okay=False)],
    pages: Annotated[str, typer.Option(metavar="PAGES", help="Only these pages, such as 3,7-9.")] = "",
    format: Annotated[TableFormat, typer.Option(help="How to print the tables.")] = TableFormat.json,
    debug_images: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Also draw the cells over pictures of the pages, in this folder.", show_default=False
        ),
    ] = None,
) -> None:
    """Print the tables of one file; no database.

    Examples:

        agendapack tables budget.pdf --pages 3,7-9 --format csv

        agendapack tables budget.pdf --debug-images pictures/
    """
    # Imported here: the other commands need not wait for the readers of papers.
    from ..corpus.progress import failure_line
    from ..extract.tables import find_tables
    from ..extract.tables.drawing import draw_tables
    from ..extract.tables.printing import as_csv, as_html, as_json
    from ..ingest import PaperError, read

    wanted = page_numbers(pages) if pages else None
    try:
        document = read(file)
    except PaperError as error:
        typer.echo(failure_line(file, error.problem.message, error.problem.cure), err=True)
        raise typer.Exit(SOME_FAILED) from error
    if wanted is not None:
        last = max((page.number for page in document.pages), default=0)
        if min(wanted) > last:
            stop(f"{file} has {counted(last, 'page')}: there is no page {min(wanted)}")
        kept = tuple(page for page in document.pages if page.number in wanted)
        document = document.model_copy(update={"pages": kept})
    found = find_tables(document)
    printers = {TableFormat.json: as_json, TableFormat.csv: as_csv, TableFormat.html: as_html}
    typer.echo(printers[format](found))
    if debug_images is not None and document.kind == "pdf":
        draw_tables(file, found, debug_images)
