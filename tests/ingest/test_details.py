"""Council, committee, meeting date and title are read from what the paper says of itself, with the place."""

import datetime
from pathlib import Path

import pytest
from agendapack.ingest import read
from agendapack.ingest.calendar_dates import find_dates, without_dates
from agendapack.ingest.details import Known, find_details
from agendapack.ingest.meetings import committee_in, find_meeting, titled
from agendapack.ingest.printed_lines import PrintedLine
from agendapack.ingest.sources import Sources
from agendapack.ingest.titles import find_title
from agendapack.schema.document import Stated
from agendapack.schema.record import Box

from .sources_made import printed


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Tuesday, 19 November 2024 6.00 pm", (2024, 11, 19)),
        ("TUESDAY, 7 MARCH 2023 at 2.00 pm", (2023, 3, 7)),
        ("Tuesday, 11th November, 2025", (2025, 11, 11)),
        ("the 3rd day of May 2022", (2022, 5, 3)),
        ("16-Sep-2025", (2025, 9, 16)),
        ("24/07/2024 14:00", (2024, 7, 24)),
        ("March 7th, 2023", (2023, 3, 7)),
        ("pack-2024-09-05-update", (2024, 9, 5)),
    ],
)
def test_dates_are_found_in_every_form(text: str, date: tuple[int, int, int]) -> None:
    assert [mention.date for mention in find_dates(text)] == [datetime.date(*date)]


@pytest.mark.parametrize("text", ["31 February 2024", "2023/24", "page 12 of 2024", "1.2.2024.5", "May 2024"])
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


def test_a_name_is_left_when_date_and_time_are_taken_out() -> None:
    assert without_dates("Schools Forum - Tuesday, 11th November, 2025 2.00 pm") == "Schools Forum"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Children and Families Overview and Scrutiny Committee",
            "Children and Families Overview and Scrutiny Committee",
        ),
        ("CORPORATE PARENTING PANEL: 5 SEPTEMBER 2024", "Corporate Parenting Panel"),
        ("SEND PARTNERSHIP BOARD", "SEND Partnership Board"),
        ("Minutes of the meeting of the Schools Forum", "Schools Forum"),
        ("Report to: Cabinet", "Cabinet"),
        ("CHILDREN'S SCRUTINY SUB-COMMITTEE", "Children's Scrutiny Sub-Committee"),
        ("The Committee", ""),
        ("Purpose of the Report", ""),
    ],
)
def test_a_committee_is_told_from_its_line(text: str, name: str) -> None:
    assert committee_in(text) == name


def test_capitals_become_a_title_and_acronyms_stay() -> None:
    assert titled("CHILDREN AND YOUNG PEOPLE'S SEND BOARD") == "Children and Young People's SEND Board"


def test_the_meeting_stands_in_the_title_of_a_pack() -> None:
    title = Stated(text="(Public Pack)Agenda Document for Cabinet, 24/07/2024 14:00", source="metadata")
    meeting = find_meeting(Sources(name="a.pdf", statements=(title,)))
    assert meeting.committee is not None
    assert (meeting.committee.text, meeting.date) == ("Cabinet", datetime.date(2024, 7, 24))


def test_the_meeting_is_read_from_the_head_of_a_report() -> None:
    front = printed("CORPORATE PARENTING PANEL", "7 MARCH 2023", "CARE LEAVERS", "Report of the Director", bold=True)
    meeting = find_meeting(Sources(name="a.pdf", front=front))
    assert meeting.committee is not None
    assert (meeting.committee.text, meeting.date) == ("Corporate Parenting Panel", datetime.date(2023, 3, 7))
    assert meeting.committee.box == front[0].box


def test_a_date_of_publication_is_not_the_meeting_s() -> None:
    front = printed("Date of publication: Monday, 27 February 2023", "CABINET - TUESDAY, 7 MARCH 2023")
    assert find_meeting(Sources(name="a.pdf", front=front)).date == datetime.date(2023, 3, 7)


def test_a_label_may_run_round_the_date_of_the_meeting() -> None:
    label, date, rest = printed("Date of", "29 November 2018", "meeting:")
    front = (label, date.model_copy(update={"left": 0.3}), rest)
    assert find_meeting(Sources(name="a.pdf", front=front)).date == datetime.date(2018, 11, 29)


def test_a_date_in_running_text_is_not_the_meeting_s() -> None:
    front = printed("The Committee considered a report on 23 January 2024, and asked for another one by the summer.")
    assert find_meeting(Sources(name="a.pdf", front=front)).date is None


