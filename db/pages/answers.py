"""How a page of ours is answered, and how a refusal is: with a sentence."""

import html
from typing import Any

from datasette.utils.asgi import Response

from .site import Site


class Sorry(Exception):
    """A request that gets a sentence instead of a page: what is wrong and what to do about it."""

    def __init__(self, message: str, *, status: int = 404, title: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.title = title or {404: "Not found", 400: "Not understood", 409: "Decided meanwhile"}.get(status, "Sorry")


def page(site: Site, template: str, *, status: int = 200, **values: Any) -> Any:
    """A page made from ``template``."""
    return Response.html(site.render(template, **values), status=status, headers={"cache-control": "no-cache"})


def text_of(value: str) -> str:
    """``value`` escaped for markup that is put together by hand."""
    return html.escape(value, quote=True)


def whole_number(text: str | None, *, default: int, least: int = 1, most: int = 10**6) -> int:
    """A number from an address; ``default`` where there is none. Raises ``Sorry`` for anything else."""
    if not text:
        return default
    if not text.isdecimal() or not least <= int(text) <= most:
        raise Sorry(f"“{text[:40]}” should be a whole number from {least} to {most:,}.", status=400)
    return int(text)
