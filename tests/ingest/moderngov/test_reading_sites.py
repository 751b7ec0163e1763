"""What a ModernGov site writes is understood: addresses, the service's answers, lists and pages."""

import datetime

import pytest
from agendapack.ingest.moderngov.addresses import base_of, document_key, whole_url
from agendapack.ingest.moderngov.meeting_pages import NoPage, read_meeting_list, read_page_offers
from agendapack.ingest.moderngov.polite import Manners, PoliteClient
from agendapack.ingest.moderngov.public_hosts import is_public
from agendapack.ingest.moderngov.records import Meeting
from agendapack.ingest.moderngov.refused import Refused
from agendapack.ingest.moderngov.service import NoService, read_committees, read_meetings, read_offers

PAGE = "https://democracy.example.gov.uk/Committees/ieListDocuments.aspx?CId=1&MId=8010&Ver=4"
MEETING = Meeting(meeting_id=8010, committee_id=1, committee="Schools Forum", date=datetime.date(2025, 11, 11))


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("documents/s1/A report.pdf", "documents/s1/A%20report.pdf"),
        ("documents/g8010/Agenda\r\n frontsheet.pdf?T=0", "documents/g8010/Agenda%20frontsheet.pdf?T=0"),
        ("documents/s1/A%2Bb.pdf", "documents/s1/A%2Bb.pdf"),
        ("/Committees/(S(hniswsj4w151yf55bd0kmu55))/documents/s1/a.pdf", "documents/s1/a.pdf"),
        ("mgAi.aspx?ID=5#mgDocuments", "mgAi.aspx?ID=5"),
    ],
)
def test_hrefs_are_made_whole(href: str, url: str) -> None:
    assert whole_url(PAGE, href) == f"https://democracy.example.gov.uk/Committees/{url}"


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://a.gov.uk", "https://a.gov.uk/"),
        ("a.gov.uk/moderngov", "https://a.gov.uk/moderngov/"),
        ("https://a.gov.uk/moderngov/ieListMeetings.aspx?CId=1", "https://a.gov.uk/moderngov/"),
        ("https://a.gov.uk/(S(abc123))/mgListCommittees.aspx?bcr=1", "https://a.gov.uk/"),
        ("https://a.gov.uk/x/mgWebService.asmx/GetMeetings", "https://a.gov.uk/x/"),
        ("https://a.gov.uk/documents/s1/Report.pdf", "https://a.gov.uk/"),
    ],
)
def test_the_base_is_told_from_any_page(url: str, base: str) -> None:
    assert base_of(url) == base


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.gov.uk/documents/s1/Report.pdf", "http://a.gov.uk/documents/s1/Renamed.pdf"),
        ("https://a.gov.uk/documents/g1/Pack.pdf?T=10", "https://a.gov.uk/documents/g1/Pack%20new.pdf?T=10"),
        ("https://a.gov.uk/mgConvert2PDF.aspx?ID=6", "https://a.gov.uk/(S(ab1))/mgconvert2pdf.aspx?id=6"),
    ],
)
def test_names_are_decoration(one: str, other: str) -> None:
    assert document_key(one) == document_key(other)


def test_pack_and_front_sheet_of_a_meeting_are_two_documents() -> None:
    pack, front = (document_key(f"https://a.gov.uk/documents/g1/x.pdf?T={kind}") for kind in (10, 0))
    assert pack != front


def test_committees_that_are_gone_are_left_out() -> None:
    body = (
        b"<committees><committeescount> 2</committeescount><committee><committeeid>163</committeeid><committeetitle>"
        b"Health &amp;amp; Care</committeetitle><committeedeleted>False</committeedeleted></committee><committee>"
        b"<committeeid>9</committeeid><committeetitle>Old</committeetitle><committeeexpired>True</committeeexpired>"
        b"</committee></committees>"
    )
    assert [(c.committee_id, c.title) for c in read_committees(body)] == [(163, "Health & Care")]


def test_meetings_of_the_service() -> None:
    body = (
        b"<getmeetings><meetingscount> 2</meetingscount><committee><committeeid>144</committeeid><committeetitle>"
        b"Children&amp;#39;s Committee</committeetitle><committeemeetings><meeting><meetingid>4967</meetingid>"
        b"<meetingdate>10/02/2026</meetingdate><meetingstatus>Confirmed; Budget Council</meetingstatus>"
        b"<meetingtime>10.00 am</meetingtime></meeting><meeting><meetingid>4968</meetingid><meetingdate>11/02/2026"
        b"</meetingdate><meetingstatus>Cancelled</meetingstatus><meetingtime> \n</meetingtime></meeting>"
        b"</committeemeetings></committee></getmeetings>"
    )
    first, second = read_meetings(body)
    assert (first.committee, first.date, first.label) == (
        "Children's Committee",
        datetime.date(2026, 2, 10),
        "Budget Council",
    )
    assert (first.standing, second.standing, second.time) == ("published", "cancelled", "")


