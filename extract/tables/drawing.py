"""Pictures of pages with the tables found drawn over them, as a person would want to check them."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from ...schema.tables import Table

SCALE = 1.6
"""Pixels to a point: small print stays legible, a page fits a screen."""
BODY = (20, 110, 220)
HEADING = (200, 90, 0)
OUTLINE = (190, 0, 60)


def draw_tables(pdf: Path, tables: Sequence[Table], folder: Path) -> list[Path]:
    """One PNG in ``folder`` for each page of ``pdf`` that holds cells: headings orange, body blue, tables red."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in sorted({cell.page for table in tables for cell in table.cells}):
            page = document[number - 1]
            picture = page.render(scale=SCALE).to_pil().convert("RGB")
            page.close()
            _draw(picture, [table for table in tables if number in table.pages], number)
            made.append(folder / f"{pdf.stem}-page-{number:03}.png")
            picture.save(made[-1])
    finally:
        document.close()
    return made


def _draw(picture: Image.Image, tables: Sequence[Table], number: int) -> None:
    pen = ImageDraw.Draw(picture, "RGBA")
    for table in tables:
        for cell in table.cells:
            if cell.page != number or cell.box is None:
                continue
            colour = HEADING if cell.is_header else BODY
            corners = tuple(edge * SCALE for edge in cell.box)
            pen.rectangle(corners, outline=(*colour, 255), fill=(*colour, 26))
            place = f"{cell.row},{cell.column}"
            if cell.row_span > 1 or cell.column_span > 1:
                place += f" {cell.row_span}×{cell.column_span}"
            pen.text((corners[0] + 1, corners[1] - 9), place, fill=(*colour, 255))
        if table.box is not None and table.page == number:
            pen.rectangle(tuple(edge * SCALE for edge in table.box), outline=(*OUTLINE, 255), width=2)
            label = f"{table.number}: {table.title[:70]} [{table.unit_note}] {table.found_by} {table.confidence:.2f}"
            pen.text((table.box.x0 * SCALE, table.box.top * SCALE - 22), label, fill=(*OUTLINE, 255))
