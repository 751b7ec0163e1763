"""What a ModernGov site publishes, and its habits: the records that its pages and its service are written from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal


@dataclass
class Paper:
    """A document as the site holds it."""

    number: int
    title: str
    body: bytes
    letter: Literal["s", "b", "g"] = "s"
    kind: str = ""
    """The ``T`` of a meeting's file: 10 pack, 0 front sheet, 1 minutes …"""
    file_name: str = ""
    restricted: bool = False
    in_service: bool = True
    in_page: bool = True
    published: str = "02/02/2026"
    converted: bytes = b""
    """What mgConvert2PDF gives for it: for an old Word file, a PDF."""

    @property
    def path(self) -> str:
        name = self.file_name or f"{self.title}.pdf"
        return f"documents/{self.letter}{self.number}/{name}" + (f"?T={self.kind}" if self.kind else "")


@dataclass
class Item:
    """An item of an agenda; number 0 is a section heading."""

    number: int
    title: str
    papers: list[Paper] = field(default_factory=list)
    minutes: str = ""


@dataclass
class Sitting:
    """A meeting as the site holds it."""

    number: int
    date: str
    """dd/mm/yyyy."""
    words: str
    """The date as pages print it: ``Tuesday, 10th February, 2026``."""
    time: str = "10.00 am"
    status: str = "Confirmed"
    behind: str = "Agenda"
    """What stands behind the link in the list: ``Agenda and minutes``, ``CANCELLED``; empty where nothing is out."""
    items: list[Item] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    """The meeting's own files: pack, front sheet, minutes, supplements."""


@dataclass
class Council:
    """What a site publishes."""

    name: str
    committees: dict[int, str]
    sittings: dict[int, list[Sitting]]

    def all_papers(self) -> Iterator[Paper]:
        for sittings in self.sittings.values():
            for sitting in sittings:
                yield from sitting.papers
                for item in sitting.items:
                    yield from item.papers


@dataclass
class Habits:
    """The switches: each is a habit met on a real site."""

    prefix: str = ""
    """The path the site sits under: ``/moderngov``."""
    session_paths: bool = False
    """A cookieless session puts its key into every path."""
    double_encoded: bool = True
    dates_ignored: bool = False
    """GetMeetings sends the whole history whatever dates are asked for."""
    service: Literal["on", "404", "500", "page"] = "on"
    challenge: Literal["none", "pages", "all"] = "none"
    """For whom a page asks whether one is human, with status 403."""
    challenge_with_200: bool = False
    needs_agent: bool = True
    validators: bool = True
    """Documents have ETag and Last-Modified; pages and the service never do."""
    robots: str | None = None
    failing: dict[str, list[int]] = field(default_factory=dict)
    """Statuses that the first requests of a path with this in it get: ``{"s101": [503, 429]}``; 0 hangs up."""
    retry_after: str = ""
    redirects: dict[str, str] = field(default_factory=dict)
    """Where requests of a path with this in it are sent to."""
    error_pages: tuple[str, ...] = ()
    """Paths that answer 200 with an error page in place of the file."""
    cut_short: tuple[str, ...] = ()
    """Paths whose file breaks off in the middle."""
    oversized: tuple[str, ...] = ()
    """Paths that claim to be ten gigabytes."""
    delay: float = 0.0
    """Seconds before each answer."""
    http_addresses: bool = False
    """The service writes http:// addresses."""
    broken_hrefs: bool = True
    """Line ends inside of hrefs."""
