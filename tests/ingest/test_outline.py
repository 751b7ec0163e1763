"""A PDF that cannot be opened is told apart: encrypted, damaged, without pages, with too many."""

import io
from pathlib import Path

import pypdfium2
import pytest
from agendapack.ingest import PaperError, read
from agendapack.ingest.outline import Bookmark, read_outline
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas


def write_pdf(path: Path, *, pages: int = 3, password: str = "", title: str = "") -> Path:
    canvas = Canvas(str(path), encrypt=StandardEncryption(password, canPrint=1) if password else None)
    canvas.setTitle(title)
    for number in range(1, pages + 1):
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Item {number}", f"p{number}", level=0)
        canvas.drawString(72, 720, f"Report {number}")
        canvas.showPage()
    canvas.save()
    return path


def test_the_outline_gives_title_bookmarks_and_number_of_pages(tmp_path: Path) -> None:
    outline = read_outline(write_pdf(tmp_path / "pack.pdf", title="Agenda  Document for Cabinet"), name="pack.pdf")
    assert outline.page_count == 3
    assert outline.title == "Agenda Document for Cabinet"
    assert outline.bookmarks[1] == Bookmark(level=0, title="Item 2", page=2)


def test_an_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "exempt.pdf", password="secret")
    with pytest.raises(PaperError, match=r"^exempt\.pdf is encrypted") as caught:
        read(path)
    assert caught.value.problem.code == "encrypted"


def test_a_damaged_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing of a PDF here\nstartxref\n9\n%%EOF\n")
    with pytest.raises(PaperError) as caught:
        read(path)
    assert caught.value.problem.code == "damaged"


def test_a_pdf_of_too_many_pages_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agendapack.ingest.outline.MAX_PAGES", 2)
    path = write_pdf(tmp_path / "pack.pdf", pages=3)
    with pytest.raises(PaperError, match="has 3 pages, more than the 2") as caught:
        read(path)
    assert caught.value.problem.code == "too-many-pages"


def test_a_pdf_without_pages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    out = io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    document.save(out)
    path.write_bytes(out.getvalue())
    with pytest.raises(PaperError) as caught:
        read(path)
    assert caught.value.problem.code in ("no-pages", "damaged")