def test_documents_of_the_service() -> None:
    body = (
        b"<meeting><agendaitems><agendaitem><agendaitemtitle>Reports</agendaitemtitle><fulldisplaynumberformat>0."
        b"</fulldisplaynumberformat><linkeddocuments><linkeddoc><title>Plan</title><url>https://a.gov.uk/mgConvert2PDF."
        b"aspx?ID=1</url><isrestricted>False</isrestricted><publicationdate>02/02/2026</publicationdate></linkeddoc>"
        b"<linkeddoc><title>Secret</title><url>https://a.gov.uk/mgConvert2PDF.aspx?ID=2</url><isrestricted>True"
        b"</isrestricted></linkeddoc></linkeddocuments></agendaitem></agendaitems></meeting>"
    )
    public, secret = read_offers(body, MEETING, base="https://a.gov.uk/")
    assert (public.item_number, public.item_title, public.published) == ("", "Reports", datetime.date(2026, 2, 2))
    assert (public.restricted, secret.restricted) == (False, True)


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>mgWebService</body></html>", b"Web Service method name is not valid"]
)
def test_what_is_no_answer_of_the_service(body: bytes) -> None:
    with pytest.raises(NoService):
        read_meetings(body)


def test_an_entity_that_would_read_a_file_is_not_resolved() -> None:
    body = (
        b'<!DOCTYPE committees [<!ENTITY x SYSTEM "file:///etc/passwd">]><committees><committee><committeeid>1'
        b"</committeeid><committeetitle>A&x;B</committeetitle></committee></committees>"
    )
    (committee,) = read_committees(body)
    assert "root" not in committee.title


@pytest.mark.parametrize(
    ("behind", "standing"),
    [
        (" - Agenda", "published"),
        (" - Agenda and draft minutes", "published"),
        (" CANCELLED", "cancelled"),
        (" - Postponed", "cancelled"),
        ("", "not yet published"),
    ],
)
def test_the_list_tells_meetings_apart(behind: str, standing: str) -> None:
    body = (
        '<html><body><div id="modgov"><h2>Schools Forum</h2><ul><li><a class="mgMeetingTableLnk" '
        f'href="ieListDocuments.aspx?CId=568&amp;MId=8165&amp;Ver=4">26 May 2026&nbsp;6.00 pm</a>{behind}</li></ul>'
    ).encode()
    (meeting,) = read_meeting_list(body, page="https://a.gov.uk/ieListMeetings.aspx?CId=568", committee_id=568)
    assert (meeting.meeting_id, meeting.date, meeting.time) == (8165, datetime.date(2026, 5, 26), "6.00 pm")
    assert (meeting.committee, meeting.standing) == ("Schools Forum", standing)


def test_documents_of_a_page() -> None:
    body = b"""<html><body><div id="modgov"><ul class="mgActionList"><li><a href="documents/g8010/Public reports pack
 Tuesday.pdf?T=10">Agenda reports pack <span class="mgFileSize">PDF 4 MB</span></a></li></ul>
    <table class="mgItemTable" id="mgItemTable"><tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt" >3.</p></td>
    <td><p class="mgAiTitleTxt" ><a class="mgAiTitleLnk" href="documents/s131234/Report.pdf">Block transfer
    <span class="mgFileSize"><img alt="pdf icon"> PDF 225 KB</span></a><span class="mgHide"> ref: 13567</span></p>
    <ul class="mgBulletList"><li><a href="documents/s131235/Appendix 1.pdf">Appendix 1, item 3. (PDF, 1 MB)
    </a></li></ul></td></tr></table></div></body></html>"""
    found = [(o.key, o.kind, o.title, o.item_number, o.item_title) for o in read_page_offers(body, MEETING, page=PAGE)]
    assert found == [
        ("g8010?T=10", "pack", "Agenda reports pack", "", ""),
        ("s131234", "report", "Block transfer", "3", "Block transfer"),
        ("s131235", "report", "Appendix 1, item 3.", "3", "Block transfer"),
    ]


def test_a_page_of_another_kind_is_none() -> None:
    with pytest.raises(NoPage):
        read_page_offers(b"<html><body><p>Welcome</p></body></html>", MEETING, page=PAGE)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("::1", False),
        ("::ffff:10.0.0.1", False),
        ("fe80::1%eth0", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
    ],
)
def test_private_addresses_are_told(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://elsewhere.example/robots.txt", "only the named host"),
        ("https://democracy.example.gov.uk.evil.example/", "only the named host"),
        ("https://user@elsewhere.example/", "only the named host"),
        ("ftp://democracy.example.gov.uk/", "only the named host"),
        ("file:///etc/passwd", "only the named host"),
        ("http://169.254.169.254/latest/", "only the named host"),
    ],
)
def test_no_other_host_is_asked(url: str, reason: str) -> None:
    asked: list[str] = []
    client = PoliteClient("democracy.example.gov.uk", on_request=asked.append)
    with client, pytest.raises(Refused, match=reason) as caught:
        client.get(url)
    assert caught.value.problem.code == "not-allowed"
    assert asked == []


@pytest.mark.parametrize("address", ["10.0.0.5", "127.0.0.1", "169.254.169.254"])
def test_a_name_that_leads_into_a_private_network_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(2, 1, 6, "", (address, 443))])
    asked: list[str] = []
    client = PoliteClient("democracy.example.gov.uk", on_request=asked.append)
    with client, pytest.raises(Refused, match="private address") as caught:
        client.get("https://democracy.example.gov.uk/")
    assert caught.value.problem.code == "not-allowed"
    assert asked == []


def test_the_contact_is_in_the_user_agent() -> None:
    assert Manners(contact="mailto:a@b.org").user_agent == "agendapack/0.1 (+mailto:a@b.org)"
