"""What Datasette is told: our addresses, what every answer carries, and who is turned away."""

import base64
import hashlib
import re
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import datasette as datasette_package
from datasette import hookimpl
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Response

from . import checks, evidence, files, front, paper, review, search, series
from .answers import Sorry, page
from .site import LOOPBACK, Site
from .spreadsheet import csv_neutralised

Handler = Callable[[Any, Site], Awaitable[Any]]

ROUTES: tuple[tuple[str, Handler], ...] = (
    (r"^/$", front.front),
    (r"^/series$", series.series),
    (r"^/series\.(?P<form>csv|json|svg|png)$", series.download),
    (r"^/evidence/(?P<observation>[0-9a-f]{1,64})$", evidence.evidence),
    (r"^/figure/(?P<figure>[0-9a-f]{1,64})$", evidence.figure),
    (r"^/paper/(?P<sha256>[0-9a-f]{64})$", paper.paper),
    (r"^/checks$", checks.checks),
    (r"^/search$", search.search),
    (r"^/review$", review.review),
    (r"^/page/(?P<sha256>[0-9a-f]{64})/(?P<number>\d{1,6})\.webp$", files.page_image),
    (r"^/original/(?P<sha256>[0-9a-f]{64})$", files.original),
    (r"^/static/(?P<name>[a-z-]+\.(?:css|js|svg))$", files.static),
)

_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'{style}; script-src 'self'{script}; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
POLICY = _POLICY.format(style="", script="")


def _engine_scripts() -> Iterator[str]:
    """Datasette's own scripts in its pages, each allowed by the hash of its text: a script put in by anybody else has
    another."""
    yield "DATASETTE_ALLOW_FACET = true;"
    for name in ("_close_open_menus.html", "_codemirror_foot.html"):
        text = (Path(datasette_package.__file__).parent / "templates" / name).read_text(encoding="utf-8")
        yield from re.findall(r"<script>(.*?)</script>", text, re.DOTALL)


def _hashed(script: str) -> str:
    return f" 'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


ENGINE_POLICY = _POLICY.format(style=" 'unsafe-inline'", script="".join(map(_hashed, _engine_scripts())))
"""Datasette's own pages carry style sheets in the page, and three scripts."""

HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
)


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    """Our pages, before Datasette's own."""
    if not hasattr(datasette, "agendapack"):
        return []
    return [(pattern, _answering(handler)) for pattern, handler in ROUTES]


def _answering(handler: Handler) -> Any:
    async def answer(request: Any, datasette: Any) -> Any:
        site: Site = datasette.agendapack
        try:
            if request.method not in ("GET", "HEAD", "POST") or (request.method == "POST" and handler != review.review):
                raise Sorry("This page can only be read.", status=405)
            return await handler(request, site)
        except Sorry as sorry:
            return page(site, "sorry.html", status=sorry.status, title=sorry.title, message=str(sorry))
        except QueryInterrupted:
            message = "The question took too long and was stopped. Choose less: one council, one metric, a rarer word."
            return page(site, "sorry.html", status=503, title="Too much at once", message=message)
        except sqlite3.OperationalError as error:
            message = f"The database could not answer ({error}). If a build is running, try again in a moment."
            return page(site, "sorry.html", status=503, title="The database could not answer", message=message)

    return answer


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def startup(datasette: Any) -> Any:
    """Count what the front page says before the first reader comes; Datasette waits for what this returns."""
    site: Site | None = getattr(datasette, "agendapack", None)
    return None if site is None else front.count_ahead(site)


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def asgi_wrapper(datasette: Any) -> Any:
    """Put our headers on every answer, and answer no request made under another site's name."""
    site: Site | None = getattr(datasette, "agendapack", None)

    def wrap(app: Any) -> Any:
        if site is None:
            return app

        async def wrapped(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            path, headers = scope["path"], dict(scope["headers"])
            if not _named_right(site, headers.get(b"host", b"").decode("latin-1")):
                await Response.text("This address is not the one the site was started under.", status=421).asgi_send(
                    send
                )
                return
            policy = POLICY if any(re.match(pattern, path) for pattern, _ in ROUTES) else ENGINE_POLICY

            async def sending(message: Any) -> None:
                if message["type"] == "http.response.start":
                    given = [(k, v) for k, v in message["headers"] if k.lower() not in {name for name, _ in HEADERS}]
                    if not any(key.lower() == b"content-security-policy" for key, _ in given):
                        given.append((b"content-security-policy", policy.encode()))
                    message = {**message, "headers": [*given, *HEADERS]}
                await send(message)

            await app(scope, receive, csv_neutralised(sending) if path.startswith("/figures") else sending)

        return wrapped

    return wrap


def _named_right(site: Site, host: str) -> bool:
    """Bound to this machine alone, the site answers only to this machine's names: a page elsewhere whose name was
    pointed here after it was loaded (DNS rebinding) is turned away."""
    if site.settings.host not in LOOPBACK:
        return True
    try:
        return (urlsplit(f"//{host}").hostname or "") in LOOPBACK
    except ValueError:
        return False
