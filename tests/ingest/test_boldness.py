"""Bold print is told by its strokes."""

import cv2
import numpy as np
from agendapack.ingest.boldness import are_bold
from agendapack.ingest.tesseract import Print


def page(*thickness: int) -> tuple[list[Print], np.ndarray]:
    """A page of words, one below the other, with strokes thickened by these pixels."""
    ink = np.full((60 * len(thickness) + 40, 400), 255, dtype=np.uint8)
    words = []
    for number, stroke in enumerate(thickness):
        top = 20 + 60 * number
        cv2.putText(ink, "Budget", (20, top + 40), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 0, 3)
        ink[top : top + 60] = cv2.erode(ink[top : top + 60], np.ones((stroke, stroke), np.uint8))
        words.append(Print("Budget", 15, top, 200, top + 50, 0.9, number))
    return words, ink


def test_the_words_with_thick_strokes_are_bold() -> None:
    words, ink = page(*[3, *[1] * 24, 3])
    assert are_bold(words, ink) == [True, *[False] * 24, True]


def test_a_page_of_few_words_has_no_usual_thickness() -> None:
    words, ink = page(3, 1, 1)
    assert not any(are_bold(words, ink))
