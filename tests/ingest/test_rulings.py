"""Rulings, shades and images out of what a page draws."""

import io
from collections.abc import Callable

import numpy as np
import pytest
from agendapack.ingest.pdf import read_pdf
from agendapack.schema.document import Page
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def page_of(draw: Callable[[Canvas], None]) -> Page:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 300), invariant=1)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(20, 20, "A line of text, so that the page is read by its text layer")
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return read_pdf(file.getvalue()).pages[0]


def test_a_stroke_is_a_ruling_as_thick_as_it_is_drawn() -> None:
    def stroke(canvas: Canvas) -> None:
        canvas.setLineWidth(1.5)
        canvas.line(50, 200, 350, 200)

    (ruling,) = page_of(stroke).rulings
    assert ruling.kind == "line"
    assert ruling.box == pytest.approx((50, 99.25, 350, 100.75), abs=0.01)


def test_a_thin_filled_rectangle_is_a_ruling() -> None:
    (ruling,) = page_of(lambda canvas: canvas.rect(50, 200, 300, 0.7, fill=1, stroke=0)).rulings
    assert ruling.kind == "line"
    assert ruling.is_horizontal


def test_a_band_is_a_shade_with_four_edges() -> None:
    def band(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.2, 0.4, 0.6)
        canvas.rect(50, 200, 300, 40, fill=1, stroke=0)

    page = page_of(band)
    (shade,) = page.shades
    assert shade.colour == pytest.approx((0.2, 0.4, 0.6), abs=0.01)
    assert shade.box == pytest.approx((50, 60, 350, 100), abs=0.01)
    assert [r.kind for r in page.rulings] == ["edge"] * 4


def test_pieces_of_one_line_are_one_ruling() -> None:
    def cell_by_cell(canvas: Canvas) -> None:
        for n in range(6):
            canvas.line(50 + 50 * n, 200, 99.5 + 50 * n, 200)

    (ruling,) = page_of(cell_by_cell).rulings
    assert (ruling.box.x0, ruling.box.x1) == pytest.approx((50, 349.5), abs=0.1)


def test_what_a_clip_hides_is_no_ruling() -> None:
    def clipped(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.rect(50, 150, 100, 100)
        canvas.clipPath(path, stroke=0)
        canvas.line(50, 200, 350, 200)
        canvas.line(50, 100, 350, 100)

    (ruling,) = page_of(clipped).rulings
    assert ruling.box.x1 == pytest.approx(150, abs=1)


def test_lines_inside_a_form_stand_where_the_form_is_put() -> None:
    def form(canvas: Canvas) -> None:
        canvas.beginForm("grid")
        canvas.line(0, 10, 100, 10)
        canvas.endForm()
        canvas.translate(50, 200)
        canvas.scale(2, 2)
        canvas.doForm("grid")

    (ruling,) = page_of(form).rulings
    assert (ruling.box.x0, ruling.box.x1) == pytest.approx((50, 250), abs=0.1)
    assert ruling.box.middle_y == pytest.approx(80, abs=0.1)


@pytest.mark.parametrize("draw", ["white page", "slanted line", "short tick", "transparent band"])
def test_what_is_no_mark_is_left_out(draw: str) -> None:
    def nothing(canvas: Canvas) -> None:
        match draw:
            case "white page":
                canvas.setFillColorRGB(1, 1, 1)
                canvas.rect(0, 0, 400, 300, fill=1, stroke=0)
            case "slanted line":
                canvas.line(50, 200, 300, 230)
            case "short tick":
                canvas.line(50, 200, 52, 200)
            case "transparent band":
                canvas.setFillColorRGB(0, 0, 0, alpha=0)
                canvas.rect(50, 200, 300, 40, fill=1, stroke=0)

    page = page_of(nothing)
    assert not page.rulings
    assert not page.shades


def test_a_picture_is_an_image_and_not_a_reason_for_ocr() -> None:
    picture = Image.fromarray(np.full((20, 30), 128, dtype=np.uint8))
    page = page_of(lambda canvas: canvas.drawImage(ImageReader(picture), 50, 200, 60, 40))
    (image,) = page.images
    assert image == pytest.approx((50, 60, 110, 100), abs=0.1)
    assert page.read_by == "text layer"
