"""Which headings, paragraphs and list items does a paper hold, in reading order, whole again over lines and pages?"""

import itertools
import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from ...schema.document import Block, Document, Page, ReadBy, Word
from ...schema.record import Box, Record, around
from ...schema.tables import Line, Passage, Table
from .furniture import without_furniture
from .lines import TypeLine, lines_of

Kind = Literal["heading", "paragraph", "list item", "caption"]

PARAGRAPH_GAP = 1.45
"""A step from line to line of more than this many times the usual one begins a paragraph."""

SIZE_STEP = 1.12
"""Type this many times larger or smaller belongs to another passage."""

SHORT_LINE = 0.82
"""A line that ends a sentence before this part of its column's width ends its paragraph."""

HEADING_WORDS = 16
"""A bold or large line of more words than this is emphasis, not a heading."""

_BARE_NUMBER = re.compile(r"^\d{1,2}$")
_NUMBER = re.compile(r"^(?:\d{1,3}\.|\d{1,3}(?:\.\d{1,3}){1,3}\.?|\d{1,3}\))$")
_BULLET = re.compile(r"^(?:[•●▪■◦‣○*·–—\-]|o|[(\[]?(?:[a-z]|[ivx]{1,4})[.)\]]|\(\d{1,2}\))$")
_ENDS = re.compile(r"[.:;?!][’”'\")\]]*$")
_CAPTION = re.compile(r"^(?:table|figure|chart|graph|fig\.?)\s*\d", re.IGNORECASE)
_BLOCK_NUMBER = re.compile(r"^(?:[•●▪■◦‣○·]\s*)?(\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|\d{1,3}/\d{2,3}\.?)\s+(?=[A-Z‘“\"'(])")
_BLOCK_BULLET = re.compile(r"^[•●▪■◦‣○·?\-–—*]\s+")
_SOFT_HYPHENS = ("\u00ad", "\ufffe", "\u2010")
_KEPT_PREFIXES = frozenset(
    "co non pre post in multi re self year mid end long short well over under cross on off out pro anti half "
    "part full high low new one two three four five six twelve twenty sub semi inter intra looked decision "
    "school needs child family year-on ring cost".split()
)


class _Draft(Record):
    """A passage while it is being put together."""

    kind: Kind
    marked: bool
    """Whether it opens with a paragraph number or a bullet."""
    words: tuple[tuple[int, Word, Box], ...]
    """(page, word, box on the shown page)."""
    ends_open: bool
    """Whether it stops in the middle of a sentence."""
    size: float


def find_passages(document: Document, tables: Sequence[Table]) -> tuple[Passage, ...]:
    """The passages of ``document`` in reading order, without the words inside ``tables`` and the page furniture.

    Paragraph numbers and bullets are not part of the text. Boxes are in points of the shown page.
    """
    passages: list[Passage] = []
    heading = ""
    structured = any(page.blocks for page in document.pages)
    found = _from_blocks(document) if structured else _from_pages(document, tables)
    for passage in found:
        if not passage.text:
            continue
        passages.append(passage.model_copy(update={"number": len(passages) + 1, "heading": heading}))
        if passage.kind == "heading":
            heading = passage.text
    return tuple(passages)


def _from_blocks(document: Document) -> Iterator[Passage]:
    for page in document.pages:
        for block in page.blocks:
            if block.kind == "table":
                continue
            text = text_of_block(block)
            yield Passage(
                number=1,
                kind=block.kind,
                text=text,
                spans=tuple(
                    Line(start=match.start(), end=match.end(), page=page.number) for match in re.finditer(r"\S+", text)
                ),
                page=page.number,
                anchor=block.anchor,
            )


def text_of_block(block: Block) -> str:
    """The block's words without its paragraph number or bullet."""
    text = re.sub(r"\s+", " ", block.text).strip()
    numbered = _BLOCK_NUMBER.match(text)
    if numbered and not _is_year_label(numbered[1]):
        return text[numbered.end() :]
    return _BLOCK_BULLET.sub("", text, count=1)


def _is_year_label(number: str) -> bool:
    """Whether “23/24” is a year rather than the minute number it could be."""
    first, slash, second = number.rstrip(".").partition("/")
    return bool(slash) and int(second) == (int(first) + 1) % 100


def _from_pages(document: Document, tables: Sequence[Table]) -> Iterator[Passage]:
    boxes = _table_boxes(tables)
    pages = document.pages
    lines = {page.number: lines_of(page, leave_out=boxes.get(page.number, ())) for page in pages}
    kept = without_furniture(lines, pages)
    sizes = [line.size for page in pages for line in kept[page.number] for _ in line.words]
    body = statistics.median(sizes) if sizes else 0.0
    open_draft: _Draft | None = None
    for page in pages:
        for draft in _drafts(page, kept[page.number], body=body):
            if open_draft is not None and _continues(open_draft, draft):
                open_draft = _joined(open_draft, draft)
                continue
            if open_draft is not None:
                yield _passage(open_draft)
            open_draft = draft
    if open_draft is not None:
        yield _passage(open_draft)


def _table_boxes(tables: Sequence[Table]) -> dict[int, list[Box]]:
    """Boxes of the tables on each page: a table that runs over pages has one on each."""
    boxes: dict[int, list[Box]] = {}
    for table in tables:
        by_page: dict[int, list[Box]] = {}
        for cell in table.cells:
            if cell.box is not None:
                by_page.setdefault(cell.page, []).append(cell.box)
        if table.box is not None:
            by_page.setdefault(table.page, []).append(table.box)
        for page, parts in by_page.items():
            boxes.setdefault(page, []).append(around(parts))
    return boxes


