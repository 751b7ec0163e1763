"""Whose paper it is: told from what names its publisher, never from a passing mention."""

import json
from pathlib import Path

import pytest
from agendapack.ingest import read
from agendapack.ingest.councils import find_council
from agendapack.ingest.sources import Sources
from agendapack.schema.document import Stated

from .sources_made import page, printed


def council(sources: Sources) -> str:
    found = find_council(sources)
    return found.text if found else ""


def test_a_letterhead_names_the_council() -> None:
    assert council(Sources(name="a.pdf", front=printed("Somewhere House", "NORFOLK COUNTY COUNCIL"))) == "Norfolk"


def test_the_site_s_name_ends_the_title_of_a_page() -> None:
    title = Stated(text="Agenda item - Budget - London Borough of Merton", page=1, source="markup")
    assert council(Sources(name="a.html", statements=(title,))) == "Merton"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Agenda item - SEND - Calderdale MBC", "Calderdale"),
        ("Agenda item - Kent County Council consultation response - Medway Council", "Medway"),
        ("Agenda item - SEND - Cornwall Council - Democracy", "Cornwall"),
        ("Meetings | City of York Council", "York"),
        ("Agenda item - SEND - Modern Council", ""),
    ],
)
def test_the_last_council_of_a_page_s_title_is_the_site_s(title: str, name: str) -> None:
    heading = Stated(text="Response to Kent County Council", page=1, source="markup")
    statements = (heading, Stated(text=title, page=1, source="markup"))
    assert council(Sources(name="a.html", statements=statements)) == name


def test_an_address_names_the_council() -> None:
    pages = (page(1, "Contact: jane.doe@herts.gov.uk"),)
    assert council(Sources(name="a.pdf", pages=pages)) == "Hertfordshire"


def test_a_passing_mention_of_a_neighbour_names_nobody() -> None:
    pages = (page(1, "A visit to Essex County Council showed what could be done."), page(2, "The report ends."))
    assert council(Sources(name="a.pdf", pages=pages)) == ""


def test_the_letterhead_outweighs_many_mentions_of_a_neighbour() -> None:
    pages = tuple(page(n, "Essex County Council and Essex again") for n in range(1, 40))
    assert council(Sources(name="a.pdf", front=printed("Suffolk County Council"), pages=pages)) == "Suffolk"


def test_a_paper_that_keeps_naming_one_council_is_its_paper() -> None:
    pages = tuple(page(n, "The duty of Suffolk County Council is plain.") for n in range(1, 5))
    assert council(Sources(name="a.pdf", pages=pages)) == "Suffolk"


@pytest.mark.parametrize(
    "letterhead", ["West Something Combined Authority", "Little Wallop Parish Council", "Maidstone Borough Council"]
)
def test_another_body_s_paper_is_not_given_to_the_council_it_mentions(letterhead: str) -> None:
    pages = tuple(page(n, "Suffolk County Council was asked.") for n in range(1, 9))
    assert council(Sources(name="a.pdf", front=printed(letterhead), pages=pages)) == ""


def test_a_sentence_that_mentions_another_body_makes_the_paper_none_of_its() -> None:
    line = "was dropped at the wish of the Integrated Care Board, which has its own"
    assert council(Sources(name="suffolk-care-board-q3.pdf", front=printed("Care Board", line))) == "Suffolk"


def test_a_committee_named_after_its_council_tells_it() -> None:
    heading = Stated(
        text="Meeting of Gloucestershire Schools Forum, Thursday, 14 January 2021", page=1, source="markup"
    )
    assert council(Sources(name="a.html", statements=(heading,))) == "Gloucestershire"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("ESCC Scrutiny 110324.pdf", "Pressures in East Sussex are those of Kent and Surrey.", "East Sussex"),
        ("RMBC_Board.pdf", "Rotherham has 9 homes, Sheffield has 14.", "Rotherham"),
        ("LBBD forum.pdf", "Schools in Barking and Dagenham.", "Barking and Dagenham"),
        ("RMBC_Board.pdf", "Rotherham and Rochdale were visited.", ""),
        ("SEND_NHS_BBC.pdf", "Kent was visited.", ""),
    ],
)
def test_initials_tell_the_council_that_the_paper_names_in_words(name: str, text: str, expected: str) -> None:
    assert council(Sources(name=name, pages=(page(1, text),))) == expected


def test_initials_on_the_pages_tell_the_council() -> None:
    pages = tuple(page(number, "The budget of ESCC is under pressure in East Sussex.") for number in (1, 2))
    assert council(Sources(name="report.pdf", pages=pages)) == "East Sussex"


@pytest.mark.parametrize(("mentions", "expected"), [(4, "Rotherham"), (3, "")])
def test_a_paper_that_names_one_place_again_and_again_is_of_it(mentions: int, expected: str) -> None:
    assert council(Sources(name="board.pdf", pages=(page(1, "Children in Rotherham. " * mentions),))) == expected


@pytest.mark.shared
def test_the_council_of_every_labelled_passage_is_right(shared: Path) -> None:
    named: dict[str, set[str]] = {}
    for row in map(json.loads, (shared / "evaluation/gold/passages.jsonl").read_text().splitlines()):
        if row.get("area") not in (None, "England", "East Midlands", "Statistical neighbours"):
            named.setdefault(row["doc"], set()).add(row["area"])
    wrong = {}
    for name, areas in named.items():
        found = read(shared / "papers/passages" / name).council
        if found is None or found.text not in areas:
            wrong[name] = (found, areas)
    assert not wrong


@pytest.mark.parametrize(
    "name",
    [
        "hounslow-schools-forum-2025-02-04-high-needs-budget.pdf",
        "Hounslow Schools and Families Report 2024.pdf",
        "2025-02-04 Hounslow budget.pdf",
    ],
)
def test_the_file_s_name_tells_the_council_where_nothing_else_does(name: str) -> None:
    assert council(Sources(name=name, front=printed("Schools Forum", "High needs budget"))) == "Hounslow"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Business Intelligence Unit, Harrow Council", "Harrow"),
        ("Council Chamber – Civic Offices, Shute End, Wokingham", "Wokingham"),
        ("Committee Room 1, Town Hall, Katharine Street, Croydon CR0 1NX", "Croydon"),
    ],
)
def test_a_department_and_the_place_of_the_meeting_tell_the_council(line: str, name: str) -> None:
    assert council(Sources(name="report.pdf", front=printed("Overview and Scrutiny", line))) == name


@pytest.mark.parametrize(
    "line",
    [
        "Sparkenhoe Committee Room, County Hall, Glenfield, Leicester",
        "Visitors to the Town Hall in Oldham were shown the plans of the school",
        "and a joint commissioner, paid by the health board, the police and Harrow Council",
    ],
)
def test_a_county_s_hall_and_a_passing_mention_tell_no_council(line: str) -> None:
    assert council(Sources(name="report.pdf", front=printed("Overview and Scrutiny", line))) == ""
