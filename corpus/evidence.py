"""Whether the words in an observation's box are the ones it claims: the original is opened again and looked at.

Pages with a text layer are asked through pdfium for the text inside the box; nothing of the extraction's own reading is
used. On a scanned page the box is cut out of a fresh picture and recognised by itself. In HTML and DOCX the element
that the observation names is read again.
"""

import ctypes
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import pypdfium2
from PIL import ImageOps
from pypdfium2 import raw
from sqlite_utils import Database

from ..schema.record import Box

Way = Literal["text layer", "ocr", "markup", "nothing"]

SLACK = 1.0
"""Points by which a box is widened: pdfium asks for whole characters, and boxes are rounded."""

CROP_MARGIN = 1.0
"""Points of paper cut out around a box: more would take the rulings of its cell along, which are read as letters."""

WHITE_MARGIN = 30
"""Pixels of white put around a crop: Tesseract reads nothing that touches the border."""

FIGURES = "0123456789.,%£()-+<>"
"""The characters a printed number is made of."""

CROP_RESOLUTION = 300
UPSCALED_RESOLUTION = 450
"""Dots per inch; digits of 6-point type are lost at less than 300, and some are found only at more."""

LINE, WORD, BLOCK, SPARSE, LETTER = 7, 8, 6, 11, 10
"""Tesseract's page modes for one line, one word, one block, scattered words, and one letter."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What an observation says is printed where."""

    observation_id: str
    path: Path | None
    """The original; none where no file with its content is left."""
    kind: str
    page: int
    box: Box | None
    anchor: str
    value_text: str
    read_by: str


@dataclass(frozen=True, slots=True)
class Witness:
    """What the original says when it is looked at again."""

    claim: Claim
    way: Way
    holds: bool
    seen: str
    """The words found."""


