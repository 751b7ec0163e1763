"""Which pages are read by their text layer, which by OCR, which by both."""

import pytest
from agendapack.ingest.characters import Characters, Glyph
from agendapack.ingest.rulings import Drawing
from agendapack.ingest.triage import Decision, decide, is_damaged, picture_share
from agendapack.schema.record import Box

PAGE = Box(0, 0, 600, 800)
PROSE = "The Committee noted that the budget of the Council for the year was too low as the number of plans rose. "


def glyphs(text: str) -> list[Glyph]:
    return [Glyph(c, 0, 1, 0, 0, 1, 10, 0, False) for c in text]


def characters(text: str = "", *, hidden: str = "", unmapped: float = 0.0) -> Characters:
    return Characters({0: glyphs(text)}, {0: glyphs(hidden)} if hidden else {}, [], unmapped)


def drawing(*images: Box, segments: int = 0) -> Drawing:
    return Drawing((), (), images, segments)


SCAN = drawing(PAGE)
LETTERHEAD = drawing(Box(0, 0, 600, 120))


@pytest.mark.parametrize(
    ("found", "drawn", "expected"),
    [
        (characters(PROSE), drawing(), Decision("text layer")),
        (characters(PROSE), LETTERHEAD, Decision("text layer")),
        (characters(PROSE * 5), SCAN, Decision("text layer")),
        (characters(), drawing(), Decision("text layer")),
        (characters(), SCAN, Decision("ocr", "scan")),
        (characters("Agenda Item 7 12"), SCAN, Decision("both", "stamp over scan")),
        (characters(hidden=PROSE * 9), SCAN, Decision("ocr", "earlier OCR")),
        (characters("12", hidden=PROSE * 9), SCAN, Decision("both", "earlier OCR")),
        (characters("\x01\x02\x03\x1f" * 50), drawing(), Decision("ocr", "broken text layer")),
        (characters(), drawing(segments=5000), Decision("ocr", "outlined letters")),
    ],
)
def test_the_page_decides(found: Characters, drawn: Drawing, expected: Decision) -> None:
    assert decide(found, drawn, page=PAGE) == expected


def shifted(text: str) -> str:
    """Every letter replaced by the one three further on: what a font without a map to Unicode may give."""
    return "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.isalpha() else c for c in text.lower())


@pytest.mark.parametrize(
    ("text", "unmapped", "expected"),
    [
        (PROSE * 3, 0.0, False),
        (shifted(PROSE * 3), 0.9, True),
        ("EHCP SEND CYPE ASCH GET CED DCED " * 10 + "total of the year", 0.0, False),
        ("\ue001\ue002\ue003" * 30, 0.0, True),
        ("• " * 30 + PROSE, 0.0, False),
        ("1,234 5,678 910 " * 20, 0.0, False),
    ],
)
def test_a_text_layer_that_says_nothing_is_known(text: str, unmapped: float, expected: bool) -> None:
    assert is_damaged(characters(text, unmapped=unmapped)) is expected


def test_pictures_that_overlap_are_counted_once() -> None:
    assert picture_share([Box(0, 0, 600, 400), Box(0, 200, 600, 400)], PAGE) == pytest.approx(0.5, abs=0.02)
