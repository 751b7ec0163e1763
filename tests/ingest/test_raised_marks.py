"""Raised figures are marks of footnotes."""

import pytest
from agendapack.ingest.raised_marks import with_raised_marks
from agendapack.ingest.tesseract import Print

WORD = Print("time", 0, 100, 90, 130, 0.9, 1)


@pytest.mark.parametrize(("text", "expected"), [("1", "¹"), ("12", "¹²"), ("?", "²")])
def test_a_small_raised_figure_is_a_mark(text: str, expected: str) -> None:
    mark = Print(text, 98, 100, 106, 115, 0.8, 1)
    assert with_raised_marks([WORD, mark])[1].text == expected


@pytest.mark.parametrize(
    "figure",
    [
        Print("1", 98, 100, 106, 130, 0.8, 1),  # as high as the line
        Print("1", 98, 115, 106, 130, 0.8, 1),  # on the line
        Print("1", 198, 100, 206, 115, 0.8, 1),  # a column away
    ],
)
def test_a_figure_of_the_line_is_a_figure(figure: Print) -> None:
    assert with_raised_marks([WORD, figure])[1] == figure
