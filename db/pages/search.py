"""Full text over passages and tables: the line that matches, with its page."""

import re
from typing import Any

from .answers import page, whole_number
from .site import Site

PAGE = 25
RANKED = 3000
"""Matches up to which the best come first, those with a figure before others; of more, the newest do. Ranking a word of
every paper takes seconds."""

_TERM = re.compile(r'"[^"]*"|\S+')
_OPEN, _CLOSE = "\x02", "\x03"
"""What the database puts around a matching word; never printed, so never mistaken for text."""


async def search(request: Any, site: Site) -> Any:
    """The results of ``q``; an empty form without it."""
    words = (request.args.get("q") or "").strip()[:200]
    start = whole_number(request.args.get("from"), default=0, least=0, most=10_000)
    query = as_query(words)
    passages: list[Any] = []
    tables: list[Any] = []
    if query:
        passages = await _passages(site, query, start)
        if not start:
            tables = await _tables(site, query)
    return page(
        site,
        "search.html",
        words=words,
        passages=[(row, pieces(row["line"])) for row in passages[:PAGE]],
        tables=[(row, pieces(row["line"])) for row in tables],
        start=start,
        following=start + PAGE if len(passages) > PAGE else None,
        before=max(start - PAGE, 0) if start else None,
    )


def as_query(words: str) -> str:
    """What a person typed as a query of the full-text index: every word or quoted phrase must occur.

    Each is quoted, so that no sign among them is taken for an operator. The last word also matches as a beginning.
    """
    terms = [term.strip('"').replace('"', "") for term in _TERM.findall(words)]
    quoted = [f'"{term}"' for term in terms if any(c.isalnum() for c in term)]
    if quoted and not words.endswith('"'):
        quoted[-1] += "*"
    return " ".join(quoted)


async def _passages(site: Site, query: str, start: int) -> list[Any]:
    counted = await site.row(
        "SELECT count(*) AS found FROM (SELECT 1 FROM passages_fts WHERE passages_fts MATCH ? LIMIT ?)",
        [query, RANKED + 1],
    )
    few = counted and counted["found"] <= RANKED
    order = "observation_id IS NULL, rank" if few else "f.rowid DESC"
    return await site.rows(
        f"""
        SELECT snippet(passages_fts, 0, '{_OPEN}', '{_CLOSE}', ' … ', 40) AS line, p.page, p.heading, p.kind, p.number,
               d.sha256, d.name, d.title, d.council, d.meeting_date, g.label,
               (SELECT o.observation_id FROM figures f2 JOIN observations o ON o.figure_id = f2.figure_id
                WHERE f2.document_id = p.document_id AND f2.passage_number = p.number LIMIT 1) AS observation_id
        FROM passages_fts f JOIN passages p ON p.id = f.rowid JOIN documents d ON d.id = p.document_id
        LEFT JOIN pages g ON g.document_id = p.document_id AND g.number = p.page
        WHERE passages_fts MATCH ? ORDER BY {order} LIMIT ? OFFSET ?
        """,
        [query, PAGE + 1, start],
    )


async def _tables(site: Site, query: str) -> list[Any]:
    return await site.rows(
        f"""
        SELECT snippet(tables_fts, -1, '{_OPEN}', '{_CLOSE}', ' … ', 24) AS line, t.page, t.number, t.title, t.rows,
               t.columns, d.sha256, d.name, d.title AS paper, d.council, d.meeting_date
        FROM tables_fts f JOIN tables t ON t.id = f.rowid JOIN documents d ON d.id = t.document_id
        WHERE tables_fts MATCH ? ORDER BY f.rowid DESC LIMIT 10
        """,
        [query],
    )


def pieces(line: str) -> list[tuple[str, bool]]:
    """A matching line in pieces, each with whether it is what matched."""
    found = []
    for number, part in enumerate(re.split(f"[{_OPEN}{_CLOSE}]", line or "")):
        if part:
            found.append((part, number % 2 == 1))
    return found
