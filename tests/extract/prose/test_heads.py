"""The head of a paper or an item, and the sentence that says what it is for, date what stands under them."""

import datetime

import pytest
from agendapack.extract.context import PaperContext
from agendapack.extract.prose import read_passages
from agendapack.extract.prose.heads import Heads
from agendapack.extract.reported import purpose_in
from agendapack.schema.areas import find_authority
from agendapack.schema.figures import Observation
from agendapack.schema.tables import Line, Passage
from agendapack.schema.vocabulary import load_vocabulary

from .conftest import Read, ends

MEETING = datetime.date(2024, 11, 19)


def paper(*texts: str) -> tuple[Passage, ...]:
    """Passages of a paper: “# ” begins a heading, which the others stand under."""
    passages: list[Passage] = []
    heading = ""
    for number, text in enumerate(texts, start=1):
        words = text.removeprefix("# ")
        passages.append(
            Passage(
                number=number,
                kind="heading" if text.startswith("# ") else "paragraph",
                text=words,
                spans=(Line(start=0, end=len(words), page=1),),
                page=1,
                heading=heading,
            )
        )
        heading = words if text.startswith("# ") else heading
    return tuple(passages)


def found_in(*texts: str) -> dict[float, Observation]:
    context = PaperContext(sha256="0" * 64, area=find_authority("Suffolk"), meeting_date=MEETING, title="Agenda")
    found = read_passages(paper(*texts), context=context, vocabulary=load_vocabulary())
    return {observation.value: observation for observation in found.observations}


def heads_of(*texts: str) -> list[tuple[str, ...]]:
    heads = Heads(MEETING)
    return [heads.lines for passage in paper(*texts) if heads.take(passage)]


def test_a_head_ends_with_the_first_sentence() -> None:
    lines = heads_of("# Panel", "# Dashboard, Quarter 2", "Report of the Director", "It is all well.", "# Section")
    assert lines[-1] == ("Panel", "Dashboard, Quarter 2")


@pytest.mark.parametrize("begin", ["# SCRUTINY COMMITTEE 19 NOVEMBER 2024", "# Agenda Item 5", "# Item 5"])
def test_the_next_item_has_a_head_of_its_own(begin: str) -> None:
    lines = heads_of("# Quarter 1", "It is all well.", "# Section", "Some words.", begin, "# Quarter 2")
    assert lines[-1] == (begin.removeprefix("# "), "Quarter 2")


def test_the_head_dates_every_section_of_its_item() -> None:
    found = found_in(
        "# Agenda Item 4",
        "# Performance, Quarter 1 2024/25",
        "# Introduction",
        "Members see the indicators here.",
        "# Children",
        "There were 1,011 children looked after.",
        "# Agenda Item 5",
        "# Plans, Quarter 2 2024/25",
        "Members see the indicators here.",
        "# Numbers",
        "There were 7,120 EHC plans.",
    )
    assert {value: ends(o) for value, o in found.items()} == {1011: "2024-06-30", 7120: "2024-09-30"}


@pytest.mark.parametrize(
    ("text", "day", "year"),
    [
        ("To update the Forum on the forecast for 2024/25 at the end of October.", "2024-10-31", "2025-03-31"),
        ("This report presents the indicators for Quarter 2, July to September 2024.", "2024-09-30", "2024-09-30"),
        ("The Cabinet Member is informed of spending as it stood at the end of September 2024.", "2024-09-30", ""),
        ("The purpose of this report is to set out the budget for 2025/26.", "", "2026-03-31"),
        ("This report is presented every quarter.", "", ""),
    ],
)
def test_the_purpose_says_of_when_the_figures_are(text: str, day: str, year: str) -> None:
    purpose = purpose_in(text, reference=MEETING)
    assert purpose is not None
    assert tuple(period.end.isoformat() if period else "" for period in purpose) == (day, year)


@pytest.mark.parametrize(
    "text", ["The deficit was reported in September 2024.", "Members asked about the forecast for 2024/25."]
)
def test_other_sentences_are_no_purpose(text: str) -> None:
    assert purpose_in(text, reference=MEETING) is None


def test_money_without_a_year_is_of_the_year_that_the_purpose_names(read: Read) -> None:
    found = read(
        "To update the Forum on the high needs forecast for 2024/25 at the end of October.",
        "High needs spend is now forecast at £98.2m.",
        title="Update",
    )
    assert [ends(observation) for observation in found.observations] == ["2025-03-31"]


