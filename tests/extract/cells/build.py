"""Tables typed in as text, for tests of what cells mean."""

import datetime

from agendapack.extract.cells import read_tables
from agendapack.extract.context import PaperContext
from agendapack.schema.areas import find_authority
from agendapack.schema.figures import Extraction, Observation
from agendapack.schema.record import Box
from agendapack.schema.tables import Cell, Line, Passage, Table
from agendapack.schema.vocabulary import load_vocabulary

MEETING = datetime.date(2023, 3, 7)


def table(text: str, *, header_rows: int = 1, header_columns: int = 1, title: str = "", unit_note: str = "") -> Table:
    """A table from lines of cells parted by ``|``; a blank body cell is left out."""
    grid = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    columns = max(len(row) for row in grid)
    cells = []
    for r, row in enumerate(grid):
        for c, words in enumerate(row):
            header = r < header_rows or c < header_columns
            if not words and not header:
                continue
            cells.append(
                Cell(
                    row=r,
                    column=c,
                    text=words,
                    box=Box(100.0 * c, 200.0 + 20 * r, 100.0 * c + 90, 215.0 + 20 * r),
                    is_header=header,
                    row_path=() if header else tuple(word for word in row[:header_columns] if word),
                    column_path=() if header else tuple(grid[h][c] for h in range(header_rows) if grid[h][c]),
                )
            )
    return Table(
        number=1,
        page=1,
        pages=(1,),
        box=Box(0, 200, 100.0 * columns, 200 + 20.0 * len(grid)),
        title=title,
        unit_note=unit_note,
        rows=len(grid),
        columns=columns,
        cells=tuple(cells),
        header_rows=header_rows,
        header_columns=header_columns,
    )


def paragraph(text: str, *, heading: str = "") -> Passage:
    """A paragraph that ends just above where :func:`table` puts its table."""
    line = Line(start=0, end=len(text), page=1, box=Box(50, 170, 500, 185))
    return Passage(number=1, kind="paragraph", text=text, spans=(line,), page=1, heading=heading)


def read(*tables: Table, before: str = "", heading: str = "", title: str = "") -> Extraction:
    """What the cells of ``tables`` say in a paper of Norfolk's, tabled on 7 March 2023."""
    context = PaperContext(sha256="0" * 64, area=find_authority("Norfolk"), meeting_date=MEETING, title=title)
    passages = [paragraph(before, heading=heading)] if before or heading else []
    return read_tables(tables, passages=passages, order={}, context=context, vocabulary=load_vocabulary())


def one(extraction: Extraction, **wanted: object) -> Observation:
    """The only observation with these fields; fails, listing all, where there is not exactly one."""
    found = [o for o in extraction.observations if all(getattr(o, key) == value for key, value in wanted.items())]
    listing = "\n".join(
        f"{o.metric} {o.measure} {o.breakdown!r} {o.value:,} {o.period}" for o in extraction.observations
    )
    assert len(found) == 1, f"{len(found)} observations with {wanted} among\n{listing}"
    return found[0]
