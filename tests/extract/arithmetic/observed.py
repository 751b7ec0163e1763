"""Observations made in the sight of a test, and what checking says of them."""

import datetime

from agendapack.extract.arithmetic import checked
from agendapack.schema.figures import Extraction, Figure, Observation, Period
from agendapack.schema.tables import Table
from agendapack.schema.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def at(year: int) -> Period:
    day = datetime.date(year, 3, 31)
    return Period(text=f"{year - 1}/{year % 100}", kind="instant", start=day, end=day)


def observed(
    number: str,
    value: float,
    *,
    name: str,
    place: str = "text",
    page: int = 1,
    year: int = 2024,
    metric: str = "ehcp_total",
    measure: str = "level",
    since: str = "",
    status: str = "actual",
    bound: str = "",
    breakdown: str = "",
    day: datetime.date | None = None,
) -> tuple[Observation, Figure]:
    """An observation and its figure, in passage 1 or in the table with the number after ``table``.

    Of the financial year ending in ``year``, or at ``day``.
    """
    in_table = place.startswith("table")
    row, column = (int(part) for part in place.split()[2:4]) if in_table else (None, None)
    figure = Figure(
        figure_id=name,
        source_kind="table" if in_table else "text",
        page=page,
        text=number,
        value=value,
        table_number=int(place.split()[1]) if in_table else None,
        row=row,
        column=column,
        passage_number=None if in_table else 1,
    )
    observation = Observation.model_validate(
        {
            "observation_id": name,
            "figure_id": name,
            "metric": metric,
            "measure": measure,
            "breakdown": breakdown,
            "area_name": "Leicestershire",
            "area_code": "E10000018",
            "value": value,
            "unit": "count",
            "value_text": number,
            "bound": bound,
            "period": at(year) if day is None else Period(text=f"{day:%d %B %Y}", kind="instant", start=day, end=day),
            "period_from": since,
            "status": status,
            "page": page,
            "source_kind": figure.source_kind,
            "read_by": "text layer",
            "quote": "as printed",
            "confidence": 0.9,
        }
    )
    return observation, figure


def check(*pairs: tuple[Observation, Figure], tables: tuple[Table, ...] = ()) -> Extraction:
    found = Extraction(
        tables=tables,
        observations=tuple(pair[0] for pair in pairs),
        figures=tuple(pair[1] for pair in pairs),
    )
    return checked(found, vocabulary=VOCABULARY)


def checks_of(*pairs: tuple[Observation, Figure], tables: tuple[Table, ...] = ()) -> dict[str, tuple[str, ...]]:
    return {o.observation_id: o.checks for o in check(*pairs, tables=tables).observations}


def codes_of(*pairs: tuple[Observation, Figure]) -> list[str]:
    """The problems found, those of plausibility aside."""
    return [problem.code for problem in check(*pairs).problems if problem.code != "unusual-value"]
