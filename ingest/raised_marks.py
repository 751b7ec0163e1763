"""Which small figures stand raised behind a word or before a note: marks of footnotes, no figures of their own."""

from collections.abc import Sequence

from .tesseract import Print
from .type_sizes import type_size

RAISED = str.maketrans("0123456789?", "⁰¹²³⁴⁵⁶⁷⁸⁹²")
"""A raised 2 is often read as a question mark, which nobody prints raised."""
HIGHEST = 0.5
"""Of the size of the type beside it: a raised figure is 0.4 high, a figure of the line 0.72."""
BASE = 0.2
"""Of that size: how far above the feet of the letters beside it a raised figure ends at least."""
NEAR = 0.6
"""Of that size: how far away the word is that it marks."""


def with_raised_marks(words: Sequence[Print]) -> list[Print]:
    """``words`` with raised figures as raised characters, as a text layer has them."""
    return [_raised(word, words) if word.text.isdigit() or word.text == "?" else word for word in words]


def _raised(mark: Print, words: Sequence[Print]) -> Print:
    for word in words:
        size = type_size(word)
        gap = max(mark.left - word.right, word.left - mark.right)
        if (
            gap <= NEAR * size
            and word.top - BASE * size <= mark.top
            and mark.bottom <= word.bottom - BASE * size
            and mark.bottom - mark.top <= HIGHEST * size
            and len(word.text) > 1
        ):
            return mark._replace(text=mark.text.translate(RAISED))
    return mark
