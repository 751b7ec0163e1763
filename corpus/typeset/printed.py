"""Which figures the sample papers print: those that Leicestershire County Council published, as it printed them.

Figures and row labels carry over from the council's papers of 7 March 2023 (reports pack of the Children and Families
Overview and Scrutiny Committee) and 5 September 2024 (update on its high needs programme). The sentences around them
are the project's own.
"""

import csv
from pathlib import Path
from typing import NamedTuple

NOTICE = "Sample typeset for agendapack. The figures are the council's, the wording is not."
COUNCIL = "Leicestershire County Council"
COMMITTEE = "Children and Families Overview and Scrutiny Committee"


class Row(NamedTuple):
    """A row of a table as printed; ``strong`` rows are set in bold."""

    label: str
    cells: tuple[str, ...]
    strong: bool = False


MONEY_YEARS = ("2023/24", "2024/25", "2025/26", "2026/27")
"""Columns of the medium-term table; every figure under them is in thousands of pounds."""

HIGH_NEEDS = (
    Row("High Needs Dedicated Schools Grant", ("-105,082", "-108,225", "-111,462", "-114,797")),
    Row("Placement Costs", ("112,643", "121,137", "131,606", "143,376")),
    Row("Other HNB Cost", ("10,029", "10,029", "10,029", "10,029")),
    Row("Commissioning Cost - New Places", ("417", "90", "90", "0")),
    Row("Invest to Save Project Costs – TSIL", ("939", "0", "0", "0")),
    Row("Total Expenditure", ("124,028", "131,256", "141,725", "153,405"), strong=True),
    Row("Funding Gap Pre Savings", ("18,946", "23,031", "30,263", "38,608"), strong=True),
    Row("TSIL Programme Defined Opportunities", ("-3,112", "-8,596", "-14,863", "-21,522")),
    Row("Benefit of Local Provision and Practice Improvements", ("-2,515", "-2,803", "-3,115", "-3,115")),
    Row("Total Savings", ("-5,627", "-11,399", "-17,978", "-24,637"), strong=True),
    Row("Annual Revenue Funding Gap", ("13,319", "11,632", "12,285", "13,971"), strong=True),
    Row("2019/20 Deficit Brought Forward", ("7,062", "", "", "")),
    Row("2020/21 High Needs Deficit Brought Forward", ("10,423", "", "", "")),
    Row("2021/22 High Needs Deficit Brought Forward", ("11,365", "", "", "")),
    Row("2022/23 High Needs Deficit Brought Forward P6 Estimate", ("10,876", "", "", "")),
    Row("Cumulative High Needs Funding Gap", ("53,045", "64,677", "76,962", "90,934"), strong=True),
    Row("Surplus (-ve) / Deficit Other DSG Blocks", ("-7,347", "-8,347", "-9,347", "-10,347")),
    Row("Dedicated Schools Grant Surplus (-ve) / Deficit", ("45,698", "56,330", "67,615", "80,587"), strong=True),
    Row("Surplus / Deficit as % of Total DSG", ("7%", "9%", "10%", "12%")),
)
DSG_DEFICIT = HIGH_NEEDS[17]

BENEFIT_COLUMNS = ("2023/24\nBenefit\n£,000", "2029/30\nBenefit\n£,000", "2023/24 -\n2026/27\nMTFS\n£,000")
BENEFITS = (
    Row("The right level of Children and Young People in mainstream provision", ("966", "7,311", "5,668")),
    Row("The right level of CYP in specialist settings", ("678", "22,759", "13,989")),
    Row("The right cost of independent provision", ("27", "399", "315")),
    Row(
        "The right cost of provision following EHCP reviews and Health contributions",
        ("1,440", "1,560", "1,530"),
    ),
    Row("Total", ("3,112", "32,059", "21,502"), strong=True),
)

PLACEMENT_YEARS = ("2016/17", "2017/18", "2018/19", "2019/20", "2020/21", "Current (Dec 22)")
PLACEMENTS = (
    Row("Fostering: Internal Mainstream", ("135", "124", "133", "133", "130", "155")),
    Row("Fostering: Internal Specialist 1/1", ("0", "2", "3", "2", "2", "2")),
    Row("Fostering: Internal Specialist Pathway", ("0", "0", "0", "3", "4", "5")),
    Row("Fostering: Internal Specialist P+C", ("3", "3", "3", "3", "2", "2")),
    Row("Fostering: External Mainstream", ("136", "154", "174", "176", "156", "150")),
    Row("Fostering: External UASC", ("10", "16", "16", "12", "12", "30")),
    Row("Connected Foster Carer", ("86", "97", "100", "133", "135", "150")),
    Row("Residential Care", ("61", "64", "57", "64", "72", "70")),
    Row("Semi-Independent Living: Internal", ("16", "21", "21", "25", "27", "31")),
    Row("Semi-Independent Living: External SIL & USAC", ("0", "29", "26", "60", "65", "70")),
    Row("Fostering: other", ("22", "39", "55", "23", "75", "34")),
    Row("All Looked after Children", ("469", "549", "588", "634", "680", "699"), strong=True),
    Row("Annual % Rise", ("", "17%", "7%", "7%", "7%", "")),
    Row("Rise since 2016/17", ("", "", "", "35%", "45%", "")),
)

_SHEET = (Path(__file__).parent / "dashboard.csv").read_text(encoding="utf-8")
DASHBOARD_COLUMNS, *DASHBOARD = (tuple(line) for line in csv.reader(_SHEET.splitlines()))
"""The performance dashboard, as printed: a row's topic is empty where the topic above runs on."""

QUARTER_COLUMNS = ("Indicator", "Q2 2022/23", "Q3 2022/23", "Target", "Statistical neighbours")
CARE_LEAVERS = (
    Row("Care leavers in suitable accommodation", ("93.3%", "94.0%", "92.0%", "87.8%")),
    Row("Care leavers in education, employment or training", ("61.3%", "64.5%", "54.0%", "54.0%")),
)
