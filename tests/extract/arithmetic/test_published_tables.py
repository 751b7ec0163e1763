"""The arithmetic of tables as councils have published them, typed here cell by cell."""

import pytest
from agendapack.extract.arithmetic import check_table

from .typed import typed_table

MEDIUM_TERM = """|2023/24|2024/25|2025/26|2026/27
High Needs Dedicated Schools Grant|-105,082|-108,225|-111,462|-114,797
Placement Costs|112,643|121,137|131,606|143,376
Other HNB Cost|10,029|10,029|10,029|10,029
Commissioning Cost - New Places|417|90|90|0
Invest to Save Project Costs|939|0|0|0
Total Expenditure|124,028|131,256|141,725|153,405
Funding Gap Pre Savings|18,946|23,031|30,263|38,608
Programme Defined Opportunities|-3,112|-8,596|-14,863|-21,522
Benefit of Local Provision|-2,515|-2,803|-3,115|-3,115
Total Savings|-5,627|-11,399|-17,978|-24,637
Annual Revenue Funding Gap|13,319|11,632|12,285|13,971
2019/20 Deficit Brought Forward|7,062|||
2020/21 High Needs Deficit Brought Forward|10,423|||
2021/22 High Needs Deficit Brought Forward|11,365|||
2022/23 High Needs Deficit Brought Forward|10,876|||
Cumulative High Needs Funding Gap|53,045|64,677|76,962|90,934
Surplus (-ve) / Deficit Other DSG Blocks|-7,347|-8,347|-9,347|-10,347
Dedicated Schools Grant Surplus (-ve) / Deficit|45,698|56,330|67,615|80,587
Surplus / Deficit as % of Total DSG|7%|9%|10%|12%"""

SAVINGS = """|2023/24 Benefit|2029/30 Benefit|2023/24 - 2026/27 MTFS
Mainstream provision|966|7,311|5,668
Specialist settings|678|22,759|13,989
Ratio of provision|||
Cost of independent provision|27|399|315
Cost following reviews|1,440|1,560|1,530
Total|3,112|32,059|21,502"""

LOOKED_AFTER = """Looked After Children|2016/17|2017/18|2018/19|2019/20|2020/21|Current (Dec 22)
Fostering: Internal Mainstream|135|124|133|133|130|155
Fostering: Internal Specialist 1/1|0|2|3|2|2|2
Fostering: Internal Specialist Pathway|0|0|0|3|4|5
Fostering: Internal Specialist P+C|3|3|3|3|2|2
Fostering: External Mainstream|136|154|174|176|156|150
Fostering: External UASC|10|16|16|12|12|30
Connected Foster Carer|86|97|100|133|135|150
Residential Care|61|64|57|64|72|70
Semi-Independent Living: Internal|16|21|21|25|27|31
Semi-Independent Living: External|0|29|26|60|65|70
Fostering: other|22|39|55|23|75|34
All Looked after Children|469|549|588|634|680|699
Annual % Rise||17%|7%|7%|7%|
Rise since 2016/17||||35%|45%|"""

BLOCKS = """Block|2025-26|2024-25|Change
Schools Block (*)|1,384.1|1,275.7|108.5
CSSB|12.2|12.3|-0.1
High Needs Block|345.5|322.7|22.8
Early Years Block|226.1|158.6|67.4
Total|1,967.9|1,769.3|198.5"""

OUTTURN = """Expenditure Category|Approved|Current|Q1|Q2|Q3|Outturn|Outturn vs Current
Employee Costs|23,457|23,916|23,667|23,767|24,244|24,438|102%
Premises Costs|1,433|1,433|1,380|1,309|1,291|1,279|89%
Supplies and Services|31,634|27,672|32,781|34,351|30,262|17,263|62%
Third-Party Payments|117,904|128,527|114,895|113,822|107,926|114,054|89%
Minimum Revenue Provision|366|366|366|366|366|212|58%
Net Transfers to / (from) Reserves|5,712|6,301|7,264|9,452|12,104|20,673|328%
Total Expenditure|180,507|188,216|180,354|183,068|176,193|177,921|95%
Recharge Income|(6,618)|(6,226)|(6,079)|(4,336)|(4,078)|(3,895)|63%
Net Expenditure|173,889|181,990|174,275|178,731|172,115|174,026|96%"""


