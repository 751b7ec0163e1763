"""Table cells understood: from labelled cells to figures and observations."""

from collections.abc import Mapping, Sequence

from ...schema.figures import Extraction, Figure, Observation
from ...schema.identity import figure_id, place_of
from ...schema.problems import Problem
from ...schema.tables import Passage, Table
from ...schema.vocabulary import Vocabulary
from ..arithmetic import check_table
from ..context import PaperContext
from .compared import council_compared
from .labels import LabelReader
from .lead import words_before
from .observe import observe_table
from .view import Place, TableView

__all__ = ["council_compared", "read_tables"]


def read_tables(
    tables: Sequence[Table],
    *,
    passages: Sequence[Passage],
    order: Mapping[str, int],
    context: PaperContext,
    vocabulary: Vocabulary,
) -> Extraction:
    """The figures and observations of ``tables``, and what was refused.

    ``passages`` are the paper's prose, for the words that lead up to each table; ``order`` the place of each anchor
    in a source without pages.
    """
    reader = LabelReader(vocabulary=vocabulary, reference=context.meeting_date)
    figures: list[Figure] = []
    observations: list[Observation] = []
    problems: list[Problem] = []
    for table in tables:
        lead = words_before(table, passages, order=order, reference=context.meeting_date)
        view = TableView(table, reader=reader, lead=lead.words)
        of_table = {
            (place.cell.row, place.cell.column): _figure(place, table, context=context) for place in view.places
        }
        arithmetic = check_table(table)
        seen, refused = observe_table(
            view,
            figures=of_table,
            context=context,
            lead=lead,
            vocabulary=vocabulary,
            arithmetic=arithmetic,
        )
        figures.extend(of_table.values())
        observations.extend(seen)
        problems.extend((*arithmetic.problems, *refused))
    return Extraction(figures=tuple(figures), observations=tuple(observations), problems=tuple(problems))


def _figure(place: Place, table: Table, *, context: PaperContext) -> Figure:
    cell, quantity = place.cell, place.number.quantity
    anchor = f"{table.anchor or table.number}[{cell.row},{cell.column}]"
    labels = (*reversed(place.columns), *reversed(place.rows))
    periods = [(*label.recent, *label.periods)[-1].text for label in labels if label.periods or label.recent]
    return Figure(
        figure_id=figure_id(context.sha256, page=cell.page, place=place_of(cell.box, anchor=anchor), text=cell.text),
        source_kind="table",
        page=cell.page,
        box=cell.box,
        text=cell.text,
        value=quantity.value,
        unit=quantity.unit,
        scale=quantity.scale,
        row_path=place.printed,
        column_path=tuple(label.text for label in place.columns),
        quote=" › ".join((*place.printed, *(label.text for label in place.columns))),
        period_text=periods[0] if periods else "",
        table_number=table.number,
        row=cell.row,
        column=cell.column,
        read_by=cell.read_by,
        read_confidence=cell.confidence,
    )
