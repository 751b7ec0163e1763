"""A Word report as blocks in body order: headings, paragraphs, list items and tables; tracked deletions left out."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Literal

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from ..schema.document import Block, GridCell
from ..schema.record import Record
from .markup_text import SUPERSCRIPT_DIGITS, mended, without_bullet
from .refusals import refusal

MAX_HEADING = 160
"""Characters: a bold line longer than this is an emphasised paragraph."""

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset(
    (*map(qn, ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:pPr", "w:rPr", "w:pict")), _FALLBACK)
)
"""Deleted and moved text, field codes, and the second copy of a drawing kept for old readers."""
_BOXES = qn("w:txbxContent")
_SPACES = frozenset(qn(tag) for tag in ("w:tab", "w:br", "w:cr", "w:ptab"))

_DAMAGE = (
    *(
        KeyError,
        IndexError,
        ValueError,
        TypeError,
        AttributeError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        OSError,
    ),
    *(PackageNotFoundError, zipfile.BadZipFile, zlib.error, etree.LxmlError),
)
"""What python-docx and the zip reader were seen to raise on files with bytes changed or missing."""

Kind = Literal["heading", "paragraph", "list item", "caption"]


class WordReport(Record):
    """What a DOCX file holds."""

    blocks: tuple[Block, ...]
    margins: tuple[str, ...] = ()
    """Lines of the page headers and footers: no part of the text, but where a letterhead stands."""
    title: str = ""
    """The title among the file's properties."""


def read_docx(data: bytes, *, name: str) -> WordReport:
    """The report in ``data``; raises ``PaperError`` with ``damaged`` where Word's parts are not whole."""
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        if body is None:
            raise KeyError("no body")
        styles = _Styles(document)
        title = document.core_properties.title or ""
        margins = tuple(dict.fromkeys(_margin_lines(document)))
        blocks = tuple(_Reading(styles).blocks(body))
    except _DAMAGE as error:
        raise refusal("damaged", name, "is a damaged Word file: its text cannot be found") from error
    return WordReport(blocks=blocks, margins=margins, title=mended(title))


class _Styles:
    """What the paragraph styles of a document mean: their names and numbering, inherited ones too."""

    def __init__(self, document: Any) -> None:
        self._by_id: dict[str, Any] = {style.style_id: style for style in document.styles if style.style_id}

    def chain(self, style_id: str) -> Iterator[Any]:
        style, seen = self._by_id.get(style_id), set[str]()
        while style is not None and style.style_id not in seen:
            seen.add(style.style_id)
            yield style
            style = getattr(style, "base_style", None)


class _Reading:
    def __init__(self, styles: _Styles) -> None:
        self._styles = styles
        self._count = 0

    def blocks(self, parent: Any) -> Iterator[Block]:
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml")):
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        self._count += 1
        anchor = f"paragraph {self._count}"
        text, bulleted = without_bullet(mended(_text(paragraph)))
        if any(character.isalnum() for character in text):
            kind: Kind = "list item" if bulleted else self._kind(paragraph, text)
            yield Block(kind=kind, text=text, anchor=anchor)
        for box in _text_boxes(paragraph):
            yield from self.blocks(box)

    def _table(self, table: Any) -> Iterator[Block]:
        self._count += 1
        anchor = f"paragraph {self._count}"
        inner = [nested for nested in table.iter(qn("w:tbl")) if nested is not table and _outer(nested) is table]
        rows = [row for row in table.iter(qn("w:tr")) if _outer(row) is table and not _is_deleted(row)]
        cells = _grid(rows)
        if len({(cell.row, cell.column) for cell in cells}) == 1:
            for row in rows:
                for cell in row.iter(qn("w:tc")):
                    if _outer(cell) is table:
                        yield from self.blocks(cell)
            return
        if any(cell.text for cell in cells):
            yield Block(kind="table", cells=cells, anchor=anchor)
        for nested in inner:
            yield from self._table(nested)

    def _kind(self, paragraph: Any, text: str) -> Kind:
        properties = paragraph.find(qn("w:pPr"))
        style_id = ""
        if properties is not None:
            style = properties.find(qn("w:pStyle"))
            style_id = style.get(qn("w:val"), "") if style is not None else ""
        chain = list(self._styles.chain(style_id))
        names = [(style.name or "").lower() for style in chain]
        if any(re.match(r"heading|title|subtitle", name) for name in names):
            return "heading"
        if names and names[0] == "caption":
            return "caption"
        all_properties = [
            p for p in (properties, *(style.element.find(qn("w:pPr")) for style in chain)) if p is not None
        ]
        if any(p.find(qn("w:outlineLvl")) is not None for p in all_properties):
            return "heading"
        if _is_bold(paragraph) and len(text) <= MAX_HEADING and not text.endswith((".", ";", ",")):
            return "heading"
        numbered = next((p.find(qn("w:numPr")) for p in all_properties if p.find(qn("w:numPr")) is not None), None)
        if any(name.startswith("list") for name in names) or _numbers(numbered):
            return "list item"
        return "paragraph"


