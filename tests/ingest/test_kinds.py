"""What a file really is is told from its bytes, and every file that is no paper is refused with its own code."""

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from agendapack.ingest import PaperError, read
from agendapack.ingest.kinds import kind_of
from agendapack.ingest.refusals import CURES


def pdf_bytes(pages: int = 1) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(200, 200)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zip_bytes(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def office_bytes(folder: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(f"{folder}/part.xml", "<x/>")
    return out.getvalue()


def ole_bytes(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + stream.encode("utf-16-le") + b"\x00" * 64


def test_a_pdf_is_known_whatever_its_name() -> None:
    assert kind_of(pdf_bytes(), "minutes.html") == "pdf"


def test_a_pdf_may_begin_after_other_bytes() -> None:
    assert kind_of(b"\r\n\r\n" + pdf_bytes(), "pack.pdf") == "pdf"


def test_a_word_report_is_known_by_its_parts() -> None:
    assert kind_of(office_bytes("word"), "report.zip") == "docx"


@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html><html><body><p>Minutes</p></body></html>",
        b"\xef\xbb\xbf\r\n<HTML><BODY>Minutes</BODY></HTML>",
        b'<?xml version="1.0" encoding="utf-8"?>\n<!-- saved -->\n<html xmlns="http://www.w3.org/1999/xhtml"></html>',
        b'<div class="mgWordPara">Minutes</div>',
        "<html><body><p>Minutes</p></body></html>".encode("utf-16"),
    ],
)
def test_a_web_page_is_known_by_its_markup(page: bytes) -> None:
    assert kind_of(page, "paper") == "html"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("pack.pdf", b"", "empty-file"),
        ("pack.pdf", b" \r\n\x00", "empty-file"),
        ("pack.pdf", pdf_bytes()[:-40], "truncated"),
        (
            "pack.pdf",
            b"%PDF-1.7\n%\xe2\xe3\n1 0 obj <</Linearized 1/L 90000/H [1 2]>>\nstartxref\n0\n%%EOF",
            "truncated",
        ),
        ("chart.pdf", b"\x89PNG\r\n\x1a\n" + b"\x00" * 30, "picture"),
        ("scan.pdf", b"\xff\xd8\xff\xe0" + b"\x00" * 30, "picture"),
        ("report.doc", ole_bytes("WordDocument"), "legacy-word"),
        ("budget.xls", ole_bytes("Workbook"), "legacy-excel"),
        ("slides.ppt", ole_bytes("PowerPoint Document"), "legacy-powerpoint"),
        ("report.docx", ole_bytes("EncryptedPackage"), "encrypted"),
        ("old.dat", ole_bytes("Something else"), "legacy-office"),
        ("budget.xlsx", office_bytes("xl"), "spreadsheet"),
        ("slides.pptx", office_bytes("ppt"), "presentation"),
        ("report.odt", zip_bytes(mimetype="application/vnd.oasis.opendocument.text"), "open-document"),
        ("papers.zip", zip_bytes(a="1", b="2"), "archive"),
        ("report.docx", office_bytes("word")[:-30], "truncated"),
        ("report.rtf", b"{\\rtf1 Minutes}", "rich-text"),
        ("minutes.txt", b"Minutes of the meeting held on 1 May", "plain-text"),
        ("pack.pdf", b"\x00\x01\x02\x03\x04", "unknown-kind"),
    ],
)
def test_what_is_no_paper_is_refused_by_its_own_code(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(PaperError) as caught:
        read(path)
    problem = caught.value.problem
    assert problem.code == code
    assert problem.message.startswith(f"{name} ")
    assert problem.cure == CURES[code]
    assert problem.severity == "error"
    assert "\n" not in problem.message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match=r"^gone\.pdf is not there$"):
        read(tmp_path / "gone.pdf")


def test_a_folder_is_not_a_paper(tmp_path: Path) -> None:
    with pytest.raises(PaperError) as caught:
        read(tmp_path)
    assert caught.value.problem.code == "unreadable"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agendapack.ingest.kinds.MAX_UNPACKED_BYTES", 1_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "0" * 100_000)
    with pytest.raises(PaperError) as caught:
        kind_of(out.getvalue(), "report.docx")
    assert caught.value.problem.code == "too-large"
