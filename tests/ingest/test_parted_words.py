"""Words run together that stand apart on the image."""

import cv2
import numpy as np
import pytest
from agendapack.ingest.parted_words import parted
from agendapack.ingest.tesseract import Print

HEIGHT = 40
"""Of the digits and capitals drawn here, in pixels."""


def printed(*parts: str, gap: int) -> tuple[np.ndarray, Print]:
    """Parts drawn with ``gap`` pixels between their ink, and the word that they were read as."""
    ink = np.full((100, 900), 255, dtype=np.uint8)
    right = 100
    for number, part in enumerate(parts):
        drawn = np.full((100, 600), 255, dtype=np.uint8)
        cv2.putText(drawn, part, (20, 70), cv2.FONT_HERSHEY_SIMPLEX, 1.8, 0, 3)
        columns = np.flatnonzero((drawn < 128).any(axis=0))
        left = right + gap if number else right
        right = left + int(columns[-1] - columns[0]) + 1
        ink[:, left:right] = drawn[:, columns[0] : columns[-1] + 1]
    return ink, Print("".join(parts), 100, 30, float(right), 71, 0.9, 1)


@pytest.mark.parametrize(("first", "second"), [("109", "0.9"), ("25", "0"), ("620", "37")])
def test_figures_of_two_columns_are_parted(first: str, second: str) -> None:
    ink, word = printed(first, second, gap=70)
    assert [p.text for p in parted([word], ink)] == [first, second]


def test_the_parts_keep_their_places() -> None:
    ink, word = printed("109", "0.9", gap=70)
    left, right = parted([word], ink)
    assert right.left - left.right == pytest.approx(70, abs=3)
    assert (left.left, right.right) == (word.left, word.right)


def test_three_columns_are_parted() -> None:
    ink, word = printed("12", "3", "45", gap=70)
    assert [p.text for p in parted([word], ink)] == ["12", "3", "45"]


def test_the_digits_of_one_number_stay_together() -> None:
    ink, word = printed("4", "1", gap=14)
    assert parted([word], ink) == [word]


@pytest.mark.parametrize(("first", "second"), [("A", "weekly"), ("AGENDA", "ITEM")])
def test_words_with_a_space_between_are_parted(first: str, second: str) -> None:
    ink, word = printed(first, second, gap=22)
    assert [p.text for p in parted([word], ink)] == [first, second]


def test_no_letter_is_parted_that_is_no_word() -> None:
    ink, word = printed("SUMMAR", "Y", gap=22)
    assert parted([word], ink) == [word]


def test_wide_set_letters_are_one_word() -> None:
    ink, word = printed("A", "G", "E", "N", "D", "A", gap=22)
    assert parted([word], ink) == [word]
