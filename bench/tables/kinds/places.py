"""Tables among other things: text beside them, another table, columns of prose, the next page, none at all."""

from collections.abc import Sequence
from random import Random

from ..setting import (
    WORDS,
    Cell,
    Column,
    Look,
    Row,
    Sheets,
    paragraph,
    phrase,
    sentence,
    set_table,
)
from .common import begin, end, look, number, plain_heads, prose_after, share, title, years


def text_beside(sheets: Sheets, chance: Random) -> None:
    """Columns of text of several lines beside figures."""
    face = look(chance, "head", "open", "rows", "none", pitch=1.5)
    begin(sheets, chance, face)
    names = ["Program", "Purpose and recipients", "Amount", "Date"]
    columns = [Column(110, "left"), Column(230, "left", True), Column(70), Column(70, "centre")]
    rows = [
        Row(
            (
                phrase(chance, 2, 4),
                phrase(chance, 4, 20),
                number(chance, digits=6),
                f"{chance.randint(1, 12)}/{chance.randint(1, 28)}/{chance.randint(1999, 2009)}",
            ),
            space=0.5,
        )
        for _ in range(chance.randint(5, 10))
    ]
    face = Look(**{**face.__dict__, "beside": "first"})
    set_table(sheets, 60, columns, plain_heads(names), rows, face)
    end(sheets, chance, face)


def text_only(sheets: Sheets, chance: Random) -> None:
    """No figures at all: short or long texts under headings."""
    face = look(chance, "head", "open", "rows", pitch=1.5, bold_heads=True, beside="first")
    begin(sheets, chance, face)
    count = chance.randint(2, 4)
    names = [phrase(chance, 1, 2) for _ in range(count)]
    long = chance.random() < 0.6
    rows = [
        Row(tuple(phrase(chance, 1, 10 if long and k else 3) for k in range(count)), space=0.5)
        for _ in range(chance.randint(6, 12))
    ]
    columns = [Column(480 / count, "left", True)] * count
    set_table(sheets, 60, columns, plain_heads(names), rows, face)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)


def two_beside(sheets: Sheets, chance: Random) -> None:
    """Two tables side by side, each with a title, without a rule between them."""
    face = look(chance, "none", "head", "partial", small=chance.random() < 0.4)
    if chance.random() < 0.5:
        sheets.lines(60, sheets.width - 120, paragraph(chance), font=face.plain, size=10)
        sheets.y -= 12
    top = sheets.y
    titled = chance.random() < 0.7
    lowest = top
    for x in (60.0, 60.0 + 250 + chance.choice((0, 10))):
        sheets.y = top
        if titled:
            sheets.lines(x, 220, f"Table {chance.randint(1, 60)}. {phrase(chance, 3, 6)}", font=face.strong, size=9)
            sheets.y = min(sheets.y, top - 24)
        sheets.y -= 8
        count = chance.randint(2, 3)
        names = [phrase(chance, 1, 1), *years(chance, count)]
        rows = [
            Row((phrase(chance, 1, 2), *(number(chance, digits=4) for _ in range(count))))
            for _ in range(chance.randint(6, 12))
        ]
        set_table(sheets, x, [Column(100, "left"), *[Column(120 / count)] * count], plain_heads(names), rows, face)
        lowest = min(lowest, sheets.y)
    sheets.y = lowest - 16
    prose_after(sheets, chance, face)


def ruled_beside(sheets: Sheets, chance: Random) -> None:
    """Two tables side by side without titles, each under and over rules of its own."""
    face = look(chance, "head", "open", "rows")
    sheets.lines(60, sheets.width - 120, paragraph(chance), font=face.plain, size=10)
    sheets.y -= 12
    top, count = sheets.y, chance.randint(5, 10)
    width = chance.choice((200.0, 230.0))
    lowest = top
    for x in (60.0, 60.0 + width + chance.choice((20.0, 40.0))):
        sheets.y = top
        figures = chance.randint(1, 2)
        names = [chance.choice(("Judge", "Month", "Agency")), *(phrase(chance, 1, 1) for _ in range(figures))]
        rows = [
            Row((phrase(chance, 1, 2), *(number(chance, digits=3) for _ in range(figures))))
            for _ in range(count if chance.random() < 0.5 else count - 2)
        ]
        columns = [Column(width / 2, "left"), *[Column(width / 2 / figures)] * figures]
        set_table(sheets, x, columns, plain_heads(names), rows, face)
        lowest = min(lowest, sheets.y)
    sheets.y = lowest - 16
    prose_after(sheets, chance, face)


