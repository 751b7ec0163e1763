"""An agenda pack cut into its items: by the stamps on the pages, the bookmarks, and what the front sheet says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..schema.document import AgendaItem, Page
from ..schema.problems import Problem
from ..schema.record import Record
from .margins import item_stamps
from .pdf import Bookmark
from .printed_lines import PrintedLine, is_blank, lines_of

Source = Literal["stamp", "bookmark", "front sheet"]

FRONT_SHEET_PAGES = 12
"""The agenda itself runs to four pages in the packs seen; with notes on rights and parking rarely beyond eight."""

_RANGE = re.compile(r"\(\s*(?:pages?|pp?\.?)\s*(\d{1,4})(?:\s*(?:[-–—]|to)\s*(\d{1,4}))?\s*\)", re.IGNORECASE)
_BARE_RANGE = re.compile(r"^(\d{1,4})\s*(?:[-–—]|to)\s*(\d{1,4})$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d{1,3}(?:\.\d{1,2})?[A-Za-z]?)[.)]?\s+(?=\S*[A-Za-z])(.+)$")
_NUMBER_ALONE = re.compile(r"^(\d{1,3}[A-Za-z]?)[.)]?$")
_BOOKMARK_NUMBER = re.compile(r"^(?:(?:agenda )?item )?(\d{1,3}[A-Za-z]?)[.):]?\s+(?=\S*[A-Za-z])(.+)$", re.IGNORECASE)
MAX_TITLE = 200
TITLE_COLUMN = 0.35
"""Of the width: the lines of a wrapped title begin left of this, those of a column of authors right of it."""
PAGE_COLUMN = 0.6
"""A bare ``12 - 21`` is a page range only in the right-hand part of a front sheet, where its page column is."""


class PackStructure(Record):
    """The items of a pack, and where its own statements disagree."""

    items: tuple[AgendaItem, ...] = ()
    problems: tuple[Problem, ...] = ()


class Start(Record):
    """Where one source says that an item begins."""

    number: str
    title: str = ""
    page: int
    """Physical, from 1."""
    last: int | None = None


def pack_structure(
    pages: Sequence[Page], bookmarks: Sequence[Bookmark], labels: Sequence[str], *, title: str = ""
) -> PackStructure:
    """The agenda items of a paper: none where it is no pack.

    Stamps come first (printed on the pages themselves), then bookmarks, then the front sheet's ranges, which were
    set before the papers were put together and drift. ``labels`` are the printed page numbers, ``title`` the PDF's own.
    """
    stamps = _stamp_starts(pages)
    first_stamp = min((start.page for start in stamps), default=len(pages) + 1)
    front = front_sheet(pages[: min(FRONT_SHEET_PAGES, max(first_stamp - 1, 1))], labels)
    marks = _bookmark_starts(bookmarks) if stamps or front or _says_pack(bookmarks, title) else []
    starts: dict[str, tuple[Start, Source]] = {}
    sources: tuple[tuple[Source, list[Start]], ...] = (("stamp", stamps), ("bookmark", marks), ("front sheet", front))
    for source, found in sources:
        taken = {start.page for start, _ in starts.values()}
        for start in found:
            if start.number and start.number not in starts and (source == "stamp" or start.page not in taken):
                starts[start.number] = (start, source)
    titles = {start.number: start.title for start in (*front, *marks) if start.title}
    by_page = {mark.page: mark.title for mark in marks if mark.title}
    return PackStructure(
        items=_items(starts, pages, titles=titles, by_page=by_page),
        problems=_disagreements(stamps, marks, front),
    )


def front_sheet(pages: Sequence[Page], labels: Sequence[str]) -> list[Start]:
    """The items that the agenda at the front gives page ranges for.

    The range stands in brackets, often on the line of the item's summary, or alone in a column on the right. Its
    numbers are printed ones, turned into physical pages by ``labels``; those that lead nowhere are left out.
    """
    physical = {label: page for page, label in reversed(list(enumerate(labels, start=1))) if label}
    entries: list[_Entry] = []
    for line in (line for page in pages for line in _agenda_lines(page)):
        bracketed = _RANGE.search(line.text)
        bare = None if bracketed or line.left < PAGE_COLUMN else _BARE_RANGE.match(line.text)
        words = _RANGE.sub("", line.text).strip()
        if not bare and (numbered := _NUMBERED.match(words)):
            entries.append(_Entry(numbered[1], numbered[2], end=line))
        elif not bare and (alone := _NUMBER_ALONE.match(words)) and line.left < TITLE_COLUMN:
            entries.append(_Entry(alone[1], "", end=line))
        elif entries and words and not bare and entries[-1].goes_on_in(line):
            entries[-1].title = f"{entries[-1].title} {words}".strip()
            entries[-1].end = line
        if entries and (found := bracketed or bare) and entries[-1].first is None:
            entries[-1].first = physical.get(found[1])
            entries[-1].last = physical.get(found[2] or found[1])
    starts: dict[str, Start] = {}
    for entry in entries:
        if entry.first is not None and entry.number not in starts:
            title = entry.title[:MAX_TITLE].strip(" .")
            starts[entry.number] = Start(number=entry.number, title=title, page=entry.first, last=entry.last)
    return list(starts.values())


@dataclass
class _Entry:
    """An item of the agenda while it is being read."""

    number: str
    title: str
    end: PrintedLine
    """The last line of its title so far."""
    first: int | None = None
    last: int | None = None

    def goes_on_in(self, line: PrintedLine) -> bool:
        """Whether ``line`` is the next line of a wrapped title: just below, in its column, the title not yet ended."""
        if self.title.endswith(".") or line.left >= TITLE_COLUMN or line.page != self.end.page:
            return False
        if line.box is None or self.end.box is None:
            return False
        return 0 < line.box.middle_y - self.end.box.middle_y < 1.6 * self.end.box.height


def _agenda_lines(page: Page) -> list[PrintedLine]:
    """The page's lines, a number that stands apart in its own column put before the title beside it."""
    joined: list[PrintedLine] = []
    for line in lines_of(page):
        before = joined[-1] if joined else None
        beside = before is not None and before.box is not None and line.box is not None
        if beside and before and _NUMBER_ALONE.match(before.text) and before.left < 0.3 and _same_row(before, line):
            joined[-1] = before.model_copy(update={"text": f"{before.text} {line.text}"})
        else:
            joined.append(line)
    return joined


