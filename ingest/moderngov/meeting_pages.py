"""What the HTML pages of a ModernGov site list: meetings of a committee, and the documents of a meeting."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from ..calendar_dates import find_dates, without_dates
from ..html import content_of, parse_page
from ..markup_text import mended
from .addresses import document_key, parameter, whole_url
from .records import Meeting, Offer, OfferKind, Standing

_KINDS: dict[str, OfferKind] = {
    "0": "front sheet",
    "1": "minutes",
    "2": "decisions",
    "9": "supplement",
    "10": "pack",
    "11": "minutes",
}
"""What the ``T`` of a meeting's file says (0, 1, 2, 9, 10 and 11 were seen)."""
_SIZE = re.compile(
    r"\s*(?:\(?\s*(?:(?:pdf|word|doc) (?:icon|file)\s*)?(?:PDF|DOCX?|XLSX?|PPTX?)[\s,]+[\d.,]+\s*[KMG]?B\s*\)?)\s*$",
    re.IGNORECASE,
)
_RESTRICTED = re.compile(r"\brestricted\b|\bexempt\b|\bnot for publication\b", re.IGNORECASE)


class NoPage(Exception):
    """The answer is no page of ModernGov's."""


def list_address(base: str, committee_id: int, year: int) -> str:
    """The meetings of a committee in a calendar year; year 0 is the current list."""
    return f"{base}ieListMeetings.aspx?CommitteeId={committee_id}&Year={year}"


def page_address(base: str, meeting: Meeting) -> str:
    return f"{base}ieListDocuments.aspx?CId={meeting.committee_id}&MId={meeting.meeting_id}&Ver=4"


def read_meeting_list(body: bytes, *, page: str, committee_id: int) -> tuple[Meeting, ...]:
    """The meetings on a list; what stands behind the link says whether one has an agenda yet or was cancelled."""
    root = _content(body)
    committee = _committee_name(root)
    found: dict[int, Meeting] = {}
    for link in root.iter("a"):
        address = whole_url(page, link.get("href", ""))
        if "ielistdocuments.aspx" not in address.lower():
            continue
        number = parameter(address, "MId", "MeetingId")
        dates = find_dates(_link_text(link))
        if number.isdecimal() and dates:
            found.setdefault(
                int(number),
                Meeting(
                    meeting_id=int(number),
                    committee_id=committee_id,
                    committee=committee,
                    date=dates[0].date,
                    time=_time_of(_link_text(link)),
                    standing=_standing(_behind(link)),
                ),
            )
    return tuple(found.values())


def read_page_offers(body: bytes, meeting: Meeting, *, page: str) -> tuple[Offer, ...]:
    """The documents that a meeting's page links to, each at every place it is linked from."""
    return tuple(_offers(_content(body), meeting, page))


def has_minutes(body: bytes) -> bool:
    """Whether the page itself carries minutes of its items."""
    root = _content(body)
    headings = root.xpath(".//*[contains(@class, 'mgSubItemTitleTxt')]")
    return any(mended(heading.text_content()).lower().startswith("minutes") for heading in headings)


def page_heading(body: bytes) -> str:
    """What the page calls its meeting: ``Schools Forum - Tuesday, 11th November, 2025 2.00 pm``."""
    root = _content(body)
    headings = [mended(heading.text_content()) for heading in root.iter("h2", "h1")]
    return next((heading for heading in headings if find_dates(heading)), headings[0] if headings else "")


def page_title(body: bytes) -> str:
    """The title of the page, which most sites end with the council's name."""
    found = re.search(rb"<title[^>]*>([^<]*)", body[:20_000], re.IGNORECASE)
    return mended(found[1].decode("utf-8", errors="replace")) if found else ""


