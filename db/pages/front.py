"""What is in the archive: papers, councils, years, what failed, and the latest of every metric for one council."""

import dataclasses
from typing import Any

from .answers import page
from .chart import Spark, spark
from .site import Site
from .statements import COLUMNS, WISHED, Point, Stated, history

_COUNTS = """
    SELECT (SELECT count(*) FROM documents) AS papers,
           (SELECT count(*) FROM documents WHERE status = 'failed') AS failed,
           (SELECT coalesce(sum(pages), 0) FROM documents) AS pages,
           (SELECT count(DISTINCT council) FROM documents WHERE council <> '') AS councils,
           (SELECT min(meeting_date) FROM documents) AS first_meeting,
           (SELECT max(meeting_date) FROM documents) AS last_meeting,
           (SELECT count(*) FROM figures) AS figures,
           (SELECT count(*) FROM observations) AS observations,
           (SELECT count(*) FROM problems WHERE severity <> 'note') AS problems,
           (SELECT max(coalesce(finished, started)) FROM runs) AS refreshed
"""
_AREAS = """
    SELECT code AS area_code, name AS area_name,
           (SELECT count(*) FROM documents WHERE council_code = code) AS papers
    FROM areas WHERE code <> '' AND EXISTS (SELECT 1 FROM observations WHERE area_code = code)
    ORDER BY papers DESC, area_name
"""
"""Areas with figures, those with most papers first. Asked area by area: grouping the figures reads all of them."""
FAILURES_SHOWN = 10


@dataclasses.dataclass(frozen=True)
class MetricRow:
    """A metric as the front page lists it."""

    metric: Any
    latest: Stated
    """The newest firm figure, or the newest expected one where nothing has happened yet."""
    points: list[Point]
    line: Spark | None


async def count_ahead(site: Site) -> None:
    """Count the archive before anybody asks: over a million figures that takes a quarter of a second."""
    await site.kept_rows("counts", _COUNTS)
    await site.kept_rows("areas", _AREAS)


async def front(request: Any, site: Site) -> Any:
    """The front page."""
    (counts,) = await site.kept_rows("counts", _COUNTS)
    areas = await site.kept_rows("areas", _AREAS)
    known = {row["area_code"]: row["area_name"] for row in areas}
    wanted = request.args.get("area") or ""
    area = wanted if wanted in known else areas[0]["area_code"] if areas else ""
    failures = await site.rows(
        "SELECT p.path, p.message, p.cure, d.name, d.sha256 FROM problems p "
        "LEFT JOIN documents d ON d.id = p.document_id WHERE p.severity = 'error' ORDER BY p.id DESC LIMIT ?",
        [FAILURES_SHOWN],
    )
    return page(
        site,
        "front.html",
        counts=counts,
        areas=sorted(areas, key=lambda row: row["area_name"]),
        area=area,
        area_name=known.get(area, ""),
        metrics=await _metrics(site, area) if area else [],
        failures=failures,
    )


async def _metrics(site: Site, area: str) -> list[MetricRow]:
    rows = await site.rows(
        f"SELECT metric, {COLUMNS} FROM observations WHERE area_code = ? "
        "AND measure = 'level' AND breakdown = '' AND qualifier = '' AND period_end IS NOT NULL",
        [area],
    )
    names = {row["id"]: row for row in await site.rows("SELECT * FROM metrics")}
    by_metric: dict[str, list[Any]] = {}
    for row in rows:
        by_metric.setdefault(row["metric"], []).append(row)
    found = []
    for metric, statements in by_metric.items():
        points = [p for (_, line), those in history(statements).items() if line not in WISHED for p in those]
        if points and metric in names:
            firm = [point.stands for point in points if point.stands.firm]
            latest = firm[-1] if firm else points[0].stands
            found.append(MetricRow(names[metric], latest, points, spark(points)))
    return sorted(found, key=lambda row: (row.metric["tier"] or 9, row.metric["name"] or row.metric["id"]))
