"""Commands that read a database."""

import datetime
import enum
import sys
from pathlib import Path
from typing import Annotated

import typer

from ..db.opening import open_for_reading
from .showing import (
    DEFAULT_DATABASE,
    DatabaseOption,
    clear_errors,
    day,
    readable,
    refuse_to_overwrite,
    show_table,
    stop,
)

SHOWN = (
    "area_name",
    "metric",
    "measure",
    "breakdown",
    "qualifier",
    "period_text",
    "period_end",
    "value",
    "unit",
    "status",
    "document_name",
    "page",
    "confidence",
    "checks",
    "observation_id",
)
"""Fields of an observation in a table; csv and jsonl give all."""

SHORT = (
    "area_name",
    "metric",
    "breakdown",
    "period_text",
    "value",
    "unit",
    "status",
    "document_name",
    "page",
    "checks",
)
"""What fits on a terminal."""


class ListFormat(enum.StrEnum):
    table = "table"
    csv = "csv"
    jsonl = "jsonl"


class ExportFormat(enum.StrEnum):
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    xlsx = "xlsx"


class ExportTable(enum.StrEnum):
    observations = "observations"
    figures = "figures"
    tables = "tables"
    cells = "cells"
    documents = "documents"
    problems = "problems"


def add_to(app: typer.Typer) -> None:
    app.command()(observations)
    app.command()(export)


def observations(
    db: DatabaseOption = DEFAULT_DATABASE,
    metric: Annotated[str, typer.Option(metavar="ID", help="Only this metric, such as ehcp_total.")] = "",
    area: Annotated[str, typer.Option(metavar="NAME", help="Only this area: part of its name, or its code.")] = "",
    since: Annotated[
        datetime.date | None,
        typer.Option(parser=day, metavar="DATE", help="Only periods that end on or after this day (2024-03-31)."),
    ] = None,
    once: Annotated[
        bool,
        typer.Option(
            "--once", help="Leave out what a larger paper of the same meeting prints too: a report that the pack holds."
        ),
    ] = False,
    format: Annotated[ListFormat, typer.Option(help="How to write them.")] = ListFormat.table,
) -> None:
    """List the checked figures of the database, each with the paper and page it was printed on.

    On a terminal a table is drawn; in a pipe it comes tab-separated. csv and jsonl hold every field.

    Examples:

        agendapack observations --metric ehcp_total --area Kent

        agendapack observations --since 2024-04-01 --format csv > figures.csv
    """
    from ..db.export import export_rows, write_text
    from ..db.queries import UnknownName, chosen_observations

    with clear_errors(UnknownName):
        database = open_for_reading(db)
        chosen = chosen_observations(database, metric=metric, area=area, since=since, once=once)
        rows = export_rows(database, "observations", chosen)
        if format is not ListFormat.table:
            write_text(rows, "observations", format.value, sys.stdout)
            return
        shown = SHORT if sys.stdout.isatty() else SHOWN
        number = readable if sys.stdout.isatty() else str
        found = [[number(row[name]) if name == "value" else row[name] for name in shown] for row in rows]
        show_table(f"{len(found)} observations", shown, found, numbers=("value", "page"))


def export(
    db: DatabaseOption = DEFAULT_DATABASE,
    table: Annotated[ExportTable, typer.Option(help="What to export.")] = ExportTable.observations,
    format: Annotated[ExportFormat, typer.Option(help="In which format.")] = ExportFormat.csv,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to.", show_default="standard output")
    ] = None,
    partition: Annotated[
        str,
        typer.Option(
            metavar="KEYS",
            help="Parquet only: a folder of files, one for each council,year or other of council, year, committee.",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Write a table of the database to a file for other programs.

    Field names are those of the public contract. In csv, text that a spreadsheet would run as a formula begins with
    an apostrophe.

    Examples:

        agendapack export --table observations --format jsonl -o observations.jsonl

        agendapack export --table cells --format parquet -o cells.parquet

        agendapack export --format parquet --partition council,year -o observations/
    """
    from ..db.export import BINARY_FORMATS, ExportError, export_rows, write_binary, write_export, write_text
    from ..db.partitions import export_partitions

    refuse_to_overwrite(db, output)
    with clear_errors(ExportError, OSError):
        if partition:
            if output is None or format is not ExportFormat.parquet:
                stop("--partition goes with --format parquet and a folder named with -o")
            files, count = export_partitions(open_for_reading(db), table.value, partition.split(","), output)
            typer.echo(f"{count} {table.value} written to {files} files under {output}", err=True)
            return
        rows = export_rows(open_for_reading(db), table.value)
        if output:
            count = write_export(rows, table.value, format.value, output)
            typer.echo(f"{count} {table.value} written to {output}", err=True)
        elif format in BINARY_FORMATS:
            if sys.stdout.isatty():
                stop(f"{format.value} is not for a terminal; name a file with -o")
            write_binary(rows, table.value, format.value, sys.stdout.buffer)
        else:
            write_text(rows, table.value, format.value, sys.stdout)
