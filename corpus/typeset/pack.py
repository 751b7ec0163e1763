"""The reports pack of 7 March 2023: front sheet, scanned minutes, a finance report, a dashboard stored on its side."""

import io
from itertools import pairwise
from typing import Any, NamedTuple

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

from . import reports
from .printed import COMMITTEE, COUNCIL, DASHBOARD, DASHBOARD_COLUMNS
from .scan import scanned
from .setting import HEIGHT, MARGIN, WIDTH, Story, Type, born_digital, for_the_scanner, gap, notice, ruled, run

NAME = "leicestershire-2023-03-07-reports-pack.pdf"


class Item(NamedTuple):
    """An item of the agenda; ``pages`` are the numbers printed on the front sheet, none while they are not known."""

    number: str
    title: str
    report_of: str
    pages: tuple[int, int] | None = None


ITEMS = (
    Item("1.", "Minutes of the meeting held on 24 January 2023", ""),
    Item("8.", "High needs funding: the medium-term position", "Director of Children and Family Services"),
    Item("9.", "Work programme", "Chief Executive"),
    Item("10.", "Performance in quarter 3 of 2022/23", "Chief Executive and Director of Children and Family Services"),
)


def reports_pack() -> bytes:
    """The pack as a PDF. It is set twice, since the front sheet prints page numbers known only at the end."""
    images = scanned(_printed_minutes())
    _, items = _set(ITEMS, images)
    pdf, again = _set(items, images)
    if again != items:
        raise ValueError("the front sheet changed its length with the page numbers on it")
    return pdf


def _printed_minutes() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    face = for_the_scanner()
    run(canvas, reports.minutes(face), lambda _canvas, _page: None)
    canvas.save()
    return out.getvalue()


def _set(items: tuple[Item, ...], images: list[bytes]) -> tuple[bytes, tuple[Item, ...]]:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setTitle(f"(Public Pack)Agenda Document for {COMMITTEE}, 07/03/2023 14:00")
    canvas.setAuthor(COUNCIL)
    face = born_digital()
    _bookmark(canvas, "Agenda", level=0)
    done = run(canvas, _front_sheet(face, items), lambda _canvas, _page: None)
    found: list[Item] = []

    def part(item: Item, story: Story) -> None:
        nonlocal done
        first = done + 1

        def stamps(canvas: Any, page: int) -> None:
            if page == 1:
                _open_item(canvas, item)
            _page_number(canvas, first + page - 1)

        done += run(canvas, story, stamps)
        found.append(item._replace(pages=(first, done)))

    minutes, finance, programme, performance = items
    for number, image in enumerate(images):
        canvas.drawImage(ImageReader(io.BytesIO(image)), 0, 0, WIDTH, HEIGHT)
        if number == 0:
            _open_item(canvas, minutes)
        _page_number(canvas, done + number + 1)
        canvas.showPage()
    found.append(minutes._replace(pages=(done + 1, done + len(images))))
    done += len(images)
    part(finance, reports.finance(face))
    part(programme, reports.programme(face))
    part(performance, reports.performance(face))
    _bookmark(canvas, "Appendix - Performance dashboard", level=1)
    _dashboard(canvas, done + 1)
    found[-1] = found[-1]._replace(pages=(found[-1].pages[0] if found[-1].pages else 0, done + 1))
    canvas.save()
    return out.getvalue(), tuple(found)


def _front_sheet(face: Type, items: tuple[Item, ...]) -> Story:
    lines = [
        [
            Paragraph(item.number, face.body),
            Paragraph(item.title, face.body),
            Paragraph(item.report_of, face.body),
            Paragraph("({} {} - {})".format("Pages", *(item.pages or (0, 0))), face.body),
        ]
        for item in items
    ]
    heading = [Paragraph(text, face.heading) for text in ("Item", "", "Report of", "")]
    return [
        Paragraph("Public Document Pack", face.heading),
        gap(14),
        Paragraph(COUNCIL, face.title),
        Paragraph(COMMITTEE, face.large),
        Paragraph("Agenda", face.title),
        Paragraph("Date: Tuesday, 7 March 2023", face.body),
        Paragraph("Time: 2.00 pm", face.body),
        Paragraph("Venue: County Hall, Glenfield", face.body),
        gap(),
        Table([heading, *lines], colWidths=[34, 205, 150, 82], style=[("VALIGN", (0, 0), (-1, -1), "TOP")]),
        gap(),
        *reports.notes_for_visitors(face),
    ]


def _dashboard(canvas: Any, number: int) -> None:
    """The appendix: a landscape table on a portrait sheet that says it is to be shown turned by 90 degrees."""
    canvas.setPageSize((HEIGHT, WIDTH))  # the library swaps the two sides of a turned page
    canvas.setPageRotation(90)
    _page_number(canvas, number)
    face = Type("Helvetica", "Helvetica-Bold", size=6.9)
    head = [Paragraph(text, face.strong) for text in DASHBOARD_COLUMNS]
    body = [[Paragraph(text, face.figure if i in (6, 8) else face.cell) for i, text in enumerate(r)] for r in DASHBOARD]
    starts = [i + 1 for i, row in enumerate(DASHBOARD) if row[0]] + [len(DASHBOARD) + 1]
    topics = [("SPAN", (0, a), (0, b - 1)) for a, b in pairwise(starts)]
    widths = (96, 46, 138, 38, 47, 56, 42, 56, 42, 46, 40, 38, 56, 60)
    table = ruled([head, *body], widths, padding=1.0, extra=topics)
    canvas.saveState()
    canvas.translate(WIDTH, 0)
    canvas.rotate(90)
    _, height = table.wrapOn(canvas, HEIGHT, WIDTH)
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(20, WIDTH - 40, "Children and Family Services: performance dashboard, quarter 3 of 2022/23")
    table.drawOn(canvas, 20, WIDTH - 52 - height)
    notice(canvas)
    canvas.restoreState()
    canvas.showPage()


def _open_item(canvas: Any, item: Item) -> None:
    _bookmark(canvas, f"{item.number.rstrip('.')} {item.title}", level=0)
    canvas.saveState()
    canvas.setFont("Helvetica", 13)
    canvas.drawRightString(WIDTH - 24, HEIGHT - 30, f"Agenda Item {item.number.rstrip('.')}")
    canvas.restoreState()


def _page_number(canvas: Any, number: int) -> None:
    canvas.saveState()
    canvas.setFont("Helvetica", 11)
    canvas.drawRightString(WIDTH - MARGIN + 20, 24, f"Page {number}")
    canvas.restoreState()


def _bookmark(canvas: Any, title: str, *, level: int) -> None:
    canvas.bookmarkPage(title)
    canvas.addOutlineEntry(title, title, level=level)
