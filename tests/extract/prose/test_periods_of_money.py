"""Money in a report that is dated by its quarter, and blocks named after another figure."""

import datetime

import pytest
from agendapack.extract import extract
from agendapack.schema.document import Block, Document, Page, Stated
from agendapack.schema.figures import Observation

from .conftest import Read, ends


def observed(sentence: str, *, title: str) -> list[Observation]:
    blocks = (
        Block(kind="heading", text=title, anchor="h1"),
        Block(kind="paragraph", text=sentence, anchor="p[1]"),
    )
    document = Document(
        name="minutes.html",
        sha256="0" * 64,
        kind="html",
        pages=(Page(number=1, blocks=blocks),),
        title=Stated(text=title),
        council=Stated(text="Norfolk"),
        meeting_date=datetime.date(2023, 11, 22),
    )
    return list(extract(document).observations)


def test_spending_in_a_quarterly_report_is_the_year_s() -> None:
    seen = observed(
        "High needs spending is forecast to be £71.2m against a budget of £66.0m.", title="Quarter 2 Report"
    )
    ends = {(each.metric, each.period.end) for each in seen if each.period}
    year = datetime.date(2024, 3, 31)
    assert ends == {("hnb_expenditure", year), ("hnb_budget", year)}


def test_a_block_named_behind_another_figure_is_the_other_s() -> None:
    first, second = observed(
        "The in-year position was a deficit of £11.0m, after an underspend of £0.2m on the Early Years Block.",
        title="Dedicated Schools Grant Monitoring 2023/24",
    )
    assert (first.breakdown, second.breakdown) == ("", "Early Years Block")


def test_the_deficit_of_one_school_is_not_the_grant_s() -> None:
    assert observed("Members asked about a school with a deficit of £250,000.", title="DSG Monitoring 2023/24") == []


@pytest.mark.parametrize(
    ("decided", "year_end"),
    [("In January 2024", "2025-03-31"), ("In November 2023", "2025-03-31"), ("For 2023/24", "2024-03-31")],
)
def test_a_transfer_agreed_in_winter_is_for_the_next_year(read: Read, decided: str, year_end: str) -> None:
    sentence = f"{decided} Schools Forum agreed to transfer £1.1m from the Schools Block to the High Needs Block."
    found = read(sentence).observations
    assert [(o.metric, ends(o), o.status) for o in found] == [("hnb_block_transfer", year_end, "budget")]