def relations_of(text: str, *, unit_note: str = "£'000") -> dict[int, tuple[str, str, int, int]]:
    """By target line: direction, kind, places that close, places that fail."""
    found = check_table(typed_table(text, unit_note=unit_note))
    return {
        relation.target: (
            relation.direction,
            relation.kind,
            sum(closing.holds for closing in relation.closings),
            sum(closing.outcome == "fails" for closing in relation.closings),
        )
        for relation in found.relations
    }


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (6, "sum"),
        (7, "sum"),
        (10, "sum"),
        (11, "sum"),
        (16, "running balance"),
        (18, "sum"),
    ],
    ids=["expenditure", "gap before savings", "savings", "annual gap", "cumulative gap", "whole grant"],
)
def test_every_relation_of_a_medium_term_plan_closes_in_all_years(row: int, kind: str) -> None:
    assert relations_of(MEDIUM_TERM)[row] == ("down", kind, 4, 0)


def test_a_medium_term_plan_that_closes_has_no_problem() -> None:
    assert check_table(typed_table(MEDIUM_TERM, unit_note="£,000")).problems == ()


def test_grant_that_lowers_the_gap_makes_a_positive_gap_a_deficit() -> None:
    unnamed = MEDIUM_TERM.replace("Surplus (-ve) / Deficit", "Balance").replace("Deficit", "Balance")
    found = check_table(typed_table(unnamed, unit_note="£,000"))
    assert found.deficit_positive is True
    gap = found.convention(7, 1)
    assert gap is not None
    assert "Grant lowers it" in gap.reason


def test_a_total_thirty_out_is_reported_and_nothing_is_repaired() -> None:
    found = check_table(typed_table(SAVINGS, unit_note="£,000", ocr=True))
    assert [problem.code for problem in found.problems] == ["does-not-add-up"]
    assert "32,059,000, its parts give 32,029,000: 30,000 too much" in found.problems[0].message
    assert not any(fault.repair for fault in found.faults)


def test_a_total_one_out_in_thousands_is_within_rounding() -> None:
    found = check_table(typed_table(SAVINGS, unit_note="£,000"))
    assert [closing.outcome for closing in found.relations[0].closings] == ["within rounding", "fails", "closes"]


def test_children_by_placement_add_up_in_every_year() -> None:
    assert relations_of(LOOKED_AFTER, unit_note="")[12] == ("down", "sum", 6, 0)


def test_budget_blocks_close_down_and_across() -> None:
    found = check_table(typed_table(BLOCKS, unit_note="£m"))
    assert [(r.direction, r.kind, r.target) for r in found.relations] == [
        ("down", "sum", 5),
        ("across", "difference", 3),
    ]
    assert found.problems == ()


def test_bracketed_income_is_negative_and_shares_follow() -> None:
    found = check_table(typed_table(OUTTURN, unit_note="£000s"))
    assert found.brackets == "negative"
    assert [(r.direction, r.kind, r.target) for r in found.relations] == [
        ("down", "sum", 7),
        ("down", "sum", 9),
        ("across", "percentage of", 7),
    ]


SCHEMES = """Scheme|Total cost|Earlier years|Year 1|Year 2
Primary places|4,020|1,000|2,020|1,000
Special school|9,850|2,100|3,150|4,600
Care home|1,310|310|1,000|0
Road repair|7,734|1,234|2,400|1,800
Bypass|8,812|1,012|4,000|2,000
Depot|2,950|950|1,000|1,000
Loan fund|5,321|2,321|1,500|1,300
Libraries|1,775|775|400|600"""


def test_totals_of_more_than_is_shown_are_no_errors() -> None:
    found = check_table(typed_table(SCHEMES.replace("Total cost", "Total"), unit_note="£000"))
    assert [relation.direction for relation in found.relations] == ["across"]
    assert found.problems == ()


def test_one_total_of_more_than_its_parts_is_an_error() -> None:
    closed = SCHEMES.replace("7,734", "5,434").replace("8,812", "7,012").replace("Total cost", "Total")
    found = check_table(typed_table(closed, unit_note="£000"))
    assert [problem.code for problem in found.problems] == ["does-not-add-up"]


ATTENDANCE = """School|2021/22|2022/23|2023/24|Average
Oak Lane|412|436|449|432
Hill Top|205|198|221|208
Mill Road|318|330|291|313
Priory|520|541|566|542
Average|364|376|382|374"""

TIMELINESS = """Quarter|Assessments|Within 20 weeks
Q1|61|48.3%
Q2|74|55.1%
Q3|66|60.2%
Q4|92|40.4%
Average|73|51.0%"""


@pytest.mark.parametrize(
    ("text", "found"),
    [(ATTENDANCE, {("down", 5, 4), ("across", 4, 5)}), (TIMELINESS, {("down", 5, 2)})],
    ids=["schools by year", "counts and shares"],
)
def test_averages_are_found_down_and_across(text: str, found: set[tuple[str, int, int]]) -> None:
    averages = [r for r in check_table(typed_table(text)).relations if r.kind == "average"]
    assert {(r.direction, r.target, sum(c.holds for c in r.closings)) for r in averages} == found


