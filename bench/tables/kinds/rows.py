"""Labels and cells that are hard to put into rows: wrapped, grouped, paired, sparse, close together."""

from random import Random

from ..setting import (
    Column,
    Heading,
    Look,
    Row,
    Sheets,
    paragraph,
    phrase,
    set_table,
)
from .common import MARKS, begin, end, look, number, plain_heads, prose_after, share, title, years


def wrapped_labels(sheets: Sheets, chance: Random) -> None:
    """Labels of several lines with the figures beside the first, the last or the middle of them."""
    face = look(chance, "head", "open", "none", "rows", leaders=False)
    face = Look(**{**face.__dict__, "beside": chance.choice(("first", "last", "middle")), "pitch": 1.6})
    begin(sheets, chance, face)
    count = chance.randint(2, 4)
    names = ["Objective", *(phrase(chance, 1, 3) for _ in range(count))]
    rows = [
        Row((phrase(chance, 3, 14), *(number(chance, digits=4) for _ in range(count))), space=0.5)
        for _ in range(chance.randint(5, 10))
    ]
    set_table(sheets, 60, [Column(190, "left"), *[Column(70)] * count], plain_heads(names), rows, face)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)


def sections(sheets: Sheets, chance: Random) -> None:
    """Rows that head those under them, at the left or in the middle."""
    face = look(chance, "head", "open", "none", leaders=chance.random() < 0.3)
    begin(sheets, chance, face)
    count = chance.randint(3, 5)
    names = ["Characteristic", *(phrase(chance, 1, 2) for _ in range(count))]
    centred = chance.random() < 0.5
    bold = chance.random() < 0.5
    rows = []
    for _ in range(chance.randint(2, 4)):
        head = phrase(chance, 1, 4)
        rows.append(Row((head,), bold=bold, kind="centred" if centred else "section", space=0.5))
        for _ in range(chance.randint(3, 6)):
            cells = (phrase(chance, 1, 3), *(number(chance, digits=5) for _ in range(count)))
            rows.append(Row(cells, indent=0 if centred else 1))
    set_table(sheets, 60, [Column(150, "left"), *[Column(330 / count)] * count], plain_heads(names), rows, face)
    end(sheets, chance, face)


def drawn_parts(sheets: Sheets, chance: Random) -> None:
    """Parts of a table under headings in the middle, at which the upright rules between the columns stop."""
    face = look(chance, "head")
    begin(sheets, chance, face)
    count = chance.randint(3, 5)
    names = ["Occupation", *(phrase(chance, 1, 2) for _ in range(count))]
    columns = [Column(150, "left"), *[Column(330 / count)] * count]

    def part(headings: list[Heading], rows: list[Row], *, upright: bool = True) -> None:
        top = sheets.y
        set_table(sheets, 60, columns, headings, rows, face, carried=not headings)
        for k in range(count if upright else 0):
            x = 212 + k * 330 / count
            sheets.canvas.line(x, top, x, sheets.y + face.size * 0.6 - 3)

    part(plain_heads(names), [])
    for _ in range(chance.randint(2, 4)):
        part([], [Row((phrase(chance, 1, 4),), bold=True, kind="centred")], upright=False)
        figures = [tuple(number(chance, digits=4) for _ in range(count)) for _ in range(chance.randint(4, 7))]
        part([], [Row((phrase(chance, 1, 3), *own)) for own in figures])
    end(sheets, chance, face)


def year_rows(sheets: Sheets, chance: Random) -> None:
    """Years down the side."""
    face = look(chance, "head", "open", "none", leaders=chance.random() < 0.6)
    begin(sheets, chance, face)
    count = chance.randint(3, 6)
    names = ["Year", *(phrase(chance, 1, 3) for _ in range(count))]
    decimals = [chance.random() < 0.4 for _ in range(count)]
    rows = []
    for k, year in enumerate(years(chance, chance.randint(8, 20))):
        figures = [share(chance) if small else number(chance, digits=6) for small in decimals]
        rows.append(Row((year, *figures), space=0.7 if k and k % 5 == 0 else 0.0))
    columns = [Column(70, "left"), *(Column(400 / count, "decimal" if d else "right") for d in decimals)]
    set_table(sheets, 60, columns, plain_heads(names), rows, face)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)


