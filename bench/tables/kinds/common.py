"""What the reports of all kinds have: faces, numbers, titles, prose before and after."""

from collections.abc import Sequence
from random import Random

from ..setting import (
    Heading,
    Look,
    Rules,
    Sheets,
    Side,
    paragraph,
    phrase,
    sentence,
)

FACES = (("Times-Roman", "Times-Bold"), ("Helvetica", "Helvetica-Bold"))


MARKS = ("(X)", "–", "NA", "(D)", "(Z)", "-", "...", "n/a", "*")


def look(chance: Random, *rules: Rules, small: bool = False, **more: object) -> Look:
    plain, strong = chance.choice(FACES)
    size = chance.choice((6.0, 6.5, 7.0) if small else (8.0, 9.0, 10.0))
    made = Look(
        plain,
        strong,
        size,
        leading=chance.choice((1.1, 1.2)),
        pitch=chance.choice((1.25, 1.35, 1.6)),
        rules=chance.choice(rules),
        heads=chance.choice(("bottom", "bottom", "top", "middle")),
        bold_heads=chance.random() < 0.5,
    )
    return Look(**{**made.__dict__, **more})


def number(chance: Random, *, digits: int = 4) -> str:
    value = chance.randrange(10 ** chance.randint(1, digits))
    return f"{value:,}"


def share(chance: Random) -> str:
    return f"{chance.random() * 100:.1f}"


def begin(sheets: Sheets, chance: Random, face: Look, *, numbered: bool | None = None) -> None:
    """What stands over a table: prose perhaps, a title, perhaps a line of units."""
    left, width = 60.0, sheets.width - 120
    if chance.random() < 0.5:
        for _ in range(chance.randint(1, 2)):
            sheets.lines(left, width, paragraph(chance), font=face.plain, size=10)
            sheets.y -= 10
    title(sheets, chance, face, left, width, numbered=numbered)


def title(
    sheets: Sheets, chance: Random, face: Look, left: float, width: float, *, numbered: bool | None = None
) -> None:
    said = phrase(chance, 5, 11) + f": {chance.randint(1990, 2010)}"
    if numbered if numbered is not None else chance.random() < 0.7:
        said = f"Table {chance.randint(1, 90)}. {said}"
    side: Side = "left" if chance.random() < 0.5 else "centre"
    sheets.lines(left, width, said, font=face.strong, size=face.size + 1, side=side)
    if chance.random() < 0.4:
        said = chance.choice(("[In thousands of dollars]", "(Dollars in millions)", "[Number in thousands]"))
        sheets.lines(left, width, said, font=face.plain, size=face.size, side=side)
    sheets.y -= 6


def end(sheets: Sheets, chance: Random, face: Look, left: float = 60.0, width: float | None = None) -> None:
    """What stands under a table: notes in small type, perhaps prose."""
    width = width or sheets.width - 120
    sheets.y -= 2
    for mark in range(chance.randint(0, 3)):
        said = chance.choice((f"{mark + 1} ", "NOTE: ", "Source: ", "(X) Not applicable. ", "* "))
        text = said + sentence(chance, words=24)
        sheets.lines(left, width, text, font=face.plain, size=face.size * 0.85)
    sheets.y -= 14


def prose_after(sheets: Sheets, chance: Random, face: Look) -> None:
    if chance.random() < 0.6 and sheets.y > 200:
        sheets.lines(60, sheets.width - 120, paragraph(chance), font=face.plain, size=10)


def plain_heads(names: Sequence[str]) -> list[Heading]:
    return [Heading(name, 0, k) for k, name in enumerate(names)]


def years(chance: Random, count: int) -> list[str]:
    first = chance.randint(1985, 2010 - count)
    return [str(first + k) for k in range(count)]
