"""What does not add up, what was restated and what contradicts another paper: lists to work through, newest first."""

from typing import Any

from .answers import Sorry, page, whole_number
from .site import Site

KINDS = {
    "does not add up": "Does not add up",
    "contradicts": "Contradicts another statement",
    "restated": "Restated",
    "repaired": "Repaired by arithmetic",
}
"""The check as the database says it, and as the page does."""
PAGE = 50


async def checks(request: Any, site: Site) -> Any:
    """The list of one kind of check."""
    kind = request.args.get("kind") or next(iter(KINDS))
    if kind not in KINDS:
        raise Sorry(f"There is no list of “{kind[:40]}”. The lists are: {', '.join(KINDS)}.", status=400)
    start = whole_number(request.args.get("from"), default=0, least=0)
    rows = await site.rows(
        f"SELECT o.*, m.name AS metric_name FROM observations o LEFT JOIN metrics m ON m.id = o.metric "
        f"WHERE instr(o.checks, '{kind}') > 0 "
        "ORDER BY o.meeting_date DESC, o.document_name, o.page, o.observation_id LIMIT ? OFFSET ?",
        [PAGE + 1, start],
    )
    each = (f"(SELECT count(*) FROM observations WHERE instr(checks, '{name}') > 0) AS [{name}]" for name in KINDS)
    counts = await site.kept_rows("checks", f"SELECT {', '.join(each)}")
    return page(
        site,
        "checks.html",
        kinds=KINDS,
        kind=kind,
        rows=rows[:PAGE],
        counts=counts[0],
        start=start,
        following=start + PAGE if len(rows) > PAGE else None,
        before=max(start - PAGE, 0) if start else None,
    )
