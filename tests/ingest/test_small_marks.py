"""Small marks at words: put back where they are printed, taken off where they are not."""

import cv2
import numpy as np
import pytest
from agendapack.ingest.small_marks import with_small_marks
from agendapack.ingest.tesseract import Print


def printed(text: str, *, minus_at: int | None = None) -> np.ndarray:
    """Black digits on white, 40 pixels high, with a minus sign drawn where it is asked for."""
    ink = np.full((100, 400), 255, dtype=np.uint8)
    cv2.putText(ink, text, (100, 70), cv2.FONT_HERSHEY_SIMPLEX, 1.8, 0, 4)
    if minus_at is not None:
        cv2.line(ink, (minus_at, 50), (minus_at + 12, 50), 0, 4)
    return ink


def marked(words: list[Print], ink: np.ndarray) -> list[Print]:
    return with_small_marks(words, ink, ink)


NUMBER = Print("64", 100, 30, 176, 72, 0.9, 1)


def test_a_minus_sign_that_was_left_out_is_found() -> None:
    (word,) = marked([NUMBER], printed("64", minus_at=78))
    assert word.text == "-64"
    assert word.left <= 80


@pytest.mark.parametrize("minus_at", [None, 20])
def test_no_minus_sign_is_made_up(minus_at: int | None) -> None:
    assert marked([NUMBER], printed("64", minus_at=minus_at)) == [NUMBER]


def test_a_dash_after_a_word_is_no_minus_sign() -> None:
    before = Print("2017", 0, 30, 74, 72, 0.9, 1)
    ink = printed("64", minus_at=78)
    ink[40:60, 10:60] = 0
    assert marked([before, NUMBER], ink)[1] == NUMBER


def test_a_stop_that_is_not_printed_is_taken_off() -> None:
    ink = printed("64")
    with_stop = NUMBER._replace(text="64.", right=float(np.nonzero((ink < 128).any(axis=0))[0][-1] + 1))
    assert marked([with_stop], ink)[0].text == "64"


def test_a_stop_that_is_printed_stays() -> None:
    with_stop = NUMBER._replace(text="64.", right=200)
    assert marked([with_stop], printed("64."))[0].text == "64."


@pytest.mark.parametrize(("shown", "read"), [("6.4", "64"), ("67.9", "679"), ("12.5", "125")])
def test_a_decimal_point_that_was_left_out_is_found(shown: str, read: str) -> None:
    ink = printed(shown)
    right = float(np.nonzero((ink < 128).any(axis=0))[0][-1] + 1)
    assert marked([NUMBER._replace(text=read, right=right)], ink)[0].text == shown


def test_dust_below_a_number_is_no_decimal_point() -> None:
    ink = printed("64")
    ink[84:90, 136:142] = 0
    assert marked([NUMBER], ink) == [NUMBER]


@pytest.mark.parametrize("text", ["=", "--", "—-"])
def test_a_single_bar_is_a_dash(text: str) -> None:
    ink = np.full((60, 200), 255, dtype=np.uint8)
    ink[28:32, 80:100] = 0
    assert marked([Print(text, 78, 26, 102, 34, 0.6, 1)], ink)[0].text == "-"


def test_two_bars_are_an_equals_sign() -> None:
    ink = np.full((60, 200), 255, dtype=np.uint8)
    ink[24:28, 80:100] = ink[32:36, 80:100] = 0
    equals = Print("=", 78, 22, 102, 38, 0.6, 1)
    assert marked([equals], ink) == [equals]


@pytest.mark.parametrize(("filled", "expected"), [(True, "•"), (False, "e")])
def test_a_filled_disc_is_a_bullet(filled: bool, expected: str) -> None:
    ink = np.full((60, 200), 255, dtype=np.uint8)
    cv2.circle(ink, (90, 30), 9, 0, cv2.FILLED if filled else 2)
    assert marked([Print("e", 78, 18, 102, 42, 0.6, 1)], ink)[0].text == expected


def test_a_sign_without_ink_is_none() -> None:
    ghost = Print("+", 300, 30, 304, 72, 0.8, 1)
    assert marked([NUMBER, ghost], printed("64")) == [NUMBER]


@pytest.mark.parametrize(("tail", "expected"), [(6, "4,214"), (0, "4.214")])
def test_a_comma_whose_tail_is_pale_is_no_point(tail: int, expected: str) -> None:
    ink = printed("4 214")
    inked = np.flatnonzero((ink < 128).any(axis=0))
    middle = int(inked[np.argmax(np.diff(inked))]) + 8
    foot = int(np.flatnonzero((ink < 128).any(axis=1))[-1]) + 1
    ink[foot - 6 : foot, middle - 3 : middle + 3] = 0
    soft = ink.copy()
    soft[foot : foot + tail, middle - 2 : middle + 2] = 170
    right = float(inked[-1] + 1)
    (word,) = with_small_marks([NUMBER._replace(text="4.214", right=right)], ink, soft)
    assert word.text == expected