def test_the_file_name_is_the_last_resort() -> None:
    meeting = find_meeting(Sources(name="Public reports pack Tuesday 16-Sep-2025 14.00 Schools Forum.pdf"))
    assert meeting.date == datetime.date(2025, 9, 16)
    assert meeting.date_source is not None
    assert meeting.date_source.source == "file name"


def test_the_title_is_read_under_committee_and_date() -> None:
    front = printed(
        "CORPORATE PARENTING PANEL", "7 MARCH 2023", "CARE LEAVERS IN WORK", "Report of the Director", bold=True
    )
    title = find_title(Sources(name="a.pdf", front=front))
    assert title is not None
    assert (title.text, title.page) == ("CARE LEAVERS IN WORK", 1)


HEADS = {
    "labels": (
        ("Norfolk County Council", "Report to: Cabinet", "Date: 12 March 2024", "Subject: Month 9", "Report of: A B"),
        ("Cabinet", (2024, 3, 12), "Month 9"),
    ),
    "capitals": (
        ("NORFOLK COUNTY COUNCIL", "CABINET", "15 March 2016", "Report of A B", "SCHOOLS GRANT 2016-17 SETTLEMENT"),
        ("Cabinet", (2016, 3, 15), "SCHOOLS GRANT 2016-17 SETTLEMENT"),
    ),
    "agenda item above": (
        ("AGENDA ITEM 7", "REPORT TO CABINET", "14 JULY 2016", "REPORT OF A B"),
        ("Cabinet", (2016, 7, 14), None),
    ),
    "to, with the date behind": (
        ("From: A B, Cabinet Member", "To: Education Cabinet Committee – 10 September 2024", "Subject: SEND"),
        ("Education Cabinet Committee", (2024, 9, 10), "SEND"),
    ),
    "a sentence of minutes": (
        ("Minutes of a meeting of the Care Panel held on Friday 21 July 2023 at 9.30 am in Room 2", "Present:"),
        ("Care Panel", (2023, 7, 21), "Minutes of the Care Panel"),
    ),
    "a body called Executive": (
        ("Executive", "Norfolk County Council", "Thursday 8th February 2024", "Report title: Period 8"),
        ("Executive", (2024, 2, 8), "Period 8"),
    ),
}


@pytest.mark.parametrize(("lines", "expected"), HEADS.values(), ids=HEADS.keys())
def test_heads_of_reports(lines: tuple[str, ...], expected: tuple[str, tuple[int, int, int], str | None]) -> None:
    body = ("1. Purpose of the report", "1.1 The purpose is to set out the position as agreed on 5 May 2022.")
    found = find_details(Sources(name="a.pdf", front=printed(*lines, bold=True) + printed(*body)))
    committee, date, title = expected
    assert found.committee is not None
    assert (found.committee.text, found.meeting_date) == (committee, datetime.date(*date))
    if title is not None:
        assert found.title is not None
        assert found.title.text == title


def test_a_title_ends_where_the_next_row_of_the_form_begins() -> None:
    def row(label: str, text: str, top: float) -> list[PrintedLine]:
        left = PrintedLine(text=label, page=1, box=Box(70, top, 130, top + 11), left=0.12, depth=top / 842)
        return [left, PrintedLine(text=text, page=1, box=Box(200, top, 400, top + 11), left=0.34, depth=top / 842)]

    front = (*row("Title:", "High needs deficit", 60), *row("Lead officer:", "A B", 75))
    title = find_title(Sources(name="a.pdf", front=front))
    assert title is not None
    assert title.text == "High needs deficit"


def test_a_labelled_title_is_taken() -> None:
    front = printed("CABINET", "Report title: High needs block, month 9", "Report of the Director")
    title = find_title(Sources(name="a.pdf", front=front))
    assert title is not None
    assert title.text == "High needs block, month 9"


@pytest.mark.parametrize("junk", ["Agenda Template", "Microsoft Word - report v3.doc", "Untitled", "budget.docx"])
def test_a_template_s_title_is_not_the_paper_s(junk: str) -> None:
    title = find_title(Sources(name="high-needs.pdf", statements=(Stated(text=junk, source="metadata"),)))
    assert title is not None
    assert title.text == "high needs"


def test_what_the_manifest_knows_goes_first() -> None:
    known = Known(council="Kent County Council", committee="Cabinet", meeting_date=datetime.date(2024, 1, 2))
    details = find_details(Sources(name="a.pdf", front=printed("NORFOLK COUNTY COUNCIL")), known=known)
    assert details.council == Stated(text="Kent", source="manifest")
    assert details.committee == Stated(text="Cabinet", source="manifest")
    assert details.meeting_date == datetime.date(2024, 1, 2)
    assert details.title is not None
    assert details.title.source == "file name"


