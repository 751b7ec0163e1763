"""Two readings of a page made one."""

import pytest
from agendapack.ingest.readings import agree, is_well_formed
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


def test_a_number_both_readings_are_unsure_of_is_read_again() -> None:
    agreed = agree([at("2016/17.", confidence=0.4)], [at("2016/17.", confidence=0.5)])
    assert not agreed.words
    assert len(agreed.doubts) == 1
