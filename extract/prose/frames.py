"""Which metric do the concepts of a clause amount to, given the unit of its number?"""

from collections.abc import Set
from typing import Literal, NamedTuple

UnitClass = Literal["gbp", "gbp_per_week", "percent", "count", "rate"]


class Frame(NamedTuple):
    """A metric and the concepts that say it: each of ``needs`` offers alternatives, none of ``bars`` may be there."""

    metric: str
    unit: UnitClass
    needs: tuple[frozenset[str], ...]
    bars: frozenset[str] = frozenset()


def _frame(metric: str, unit: UnitClass, needs: str, bars: str = "") -> Frame:
    return Frame(
        metric,
        unit,
        tuple(frozenset(part.split("|")) for part in needs.split()),
        frozenset(bars.split()),
    )


_EHC = "ehcp|topic:ehcp"
_PLAN = "ehcp|topic:ehcp"
_OTHER_PEOPLE = "lac cpp cin care_leaver uasc"

FRAMES: tuple[Frame, ...] = (
    # Shares
    _frame("cla_placement_moves_pct", "percent", "three_moves"),
    _frame("cla_long_term_stability_pct", "percent", "same_place"),
    _frame("cla_over_20_miles_pct", "percent", "miles20 lac|uasc|placements|topic:lac"),
    _frame("care_leavers_suitable_pct", "percent", "suitable care_leaver|topic:care_leaver"),
    _frame("care_leavers_eet_pct", "percent", "eet care_leaver|topic:care_leaver", "neet"),
    _frame("cpp_repeat_pct", "percent", "repeat cpp|plan|plans|started_plan|topic:cpp", "ehcp"),
    _frame("cpp_repeat_pct", "percent", "re_registration"),
    _frame("cpp_two_years_pct", "percent", "two_years cpp|plan|weak_plans|topic:cpp", "ehcp topic:ehcp"),
    _frame(
        "ehcp_annual_reviews_pct", "percent", f"review|reviewed {_EHC}|send", "lac cin cpp uasc topic:lac topic:cpp"
    ),
    _frame(
        "ehcp_20wk_pct",
        "percent",
        "weeks20|on_time ehcp|topic:ehcp|assessment|send|plans",
        "review reviewed lac cpp cin appeal request refused topic:lac topic:cpp conference",
    ),
    _frame(
        "ehcp_pct_pupils", "percent", "ehcp people|population", "lac cpp cin issued weeks20 exclusion uasc care_leaver"
    ),
    # Rates per 10,000
    _frame("cla_rate", "rate", "lac", "cpp cin uasc started_care ceased_care care_leaver"),
    _frame("cpp_rate", "rate", "cpp", "lac cin"),
    _frame("cla_rate", "rate", "topic:lac", "cpp cin uasc started_care ceased_care care_leaver"),
    _frame("cpp_rate", "rate", "topic:cpp", "lac cin"),
    # Numbers of plans
    _frame("ehcp_20wk_count", "count", f"plans|ehcp weeks20|on_time issued|new {_PLAN}", "review request lac"),
    _frame("ehcp_requests_refused", "count", "request|assessment refused ehcp|topic:ehcp|send", _OTHER_PEOPLE),
    _frame("ehcp_requests_refused", "count", "assess_refusal ehcp|topic:ehcp|send", _OTHER_PEOPLE),
    _frame("ehcp_appeals", "count", "tribunal", _OTHER_PEOPLE + " transport"),
    _frame(
        "ehcp_appeals",
        "count",
        "appeal tribunal|ehcp|topic:ehcp|send|topic:appeal",
        _OTHER_PEOPLE + " transport foreign_count",
    ),
    _frame("ehcp_requests", "count", "request ehcp|assessment|topic:ehcp", _OTHER_PEOPLE + " refused review appeal"),
    _frame(
        "ehcp_assessments",
        "count",
        "assessment issued ehcp|topic:ehcp|send",
        _OTHER_PEOPLE + " plans request ehcp_noun",
    ),
    _frame("ehcp_ceased", "count", f"ehcp|plans ceased {_PLAN}", _OTHER_PEOPLE + " request assessment review appeal"),
    _frame("ehcp_new", "count", f"ehcp|plans issued|new {_PLAN}", _OTHER_PEOPLE + " request review appeal weeks20"),
    _frame("sen_support", "count", "sen_support", _OTHER_PEOPLE + " ehcp"),
    _frame(
        "ehcp_total",
        "count",
        f"ehcp|plans {_PLAN}",
        _OTHER_PEOPLE
        + " issued new ceased request assessment review reviewed refused appeal weeks20 sen_support waiting",
    ),
    # Numbers of children
    _frame("cla_started", "count", "started_care", "cpp cin care_leaver"),
    _frame("cla_ceased", "count", "ceased_care", "cpp cin care_leaver"),
    _frame("cla_started", "count", "starters lac|topic:lac", "cpp cin care_leaver"),
    _frame("cla_ceased", "count", "leavers lac|topic:lac", "cpp cin care_leaver"),
    _frame("cla_uasc", "count", "uasc", "cpp cin care_leaver started_care ceased_care"),
    _frame("care_leavers_total", "count", "care_leaver", "cpp cin eet neet suitable"),
    _frame("cpp_total", "count", "cpp", "repeat two_years review ehcp lac cin ceased issued new started_plan"),
    _frame("cin_total", "count", "cin", "ehcp lac cpp started ended assessment"),
    _frame("cla_total", "count", "placement_kind topic:lac", "ehcp cpp cin care_leaver uasc foreign_count"),
    _frame(
        "cla_total",
        "count",
        "lac",
        "ehcp cpp cin started_plan started_care ceased_care uasc care_leaver review eet three_moves",
    ),
)
"""Tried in order; the first whose needs are met and bars are absent decides."""


