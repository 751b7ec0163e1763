"""One ModernGov site: its meetings and what they offer, by its XML service and its pages, whichever answer."""

import datetime
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...schema.areas import find_authority
from ...schema.problems import Problem
from ..council_domains import addresses_in, council_of_address
from . import meeting_pages, service
from .addresses import base_of
from .meeting_pages import NoPage
from .polite import PoliteClient
from .records import Committee, Meeting, Offer
from .refused import Refused
from .service import NoService

_NO_USE = frozenset({"blocked", "forbidden-by-robots", "refused", "not-there", "server-error"})
"""Troubles after which a part of the site (the service, the pages) is not asked again in this harvest."""
_READABLE = (".pdf", ".docx", ".html", ".htm", ".aspx", "")


class Site:
    """The site at ``base`` (the address of any of its pages does), asked through ``client``.

    The service is asked first: it is one answer for all items of a meeting. Packs, front sheets and printed minutes
    are on pages only, so both are used. Where one of the two is off or blocked, that is a problem, and
    the other goes on.
    """

    def __init__(self, base: str, client: PoliteClient) -> None:
        self.base = base_of(base)
        self.name = urlsplit(self.base).netloc.lower() + urlsplit(self.base).path.rstrip("/")
        self._client = client
        self._service_off = ""
        self._pages_off = ""
        self._title = ""
        self.problems: list[Problem] = []

    @property
    def council(self) -> str:
        """The council's reference name, by the host's name or the titles of the pages; empty where neither tells."""
        host = urlsplit(self.base).hostname or ""
        for label in addresses_in(host):
            if area := council_of_address(label):
                return area.name
        for part in reversed(self._title.replace("|", " - ").split(" - ")):
            if area := find_authority(part.strip()):
                return area.name
        return ""

    @property
    def troubles(self) -> int:
        """How many times the site could not be asked, or did not answer with what it was asked for."""
        return sum(problem.severity != "note" for problem in self.problems)

    def committees(self) -> tuple[Committee, ...]:
        """The committees of the council, as the service lists them; none where it is off."""
        body = self._from_service(service.committees_address(self.base))
        if body is None:
            return ()
        try:
            return service.read_committees(body)
        except NoService as error:
            self._switch_service_off(str(error))
            return ()

    def meetings(self, committee_id: int, *, since: datetime.date, until: datetime.date) -> tuple[Meeting, ...]:
        """The committee's meetings from ``since`` to ``until``, newest last. What the site sends beyond is left out:
        some services ignore the dates and send their whole history.
        """
        found: dict[int, Meeting] = {}
        body = self._from_service(service.meetings_address(self.base, committee_id, since, until))
        if body is not None:
            try:
                found = {meeting.meeting_id: meeting for meeting in service.read_meetings(body)}
            except NoService as error:
                self._switch_service_off(str(error))
        if not found:
            troubles = self.troubles
            for year in (0, *range(since.year, until.year + 1)):
                if self.troubles > troubles + 1:
                    break
                for meeting in self._listed(committee_id, year):
                    if meeting.standing != "not yet published" or meeting.meeting_id not in found:
                        found[meeting.meeting_id] = meeting
        wanted = [meeting for meeting in found.values() if since <= meeting.date <= until]
        return tuple(sorted(wanted, key=lambda meeting: (meeting.date, meeting.meeting_id)))

    def offers(self, meeting: Meeting) -> tuple[tuple[Offer, ...], bytes | None]:
        """What a meeting offers, and its page where that itself carries the minutes and nothing printed does."""
        listed = self._service_offers(meeting)
        address = meeting_pages.page_address(self.base, meeting)
        page = self._from_pages(address)
        shown: tuple[Offer, ...] = ()
        minutes: bytes | None = None
        if page is not None:
            try:
                shown = meeting_pages.read_page_offers(page, meeting, page=address)
                if meeting_pages.has_minutes(page) and not any(offer.kind == "minutes" for offer in shown):
                    minutes = page
                self._title = self._title or meeting_pages.page_title(page)
            except NoPage as error:
                self.problems.append(_problem("no-page", f"{address}: {error}"))
        return tuple(_merged(listed, shown)), minutes

    def _listed(self, committee_id: int, year: int) -> tuple[Meeting, ...]:
        address = meeting_pages.list_address(self.base, committee_id, year)
        body = self._from_pages(address)
        if body is None:
            return ()
        self._title = self._title or meeting_pages.page_title(body)
        try:
            return meeting_pages.read_meeting_list(body, page=address, committee_id=committee_id)
        except NoPage as error:
            self.problems.append(_problem("no-page", f"{address}: {error}"))
            return ()

    def _service_offers(self, meeting: Meeting) -> tuple[Offer, ...]:
        body = self._from_service(service.meeting_address(self.base, meeting.meeting_id))
        if body is None:
            return ()
        try:
            return service.read_offers(body, meeting, base=self.base)
        except NoService as error:
            self._switch_service_off(str(error))
            return ()

    def _from_service(self, address: str) -> bytes | None:
        if self._service_off:
            return None
        try:
            return self._client.get(address).body
        except Refused as refused:
            if refused.problem.code in _NO_USE:
                self._switch_service_off(refused.problem.message)
            else:
                self._add(refused.problem)
            return None

    def _add(self, problem: Problem) -> None:
        """Keep a problem, once; a host that does not answer is not tried page after page."""
        if problem not in self.problems:
            self.problems.append(problem)

    def _switch_service_off(self, reason: str) -> None:
        self._service_off = reason
        message = f"the XML service of {self.name} cannot be used ({reason}); its pages are read instead"
        self.problems.append(_problem("no-service", message, severity="note"))

    def _from_pages(self, address: str) -> bytes | None:
        if self._pages_off:
            return None
        try:
            return self._client.get(address).body
        except Refused as refused:
            self._add(refused.problem)
            if refused.problem.code in ("blocked", "forbidden-by-robots", "not-allowed"):
                self._pages_off = refused.problem.code
            return None


def _merged(listed: tuple[Offer, ...], shown: tuple[Offer, ...]) -> Iterator[Offer]:
    """The offers of service and page together, a document that both list once.

    The service gives another address for it than the page does; it is known by its title under its item. The page's
    address is taken, unless that is a file that cannot be read (an old Word file), of which the service has a PDF.
    """
    by_title = {(_plain(offer.item_title), _plain(offer.title)): offer for offer in listed}
    used: set[tuple[str, str]] = set()
    for offer in shown:
        name = (_plain(offer.item_title), _plain(offer.title))
        twin = by_title.get(name)
        if twin is None:
            yield offer
            continue
        used.add(name)
        path = urlsplit(offer.url).path.rpartition("/")[2]
        readable = path[path.rfind(".") :].lower() in _READABLE if "." in path else True
        chosen = offer if readable else twin
        yield chosen.model_copy(
            update={
                "restricted": offer.restricted or twin.restricted,
                "published": offer.published or twin.published,
                "item_number": offer.item_number or twin.item_number,
            }
        )
    yield from (offer for name, offer in by_title.items() if name not in used)
    first = {id(offer) for offer in by_title.values()}
    yield from (offer for offer in listed if id(offer) not in first)


def _plain(title: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in title.lower()).split())


def _problem(code: str, message: str, *, severity: str = "warning") -> Problem:
    return Problem.model_validate({"code": code, "message": message, "severity": severity})
