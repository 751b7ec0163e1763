"""Accounts and budgets that print the year before to the left of their labels."""

from random import Random

from ..setting import Column, Heading, Row, Sheets, phrase, set_table
from .common import begin, end, look, number, prose_after

WIDTH = 44
"""Points of a column of figures."""


def accounts(sheets: Sheets, chance: Random) -> None:
    """Labels in the middle, a year of figures on either side, at times in several columns between upright rules."""
    face = look(chance, "head", "open", "none", small=True)
    begin(sheets, chance, face)
    parts = chance.choice((("Net",), ("Gross", "Income", "Net"), ("Core", "External", "Total")))
    first = chance.randint(2010, 2022)
    size = len(parts)
    label = size
    heads = [Heading("", 0, label)]
    for at, year in ((0, first), (size + 1, first + 1)):
        heads.append(Heading(f"{year}/{(year + 1) % 100:02}", 0, at, 1, size))
        heads.extend(Heading(part, 1, at + k) for k, part in enumerate(parts) if size > 1)
    blank = {0, size + 1} if size > 1 and chance.random() < 0.4 else set[int]()
    rows = []
    for k in range(chance.randint(7, 16)):
        cells = [
            "" if column in blank else phrase(chance, 1, 4) if column == label else f"{number(chance, digits=6)}"
            for column in range(2 * size + 1)
        ]
        rows.append(Row(tuple(cells), bold=k % 6 == 5))
    columns = [*[Column(WIDTH)] * size, Column(190, "left"), *[Column(WIDTH)] * size]
    top = sheets.y + 2
    set_table(sheets, 60, columns, [h for h in heads if h.text], rows, face)
    if size > 1 and chance.random() < 0.6:
        for edge in (0, size * WIDTH, size * WIDTH + 190, 2 * size * WIDTH + 190):
            sheets.canvas.line(60 + edge, top, 60 + edge, sheets.y)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)