def test_an_average_that_is_none_is_reported_where_the_others_are() -> None:
    found = check_table(typed_table(ATTENDANCE.replace("|313", "|331")))
    assert [problem.code for problem in found.problems] == ["does-not-follow"] * 2
    assert "Mill Road, Average is printed 331; the figures beside it give 313.0" in found.problems[1].message


def test_a_weighted_average_is_no_average_of_the_lines() -> None:
    weighted = TIMELINESS.replace("51.0%", "47.1%").replace("Average|73", "Average|80")
    assert check_table(typed_table(weighted)).relations == ()


BLANK_TOTALS = """Scheme|2015/16|2016/17|2017/18|Total
Primary places|2,491|1,100|300|3,891
Special school|1,480|4,760|90|6,330
Children's home|600|770|20|1,390
Day centre|1,500|2,480|60|4,040
Care home|420|150|70|
Extra care|660|410|25|
Total|7,151|9,670|565|17,386"""


def test_totals_left_blank_are_what_their_rows_give_and_no_error() -> None:
    found = check_table(typed_table(BLANK_TOTALS, unit_note="£'000"))
    assert {(one.row, one.value) for one in found.determined} == {(5, 640_000), (6, 1_095_000)}
    assert {problem.code for problem in found.problems} == {"determined-by-the-others"}
    assert "Care home, Total is blank; for the table to add up it must be 640,000" in found.problems[0].message


JOINED = """
Placement | 2022/23 | 2023/24 | 2024/25 | Total
Special schools | 12,406 | 13,950 | 15,218 | 41,574
Independent schools | 9,8151,204 |  | 12,730 | 33,749
Alternative provision | 2,310 | 2,477 | 2,690 | 7,477
Total | 24,531 | 27,631 | 30,638 | 82,800
"""


def test_two_columns_read_as_one_are_parted_where_both_numbers_close() -> None:
    printed = JOINED.replace("9,8151,204 | ", "9,81511,204 | ")
    found = check_table(typed_table(printed, unit_note="£'000", ocr=True))
    repairs = [(fault.row, fault.column, fault.repair.text) for fault in found.faults if fault.repair]
    assert repairs == [(2, 1, "9,815")]
    assert [(one.row, one.column, one.value) for one in found.determined] == [(2, 2, 11_204_000.0)]


def test_two_columns_read_as_one_are_left_alone_where_the_rest_does_not_close() -> None:
    found = check_table(typed_table(JOINED, unit_note="£'000", ocr=True))
    assert not any(fault.repair for fault in found.faults)


BALANCES = """
Year | In-year deficit | Cumulative deficit
2020/21 | 3.1 | {first}
2021/22 | 4.2 | 8.2
2022/23 | 5.1 | 13.3
2023/24 | 6.0 | 19.3
"""


@pytest.mark.parametrize(("first", "places"), [("4.0", 3), ("3.1", 4)])
def test_a_running_balance_says_nothing_of_an_opening_balance_that_is_not_printed(first: str, places: int) -> None:
    found = check_table(typed_table(BALANCES.format(first=first), unit_note="£m"))
    assert [len(relation.closings) for relation in found.relations] == [places]
    assert not found.problems


SHORTFALL = """
 | 2021/22 | 2022/23 | 2023/24 | 2024/25
Grant | 60.1 | 66.2 | 69.9 | 75.0
Transfer in | 1.0 | 1.1 | 0 | 0
Spend | 66.3 | 75.0 | 83.1 | 90.2
Shortfall | 5.2 | 7.7 | 13.2 | 15.2
"""


def test_of_two_differences_the_one_that_closes_everywhere_is_meant() -> None:
    found = check_table(typed_table(SHORTFALL, unit_note="£m"))
    assert [[(term.line, term.sign) for term in relation.terms] for relation in found.relations] == [
        [(1, -1), (2, -1), (3, 1)]
    ]
    assert not found.problems


def test_a_repair_in_millions_is_a_whole_number_of_pounds() -> None:
    table = typed_table(
        """£m|2022/23|2023/24|2024/25|Total
Placements|1.107|2.303|1.071|4.421
Top-ups|0.512|1.018|1.006|2.536
Fees|0.201|0.304|0.405|0.910
Total|1.820|3.625|2.422|7.867""",
        unit_note="£m",
        ocr=True,
    )
    assert [fault.repair.value for fault in check_table(table).faults if fault.repair] == [1_011_000]
