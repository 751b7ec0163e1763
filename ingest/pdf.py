"""What a PDF's pages hold: its words, rulings, shades and images, page by page, whatever state the pages are in."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import pypdfium2
from pydantic import Field

from ..schema.document import Page
from ..schema.problems import PaperError, Problem
from ..schema.record import Box, Record
from .characters import Characters, read_characters
from .ocr import read_scan, render
from .page_frame import PageFrame, quarter
from .pasted import read_pasted
from .pdf_problems import damaged_page, drawing_cut_short, no_file, truncated, unreadable
from .rulings import Drawing, read_drawing
from .scan import MOST_PIXELS
from .tesseract import TesseractFailed
from .text_layer import in_lines, words_of
from .triage import Decision, decide

EARLIER_OCR = 0.5
"""Confidence of words that an earlier OCR run left under a scan: nothing is known of its quality."""
TAIL = 2048
"""Bytes at the end of the file that must hold the ``%%EOF`` mark (readers look in the last 1024; some tools pad)."""


class Bookmark(Record):
    """One entry of the PDF's outline."""

    title: str
    level: int
    """0 for the outermost."""
    page: int | None = None
    """Physical page it leads to, from 1; none where it leads nowhere."""


class PageReading(Record):
    """One page as read, and what went wrong with it."""

    page: Page
    problems: tuple[Problem, ...] = ()


class PdfReading(Record):
    """A PDF as read: what a Document is made from."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()
    metadata: dict[str, str] = Field(default_factory=dict)
    """The information dictionary: ``Title``, ``Author``, ``Subject``, ``Keywords``, ``Creator``, ``CreationDate`` …"""
    bookmarks: tuple[Bookmark, ...] = ()
    labels: tuple[str, ...] = ()
    """The PDF's own page labels, page 1 first; empty strings where it has none."""


class PdfSource:
    """An open PDF file. Use as a context manager; pages are read one at a time and not kept."""

    def __init__(self, source: str | Path | bytes) -> None:
        """Open the file at a path, or the bytes of one.

        Raises ``PaperError``: ``encrypted`` where a password is asked for, ``damaged`` where it is no readable PDF.
        """
        self.problems: tuple[Problem, ...] = ()
        try:
            self._pdf = pypdfium2.PdfDocument(source if isinstance(source, bytes) else Path(source))
        except FileNotFoundError as error:
            raise PaperError(no_file(source)) from error
        except pypdfium2.PdfiumError as error:
            raise PaperError(unreadable(error)) from error
        self.page_count: int = len(self._pdf)
        if b"%%EOF" not in _tail(source):
            self.problems = (truncated(self.page_count),)

    def __enter__(self) -> "PdfSource":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._pdf.close()

    @property
    def metadata(self) -> dict[str, str]:
        """The information dictionary, entries without text left out."""
        return {key: value for key, value in self._pdf.get_metadata_dict(skip_empty=True).items() if value.strip()}

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The outline, in order."""
        marks = []
        for entry in self._pdf.get_toc():
            leads_to = entry.get_dest()
            index = leads_to.get_index() if leads_to else None
            page = index + 1 if index is not None and 0 <= index < self.page_count else None
            marks.append(Bookmark(title=" ".join(entry.get_title().split()), level=entry.level, page=page))
        return tuple(marks)

    @property
    def labels(self) -> tuple[str, ...]:
        """The PDF's own label of each page, page 1 first; empty where it has none."""
        return tuple(self._pdf.get_page_label(index) for index in range(self.page_count))

    def pages(self) -> Iterator[PageReading]:
        """Every page in turn. A page that cannot be read keeps its number, has no words and says why."""
        for number in range(1, self.page_count + 1):
            yield self.page(number)

    def page(self, number: int) -> PageReading:
        """One page (from 1)."""
        try:
            page = self._pdf[number - 1]
        except pypdfium2.PdfiumError as error:
            return PageReading(
                page=Page(number=number, read_by="nothing"), problems=(damaged_page(number, str(error)),)
            )
        try:
            return _read_page(page, number)
        except (pypdfium2.PdfiumError, ValueError, ArithmeticError, OSError, MemoryError) as error:
            width, height = page.get_size()
            empty = Page(number=number, width=width, height=height, read_by="nothing")
            return PageReading(page=empty, problems=(damaged_page(number, f"{type(error).__name__}: {error}"),))
        finally:
            page.close()


def read_pdf(source: str | Path | bytes) -> PdfReading:
    """The whole of a PDF (a path or its bytes).

    Raises ``PaperError`` where the file cannot be opened; a page that fails is a problem of the reading.
    """
    with PdfSource(source) as pdf:
        pages, problems = [], list(pdf.problems)
        for reading in pdf.pages():
            pages.append(reading.page)
            problems.extend(reading.problems)
        return PdfReading(
            pages=tuple(pages),
            problems=tuple(problems),
            metadata=pdf.metadata,
            bookmarks=pdf.bookmarks,
            labels=pdf.labels,
        )


