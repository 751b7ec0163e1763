"""Tables that nothing dates are of what their report reports on; headings in two levels are dated by the upper."""

import datetime

import pytest
from agendapack.extract.cells import read_tables
from agendapack.extract.context import PaperContext
from agendapack.schema.areas import find_authority
from agendapack.schema.figures import Observation
from agendapack.schema.record import Box
from agendapack.schema.tables import Line, Passage, Table
from agendapack.schema.vocabulary import load_vocabulary

from .build import MEETING, read, table

PLACED = """
| Number | %
Foster care | 225 | 59%
Children's homes | 38 | 10%
Children looked after | 381 | 100%
"""


def passage(number: int, text: str, *, heading: str = "", page: int = 1) -> Passage:
    line = Line(start=0, end=len(text), page=page, box=Box(50, 20 + 15 * number, 500, 30 + 15 * number))
    return Passage(number=number, kind="paragraph", text=text, spans=(line,), page=page, heading=heading)


def under(text: str, *passages: Passage) -> list[Observation]:
    """What a table says at the foot of a page, after ``passages``."""
    context = PaperContext(sha256="0" * 64, area=find_authority("Norfolk"), meeting_date=MEETING)
    printed = table(text).model_copy(update={"box": Box(0, 600, 300, 700)})
    tables: tuple[Table, ...] = (printed,)
    found = read_tables(tables, passages=passages, order={}, context=context, vocabulary=load_vocabulary())
    return list(found.observations)


@pytest.mark.parametrize(
    ("passages", "end"),
    [
        ((passage(1, "Purpose of the report", heading="Quarter 3: 1 October to 31 December 2022"),), "2022-12-31"),
        (
            (
                passage(1, "Purpose of the report", heading="Performance, Quarter 2 2022/23"),
                passage(2, "Recommendations", heading="Placements"),
            ),
            "2022-09-30",
        ),
        ((passage(1, "This report covers the period from July to September 2022."),), "2022-09-30"),
        ((passage(1, "Purpose of the report", heading="Budget 2023/24"),), ""),
        ((passage(20, "Purpose of the report", heading="Quarter 3 2022/23", page=2),), ""),
    ],
    ids=["heading", "heading farther up", "sentence", "a year not over", "heading behind the table"],
)
def test_a_table_that_nothing_dates(passages: tuple[Passage, ...], end: str) -> None:
    (total,) = [o for o in under(PLACED, *passages) if o.value == 381]
    assert (total.period.end.isoformat() if total.period else "") == end


def test_money_is_of_the_year_reported_on() -> None:
    text = "| Budget £m | Outturn £m\nHigh needs | 17.488 | 18.790"
    found = under(text, passage(1, "Summary", heading="High needs: position at Quarter 2 2022/23"))
    assert {o.period.end for o in found if o.period} == {datetime.date(2023, 3, 31)}


@pytest.mark.parametrize("order", [("Quarter 1", "Quarter 2"), ("Quarter 2", "Quarter 1")])
def test_columns_below_a_quarter_are_of_it(order: tuple[str, str]) -> None:
    heads = f"| {order[0]} | {order[0]} | {order[1]} | {order[1]}"
    below = "Placement | Children | £ per week | Children | £ per week\nFostering | 188 | £402 | 183 | £398"
    printed = table(f"{heads}\n{below}", header_rows=2, title="Children looked after by placement")
    seen = read(printed, title="Monitoring, second quarter 2022/23")
    months = {o.value: o.period.end.month for o in seen.observations if o.period}
    first, second = (6, 9) if order[0] == "Quarter 1" else (9, 6)
    assert (months[188], months[183]) == (first, second)