def beside_chart(sheets: Sheets, chance: Random) -> None:
    """A table with a bar chart beside it: lines across the chart, a scale at its left, years under the bars."""
    face = look(chance, "head", "open", "rows")
    sheets.lines(60, sheets.width - 120, paragraph(chance), font=face.plain, size=10)
    sheets.y -= 14
    top = sheets.y
    names = ["Fiscal year", *(phrase(chance, 1, 1) for _ in range(2))]
    labels = years(chance, chance.randint(7, 10))
    rows = [Row((year, *(number(chance, digits=3) for _ in range(2)))) for year in labels]
    set_table(sheets, 60, [Column(80, "left"), *[Column(70)] * 2], plain_heads(names), rows, face)
    lowest = sheets.y
    left, right, foot = 340.0, 540.0, lowest + 24
    sheets.text((left + right) / 2, top - 4, phrase(chance, 2, 3), font=face.strong, size=7, side="centre")
    for k in range(6):
        y = foot + k * (top - 12 - foot) / 5
        sheets.rule(left, right, y, weight=0.4)
        sheets.text(left - 6, y - 2, f"{100 * k}", font=face.plain, size=6, side="right")
    for k, year in enumerate(labels):
        x = left + (k + 0.3) * (right - left) / len(labels)
        sheets.canvas.rect(x, foot, 9, chance.random() * (top - 20 - foot), stroke=0, fill=1)
        sheets.text(x + 4, foot - 8, year, font=face.plain, size=6, side="centre")
    sheets.y = lowest - 16
    prose_after(sheets, chance, face)


def typewritten(sheets: Sheets, chance: Random) -> None:
    """Set on a typewriter: rules of dashes, a colon or bar between the columns, blank lines after every five rows."""
    size, font, count = chance.choice((7.0, 8.0)), "Courier", chance.randint(4, 8)
    label, wide, post = 12, 9, chance.choice((":", ":", "|", ""))
    names = ["Year", *(phrase(chance, 1, 1)[: wide - 2] for _ in range(count))]
    truth = [Cell(0, k, 1, 1, name) for k, name in enumerate(names)]
    sheets.truth.append(truth)

    def line(text: str) -> None:
        sheets.y -= size * 1.2
        sheets.text(60, sheets.y, text, font=font, size=size)

    def cells(texts: Sequence[str]) -> str:
        return texts[0].ljust(label) + post.ljust(2) + "".join(text.rjust(wide) for text in texts[1:])

    rule = "-" * (label + 2 + wide * count)
    line(phrase(chance, 4, 8))
    sheets.y -= size
    for text in (rule, cells(names), rule):
        line(text)
    for row, year in enumerate(years(chance, chance.randint(8, 20)), start=1):
        figures = [share(chance) for _ in range(count)]
        truth.extend(Cell(row, k, 1, 1, text) for k, text in enumerate((year, *figures)))
        line(cells([year, *figures]))
        if row % 5 == 0:
            line(cells([""]))
    line(rule)
    line("1/ " + sentence(chance, words=10))


def stacked(sheets: Sheets, chance: Random) -> None:
    """Three small tables one under another, each with its title."""
    face = look(chance, "none", "head", "open")
    for _ in range(3):
        title(sheets, chance, face, 60, sheets.width - 120)
        count = chance.randint(2, 5)
        names = [phrase(chance, 1, 1), *years(chance, count)]
        rows = [
            Row((phrase(chance, 1, 3), *(number(chance, digits=4) for _ in range(count))))
            for _ in range(chance.randint(3, 6))
        ]
        set_table(sheets, 60, [Column(140, "left"), *[Column(60)] * count], plain_heads(names), rows, face)
        end(sheets, chance, face)


