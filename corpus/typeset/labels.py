"""The sample papers' labels: one row for each figure of the vocabulary that a paper prints, decided by hand.

What each table row means (metric, breakdown, sign) is written here row by row; the values are those printed. A label
that a reasonable reader could decide either way is optional and counts neither way.
"""

import json
from collections.abc import Iterator
from typing import Any

from . import printed
from .markup import DOCX_NAME, HTML_NAME
from .pack import NAME as PACK
from .printed import Row

UPDATE = "leicestershire-2024-09-05-high-needs-update.pdf"
_COUNTY, _ENGLAND = ("Leicestershire", "E10000018"), ("England", "E92000001")
_REGION, _NEIGHBOURS = ("East Midlands", "E12000004"), ("Statistical neighbours", "")
BENEFITS_PAGE, PLACEMENTS_PAGE, DEMAND_PAGE = 2, 3, 4
GRANT_PAGE, FORECAST_PAGE, QUARTER_PAGE, DASHBOARD_PAGE = 5, 6, 8, 9
"""Physical pages of the pack."""

_Q2, _Q3, _SUMMER, _AUTUMN = "2022-09-30", "2022-12-31", "2022-08-31", "2022-12-31"
_MONEY_ENDS = ("2024-03-31", "2025-03-31", "2026-03-31", "2027-03-31")
_PLACEMENT_ENDS = ("2017-03-31", "2018-03-31", "2019-03-31", "2020-03-31", "2021-03-31", "2022-12-31")
_BENEFIT_ENDS = ("2024-03-31", "2030-03-31", "2027-03-31")

_HIGH_NEEDS: dict[str, tuple[str, bool, int]] = {
    "High Needs Dedicated Schools Grant": ("hnb_allocation", False, -1),
    "Placement Costs": ("hnb_expenditure", True, 1),
    "Other HNB Cost": ("hnb_expenditure", True, 1),
    "Commissioning Cost - New Places": ("hnb_expenditure", True, 1),
    "Invest to Save Project Costs – TSIL": ("hnb_expenditure", True, 1),
    "Total Expenditure": ("hnb_expenditure", False, 1),
    "Funding Gap Pre Savings": ("hnb_in_year_position", True, -1),
    "TSIL Programme Defined Opportunities": ("hnb_savings", True, -1),
    "Benefit of Local Provision and Practice Improvements": ("hnb_savings", True, -1),
    "Total Savings": ("hnb_savings", False, -1),
    "Annual Revenue Funding Gap": ("hnb_in_year_position", False, -1),
    "Cumulative High Needs Funding Gap": ("hnb_cumulative_balance", False, -1),
    "Dedicated Schools Grant Surplus (-ve) / Deficit": ("dsg_balance", False, -1),
}
"""Row label → metric, whether the label is its breakdown, and what the printed number is multiplied by to follow the
vocabulary's sign rule (surplus positive; grants, spending and savings positive)."""

_OPENING = ("hnb_cumulative_balance", "hnb_in_year_position", "dsg_balance")
"""What a deficit brought forward can be taken for; its period too can be read as the year named or the column's."""


def labels() -> bytes:
    """All labels, one JSON object a line."""
    rows = [*_pack(), *_update(), *_page(), *_word()]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _label(doc: str, metric: str, value: float, ends: str, *, page: int | None = None, **other: Any) -> dict[str, Any]:
    area, code = other.get("area", _COUNTY)
    return {
        "doc": doc,
        "metric": metric,
        "measure": other.get("measure", "level"),
        "breakdown": other.get("breakdown", ""),
        "area": area,
        "area_code": code,
        "value": value,
        "unit": other.get("unit", "percent" if metric.endswith("_pct") else "count"),
        "period_end": ends,
        "period_from": other.get("period_from", ""),
        "status": other.get("status", "actual"),
        "source": other.get("source", "text"),
        "page": page,
        "optional": other.get("optional", False),
    }


def _number(text: str) -> float:
    return float(text.replace(",", "").rstrip("%").lstrip("<>"))


def _pack() -> Iterator[dict[str, Any]]:
    yield from _benefits()
    yield from _placements()
    yield from _deficit(printed.DSG_DEFICIT, PLACEMENTS_PAGE)
    yield from _growth(PACK, DEMAND_PAGE)
    yield _money("hnb_allocation", 104.9e6, "2024-03-31", GRANT_PAGE, status="provisional")
    yield from _growth(PACK, GRANT_PAGE)
    since: dict[str, Any] = {"measure": "percent_change", "unit": "percent", "period_from": "2021"}
    yield _label(PACK, "ehcp_total", 38, "2022-12-31", page=GRANT_PAGE, **since)
    yield from _high_needs()
    for metric, value, ends in (
        ("hnb_savings", 5.6e6, "2024-03-31"),
        ("hnb_savings", 24.6e6, "2027-03-31"),
        ("hnb_cumulative_balance", -53.0e6, "2024-03-31"),
        ("hnb_cumulative_balance", -90.9e6, "2027-03-31"),
    ):
        yield _money(metric, value, ends, FORECAST_PAGE)
    yield from _quarter()
    yield from _dashboard()


