"""The original is asked again: a box that holds its words is told from one that does not."""

import io
import shutil

import pypdfium2
import pytest
from agendapack.corpus.evidence import Claim, holds, look_again
from agendapack.schema.record import Box
from reportlab.pdfgen.canvas import Canvas


def typeset(path, *, rotation=0):
    """A page of 595 × 842 points with “4,862” at 100 points from the left and 200 from the top, before it is turned."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica", 12)
    canvas.drawString(100, 842 - 200, "4,862 plans")
    canvas.save()
    pdf = pypdfium2.PdfDocument(out.getvalue())
    page = pdf[0]
    page.set_rotation(rotation)
    page.close()
    pdf.save(path)
    pdf.close()
    return path


def claim(path, box, *, value_text="4,862", kind="pdf", anchor="", read_by="text layer"):
    return Claim("0" * 16, path, kind, 1, box, anchor, value_text, read_by)


UPRIGHT = Box(100, 189, 131, 203)


@pytest.mark.parametrize(
    ("rotation", "box"),
    [
        (0, UPRIGHT),
        (90, UPRIGHT.turned(90, width=595, height=842)),
        (180, UPRIGHT.turned(180, width=595, height=842)),
        (270, UPRIGHT.turned(270, width=595, height=842)),
    ],
)
def test_the_text_layer_is_asked_within_the_box_as_shown(tmp_path, rotation, box):
    (witness,) = look_again([claim(typeset(tmp_path / "a.pdf", rotation=rotation), box)])
    assert (witness.way, witness.holds, witness.seen.strip()) == ("text layer", True, "4,862")


def test_a_box_elsewhere_does_not_hold(tmp_path):
    (witness,) = look_again([claim(typeset(tmp_path / "a.pdf"), Box(300, 189, 331, 203))])
    assert not witness.holds


def test_a_box_about_another_number_does_not_hold(tmp_path):
    (witness,) = look_again([claim(typeset(tmp_path / "a.pdf"), UPRIGHT, value_text="4,826")])
    assert not witness.holds
    assert witness.seen.strip() == "4,862"


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed: OCR was not tested")
@pytest.mark.parametrize(("value_text", "held"), [("4,862", True), ("9,137", False)])
def test_a_scan_is_recognised_within_the_box(tmp_path, value_text, held):
    (witness,) = look_again([claim(typeset(tmp_path / "a.pdf"), UPRIGHT, value_text=value_text, read_by="ocr")])
    assert (witness.way, witness.holds) == ("ocr", held)


def test_markup_is_read_again_at_its_anchor(tmp_path):
    page = tmp_path / "minutes.html"
    page.write_text("<html><body><h1>Minutes</h1><p>There were 4,862 plans.</p><p>Noted.</p></body></html>")
    from agendapack.ingest import read

    anchors = {block.text: block.anchor for block in read(page).pages[0].blocks}
    right = claim(page, None, kind="html", anchor=anchors["There were 4,862 plans."])
    wrong = claim(page, None, kind="html", anchor=anchors["Noted."])
    assert [(each.way, each.holds) for each in look_again([right, wrong])] == [("markup", True), ("markup", False)]


def test_without_its_file_nothing_is_said_to_hold(tmp_path):
    (witness,) = look_again([claim(tmp_path / "gone.pdf", UPRIGHT)])
    assert (witness.way, witness.holds) == ("nothing", False)


@pytest.mark.parametrize(
    ("seen", "value_text"),
    [("£3.3 m", "£3.3m"), ("−5.2%", "-5.2%"), ("£’000 57,643", "57,643"), ("57,\n643", "57,643")],
)
def test_spaces_and_the_shapes_of_dashes_do_not_matter(seen, value_text):
    assert holds(seen, value_text)
