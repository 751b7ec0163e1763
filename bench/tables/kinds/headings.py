"""Headings that are hard to tell from rows: leader dots, groups over columns, dollars, units, quarters."""

from random import Random

from ..setting import (
    Column,
    Heading,
    Row,
    Rules,
    Sheets,
    phrase,
    set_table,
)
from .common import MARKS, begin, end, look, number, plain_heads, prose_after, share, years


def leaders(sheets: Sheets, chance: Random, *, dot: str = ".") -> None:
    """Labels led to their figures by dots, sums set in."""
    face = look(chance, "head", "open", "none", leaders=True, dot=dot)
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


def spaced_leaders(sheets: Sheets, chance: Random) -> None:
    """The same with a space or two after each dot."""
    leaders(sheets, chance, dot=chance.choice((". ", ".  ")))


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