def _read_page(page: Any, number: int) -> PageReading:
    left, bottom, right, top = page.get_bbox()
    shown = PageFrame(left, bottom, right, top, page.get_rotation() % 360)
    textpage = page.get_textpage()
    try:
        characters = read_characters(textpage, shown)
    finally:
        textpage.close()
    frame = shown.turned(turn_of(characters))
    drawing = read_drawing(page, frame)
    problems: tuple[Problem, ...] = (drawing_cut_short(number),) if drawing.cut_short else ()
    decision = decide(characters, drawing, page=Box(0, 0, *frame.size))
    try:
        if decision.how == "text layer":
            read = _by_text_layer(characters, drawing, frame, number)
            read = _with_pasted(page, read, frame)
        else:
            read = _by_ocr(page, characters, drawing, shown, number, decision)
    except TesseractFailed as failure:
        read = _without_ocr(characters, drawing, frame, number, decision)
        problems += (failure.problem.model_copy(update={"page": number}),)
    return PageReading(page=read, problems=problems)


def _by_text_layer(characters: Characters, drawing: Drawing, frame: PageFrame, number: int) -> Page:
    words = words_of(characters, frame=frame, rulings=[r for r in drawing.rulings if r.kind == "line"])
    width, height = frame._replace(turn=0).size
    return Page(
        number=number,
        width=round(width, 3),
        height=round(height, 3),
        turn=quarter(frame.turn),
        words=words,
        rulings=drawing.rulings,
        shades=drawing.shades,
        images=drawing.images,
        read_by="text layer" if words else "nothing",
    )


def _with_pasted(page: Any, read: Page, frame: PageFrame) -> Page:
    """The page with what is printed in the pictures pasted into it."""
    pasted = read_pasted(page, read.images, read.words, frame)
    if not pasted.words:
        return read
    return read.model_copy(
        update={
            "words": tuple(in_lines([*read.words, *pasted.words])),
            "rulings": (*read.rulings, *pasted.rulings),
            "read_by": "both" if read.words else "ocr",
        }
    )


def _by_ocr(
    page: Any, characters: Characters, drawing: Drawing, shown: PageFrame, number: int, decision: Decision
) -> Page:
    """The page read from its image; what a stamp's text layer says stands before what OCR makes of it."""
    image, dpi = render(page, most_pixels=MOST_PIXELS)
    scan = read_scan(image, dpi=dpi)
    frame = shown.turned(scan.turn)
    width, height = frame.size
    drawn = read_drawing(page, frame) if frame.turn != 0 or drawing.rulings or drawing.images else drawing
    stamps = () if decision.how == "ocr" else words_of(characters, frame=frame)
    stamps = tuple(
        word.model_copy(update={"box": word.box.tilted(scan.skew, width=width, height=height)}) for word in stamps
    )
    words = [w for w in scan.words if not any(covers(stamp.box, w.box) for stamp in stamps)]
    full_width, full_height = shown.size
    return Page(
        number=number,
        width=round(full_width, 3),
        height=round(full_height, 3),
        turn=quarter(frame.turn),
        skew=scan.skew,
        words=tuple(in_lines([*stamps, *words])),
        rulings=scan.rulings,
        images=drawn.images,
        read_by="both" if stamps and words else "ocr" if words else "text layer" if stamps else "nothing",
    )


def _without_ocr(characters: Characters, drawing: Drawing, frame: PageFrame, number: int, decision: Decision) -> Page:
    """The page where OCR cannot be had: an earlier OCR layer is better than nothing, a broken text layer is not."""
    if decision.reason == "broken text layer":
        characters = characters._replace(lines={}, slanted=[])
    read = _by_text_layer(characters, drawing, frame, number)
    hidden = words_of(characters, frame=frame, hidden=True)
    earlier = [w.model_copy(update={"read_by": "ocr", "confidence": EARLIER_OCR}) for w in hidden]
    if not earlier:
        return read
    words = tuple(in_lines([*read.words, *earlier]))
    return read.model_copy(update={"words": words, "read_by": "both" if read.words else "ocr"})


def covers(box: Box, other: Box) -> bool:
    """Whether ``other`` is another reading of what stands in ``box``: its middle lies in it, or most of its area."""
    grown = Box(box.x0 - 2, box.top - 2, box.x1 + 2, box.bottom + 2)
    return grown.contains_middle(other) or other.contains_middle(box)


def turn_of(characters: Characters) -> int:
    """Clockwise degrees the shown page is turned by so that most of its text reads from left to right."""
    counts = {direction: sum(not g.text.isspace() for g in glyphs) for direction, glyphs in characters.lines.items()}
    if not counts:
        return 0
    most = max(counts, key=lambda direction: (counts[direction], direction == 0))
    return -most % 360


def _tail(source: str | Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source[-TAIL:]
    with Path(source).open("rb") as file:
        file.seek(0, 2)
        file.seek(max(0, file.tell() - TAIL))
        return file.read()
