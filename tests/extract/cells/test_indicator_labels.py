"""Indicators as scorecards word them: which metric each is, and which name our subjects without being one."""

import pytest

from .build import read, table


def metrics_of(label: str, cell: str) -> list[str]:
    seen = read(table(f"Indicator | Q3 2022/23\n{label} | {cell}"))
    return [observation.metric for observation in seen.observations]


@pytest.mark.parametrize(
    ("label", "cell", "metric"),
    [
        ("Number of EHCPs", "4,312", "ehcp_total"),
        ("Total number of active Education, Health and Care Plans", "4,312", "ehcp_total"),
        ("Children and young people with an EHC plan", "4,312", "ehcp_total"),
        ("EHCPs maintained by the authority", "4,312", "ehcp_total"),
        ("Requests for EHC needs assessment received", "310", "ehcp_requests"),
        ("Number of EHCNA requests", "310", "ehcp_requests"),
        ("New EHCPs issued", "120", "ehcp_new"),
        ("Number of EHC plans finalised", "120", "ehcp_new"),
        ("EHCPs ceased", "44", "ehcp_ceased"),
        ("% of EHCPs issued within 20 weeks (excluding exceptions)", "46.4%", "ehcp_20wk_pct"),
        ("EHC plans completed within statutory timescales", "46.4%", "ehcp_20wk_pct"),
        ("Percentage of new EHC plans issued within 20 weeks", "46.4", "ehcp_20wk_pct"),
        ("Number of EHCPs issued within 20 weeks", "56", "ehcp_20wk_count"),
        ("% of annual reviews completed on time", "61%", "ehcp_annual_reviews_pct"),
        ("SEND tribunal appeals registered", "31", "ehcp_appeals"),
        ("Pupils receiving SEN support", "9,912", "sen_support"),
        ("% of pupils with an EHCP", "4.1%", "ehcp_pct_pupils"),
        ("Number of children looked after", "612", "cla_total"),
        ("Children in care", "612", "cla_total"),
        ("Number of cared for children", "612", "cla_total"),
        ("Rate of children looked after per 10,000", "58.2", "cla_rate"),
        ("CLA per 10,000 population aged 0-17", "58.2", "cla_rate"),
        ("Number of unaccompanied asylum seeking children", "47", "cla_uasc"),
        ("Children who started to be looked after", "61", "cla_started"),
        ("Children entering care in the quarter", "61", "cla_started"),
        ("Children ceasing to be looked after", "58", "cla_ceased"),
        ("% of CLA with 3 or more placements in the last 12 months", "9.8%", "cla_placement_moves_pct"),
        ("Children looked after with three or more placements", "9.8%", "cla_placement_moves_pct"),
        ("Long term placement stability", "68%", "cla_long_term_stability_pct"),
        ("% of CLA in the same placement for 2 years or more", "68%", "cla_long_term_stability_pct"),
        ("% of CLA placed more than 20 miles from home", "21%", "cla_over_20_miles_pct"),
        ("Number of children subject to a child protection plan", "301", "cpp_total"),
        ("Children on a CP plan", "301", "cpp_total"),
        ("Child protection plans per 10,000", "40.1", "cpp_rate"),
        ("% becoming subject to a child protection plan for a second or subsequent time", "22.1%", "cpp_repeat_pct"),
        ("Repeat child protection plans", "22.1%", "cpp_repeat_pct"),
        ("Child protection plans lasting two years or more", "1.9%", "cpp_two_years_pct"),
        ("Number of children in need", "2,120", "cin_total"),
        ("Number of care leavers", "402", "care_leavers_total"),
        ("% of care leavers in suitable accommodation", "91%", "care_leavers_suitable_pct"),
        ("Care leavers in education, employment or training", "58%", "care_leavers_eet_pct"),
        ("% of care leavers aged 19-21 in EET", "58%", "care_leavers_eet_pct"),
        ("In-year high needs deficit", "£3.2m", "hnb_in_year_position"),
        ("High needs block forecast overspend", "£3.2m", "hnb_variance"),
        ("Cumulative DSG deficit", "£14.2m", "dsg_balance"),
        ("DSG deficit carried forward", "£14.2m", "dsg_balance"),
        ("High needs cumulative deficit at 31 March 2023", "£14.2m", "hnb_cumulative_balance"),
        ("Total high needs expenditure", "£71.4m", "hnb_expenditure"),
        ("Net high needs allocation", "£66.0m", "hnb_allocation"),
        ("High needs block funding", "£66.0m", "hnb_allocation"),
        ("Academy recoupment from the high needs block", "£6.0m", "hnb_deductions"),
        ("Transfer from schools block to high needs block", "£1.1m", "hnb_block_transfer"),
        ("SEN home to school transport expenditure", "£11.0m", "sen_transport_expenditure"),
        ("Average weekly cost of a residential placement", "£5,812", "cla_placement_unit_cost"),
        ("Average cost per EHCP", "£15,200", "hnb_cost_per_ehcp"),
        ("Average annual cost of an EHC plan", "£15,200", "hnb_cost_per_ehcp"),
        ("CLA rate", "71.2", "cla_rate"),
        ("Number of children looked after (incl. UASC)", "612", "cla_total"),
        ("Children becoming the subject of a plan for a second or subsequent time (%)", "24.1", "cpp_repeat_pct"),
        (
            "% of children looked after at period end who have been looked after continuously for at least 2.5 years "
            "who have been in the same placement for 2 years or more",
            "68%",
            "cla_long_term_stability_pct",
        ),
        ("% of new plans issued in 20 weeks", "46", "ehcp_20wk_pct"),
        ("20 week compliance (excl. exceptions)", "46%", "ehcp_20wk_pct"),
        ("Refusals to assess", "88", "ehcp_requests_refused"),
        ("Children in care for whom this is their third placement in twelve months", "9.8%", "cla_placement_moves_pct"),
        ("Children moved three times or more: at least 3 placements in the year", "9.8%", "cla_placement_moves_pct"),
        ("Placed more than 20 miles from home", "21%", "cla_over_20_miles_pct"),
        ("% of CLA placed 20 or more miles away from home (snapshot)", "23.0", "cla_over_20_miles_pct"),
        ("Children in care: of whom unaccompanied", "27", "cla_uasc"),
        ("New LAC in the month", "12", "cla_started"),
        ("Children starting care", "12", "cla_started"),
        ("Number ceasing care", "11", "cla_ceased"),
        ("CP rate per 10,000", "41", "cpp_rate"),
        ("Children becoming subject to a CPP for 2nd time", "22%", "cpp_repeat_pct"),
        ("EHCNA requests: not agreed to assess", "31", "ehcp_requests_refused"),
        ("Home to school transport (pre 16): SEN", "£11.0m", "sen_transport_expenditure"),
        ("High needs places funded directly by the Department", "£6.0m", "hnb_deductions"),
        ("High needs allocation before deductions", "£66.0m", "hnb_allocation"),
        ("Total DSG after academy and high needs recoupment", "£166.0m", "dsg_allocation"),
    ],
)
def test_indicator_is_read_as_its_metric(label: str, cell: str, metric: str) -> None:
    assert metrics_of(label, cell) == [metric]


