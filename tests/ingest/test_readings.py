"""Two readings made one, and the small marks that both missed."""

import cv2
import numpy as np
import pytest
from agendapack.ingest.readings import agree, is_well_formed
from agendapack.ingest.small_marks import with_small_marks
from agendapack.ingest.tesseract import Print


def at(text: str, left: float = 0, confidence: float = 0.9, width: float = 40) -> Print:
    return Print(text, left, 0, left + width, 20, confidence, 1)


def test_what_both_say_stands_with_the_better_confidence() -> None:
    agreed = agree([at("deficit", confidence=0.7)], [at("deficit", 1, confidence=0.95)])
    assert [(w.text, w.confidence) for w in agreed.words] == [("deficit", 0.95)]
    assert not agreed.doubts


def test_a_number_in_dispute_is_to_be_read_again() -> None:
    agreed = agree([at("1,440")], [at("1,448")])
    assert not agreed.words
    assert [[[p.text for p in r] for r in d.readings] for d in agreed.doubts] == [[["1,440"], ["1,448"]]]


def test_a_number_one_reading_missed_is_to_be_read_again() -> None:
    (doubt,) = agree([], [at("7")]).doubts
    assert [p.text for p in doubt.readings[0]] == ["7"]


def test_a_word_read_in_two_parts_is_one_place() -> None:
    agreed = agree([at("Looked", 0), at("after", 50)], [at("Lookedafter", 0, 0.5, width=90)])
    assert [w.text for w in agreed.words] == ["Looked", "after"]


def test_the_reading_that_parts_words_where_they_stand_apart_is_taken() -> None:
    joined = Print("AGENDAITEM", 0, 0, 120, 20, 0.95, 1)
    agreed = agree([at("AGENDA", 0, width=60), at("ITEM", 68, width=52)], [joined])
    assert [w.text for w in agreed.words] == ["AGENDA", "ITEM"]


def test_a_word_that_one_reading_broke_stays_whole() -> None:
    whole = Print("March", 0, 0, 95, 20, 0.8, 1)
    agreed = agree([at("Marc", 0, width=80), at("h", 82, width=13)], [whole._replace(confidence=0.95)])
    assert [w.text for w in agreed.words] == ["March"]


def test_a_word_that_neither_reading_is_sure_of_is_read_again() -> None:
    agreed = agree([at("NW_", confidence=0.5)], [at("A", confidence=0.1)])
    assert not agreed.words
    assert len(agreed.doubts) == 1


def test_a_part_of_a_word_is_not_read_twice() -> None:
    dot = Print("i", 18, 0, 21, 4, 0.97, 1)
    agreed = agree([at("Air"), dot], [at("Air")])
    assert [w.text for w in agreed.words] == ["Air"]


@pytest.mark.parametrize(("text", "kept"), [("|", False), ("~_", False), ("-", True), ("and", True)])
def test_stray_signs_of_one_reading_are_left_out(text: str, kept: bool) -> None:
    assert bool(agree([at(text)], []).words) is kept


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,440", True),
        ("(22,759)", True),
        ("-0.07", True),
        ("45.2%", True),
        ("£3.3m", True),
        ("31/03/2023", True),
        ("1,44O", False),
        ("12,34,5", False),
        ("|135", False),
    ],
)
def test_what_a_number_looks_like(text: str, expected: bool) -> None:
    assert is_well_formed(text) is expected


def printed(text: str, *, minus_at: int | None = None) -> np.ndarray:
    """Black digits on white, 40 pixels high, with a minus sign drawn where it is asked for."""
    ink = np.full((100, 400), 255, dtype=np.uint8)
    cv2.putText(ink, text, (100, 70), cv2.FONT_HERSHEY_SIMPLEX, 1.8, 0, 4)
    if minus_at is not None:
        cv2.line(ink, (minus_at, 50), (minus_at + 12, 50), 0, 4)
    return ink


NUMBER = Print("64", 100, 30, 176, 72, 0.9, 1)


def test_a_minus_sign_that_was_left_out_is_found() -> None:
    (word,) = with_small_marks([NUMBER], printed("64", minus_at=78))
    assert word.text == "-64"
    assert word.left <= 80


@pytest.mark.parametrize("minus_at", [None, 20])
def test_no_minus_sign_is_made_up(minus_at: int | None) -> None:
    assert with_small_marks([NUMBER], printed("64", minus_at=minus_at)) == [NUMBER]


def test_a_dash_after_a_word_is_no_minus_sign() -> None:
    before = Print("2017", 0, 30, 74, 72, 0.9, 1)
    ink = printed("64", minus_at=78)
    ink[40:60, 10:60] = 0
    assert with_small_marks([before, NUMBER], ink)[1] == NUMBER


def test_a_stop_that_is_not_printed_is_taken_off() -> None:
    ink = printed("64")
    with_stop = NUMBER._replace(text="64.", right=float(np.nonzero((ink < 128).any(axis=0))[0][-1] + 1))
    assert with_small_marks([with_stop], ink)[0].text == "64"


def test_a_stop_that_is_printed_stays() -> None:
    with_stop = NUMBER._replace(text="64.", right=200)
    assert with_small_marks([with_stop], printed("64."))[0].text == "64."


@pytest.mark.parametrize(("shown", "read"), [("6.4", "64"), ("67.9", "679"), ("12.5", "125")])
def test_a_decimal_point_that_was_left_out_is_found(shown: str, read: str) -> None:
    ink = printed(shown)
    right = float(np.nonzero((ink < 128).any(axis=0))[0][-1] + 1)
    assert with_small_marks([NUMBER._replace(text=read, right=right)], ink)[0].text == shown


def test_dust_below_a_number_is_no_decimal_point() -> None:
    ink = printed("64")
    ink[84:90, 136:142] = 0
    assert with_small_marks([NUMBER], ink) == [NUMBER]


@pytest.mark.parametrize("text", ["=", "--", "—-"])
def test_a_single_bar_is_a_dash(text: str) -> None:
    ink = np.full((60, 200), 255, dtype=np.uint8)
    ink[28:32, 80:100] = 0
    assert with_small_marks([Print(text, 78, 26, 102, 34, 0.6, 1)], ink)[0].text == "-"


def test_two_bars_are_an_equals_sign() -> None:
    ink = np.full((60, 200), 255, dtype=np.uint8)
    ink[24:28, 80:100] = ink[32:36, 80:100] = 0
    equals = Print("=", 78, 22, 102, 38, 0.6, 1)
    assert with_small_marks([equals], ink) == [equals]


@pytest.mark.parametrize(("filled", "expected"), [(True, "•"), (False, "e")])
def test_a_filled_disc_is_a_bullet(filled: bool, expected: str) -> None:
    ink = np.full((60, 200), 255, dtype=np.uint8)
    cv2.circle(ink, (90, 30), 9, 0, cv2.FILLED if filled else 2)
    assert with_small_marks([Print("e", 78, 18, 102, 42, 0.6, 1)], ink)[0].text == expected


def test_a_sign_without_ink_is_none() -> None:
    ghost = Print("+", 300, 30, 304, 72, 0.8, 1)
    assert with_small_marks([NUMBER, ghost], printed("64")) == [NUMBER]


def test_a_number_both_readings_are_unsure_of_is_read_again() -> None:
    agreed = agree([at("2016/17.", confidence=0.4)], [at("2016/17.", confidence=0.5)])
    assert not agreed.words
    assert len(agreed.doubts) == 1
