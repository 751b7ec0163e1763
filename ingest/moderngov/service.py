"""What the XML service of a ModernGov site answers: committees, meetings, and the documents of agenda items."""

import datetime
import re
from collections.abc import Iterator

from lxml import etree

from ..calendar_dates import find_dates
from ..markup_text import mended
from .addresses import document_key, whole_url
from .records import Committee, Meeting, Offer, Standing


class NoService(Exception):
    """The answer is not that of the service: it is switched off, or a page stands in its place."""


def meetings_address(base: str, committee_id: int, since: datetime.date, until: datetime.date) -> str:
    """The call for the meetings of a committee; the dates are required, and ignored by some sites."""
    return (
        f"{base}mgWebService.asmx/GetMeetings?lCommitteeId={committee_id}"
        f"&sFromDate={since:%d/%m/%Y}&sToDate={until:%d/%m/%Y}"
    )


def meeting_address(base: str, meeting_id: int) -> str:
    return f"{base}mgWebService.asmx/GetMeeting?lMeetingId={meeting_id}"


def committees_address(base: str) -> str:
    return f"{base}mgWebService.asmx/GetCommittees?lDummy=0"


def read_committees(body: bytes) -> tuple[Committee, ...]:
    """The committees that still exist."""
    root = _root(body, "committees")
    return tuple(
        Committee(committee_id=_number(node, "committeeid"), title=_text(node, "committeetitle"))
        for node in root.iter("committee")
        if not _yes(node, "committeedeleted") and not _yes(node, "committeeexpired")
    )


def read_meetings(body: bytes) -> tuple[Meeting, ...]:
    """All meetings in the answer, whatever dates were asked for."""
    return tuple(_meetings(_root(body, "getmeetings", "getmeetingsbydate")))


def _meetings(root: etree._Element) -> Iterator[Meeting]:
    for committee in root.iter("committee"):
        for node in committee.iter("meeting"):
            date = _date(node, "meetingdate")
            number = _number(node, "meetingid")
            if date is None or not number:
                continue
            status, _, label = _text(node, "meetingstatus").partition(";")
            yield Meeting(
                meeting_id=number,
                committee_id=_number(committee, "committeeid"),
                committee=_text(committee, "committeetitle"),
                date=date,
                time=_text(node, "meetingtime"),
                standing=_standing(status),
                label=label.strip(),
            )


def read_offers(body: bytes, meeting: Meeting, *, base: str) -> tuple[Offer, ...]:
    """The documents linked to the agenda items of a meeting; restricted ones are among them, marked so.

    The service never lists a meeting's pack, front sheet or printed minutes: those are on the meeting's page only.
    """
    root = _root(body, "meeting")
    offers: list[Offer] = []
    for item in root.iter("agendaitem"):
        number = _text(item, "fulldisplaynumberformat") or _text(item, "agendaitemnumber")
        heading = number in ("", "0", "0.")
        for node in item.iter("linkeddoc"):
            address = _text(node, "url")
            if not address:
                continue
            url = whole_url(base, address)
            offers.append(
                Offer(
                    key=document_key(url),
                    url=url,
                    title=_text(node, "title"),
                    kind="report",
                    meeting=meeting,
                    item_number="" if heading else number.strip(". "),
                    item_title=_text(item, "agendaitemtitle"),
                    published=_date(node, "publicationdate"),
                    restricted=_yes(node, "isrestricted") or _yes(item, "isrestricted"),
                )
            )
    return tuple(offers)


def _standing(status: str) -> Standing:
    return "cancelled" if re.search(r"\bcancel", status, re.IGNORECASE) else "published"


def _root(body: bytes, *expected: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except etree.XMLSyntaxError as error:
        raise NoService("the answer is not XML") from error
    if root is None or str(root.tag).lower() not in expected:
        raise NoService(f"the answer is {'empty' if root is None else f'a <{root.tag}>'}, not <{expected[0]}>")
    return root


def _text(node: etree._Element, tag: str) -> str:
    """The text of a child, its doubly encoded entities resolved; empty values are blanks or line ends."""
    found = node.find(tag)
    return mended(found.text or "") if found is not None else ""


def _number(node: etree._Element, tag: str) -> int:
    text = _text(node, tag)
    return int(text) if text.isdecimal() else 0


def _yes(node: etree._Element, tag: str) -> bool:
    return _text(node, tag).lower() == "true"


def _date(node: etree._Element, tag: str) -> datetime.date | None:
    found = find_dates(_text(node, tag))
    return found[0].date if found else None