def _same_row(one: PrintedLine, other: PrintedLine) -> bool:
    return one.box is not None and other.box is not None and abs(one.box.middle_y - other.box.middle_y) < 4


def _stamp_starts(pages: Sequence[Page]) -> list[Start]:
    starts: list[Start] = []
    for page in pages:
        for stamp in item_stamps(page):
            if not any(start.number == stamp.number for start in starts):
                starts.append(Start(number=stamp.number, page=page.number))
    return starts


def _bookmark_starts(bookmarks: Sequence[Bookmark]) -> list[Start]:
    starts: list[Start] = []
    top = min((mark.level for mark in bookmarks), default=0)
    for mark in bookmarks:
        if mark.level == top and mark.page is not None and mark.title.strip().lower() not in ("agenda", "front sheet"):
            numbered = _BOOKMARK_NUMBER.match(mark.title)
            number, title = (numbered[1], numbered[2]) if numbered else ("", mark.title)
            starts.append(Start(number=number, title=title.strip(), page=mark.page))
    return starts


def _says_pack(bookmarks: Sequence[Bookmark], title: str) -> bool:
    return "pack)" in title.lower() or any(mark.title.strip().lower() == "agenda" for mark in bookmarks)


def _items(
    starts: dict[str, tuple[Start, Source]], pages: Sequence[Page], *, titles: dict[str, str], by_page: dict[int, str]
) -> tuple[AgendaItem, ...]:
    ordered = sorted(starts.values(), key=lambda found: found[0].page)
    items = []
    for at, (start, source) in enumerate(ordered):
        following = next((other.page for other, _ in ordered[at + 1 :] if other.page > start.page), len(pages) + 1)
        last = min(start.last or len(pages), following - 1) if source == "front sheet" else following - 1
        while last > start.page and is_blank(pages[last - 1]):
            last -= 1
        items.append(
            AgendaItem(
                number=start.number,
                title=by_page.get(start.page) or titles.get(start.number, ""),
                first_page=start.page,
                last_page=max(last, start.page),
                source=source,
            )
        )
    return tuple(items)


def _disagreements(stamps: list[Start], marks: list[Start], front: list[Start]) -> tuple[Problem, ...]:
    """Items that two sources put more than a page apart: front sheets may count a blank page before a report."""
    problems = []
    said = {start.number: start.page for start in stamps} or {start.number: start.page for start in marks}
    surer = "its stamp" if stamps else "its bookmark"
    for source, others in (("the front sheet", front), ("its bookmark", marks if stamps else [])):
        for other in others:
            page = said.get(other.number)
            if page is not None and abs(page - other.page) > 1:
                problems.append(
                    Problem(
                        code="item-pages-disagree",
                        message=f"Item {other.number} begins on page {page} by {surer}, on {other.page} by {source}; "
                        f"the first is taken",
                        severity="note",
                        page=page,
                        evidence=other.title,
                    )
                )
    return tuple(problems)
