"""Born-digital pages: words, rulings, shades and images in the frame in which the page is read."""

import io
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from agendapack.ingest.pdf import PdfSource, read_pdf
from agendapack.schema.document import Page
from agendapack.schema.problems import PaperError
from agendapack.schema.record import Box
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 400, 600


def pdf(draw: Callable[[Canvas], None], *, rotate: int = 0, size: tuple[float, float] = (WIDTH, HEIGHT)) -> bytes:
    """A PDF of one page that ``draw`` fills, stored with /Rotate."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1)
    draw(canvas)
    if rotate:
        canvas.setPageRotation(rotate)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def page_of(draw: Callable[[Canvas], None], *, rotate: int = 0) -> Page:
    return read_pdf(pdf(draw, rotate=rotate)).pages[0]


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def report(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    canvas.drawString(50, 300, "High Needs deficit of £3.3m")
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(50, 280, "Total 1,234 (567)")


def test_words_stand_where_pdfplumber_sees_them() -> None:
    data = pdf(report)
    page = read_pdf(data).pages[0]
    with pdfplumber.open(io.BytesIO(data)) as reference:
        expected = reference.pages[0].extract_words()
    assert texts(page) == [w["text"] for w in expected]
    for word, other in zip(page.words, expected, strict=True):
        found = page.shown(word.box)
        assert found == pytest.approx((other["x0"], other["top"], other["x1"], other["bottom"]), abs=1)


def test_bold_type_and_its_size_are_known() -> None:
    page = page_of(report)
    assert [w.bold for w in page.words] == [False] * 5 + [True] * 3
    assert {w.size for w in page.words} == {11.0}


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_stored_rotated_is_read_upright_and_shown_where_it_is_printed(rotate: int) -> None:
    data = pdf(report, rotate=rotate)
    page = read_pdf(data).pages[0]
    assert texts(page) == ["High", "Needs", "deficit", "of", "£3.3m", "Total", "1,234", "(567)"]
    assert (page.turn + rotate) % 360 == 0
    for word in page.words:
        assert ink_in(data, page.shown(word.box)) > 0.05
        assert word.direction == 0


def ink_in(data: bytes, box: Box) -> float:
    """Share of dark pixels of the page as shown inside a box."""
    with pypdfium2.PdfDocument(data) as document:
        image = document[0].render(scale=4, grayscale=True).to_numpy()
    part = image[int(box.top * 4) : int(box.bottom * 4) + 1, int(box.x0 * 4) : int(box.x1 * 4) + 1]
    return float((part < 128).mean()) if part.size else 0.0


def test_content_turned_without_rotate_is_read_upright() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        report(canvas)

    page = page_of(sideways)
    assert page.turn == 90
    assert texts(page)[:2] == ["High", "Needs"]
    assert page.frame == (HEIGHT, WIDTH)


def test_a_vertical_heading_is_words_in_its_own_direction() -> None:
    def heading(canvas: Canvas) -> None:
        report(canvas)
        canvas.saveState()
        canvas.translate(300, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Q1 2023/24")
        canvas.restoreState()

    page = page_of(heading)
    upwards = [w for w in page.words if w.direction == 270]
    assert sorted(w.text for w in upwards) == ["2023/24", "Q1"]
    assert all(w.box.height > w.box.width for w in upwards)


def test_a_truncated_file_says_so() -> None:
    whole = pdf(report)
    reading = read_pdf(whole.replace(b"%%EOF", b""))
    assert [p.code for p in reading.problems] == ["truncated"]


@pytest.mark.parametrize("data", [b"", b"<html>Not found</html>", b"%PDF-1.4\n garbage"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(PaperError) as raised:
        read_pdf(data)
    assert raised.value.problem.code == "damaged"


def test_bookmarks_and_metadata_come_with_the_pages(tmp_path: Path) -> None:
    def marked(canvas: Canvas) -> None:
        report(canvas)
        canvas.setTitle("Budget monitoring")
        canvas.bookmarkPage("one")
        canvas.addOutlineEntry("8 Medium term strategy", "one", level=0)

    path = tmp_path / "pack.pdf"
    path.write_bytes(pdf(marked))
    with PdfSource(path) as source:
        assert source.metadata["Title"] == "Budget monitoring"
        assert [(b.title, b.level, b.page) for b in source.bookmarks] == [("8 Medium term strategy", 0, 1)]
        assert source.labels == ("",)


def test_a_page_that_cannot_be_read_keeps_its_number_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("the text layer makes no sense")

    monkeypatch.setattr("agendapack.ingest.pdf.read_characters", fail)
    reading = read_pdf(pdf(report))
    assert [(p.number, p.words, p.read_by) for p in reading.pages] == [(1, (), "nothing")]
    assert [(p.code, p.page, p.severity) for p in reading.problems] == [("damaged-page", 1, "error")]


def test_a_pdf_that_asks_for_a_password_is_refused() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("secret", ownerPassword="owner"))
    report(canvas)
    canvas.save()
    with pytest.raises(PaperError) as raised:
        read_pdf(file.getvalue())
    assert raised.value.problem.code == "encrypted"
    assert raised.value.problem.cure
