"""Whatever is done to a paper's bytes, it is read or refused with its name: nothing else ever comes out of ``read``."""

import functools
import io
import random
from pathlib import Path

import docx
import pytest
from agendapack.ingest import PaperError, read
from agendapack.schema.document import Document
from agendapack.schema.problems import Problem
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas


@functools.cache
def whole(kind: str) -> bytes:
    out = io.BytesIO()
    if kind == "pdf":
        canvas = Canvas(out, pageCompression=0)
        for number in range(3):
            canvas.drawString(72, 700, f"Agenda Item {number} High needs 1,234")
            canvas.line(72, 600, 300, 600)
            canvas.showPage()
        canvas.save()
        return out.getvalue()
    if kind == "docx":
        document = docx.Document()
        document.add_heading("High needs")
        document.add_table(rows=2, cols=2).cell(0, 0).text = "2023/24"
        document.save(out)
        return out.getvalue()
    return (
        b"<html><head><title>Agenda item - Norfolk County Council</title></head><body><div id='modgov'>"
        b"<h2>High needs</h2>"
        b"<p>Meeting of Cabinet, Tuesday, 7 March 2023 2.00 pm</p><table><tr><th colspan='2'>a&amp;nbsp;b</th></tr>"
        b"<tr><td rowspan='2'>1</td><td>2</td></tr><tr><td>3</td></tr></table></div></body></html>"
    )


def damaged(data: bytes, seed: int) -> bytes:
    """``data`` with some bytes changed, a piece taken out or doubled, or its end cut off."""
    chance = random.Random(seed)
    body = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(body))
        match chance.randrange(4):
            case 0:
                body[at] = chance.randrange(256)
            case 1:
                del body[at : at + chance.randint(1, 40)]
            case 2:
                body[at:at] = body[at : at + chance.randint(1, 40)]
            case 3 if chance.random() < 0.1:
                del body[at:]
        if not body:
            break
    return bytes(body)


def outcome(path: Path) -> Document | Problem:
    """The paper, or why it is none."""
    try:
        return read(path)
    except PaperError as error:
        return error.problem


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_a_damaged_paper_is_read_or_refused_by_name(tmp_path: Path, kind: str, seed: int) -> None:
    path = tmp_path / f"paper.{kind}"
    path.write_bytes(damaged(whole(kind), seed))
    found = outcome(path)
    if isinstance(found, Problem):
        assert found.message.startswith("paper.")
    else:
        assert found.pages


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(body)
    found = outcome(path)
    assert isinstance(found, Document) or found.cure


PIECES = (
    *("<p>", "</p>", "<table>", "<tr>", "</td>", "<td>", "<td colspan=0>", "<td rowspan=3>", "</table>", "<ul><li>"),
    *("<br>", "<br><br>", "<b>", "</b>", "&amp;nbsp;", "&#0;", "&#xD800;", "<![CDATA[", "<!--", "<div id=modgov>"),
    *("</div>", "<main>", "<script>", "x£1.2m", " £3 ", "•", "?", "A\x00", "<sup>1</sup>", "<svg>", "<math>"),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_markup_is_read_or_refused(tmp_path: Path, pieces: list[str]) -> None:
    path = tmp_path / "paper.html"
    path.write_text("<html><body>" + "".join(pieces), encoding="utf-8")
    found = outcome(path)
    for block in found.pages[0].blocks if isinstance(found, Document) else ():
        places = [(cell.row, cell.column) for cell in block.cells]
        assert len(places) == len(set(places))
        assert block.text == " ".join(block.text.split())
