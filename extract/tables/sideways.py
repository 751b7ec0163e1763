"""Words that stand sideways on an upright page: headings set upright are put together, page stamps left out."""

import re
from collections.abc import Iterable, Sequence

from ...schema.document import Word
from ...schema.record import around

STAMP = re.compile(r"^((page|p\.?|agenda\s+item)\s?)?\d{1,4}(\s?(of|/)\s?\d{1,4})?$", re.I)
MARGIN = 0.08
"""Share of the page's width at its sides in which a binder stamps pages turned for printing."""
SAME_LINE = 0.5
"""Share of its width by which a word must overlap the run that it carries on."""
SPACE = 0.8
"""White between two words of one run, in type sizes, at most."""


def upright_words(words: Sequence[Word], *, width: float) -> list[Word]:
    """``words`` with each run of sideways words as one; without stamps in the margins of a page ``width`` wide.

    A run reads upwards (direction 270) or downwards (90); its word keeps the direction and has the box of all.
    """
    kept = [word for word in words if word.direction not in (90, 270)]
    if len(kept) == len(words):
        return kept
    for run in _runs(word for word in words if word.direction in (90, 270)):
        box = around([word.box for word in run])
        text = " ".join(word.text for word in run)
        aside = box.x1 < MARGIN * width or box.x0 > (1 - MARGIN) * width
        if aside and STAMP.match(text):
            continue
        first = run[0]
        kept.append(
            first.model_copy(update={"text": text, "box": box, "confidence": min(word.confidence for word in run)})
        )
    return kept


def _runs(words: Iterable[Word]) -> list[list[Word]]:
    """Sideways words that follow one another on one line, each run in the order of its reading."""
    runs: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.direction, round(w.box.x0), _along(w))):
        if runs and _carries_on(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _along(word: Word) -> float:
    """How far along its line a word begins: from the foot of the page where it reads upwards."""
    return -word.box.bottom if word.direction == 270 else word.box.top


def _carries_on(before: Word, word: Word) -> bool:
    shared = min(before.box.x1, word.box.x1) - max(before.box.x0, word.box.x0)
    if before.direction != word.direction or shared < SAME_LINE * min(before.box.width, word.box.width):
        return False
    gap = before.box.top - word.box.bottom if word.direction == 270 else word.box.top - before.box.bottom
    return -1.0 <= gap <= SPACE * max(before.box.width, word.box.width)
