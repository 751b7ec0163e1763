"""One figure of every kind, each in a sentence of its own."""

import pytest

from .conftest import Read, told

LEVELS = [
    ("The number of children in care stood at 412.", "Corporate parenting", "cla_total", 412),
    ("The Council was looking after 512 children.", "Corporate parenting", "cla_total", 512),
    ("There were 52 unaccompanied asylum seeking children.", "Corporate parenting", "cla_uasc", 52),
    ("The rate of children in care was 72 per 10,000.", "Corporate parenting", "cla_rate", 72),
    ("During 2023/24, 145 children entered care.", "Corporate parenting", "cla_started", 145),
    ("In Quarter 2, 41 children ceased to be looked after.", "Corporate parenting", "cla_ceased", 41),
    (
        "9% of children in care had three or more placements in the year.",
        "Corporate parenting",
        "cla_placement_moves_pct",
        9,
    ),
    ("Long-term placement stability was 68%.", "Corporate parenting", "cla_long_term_stability_pct", 68),
    (
        "21 per cent of our looked after children were placed more than 20 miles from home.",
        "Corporate parenting",
        "cla_over_20_miles_pct",
        21,
    ),
    (
        "Spend on placements for looked after children was £42.3m in 2023/24.",
        "Budget monitoring",
        "cla_expenditure",
        42_300_000,
    ),
    (
        "The average weekly cost of a residential placement for a looked after child is now £6,200.",
        "Corporate parenting",
        "cla_placement_unit_cost",
        6200,
    ),
    ("There are currently 356 care leavers.", "Corporate parenting", "care_leavers_total", 356),
    ("89% of care leavers were in suitable accommodation.", "Corporate parenting", "care_leavers_suitable_pct", 89),
    (
        "58% of care leavers were in education, employment or training.",
        "Corporate parenting",
        "care_leavers_eet_pct",
        58,
    ),
    ("There were 286 children subject to a child protection plan.", "Safeguarding", "cpp_total", 286),
    ("The rate of children on child protection plans was 41.2 per 10,000.", "Safeguarding", "cpp_rate", 41.2),
    (
        "19% of children became subject to a plan for a second or subsequent time.",
        "Safeguarding",
        "cpp_repeat_pct",
        19,
    ),
    ("1.2% of child protection plans had lasted two years or more.", "Safeguarding", "cpp_two_years_pct", 1.2),
    ("There were 1,945 children in need at the end of March 2024.", "Safeguarding", "cin_total", 1945),
    ("The local authority maintained 5,312 EHCPs.", "SEND update", "ehcp_total", 5312),
    ("The number of new EHC plans issued in 2023 was 652.", "SEND update", "ehcp_new", 652),
    ("The Council received 1,204 requests for EHC needs assessments.", "SEND update", "ehcp_requests", 1204),
    ("85 plans were ceased in 2023.", "SEND update", "ehcp_ceased", 85),
    ("Only 42% of EHCPs were issued on time in 2023.", "SEND update", "ehcp_20wk_pct", 42),
    ("76% of annual reviews were completed on time.", "SEND update", "ehcp_annual_reviews_pct", 76),
    ("143 appeals were registered with the SEND Tribunal in 2023/24.", "SEND update", "ehcp_appeals", 143),
    ("There were 12,310 pupils receiving SEN Support in January 2024.", "SEND update", "sen_support", 12310),
    (
        "The average cost of a placement in an independent special school was £62,000.",
        "High needs update",
        "hnb_cost_per_ehcp",
        62_000,
    ),
    ("The high needs block allocation for 2025/26 was £88.4m.", "DSG", "hnb_allocation", 88_400_000),
    ("High needs expenditure was forecast at £96.1m.", "DSG", "hnb_expenditure", 96_100_000),
    ("A £4.5m pressure was projected on the high needs block.", "DSG", "hnb_variance", 4_500_000),
    ("The high needs block was expected to underspend by £0.4m.", "DSG", "hnb_variance", -400_000),
    ("There was an in-year high needs deficit of £3.1m.", "DSG", "hnb_in_year_position", -3_100_000),
    (
        "The accumulated high needs deficit was expected to reach £60m by March 2028.",
        "DSG",
        "hnb_cumulative_balance",
        -60_000_000,
    ),
    (
        "The Forum agreed to transfer £2.1m from the Schools Block to the High Needs Block.",
        "DSG",
        "hnb_block_transfer",
        2_100_000,
    ),
    ("High needs recoupment was estimated to be £11.2m.", "DSG", "hnb_deductions", 11_200_000),
    ("High needs savings of £14.5m were planned over five years.", "DSG", "hnb_savings", 14_500_000),
    ("The Dedicated Schools Grant for 2025/26 would be £611m.", "DSG", "dsg_allocation", 611_000_000),
    ("The DSG was forecast to overspend by £6.2m in 2024/25.", "DSG", "dsg_in_year_position", -6_200_000),
    ("The DSG reserve stood at £1.2m in deficit.", "DSG", "dsg_balance", -1_200_000),
    ("The Council received a Safety Valve payment of £12m in 2023/24.", "DSG", "dsg_support_received", 12_000_000),
    (
        "Home to school transport for pupils with SEND cost £24.6m in 2023/24.",
        "Budget monitoring",
        "sen_transport_expenditure",
        24_600_000,
    ),
]


@pytest.mark.parametrize(("sentence", "title", "metric", "value"), LEVELS, ids=[case[2] for case in LEVELS])
def test_each_kind_of_figure_is_read_from_its_own_sentence(
    read: Read, sentence: str, title: str, metric: str, value: float
) -> None:
    assert [told(o) for o in read(sentence, title=title).observations] == [(metric, "level", value)]


def test_over_the_year_to_a_date_says_when(read: Read) -> None:
    (found,) = read("The number of looked after children fell to 378 over the year to March 2024.").observations
    assert found.period is not None
    assert str(found.period.end) == "2024-03-31"
