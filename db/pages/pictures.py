"""Page images: made by pdfium when first asked for, kept in a folder, never more than the folder may hold."""

import io
import os
import threading
from pathlib import Path

import pypdfium2

DPI = 150
"""Dots to the inch: figures of 7 points are legible, and a page of text takes about 100 kB."""

LONGEST = 2600
"""Dots of the longer side at most, whatever the size of the sheet."""

QUALITY = 82
CACHE_BYTES = 500_000_000
"""Images of some 4,000 pages; the oldest go first."""

_PDFIUM = threading.Lock()
"""pdfium works for one thread at a time."""


class Pictures:
    """Images of pages by the content hash of their paper."""

    def __init__(self, folder: Path | None = None) -> None:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        self.folder = folder or cache / "agendapack" / "pages"

    def image(self, original: Path, sha256: str, number: int) -> bytes:
        """Page ``number`` (from 1) of the PDF ``original``, as WebP.

        Raises ``IndexError`` where there is no such page and ``pypdfium2.PdfiumError`` where pdfium cannot draw it.
        """
        kept = self.folder / sha256[:2] / f"{sha256}-{number}-{DPI}.webp"
        if kept.is_file():
            return kept.read_bytes()
        image = drawn(original, number)
        self._keep(kept, image)
        return image

    def _keep(self, path: Path, image: bytes) -> None:
        """A full or read-only disk costs the next reader time, not this one the page."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
            beside.write_bytes(image)
            beside.replace(path)
            self._make_room()
        except OSError:
            return

    def _make_room(self) -> None:
        kept = sorted(self.folder.rglob("*.webp"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        held = 0
        for path in kept:
            held += path.stat().st_size
            if held > CACHE_BYTES:
                path.unlink(missing_ok=True)


def drawn(original: Path, number: int) -> bytes:
    """Page ``number`` (from 1) of the PDF ``original`` as it is shown, as WebP."""
    with _PDFIUM:
        pdf = pypdfium2.PdfDocument(original)
        try:
            if not 1 <= number <= len(pdf):
                raise IndexError(f"the paper has {len(pdf)} pages, not {number}")
            page = pdf[number - 1]
            picture = page.render(scale=min(DPI / 72, LONGEST / max(*page.get_size(), 1))).to_pil()
        finally:
            pdf.close()
    out = io.BytesIO()
    picture.convert("RGB").save(out, "WEBP", quality=QUALITY, method=2)
    return out.getvalue()