def _money(metric: str, value: float, ends: str, page: int | None, **other: Any) -> dict[str, Any]:
    doc = other.pop("doc", PACK)
    return _label(doc, metric, value, ends, page=page, unit="gbp", **{"status": "forecast", **other})


def _benefits() -> Iterator[dict[str, Any]]:
    # The table does not say whose money is saved, nor that the last column is a sum over years: every row is optional.
    for row in printed.BENEFITS:
        for text, ends in zip(row.cells, _BENEFIT_ENDS, strict=True):
            breakdown = "" if row.label == "Total" else row.label
            value = _number(text) * 1000
            yield _money("hnb_savings", value, ends, BENEFITS_PAGE, breakdown=breakdown, source="table", optional=True)


def _placements() -> Iterator[dict[str, Any]]:
    place: dict[str, Any] = {"page": PLACEMENTS_PAGE, "source": "table"}
    for row in printed.PLACEMENTS:
        breakdown = "" if row.label.startswith("All") else row.label
        for column, (text, ends) in enumerate(zip(row.cells, _PLACEMENT_ENDS, strict=True)):
            if not text:
                continue
            if text.endswith("%"):
                since = "2017" if row.label.startswith("Rise since") else str(2016 + column)
                change: dict[str, Any] = {"measure": "percent_change", "unit": "percent", "period_from": since}
                yield _label(PACK, "cla_total", _number(text), ends, **change, **place)
            else:
                yield _label(PACK, "cla_total", _number(text), ends, breakdown=breakdown, **place)
    for value, ends in ((469, "2017-03-31"), (680, "2021-03-31")):
        yield _label(PACK, "cla_total", value, ends, page=PLACEMENTS_PAGE)


def _deficit(row: Row, page: int) -> Iterator[dict[str, Any]]:
    for text, ends in zip(row.cells, _MONEY_ENDS, strict=True):
        yield _money("dsg_balance", -_number(text) * 1000, ends, page, source="table")


def _growth(doc: str, page: int) -> Iterator[dict[str, Any]]:
    change: dict[str, Any] = {"measure": "percent_change", "unit": "percent", "period_from": "2016"}
    for value, area in ((54, _COUNTY), (38, _ENGLAND), (32, _REGION)):
        yield _label(doc, "ehcp_total", value, "2020-12-31", page=page, area=area, **change)


def _high_needs() -> Iterator[dict[str, Any]]:
    for row in printed.HIGH_NEEDS:
        for text, ends in zip(row.cells, _MONEY_ENDS, strict=True):
            if not text:
                continue
            if row.label in _HIGH_NEEDS:
                metric, is_part, sign = _HIGH_NEEDS[row.label]
                value = sign * _number(text) * 1000
                breakdown = row.label if is_part else ""
                yield _money(metric, value, ends, FORECAST_PAGE, breakdown=breakdown, source="table")
            else:
                yield from _either_way(row, text, ends)


def _either_way(row: Row, text: str, ends: str) -> Iterator[dict[str, Any]]:
    either: dict[str, Any] = {"source": "table", "optional": True, "page": FORECAST_PAGE}
    if text.endswith("%"):
        yield _label(PACK, "dsg_balance", -_number(text), ends, unit="percent", status="forecast", **either)
    elif row.label.startswith("Surplus"):
        yield _label(PACK, "dsg_balance", -_number(text) * 1000, ends, unit="gbp", breakdown=row.label, **either)
    else:
        year_end = f"20{row.label[5:7]}-03-31"
        for metric in _OPENING:
            for end in (year_end, ends):
                yield _label(PACK, metric, -_number(text) * 1000, end, unit="gbp", **either)


def _quarter() -> Iterator[dict[str, Any]]:
    for metric, now, before in (
        ("cpp_repeat_pct", 22.7, 22.6),
        ("cpp_two_years_pct", 1.8, 1.4),
        ("care_leavers_suitable_pct", 94.0, 93.3),
        ("care_leavers_eet_pct", 64.5, 61.3),
    ):
        yield _label(PACK, metric, now, _Q3, page=QUARTER_PAGE)
        yield _label(PACK, metric, before, _Q2, page=QUARTER_PAGE)
    yield from _census(PACK, QUARTER_PAGE, source="text")


