"""The sample papers that are not PDF: a minutes page as council sites serve them, and a Word report."""

import datetime
import io
import zipfile
from html import escape

import docx

from .printed import CARE_LEAVERS, COMMITTEE, COUNCIL, NOTICE, QUARTER_COLUMNS

HTML_NAME = "leicestershire-2023-03-07-minutes-item-10.html"
DOCX_NAME = "leicestershire-2023-03-07-care-leavers.docx"
_EPOCH = (2023, 3, 7, 14, 0, 0)
"""The time written into the Word file's parts, so that its bytes do not depend on the clock."""

_TITLE = "Performance in quarter 3 of 2022/23"
_MINUTES = (
    "The Committee considered a report on the department's performance in the three months to December 2022, a copy "
    "of which, marked &lsquo;Agenda Item 10&rsquo;, is filed with these minutes.",
    "The Director drew out the figures on pupils. In Autumn 2022 there were 2,252 children with an EHCP in "
    "mainstream schools, 111 fewer than the 2,363 of Summer 2022.&nbsp; SEN support without an EHCP was given to "
    "12,077 pupils in Autumn 2022.",
    "On care leavers, a member welcomed that 64.5% of care leavers were in education, employment or training at the "
    "end of quarter 3 2022/23. The Director said that the figure for statistical neighbours was 54.0%.",
    "Asked how many officers worked on placements, the Director answered that the team had 14 posts, two of them "
    "vacant, and that interviews were planned for week 12.",
    "RESOLVED: That the report be noted.",
)


def minutes_page() -> bytes:
    """The minutes of one agenda item, in the shape of the software that most English councils publish with."""
    said = "\n".join(f'<p class="MsoNormal">{text}</p>' for text in _MINUTES)
    page = f"""<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Agenda item - {_TITLE} - {COUNCIL}</title></head>
<body>
<nav class="sitenav"><a href="#content">Skip to content</a> <a href="ieDocHome.aspx?bcr=1">Browse meetings</a></nav>
<div id="modgov"><a id="content"></a>
<h1 class="mgMainTitleTxt" >Agenda item</h1>
<h2 class="mgSubTitleTxt" >{_TITLE}</h2>
<ul class="mgActionList" ><li><a href="ieListDocuments.aspx?CId=1043&amp;MId=7159&amp;Ver=4">Meeting of {COMMITTEE}, \
Tuesday, 7 March 2023 2.00 pm (Item 10.)</a></li></ul>
<div class="mgContent" >
<p class="mgSubItemTitleTxt" >Minutes:</p>
<div class="mgWordPara" ><div class="WordSection1">
{said}
</div></div>
</div></div>
<footer><p>{escape(NOTICE)}</p></footer>
</body>
</html>
"""
    return page.encode()


def care_leavers_report() -> bytes:
    """A Word report with one table and the sentences that go with it."""
    paper = docx.Document()
    details = paper.core_properties
    details.title, details.author, details.last_modified_by = "Care leavers", COUNCIL, COUNCIL
    details.created = details.modified = datetime.datetime(*_EPOCH)
    paper.add_heading(COUNCIL, level=0)
    for text in (COMMITTEE, "7 March 2023", "Care leavers: homes and work"):
        paper.add_heading(text, level=1)
    paper.add_heading("Purpose of the report", level=2)
    paper.add_paragraph(
        "This note sets out where care leavers live and what they do, for the meeting on Tuesday, 7 March 2023."
    )
    paper.add_heading("How the authority compares", level=2)
    paper.add_paragraph("Table 1: Care leavers, quarter by quarter", style="Caption")
    table = paper.add_table(rows=1, cols=len(QUARTER_COLUMNS), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, QUARTER_COLUMNS, strict=True):
        cell.text = text
    for row in CARE_LEAVERS:
        for cell, text in zip(table.add_row().cells, (row.label, *row.cells), strict=True):
            cell.text = text
    paper.add_heading("What the figures say", level=2)
    paper.add_paragraph(
        "At the end of quarter 3 2022/23, 94.0% of care leavers were in suitable accommodation. Three more flats are "
        "due to open in Loughborough in 2024."
    )
    paper.add_paragraph("Care leavers in education, employment or training increased to 64.5% from 61.3% at quarter 2.")
    paper.add_paragraph(NOTICE)
    out = io.BytesIO()
    paper.save(out)
    return _at_rest(out.getvalue())


def _at_rest(archive: bytes) -> bytes:
    """The same zip archive with every part dated ``_EPOCH``."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(zipfile.ZipInfo(part.filename, _EPOCH), old.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
