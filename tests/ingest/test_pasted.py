"""Pictures pasted into born-digital pages, drawn here and read with the real Tesseract."""

import io
from collections.abc import Callable

import numpy as np
import pypdfium2
import pytest
from agendapack.ingest import pasted
from agendapack.ingest.pasted import holds_print, is_text, pictures
from agendapack.ingest.pdf import PageReading, PdfSource
from agendapack.schema.document import Word
from agendapack.schema.record import Box
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

ROWS = (
    ("Block", "2023/24", "2024/25"),
    ("Schools", "312,455", "324,018"),
    ("High needs", "105,082", "108,225"),
    ("Early years", "(41,230)", "43.7"),
)
SCREEN = 120
"""Dots per inch of a table copied from a screen at a fifth above its size."""


def drawn(draw: Callable[[Canvas], None], *, size: tuple[float, float]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def picture_of(draw: Callable[[Canvas], None], *, size: tuple[float, float] = (320, 110)) -> Image.Image:
    with pypdfium2.PdfDocument(drawn(draw, size=size)) as document:
        return Image.fromarray(document[0].render(scale=SCREEN / 72).to_numpy())


def table(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    for n, (label, *numbers) in enumerate(ROWS):
        y = 84 - 22 * n
        canvas.drawString(10, y, label)
        for x, number in zip((200, 300), numbers, strict=True):
            canvas.drawRightString(x, y, number)
    for y in (102, 76, 54, 32, 10):
        canvas.line(4, y, 310, y)


def chart(canvas: Canvas) -> None:
    """Columns over years with an axis of amounts."""
    canvas.setFont("Helvetica", 8)
    canvas.drawString(120, 100, "Spend on placements")
    for n, amount in enumerate(("0", "20,000", "40,000", "60,000", "80,000")):
        canvas.drawRightString(40, 16 + 18 * n, amount)
    for n in range(6):
        canvas.setFillGray(0.4)
        canvas.rect(56 + 42 * n, 18, 22, 20 + 9 * n, fill=1)
        canvas.setFillGray(0)
        canvas.drawCentredString(67 + 42 * n, 6, f"20{18 + n}")


def page_with(picture: Image.Image, *, rotate: int = 0) -> bytes:
    """A page of A4 with three lines of prose and the picture under them."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for n in range(3):
            canvas.drawString(60, 780 - 14 * n, "The blocks of the grant are set out in the table that follows.")
        canvas.drawImage(ImageReader(picture), 60, 600, 320, 110)
        canvas.setPageRotation(rotate)

    # reportlab changes the sides of a page that it marks as turned.
    return drawn(draw, size=(842, 595) if rotate else (595, 842))


def read(data: bytes) -> PageReading:
    with PdfSource(data) as source:
        return source.page(1)


def test_a_pasted_table_is_read() -> None:
    page = read(page_with(picture_of(table))).page
    assert page.read_by == "both"
    ocr = [word for word in page.words if word.read_by == "ocr"]
    assert {number for row in ROWS for number in row[1:]} <= {word.text for word in ocr}
    assert all(Box(60, 132, 380, 242).contains_middle(word.box) for word in ocr)
    assert sum(ruling.kind == "image" for ruling in page.rulings) == 5


def test_words_of_a_pasted_table_stand_where_they_are_printed() -> None:
    page = read(page_with(picture_of(table))).page
    word = next(word for word in page.words if word.text == "105,082")
    # Its right edge is 200 points and its baseline 40 from the picture's lower left corner, at 60, 242.
    assert word.box.x1 == pytest.approx(260, abs=1.5)
    assert word.box.bottom == pytest.approx(242 - 40, abs=4)


def test_a_pasted_table_is_read_on_a_page_whose_text_runs_sideways() -> None:
    page = read(page_with(picture_of(table), rotate=90)).page
    assert page.turn == 270
    assert "105,082" in {word.text for word in page.words}


def test_the_labels_of_a_pasted_chart_are_left_alone() -> None:
    page = read(page_with(picture_of(chart))).page
    assert page.read_by == "text layer"
    assert {word.read_by for word in page.words} == {"text layer"}


def test_a_photograph_is_not_taken_to_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("Tesseract was asked to read a photograph")

    monkeypatch.setattr(pasted, "read_image", refuse)
    grain = np.random.default_rng(5).normal(0, 30, (110, 320)).cumsum(axis=1)
    photograph = Image.fromarray(np.clip(128 + grain / 8, 0, 255).astype(np.uint8))
    assert read(page_with(photograph)).page.read_by == "text layer"


def test_print_is_told_from_a_plain_band() -> None:
    band = np.full((300, 900), 90, dtype=np.uint8)
    assert not holds_print(band)


def test_text_over_a_picture_needs_no_ocr() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture_of(table)), 60, 600, 320, 110)
        canvas.setFont("Helvetica", 10)
        for n in range(4):
            canvas.drawString(70, 690 - 22 * n, "Words printed on the picture")

    assert read(drawn(draw, size=(595, 842))).page.read_by == "text layer"


@pytest.mark.parametrize(
    ("images", "expected"),
    [
        ([Box(50, 100, 400, 130), Box(50, 131, 400, 170)], [Box(50, 100, 400, 170)]),
        ([Box(50, 100, 100, 200)], []),
        ([Box(50, 100, 400, 120)], []),
        ([Box(-20, 100, 400, 200)], [Box(0, 100, 400, 200)]),
    ],
    ids=["strips of one picture", "a crest", "a footer", "over the edge"],
)
def test_which_pictures_are_looked_at(images: list[Box], expected: list[Box]) -> None:
    assert pictures(images, (595, 842)) == expected


def words(*lines: str) -> list[Word]:
    return [
        Word(text=text, box=Box(20.0 * n, 12.0 * row, 20.0 * n + 18, 12.0 * row + 10))
        for row, line in enumerate(lines)
        for n, text in enumerate(line.split())
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Block 2023/24", "Schools 312", "High needs 105"), True),
        (
            (
                "We write to ask the forum to agree",
                "the transfer of a half per cent of",
                "the block this year and next",
            ),
            True,
        ),
        (("80", "60", "40", "Spend on places", "2018 2019 2020"), False),
        (("Block 2023/24", "Schools 312"), False),
    ],
    ids=["table", "letter", "chart", "two lines"],
)
def test_rows_tell_a_table_or_letter_from_a_chart(lines: tuple[str, ...], expected: bool) -> None:
    assert is_text(words(*lines)) is expected
