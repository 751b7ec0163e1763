"""Commands that tell what changed."""

import enum
from pathlib import Path
from typing import Annotated

import typer

from ..db.changes import NoSuchMoment, NoSuchObservation, changes_since, history_of
from ..db.opening import open_for_reading
from .showing import DEFAULT_DATABASE, DatabaseOption, clear_errors, refuse_to_overwrite, show_table


class ChangesFormat(enum.StrEnum):
    text = "text"
    markdown = "markdown"
    jsonl = "jsonl"
    atom = "atom"


def add_to(app: typer.Typer) -> None:
    app.command()(changes)
    app.command()(history)


def changes(
    db: DatabaseOption = DEFAULT_DATABASE,
    since: Annotated[
        str,
        typer.Option(
            metavar="RUN/DATE",
            help="After this run, or on and after this day (2025-03-01).",
            show_default="the last run that changed anything",
        ),
    ] = "",
    format: Annotated[ChangesFormat, typer.Option(help="How to tell it.")] = ChangesFormat.text,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to.", show_default="standard output")
    ] = None,
) -> None:
    """Tell what appeared, changed, disappeared, was restated, contradicted or failed.

    Restated is a figure that a later paper gives a little otherwise, by more than rounding; contradicted one that two
    papers give quite otherwise.

    Examples:

        agendapack changes --db figures.db --since 2025-03-01

        agendapack changes --since 12 --format markdown -o changes.md

        agendapack changes --format atom -o /srv/www/figures.atom
    """
    from ..corpus.bulletin import as_atom, as_json_lines, as_markdown, in_words

    refuse_to_overwrite(db, output)
    with clear_errors(NoSuchMoment):
        found = changes_since(open_for_reading(db), since)
    match format:
        case ChangesFormat.markdown:
            text = as_markdown(found)
        case ChangesFormat.jsonl:
            text = as_json_lines(found)
        case ChangesFormat.atom:
            text = as_atom(found, name=db.name)
        case ChangesFormat.text:
            text = "".join(f"{change.kind:24}{in_words(change)}\n" for change in found) or "nothing changed\n"
    with clear_errors(OSError):
        if output:
            output.write_text(text, encoding="utf-8")
        else:
            typer.echo(text, nl=False)


def history(
    observation_id: Annotated[str, typer.Argument(metavar="OBSERVATION_ID", help="As observations lists it.")],
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Tell how a figure came to be what it is: readings, changes, decisions of people, and what other papers say.

    Examples:

        agendapack history 35506041ee7bf061 --db figures.db
    """
    with clear_errors(NoSuchObservation):
        events = history_of(open_for_reading(db), observation_id)
    show_table(
        f"History of {observation_id}",
        ("at", "what", "detail", "document_name", "page", "observation_id"),
        [(each.at, each.what, each.detail, each.document_name, each.page, each.observation_id) for each in events],
        numbers=("page",),
    )
