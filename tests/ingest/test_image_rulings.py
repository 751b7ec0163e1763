"""Rulings found on the image of a page."""

import cv2
import numpy as np
from agendapack.ingest.image_rulings import find_lines


def grid(rows: int, *, height: int, thick: int = 4) -> np.ndarray:
    """A grid of two columns on black-and-white ink (255 is ink), its rows ``height`` pixels high."""
    ink = np.zeros((400, 900), dtype=np.uint8)
    for n in range(rows + 1):
        cv2.line(ink, (100, 50 + n * height), (800, 50 + n * height), 255, thick)
    for x in (100, 450, 800):
        cv2.line(ink, (x, 50), (x, 50 + rows * height), 255, thick)
    return ink


def test_uprights_crossed_by_many_level_rulings_are_found() -> None:
    lines, _ = find_lines(grid(6, height=46, thick=7))
    assert sorted(round(line.left / 10) for line in lines if not line.is_level) == [10, 45, 80]


def test_letters_that_run_through_an_underline_stay_whole() -> None:
    letter = np.zeros((200, 600), dtype=np.uint8)
    cv2.line(letter, (300, 60), (300, 130), 255, 5)  # the tail of a g
    underlined = letter.copy()
    cv2.line(underlined, (150, 110), (450, 110), 255, 3)
    lines, mask = find_lines(underlined)
    assert len(lines) == 1
    left = np.where(mask > 0, 0, underlined)
    assert (left[letter > 0] > 0).mean() > 0.97
    assert not left[105:115, 160:280].any()