def metric_for(unit: UnitClass, concepts: Set[str]) -> str:
    """The metric that ``concepts`` say of a number in ``unit``; empty where none."""
    for frame in FRAMES:
        if frame.unit == unit and all(need & concepts for need in frame.needs) and not frame.bars & concepts:
            return frame.metric
    return ""


HN_MONEY = {
    "overspend": "hnb_variance",
    "underspend": "hnb_variance",
    "variance": "hnb_variance",
    "gap": "hnb_in_year_position",
    "reserve": "hnb_cumulative_balance",
    "allocation": "hnb_allocation",
    "budget": "hnb_budget",
    "expenditure": "hnb_expenditure",
    "savings": "hnb_savings",
    "transfer": "hnb_block_transfer",
    "recoupment": "hnb_deductions",
    "unit_cost": "hnb_cost_per_ehcp",
}
"""What an aspect of money makes of the high needs block; deficits and surpluses are decided by their time words."""

DSG_MONEY = {
    "overspend": "dsg_in_year_position",
    "underspend": "dsg_in_year_position",
    "variance": "dsg_in_year_position",
    "gap": "dsg_in_year_position",
    "reserve": "dsg_balance",
    "allocation": "dsg_allocation",
    "budget": "dsg_allocation",
    "savings": "hnb_savings",
}
"""The same of the whole grant."""

OTHER_MONEY: dict[tuple[str, str], str] = {
    ("ehcp", "unit_cost"): "hnb_cost_per_ehcp",
    ("special_school", "unit_cost"): "hnb_cost_per_ehcp",
    ("safety_valve", "allocation"): "dsg_support_received",
    ("safety_valve", "transfer"): "dsg_support_received",
    ("safety_valve", "payment"): "dsg_support_received",
    ("safety_valve", "savings"): "hnb_savings",
    ("transport", "expenditure"): "sen_transport_expenditure",
    ("transport", "budget"): "sen_transport_expenditure",
    ("transport", "payment"): "sen_transport_expenditure",
    ("lac", "expenditure"): "cla_expenditure",
    ("lac", "budget"): "cla_expenditure",
    ("lac", "unit_cost"): "cla_placement_unit_cost",
}
"""Money of other subjects, by (subject, aspect)."""

SAID_BY = {
    "ehcp_requests": frozenset({"request", "ehcp"}),
    "ehcp_assessments": frozenset({"assessment", "ehcp"}),
    "ehcp_new": frozenset({"ehcp", "plans", "issued"}),
    "ehcp_total": frozenset({"ehcp", "plans"}),
    "sen_support": frozenset({"sen_support"}),
    "cla_total": frozenset({"lac"}),
    "cla_started": frozenset({"lac"}),
    "cla_ceased": frozenset({"lac"}),
    "cpp_total": frozenset({"cpp"}),
    "care_leavers_total": frozenset({"care_leaver"}),
}
"""The concepts that a number of this metric hands on: “of which 312 were refused” is said of requests."""

_WHOSE = {"cla": {"lac", "uasc"}, "cpp": {"cpp"}, "cin": {"cin"}, "care": {"care_leaver", "uasc"}}


def of_others(names: Set[str], metric: str) -> bool:
    """Whether ``names`` say of other people than those ``metric`` counts: “for children in need the rate was 274”."""
    whose = _WHOSE.get(metric.partition("_")[0])
    said = names & {"lac", "uasc", "cpp", "cin", "care_leaver"}
    return whose is not None and bool(said) and not said & whose


BALANCES = frozenset({"hnb_cumulative_balance", "dsg_balance"})
"""What stands at a date."""

POSITIONS = frozenset({"hnb_in_year_position", "hnb_cumulative_balance", "dsg_in_year_position", "dsg_balance"})
"""Surplus positive, deficit negative."""

INCOME = frozenset({"hnb_allocation", "dsg_allocation", "dsg_support_received", "hnb_savings"})
"""What is better the more of it there is."""

EVENTS = frozenset(
    "issued new ceased request assessment refused assess_refusal review reviewed appeal tribunal weeks20 "
    "on_time started_care ceased_care transport repeat two_years".split()
)
"""What is done with plans and children, said in the clause around a number."""
STRONG = frozenset(
    "ehcp plans lac uasc cpp cin care_leaver sen_support tribunal appeal request assessment started_care "
    "ceased_care assess_refusal".split()
)
"""Concepts that name a count by themselves."""
SHARE_WORDS = frozenset(
    "weeks20 on_time review reviewed repeat re_registration two_years three_moves same_place miles20 suitable "
    "eet".split()
)
"""Concepts that name a share by themselves."""
