"""Scanned pages: pages printed to images here, read with the real Tesseract."""

import io
from collections.abc import Callable

import cv2
import numpy as np
import pypdfium2
import pytest
from agendapack.ingest import tesseract
from agendapack.ingest.pdf import PageReading, PdfSource
from agendapack.schema.problems import Problem
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 420, 300
ROWS = (
    ("Looked after children", "2021/22", "2022/23"),
    ("Fostering", "135", "124"),
    ("Residential", "0", "7"),
    ("Adoption", "3", "12.5"),
    ("Cost £000", "1,440", "(22,759)"),
)
NUMBERS = {"2021/22", "2022/23", "135", "124", "0", "7", "3", "12.5", "1,440", "(22,759)", "£000"}


def table(canvas: Canvas) -> None:
    """A ruled table with single digits and decimal points."""
    canvas.setFont("Helvetica", 11)
    canvas.drawString(40, 260, "Update on placements for the committee")
    for n, row in enumerate(ROWS):
        y = 220 - 20 * n
        canvas.drawString(46, y + 6, row[0])
        canvas.drawRightString(264, y + 6, row[1])
        canvas.drawRightString(364, y + 6, row[2])
    for n in range(len(ROWS) + 1):
        canvas.line(40, 240 - 20 * n, 370, 240 - 20 * n)
    for x in (40, 180, 270, 370):
        canvas.line(x, 240, x, 140)


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def scan_of(draw: Callable[[Canvas], None], *, skew: float = 0.0, quarter_turns: int = 0) -> np.ndarray:
    """The page printed at 200 dpi, turned a little anticlockwise, with a scanner's noise."""
    with pypdfium2.PdfDocument(drawn(draw)) as document:
        image = document[0].render(scale=200 / 72, grayscale=True).to_numpy().astype(np.float32)
    height, width = image.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    image = cv2.warpAffine(image, turn, (width, height), borderValue=255)
    image = image * 0.92 + 8 + np.random.default_rng(3).normal(0, 6, image.shape)
    return np.rot90(np.clip(image, 0, 255).astype(np.uint8), quarter_turns)


def pdf_of(image: np.ndarray, *, stamp: str = "") -> bytes:
    """A PDF whose page is an image, with a stamp of real text over it."""
    file = io.BytesIO()
    size = (image.shape[1] * 72 / 200, image.shape[0] * 72 / 200)
    canvas = Canvas(file, pagesize=size, invariant=1)
    canvas.drawImage(ImageReader(Image.fromarray(image)), 0, 0, *size)
    if stamp:
        canvas.setFont("Helvetica", 14)
        canvas.drawString(size[0] - 60, size[1] - 24, stamp)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def read(data: bytes) -> PageReading:
    with PdfSource(data) as source:
        return source.page(1)


def numbers(reading: PageReading) -> set[str]:
    return {w.text for w in reading.page.words if any(c.isdigit() for c in w.text)}


@pytest.fixture(scope="module")
def skewed() -> PageReading:
    return read(pdf_of(scan_of(table, skew=1.1), stamp="17"))


def test_every_number_of_a_ruled_table_is_read_off_a_skewed_scan(skewed: PageReading) -> None:
    assert numbers(skewed) - {"17"} == NUMBERS


def test_the_page_is_straightened_and_says_by_how_much(skewed: PageReading) -> None:
    assert skewed.page.skew == pytest.approx(1.1, abs=0.1)
    levels = [r.box for r in skewed.page.rulings if r.is_horizontal]
    assert len(levels) == len(ROWS) + 1
    assert all(box.height < 3 for box in levels)
    assert sum(not r.is_horizontal for r in skewed.page.rulings) == 4
    assert {r.kind for r in skewed.page.rulings} == {"image"}


def test_hair_lines_of_pale_grey_are_found_and_taken_off_the_print() -> None:
    def pale(canvas: Canvas) -> None:
        canvas.setStrokeGray(0.62)
        canvas.setLineWidth(0.5)
        table(canvas)

    reading = read(pdf_of(scan_of(pale)))
    assert sum(r.is_horizontal for r in reading.page.rulings) == len(ROWS) + 1
    assert sum(not r.is_horizontal for r in reading.page.rulings) == 4
    assert numbers(reading) == NUMBERS
    assert not {"|", "||", "I"} & {word.text for word in reading.page.words}


def test_a_box_covers_the_number_on_the_original_image(skewed: PageReading) -> None:
    image = scan_of(table, skew=1.1)
    scale = 200 / 72
    for word in skewed.page.words:
        box = skewed.page.shown(word.box)
        part = image[int(box.top * scale) : int(box.bottom * scale), int(box.x0 * scale) : int(box.x1 * scale)]
        assert word.text == "17" or (part < 110).mean() > 0.05, word


def test_a_stamp_over_a_scan_keeps_its_text_layer(skewed: PageReading) -> None:
    assert skewed.page.read_by == "both"
    assert [(w.text, w.read_by) for w in skewed.page.words if w.text == "17"] == [("17", "text layer")]


@pytest.mark.parametrize("quarter_turns", [1, 2, 3])
def test_a_scan_lying_on_its_side_or_head_is_read_upright(quarter_turns: int) -> None:
    reading = read(pdf_of(scan_of(table, quarter_turns=quarter_turns)))
    assert reading.page.turn == 90 * quarter_turns
    assert numbers(reading) == NUMBERS
    assert reading.page.read_by == "ocr"


def test_white_letters_on_a_coloured_band_are_read() -> None:
    def band(canvas: Canvas) -> None:
        table(canvas)
        canvas.setFillColorRGB(0.1, 0.3, 0.2)
        canvas.rect(40, 50, 330, 40, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(60, 66, "Total deficit 4,562")

    assert "4,562" in numbers(read(pdf_of(scan_of(band))))


def test_without_tesseract_the_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise tesseract.TesseractFailed(Problem(code="no-tesseract", message="not installed", cure="install it"))

    monkeypatch.setattr(tesseract, "program", missing)
    reading = read(pdf_of(scan_of(table), stamp="17"))
    assert [p.code for p in reading.problems] == ["no-tesseract"]
    assert [w.text for w in reading.page.words] == ["17"]
    assert reading.page.read_by == "text layer"
