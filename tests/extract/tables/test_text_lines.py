"""Lines and phrases: what a quick look at the gaps passes over is no line of several phrases."""

from agendapack.extract.tables.text_lines import lines_of_phrases, text_lines
from agendapack.schema.document import Word
from agendapack.schema.record import Box
from hypothesis import given
from hypothesis import strategies as st

TEXTS = ["Total", "of", "1,250", "£", "12.5", "%", "......", "(4)", "–", "2024/25"]


@st.composite
def words(draw: st.DrawFn) -> list[Word]:
    """Words on a few close lines, some of other sizes, some over one another."""
    found = []
    for _ in range(draw(st.integers(1, 24))):
        x, y = draw(st.integers(0, 300)), draw(st.integers(0, 6)) * 5 + draw(st.integers(0, 2))
        size = draw(st.sampled_from([6, 10, 10, 10, 14]))
        box = Box(float(x), float(y), float(x + draw(st.integers(2, 40))), float(y + size))
        found.append(Word(text=draw(st.sampled_from(TEXTS)), box=box, size=draw(st.sampled_from([0.0, float(size)]))))
    return found


@given(words())
def test_every_line_of_several_phrases_is_among_those_a_gap_may_part(page: list[Word]) -> None:
    several = [line for line in text_lines(page) if len(line.phrases) > 1]
    assert all(line in list(lines_of_phrases(page)) for line in several)


@given(words())
def test_no_word_is_lost_or_doubled_in_lines(page: list[Word]) -> None:
    held = [id(word) for line in text_lines(page) for word in line.words]
    assert sorted(held) == sorted(map(id, page))
