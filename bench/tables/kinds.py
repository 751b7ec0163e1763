"""Kinds of tables as American public reports print them, each set at random with its truth known."""

from collections.abc import Callable, Sequence
from random import Random

from .setting import (
    WORDS,
    Column,
    Heading,
    Look,
    Row,
    Rules,
    Sheets,
    Side,
    paragraph,
    phrase,
    sentence,
    set_table,
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


def leaders(sheets: Sheets, chance: Random) -> None:
    """Labels led to their figures by dots, sums set in."""
    face = look(chance, "head", "open", "none", leaders=True)
    begin(sheets, chance, face)
    count = chance.randint(2, 5)
    names = [chance.choice(("Item", "", "Characteristic")), *years(chance, count)]
    rows = [Row(("Total", *(number(chance, digits=6) for _ in range(count))), indent=1, bold=chance.random() < 0.5)]
    for _ in range(chance.randint(6, 16)):
        cells = (phrase(chance, 1, 4), *(number(chance, digits=5) for _ in range(count)))
        rows.append(Row(cells, indent=chance.choice((0, 0, 1, 2))))
    set_table(sheets, 60, [Column(200, "left"), *[Column(56)] * count], plain_heads(names), rows, face)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)


def spanning(sheets: Sheets, chance: Random, *rules: Rules) -> None:
    """Headings over several columns, with headings of two and three levels."""
    face = look(chance, *(rules or ("head", "partial", "open")), leaders=chance.random() < 0.3)
    begin(sheets, chance, face)
    groups = [chance.randint(2, 3) for _ in range(chance.randint(2, 3))]
    heads = [Heading(chance.choice(("State", "Area", "Type of\nservice", "Industry and\nyear")), 0, 0, 2, 1)]
    at = 1
    if chance.random() < 0.4:
        heads.append(Heading("Total", 0, 1, 2, 1))
        at = 2
    for size in groups:
        heads.append(Heading(phrase(chance, 1, 3), 0, at, 1, size))
        below = years(chance, size) if chance.random() < 0.4 else [phrase(chance, 1, 2) for _ in range(size)]
        heads.extend(Heading(name, 1, at + k) for k, name in enumerate(below))
        at += size
    rows = [
        Row((phrase(chance, 1, 3), *(number(chance, digits=5) for _ in range(at - 1))))
        for _ in range(chance.randint(6, 18))
    ]
    width = (sheets.width - 120 - 120) / (at - 1)
    set_table(sheets, 60, [Column(120, "left"), *[Column(width)] * (at - 1)], heads, rows, face)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)


def spanning_bare(sheets: Sheets, chance: Random) -> None:
    """The same without a rule."""
    spanning(sheets, chance, "none")


def dollars(sheets: Sheets, chance: Random) -> None:
    """A financial statement: a currency sign in the first row and at sums, sections, rules over sums."""
    apart = chance.choice((0.0, 1.0))
    face = look(chance, "none", "none", "partial", "head", apart=apart, leaders=chance.random() < 0.2)
    begin(sheets, chance, face, numbered=False)
    count = chance.randint(2, 4)
    names = ["", *(f"FY {year}" if chance.random() < 0.5 else year for year in years(chance, count))]
    rows = []
    for section in range(chance.randint(2, 3)):
        rows.append(Row((phrase(chance, 1, 3).upper() + chance.choice((":", "")),), bold=True, kind="section"))
        for k in range(chance.randint(2, 5)):
            figures = [number(chance, digits=6) for _ in range(count)]
            if chance.random() < 0.2:
                figures[chance.randrange(count)] = f"({number(chance)})"
            if chance.random() < 0.15:
                figures[chance.randrange(count)] = "-"
            if k == 0 and section == 0:
                figures = [f"$ {text}" if face.apart else f"${text}" for text in figures]
            rows.append(Row((phrase(chance, 2, 4), *figures), indent=1))
        sums = [f"$ {number(chance, digits=7)}" if face.apart else f"${number(chance, digits=7)}" for _ in range(count)]
        rows.append(Row(("Total " + phrase(chance, 1, 2).lower(), *sums), indent=chance.choice((0, 2)), over=True))
    set_table(sheets, 60, [Column(220, "left"), *[Column(72)] * count], plain_heads(names), rows, face)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)


def percents(sheets: Sheets, chance: Random) -> None:
    """Numbers and percentages by turns, the sign set apart from its figure."""
    face = look(chance, "head", "none", "open")
    begin(sheets, chance, face)
    groups = chance.randint(2, 3)
    heads = [Heading("Group", 0, 0, 2, 1)]
    for g, year in enumerate(years(chance, groups)):
        heads += [Heading(year, 0, 1 + 2 * g, 1, 2), Heading("Number", 1, 1 + 2 * g), Heading("Percent", 1, 2 + 2 * g)]
    sign = chance.choice((" %", "%", ""))
    rows = []
    for _ in range(chance.randint(5, 14)):
        figures = [text for _ in range(groups) for text in (number(chance, digits=5), share(chance) + sign)]
        rows.append(Row((phrase(chance, 1, 3), *figures)))
    set_table(sheets, 60, [Column(140, "left"), *[Column(55, "right")] * (2 * groups)], heads, rows, face)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)


