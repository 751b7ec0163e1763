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


def test_the_borders_of_two_tables_are_two() -> None:
    ink = np.zeros((700, 900), dtype=np.uint8)
    for top in (50, 340):
        cv2.rectangle(ink, (100, top), (800, top + 250), 255, 4)
    lines, _ = find_lines(ink)
    assert sum(not line.is_level for line in lines) == 4


def test_a_ruling_along_a_shaded_cell_is_found() -> None:
    ink = grid(3, height=100)
    ink[150:250, 450:800] = 255
    lines, _ = find_lines(ink, ink)
    middle = [line for line in lines if not line.is_level and 440 < line.left < 460]
    assert sum(line.bottom - line.top for line in middle) > 180


def test_a_pale_upright_that_overshoots_its_rows_is_a_ruling() -> None:
    ink = np.zeros((400, 900), dtype=np.uint8)
    for top in (50, 200, 350):
        cv2.line(ink, (100, top), (800, top), 255, 4)
    faint = ink.copy()
    cv2.line(faint, (450, 50), (450, 370), 255, 3)
    lines, _ = find_lines(ink, faint)
    (upright,) = [line for line in lines if not line.is_level]
    assert upright.top <= 55
    assert upright.bottom <= 352