def in_columns(sheets: Sheets, chance: Random) -> None:
    """Prose in two columns, a small table inside each."""
    face = look(chance, "none", "head", "open", "partial", small=chance.random() < 0.5)
    top = sheets.y
    for x in (54.0, 318.0):
        sheets.y = top
        sheets.lines(x, 240, paragraph(chance, sentences=chance.randint(4, 9)), font=face.plain, size=9.5)
        sheets.y -= 12
        if x < 300 or chance.random() < 0.6:
            sheets.lines(x, 240, f"Table {chance.randint(1, 60)}. {phrase(chance, 3, 6)}", font=face.strong, size=9)
            sheets.y -= 6
            count = chance.randint(2, 3)
            names = ["", *years(chance, count)]
            rows = [
                Row((phrase(chance, 1, 3), *(number(chance, digits=4) for _ in range(count))))
                for _ in range(chance.randint(4, 9))
            ]
            set_table(sheets, x, [Column(110, "left"), *[Column(126 / count)] * count], plain_heads(names), rows, face)
            end(sheets, chance, face, x, 240)
        while sheets.y > 140:
            sheets.lines(x, 240, paragraph(chance, sentences=3), font=face.plain, size=9.5)
            sheets.y -= 8


def over_pages(sheets: Sheets, chance: Random) -> None:
    """A table carried over to the next page, its headings repeated."""
    face = look(chance, "head", "open")
    count = chance.randint(3, 5)
    said = f"Table {chance.randint(1, 60)}. {phrase(chance, 4, 8)}"
    sheets.lines(60, 480, said, font=face.strong, size=10)
    sheets.y -= 6
    columns = [Column(150, "left"), *[Column(330 / count)] * count]
    heads = plain_heads(["Agency", *(phrase(chance, 1, 2) for _ in range(count))])

    def some(rows: int) -> list[Row]:
        return [Row((phrase(chance, 1, 4), *(number(chance, digits=5) for _ in range(count)))) for _ in range(rows)]

    set_table(sheets, 60, columns, heads, some(int((sheets.y - 110) / (face.size * face.pitch))), face)
    sheets.next_page()
    sheets.lines(60, 480, f"{said}—Continued", font=face.strong, size=10)
    sheets.y -= 6
    set_table(sheets, 60, columns, heads, some(chance.randint(5, 20)), face, carried=True)
    end(sheets, chance, face)


def no_table(sheets: Sheets, chance: Random) -> None:
    """Prose, lists and a small sheet of contents: nothing to find."""
    face = look(chance, "none")
    sheets.lines(60, 480, phrase(chance, 3, 6), font=face.strong, size=14)
    for _ in range(2):
        sheets.y -= 10
        sheets.lines(60, 480, paragraph(chance), font=face.plain, size=10)
    sheets.y -= 12
    for k in range(6):
        label, page = phrase(chance, 2, 5), str(3 * k + chance.randint(1, 3))
        sheets.y -= 14
        sheets.text(60, sheets.y, label + " " + "." * 60, font=face.plain, size=10)
        sheets.text(520, sheets.y, page, font=face.plain, size=10, side="right")
    sheets.y -= 20
    for k in range(5):
        sheets.y -= 13
        sheets.text(70, sheets.y, chance.choice(("•", f"{k + 1}.", f"({chr(97 + k)})")), font=face.plain, size=10)
        sheets.lines(90, 440, sentence(chance, words=26), font=face.plain, size=10)
    sheets.y -= 20
    for key in ("Date", "To", "From", "Subject"):
        sheets.y -= 14
        sheets.text(60, sheets.y, key + ":", font=face.strong, size=10)
        sheets.text(140, sheets.y, phrase(chance, 2, 4), font=face.plain, size=10)
    sheets.y -= 10
    sheets.lines(60, 480, " ".join(chance.choice(WORDS) for _ in range(60)), font=face.plain, size=10)