@pytest.mark.parametrize(
    ("sentences", "dated"),
    [
        (
            "Children looked after went up to 283 (127.4 per 10,000), after 34 came into care in the quarter; at the "
            "end of June there had been 271. 19 of the children are unaccompanied and seeking asylum.",
            {283: "2024-09-30", 127.4: "2024-09-30", 34: "2024-09-30", 271: "2024-06-30", 19: "2024-09-30"},
        ),
        (
            "There are 513 children in care. It had been 530 at the start of the financial year, while on 1 April 2021 "
            "it was as high as 596. 44 are unaccompanied asylum seeking children.",
            {513: "2024-09-30", 530: "2024-03-31", 596: "2021-04-01", 44: "2024-09-30"},
        ),
        (
            "Children looked after with three or more moves make up 9.3%, much as they did a year ago (9.1%).",
            {9.3: "2024-09-30", 9.1: "2023-09-30"},
        ),
        (
            "There were 61 requests for EHC assessment during the quarter against 54 in the same quarter last year.",
            {61: "2024-09-30", 54: "2023-09-30"},
        ),
        (
            "The number of EHCPs has risen to 5,489, which is 13.2% more than a year ago (4,849).",
            {5489: "2024-09-30", 13.2: "2024-09-30", 4849: "2023-09-30"},
        ),
        (
            "8.1% of children looked after have had three or more placements in the last 12 months. This is an "
            "improvement on the 10.4% of the same quarter last year and is better than our target of 12%.",
            {8.1: "2024-09-30", 10.4: "2023-09-30", 12: "2024-09-30"},
        ),
        (
            "197 children were subject to a child protection plan, a rate of 29 per 10,000 against 45 for England at "
            "31 March.",
            {197: "2024-09-30", 29: "2024-09-30", 45: "2024-03-31"},
        ),
        (
            "The looked after rate is 56 per 10,000, which compares with 64 for England and 68 for our statistical "
            "neighbours (both 31 March 2024).",
            {56: "2024-09-30", 64: "2024-03-31", 68: "2024-03-31"},
        ),
    ],
)
def test_what_is_set_beside_a_figure_of_the_report_keeps_its_own_day(
    read: Read, sentences: str, dated: dict[float, str]
) -> None:
    found = read(sentences, title="Performance at Quarter 2 2024/25")
    assert {observation.value: ends(observation) for observation in found.observations} == dated


def test_another_share_behind_and_is_of_the_council_again(read: Read) -> None:
    found = read(
        "197 children were subject to a child protection plan, a rate of 29 per 10,000 against 45 for England, and 3% "
        "of the plans had been open for two years or more.",
    )
    assert {o.value: o.area_name for o in found.observations} == {
        197: "Suffolk",
        29: "Suffolk",
        45: "England",
        3: "Suffolk",
    }


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (
            "There were 283 children in care, after 34 came into care and 22 left in the quarter; at the end of June "
            "there had been 271.",
            {283: "cla_total", 34: "cla_started", 22: "cla_ceased", 271: "cla_total"},
        ),
        (
            "38 children became looked after in the quarter and 41 left care, leaving 381 at the end of it.",
            {38: "cla_started", 41: "cla_ceased", 381: "cla_total"},
        ),
        (
            "The number of UASC, both those entering care and those in care, has gone down. There are now 42.",
            {42: "cla_uasc"},
        ),
        ("31 LAC went missing in the quarter, 12 fewer than in Quarter 1.", {}),
        ("4.1% of pupils in the county's schools have an EHCP.", {4.1: "ehcp_pct_pupils"}),
    ],
)
def test_how_many_there_were_is_not_how_many_came_or_went(read: Read, sentences: str, told: dict[float, str]) -> None:
    assert {observation.value: observation.metric for observation in read(sentences).observations} == told


def test_an_item_of_a_pack_begins_with_its_title_on_the_agenda() -> None:
    found = found_in(
        "# Agenda",
        "Children in care: Quarter 1 (Pages 2 - 3)",
        "High Needs Block: position (Pages 4 - 5)",
        "# Children in care: Quarter 1",
        "# Headlines",
        "There were 1,011 children looked after.",
        "# High Needs Block: position",
        "# Purpose",
        "To inform Members of the position at the end of September 2024.",
        "# Reasons",
        "Top-ups in mainstream schools: £1.8m over budget.",
    )
    assert ends(found[1011]) == "2024-06-30"
    over = found[1.8e6]
    assert (over.metric, over.breakdown, ends(over)) == ("hnb_variance", "Top-ups in mainstream schools", "2025-03-31")
