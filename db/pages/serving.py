"""How the site is put together and opened: Datasette over the database, our pages in front of it."""

import secrets
import socket
from pathlib import Path

import jinja2
import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from ..opening import open_for_reading, stands_still
from . import british, plugin
from .originals import Originals
from .pictures import Pictures
from .site import LOOPBACK, Site, SiteSettings

DATABASE = "figures"
"""The name Datasette knows the database by, and so the path its own pages stand under."""

SQL_LIMIT_MS = 1000
"""A query that takes longer is stopped. What our own take over a million figures: bench/pages_speed.py."""


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
    figures = Database(engine, path=str(settings.db), is_mutable=not stands_still(settings.db))
    engine.add_database(figures, name=DATABASE)
    engine.agendapack = Site(
        settings=settings,
        figures=figures,
        originals=Originals(settings.papers),
        pictures=Pictures(settings.cache),
        templates=_templates(),
        review_token=secrets.token_urlsafe(18) if settings.review else "",
    )
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