def schools(sheets: Sheets, chance: Random) -> None:
    """Small tables of a school's report: everything centred, headings of several lines, within prose."""
    face = look(chance, "none", "grid", "head", "rows")
    for _ in range(2):
        sheets.lines(60, sheets.width - 120, paragraph(chance), font=face.plain, size=10)
        sheets.y -= 10
        count = chance.randint(3, 5)
        names = [chance.choice(("Grade", "Subject")), *(phrase(chance, 2, 4) for _ in range(count))]
        rows = []
        for _ in range(chance.randint(3, 7)):
            figures = [chance.choice((f"{chance.randint(1, 100)}%", share(chance), "N/A")) for _ in range(count)]
            rows.append(Row((phrase(chance, 1, 2), *figures)))
        columns = [Column(110, "left"), *[Column(75, "centre")] * count]
        set_table(sheets, 60, columns, plain_heads(names), rows, face)
        end(sheets, chance, face)


def two_labels(sheets: Sheets, chance: Random) -> None:
    """Two columns of labels, the first with a text only where it changes."""
    face = look(chance, "head", "open", "none")
    begin(sheets, chance, face)
    count = chance.randint(2, 4)
    names = ["Region", "County", *years(chance, count)]
    rows = []
    for _ in range(chance.randint(3, 5)):
        for k in range(chance.randint(2, 5)):
            first = phrase(chance, 1, 1) if k == 0 else ""
            rows.append(Row((first, phrase(chance, 1, 2), *(number(chance, digits=5) for _ in range(count)))))
    columns = [Column(90, "left"), Column(120, "left"), *[Column(65)] * count]
    set_table(sheets, 60, columns, plain_heads(names), rows, face)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)


def abstract(sheets: Sheets, chance: Random) -> None:
    """A statistical abstract: small type, leader dots, upright rules between groups of columns only."""
    face = look(chance, "open", small=True, leaders=True)
    title(sheets, chance, face, 60, 480, numbered=True)
    sheets.lines(60, 480, f"[{paragraph(chance, sentences=2)}]", font=face.plain, size=face.size)
    sheets.y -= 6
    groups, size = chance.randint(2, 4), chance.randint(2, 3)
    heads = [Heading(phrase(chance, 1, 2), 0, 0, 2, 1)]
    for g in range(groups):
        heads.append(Heading(phrase(chance, 1, 2), 0, 1 + g * size, 1, size))
        heads.extend(Heading(phrase(chance, 1, 2), 1, 1 + g * size + k) for k in range(size))
    count = groups * size
    rows = []
    for k in range(chance.randint(12, 28)):
        figures = [
            chance.choice(MARKS[:5]) if chance.random() < 0.1 else number(chance, digits=5) for _ in range(count)
        ]
        rows.append(Row((phrase(chance, 1, 3), *figures), indent=chance.choice((0, 0, 1)), bold=k % 7 == 0))
    columns = [Column(120, "left"), *[Column(360 / count)] * count]
    top = sheets.y + 2
    set_table(sheets, 60, columns, heads, rows, face)
    for g in range(groups):
        x = 180 + g * size * 360 / count
        sheets.canvas.line(x + 1, top, x + 1, sheets.y + face.size * 0.6 - 4)
    end(sheets, chance, face)


def ages(sheets: Sheets, chance: Random) -> None:
    """Labels that are numbers themselves: age groups, classes of income."""
    face = look(chance, "none", "head", "open", leaders=chance.random() < 0.4)
    begin(sheets, chance, face)
    count = chance.randint(2, 6)
    names = [chance.choice(("Age", "Income", "")), *(phrase(chance, 1, 2) for _ in range(count))]
    if chance.random() < 0.5:
        labels = ["Under 5 years", *(f"{5 * k} to {5 * k + 4}" for k in range(1, 12)), "65 and over"]
    else:
        labels = ["Less than $5,000", *(f"${5 * k},000 to ${5 * k + 4},999" for k in range(1, 12)), "$100,000 or more"]
    rows = [Row((label, *(number(chance, digits=5) for _ in range(count)))) for label in labels]
    set_table(sheets, 60, [Column(130, "left"), *[Column(350 / count)] * count], plain_heads(names), rows, face)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)


