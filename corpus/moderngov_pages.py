"""What a ModernGov site writes: its pages and the answers of its XML service, with the marks of real ones."""

import datetime
import html
from collections.abc import Iterator

from .moderngov_council import Council, Habits, Item, Paper, Sitting


def committees_xml(council: Council, habits: Habits) -> bytes:
    entries = "".join(
        f"<committee><committeeid>{number}</committeeid><committeetitle>{_xml(title, habits)}</committeetitle>"
        "<committeedeleted>False</committeedeleted><committeeexpired>False</committeeexpired></committee>"
        for number, title in council.committees.items()
    )
    return f"<committees><committeescount> {len(council.committees)}</committeescount>{entries}</committees>".encode()


def meetings_xml(council: Council, habits: Habits, query: dict[str, str]) -> bytes:
    asked = int(query["lcommitteeid"])
    since, until = _date(query["sfromdate"]), _date(query["stodate"])
    parts = []
    for number, title in council.committees.items():
        sittings = [
            sitting
            for sitting in council.sittings.get(number, [])
            if asked in (0, number) and (habits.dates_ignored or since <= _date(sitting.date) <= until)
        ]
        if sittings:
            parts.append(
                f"<committee><committeeid>{number}</committeeid><committeetitle>{_xml(title, habits)}</committeetitle>"
                f"<committeemeetingcount> {len(sittings)}</committeemeetingcount><committeemeetings>"
                + "".join(_sitting_xml(sitting, habits) for sitting in sittings)
                + "</committeemeetings></committee>"
            )
    counts = f"<meetingscount> {len(parts)}</meetingscount><committeescount> {len(parts)}</committeescount>"
    return f"<getmeetings>{counts}{''.join(parts)}</getmeetings>".encode()


def _sitting_xml(sitting: Sitting, habits: Habits) -> str:
    return (
        f"<meeting><meetingid>{sitting.number}</meetingid><meetingdate>{sitting.date}</meetingdate>"
        f"<meetingstatus>{_xml(sitting.status, habits)}</meetingstatus><meetingtime>{sitting.time}</meetingtime>"
        "<iswebcast>False</iswebcast></meeting>"
    )


def meeting_xml(council: Council, habits: Habits, number: int, base: str) -> bytes:
    for sittings in council.sittings.values():
        for sitting in sittings:
            if sitting.number == number:
                items = "".join(_item_xml(item, habits, base) for item in sitting.items)
                return (
                    f"<meeting><meetingid>{number}</meetingid><meetingdate>{sitting.date}</meetingdate>"
                    f"<meetingstatus>{_xml(sitting.status, habits)}</meetingstatus><meetingactualstarttime> \n"
                    f"</meetingactualstarttime><agendaitems>{items}</agendaitems></meeting>"
                ).encode()
    return b""


def _item_xml(item: Item, habits: Habits, base: str) -> str:
    shown = f"{item.number}." if item.number else ""
    documents = "".join(_document_xml(paper, habits, base) for paper in item.papers if paper.in_service)
    return (
        f"<agendaitem><agendaitemid>{item.number}</agendaitemid><agendaitemtitle>{_xml(item.title, habits)}"
        f"</agendaitemtitle><agendaitemnumber>{item.number}</agendaitemnumber><fulldisplaynumberformat>{shown}"
        f"</fulldisplaynumberformat><isrestricted>False</isrestricted><linkeddocuments>{documents}</linkeddocuments>"
        "</agendaitem>"
    )


def _document_xml(paper: Paper, habits: Habits, base: str) -> str:
    return (
        f"<linkeddoc><attachmentid>{paper.number}</attachmentid><title>{_xml(paper.title, habits)}</title>"
        f"<isurl>False</isurl><url>{base}mgConvert2PDF.aspx?ID={paper.number}</url>"
        f"<isrestricted>{paper.restricted}</isrestricted><restrictionsRef> </restrictionsRef>"
        f"<publicationdate>{paper.published}</publicationdate></linkeddoc>"
    )