def claims_of(db: Database, *, sample: int | None = None) -> list[Claim]:
    """The claims of all observations, or of ``sample`` of them spread evenly over their ids."""
    rows = db.execute(
        "SELECT o.observation_id, d.kind, o.page, o.box, coalesce(t.anchor, p.anchor, ''), o.value_text, o.read_by,"
        " (SELECT path FROM files WHERE sha256 = d.sha256 AND gone_run IS NULL ORDER BY path LIMIT 1)"
        " FROM observations o JOIN documents d ON d.id = o.document_id"
        " LEFT JOIN figures f ON f.figure_id = o.figure_id"
        " LEFT JOIN tables t ON t.document_id = f.document_id AND t.number = f.table_number"
        " LEFT JOIN passages p ON p.document_id = f.document_id AND p.number = f.passage_number"
        " ORDER BY o.observation_id"
    ).fetchall()
    step = max(1, len(rows) // sample) if sample else 1
    return [_claim(row) for row in rows[::step]][:sample]


def look_again(claims: Iterable[Claim]) -> Iterator[Witness]:
    """What each claim's original says, paper by paper."""
    by_file: dict[tuple[Path | None, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_file[(claim.path, claim.kind)].append(claim)
    for (path, kind), theirs in by_file.items():
        if path is None or not path.is_file():
            yield from (Witness(claim, "nothing", False, "") for claim in theirs)
        elif kind == "pdf":
            yield from _look_at_pdf(path, theirs)
        else:
            yield from _look_at_markup(path, theirs)


def holds(seen: str, value_text: str) -> bool:
    """Whether ``value_text`` stands in the words seen, spaces and the shapes of dashes and quotes aside."""
    return _bare(value_text) in _bare(seen)


def _claim(row: Sequence[Any]) -> Claim:
    observation_id, kind, page, box, anchor, value_text, read_by, path = row
    return Claim(
        observation_id=observation_id,
        path=Path(path) if path else None,
        kind=kind,
        page=page,
        box=Box(*json.loads(box)) if box else None,
        anchor=anchor,
        value_text=value_text,
        read_by=read_by,
    )


def _look_at_pdf(path: Path, claims: Sequence[Claim]) -> Iterator[Witness]:
    pdf = pypdfium2.PdfDocument(path)
    try:
        for number, theirs in groupby(sorted(claims, key=lambda each: each.page), key=lambda each: each.page):
            page = pdf[number - 1]
            text = page.get_textpage()
            for claim in theirs:
                if claim.box is None:
                    yield Witness(claim, "nothing", False, "")
                elif claim.read_by == "ocr":
                    seen = _recognised(page, claim.box, claim.value_text)
                    yield Witness(claim, "ocr", holds(seen, claim.value_text), seen)
                else:
                    seen = str(text.get_text_bounded(*_in_user_space(page, claim.box)))
                    yield Witness(claim, "text layer", holds(seen, claim.value_text), seen)
            text.close()
            page.close()
    finally:
        pdf.close()


def _in_user_space(page: pypdfium2.PdfPage, box: Box) -> tuple[float, float, float, float]:
    """``box``, in points of the page as shown, as pdfium's left, bottom, right, top: the page's own space, in which
    /Rotate has not been applied. pdfium does the turning itself."""
    width, height = page.get_size()
    fine = 1000  # pdfium takes whole device units: a thousandth of a point
    corners = []
    for x, y in ((box.x0 - SLACK, box.top - SLACK), (box.x1 + SLACK, box.bottom + SLACK)):
        out_x, out_y = ctypes.c_double(), ctypes.c_double()
        raw.FPDF_DeviceToPage(
            page, 0, 0, round(width * fine), round(height * fine), 0, round(x * fine), round(y * fine), out_x, out_y
        )
        corners.append((out_x.value, out_y.value))
    (ax, ay), (bx, by) = corners
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _recognised(page: pypdfium2.PdfPage, box: Box, value_text: str) -> str:
    """What Tesseract reads in a fresh picture of the box alone: the first reading that holds, else all of them."""
    import pytesseract

    seen: list[str] = []
    only = f" -c tessedit_char_whitelist={FIGURES}" if set(value_text) <= set(FIGURES) else ""
    for resolution in (CROP_RESOLUTION, UPSCALED_RESOLUTION):
        picture = _crop(page, box, resolution)
        for mode in (LINE, WORD, BLOCK, SPARSE, LETTER):
            text = pytesseract.image_to_string(picture, config=f"--psm {mode}{only}").strip()
            if holds(text, value_text):
                return str(text)
            seen.append(text)
    return " | ".join(dict.fromkeys(filter(None, seen)))


def _crop(page: pypdfium2.PdfPage, box: Box, resolution: int) -> Any:
    width, height = page.get_size()
    scale = resolution / 72
    picture = page.render(
        scale=scale,
        crop=(
            max(0.0, box.x0 - CROP_MARGIN),
            max(0.0, height - box.bottom - CROP_MARGIN),
            max(0.0, width - box.x1 - CROP_MARGIN),
            max(0.0, box.top - CROP_MARGIN),
        ),
    ).to_pil()
    return ImageOps.expand(ImageOps.autocontrast(picture.convert("L"), cutoff=2), border=WHITE_MARGIN, fill=255)


def _look_at_markup(path: Path, claims: Sequence[Claim]) -> Iterator[Witness]:
    # Imported here: only papers without pages are read again by the reader itself.
    from ..ingest import read

    texts = {
        block.anchor: " ".join((block.text, *(cell.text for cell in block.cells)))
        for page in read(path).pages
        for block in page.blocks
    }
    for claim in claims:
        seen = texts.get(claim.anchor, "")
        yield Witness(claim, "markup", bool(seen) and holds(seen, claim.value_text), seen)


_DASHES = re.compile("[‐‑‒–—―−]")
_QUOTES = re.compile("[‘’`´]")


def _bare(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    text = _QUOTES.sub("'", _DASHES.sub("-", text))
    return re.sub(r"[\s\x00-\x1f\ufffe\uffff]+", "", text).casefold()