def _census(doc: str, page: int | None, *, source: str) -> Iterator[dict[str, Any]]:
    yield _label(doc, "ehcp_total", 2252, _AUTUMN, page=page, breakdown="mainstream schools", source=source)
    yield _label(doc, "ehcp_total", 2363, _SUMMER, page=page, breakdown="mainstream schools", source=source)
    yield _label(doc, "sen_support", 12077, _AUTUMN, page=page, source=source)
    yield _label(doc, "sen_support", 12204, _SUMMER, page=page, source=source)


def _dashboard() -> Iterator[dict[str, Any]]:
    yield from _census(PACK, DASHBOARD_PAGE, source="table")
    for metric, before, now, target, neighbours in (
        ("cpp_repeat_pct", 22.6, 22.74, 20.8, 22.3),
        ("cpp_two_years_pct", 1.4, 1.82, 3.0, 1.3),
        ("care_leavers_suitable_pct", 93.3, 94.0, 92.0, 87.8),
        ("care_leavers_eet_pct", 61.3, 64.5, 54.0, 54.0),
    ):
        yield from _compared(PACK, metric, before, now, target, neighbours, page=DASHBOARD_PAGE)


def _compared(
    doc: str, metric: str, before: float, now: float, target: float, neighbours: float, *, page: int | None
) -> Iterator[dict[str, Any]]:
    yield _label(doc, metric, before, _Q2, page=page, source="table")
    yield _label(doc, metric, now, _Q3, page=page, source="table")
    yield _label(doc, metric, target, _Q3, page=page, source="table", status="target")
    yield _label(doc, metric, neighbours, "", page=page, source="table", area=_NEIGHBOURS)


def _update() -> Iterator[dict[str, Any]]:
    yield _money("hnb_savings", 36.5e6, "2029-03-31", 1, doc=UPDATE)
    yield _money("hnb_cumulative_balance", -58.1e6, "2025-03-31", 1, doc=UPDATE)
    yield _money("hnb_cumulative_balance", -103.3e6, "2028-03-31", 1, doc=UPDATE)
    yield _label(UPDATE, "ehcp_total", 3350, "2017-12-31", page=1)
    yield _label(UPDATE, "ehcp_total", 6377, "2024-12-31", page=1)
    change: dict[str, Any] = {"measure": "percent_change", "unit": "percent", "period_from": "2017"}
    for value, area in ((90, _COUNTY), (100, _ENGLAND), (101, _REGION), (97, _NEIGHBOURS)):
        yield _label(UPDATE, "ehcp_total", value, "2024-12-31", page=1, area=area, **change)
    yield _label(UPDATE, "ehcp_20wk_pct", 1, "2022-12-31", page=1)
    yield _label(UPDATE, "ehcp_20wk_pct", 6.2, "2024-07-31", page=1)


def _page() -> Iterator[dict[str, Any]]:
    mainstream: dict[str, Any] = {"breakdown": "mainstream schools"}
    yield _label(HTML_NAME, "ehcp_total", 2252, _AUTUMN, **mainstream)
    yield _label(HTML_NAME, "ehcp_total", 2363, _SUMMER, **mainstream)
    change: dict[str, Any] = {"measure": "change", "period_from": "Summer 2022", "optional": True}
    yield _label(HTML_NAME, "ehcp_total", -111, _AUTUMN, **mainstream, **change)
    yield _label(HTML_NAME, "sen_support", 12077, _AUTUMN)
    yield _label(HTML_NAME, "care_leavers_eet_pct", 64.5, _Q3)
    yield _label(HTML_NAME, "care_leavers_eet_pct", 54.0, _Q3, area=_NEIGHBOURS)


def _word() -> Iterator[dict[str, Any]]:
    for metric, row in zip(("care_leavers_suitable_pct", "care_leavers_eet_pct"), printed.CARE_LEAVERS, strict=True):
        before, now, target, neighbours = (_number(text) for text in row.cells)
        yield _label(DOCX_NAME, metric, before, _Q2, source="table")
        yield _label(DOCX_NAME, metric, now, _Q3, source="table")
        yield _label(DOCX_NAME, metric, target, "", source="table", status="target")
        yield _label(DOCX_NAME, metric, neighbours, "", source="table", area=_NEIGHBOURS)
    yield _label(DOCX_NAME, "care_leavers_suitable_pct", 94.0, _Q3)
    yield _label(DOCX_NAME, "care_leavers_eet_pct", 64.5, _Q3)
    yield _label(DOCX_NAME, "care_leavers_eet_pct", 61.3, "2022-09-30")
