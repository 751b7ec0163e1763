"""A PDF that cannot be opened is told apart: encrypted, damaged, without pages, with too many."""

import io
from pathlib import Path

import pypdfium2
import pytest
from agendapack.ingest import PaperError, read
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


def test_a_pdf_is_a_document_with_its_pages(tmp_path: Path) -> None:
    document = read(write_pdf(tmp_path / "pack.pdf"))
    assert (document.kind, document.name, len(document.pages)) == ("pdf", "pack.pdf", 3)
    assert [word.text for word in document.pages[1].words] == ["Report", "2"]


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
    monkeypatch.setattr("agendapack.ingest.paper.MAX_PAGES", 2)
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
