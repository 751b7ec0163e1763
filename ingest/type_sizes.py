"""How large the type of a word is, by which of its letters reach up and down."""

from .tesseract import Print

ASCENDER, X_HEIGHT, DESCENDER = 0.72, 0.52, 0.21
"""Of the type size, in the sans-serif faces that councils print: height of capitals and digits, of x, depth of p."""
TALL = set("bdfhijklt0123456789()[]£$%&/!?|{}'\"‘’“”")
DEEP = set("gjpqyQ,;()[]")
BEARING, BEARING_OF_1 = 0.05, 0.1
"""Of the type size: paper that a letter and a 1 have on either side, in faces whose digits are all as wide."""


def type_size(word: Print) -> float:
    """Size of a word's type, in pixels, by which of its letters reach up and down."""
    tall = any(c in TALL or c.isupper() for c in word.text)
    share = (ASCENDER if tall else X_HEIGHT) + (DESCENDER if any(c in DEEP for c in word.text) else 0)
    return (word.bottom - word.top) / share


def bearing(letter: str) -> float:
    """The paper on either side of a letter that belongs to its type, in sizes of it."""
    return BEARING_OF_1 if letter == "1" else BEARING
