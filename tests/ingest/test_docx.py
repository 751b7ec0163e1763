"""A Word report gives its blocks in body order; merged cells stand once; what was struck out is gone."""

from pathlib import Path
from typing import Any

import docx
import pytest
from agendapack.ingest import PaperError, read
from agendapack.schema.document import Block
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn


def blocks(document: Any, folder: Path) -> tuple[Block, ...]:
    path = folder / "report.docx"
    document.save(str(path))
    return read(path).pages[0].blocks


def add_xml(document: Any, xml: str) -> None:
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))


def test_paragraphs_and_tables_keep_the_order_of_the_body(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("High needs", level=1)
    document.add_paragraph("The deficit is £3.4m.")
    document.add_table(rows=1, cols=2).cell(0, 0).text = "2023/24"
    document.add_paragraph("First", style="List Bullet")
    document.add_paragraph("Table 1", style="Caption")
    document.add_paragraph("The end.")
    kinds = [block.kind for block in blocks(document, tmp_path)]
    assert kinds == ["heading", "paragraph", "table", "list item", "caption", "paragraph"]


def test_merged_cells_stand_once_with_their_spans(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    (block,) = blocks(document, tmp_path)
    places = {(c.row, c.column): (c.row_span, c.column_span, c.text) for c in block.cells}
    assert places[0, 1] == (1, 2, "01 02")
    assert places[1, 0][:2] == (2, 1)
    assert (0, 2) not in places
    assert (2, 0) not in places
    assert places[2, 2] == (1, 1, "22")


def test_a_repeated_or_bold_first_row_is_the_header(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=1)
    table.cell(0, 0).paragraphs[0].add_run("Year").bold = True
    table.cell(1, 0).text = "2024"
    (block,) = blocks(document, tmp_path)
    assert [cell.is_header for cell in block.cells] == [True, False]


def test_deleted_text_is_out_and_inserted_text_in(tmp_path: Path) -> None:
    document = docx.Document()
    add_xml(
        document,
        "<w:r><w:t xml:space='preserve'>A cost of </w:t></w:r>"
        "<w:del w:id='1' w:author='a'><w:r><w:delText>£2m</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>£3m</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:strike/></w:rPr><w:t> gross</w:t></w:r>",
    )
    assert [block.text for block in blocks(document, tmp_path)] == ["A cost of £3m"]


def test_a_raised_footnote_number_stays_out_of_the_figure(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("£3.4m")
    paragraph.add_run("1").font.superscript = True
    assert [block.text for block in blocks(document, tmp_path)] == ["£3.4m¹"]


def test_tabs_breaks_and_hyphens_become_characters(tmp_path: Path) -> None:
    document = docx.Document()
    add_xml(
        document, "<w:r><w:t>up</w:t><w:noBreakHyphen/><w:t>to</w:t><w:tab/><w:t>date</w:t><w:br/><w:t>now</w:t></w:r>"
    )
    assert [block.text for block in blocks(document, tmp_path)] == ["up-to date now"]


def test_headers_and_footers_are_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Some Council"
    document.add_paragraph("The report.")
    assert [block.text for block in blocks(document, tmp_path)] == ["The report."]


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    markup = (
        "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    add_xml(document, f"<w:r><w:t>Outside</w:t></w:r>{markup}")
    assert [block.text for block in blocks(document, tmp_path)] == ["Outside", "In the box"]


def test_a_table_inside_a_cell_follows_its_table(tmp_path: Path) -> None:
    document = docx.Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "outer"
    inner = outer.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text = "inner"
    first, second = blocks(document, tmp_path)
    assert [cell.text for cell in first.cells] == ["outer", ""]
    assert [cell.text for cell in second.cells] == ["inner", ""]


def test_numbering_taken_away_makes_a_paragraph_again(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Plain")
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f"<w:numPr {nsdecls('w')}><w:numId w:val='0'/></w:numPr>"))
    assert properties.find(qn("w:numPr")) is not None
    assert blocks(document, tmp_path)[0].kind == "paragraph"


def test_an_empty_report_is_refused(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "empty.docx"))
    with pytest.raises(PaperError) as caught:
        read(tmp_path / "empty.docx")
    assert caught.value.problem.code == "no-text"
