"""One metric over time for the councils chosen: as a chart, as a table, as files; the address holds the choice."""

import dataclasses
import json
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response
from markupsafe import Markup

from . import painting
from .answers import Sorry, page
from .chart import Drawing, Line, drawing
from .site import Site
from .spreadsheet import csv_text
from .statements import COLUMNS, WISHED, history

MOST_AREAS = 6
"""Lines a chart holds before they cannot be told apart."""

MEASURES = {"level": "Level", "change": "Change", "percent_change": "Percentage change"}


@dataclasses.dataclass(frozen=True)
class Choice:
    """What a series is of."""

    metric: str
    areas: tuple[str, ...]
    """GSS codes, or names where an area has no code."""
    breakdown: str = ""
    qualifier: str = ""
    measure: str = "level"

    @property
    def query(self) -> str:
        """The choice as the part of an address after the question mark."""
        pairs = [("metric", self.metric), *(("area", area) for area in self.areas)]
        pairs += [(n, v) for n, v in (("breakdown", self.breakdown), ("qualifier", self.qualifier)) if v]
        if self.measure != "level":
            pairs.append(("measure", self.measure))
        return urlencode(pairs)


async def series(request: Any, site: Site) -> Any:
    """The page of a series; without a metric, the choice alone."""
    metrics = await site.kept_rows(
        "metrics in use", "SELECT * FROM metrics m WHERE EXISTS (SELECT 1 FROM observations o WHERE o.metric = m.id)"
    )
    choice = chosen(request)
    if not choice.metric:
        return page(site, "series.html", choice=choice, metrics=metrics, metric=None, measures=MEASURES)
    metric = await _metric(site, choice.metric)
    areas = await _areas(site, choice.metric)
    if not choice.areas and areas:
        choice = dataclasses.replace(choice, areas=(areas[0]["area_code"] or areas[0]["area_name"],))
    lines = await read_lines(site, choice)
    breakdowns = await _values(site, choice, "breakdown")
    qualifiers = await _values(site, choice, "qualifier")
    chart = _chart(lines, metric)
    return page(
        site,
        "series.html",
        choice=choice,
        metrics=metrics,
        metric=metric,
        measures=MEASURES,
        areas=sorted(areas, key=lambda row: row["area_name"]),
        breakdowns=breakdowns,
        qualifiers=qualifiers,
        lines=lines,
        # Made by painting.svg, which escapes every text it is given.
        chart=Markup(painting.svg(chart)) if chart else None,
    )


async def download(request: Any, site: Site) -> Any:
    """The numbers or the chart of a series as a file."""
    choice = chosen(request)
    if not choice.metric or not choice.areas:
        raise Sorry("A series needs a metric and at least one area in its address.", status=400)
    form = request.url_vars["form"]
    metric = await _metric(site, choice.metric)
    lines = await read_lines(site, choice)
    name = f"{choice.metric}.{form}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    if form in ("svg", "png"):
        chart = _chart(lines, metric)
        if chart is None:
            raise Sorry("No paper of this archive states that series, so there is nothing to draw.")
        body = painting.svg(chart, alone=True).encode() if form == "svg" else painting.png(chart)
        return Response(body, content_type="image/svg+xml" if form == "svg" else "image/png", headers=headers)
    rows = [
        {"metric": choice.metric, "breakdown": choice.breakdown, "qualifier": choice.qualifier, "stands": stands}
        | dataclasses.asdict(one)
        for line in lines
        for point in line.points
        for stands, one in ((True, point.stands), *((False, earlier) for earlier in point.earlier))
    ]
    if form == "json":
        return Response(
            json.dumps(rows, ensure_ascii=False, indent=1), content_type="application/json", headers=headers
        )
    table: list[list[Any]] = [list(rows[0]), *(list(row.values()) for row in rows)] if rows else []
    return Response("\ufeff" + csv_text(table), content_type="text/csv; charset=utf-8", headers=headers)


def chosen(request: Any) -> Choice:
    """The choice that an address holds. Raises ``Sorry`` where it names a measure there is none of."""
    arguments = request.args
    measure = arguments.get("measure") or "level"
    if measure not in MEASURES:
        raise Sorry(f"There is no measure “{measure[:40]}”: choose level, change or percent_change.", status=400)
    return Choice(
        metric=arguments.get("metric") or "",
        areas=tuple(dict.fromkeys(area for area in arguments.getlist("area") if area))[:MOST_AREAS],
        breakdown=arguments.get("breakdown") or "",
        qualifier=arguments.get("qualifier") or "",
        measure=measure,
    )


async def _metric(site: Site, name: str) -> Any:
    metric = await site.row("SELECT * FROM metrics WHERE id = ?", [name])
    if metric is None:
        raise Sorry(f"There is no metric “{name[:60]}” in this archive.")
    return metric


async def _areas(site: Site, metric: str) -> list[Any]:
    """The areas a metric is stated for, those most often first; comparators without a code last."""
    coded = await site.rows(
        "SELECT o.area_code, a.name AS area_name, count(*) AS statements FROM observations o "
        "JOIN areas a ON a.code = o.area_code WHERE o.metric = ? AND o.area_code <> '' "
        "GROUP BY o.area_code ORDER BY statements DESC",
        [metric],
    )
    uncoded = await site.rows(
        "SELECT DISTINCT '' AS area_code, area_name FROM observations WHERE metric = ? AND area_code = '' LIMIT 50",
        [metric],
    )
    return [*coded, *uncoded]


async def read_lines(site: Site, choice: Choice) -> list[Line]:
    """The lines of a choice: for each area what is stated, and budget and target on lines of their own."""
    lines = []
    for area in choice.areas:
        rows = await site.rows(
            f"SELECT {COLUMNS} FROM observations WHERE metric = :metric "
            "AND area_code IN (:area, '') AND (area_code = :area OR area_name = :area) AND measure = :measure "
            "AND breakdown = :breakdown AND qualifier = :qualifier AND period_end IS NOT NULL LIMIT 5000",
            {
                "metric": choice.metric,
                "area": area,
                "measure": choice.measure,
                "breakdown": choice.breakdown,
                "qualifier": choice.qualifier,
            },
        )
        lines += [Line(_name(key), points) for key, points in history(rows).items()]
    return lines


def _name(key: tuple[str, str]) -> str:
    area, line = key
    return f"{area}, {line}" if line in WISHED else area


async def _values(site: Site, choice: Choice, column: str) -> list[str]:
    """The breakdowns or qualifiers in which the chosen areas state the metric."""
    marks = ", ".join("?" for _ in choice.areas)
    rows = await site.rows(
        f"SELECT DISTINCT {column} FROM observations WHERE metric = ? AND measure = ? "
        f"AND area_code IN ('', {marks}) AND (area_code IN ({marks}) OR area_name IN ({marks})) "
        f"AND {column} <> '' ORDER BY 1 LIMIT 200",
        [choice.metric, choice.measure, *choice.areas * 3],
    )
    return [row[0] for row in rows]


def _chart(lines: list[Line], metric: Any) -> Drawing | None:
    unit = next((point.stands.unit for line in lines for point in line.points), metric["unit"] or "")
    return drawing(lines, title=metric["name"] or metric["id"], unit=unit)
