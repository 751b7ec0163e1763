"""Random finance tables as councils print them.

For measuring how arithmetic finds, locates and repairs errors: nothing here is read from a paper.
"""

import math
import random
from dataclasses import dataclass
from typing import Literal

from ..schema.tables import Cell, Table

Damage = Literal[
    "usual digit",
    "unusual digit",
    "lost sign",
    "lost digit",
    "added digit",
    "£ read as 3",
    "lost decimal point",
    "columns joined",
    "lost",
]

Rounding = Literal["each", "parts", "none"]

ROUNDINGS: tuple[Rounding, ...] = ("each", "each", "parts", "parts", "none")


@dataclass(frozen=True)
class RandomTable:
    """A table as it was printed, its meaning, and what was damaged since."""

    table: Table
    printed: dict[tuple[int, int], str]
    """Text of every body cell before damage."""
    values: dict[tuple[int, int], float]
    """Number of every body cell as printed, in base units."""
    additive: bool
    scale: int
    row_totals: bool
    column_totals: bool
    unit: float = 1.0
    """What the last printed place is worth."""
    rounded: Rounding = "none"
    damaged: tuple[tuple[int, int], ...] = ()
    damages: tuple[Damage, ...] = ()


NEUTRAL = ("Highways", "Libraries", "Adult social care", "Special schools", "Fostering", "Transport", "Property", "IT")
YEARS = ("2019/20", "2020/21", "2021/22", "2022/23", "2023/24", "2024/25", "2025/26")


def random_table(
    rng: random.Random,
    *,
    row_totals: bool | None = None,
    column_totals: bool = True,
    ocr: bool = True,
    named: bool | None = None,
    rounding: Rounding | None = None,
    subtotals: bool | None = None,
) -> RandomTable:
    """A finance table that adds up as printed tables do.

    ``rounding``: ``each`` figure is rounded on its own, so that totals may be out by some units; only ``parts`` are
    rounded and totals are sums of the rounded; ``none``: whole numbers. Options left out are drawn.
    """
    row_totals = rng.random() < 0.6 if row_totals is None else row_totals
    named = rng.random() < 0.7 if named is None else named
    rounded = rng.choice(ROUNDINGS) if rounding is None else rounding
    groups = 1 if not column_totals else rng.choice((1, 1, 2, 3))
    if subtotals is not None:
        groups = rng.randint(2, 3) if subtotals else 1
    columns = rng.randint(3, 6)
    scale, decimals = (
        rng.choice(((1000, 0), (1000, 0), (1_000_000, 1), (1_000_000, 2))) if rounded != "none" else (1, 0)
    )
    unit = scale / 10**decimals
    # Totals stay under £10bn: a larger figure under "£m" is taken for pounds, as papers do print them.
    size = min(unit * 10 ** rng.uniform(1.7, 4.5), 2e8)
    lines: list[tuple[str, list[float]]] = []
    tops: list[int] = []
    income_group = rng.randrange(groups) if groups > 1 and rng.random() < 0.5 else -1
    labels = list(NEUTRAL)
    for group in range(groups):
        members = []
        for item in range(rng.randint(3, 7)):
            base = size * 10 ** rng.uniform(-1.0, 0.5) * (-1 if group == income_group or rng.random() < 0.06 else 1)
            cells = [0.0 if rng.random() < 0.04 else base * rng.uniform(0.6, 1.5) for _ in range(columns)]
            lines.append((f"{rng.choice(labels)} {group + 1}.{item + 1}", cells))
            members.append(len(lines) - 1)
        if column_totals and groups > 1:
            summed = [math.fsum(_shown(lines[m][1][j], unit, rounded) for m in members) for j in range(columns)]
            lines.append((f"{'Total' if named else 'Block'} {group + 1}", summed))
            tops.append(len(lines) - 1)
        else:
            tops += members
    if column_totals:
        summed = [math.fsum(_shown(lines[m][1][j], unit, rounded) for m in tops) for j in range(columns)]
        lines.append(("Total" if named else "Programme", summed))
    headings = list(YEARS[:columns])
    if row_totals:
        for _, cells in lines:
            cells.append(math.fsum(_shown(cell, unit, rounded) for cell in cells))
        headings.append("Total" if named else "Plan")
    style = rng.choice(("brackets", "minus"))
    body = [(label, [round(cell / unit) * unit for cell in cells]) for label, cells in lines]
    return _typeset(
        body,
        headings=headings,
        unit_note={1000: "£'000", 1_000_000: "£m", 1: "£"}[scale],
        scale=scale,
        decimals=decimals,
        brackets=style == "brackets",
        ocr=ocr,
        additive=True,
        row_totals=row_totals,
        column_totals=column_totals,
        rounded=rounded,
    )