def _offers(root: HtmlElement, meeting: Meeting, page: str) -> Iterator[Offer]:
    for link in root.iter("a"):
        url = whole_url(page, link.get("href", ""))
        key = document_key(url)
        if not re.match(r"[gbs]\d+|attachment ", key):
            continue
        number, title = _item_of(link)
        yield Offer(
            key=key,
            url=url,
            title=_link_text(link) or title,
            kind=_kind(key, _link_text(link)),
            meeting=meeting,
            item_number=number,
            item_title=title,
            restricted=_is_restricted(link),
            page=page,
        )


def _content(body: bytes) -> HtmlElement:
    try:
        tree = parse_page(body)
    except etree.LxmlError as error:
        raise NoPage("the answer is no web page") from error
    if not tree.xpath("//*[@id='modgov' or contains(@class, 'mg')]"):
        raise NoPage("the page is not one of ModernGov's")
    return content_of(tree)


def _committee_name(root: HtmlElement) -> str:
    for heading in root.iter("h1", "h2"):
        name = re.sub(
            r"^(?:browse|meetings?(?: of| for)?|list of)\b[\s:-]*", "", mended(heading.text_content()), flags=re.I
        )
        name = re.sub(r"[\s,-]*\b(?:browse )?meetings?.*$", "", without_dates(name), flags=re.IGNORECASE).strip(" ,-")
        if name:
            return name
    return ""


def _link_text(link: HtmlElement) -> str:
    """The text of a link without its file size, its icon and what is hidden in it."""
    pieces = [link.text or ""]
    for child in link:
        if isinstance(child.tag, str) and not re.search(r"\bmg(?:FileSize|Hide)\b", child.get("class", "")):
            pieces.append(child.text_content())
        pieces.append(child.tail or "")
    text = mended(" ".join(pieces))
    return _SIZE.sub("", text).strip()


def _behind(link: HtmlElement) -> str:
    """The text between a link and the next element, and of the list entry it is in."""
    entry = next((above for above in link.iterancestors("li", "tr", "p")), None)
    return mended(entry.text_content() if entry is not None else link.tail or "")


def _standing(text: str) -> Standing:
    if re.search(r"\bcancel|\bpostponed\b|\babandoned\b", text, re.IGNORECASE):
        return "cancelled"
    return (
        "published"
        if re.search(r"\b(?:agenda|minutes|decisions?|papers|reports?)\b", text, re.I)
        else "not yet published"
    )


def _time_of(text: str) -> str:
    found = re.search(r"\b\d{1,2}[.:]\d{2}\s*[ap]m\b", text, re.IGNORECASE)
    return found[0] if found else ""


def _kind(key: str, text: str) -> OfferKind:
    if key.startswith("g"):
        kind = parameter(f"x:?{key.partition('?')[2]}", "T")
        if kind in _KINDS:
            return _KINDS[kind]
        lowered = text.lower()
        if "minutes" in lowered:
            return "minutes"
        return "pack" if "pack" in lowered else "front sheet" if "front" in lowered else "decisions"
    return "supplement" if key.startswith("b") else "report"


def _item_of(link: HtmlElement) -> tuple[str, str]:
    """Number and title of the agenda item that a link stands under; both empty for a meeting's own files."""
    for row in link.iterancestors("tr"):
        table = next(row.iterancestors("table"), None)
        if table is None or "mgItemTable" not in f"{table.get('class', '')} {table.get('id', '')}":
            continue
        cells = row.xpath(".//*[contains(@class, 'mgItemNumberCell')]")
        number = mended(cells[0].text_content()).strip(". ") if cells else ""
        titles = [node for node in row.xpath(".//*[contains(@class, 'mgAiTitle')]") if not _is_number(node)]
        return number, _link_text(titles[0]) if titles else ""
    return "", ""


def _is_number(node: HtmlElement) -> bool:
    return re.fullmatch(r"[\d.]*[a-z]?\.?", mended(node.text_content())) is not None


def _is_restricted(link: HtmlElement) -> bool:
    around = " ".join((mended(link.text_content()), link.get("title", ""), mended(link.tail or "")[:60]))
    return "logon" in link.get("href", "").lower() or _RESTRICTED.search(around) is not None
