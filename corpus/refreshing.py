"""Keeping an archive fresh: which sites it is harvested from, and what a refresh asks of each."""

import datetime
import tomllib
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import Field, ValidationError

from ..schema.record import Record

if TYPE_CHECKING:
    from ..ingest.moderngov import Harvested

SOURCES = "harvests.toml"
"""In the archive's folder: what it is harvested from, one ``[[harvest]]`` for each site."""

EXAMPLE = """[[harvest]]
url = "https://democracy.example.gov.uk/"
committees = [144]
since = 2024-04-01
match = "high needs|SEND|looked after"   # optional
"""


class SourcesError(Exception):
    """A list of sites that cannot be used; the message names the file and what is wrong with it."""


class Source(Record):
    """One site that an archive is harvested from."""

    url: str = Field(pattern=r"^https?://[^\s/]+")
    committees: tuple[int, ...] = Field(min_length=1)
    since: datetime.date
    match: str = ""
    """Only papers whose title or agenda item says this (a regular expression)."""
    document_hosts: tuple[str, ...] = ()
    pause: float = Field(default=0.5, ge=0)
    """The least seconds between two requests."""


def read_sources(archive: Path) -> tuple[Source, ...]:
    """The sites listed in the archive's ``harvests.toml``; none where there is no such file.

    Raises ``SourcesError`` where it cannot be understood.
    """
    path = archive / SOURCES
    if not path.is_file():
        return ()
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("harvest", [])
        return tuple(Source.model_validate(_with_tuples(entry)) for entry in entries)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourcesError(f"{path}: not TOML ({error}); it should look like:\n{EXAMPLE}") from error
    except (ValidationError, TypeError, AttributeError) as error:
        detail = error.errors()[0] if isinstance(error, ValidationError) else {"loc": (), "msg": str(error)}
        where = ".".join(str(part) for part in detail["loc"])
        raise SourcesError(f"{path}: {where}: {detail['msg']}") from error


def harvest_source(archive: Path, source: Source, *, contact: str, tell: Callable[[str], None]) -> "Harvested":
    """Bring what is new at one site into the archive. Raises ``OSError`` where the site cannot be used."""
    from ..ingest.moderngov import Archive, Manners, Offer, PoliteClient, Site, Wanted, harvest

    def told(what: str, offer: Offer | None, _: str) -> None:
        if what in ("new", "replaced") and offer is not None:
            tell(f"{what} {offer.meeting.date.isoformat()} {offer.title}")

    with ExitStack() as stack:
        manners = Manners(contact=contact, least_pause=source.pause)
        client = stack.enter_context(
            PoliteClient(urlsplit(source.url).netloc, manners, document_hosts=source.document_hosts)
        )
        site = Site(source.url, client)
        store = stack.enter_context(Archive(archive))
        stack.enter_context(store.alone(site.name))
        wanted = Wanted(committees=source.committees, since=source.since, match=source.match)
        return harvest(site, client, store, wanted, told=told)


def _with_tuples(entry: dict[str, object]) -> dict[str, object]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
