"""What a PDF says of itself beside its pages: title, bookmarks, page labels, number of pages."""

from pathlib import Path
from typing import Any

import pypdfium2

from ..schema.record import Record
from .refusals import refusal

MAX_PAGES = 2_500
"""The largest packs of budget meetings run to some 1,500 pages. The words of 2,500 pages, some 500 each, are about what
a worker's 600 MB hold; a longer file is many packs put together."""
MAX_BOOKMARKS = 5_000

_PASSWORD_WORDS = ("password", "security", "encrypt")


class Bookmark(Record):
    """One entry of a PDF's outline."""

    level: int
    """0 for the outermost."""
    title: str
    page: int
    """Physical page it leads to, from 1."""


class Outline(Record):
    """What the file says of itself."""

    page_count: int
    title: str = ""
    subject: str = ""
    bookmarks: tuple[Bookmark, ...] = ()
    page_labels: tuple[str, ...] = ()
    """The PDF's own label of each page, page 1 first; empty strings where it has none."""


def read_outline(path: Path, *, name: str) -> Outline:
    """The outline of the PDF at ``path``.

    Raises ``PaperError``: ``encrypted``, ``damaged``, ``no-pages`` or ``too-many-pages``.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if any(word in str(error).lower() for word in _PASSWORD_WORDS):
            raise refusal("encrypted", name, "is encrypted: its pages need a password") from error
        raise refusal("damaged", name, "is damaged: its pages cannot be found") from error
    try:
        count = len(document)
        if count == 0:
            raise refusal("no-pages", name, "is a PDF without pages")
        if count > MAX_PAGES:
            raise refusal("too-many-pages", name, f"has {count:,} pages, more than the {MAX_PAGES:,} that are read")
        return Outline(
            page_count=count,
            title=_clean(document.get_metadata_value("Title")),
            subject=_clean(document.get_metadata_value("Subject")),
            bookmarks=_bookmarks(document),
            page_labels=tuple(_clean(document.get_page_label(index)) for index in range(count)),
        )
    finally:
        document.close()


def _bookmarks(document: Any) -> tuple[Bookmark, ...]:
    found: list[Bookmark] = []
    for entry in document.get_toc():
        target = entry.get_dest()
        index = target.get_index() if target else None
        title = _clean(entry.get_title())
        if index is not None and title:
            found.append(Bookmark(level=entry.level, title=title, page=index + 1))
        if len(found) >= MAX_BOOKMARKS:
            break
    return tuple(found)


def _clean(text: str | None) -> str:
    return " ".join((text or "").replace("\x00", " ").split())
