"""How the addresses of a ModernGov site are written, made whole, and told apart."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, urljoin, urlsplit, urlunsplit

_SESSION = re.compile(r"/\(S\([a-z0-9]+\)\)", re.IGNORECASE)
"""Cookieless ASP.NET sessions put a key into the path that is another one at every visit."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_DOCUMENT = re.compile(r"/documents/(?P<letter>[gbs])(?P<number>\d+)/", re.IGNORECASE)
_SAFE = "%/:=&?~#+!$,;'@()*[]-._"


def without_session(url: str) -> str:
    """``url`` without the session key in its path."""
    return _SESSION.sub("", url)


def whole_url(page: str, href: str) -> str:
    """``href`` as the page at ``page`` means it, session key and fragment taken out, spaces and the like encoded.

    ModernGov writes hrefs relative to the page with raw spaces, sometimes with line breaks inside.
    """
    cleaned = _CONTROL.sub("", href).strip()
    parts = urlsplit(urljoin(page, cleaned))
    path = quote(parts.path, safe=_SAFE.replace("?", "").replace("#", ""))
    query = quote(parts.query, safe=_SAFE.replace("#", ""))
    return without_session(urlunsplit((parts.scheme, parts.netloc, path, query, "")))


def base_of(url: str) -> str:
    """The directory that holds the site's pages, with a stroke at its end, whichever of its pages ``url`` is."""
    parts = urlsplit(without_session(url if "//" in url else f"https://{url}"))
    path = parts.path
    if re.search(r"\.(?:aspx|asmx|html?)(?:/.*)?$", path, re.IGNORECASE):
        path = re.sub(r"[^/]+\.(?:aspx|asmx|html?)(?:/.*)?$", "", path, flags=re.IGNORECASE)
    path = re.sub(r"/documents(?:/.*)?$", "/", path, flags=re.IGNORECASE)
    return urlunsplit((parts.scheme, parts.netloc, path.rstrip("/") + "/", "", ""))


def parameter(url: str, *names: str) -> str:
    """The first of the query parameters ``names`` that ``url`` has, whatever its capitals; empty without one."""
    given = {name.lower(): value for name, value in parse_qsl(urlsplit(url).query)}
    return next((given[name.lower()] for name in names if given.get(name.lower())), "")


def document_key(url: str) -> str:
    """What identifies the document at ``url`` on its site; the file name in it is decoration.

    ``g8010?T=10`` (a meeting's pack, front sheet, minutes), ``b77?T=9``, ``s131234``, ``attachment 60860``; else the
    address itself.
    """
    parts = urlsplit(without_session(url))
    if match := _DOCUMENT.search(parts.path):
        name = f"{match['letter'].lower()}{match['number']}"
        kind = parameter(url, "T")
        return f"{name}?T={kind}" if kind else name
    if parts.path.lower().endswith("mgconvert2pdf.aspx") and (number := parameter(url, "ID")):
        return f"attachment {number}"
    return urlunsplit(("", parts.netloc.lower(), parts.path, parts.query, ""))


def same_host(url: str, hosts: Iterable[str]) -> bool:
    """Whether ``url`` is on one of ``hosts`` (``host`` or ``host:port``), by http or https."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        return False
    return parts.netloc.lower() in hosts or (parts.port in (None, 80, 443) and (parts.hostname or "") in hosts)
