"""One paper: its agenda items, its tables beside the page, its figures and its problems, a page at a time."""

import json
from typing import Any

from .answers import Sorry, page, whole_number
from .places import drawn_rows
from .site import Site

FIGURES_SHOWN = 400
"""Observations listed of one page at most; a page with more is a data appendix, and its tables show the rest."""


async def paper(request: Any, site: Site) -> Any:
    """The paper with the content hash of the address, at one of its pages."""
    document = await site.row("SELECT * FROM documents WHERE sha256 = ?", [request.url_vars["sha256"]])
    if document is None:
        raise Sorry("There is no such paper in this archive.")
    number = whole_number(request.args.get("page"), default=0, least=1)
    key = document["id"]
    pages = await site.rows(
        "SELECT p.*, (SELECT count(*) FROM observations o WHERE o.document_id = p.document_id AND o.page = p.number) "
        "AS observations, (SELECT count(*) FROM tables t WHERE t.document_id = p.document_id AND t.page = p.number) "
        "AS tables FROM pages p WHERE document_id = ? ORDER BY number",
        [key],
    )
    if not number:
        number = next((row["number"] for row in pages if row["observations"]), 1)
    sheet = next((row for row in pages if row["number"] == number), None)
    if sheet is None and pages:
        raise Sorry(f"This paper has {len(pages)} pages, not {number}.")
    observations = await site.rows(
        "SELECT o.*, m.name AS metric_name, f.table_number, f.row AS cell_row, f.column AS cell_column "
        "FROM observations o LEFT JOIN metrics m ON m.id = o.metric LEFT JOIN figures f ON f.figure_id = o.figure_id "
        "WHERE o.document_id = ? AND o.page = ? ORDER BY f.table_number, f.row, f.column, f.passage_number LIMIT ?",
        [key, number, FIGURES_SHOWN],
    )
    return page(
        site,
        "paper.html",
        document=document,
        pages=pages,
        sheet=sheet,
        number=number,
        items=await site.rows("SELECT * FROM agenda_items WHERE document_id = ? ORDER BY position", [key]),
        tables=await _tables(site, key, number, observations),
        observations=observations,
        other_figures=await site.rows(
            "SELECT * FROM figures f WHERE document_id = ? AND page = ? AND table_number IS NULL AND NOT EXISTS "
            "(SELECT 1 FROM observations o WHERE o.figure_id = f.figure_id) ORDER BY passage_number LIMIT 200",
            [key, number],
        ),
        problems=await site.rows(
            "SELECT * FROM problems WHERE document_id = ? ORDER BY severity, page, id LIMIT 200", [key]
        ),
        has_image=document["kind"] == "pdf" and sheet is not None and bool(sheet["width"]),
    )


async def _tables(site: Site, document: int, number: int, observations: list[Any]) -> list[dict[str, Any]]:
    """The tables that begin on or run over this page, redrawn, with links from cells to what was read from them."""
    tables = await site.rows("SELECT * FROM tables WHERE document_id = ? ORDER BY number", [document])
    shown = [table for table in tables if number in json.loads(table["pages"] or "[]") or table["page"] == number]
    found = []
    for table in shown:
        links: dict[tuple[int, int], list[str]] = {}
        for row in observations:
            if row["table_number"] == table["number"]:
                links.setdefault((row["cell_row"], row["cell_column"]), []).append(row["observation_id"])
        cells = await site.rows(
            "SELECT * FROM cells WHERE document_id = ? AND table_number = ?", [document, table["number"]]
        )
        drawn = drawn_rows(cells, header_rows=table["header_rows"] or 0, links=links)
        found.append({"row": table, "drawn": drawn, "notes": json.loads(table["notes"] or "[]")})
    return found
