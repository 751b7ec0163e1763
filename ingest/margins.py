"""What is printed in the margins of a page: page numbers and agenda item stamps, upright or along the edge."""

import re
from collections.abc import Iterable

from ..schema.document import Page, Word
from ..schema.record import Box, Record

EDGE = 72.0
"""Points from an edge of the page that count as its margin: one inch. Pack stamps were measured at 19 to 48 points, on
landscape pages along the left or right edge; reports' own footers at up to 60."""
STEP = 14.0
"""Points: the widest gap between the words of one stamp, a little more than a space of the largest type seen (14)."""


class PageNumber(Record):
    """A number in a margin that may be the page's own."""

    number: int
    weight: float
    """How much it looks like one: ``Page 7`` as packs stamp it most, ``Page 7 of 43``, which reports print, less."""


class Stamp(Record):
    """An ``Agenda Item 8`` stamp."""

    number: str
    box: Box
    """In points of the shown page."""


PAGE_WORD, PAGE_OF, ALONE, LINE_END = 3.0, 1.5, 1.5, 1.0
"""Weights. A pack's stamp is on nearly every page and carries the word; a bare number may be anything."""


def page_numbers(page: Page) -> tuple[PageNumber, ...]:
    """The numbers in the margins of ``page`` that may be its printed page number."""
    found: dict[int, float] = {}
    for line in _margin_lines(page):
        for number, weight in _numbers_of([word.text for word in line]):
            found[number] = max(weight, found.get(number, 0.0))
    return tuple(PageNumber(number=number, weight=weight) for number, weight in found.items())


def item_stamps(page: Page) -> tuple[Stamp, ...]:
    """The ``Agenda Item`` stamps in the margins of ``page``."""
    stamps = []
    for line in _margin_lines(page):
        texts = [word.text for word in line]
        for at in range(len(line) - 2):
            if texts[at].lower() == "agenda" and texts[at + 1].lower() == "item":
                number = texts[at + 2].rstrip(".:")
                if re.fullmatch(r"\d{1,3}(?:\.\d{1,2})?[A-Za-z]?", number):
                    box = line[at].box.union(line[at + 2].box)
                    stamps.append(Stamp(number=number, box=page.shown(box)))
    return tuple(stamps)


def _numbers_of(texts: list[str]) -> Iterable[tuple[int, float]]:
    for at, text in enumerate(texts):
        number = _whole_number(text)
        if number is None:
            continue
        after_page = at > 0 and texts[at - 1].lower() in ("page", "pg", "p", "p.")
        of_many = (
            at + 2 < len(texts) and texts[at + 1].lower() in ("of", "/") and _whole_number(texts[at + 2]) is not None
        )
        if at > 1 and texts[at - 1].lower() == "of" and _whole_number(texts[at - 2]) is not None:
            continue
        if after_page:
            yield number, PAGE_OF if of_many else PAGE_WORD
        elif of_many or (at > 1 and texts[at - 1].lower() == "item" and texts[at - 2].lower() == "agenda"):
            continue
        elif len(texts) == 1:
            yield number, ALONE
        elif at in (0, len(texts) - 1):
            yield number, LINE_END


def _whole_number(text: str) -> int | None:
    match = re.fullmatch(r"[-–|]?(\d{1,4})[-–|]?", text)
    return int(match[1]) if match else None


def _margin_lines(page: Page) -> list[list[Word]]:
    """The words near each edge as lines: across the top and the foot, along the sides."""
    width, height = page.frame
    if not width or not height:
        return []
    lines: list[list[Word]] = []
    across = [word for word in page.words if word.box.bottom <= EDGE or word.box.top >= height - EDGE]
    lines.extend(_rows(across))
    for side in (
        [word for word in page.words if word.box.x1 <= EDGE],
        [word for word in page.words if word.box.x0 >= width - EDGE],
    ):
        lines.extend(_columns(side))
    return lines


def _rows(words: list[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box.middle_y):
        if lines and abs(lines[-1][-1].box.middle_y - word.box.middle_y) < 0.5 * max(word.box.height, 4):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.box.x0) for line in lines]


def _columns(words: list[Word]) -> list[list[Word]]:
    """Stamps along an edge, in reading order: downwards, or upwards where that is how ``Page`` and its number stand."""
    stacks: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (round(word.box.middle_x / 4), word.box.top)):
        last = stacks[-1][-1] if stacks else None
        if last and abs(last.box.middle_x - word.box.middle_x) < 4 and 0 <= word.box.top - last.box.bottom < STEP:
            stacks[-1].append(word)
        else:
            stacks.append([word])
    lines: list[list[Word]] = []
    for stack in stacks:
        if any(word.text.lower() in ("page", "agenda") for word in stack):
            lines.extend((stack, stack[::-1]))
    return lines