def test_a_web_page_gives_all_details(tmp_path: Path) -> None:
    path = tmp_path / "minutes.html"
    path.write_text(
        "<html><head><title>Agenda item - High needs - Norfolk County Council</title></head><body><div id='modgov'>"
        "<h1>Agenda item</h1><h2>High needs</h2><p>Meeting of Schools Forum, Friday, 7 March 2025 9.00 am (Item 4.)</p>"
        "<p>The forum met.</p></div></body></html>"
    )
    document = read(path)
    assert document.title is not None
    assert document.committee is not None
    assert document.council is not None
    assert (document.title.text, document.committee.text, document.council.text) == (
        "High needs",
        "Schools Forum",
        "Norfolk",
    )
    assert document.meeting_date == datetime.date(2025, 3, 7)


HEAD_OF_A_REPORT = (
    ("Families Scrutiny Committee, 26 November 2024. Report of the Director of Children’s Services.",),
    ("Prepared for the Families Scrutiny Committee, 26 November 2024. H = high is good, L = low is good.",),
)


@pytest.mark.parametrize("texts", HEAD_OF_A_REPORT, ids=["report", "scorecard"])
def test_a_line_that_begins_with_committee_and_date_names_both(texts: tuple[str, ...]) -> None:
    prose = printed(*texts, "Members will recall that the basket of indicators was cut last year.")
    meeting = find_meeting(Sources(name="a.pdf", front=prose))
    assert meeting.committee is not None
    assert meeting.committee.text == "Families Scrutiny Committee"
    assert meeting.date == datetime.date(2024, 11, 26)


@pytest.mark.parametrize(
    ("of_the_file", "printed_title", "expected"),
    [
        (
            "Grant outturn",
            "Dedicated Schools Grant – final outturn 2024/25",
            "Dedicated Schools Grant – final outturn 2024/25",
        ),
        ("Grant outturn 2024-25", "Dedicated Schools Grant: final outturn 2024/25", "Grant outturn 2024-25"),
        ("Annual report", "Corporate Parenting: annual report 2023/24", "Corporate Parenting: annual report 2023/24"),
        ("Placement strategy", "Where our children live", "Placement strategy"),
    ],
)
def test_the_printed_title_is_taken_where_it_alone_names_the_year(
    of_the_file: str, printed_title: str, expected: str
) -> None:
    front = (
        *printed(printed_title, size=16, bold=True),
        *printed("", "The paper sets out the position.", "It is for noting."),
    )
    found = find_title(
        Sources(name="a.pdf", front=front, statements=(Stated(text=of_the_file, page=1, source="metadata"),))
    )
    assert found is not None
    assert found.text == expected


def test_a_running_title_that_says_more_is_taken() -> None:
    front = printed("Statement of Accounts 2023/24 (draft)", "Note 31", "Officers’ pay was as follows.")
    title = Stated(text="Statement of Accounts", page=1, source="metadata")
    found = find_title(Sources(name="a.pdf", front=front, statements=(title,)))
    assert found is not None
    assert found.text == "Statement of Accounts 2023/24 (draft)"


def measured(text: str, size: float, at: int, *, left: float = 70) -> PrintedLine:
    box = Box(left, 60 + 15 * at, left + 200, 71 + 15 * at)
    return PrintedLine(text=text, page=1, box=box, size=size, measured=True, depth=0.07 + 0.02 * at, left=left / 595)


def test_on_a_scan_chance_sizes_make_no_title() -> None:
    front = (
        measured("Grant outturn 2023/24 and the", 13.7, 1),
        measured("high needs budget", 13.1, 2),
        measured("Backaround", 15.7, 4),
        measured("The settlement was announced in December.", 11.3, 6),
        measured("Other Schools", 16.0, 8, left=300),
        measured("Primary Schools", 11.0, 8),
        *(measured("It is lower than was expected by the forum.", 11.0, at) for at in range(10, 16)),
    )
    found = find_title(Sources(name="scan.pdf", front=front))
    assert found is not None
    assert found.text == "Grant outturn 2023/24 and the high needs budget"


def test_a_title_of_two_lines_stands_beside_the_middle_of_its_label() -> None:
    def line(text: str, top: float, *, left: float) -> PrintedLine:
        return PrintedLine(text=text, page=1, box=Box(left, top, left + 200, top + 11), size=11, left=left / 595)

    front = (
        line("Date:", 80, left=70),
        line("8 October 2020", 80, left=180),
        line("Annual Report on Special Educational Needs and", 104, left=180),
        line("Subject:", 111, left=70),
        line("Disabilities", 118, left=180),
    )
    title = find_title(Sources(name="report.pdf", front=front))
    assert title is not None
    assert title.text == "Annual Report on Special Educational Needs and Disabilities"
