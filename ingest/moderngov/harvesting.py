"""A harvest: the papers of some committees since a date, each fetched once, what was met on the way recorded."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from ...schema.problems import PaperError, Problem
from ...schema.record import Record
from ..error_pages import check_is_paper
from ..html import blocks_of, parse_page
from ..kinds import MAX_BYTES, kind_of
from ..refusals import CURES
from . import meeting_pages
from .archive import Address, Archive, file_name
from .polite import Answer, PoliteClient, digest
from .records import Meeting, Offer
from .refused import Refused
from .site import Site

SETTLED_AFTER = datetime.timedelta(days=92)
"""Minutes and late supplements arrive up to three months after a meeting; after that its page is not asked again."""
RECHECK_AFTER = datetime.timedelta(hours=20)
"""An original fetched less than this ago is taken as it is: a broken-off harvest goes on without asking again."""
AHEAD = datetime.timedelta(days=60)
"""Agendas are published five clear days before a meeting; dates further ahead hold none."""
_LASTING = frozenset(CURES) - {"truncated", "error-page", "empty-file", "damaged", "no-text"}
"""Failures that another try does not mend: an old Word file stays one."""


class Wanted(Record):
    """What a harvest is after."""

    committees: tuple[int, ...]
    since: datetime.date
    until: datetime.date | None = None
    """Today and the weeks for which agendas may be out, where none is given."""
    match: str = ""
    """A regular expression, whole words, capitals or not: only papers whose title or agenda item has it."""


@dataclass
class Harvested:
    """What a harvest did. Numbers of papers, unless said otherwise."""

    meetings: int = 0
    cancelled: int = 0
    unpublished: int = 0
    settled: int = 0
    """Meetings that were not asked for again."""
    offered: int = 0
    new: int = 0
    known: int = 0
    """Stored already, from this or another address."""
    replaced: int = 0
    restricted: int = 0
    failed: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def reached(self) -> bool:
        """Whether the site let itself be asked at all: it listed a meeting, or said that there is none."""
        return self.meetings > 0 or any(problem.code == "no-meetings" for problem in self.problems)

    @property
    def complete(self) -> bool:
        """Whether every paper on offer to the public is in the archive."""
        return not self.failed and not any(problem.severity == "error" for problem in self.problems)


Told = Callable[[str, Offer | None, str], None]
"""Told what happens: a word (``new``, ``known``, ``restricted``, ``failed``, ``cancelled`` …), the offer, a detail."""


def _silence(_what: str, _offer: Offer | None, _detail: str) -> None:
    """Tell nobody."""


def _clock() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def harvest(
    site: Site,
    client: PoliteClient,
    archive: Archive | None,
    wanted: Wanted,
    *,
    told: Told = _silence,
    now: Callable[[], datetime.datetime] = _clock,
) -> Harvested:
    """Fetch what ``wanted`` names from ``site`` into ``archive``; with no archive only tell what is on offer.

    Nothing is asked twice: papers known are checked only where they may have changed, meetings long past not at all.
    A paper that fails is recorded and the rest goes on; ``complete`` says whether there was any.
    """
    work = _Harvest(site, client, archive, wanted, told, now)
    for committee in wanted.committees:
        work.take_committee(committee)
    work.done.problems = [*site.problems, *work.done.problems]
    return work.done


@dataclass
class _Harvest:
    """One harvest while it runs."""

    site: Site
    client: PoliteClient
    archive: Archive | None
    wanted: Wanted
    told: Told
    now: Callable[[], datetime.datetime]
    done: Harvested = field(default_factory=Harvested)
    seen: set[str] = field(default_factory=set)
    """Keys of the documents met in this run."""

    def __post_init__(self) -> None:
        self.pattern = re.compile(rf"\b(?:{self.wanted.match})\b", re.IGNORECASE) if self.wanted.match else None

    def take_committee(self, committee: int) -> None:
        until = self.wanted.until or self.now().date() + AHEAD
        troubles = self.site.troubles
        meetings = self.site.meetings(committee, since=self.wanted.since, until=until)
        if not meetings and self.site.troubles == troubles:
            message = f"committee {committee} of {self.site.name} has no meeting from {self.wanted.since} to {until}"
            problem = Problem(
                code="no-meetings", message=message, cure="check the committee's number", severity="error"
            )
            self.done.problems.append(problem)
        for meeting in meetings:
            self.done.meetings += 1
            self._take_meeting(meeting)

    def _take_meeting(self, meeting: Meeting) -> None:
        if meeting.standing == "cancelled":
            self.done.cancelled += 1
            self._record_meeting(meeting)
            self.told("cancelled", None, _named(meeting))
            return
        if self.archive and self.archive.is_settled(self.site.name, meeting, match=self.wanted.match):
            self.done.settled += 1
            return
        failed, troubles = self.done.failed, self.site.troubles
        offers, minutes = self.site.offers(meeting)
        whole = self.site.troubles == troubles
        if not offers and minutes is None:
            self.done.unpublished += 1
            past = whole and self.now().date() - meeting.date > SETTLED_AFTER
            standing = meeting.model_copy(update={"standing": "not yet published"} if whole else {})
            self._record_meeting(standing, settled_for=self.wanted.match if past else None)
            self.told("not yet published", None, _named(meeting))
            return
        published = meeting.model_copy(update={"standing": "published"})
        self._record_meeting(published)
        for offer in matching(offers, self.pattern):
            self._take_offer(offer)
        if minutes is not None and (self.pattern is None or _says(minutes, self.pattern)):
            self._take_minutes(meeting, minutes)
        if whole and self.done.failed == failed and self.now().date() - meeting.date > SETTLED_AFTER:
            self._record_meeting(published, settled_for=self.wanted.match)

    def _record_meeting(self, meeting: Meeting, *, settled_for: str | None = None) -> None:
        if self.archive:
            self.archive.record_meeting(self.site.name, meeting, now=self.now(), settled_for=settled_for)

    def _take_offer(self, offer: Offer) -> None:
        if self.archive:
            self.archive.record_place(self.site.name, offer, now=self.now())
        if offer.key in self.seen:
            return
        self.seen.add(offer.key)
        self.done.offered += 1
        if offer.restricted:
            self.done.restricted += 1
            self.told("restricted", offer, "")
        elif self.archive is None:
            self.told("on offer", offer, "")
        elif self.archive.failure_code(self.site.name, offer.key) in _LASTING:
            self.told("not read", offer, self.archive.failure_code(self.site.name, offer.key))
        else:
            self._fetch(offer, self.archive)

    def _fetch(self, offer: Offer, archive: Archive) -> None:
        known = archive.address(self.site.name, offer.key)
        if known is not None and not _may_have_changed(offer, known, self.now()):
            self._count("known", offer)
            return
        try:
            answer = self.client.get(
                offer.url,
                etag=known.etag if known else "",
                last_modified=known.last_modified if known else "",
                most_bytes=MAX_BYTES,
            )
            if answer.unchanged:
                archive.record_check(self.site.name, offer, now=self.now())
                self._count("unchanged", offer)
                return
            check_paper(answer.body, name=file_name(offer, answer.body))
        except PaperError as error:
            self._fail(offer, error, archive)
            return
        self._count(archive.store(self.site.name, offer, answer, council=self.site.council, now=self.now()), offer)

    def _take_minutes(self, meeting: Meeting, page: bytes) -> None:
        """Keep a meeting's page as its minutes; one that says what the kept one says is the same paper."""
        offer = Offer(
            key=f"minutes page {meeting.meeting_id}?text={text_digest(page)}",
            url=meeting_pages.page_address(self.site.base, meeting),
            title=f"Minutes of {meeting.committee or 'the meeting'}, {meeting.date.day} {meeting.date:%B %Y}",
            kind="minutes page",
            meeting=meeting,
            item_title=meeting_pages.page_heading(page),
        )
        self.done.offered += 1
        if self.archive is None:
            self.told("on offer", offer, "")
            return
        self.archive.record_place(self.site.name, offer, now=self.now())
        if self.archive.address(self.site.name, offer.key) is not None:
            self._count("known", offer)
            return
        try:
            check_paper(page, name=file_name(offer, page))
        except PaperError as error:
            self._fail(offer, error, self.archive)
            return
        answer = Answer(url=offer.url, status=200, body=page)
        self._count(self.archive.store(self.site.name, offer, answer, council=self.site.council, now=self.now()), offer)

    def _fail(self, offer: Offer, error: PaperError, archive: Archive) -> None:
        problem = error.problem
        if problem.code == "login-page":
            archive.record_place(self.site.name, offer.model_copy(update={"restricted": True}), now=self.now())
            self.done.restricted += 1
            self.told("restricted", offer, "")
            return
        archive.record_failure(self.site.name, offer, problem, now=self.now())
        self.done.failed += 1
        message = problem.message if isinstance(error, Refused) else f"{offer.url}: {problem.message}"
        self.done.problems.append(problem.model_copy(update={"message": message}))
        self.told("failed", offer, problem.message)

    def _count(self, what: str, offer: Offer) -> None:
        if what == "new":
            self.done.new += 1
        elif what == "replaced":
            self.done.replaced += 1
        else:
            self.done.known += 1
        self.told(what, offer, "")


