"""How a page is to be read: by its text layer, by OCR, or by both."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal, NamedTuple

from ..schema.record import Box
from .characters import Characters
from .rulings import Drawing

PICTURE_PAGE = 0.5
"""Share of the page that images cover on a scan. Letterheads and photographs of born-digital pages stay below."""
STAMP = 250
"""Characters: what is laid over a scan (page number, ``Agenda Item 7``, ``Minute Item 23``, a reference line) is less;
a born-digital page over a background picture has more."""
DAMAGED = 0.3
"""Share of unreadable characters above which a text layer is worth nothing; stray symbol fonts stay below 0.1."""
WORDS_TO_JUDGE = 40
"""Words of letters needed to judge whether a page is in English at all."""
COMMON_WORDS = "the of and to in a for is on be that are as by with at it this was or an from not council report total"
COMMON_SHARE = 0.02
"""English prose has 0.3 to 0.5 common words, tables and lists of names 0.03 and more; shifted code points have none."""
VOWEL_SHARE = 0.2
"""Of letters; English has 0.38. Lists of abbreviations stay above 0.25."""
OUTLINES = 400
"""Path segments on a page without text: letters drawn as outlines, not a rule under an empty heading."""


class Decision(NamedTuple):
    """What to do with a page."""

    how: Literal["text layer", "ocr", "both"]
    reason: Literal["", "scan", "stamp over scan", "earlier OCR", "broken text layer", "outlined letters"] = ""


def decide(characters: Characters, drawing: Drawing, *, page: Box) -> Decision:
    """How to read a page with these characters, images and rulings; ``page`` is its frame."""
    visible = characters.visible_count
    scanned = picture_share(drawing.images, page) >= PICTURE_PAGE
    if visible and is_damaged(characters):
        return Decision("ocr", "broken text layer")
    if scanned and visible <= STAMP:
        if characters.hidden_count > visible:
            return Decision("both" if visible else "ocr", "earlier OCR")
        return Decision("both", "stamp over scan") if visible else Decision("ocr", "scan")
    if not visible and (drawing.images or drawing.segments > OUTLINES):
        return Decision("ocr", "scan" if drawing.images else "outlined letters")
    return Decision("text layer")


def picture_share(images: Iterable[Box], page: Box) -> float:
    """Share of the page under images (overlaps counted once, on a grid of 50 by 50 places)."""
    steps = 50
    boxes = list(images)
    if not boxes or page.width <= 0 or page.height <= 0:
        return 0.0
    covered = 0
    for row in range(steps):
        y = page.height * (row + 0.5) / steps
        spans = [(b.x0, b.x1) for b in boxes if b.top <= y <= b.bottom]
        covered += sum(
            any(x0 <= page.width * (column + 0.5) / steps <= x1 for x0, x1 in spans) for column in range(steps)
        )
    return covered / steps**2


def is_damaged(characters: Characters) -> bool:
    """Whether the text layer says something else than the page shows (fonts that do not map to Unicode)."""
    text = "".join(g.text for glyphs in characters.lines.values() for g in glyphs)
    printed = [c for c in text if not c.isspace()]
    if not printed:
        return False
    unreadable = sum(unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") or c == "\ufffd" for c in printed)
    if unreadable / len(printed) > DAMAGED:
        return True
    words = re.findall(r"[A-Za-z]{2,}", text)
    common_words = set(COMMON_WORDS.split())
    if len(words) < WORDS_TO_JUDGE:
        return characters.unmapped > DAMAGED and not any(w.lower() in common_words for w in words)
    letters = "".join(words).lower()
    vowels = sum(c in "aeiou" for c in letters) / len(letters)
    common = sum(w.lower() in common_words for w in words) / len(words)
    return common < COMMON_SHARE and (vowels < VOWEL_SHARE or characters.unmapped > DAMAGED)