def _drafts(page: Page, lines: Sequence[TypeLine], *, body: float) -> Iterator[_Draft]:
    """The page's passages before they are joined over the page break."""
    steps = [b.box.top - a.box.top for a, b in _pairs(lines) if 0 < b.box.top - a.box.top < 4 * max(a.size, 1)]
    usual = statistics.median(steps) if steps else 0.0
    group: list[TypeLine] = []
    for line in lines:
        if group and _begins(group[-1], line, usual=usual):
            yield _draft(page, group, body=body)
            group = []
        group.append(line)
    if group:
        yield _draft(page, group, body=body)


def _pairs(lines: Sequence[TypeLine]) -> Iterable[tuple[TypeLine, TypeLine]]:
    return itertools.pairwise(lines)


def _begins(above: TypeLine, line: TypeLine, *, usual: float) -> bool:
    """Whether ``line`` begins a passage after ``above``."""
    if _marked(line, above):
        return True
    if line.column != above.column and line.box.top > above.box.top:
        return True
    if line.box.top < above.box.top:
        # The next column: a sentence may run over to it.
        return bool(_ENDS.search(above.text))
    if usual and line.box.top - above.box.top > PARAGRAPH_GAP * usual:
        return True
    if max(line.size, above.size) > SIZE_STEP * min(line.size, above.size):
        return True
    if line.bold != above.bold and (line.bold or len(above.words) <= HEADING_WORDS):
        return True
    left, right = above.column
    ended = bool(_ENDS.search(above.text)) and above.box.x1 < left + SHORT_LINE * (right - left)
    return ended and line.words[0].text[:1].isupper()


def _marked(line: TypeLine, above: TypeLine | None) -> bool:
    """Whether the line opens with a paragraph number or a bullet that is one."""
    first = line.words[0]
    if len(line.words) < 2:
        return False
    second = line.words[1]
    hangs = second.box.x0 - first.box.x1 > 0.55 * line.size
    if _BULLET.match(first.text):
        return hangs or first.text not in {"-", "–", "—", "o"} or (above is None or bool(_ENDS.search(above.text)))
    if _NUMBER.match(first.text) or (hangs and _BARE_NUMBER.match(first.text)):
        fresh = second.text[:1].isupper() or second.text[:1] in "‘“\"'("
        return fresh and (hangs or above is None or bool(_ENDS.search(above.text)))
    return False


def _draft(page: Page, group: Sequence[TypeLine], *, body: float) -> _Draft:
    words = [word for line in group for word in line.words]
    kind: Kind = "paragraph"
    marked = _marked(group[0], None)
    text = " ".join(word.text for word in words)
    if marked:
        kind = "list item" if _BULLET.match(words[0].text) else "paragraph"
        if not re.match(r"^[(\[]?[a-z][.)\]]$", words[0].text):
            words = words[1:]
    short = len(words) <= HEADING_WORDS and not re.search(r"[.;,?]$", text)
    bold = all(line.bold for line in group)
    size = statistics.median(line.size for line in group)
    if _CAPTION.match(text) and short:
        kind = "caption"
    elif short and (bold or (body and size > SIZE_STEP * body) or text.isupper()):
        kind = "heading"
    return _Draft(
        kind=kind,
        marked=marked,
        words=tuple((page.number, word, page.shown(word.box)) for word in words),
        ends_open=not _ENDS.search(text),
        size=size,
    )


def _continues(draft: _Draft, following: _Draft) -> bool:
    """Whether ``following`` is the rest of ``draft`` beyond a page break."""
    return (
        draft.words[-1][0] != following.words[0][0]
        and draft.kind in {"paragraph", "list item"}
        and following.kind == "paragraph"
        and draft.ends_open
        and not following.marked
        and max(draft.size, following.size) <= SIZE_STEP * min(draft.size, following.size)
    )


def _joined(draft: _Draft, rest: _Draft) -> _Draft:
    return draft.model_copy(update={"words": draft.words + rest.words, "ends_open": rest.ends_open})


def _passage(draft: _Draft) -> Passage:
    """Words to text: joined by spaces, a word broken at a line's end made whole."""
    text = ""
    spans: list[Line] = []
    glue = False
    for place, (page, word, box) in enumerate(draft.words):
        printed = word.text
        if text and not glue:
            text += " "
        start = len(text)
        glue = False
        following = draft.words[place + 1] if place + 1 < len(draft.words) else None
        if following is not None and _breaks(word, page, following):
            printed, glue = _without_hyphen(printed, following[1].text), True
        text += printed
        if len(text) > start:
            spans.append(Line(start=start, end=len(text), page=page, box=box))
    read_by: ReadBy = "ocr" if any(word.read_by == "ocr" for _, word, _ in draft.words) else "text layer"
    return Passage(
        number=1,
        kind=draft.kind,
        text=text.strip(),
        spans=tuple(spans),
        page=draft.words[0][0],
        read_by=read_by,
        confidence=min(word.confidence for _, word, _ in draft.words),
    )


def _breaks(word: Word, page: int, following: tuple[int, Word, Box]) -> bool:
    """Whether ``word`` is the first part of a word broken at the line's end."""
    if len(word.text) < 2 or not word.text.endswith(("-", *_SOFT_HYPHENS)):
        return False
    next_page, after, _ = following
    lower = next_page != page or after.box.top >= word.box.bottom - 0.5 * word.box.height
    before = word.text[-2]
    return lower and (
        (before.isalpha() and after.text[:1].islower()) or (before.isdigit() and after.text[:1].isdigit())
    )


def _without_hyphen(first: str, second: str) -> str:
    stem = first.rstrip("".join(("-", *_SOFT_HYPHENS)))
    if stem[-1:].isdigit() or stem.lower().split("-")[-1] in _KEPT_PREFIXES or "-" in second:
        return stem + "-"
    return stem
