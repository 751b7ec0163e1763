"""What a file really is, told from its bytes and never from its name."""

import io
import re
import zipfile
from typing import Literal

from .refusals import refusal

Kind = Literal["pdf", "html", "docx"]

MAX_BYTES = 400_000_000
"""A pack of 1,500 scanned pages is about 300 MB; more is a mistake or an attack, and would not fit a worker."""
MAX_UNPACKED_BYTES = 600_000_000
"""All parts of a DOCX together: a zip bomb unpacks to far more than any report."""
HEADER_WINDOW = 1024
"""The PDF header may stand after other bytes, but within the first 1,024 (ISO 32000-1, Annex H, note 13)."""
TAIL_WINDOW = 65_536
"""Servers append banners and line ends after ``%%EOF``; nothing seen was longer than a few kilobytes."""

_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted", "is encrypted: its contents need a password"),
    ("WordDocument", "legacy-word", "is a Word file of the old .doc kind, which is not read"),
    ("Workbook", "legacy-excel", "is an Excel file of the old .xls kind, which is not read"),
    ("Book", "legacy-excel", "is an Excel file of the old .xls kind, which is not read"),
    ("PowerPoint Document", "legacy-powerpoint", "is a PowerPoint file of the old .ppt kind, which is not read"),
)
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h[1-6]|table|script)\b", re.IGNORECASE)
_MARKUP_LEAD = re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*", re.DOTALL)


def kind_of(data: bytes, name: str) -> Kind:
    """Which of the kinds that are read the bytes of the paper ``name`` are.

    Raises ``PaperError`` where they are none: ``empty-file``, ``too-large``, ``truncated``, ``damaged``, ``encrypted``,
    ``picture``, ``legacy-word`` and the other codes of :mod:`refusals`.
    """
    if not data.strip(b"\x00\r\n\t "):
        raise refusal("empty-file", name, "is empty" if not data else "holds nothing but blanks")
    if len(data) > MAX_BYTES:
        raise refusal("too-large", name, f"has {len(data):,} bytes, more than the {MAX_BYTES:,} that are read")
    if b"%PDF-" in data[:HEADER_WINDOW]:
        _check_pdf_is_whole(data, name)
        return "pdf"
    for magic, picture in _PICTURES:
        if data.startswith(magic):
            raise refusal("picture", name, f"is {picture}, not a paper{_in_spite_of(name)}")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise refusal("picture", name, f"is a WebP picture, not a paper{_in_spite_of(name)}")
    if data.startswith(_OLE):
        raise _ole_refusal(data, name)
    if data.startswith(b"PK\x03\x04"):
        return _zipped_kind(data, name)
    if data.startswith(b"{\\rtf"):
        raise refusal("rich-text", name, "is a rich text (RTF) file, which is not read")
    return _text_kind(data, name)


def _in_spite_of(name: str) -> str:
    return ", whatever its name says" if re.search(r"\.(pdf|docx|html?|aspx)$", name, re.IGNORECASE) else ""


def _check_pdf_is_whole(data: bytes, name: str) -> None:
    """Half a paper must not pass for a whole one: totals and later pages would be missing without a word.

    A whole file ends with ``startxref`` and a number (ISO 32000-1, 7.5.5); a linearised one says
    how long it is (Annex F).
    """
    declared = re.search(rb"/Linearized\b[^>]{0,200}?/L\s+(\d+)", data[: 2 * HEADER_WINDOW], re.DOTALL)
    if declared and len(data) < int(declared[1]):
        raise refusal("truncated", name, f"is cut short: {len(data):,} of {int(declared[1]):,} bytes are there")
    if not re.search(rb"startxref\s+\d+", data[-TAIL_WINDOW:]):
        raise refusal("truncated", name, f"is cut short: its {len(data):,} bytes lack the end that every PDF has")


def _ole_refusal(data: bytes, name: str) -> Exception:
    for stream, code, what in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return refusal(code, name, what)
    return refusal("legacy-office", name, "is a Microsoft Office file of an old kind, which is not read")


def _zipped_kind(data: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            names = {entry.filename for entry in entries}
            unpacked = sum(entry.file_size for entry in entries)
            mimetype = package.read("mimetype")[:80] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise refusal("truncated", name, "is cut short or damaged: its zip directory is missing") from error
    if unpacked > MAX_UNPACKED_BYTES:
        raise refusal("too-large", name, f"unpacks to {unpacked:,} bytes, more than the {MAX_UNPACKED_BYTES:,} allowed")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise refusal("encrypted", name, "is encrypted: its contents need a password")
    if "[Content_Types].xml" in names:
        if any(part.startswith("word/") for part in names):
            return "docx"
        if any(part.startswith("xl/") for part in names):
            raise refusal("spreadsheet", name, "is an Excel workbook, which is not read")
        if any(part.startswith("ppt/") for part in names):
            raise refusal("presentation", name, "is a PowerPoint presentation, which is not read")
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        raise refusal("open-document", name, "is an OpenDocument file, which is not read")
    raise refusal("archive", name, f"is a zip archive of {len(entries)} files, not a paper")


def _text_kind(data: bytes, name: str) -> Kind:
    start = data[:65_536]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", errors="replace").encode()
    lead = _MARKUP_LEAD.match(start.removeprefix(b"\xef\xbb\xbf"))
    body = start.removeprefix(b"\xef\xbb\xbf")[lead.end() if lead else 0 :]
    if _HTML_START.match(body) or (body.startswith(b"<") and _HTML_START.search(body)):
        return "html"
    if b"\x00" in start or sum(byte < 9 for byte in start) > 0:
        raise refusal("unknown-kind", name, f"is of no known kind: it begins with the bytes {data[:8].hex(' ')}")
    if re.search(rb"</(?:p|div|td|table|html|body|span)>", start, re.IGNORECASE):
        return "html"
    first = start.decode("utf-8", errors="replace").strip()[:60]
    raise refusal("plain-text", name, "is plain text, which is not read", evidence=first)
