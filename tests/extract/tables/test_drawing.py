"""Pictures of pages with the tables drawn over them."""

from pathlib import Path

import pytest
from agendapack.extract.tables.drawing import BODY, HEADING, OUTLINE, SCALE, draw_tables
from agendapack.schema.record import Box
from agendapack.schema.tables import Cell, Table
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

AREA = Box(60, 100, 200, 160)
PLACES = {"Year": Box(70, 105, 120, 120), "12": Box(130, 130, 190, 150)}


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Two blank pages of 300 by 200 points."""
    path = tmp_path / "paper.pdf"
    canvas = Canvas(str(path), pagesize=(300, 200))
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    return path


def table(*, page: int) -> Table:
    cells = (
        Cell(row=0, column=0, text="Year", box=PLACES["Year"], page=page, is_header=True),
        Cell(row=1, column=1, text="12", box=PLACES["12"], page=page),
    )
    return Table(number=1, page=page, pages=(page,), box=AREA, rows=2, columns=2, cells=cells)


def corner(picture: Image.Image, box: Box) -> tuple[int, ...]:
    found = picture.getpixel((round(box.x0 * SCALE), round(box.bottom * SCALE)))
    assert isinstance(found, tuple)
    return found


def test_only_pages_with_cells_are_drawn(paper: Path, tmp_path: Path) -> None:
    assert draw_tables(paper, [table(page=2)], tmp_path / "out") == [tmp_path / "out" / "paper-page-002.png"]


def test_headings_cells_and_tables_are_outlined(paper: Path, tmp_path: Path) -> None:
    (made,) = draw_tables(paper, [table(page=1)], tmp_path)
    with Image.open(made) as picture:
        assert picture.size == (round(300 * SCALE), round(200 * SCALE))
        assert [corner(picture, box) for box in (*PLACES.values(), AREA)] == [HEADING, BODY, OUTLINE]


def test_nothing_is_drawn_where_nothing_was_found(paper: Path, tmp_path: Path) -> None:
    assert draw_tables(paper, [], tmp_path / "out") == []