def pairs(sheets: Sheets, chance: Random) -> None:
    """Labels and one figure each, under a heading or none."""
    face = look(chance, "none", "head", leaders=chance.random() < 0.7)
    begin(sheets, chance, face)
    names = ["Item", "Amount"] if face.rules == "head" else []
    rows = []
    for _ in range(chance.randint(6, 14)):
        sign = chance.choice(("", "", "$"))
        rows.append(Row((phrase(chance, 1, 4), sign + number(chance, digits=6)), indent=chance.choice((0, 0, 1))))
    set_table(sheets, 60, [Column(chance.choice((180, 300)), "left"), Column(80)], plain_heads(names), rows, face)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)


def errors(sheets: Sheets, chance: Random) -> None:
    """Estimates with their standard errors in brackets beside them, or with a margin set apart by its sign."""
    face = look(chance, "head", "open", "partial")
    begin(sheets, chance, face)
    groups = chance.randint(2, 3)
    heads = [Heading("Characteristic", 0, 0, 2, 1)]
    for g in range(groups):
        heads += [Heading(phrase(chance, 1, 3), 0, 1 + 2 * g, 1, 2)]
        heads += [Heading("Estimate", 1, 1 + 2 * g), Heading(chance.choice(("S.E.", "Error")), 1, 2 + 2 * g)]
    margin = chance.random() < 0.5
    rows = []
    for _ in range(chance.randint(6, 16)):
        figures = []
        for _ in range(groups):
            figures += [share(chance), f"±{chance.random() * 9:.1f}" if margin else f"({chance.random() * 9:.2f})"]
        rows.append(Row((phrase(chance, 1, 3), *figures)))
    set_table(sheets, 60, [Column(150, "left"), *[Column(55)] * (2 * groups)], heads, rows, face)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)


def sparse(sheets: Sheets, chance: Random) -> None:
    """Many blank cells, columns set far apart, a row that numbers the columns."""
    face = look(chance, "head", "none", "partial")
    begin(sheets, chance, face)
    count = chance.randint(3, 5)
    names = ["Line", *(phrase(chance, 1, 3) for _ in range(count))]
    rows = [Row(("", *(f"({k})" for k in range(1, count + 1))))] if chance.random() < 0.5 else []
    for _ in range(chance.randint(8, 16)):
        figures = ["" if chance.random() < 0.4 else number(chance, digits=5) for _ in range(count)]
        if not any(figures):
            figures[0] = "0"
        rows.append(Row((phrase(chance, 1, 3), *figures)))
    set_table(sheets, 60, [Column(130, "left"), *[Column(350 / count)] * count], plain_heads(names), rows, face)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)


def answers(sheets: Sheets, chance: Random) -> None:
    """Short answers instead of figures."""
    face = look(chance, "head", "open", "rows")
    begin(sheets, chance, face)
    count = chance.randint(3, 6)
    names = ["State", *(phrase(chance, 1, 2) for _ in range(count))]
    said = chance.choice((("Yes", "No"), ("X", ""), ("Met", "Not met", "N/A"), ("A", "B", "C")))
    rows = []
    for _ in range(chance.randint(8, 18)):
        figures = [chance.choice(said) for _ in range(count)]
        figures[0] = figures[0] or said[0]
        rows.append(Row((phrase(chance, 1, 2), *figures)))
    columns = [Column(130, "left"), *[Column(350 / count, "centre")] * count]
    set_table(sheets, 60, columns, plain_heads(names), rows, face)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)


def tight(sheets: Sheets, chance: Random) -> None:
    """Figures so long that little white is left between the columns; long labels close to the first figures."""
    face = look(chance, "head", "open", "none")
    begin(sheets, chance, face)
    count = chance.randint(5, 7)
    names = ["Fund", *(phrase(chance, 1, 2) for _ in range(count))]
    width = face.size * chance.choice((6.1, 6.4))
    rows = []
    for _ in range(chance.randint(8, 18)):
        figures = [f"{chance.randrange(10**8, 10**9):,}" for _ in range(count)]
        rows.append(Row((phrase(chance, 2, 3)[:24].strip(), *figures)))
    columns = [Column(face.size * 12, "left"), *[Column(width)] * count]
    set_table(sheets, 30, columns, plain_heads(names), rows, face)
    end(sheets, chance, face)
