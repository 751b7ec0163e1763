"""Tables typed in the sight of a test."""

from agendapack.schema.tables import Cell, Table


def typed_table(text: str, *, unit_note: str = "", title: str = "", ocr: bool = False) -> Table:
    """A Table from lines of cells separated by ``|``; the first line is headings, the first cell of each a label."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    headings, width = lines[0], len(lines[0])
    cells = []
    for row, line in enumerate(lines):
        for column, printed in enumerate(line + [""] * (width - len(line))):
            header = row == 0 or column == 0
            cells.append(
                Cell(
                    row=row,
                    column=column,
                    text=printed,
                    is_header=header,
                    row_path=() if header else (line[0],),
                    column_path=() if header else (headings[column],),
                    read_by="ocr" if ocr else "text layer",
                )
            )
    return Table(
        number=1,
        page=1,
        pages=(1,),
        title=title,
        unit_note=unit_note,
        rows=len(lines),
        columns=width,
        cells=tuple(cells),
        header_rows=1,
        header_columns=1,
    )
