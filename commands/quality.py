"""Commands that say how good the figures are."""

import enum
import json
from pathlib import Path
from typing import Annotated

import typer

from ..corpus.evaluate import (
    GROUPS,
    Comparison,
    GoldError,
    Row,
    Score,
    calibration,
    compare,
    paper_of,
    read_labels,
    score,
)
from ..db.opening import open_for_reading
from .showing import DEFAULT_DATABASE, DatabaseOption, clear_errors, show_table

SCORES = ("", "gold", "found", "false positives", "precision", "recall", "F1", "right", "right F1", "agreeing")


class By(enum.StrEnum):
    doc = "doc"
    metric = "metric"
    source = "source"


def add_to(app: typer.Typer) -> None:
    app.command()(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Figures labelled by hand, one a line.")],
    db: DatabaseOption = DEFAULT_DATABASE,
    by: Annotated[
        By | None,
        typer.Option(metavar="doc/metric/source", help="Also apart for each paper, metric or kind of source."),
    ] = None,
    misses: Annotated[int, typer.Option(min=0, help="List so many missed, surplus and wrong ones.")] = 0,
) -> None:
    """Score the observations of the database against figures labelled by hand.

    A figure is found when metric, measure and size agree; right when period, area, sign and breakdown do too. Only
    papers named in GOLD.jsonl count, by file name. The second table says whether the confidence can be believed.

    Examples:

        agendapack evaluate gold.jsonl --db figures.db --by metric

        agendapack evaluate gold.jsonl --misses 20
    """
    from ..db.export import export_rows

    with clear_errors(GoldError, OSError):
        labels = read_labels(gold)
        papers = {paper_of(label) for label in labels}
        rows = export_rows(open_for_reading(db), "observations")
        comparison = compare(labels, (row for row in rows if paper_of(row) in papers))
    lines = []
    if by:
        group = GROUPS[by.value]
        lines = [_line(name, score(comparison.of(group, name))) for name in comparison.groups(group)]
    lines.append(_line("ALL", score(comparison)))
    show_table("Against the labels", SCORES, lines, numbers=SCORES[1:9])
    bins, error = calibration(comparison)
    show_table(
        f"Can the confidence be believed? Expected calibration error {error:.3f}",
        ("confidence", "observations", "mean confidence", "share right"),
        [
            (f"{each.low:.1f}–{each.high:.1f}", each.count, f"{each.confidence:.3f}", f"{each.right:.3f}")
            for each in bins
        ],
        numbers=("observations", "mean confidence", "share right"),
    )
    typer.echo(f"expected calibration error {error:.3f}")
    _list_misses(comparison, misses)


def _line(name: str, result: Score) -> tuple[object, ...]:
    agreeing = " ".join(f"{what} {share:.2f}" for what, share in result.agreement.items())
    return (
        name, result.gold, result.found, result.false_positives, f"{result.precision:.3f}", f"{result.recall:.3f}",
        f"{result.f1:.3f}", result.right, f"{result.right_f1:.3f}", agreeing,
    )  # fmt: skip


def _list_misses(comparison: Comparison, count: int) -> None:
    for title, rows in (("missed", comparison.missed), ("false positive", comparison.false_positives)):
        for row in rows[:count]:
            typer.echo(f"{title}: {_brief(row)}")
    wrong = [pair for pair in comparison.pairs if not pair.is_right]
    for pair in wrong[:count]:
        differing = ", ".join(name for name, agrees in pair.agrees().items() if not agrees)
        typer.echo(f"wrong {differing}: labelled {_brief(pair.label)} read {_brief(pair.observation)}")


def _brief(row: Row) -> str:
    names = (
        "doc", "document_name", "page", "metric", "measure", "breakdown", "area", "area_name", "area_code", "value",
        "period_end", "status", "quote",
    )  # fmt: skip
    return json.dumps({name: row[name] for name in names if row.get(name)}, ensure_ascii=False)
