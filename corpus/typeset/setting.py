"""How a sample page is set: type, tables, and the running of a story over pages."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import reportlab
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Frame, Paragraph, Spacer, Table, TableStyle

from .printed import NOTICE, Row

WIDTH, HEIGHT = A4
MARGIN = 62.0
"""Points left free at each side; the stamps stand in it."""
SHADE = colors.Color(0.85, 0.88, 0.95)
_FONTS = Path(reportlab.__file__).parent / "fonts"

Story = list[Any]
Stamps = Callable[[Any, int], None]
"""Draws what a page carries beside its story, given the canvas and the page's number in this part, from 1."""


class Type:
    """A family of faces and the styles set in it, sizes in points."""

    def __init__(self, plain: str, bold: str, *, size: float = 10.5) -> None:
        self.plain, self.bold, self.size = plain, bold, size
        self.body = ParagraphStyle("body", fontName=plain, fontSize=size, leading=size * 1.35, spaceAfter=size * 0.75)
        self.title = ParagraphStyle("title", parent=self.body, fontName=bold, alignment=TA_CENTER, spaceAfter=size)
        self.large = ParagraphStyle("large", parent=self.title, fontSize=size * 1.7, leading=size * 2.1)
        self.heading = ParagraphStyle("heading", parent=self.body, fontName=bold, spaceBefore=size * 0.4)
        self.cell = ParagraphStyle("cell", parent=self.body, fontSize=size * 0.84, leading=size * 0.98, spaceAfter=0)
        self.strong = ParagraphStyle("strong", parent=self.cell, fontName=bold)
        self.figure = ParagraphStyle("figure", parent=self.cell, alignment=2)
        self.strong_figure = ParagraphStyle("strong figure", parent=self.strong, alignment=2)


def born_digital() -> Type:
    """What a report is set in: a face of the reader's own, named in the file and not embedded."""
    return Type("Helvetica", "Helvetica-Bold")


def for_the_scanner() -> Type:
    """What is printed before scanning: embedded, so that the picture is the same on every machine."""
    for name, file in (("Vera", "Vera.ttf"), ("VeraBd", "VeraBd.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(_FONTS / file)))
    return Type("Vera", "VeraBd", size=9.5)


def figures_table(
    face: Type, heading: str, columns: Sequence[str], rows: Sequence[Row], widths: Sequence[float]
) -> Any:
    """A ruled table: ``heading`` over the labels, ``columns`` over the figures, figures to the right."""
    head = [
        Paragraph(heading, face.strong),
        *(Paragraph(c.replace("\n", "<br/>"), face.strong_figure) for c in columns),
    ]
    body = [
        [
            Paragraph(row.label.replace("&", "&amp;"), face.strong if row.strong else face.cell),
            *(Paragraph(text, face.strong_figure if row.strong else face.figure) for text in row.cells),
        ]
        for row in rows
    ]
    return ruled([head, *body], widths)


def ruled(cells: list[list[Any]], widths: Sequence[float], *, padding: float = 1.5, extra: Sequence[Any] = ()) -> Any:
    """``cells`` with a line round each and the first row shaded; ``extra`` are further table style commands."""
    style = [
        ("GRID", (0, 0), (-1, -1), 0.6, colors.black),
        ("BACKGROUND", (0, 0), (-1, 0), SHADE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding + 1),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        *extra,
    ]
    return Table(cells, colWidths=list(widths), style=TableStyle(style))


def paragraphs(face: Type, *texts: str) -> Story:
    """One flowable for each text; one that begins ``# `` is a heading."""
    return [Paragraph(t[2:], face.heading) if t.startswith("# ") else Paragraph(t, face.body) for t in texts]


def gap(points: float = 8) -> Any:
    return Spacer(1, points)


def run(canvas: Any, story: Story, stamps: Stamps) -> int:
    """Set ``story`` on as many pages as it takes and return how many. Raises ``ValueError`` if a piece fits no page."""
    pages = 0
    while story:
        pages += 1
        left = len(story)
        frame = Frame(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN, 0, 0, 0, 0)
        stamps(canvas, pages)
        frame.addFromList(story, canvas)
        if len(story) == left:
            raise ValueError(f"does not fit a page: {story[0]}")
        notice(canvas)
        canvas.showPage()
    return pages


def notice(canvas: Any, *, font: str = "Helvetica") -> None:
    """Say at the foot of the page what this paper is."""
    canvas.saveState()
    canvas.setFont(font, 6.5)
    canvas.setFillGray(0.35)
    canvas.drawString(MARGIN, 24, NOTICE)
    canvas.restoreState()