def counted_table(rng: random.Random, *, row_totals: bool | None = None, ocr: bool = True) -> RandomTable:
    """Children by placement and year, small numbers and zeros among them, that add up exactly."""
    row_totals = rng.random() < 0.5 if row_totals is None else row_totals
    columns = rng.randint(3, 6)
    lines = []
    for item in range(rng.randint(3, 10)):
        base = 10 ** rng.uniform(0.0, 2.5)
        lines.append(
            (f"Placement {item + 1}", [float(max(0, round(base * rng.uniform(0.5, 1.5)))) for _ in range(columns)])
        )
    lines.append(("All children", [sum(cells[j] for _, cells in lines) for j in range(columns)]))
    headings = list(YEARS[:columns])
    if row_totals:
        for _, cells in lines:
            cells.append(sum(cells))
        headings.append("Total")
    return _typeset(
        lines,
        headings=headings,
        unit_note="",
        scale=1,
        decimals=0,
        brackets=False,
        ocr=ocr,
        additive=True,
        row_totals=row_totals,
        column_totals=True,
        corner="Number of children",
    )


def never_additive(rng: random.Random, *, ocr: bool = True) -> RandomTable:
    """Figures side by side that were never summed: indicators, unit costs, league tables, small counts."""
    columns, rows = rng.randint(2, 7), rng.randint(3, 16)
    kind = rng.choice(("indicators", "money", "small", "drift"))
    decimals = rng.choice((0, 1)) if kind == "indicators" else 0
    lines = []
    for row in range(rows):
        if kind == "small":
            cells = [float(rng.choice((0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 12))) for _ in range(columns)]
        elif kind == "drift":
            level = 10 ** rng.uniform(1, 4)
            cells = [float(round(level * (1 + 0.01 * rng.randint(-2, 3)))) for _ in range(columns)]
        else:
            level = 10 ** rng.uniform(0.3, 5 if kind == "money" else 2)
            cells = [round(level * rng.uniform(0.7, 1.4), decimals) for _ in range(columns)]
        label = (
            rng.choice(NEUTRAL) if rng.random() < 0.85 else rng.choice(("Total", "Net cost", "All England", "Variance"))
        )
        lines.append((f"{label} {row + 1}", cells))
    return _typeset(
        lines,
        headings=[rng.choice((YEARS[i], f"Area {i + 1}")) for i in range(columns)],
        unit_note="£'000" if kind == "money" else "",
        scale=1000 if kind == "money" else 1,
        decimals=decimals,
        brackets=False,
        ocr=ocr,
        additive=False,
        row_totals=False,
        column_totals=False,
    )


def _shown(value: float, unit: float, rounding: Rounding) -> float:
    return value if rounding == "each" else round(value / unit) * unit


def _typeset(
    lines: list[tuple[str, list[float]]],
    *,
    headings: list[str],
    unit_note: str,
    scale: int,
    decimals: int,
    brackets: bool,
    ocr: bool,
    additive: bool,
    row_totals: bool,
    column_totals: bool,
    corner: str = "",
    rounded: Rounding = "none",
) -> RandomTable:
    read_by: Literal["ocr", "text layer"] = "ocr" if ocr else "text layer"
    cells = [Cell(row=0, column=0, text=corner, is_header=True)]
    cells += [Cell(row=0, column=j + 1, text=heading, is_header=True) for j, heading in enumerate(headings)]
    printed: dict[tuple[int, int], str] = {}
    values: dict[tuple[int, int], float] = {}
    for i, (label, figures) in enumerate(lines, start=1):
        cells.append(Cell(row=i, column=0, text=label, is_header=True))
        for j, figure in enumerate(figures, start=1):
            text = _print(figure / scale, decimals=decimals, brackets=brackets)
            printed[(i, j)] = text
            values[(i, j)] = figure
            cells.append(
                Cell(
                    row=i,
                    column=j,
                    text=text,
                    row_path=(label,),
                    column_path=(headings[j - 1],),
                    read_by=read_by,
                    confidence=0.9 if ocr else 1.0,
                )
            )
    table = Table(
        number=1,
        page=1,
        pages=(1,),
        unit_note=unit_note,
        rows=len(lines) + 1,
        columns=len(headings) + 1,
        cells=tuple(cells),
        header_rows=1,
        header_columns=1,
        found_by="random",
    )
    return RandomTable(
        table=table,
        printed=printed,
        values=values,
        additive=additive,
        scale=scale,
        row_totals=row_totals,
        column_totals=column_totals,
        unit=scale / 10**decimals,
        rounded=rounded,
    )


def _print(value: float, *, decimals: int, brackets: bool) -> str:
    text = f"{abs(value):,.{decimals}f}"
    if float(text.replace(",", "")) == 0:
        return text
    if value < 0:
        return f"({text})" if brackets else f"-{text}"
    return text
