"""A council's web page as blocks: headings, paragraphs, list items and tables of its content, nothing of its frame."""

import re
from collections.abc import Iterator
from typing import Literal

from bs4.dammit import EncodingDetector
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from ..schema.document import Block, Stated
from .html_tables import cells_of, grid_cells, lays_out, rows_of
from .markup_text import SUPERSCRIPT_DIGITS, mended, without_bullet

_CONTENT_PATHS = (
    "//div[@id='modgov']",
    "//main",
    "//*[@role='main']",
    "//article",
    "//*[@id='main-content' or @id='maincontent' or @id='mainContent' or @id='content' or @id='main']",
    "//body",
)
"""Where the content is, the surest first. ModernGov wraps its own in ``div#modgov`` whatever the council's template."""

_NEVER = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "nav",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "dialog",
        "del",
        "s",
        "strike",
        "head",
    }
)
_FRAME = frozenset({"header", "footer", "aside"})
"""Left out around the content, kept inside it (an article has a header of its own)."""
_FRAME_ROLES = frozenset({"navigation", "banner", "search", "contentinfo", "menu", "menubar", "dialog", "alertdialog"})
_FRAME_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|breadcrumbs?|skip-?(?:link|to)?|(?:side|site|top|main)-?nav\w*|navbar|navigation|menu|"
    r"pagination|share|social|masthead|mgLinks|mgActionList|mgHide|mgFileSize|mgNavigation|mgRelated|mgItemNumberCell)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BREAKING = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend", "summary"})
_HEADING_CLASSES = re.compile(r"\bmg(?:Main|Sub|SubItem|SubSub|Ai|Section)\w*Tit(?:le)?\w*", re.IGNORECASE)
_LIST_CLASSES = re.compile(r"\bMsoList", re.IGNORECASE)
Kind = Literal["heading", "paragraph", "list item", "caption"]

MAX_HEADING = 160
"""Characters: a bold line longer than this is an emphasised paragraph."""


def parse_page(data: bytes) -> HtmlElement:
    """The tree of an HTML page in whatever encoding; raises ``lxml.etree.ParserError`` where there is no element."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _decoded(data)).replace("\x00", "")
    return lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(remove_comments=True, remove_pis=True))


def _decoded(data: bytes) -> str:
    """The page's text: as UTF-8 where the bytes allow it (pages often declare ISO-8859-1 and are not), then as its byte
    order mark or itself says; what no encoding fits is read as Windows-1252, impossible bytes marked.
    """
    detector = EncodingDetector(data, is_html=True)
    for encoding in ("utf-8", *detector.encodings):
        try:
            return detector.markup.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return detector.markup.decode("cp1252", errors="replace")


def content_of(tree: HtmlElement) -> HtmlElement:
    """The element that holds the page's own content."""
    for path in _CONTENT_PATHS:
        for found in tree.xpath(path):
            if found.text_content().strip():
                return found
    return tree


def blocks_of(tree: HtmlElement) -> tuple[Block, ...]:
    """The content of the page in reading order."""
    return _Reading(tree).blocks()


def statements_of(tree: HtmlElement) -> tuple[Stated, ...]:
    """What the page says it is: its headings, the meeting it belongs to, its breadcrumb, its title, in this order."""
    root = content_of(tree)
    texts: list[str] = []
    for path in (".//h1 | .//h2", ".//*[contains(@class, 'mgMeetingLine') or contains(@class, 'mgSubTitleTxt')]"):
        texts.extend(_own_text(found) for found in root.xpath(path))
    links = root.xpath(".//a") + tree.xpath("//*[contains(@class, 'breadcrumb') or contains(@id, 'breadcrumb')]//a")
    texts.extend(text for text in map(_own_text, links) if text.lower().startswith("meeting of "))
    texts.extend(_own_text(found) for found in tree.xpath("//title"))
    return tuple(Stated(text=text, page=1, source="markup") for text in dict.fromkeys(texts) if text)


def _own_text(element: HtmlElement) -> str:
    return mended(element.text_content())


