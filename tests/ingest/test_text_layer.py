"""How characters make words: numbers whole, columns apart, marks and symbols as a reader sees them."""

import io
from collections.abc import Callable

import pdfplumber
import pytest
from agendapack.ingest.pdf import read_pdf
from agendapack.schema.document import Page
from reportlab.pdfgen.canvas import Canvas


def page_of(draw: Callable[[Canvas], None], *, crop: tuple[float, float, float, float] | None = None) -> Page:
    return read_pdf(pdf_of(draw, crop=crop)).pages[0]


def pdf_of(draw: Callable[[Canvas], None], *, crop: tuple[float, float, float, float] | None = None) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 300), invariant=1)
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    if crop:
        canvas.setCropBox(crop)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def words(draw: Callable[[Canvas], None]) -> list[str]:
    return [w.text for w in page_of(draw).words]


def test_columns_set_tight_are_two_numbers() -> None:
    def tight(canvas: Canvas) -> None:
        width = canvas.stringWidth("1,234")
        canvas.drawString(50, 200, "1,234")
        canvas.drawString(50 + width, 200, "5,678")

    assert words(tight) == ["1,234", "5,678"]


def test_a_number_drawn_in_pieces_is_one() -> None:
    def pieces(canvas: Canvas) -> None:
        x = 50.0
        for piece in ("-", "1", ",", "23", "4", ".5", "%"):
            canvas.drawString(x, 200, piece)
            x += canvas.stringWidth(piece)

    assert words(pieces) == ["-1,234.5%"]


def test_pieces_are_put_together_in_whatever_order_they_are_drawn() -> None:
    def shuffled(canvas: Canvas) -> None:
        canvas.drawString(50 + canvas.stringWidth("High "), 200, "needs")
        canvas.drawString(50 + canvas.stringWidth("High needs "), 200, "block")
        canvas.drawString(50, 200, "High")

    assert words(shuffled) == ["High", "needs", "block"]


@pytest.mark.parametrize("gap", [0.14, 0.2, 0.3])
def test_white_parts_words_where_no_space_is_drawn(gap: float) -> None:
    def spaced(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "Net")
        canvas.drawString(50 + canvas.stringWidth("Net") + gap * 10, 200, "budget")

    assert words(spaced) == ["Net", "budget"]


def test_letters_set_wide_are_one_word() -> None:
    def wide(canvas: Canvas) -> None:
        text = canvas.beginText(50, 200)
        text.setCharSpace(3)
        text.textOut("AGENDA")
        canvas.drawText(text)

    assert words(wide) == ["AGENDA"]


def test_a_raised_footnote_mark_is_not_part_of_its_number() -> None:
    def footnote(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "8.4")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(50 + canvas.stringWidth("8.4", "Helvetica", 10), 204, "1")

    assert words(footnote) == ["1", "8.4"] or words(footnote) == ["8.4", "1"]


def test_a_raised_ordinal_is_part_of_its_day() -> None:
    def ordinal(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "31")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(50 + canvas.stringWidth("31", "Helvetica", 10), 203.5, "st")

    assert words(ordinal) == ["31st"]


def test_bold_faked_by_drawing_twice_is_printed_once() -> None:
    def doubled(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "Total deficit")
        canvas.drawString(50.4, 200, "Total deficit")

    assert words(doubled) == ["Total", "deficit"]


def test_no_break_spaces_part_words_and_hyphens_join_them() -> None:
    assert words(lambda canvas: canvas.drawString(50, 200, "£3.3m\u00a0in 2023\u00ad24")) == ["£3.3m", "in", "2023-24"]


def test_text_outside_the_page_is_left_out() -> None:
    def outside(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "inside")
        canvas.drawString(50, -80, "outside")

    assert words(outside) == ["inside"]


def test_a_ruling_parts_two_numbers_that_touch() -> None:
    def ruled(canvas: Canvas) -> None:
        width = canvas.stringWidth("412")
        canvas.drawString(50, 200, "412")
        canvas.drawString(50 + width, 200, "635")
        canvas.line(50 + width, 190, 50 + width, 215)

    assert words(ruled) == ["412", "635"]


def test_a_gridline_behind_a_chart_label_does_not_cut_it() -> None:
    def chart(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "61,646")
        canvas.line(50 + canvas.stringWidth("61,64"), 100, 50 + canvas.stringWidth("61,64"), 250)

    assert words(chart) == ["61,646"]


def test_places_count_from_the_corner_of_the_crop_box() -> None:
    def one(canvas: Canvas) -> None:
        canvas.drawString(150, 200, "here")

    data = pdf_of(one, crop=(100, 50, 380, 260))
    page = read_pdf(data).pages[0]
    with pdfplumber.open(io.BytesIO(data)) as reference:
        other = reference.pages[0].extract_words()[0]
    assert (page.width, page.height) == (280, 210)
    (word,) = page.words
    assert (word.box.x0, word.box.x1) == pytest.approx((other["x0"] - 100, other["x1"] - 100), abs=0.5)
    assert word.box.bottom == pytest.approx(other["bottom"] - 40, abs=1)


def test_a_slanted_watermark_is_words_of_its_own() -> None:
    def watermark(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "Budget monitoring")
        canvas.translate(100, 50)
        canvas.rotate(45)
        canvas.drawString(0, 0, "DRAFT")

    assert sorted(words(watermark)) == ["Budget", "DRAFT", "monitoring"]
