"""What is understood: figures (every number printed) and observations (figures of the vocabulary)."""

import datetime
from typing import Literal, Self

from pydantic import Field, model_validator

from .document import ReadBy
from .problems import Problem
from .record import Box, Record
from .tables import Passage, Table

Measure = Literal["level", "change", "percent_change"]
Bound = Literal["", "about", "at least", "at most", "from", "to"]
Status = Literal["", "actual", "provisional", "estimate", "forecast", "budget", "target", "outturn"]
PeriodKind = Literal[
    "instant",
    "financial_year",
    "academic_year",
    "calendar_year",
    "quarter",
    "month",
    "term",
    "rolling_12_months",
    "span",
]
SourceKind = Literal["table", "text", "chart"]


class Period(Record):
    """A stretch of time with real dates; an instant has start = end."""

    text: str
    """As printed."""
    kind: PeriodKind
    start: datetime.date
    end: datetime.date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"period “{self.text}” ends {self.end} before it starts {self.start}")
        if self.kind == "instant" and self.start != self.end:
            raise ValueError(f"an instant has one date, “{self.text}” has {self.start} and {self.end}")
        return self


class Area(Record):
    """Whom a figure is about."""

    name: str
    code: str = ""
    """GSS code; empty for ``Statistical neighbours`` and the like."""
    kind: Literal["authority", "region", "country", "comparator"] = "authority"


class Figure(Record):
    """A number printed in a table cell, a sentence or a chart, understood or not."""

    figure_id: str
    source_kind: SourceKind
    page: int
    box: Box | None = None
    text: str
    """As printed."""
    value: float
    """In base units, the printed sign applied: 57643000 for “57,643” under £'000."""
    unit: str = ""
    scale: int = 1
    row_path: tuple[str, ...] = ()
    column_path: tuple[str, ...] = ()
    quote: str = ""
    """The sentence, or row › column headings."""
    period_text: str = ""
    table_number: int | None = None
    row: int | None = None
    column: int | None = None
    passage_number: int | None = None
    read_by: ReadBy = "text layer"
    read_confidence: float = Field(default=1.0, ge=0, le=1)


class Observation(Record):
    """A figure understood. Field names and meanings are the public contract."""

    observation_id: str
    figure_id: str
    metric: str
    measure: Measure = "level"
    breakdown: str = ""
    qualifier: str = ""
    area_name: str
    area_code: str = ""
    value: float = Field(allow_inf_nan=False)
    unit: str
    value_text: str = Field(min_length=1)
    bound: Bound = ""
    period: Period | None = None
    period_from: str = ""
    status: Status = ""
    page: int = Field(ge=1)
    page_label: str = ""
    box: Box | None = None
    source_kind: SourceKind
    read_by: ReadBy
    quote: str
    confidence: float = Field(ge=0, le=1)
    checks: tuple[str, ...] = ()


class Extraction(Record):
    """All that one paper gave."""

    tables: tuple[Table, ...] = ()
    passages: tuple[Passage, ...] = ()
    figures: tuple[Figure, ...] = ()
    observations: tuple[Observation, ...] = ()
    problems: tuple[Problem, ...] = ()