def list_page(council: Council, committee: int, year: int) -> bytes:
    name = council.committees.get(committee, "")
    entries = "".join(
        f'<li><a class="mgMeetingTableLnk" href="ieListDocuments.aspx?CId={committee}&amp;MId={sitting.number}&amp;'
        f'Ver=4">{_plain_date(sitting)}&nbsp;{sitting.time}</a>{f" - {sitting.behind}" if sitting.behind else ""}</li>'
        for sitting in council.sittings.get(committee, [])
        if year in (0, _date(sitting.date).year)
    )
    heading = f'<h1 class="mgMainTitleTxt">Browse meetings</h1><h2 class="mgSubTitleTxt">{html.escape(name)}</h2>'
    return _page(council, f"Browse meetings - {name}", f'{heading}<ul class="mgNonBulletTableList">{entries}</ul>')


def meeting_page(council: Council, habits: Habits, number: int) -> bytes:
    for committee, sittings in council.sittings.items():
        for sitting in sittings:
            if sitting.number == number:
                return _page(
                    council,
                    f"Agenda for {council.committees[committee]} on {sitting.words}, {sitting.time}",
                    "".join(_meeting_body(council, habits, committee, sitting)),
                )
    return b""


def _meeting_body(council: Council, habits: Habits, committee: int, sitting: Sitting) -> Iterator[str]:
    yield '<h1 class="mgMainTitleTxt">Agenda and minutes</h1>'
    name = html.escape(council.committees[committee])
    yield f'<h2 class="mgSubTitleTxt">{name} - {sitting.words} {sitting.time}</h2><ul class="mgActionList">'
    for paper in sitting.papers:
        if paper.in_page:
            yield f"<li>{_link(paper, habits)}</li>"
    yield '</ul><p><span class="mgLabel">Venue:</span> Council Chamber</p><table class="mgItemTable" id="mgItemTable">'
    for item in sitting.items:
        shown = [paper for paper in item.papers if paper.in_page]
        number = f'<p class="mgAiTitleTxt" >{item.number or ""}{"." if item.number else ""}</p>'
        yield f'<tr><td class="mgItemNumberCell">{number}</td><td><p class="mgAiTitleTxt" >{html.escape(item.title)}'
        yield '<span class="mgHide"> ref: 13567</span></p>'
        if shown:
            yield '<p class="mgSubItemTitleTxt">Additional documents:</p><ul class="mgBulletList">'
            yield "".join(f"<li>{_link(paper, habits)}{_restriction(paper)}</li>" for paper in shown)
            yield "</ul>"
        if item.minutes:
            yield f'<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>{item.minutes}</p></div>'
        yield "</td></tr>"
    yield "</table>"


def _link(paper: Paper, habits: Habits) -> str:
    href = html.escape(paper.path)
    if habits.broken_hrefs:
        href = href.replace(" ", "\r\n ", 1)
    size = '<span class="mgFileSize"><img src="mgimages/logo-pdf-1.gif" alt="pdf icon"> PDF 132 KB</span>'
    return f'<a href="{href}">{html.escape(paper.title)} {size}</a>'


def _restriction(paper: Paper) -> str:
    return " (restricted)" if paper.restricted else ""


def _page(council: Council, title: str, content: str) -> bytes:
    stamp = datetime.datetime.now(datetime.UTC).isoformat()
    return (
        f"<!DOCTYPE html><html><head><title>{html.escape(title)} - {html.escape(council.name)}</title></head><body>"
        '<div class="cookie-banner">We use cookies</div><nav><a href="mgListCommittees.aspx?bcr=1">Committees</a></nav>'
        f'<div id="modgov">{content}</div><footer>Shown {stamp}</footer></body></html>'
    ).encode()


def challenge_page() -> bytes:
    return (
        b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><p>Checking your browser</p>"
        b'<script src="/cdn-cgi/challenge-platform/h/b/orchestrate.js"></script></body></html>'
    )


def login_page() -> bytes:
    return (
        b"<html><head><title>Log in</title></head><body><form><label>User name</label><input name='u'>"
        b"<input type='password' name='p'></form></body></html>"
    )


def error_page(title: str) -> bytes:
    said = html.escape(title)
    return f"<html><head><title>{said}</title></head><body><h1>{said}</h1></body></html>".encode()


def _plain_date(sitting: Sitting) -> str:
    date = _date(sitting.date)
    return f"{date.day} {date:%b %Y}"


def _date(text: str) -> datetime.date:
    day, month, year = (int(part) for part in text.split("/"))
    return datetime.date(year, month, day)


def _xml(text: str, habits: Habits) -> str:
    """Text as the service writes it: its entities encoded twice, where that is the site's habit."""
    escaped = html.escape(text)
    return html.escape(escaped) if habits.double_encoded else escaped