def matching(offers: Iterable[Offer], pattern: re.Pattern[str] | None) -> Iterator[Offer]:
    """The offers that a pattern asks for: a document by its title or its item's. A meeting's pack holds all papers of
    the day, so it is taken only where the site has no documents of single items to choose from.
    """
    everything = list(offers)
    if pattern is None:
        yield from everything
        return
    hits = [offer for offer in everything if pattern.search(f"{offer.title} | {offer.item_title}")]
    yield from hits
    if not any(offer.item_title for offer in everything):
        yield from (offer for offer in everything if offer.kind == "pack" and offer not in hits)


def _may_have_changed(offer: Offer, known: Address, now: datetime.datetime) -> bool:
    """Whether a document that is kept is to be asked for again. A report's address stays with its bytes, a replaced one
    gets a new number; packs, minutes and supplements are made again under the same address while they are young.
    """
    if now - known.checked_at < RECHECK_AFTER:
        return False
    young = now.date() - (offer.published or offer.meeting.date) <= SETTLED_AFTER
    return young and (bool(known.etag or known.last_modified) or offer.kind != "report")


def check_paper(body: bytes, *, name: str) -> None:
    """Raise ``PaperError`` unless the bytes are a paper that can be read later: what they say they are, and whole."""
    if kind_of(body, name) == "html":
        tree = parse_page(body)
        check_is_paper(tree, blocks_of(tree), name=name)


def text_digest(page: bytes) -> str:
    """A short digest of what a page says, its frame, sessions and dates of visit left out."""
    said = "\n".join(
        part for block in blocks_of(parse_page(page)) for part in (block.text, *(cell.text for cell in block.cells))
    )
    return digest(said.encode())[:16]


def _says(page: bytes, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(block.text) for block in blocks_of(parse_page(page)) if block.kind == "heading")


def _named(meeting: Meeting) -> str:
    return " ".join(part for part in (meeting.committee, meeting.date.isoformat(), meeting.time, meeting.label) if part)
