"""Page images, the papers themselves and the site's own style sheet and scripts, as files to be fetched."""

import asyncio
import mimetypes
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pypdfium2
from datasette.utils.asgi import Response, asgi_send_file

from .answers import Sorry
from .site import Site

_STATIC = Path(__file__).parent / "static"
_KINDS = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


async def find_original(site: Site, sha256: str) -> tuple[Any, Path]:
    """The row of the paper with this content and its file. Raises ``Sorry`` where either is missing."""
    document = await site.row("SELECT * FROM documents WHERE sha256 = ?", [sha256])
    if document is None:
        raise Sorry("There is no such paper in this archive.")
    paths = [row["path"] for row in await site.rows("SELECT path FROM files WHERE sha256 = ?", [sha256])]
    loop = asyncio.get_running_loop()
    path = await loop.run_in_executor(None, lambda: site.originals.find(sha256, name=document["name"], paths=paths))
    if path is None:
        raise Sorry(
            f"The file {document['name']} is not where it was read from, or is not the same file any more. "
            "Start the site with --papers and the folder that holds it."
        )
    return document, path


async def page_image(request: Any, site: Site) -> Any:
    """The image of a page of a PDF."""
    sha256, number = request.url_vars["sha256"], int(request.url_vars["number"])
    document, path = await find_original(site, sha256)
    if document["kind"] != "pdf":
        raise Sorry("Only PDF papers have pages to show.")
    try:
        image = await asyncio.get_running_loop().run_in_executor(None, site.pictures.image, path, sha256, number)
    except IndexError as error:
        raise Sorry(f"There is no page {number}: {error}.") from error
    except pypdfium2.PdfiumError as error:
        raise Sorry(f"Page {number} cannot be drawn ({error}).", status=500, title="No image") from error
    return _Bytes(image, "image/webp", cache="private, max-age=86400, immutable")


async def original(request: Any, site: Site) -> Any:
    """The paper itself. A web page is handed over as a download: it would run in the site's own name."""
    document, path = await find_original(site, request.url_vars["sha256"])
    how = "inline" if document["kind"] == "pdf" else "attachment"
    headers = {
        "content-disposition": f"{how}; filename*=UTF-8''{quote(document['name'])}",
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        "cache-control": "private, max-age=3600",
    }
    return _File(path, _KINDS.get(document["kind"], "application/octet-stream"), headers)


async def static(request: Any, _site: Site) -> Any:
    """A style sheet, script or drawing of the site."""
    path = _STATIC / request.url_vars["name"]
    if not path.is_file():
        raise Sorry("There is no such file.")
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return _Bytes(path.read_bytes(), kind, cache="no-cache")


class _Bytes(Response):  # type: ignore[misc]  # Datasette has no types
    """Bytes of a kind, with how long they may be kept."""

    def __init__(self, content: bytes, kind: str, *, cache: str) -> None:
        super().__init__(content, content_type=kind, headers={"cache-control": cache})


class _File(Response):  # type: ignore[misc]  # Datasette has no types
    """A file sent as it is read."""

    def __init__(self, path: Path, kind: str, headers: dict[str, str]) -> None:
        super().__init__("", content_type=kind, headers=headers)
        self._path = path

    async def asgi_send(self, send: Any) -> None:
        await asgi_send_file(send, str(self._path), content_type=self.content_type, headers=self.headers)