class _Reading:
    """One walk over a page's content; gathers blocks and the inline text that no element of its own holds."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = etree.ElementTree(tree)
        self._root = content_of(tree)
        self._blocks: list[Block] = []

    def blocks(self) -> tuple[Block, ...]:
        self._walk(self._root)
        return tuple(self._blocks)

    def _walk(self, element: HtmlElement) -> None:
        inline: list[str] = [element.text or ""]
        for child in element:
            if self._is_left_out(child):
                pass
            elif child.tag == "table":
                self._flush(inline, element)
                self._table(child)
            elif child.tag == "br":
                if _is_break(child):
                    self._flush(inline, element)
                inline.append(" ")
            elif _breaks(child):
                self._flush(inline, element)
                self._block(child)
            else:
                inline.append(self._inline(child))
            inline.append(child.tail or "")
        self._flush(inline, element)

    def _block(self, element: HtmlElement) -> None:
        holds_blocks = any(_breaks(inner) for inner in element.iterdescendants() if isinstance(inner.tag, str))
        if holds_blocks or any(_is_break(inner) for inner in element.iterdescendants("br")):
            self._walk(element)
        else:
            self._add(self._inline(element), element)

    def _flush(self, inline: list[str], element: HtmlElement) -> None:
        self._add("".join(inline), element)
        inline.clear()

    def _add(self, raw: str, element: HtmlElement) -> None:
        text = mended(raw)
        if not any(character.isalnum() for character in text):
            return
        text, bulleted = without_bullet(text)
        kind: Kind = "list item" if bulleted else _kind(element, text)
        self._blocks.append(Block(kind=kind, text=text, anchor=self._anchor(element)))

    def _table(self, table: HtmlElement) -> None:
        for caption in table.findall("caption"):
            self._add(self._inline(caption), caption)
        if lays_out(table):
            for row in rows_of(table):
                for cell in cells_of(row):
                    if not self._is_left_out(cell):
                        self._walk(cell)
            return
        cells = grid_cells(table, lambda cell: mended(self._inline(cell)))
        if any(cell.text for cell in cells):
            self._blocks.append(Block(kind="table", cells=cells, anchor=self._anchor(table)))

    def _inline(self, element: HtmlElement) -> str:
        return "".join(self._pieces(element))

    def _pieces(self, element: HtmlElement) -> Iterator[str]:
        raised = element.tag == "sup"
        if element.text:
            yield element.text.translate(SUPERSCRIPT_DIGITS) if raised else element.text
        for child in element:
            if not self._is_left_out(child):
                if child.tag == "br" or _breaks(child):
                    yield " "
                yield from self._pieces(child)
                if _breaks(child):
                    yield " "
            if child.tail:
                yield child.tail

    def _anchor(self, element: HtmlElement) -> str:
        return str(self._tree.getelementpath(element))

    def _is_left_out(self, element: HtmlElement) -> bool:
        if not isinstance(element.tag, str) or element.tag in _NEVER:
            return True
        if element.tag in _FRAME and self._root.tag == "body":
            return True
        if element.get("hidden") is not None or element.get("aria-hidden") == "true":
            return True
        if element.get("role") in _FRAME_ROLES or _HIDDEN_STYLE.search(element.get("style", "")):
            return True
        marks = f"{element.get('id', '')} {element.get('class', '')}"
        return marks != " " and _FRAME_NAMES.search(marks) is not None


def _breaks(element: HtmlElement) -> bool:
    return element.tag in _BREAKING


def _is_break(br: HtmlElement) -> bool:
    """Whether a ``br`` begins a new block: two in a row, or one before a bullet or a paragraph number."""
    after = br.getnext()
    if after is not None and after.tag == "br" and not (br.tail or "").strip():
        return True
    following = " ".join((br.tail or "").split())
    return without_bullet(following)[1] or re.match(r"\(?(?:\d{1,3}|[a-z]|[ivx]+)[.)]\s+[A-Z]", following) is not None


def _kind(element: HtmlElement, text: str) -> Kind:
    names = element.get("class", "")
    if element.tag in ("caption", "figcaption"):
        return "caption"
    if element.tag in _HEADINGS or _HEADING_CLASSES.search(names):
        return "heading"
    if element.tag in ("li", "dd") or _LIST_CLASSES.search(names):
        return "list item"
    parent = element.getparent()
    if element.tag == "p" and parent is not None and parent.tag == "li" and parent[0] is element:
        return "list item"
    if element.tag in ("p", "div", "dt") and len(text) <= MAX_HEADING and not text.endswith((".", ";", ",")):
        bold = "".join(
            inner.text_content()
            for inner in element.iterdescendants("b", "strong")
            if not any(above.tag in ("b", "strong") for above in inner.iterancestors())
        )
        if bold.split() and "".join(bold.split()) == "".join(element.text_content().split()):
            return "heading"
    return "paragraph"
