"""Tables that HTML and Word mark up themselves."""

from agendapack.extract.tables import tables_on
from agendapack.schema.document import Block, GridCell, Page


def grid_cells(rows: list[list[str]], *, headed: bool) -> tuple[GridCell, ...]:
    return tuple(
        GridCell(row=r, column=c, text=text, is_header=headed and r == 0)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )


ROWS = [["£'000", "2023/24", "2024/25"], ["High needs", "1,200", "1,310"], ["Early years", "845", "902"]]


def test_paths_and_unit_of_a_marked_up_table() -> None:
    blocks = (
        Block(kind="caption", text="Table 1: Grant by block"),
        Block(kind="table", cells=grid_cells(ROWS, headed=True), anchor="table[1]"),
    )
    (table,) = tables_on(Page(number=1, blocks=blocks))
    cell = next(c for c in table.cells if c.text == "902")
    assert (table.title, table.unit_note, cell.row_path, cell.column_path, cell.box) == (
        "Table 1: Grant by block",
        "£'000",
        ("Early years",),
        ("2024/25",),
        None,
    )


def test_headings_are_found_where_the_markup_names_none() -> None:
    (table,) = tables_on(Page(number=1, blocks=(Block(kind="table", cells=grid_cells(ROWS, headed=False)),)))
    assert (table.header_rows, table.header_columns) == (1, 1)


def test_a_table_that_only_lays_out_is_left_out() -> None:
    layout = (GridCell(row=0, column=0, text="Minutes"), GridCell(row=1, column=0, text="1. Apologies"))
    assert tables_on(Page(number=1, blocks=(Block(kind="table", cells=layout),))) == ()