@pytest.mark.parametrize(
    ("label", "cell"),
    [
        ("Children looked after with an up to date health assessment", "88%"),
        ("% of CLA reviews held on time", "97%"),
        ("CLA missing from care episodes", "31"),
        ("Average Attainment 8 score of children looked after", "21.4"),
        ("Absence rate of pupils with an EHCP", "14.1%"),
        ("Suspensions of pupils with EHCPs", "212"),
        ("Social worker caseload: children in need", "17.2"),
        ("Child protection conferences held within 15 days", "84%"),
        ("Care leavers with a pathway plan", "93%"),
        ("Referrals to early help", "412"),
        ("NEET 16-17 year olds", "3.1%"),
        ("Mediation requests", "31"),
        ("Ofsted: % of schools rated good", "88%"),
        ("Visits to the library", "88,120"),
        ("Household waste recycled", "44%"),
        ("Number of foster carers approved", "14"),
        ("EHCNA decision: agreed to assess", "150"),
        ("DSG in-year adjustments", "£0.1m"),
        ("EHCPs per 1,000 pupils", "48"),
        ("High needs spend per head", "£812"),
        ("Average weekly cost: older people residential", "£912"),
        ("Hospital discharges", "212"),
        ("Admissions to the school", "44"),
        ("SEND transport demand", "£2.5m"),
        ("CLA placed within 20 miles of home", "78%"),
        ("Court: started care proceedings", "12"),
        ("Initial assessments within 20 working days", "78%"),
    ],
)
def test_indicator_of_something_else_is_left_alone(label: str, cell: str) -> None:
    assert metrics_of(label, cell) == []


def test_children_in_need_apart_from_those_in_care_are_in_need() -> None:
    assert metrics_of("Children in need (excl. CP and LAC)", "1,402") == ["cin_total"]