def symbols(sheets: Sheets, chance: Random) -> None:
    """Small type, many rows, signs for figures that are not given, white after every five rows."""
    face = look(chance, "head", "open", "partial", small=True, leaders=chance.random() < 0.6)
    begin(sheets, chance, face)
    count = chance.randint(5, 8)
    names = ["State", *(phrase(chance, 1, 3) for _ in range(count))]
    rows = []
    for k in range(chance.randint(20, 40)):
        figures = [chance.choice(MARKS) if chance.random() < 0.15 else number(chance, digits=5) for _ in range(count)]
        rows.append(Row((phrase(chance, 1, 2), *figures), space=0.8 if k and k % 5 == 0 else 0.0))
    set_table(sheets, 60, [Column(110, "left"), *[Column(380 / count)] * count], plain_heads(names), rows, face)
    end(sheets, chance, face)


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


def wide(sheets: Sheets, chance: Random) -> None:
    """A landscape table of many columns in small type under three levels of headings."""
    face = look(chance, "head", "partial", "open", small=True)
    begin(sheets, chance, face)
    heads = [Heading("County", 0, 0, 3, 1), Heading("Total", 0, 1, 3, 1)]
    at = 2
    for _ in range(2):
        top = at
        for _ in range(chance.randint(1, 2)):
            size = chance.randint(2, 4)
            heads.append(Heading(phrase(chance, 1, 3), 1, at, 1, size))
            heads.extend(Heading(phrase(chance, 1, 1), 2, at + k) for k in range(size))
            at += size
        heads.append(Heading(phrase(chance, 2, 4), 0, top, 1, at - top))
    rows = [
        Row((phrase(chance, 1, 2), *(number(chance, digits=5) for _ in range(at - 1))))
        for _ in range(chance.randint(10, 25))
    ]
    width = (sheets.width - 120 - 100) / (at - 1)
    set_table(sheets, 60, [Column(100, "left"), *[Column(width)] * (at - 1)], heads, rows, face)
    end(sheets, chance, face)


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


def unit_rows(sheets: Sheets, chance: Random) -> None:
    """A row of units under the headings, and blank cells in the body."""
    face = look(chance, "head", "open", "partial", leaders=chance.random() < 0.4)
    begin(sheets, chance, face)
    count = chance.randint(3, 6)
    names = ["Commodity", *(phrase(chance, 1, 3) for _ in range(count))]
    units = [chance.choice(("Dollars", "1,000 tons", "Percent", "Mil. dol.", "Number")) for _ in range(count)]
    rows = [Row(("", *units))]
    for _ in range(chance.randint(6, 14)):
        figures = ["" if chance.random() < 0.15 else number(chance, digits=5) for _ in range(count)]
        rows.append(Row((phrase(chance, 1, 3), *figures)))
    columns = [Column(120, "left"), *[Column(360 / count)] * count]
    set_table(sheets, 60, columns, plain_heads(names), rows, face)
    end(sheets, chance, face)


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


def quarters(sheets: Sheets, chance: Random) -> None:
    """Two levels of labels in one column: years with their quarters or months set in beneath."""
    face = look(chance, "head", "open", "none", leaders=chance.random() < 0.5)
    begin(sheets, chance, face)
    count = chance.randint(3, 6)
    names = ["Period", *(phrase(chance, 1, 2) for _ in range(count))]
    rows = []
    parts = chance.choice(
        (("1st quarter", "2nd quarter", "3rd quarter", "4th quarter"), ("January", "February", "March"))
    )
    for year in years(chance, chance.randint(2, 4)):
        head = chance.random() < 0.5
        figures = () if head else tuple(share(chance) for _ in range(count))
        rows.append(Row((year, *figures), kind="section" if head else "row", space=0.6))
        rows.extend(Row((part, *(share(chance) for _ in range(count))), indent=1) for part in parts)
    set_table(sheets, 60, [Column(110, "left"), *[Column(370 / count)] * count], plain_heads(names), rows, face)
    end(sheets, chance, face)
    prose_after(sheets, chance, face)


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


KINDS: dict[str, Callable[[Sheets, Random], None]] = {
    kind.__name__: kind
    for kind in (
        leaders,
        spanning,
        spanning_bare,
        dollars,
        percents,
        symbols,
        wrapped_labels,
        text_beside,
        text_only,
        two_beside,
        stacked,
        in_columns,
        wide,
        sections,
        year_rows,
        schools,
        two_labels,
        unit_rows,
        over_pages,
        abstract,
        ages,
        pairs,
        errors,
        sparse,
        answers,
        tight,
        quarters,
        no_table,
    )
}
TURNED = {"wide"}
"""Kinds set on a sheet lying down."""
