"""Commands that hold the database against its papers and against itself."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import typer

from ..db.doubts import doubts_of
from ..db.opening import open_for_reading
from .showing import DEFAULT_DATABASE, SOME_FAILED, DatabaseOption, clear_errors, show_table

COLUMNS = ("why", "document_name", "page", "metric", "area_name", "period_end", "value_text", "detail")


def add_to(app: typer.Typer) -> None:
    app.command()(check)


def check(
    db: DatabaseOption = DEFAULT_DATABASE,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Open the papers again: do the boxes hold the words claimed?")
    ] = False,
    sample: Annotated[
        int | None, typer.Option(min=1, help="With --evidence: look at so many observations only.", show_default="all")
    ] = None,
    misses: Annotated[int, typer.Option(min=0, help="With --evidence: list so many that do not hold.")] = 10,
    form: Annotated[
        Literal["table", "json"], typer.Option("--format", help="For a person, or one JSON list for a program.")
    ] = "table",
    at_least: Annotated[
        float, typer.Option(min=0, max=100, help="With --evidence: the percentage below which the status is 1.")
    ] = 0,
) -> None:
    """List what does not add up, was restated or contradicts; or hold every box against the original.

    The status is 1 where a paper read in the last run holds something that does not add up or is contradicted.

    Examples:

        agendapack check --db figures.db

        agendapack check --evidence --sample 500 --at-least 99
    """
    if evidence:
        with clear_errors():
            _check_evidence(db, sample, misses, at_least)
        return
    with clear_errors():
        database = open_for_reading(db)
        found = doubts_of(database)
    if form == "json":
        typer.echo(json.dumps([asdict(doubt) for doubt in found], ensure_ascii=False, indent=1))
    else:
        rows = [tuple(getattr(doubt, name) for name in COLUMNS) for doubt in found]
        show_table(f"{len(found)} doubts", COLUMNS, rows, numbers=("page",))
    if any(doubt.is_new and doubt.why != "restated" for doubt in found):
        raise typer.Exit(SOME_FAILED)


def _check_evidence(db: Path, sample: int | None, misses: int, at_least: float) -> None:
    from ..corpus.evidence import claims_of, look_again

    claims = claims_of(open_for_reading(db), sample=sample)
    looked = list(look_again(claims))
    all_of, held = Counter(each.way for each in looked), Counter(each.way for each in looked if each.holds)
    rows: list[tuple[str, int, int, str]] = [
        (way, all_of[way], held[way], _percent(held[way], all_of[way])) for way in sorted(all_of)
    ]
    rows.append(("all", len(looked), held.total(), _percent(held.total(), len(looked))))
    show_table("Evidence", ("looked at by", "observations", "boxes that hold the value", "percent"), rows)
    for each in [each for each in looked if not each.holds][:misses]:
        where = f"{each.claim.path or 'no file'} page {each.claim.page} box {each.claim.box and tuple(each.claim.box)}"
        typer.echo(f"{each.claim.observation_id}: {where} claims “{each.claim.value_text}”, seen “{each.seen[:120]}”")
    if looked and 100 * held.total() / len(looked) < at_least:
        raise typer.Exit(SOME_FAILED)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"
