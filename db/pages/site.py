"""How the site is put together: Datasette over the database, our pages in front of it, and who may do what."""

import dataclasses
import secrets
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jinja2
import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from ..opening import open_for_reading
from . import british
from .originals import Originals
from .pictures import Pictures

DATABASE = "figures"
"""The name Datasette knows the database by, and so the path its own pages stand under."""

SQL_LIMIT_MS = 1000
"""A query that takes longer is stopped. What our own take over a million figures: bench/pages_speed.py."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclasses.dataclass(frozen=True)
class SiteSettings:
    """What a site is started with."""

    db: Path
    papers: tuple[Path, ...] = ()
    """Folders to look for originals in, besides the places they were read from."""
    review: bool = False
    """Whether people may accept, correct and reject; without it nothing can be written."""
    host: str = "127.0.0.1"
    port: int = 8001
    cache: Path | None = None
    """Folder for page images; none for the user's own cache."""


@dataclasses.dataclass
class Site:
    """What the pages need: the figures, the papers, the templates, and the token of the reviewers."""

    settings: SiteSettings
    figures: Database
    originals: Originals
    pictures: Pictures
    templates: jinja2.Environment
    review_token: str = ""
    kept: dict[str, Any] = dataclasses.field(default_factory=dict)
    """What was counted over the whole archive, by name, with the state of the file it was counted in."""

    async def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[Any]:
        """The rows of a query, each readable by column name. Raises ``QueryInterrupted`` past the time limit."""
        return list((await self.figures.execute(sql, parameters)).rows)

    async def row(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Any | None:
        """The first row of a query, or none."""
        rows = await self.rows(sql, parameters)
        return rows[0] if rows else None

    async def kept_rows(self, name: str, sql: str) -> list[Any]:
        """The rows of a query over the whole archive, run again only when the database has changed."""
        stamp = self._stamp()
        if self.kept.get(name, (None,))[0] != stamp:
            self.kept[name] = (stamp, await self.rows(sql))
        return list(self.kept[name][1])

    def _stamp(self) -> tuple[tuple[int, int], ...]:
        path = self.settings.db
        files = (path, path.with_name(path.name + "-wal"))
        return tuple((f.stat().st_mtime_ns, f.stat().st_size) for f in files if f.exists())

    def render(self, template: str, **values: Any) -> str:
        """A page as HTML. Every value is escaped unless it was made as markup."""
        return self.templates.get_template(template).render(site=self, **values)

    @property
    def reviewing(self) -> bool:
        return self.settings.review


def make_site(settings: SiteSettings) -> Datasette:
    """The site as a Datasette application. Raises ``DatabaseError`` where the database cannot be used."""
    open_for_reading(settings.db).close()
    engine = Datasette(
        [],
        settings={
            "sql_time_limit_ms": SQL_LIMIT_MS,
            "allow_download": False,
            "max_returned_rows": 1000,
            "default_cache_ttl": 0,
            "force_https_urls": False,
        },
        metadata={"title": "agendapack", "databases": {DATABASE: {"description": "Every table of the archive"}}},
    )
    engine.remove_database("_memory")
    figures = Database(engine, path=str(settings.db), is_mutable=True)
    engine.add_database(figures, name=DATABASE)
    engine.agendapack = Site(
        settings=settings,
        figures=figures,
        originals=Originals(settings.papers),
        pictures=Pictures(settings.cache),
        templates=_templates(),
        review_token=secrets.token_urlsafe(18) if settings.review else "",
    )
    from . import plugin

    if not pm.is_registered(plugin):
        pm.register(plugin, "agendapack")
    return engine


def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        figure=british.figure,
        day=british.day,
        period=british.period,
        counted=british.counted,
        sentences=british.sentences,
        axis=british.axis,
    )
    return environment


def _refuse_taken(settings: SiteSettings) -> None:
    """Raise ``OSError`` with a sentence where something listens on the address already."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            where = f"{settings.host}, port {settings.port}"
            raise OSError(
                f"cannot listen on {where} ({error.strerror}); choose another with --port or --host"
            ) from error


def serve(settings: SiteSettings) -> None:
    """Open the site until it is stopped. Prints where it is, and the reviewers' link if there is one.

    Raises ``DatabaseError`` where the database cannot be used and ``OSError`` where the address cannot be listened on.
    """
    _refuse_taken(settings)
    # Imported here: before Datasette's own plugins are loaded it would take the place of one of them.
    from datasette import handle_exception

    # With Rich installed Datasette prints a page of every variable in sight for each mistyped query.
    handle_exception.rich = None
    engine = make_site(settings)
    address = f"http://{f'[{settings.host}]' if ':' in settings.host else settings.host}:{settings.port}/"
    print(f"The archive is open at {address} (stop with Ctrl-C)")
    if settings.review:
        print(f"To review, open {address}review?token={engine.agendapack.review_token}")
    if settings.host not in LOOPBACK:
        print(f"Anyone who can reach {settings.host} can read it.")
    uvicorn.run(engine.app(), host=settings.host, port=settings.port, log_level="warning", lifespan="on")
