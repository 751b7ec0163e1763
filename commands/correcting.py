"""Commands by which people set the machine right."""

import getpass
import json
from typing import Annotated

import typer
from pydantic import ValidationError

from ..db.corrections import CHANGEABLE, Correction, DecidedMeanwhile, NothingToCorrect, record, what_is_wrong
from ..db.opening import open_for_reading, open_for_writing
from .showing import DEFAULT_DATABASE, DatabaseOption, clear_errors, show_table, stop

LISTED = ("id", "at", "who", "decision", "observation_id", "metric", "value_text", "page", "changes", "why", "holds")


def add_to(app: typer.Typer) -> None:
    app.command()(correct)
    app.command()(corrections)


def correct(
    observation_id: Annotated[str, typer.Argument(metavar="OBSERVATION_ID", help="As observations lists it.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, for those who come after.")],
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help=f"A field set right: {', '.join(CHANGEABLE)}; repeatable."),
    ] = None,
    reject: Annotated[bool, typer.Option("--reject", help="It is no such figure: leave it out.")] = False,
    accept: Annotated[bool, typer.Option("--accept", help="It is right as it was read.")] = False,
    who: Annotated[
        str, typer.Option(metavar="NAME", help="Who decides.", show_default="your name on this machine")
    ] = "",
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """Set an observation right, reject it, or accept it as it is.

    The decision is kept apart from what the machine read and is applied again by its evidence (paper, place, printed
    number) whenever the paper is read anew. One that no longer finds its evidence becomes a problem record. To take a
    rejection back, accept or correct the figure: agendapack corrections lists what was rejected.

    Examples:

        agendapack correct 35506041ee7bf061 --set value=-9019000 --why "the minus is printed on the line above"

        agendapack correct 35506041ee7bf061 --reject --why "a school's figure, not the council's"
    """
    if sum((bool(set_), reject, accept)) != 1:
        stop("say one of --set FIELD=VALUE, --reject and --accept")
    changes: dict[str, str | float] = {}
    for each in set_ or []:
        field, equals, value = each.partition("=")
        if not equals:
            stop(f"--set {each}: write it as FIELD=VALUE")
        try:
            changes[field.strip()] = float(value.replace(",", "")) if field.strip() == "value" else value.strip()
        except ValueError:
            stop(f"--set {each}: the value is not a number")
    try:
        correction = Correction(
            observation_id=observation_id,
            kind="reject" if reject else "accept" if accept else "correct",
            who=who or getpass.getuser(),
            why=why,
            changes=changes,
        )
    except ValidationError as error:
        stop(what_is_wrong(error))
    with clear_errors(DecidedMeanwhile, NothingToCorrect):
        open_for_reading(db).close()  # a database that is not there is told, not made
        database = open_for_writing(db)
        newest = database.execute(
            "SELECT max(id) FROM corrections WHERE observation_id = ?", [observation_id]
        ).fetchone()[0]
        number = record(database, correction, seen=newest or 0)
        database.close()
    typer.echo(f"decision {number} is kept")


def corrections(
    db: DatabaseOption = DEFAULT_DATABASE,
) -> None:
    """List what people decided: who, when, why, and whether the paper still shows the evidence.

    Examples:

        agendapack corrections --db figures.db
    """
    with clear_errors():
        rows = (
            open_for_reading(db)
            .execute(
                "SELECT c.id, c.at, c.who, c.kind, c.observation_id, c.metric, c.value_text, c.page, c.changes, c.why,"
                " CASE WHEN c.kind = 'reject' THEN '' WHEN EXISTS (SELECT 1 FROM figures f WHERE f.figure_id ="
                " c.figure_id) THEN 'yes' ELSE 'no longer' END FROM corrections c ORDER BY c.id"
            )
            .fetchall()
        )
    show_table(f"{len(rows)} decisions", LISTED, [_readable(row) for row in rows], numbers=("id", "page"))


def _readable(row: tuple[object, ...]) -> list[object]:
    place = LISTED.index("changes")
    changes = json.loads(str(row[place]) or "{}")
    return [*row[:place], ", ".join(f"{name} = {value}" for name, value in changes.items()), *row[place + 1 :]]
