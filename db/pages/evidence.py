"""Where a number comes from: the page with the cell or the sentence marked, and all that is known of its reading."""

import json
from typing import Any

from . import british
from .answers import Sorry, page
from .places import Mark, around_words, box_of, cell_marks, drawn_rows, mark
from .site import Site
from .statements import WISHED, Stated, stated

ALSO_SHOWN = 25
"""Other statements of the same figure shown at most, newest first."""


async def evidence(request: Any, site: Site) -> Any:
    """The evidence of one observation."""
    number = request.url_vars["observation"]
    observation = await site.row("SELECT * FROM observations WHERE observation_id = ?", [number])
    if observation is None:
        raise Sorry(f"There is no observation {number} here. It may have been rejected, or read otherwise since.")
    found = await site.row("SELECT * FROM figures WHERE figure_id = ?", [observation["figure_id"] or ""])
    values = await place_of(site, observation, found)
    metric = await site.row("SELECT * FROM metrics WHERE id = ?", [observation["metric"]])
    also = await _also_printed(site, observation)
    return page(
        site,
        "evidence.html",
        observation=observation,
        metric=metric,
        also=also,
        checks=[check for check in (observation["checks"] or "").split(",") if check],
        citation=_citation(values["document"], observation),
        quote=around_words(observation["quote"] or "", observation["value_text"]),
        **values,
    )


async def figure(request: Any, site: Site) -> Any:
    """The place of a printed number, understood or not. An understood one has its observations named."""
    found = await site.row("SELECT * FROM figures WHERE figure_id = ?", [request.url_vars["figure"]])
    if found is None:
        raise Sorry(f"There is no figure {request.url_vars['figure']} in this archive.")
    values = await place_of(site, found, found)
    read = await site.rows("SELECT * FROM observations WHERE figure_id = ? ORDER BY metric", [found["figure_id"]])
    quote = around_words(found["quote"] or "", found["text"])
    return page(site, "figure.html", found=found, read=read, quote=quote, **values)


async def place_of(site: Site, stated: Any, found: Any | None) -> dict[str, Any]:
    """The document, page, marks and surroundings of ``stated``, a row with ``document_id``, ``page`` and ``box``."""
    (document,) = await site.rows("SELECT * FROM documents WHERE id = ?", [stated["document_id"]])
    sheet = await site.row(
        "SELECT * FROM pages WHERE document_id = ? AND number = ?", [stated["document_id"], stated["page"]]
    )
    item = await site.row(
        "SELECT * FROM agenda_items WHERE document_id = ? AND ? BETWEEN first_page AND last_page "
        "ORDER BY position DESC LIMIT 1",
        [stated["document_id"], stated["page"]],
    )
    marks: list[Mark] = []
    table, drawn, around = None, [], []
    if found is not None and found["table_number"] is not None:
        key = [found["document_id"], found["table_number"]]
        table = await site.row("SELECT * FROM tables WHERE document_id = ? AND number = ?", key)
        cells = await site.rows("SELECT * FROM cells WHERE document_id = ? AND table_number = ?", key)
        at = (found["row"] or 0, found["column"] or 0)
        marks += cell_marks(cells, row=at[0], column=at[1], page=stated["page"])
        drawn = drawn_rows(cells, header_rows=table["header_rows"] if table else 0, marked=at)
    elif found is not None and found["passage_number"] is not None:
        around = await site.rows(
            "SELECT * FROM passages WHERE document_id = ? AND number BETWEEN ? - 1 AND ? + 1 ORDER BY number",
            [found["document_id"], found["passage_number"], found["passage_number"]],
        )
        for passage in around:
            box = box_of(passage["box"])
            if passage["number"] == found["passage_number"] and passage["page"] == stated["page"] and box:
                marks.append(mark("passage", box))
    if box := box_of(stated["box"]):
        marks.append(mark("figure", box))
    return {
        "document": document,
        "sheet": sheet,
        "item": item,
        "marks": marks,
        "table": table,
        "notes": json.loads(table["notes"] or "[]") if table else [],
        "drawn": drawn,
        "around": around,
        "passage_number": found["passage_number"] if found is not None else None,
        "has_image": document["kind"] == "pdf" and sheet is not None and bool(sheet["width"]),
    }


async def _also_printed(site: Site, observation: Any) -> list[dict[str, Any]]:
    """Other statements of the same figure, newest meeting first, and whether they agree with this one."""
    rows = await site.rows(
        """
        SELECT * FROM observations
        WHERE metric = :metric AND area_code = :area_code AND area_name = :area_name AND measure = :measure
          AND breakdown = :breakdown AND qualifier = :qualifier AND period_end IS :period_end
          AND observation_id <> :observation_id
        ORDER BY meeting_date DESC, document_name, page LIMIT :most
        """,
        {
            **{
                name: observation[name]
                for name in (
                    "metric",
                    "area_code",
                    "area_name",
                    "measure",
                    "breakdown",
                    "qualifier",
                    "period_end",
                    "observation_id",
                )
            },
            "most": ALSO_SHOWN,
        },
    )
    this = stated(observation)
    return [{"row": row, "difference": _difference(this, stated(row))} for row in rows]


def _difference(this: Stated, other: Stated) -> str:
    """By how much ``other`` differs, in words; empty where both agree as printed or one is a wish and one is not."""
    if this.agrees(other) or (this.status in WISHED) != (other.status in WISHED):
        return ""
    unit = "percentage_points" if this.unit == "percent" else this.unit
    return british.figure(round(other.value - this.value, 6), unit, measure="change", exact=True)


def _citation(document: Any, observation: Any) -> str:
    """How to name the place in print: council, committee, paper, date, page, and the hash that fixes the file."""
    printed = observation["page_label"]
    physical = observation["page"]
    where = f"page {physical}"
    if printed and printed != str(physical):
        where = f"page {printed} (page {physical} of the file)"
    parts = [
        document["council"],
        document["committee"],
        f"“{document['title'] or document['name']}”",
        british.day(document["meeting_date"]),
        where if document["kind"] == "pdf" else "",
    ]
    return f"{', '.join(part for part in parts if part)}. File {document['name']}, SHA-256 {document['sha256']}."
