"""Small pages typed by hand for the tests of this folder."""

from collections.abc import Sequence

from agendapack.schema.document import Page, Ruling, Word
from agendapack.schema.record import Box

SIZE = 10.0
LETTER = 5.0
"""Points a letter of the typed pages is wide."""


def words_at(x: float, top: float, text: str, *, bold: bool = False) -> list[Word]:
    """The words of ``text`` set from ``x`` at ``top``, a letter five points wide, a space three."""
    words = []
    for token in text.split(" "):
        width = LETTER * len(token)
        words.append(Word(text=token, box=Box(x, top, x + width, top + SIZE), size=SIZE, bold=bold))
        x += width + 3
    return words


def words_ending(x: float, top: float, text: str) -> list[Word]:
    """The same, set so that it ends at ``x``."""
    width = sum(LETTER * len(token) for token in text.split(" ")) + 3 * text.count(" ")
    return words_at(x - width, top, text)


def across(y: float, x0: float, x1: float) -> Ruling:
    return Ruling(box=Box(x0, y, x1, y))


def down(x: float, top: float, bottom: float) -> Ruling:
    return Ruling(box=Box(x, top, x, bottom))


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Ruling]:
    """All the rules of a full grid."""
    return [across(y, xs[0], xs[-1]) for y in ys] + [down(x, ys[0], ys[-1]) for x in xs]


def page_of(words: Sequence[Word], rulings: Sequence[Ruling] = (), *, turn: int = 0) -> Page:
    return Page.model_validate(
        {"number": 1, "width": 595.0, "height": 842.0, "turn": turn, "words": tuple(words), "rulings": tuple(rulings)}
    )


def typed_rows(rows: Sequence[Sequence[str]], *, top: float = 100, pitch: float = 14) -> list[Word]:
    """Rows of a label and figures: the label from 60, figure k ending at 260 + 80 k; an empty text leaves a blank."""
    words = []
    for number, row in enumerate(rows):
        at = top + number * pitch
        if row[0]:
            words += words_at(60, at, row[0])
        for k, text in enumerate(row[1:]):
            if text:
                words += words_ending(260 + 80 * k, at, text)
    return words


def moved(words: Sequence[Word], x: float) -> list[Word]:
    """``words`` set ``x`` points further right."""
    return [w.model_copy(update={"box": w.box._replace(x0=w.box.x0 + x, x1=w.box.x1 + x)}) for w in words]


def sideways(x: float, foot: float, text: str) -> list[Word]:
    """The words of ``text`` reading upwards from ``foot`` at ``x``."""
    words = []
    for token in text.split(" "):
        length = LETTER * len(token)
        box = Box(x, foot - length, x + SIZE, foot)
        words.append(Word(text=token, box=box, size=SIZE, direction=270))
        foot -= length + 3
    return words