def _grid(rows: list[Any]) -> tuple[GridCell, ...]:
    """The cells at their positions; cells merged downwards become one, as do those merged across."""
    cells: list[GridCell] = []
    open_merges: dict[int, int] = {}
    bold_head = len(rows) > 1 and _is_bold_row(rows[0]) and not any(_repeats(row) for row in rows)
    for number, row in enumerate(rows):
        column = _row_offset(row)
        for element in _row_cells(row):
            properties = element.find(qn("w:tcPr"))
            span = _value(properties, "w:gridSpan", 1)
            merge = properties.find(qn("w:vMerge")) if properties is not None else None
            continues = merge is not None and merge.get(qn("w:val"), "continue") != "restart"
            if continues and column in open_merges:
                at = open_merges[column]
                cells[at] = cells[at].model_copy(update={"row_span": number - cells[at].row + 1})
            else:
                cells.append(
                    GridCell(
                        row=number,
                        column=column,
                        column_span=span,
                        text=mended(" ".join(_text(p) for p in _own_paragraphs(element))),
                        is_header=_repeats(row) or (bold_head and number == 0),
                    )
                )
                if merge is not None:
                    open_merges[column] = len(cells) - 1
                else:
                    open_merges.pop(column, None)
            column += span
    return tuple(cells)


def _row_cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")):
            yield from _row_cells(child)


def _row_offset(row: Any) -> int:
    return _value(row.find(qn("w:trPr")), "w:gridBefore", 0)


def _value(properties: Any, tag: str, default: int) -> int:
    found = properties.find(qn(tag)) if properties is not None else None
    text = found.get(qn("w:val"), "") if found is not None else ""
    return min(int(text), 200) if text.isdecimal() else default


def _repeats(row: Any) -> bool:
    """Whether Word repeats the row on every page, which is how a heading row is marked."""
    properties = row.find(qn("w:trPr"))
    return properties is not None and _is_on(properties.find(qn("w:tblHeader")))


def _is_deleted(row: Any) -> bool:
    properties = row.find(qn("w:trPr"))
    return properties is not None and properties.find(qn("w:del")) is not None


def _outer(element: Any) -> Any:
    return next(element.iterancestors(qn("w:tbl")), None)


def _own_paragraphs(cell: Any) -> Iterator[Any]:
    for paragraph in cell.iter(qn("w:p")):
        holder = next(paragraph.iterancestors(qn("w:tc"), _BOXES), None)
        if holder is cell:
            yield paragraph


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(_BOXES):
        if next(box.iterancestors(_FALLBACK), None) is None and next(box.iterancestors(_BOXES), None) is None:
            yield box


def _text(paragraph: Any) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _LEFT_OUT or child.tag == _BOXES:
            continue
        if child.tag == qn("w:r"):
            properties = child.find(qn("w:rPr"))
            if _has(properties, "w:vanish") or _has(properties, "w:strike") or _has(properties, "w:dstrike"):
                yield from ()
            elif _is_raised(properties):
                yield "".join(_pieces(child)).translate(SUPERSCRIPT_DIGITS)
            else:
                yield from _pieces(child)
        elif child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SPACES:
            yield " "
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        else:
            yield from _pieces(child)


def _has(properties: Any, tag: str) -> bool:
    return properties is not None and _is_on(properties.find(qn(tag)))


def _is_on(toggle: Any) -> bool:
    return toggle is not None and toggle.get(qn("w:val"), "true") not in ("0", "false", "off", "none")


def _is_raised(properties: Any) -> bool:
    raised = properties.find(qn("w:vertAlign")) if properties is not None else None
    return raised is not None and raised.get(qn("w:val")) == "superscript"


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(qn("w:r")) if "".join(_pieces(run)).strip()]
    return bool(runs) and all(_has(run.find(qn("w:rPr")), "w:b") for run in runs)


def _is_bold_row(row: Any) -> bool:
    written = [p for cell in _row_cells(row) for p in _own_paragraphs(cell) if _text(p).strip()]
    return bool(written) and all(_is_bold(paragraph) for paragraph in written)


def _numbers(numbering: Any) -> bool:
    """Whether a paragraph's numbering is on: number 0 takes a style's numbering away (ECMA-376, 17.9.18)."""
    number = numbering.find(qn("w:numId")) if numbering is not None else None
    return number is not None and number.get(qn("w:val")) != "0"


def _margin_lines(document: Any) -> Iterator[str]:
    for section in document.sections:
        for part in (section.first_page_header, section.header, section.first_page_footer, section.footer):
            if not part.is_linked_to_previous:
                for paragraph in part._element.iter(qn("w:p")):
                    if line := mended(_text(paragraph)):
                        yield line
