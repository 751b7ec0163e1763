"""Tables that name the vocabulary's subjects and hold none of its figures."""

import pytest

from .build import one, read, table


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Complaints 2022/23", "Service | Stage 1 | Upheld\nChildren in care | 15 | 6"),
        ("Risk register", "Risk | Likelihood | Score\nPlacements for children looked after | 4 | 16"),
        ("Workforce", "Team | FTE | Vacancies\nLooked after children | 42 | 6"),
        ("Savings delivery", "Saving | Target 2022/23 £000 | Forecast £000\nSEND transport routes | 900 | 450"),
        ("High needs: school budgets 2022/23", "School | Top-up funding £\nOak Special School | 1,400,000"),
        ("Looked after children", "Measure | 2021/22\nFostering households | 140\nBeds | 22"),
        ("EHC plans", "Measure | 2021\nPlans overdue | 88\nAssessments in progress | 310"),
        ("Q2 2022/23", "Indicator | Variance to target | Gap to England\nCLA with 3+ placements | -0.2 | 1.1"),
        ("Looked after children 2022/23", "Measure | Numerator | Denominator\nCLA with 3+ placements | 61 | 622"),
        ("Looked after children", "Measure | Number\nCLA placed over 20 miles from home | 88"),
        ("Budget 2022/23", "Service | Employees £000 | Third party £000\nSEND transport | 200 | 9,800"),
        ("Capital monitoring", "Scheme | Budget £m\nHigh needs provision allocation | 6.2"),
        ("Child protection", "Month | Started | Ended\nOct 22 | 40 | 35"),
        ("Child protection", "| Oct 22\nBecame subject of a CP plan | 22"),
        ("Exclusions of pupils with EHCPs", "Month | Pupils in alternative provision\nSep 22 | 61"),
        ("Annual reviews of EHC plans", "Year group | Completed on time\nYear 5 | 101"),
    ],
)
def test_nothing_is_read_from(title: str, rows: str) -> None:
    assert read(table(rows, title=title)).observations == ()


def test_growth_and_savings_are_no_parts_of_the_budget_that_they_make() -> None:
    seen = read(
        table(
            "Service | 2022/23 base £000 | Growth £000 | Savings £000 | 2023/24 budget £000\n"
            "Looked after children | 60,000 | 5,000 | (1,000) | 64,000"
        )
    )
    assert [observation.value for observation in seen.observations] == [64_000_000]


def test_a_sentence_of_two_subjects_is_no_caption() -> None:
    rows = "Month | Family support plans | Parenting courses\nApril 2022 | 120 | 14"
    before = "The number of EHC plans and of children looked after has risen, as the table below shows."
    assert read(table(rows), before=before).observations == ()


@pytest.mark.parametrize(
    ("label", "cell"),
    [
        ("Number of planning appeals", "12"),
        ("School admission appeals heard", "120"),
        ("Employment tribunals", "2"),
        ("Major planning applications determined in time", "91%"),
        ("Street works permits issued", "310"),
        ("Average weekly cost of bed and breakfast", "£412"),
        ("Annual reviews of care packages completed", "61%"),
    ],
)
def test_other_services_in_a_scorecard_of_the_whole_council(label: str, cell: str) -> None:
    seen = read(table(f"Indicator | Q1 2022/23\nEHC plans issued within 20 weeks | 44%\n{label} | {cell}"))
    assert [observation.metric for observation in seen.observations] == ["ehcp_20wk_pct"]


def test_the_only_special_school_is_a_line_of_the_block() -> None:
    text = """
    | Forecast £000
    Oak Special School | 4,521
    Mainstream schools and units | 3,614
    Sub-total: schools | 8,135
    """
    seen = read(table(text, title="High needs block 2022/23"))
    assert one(seen, breakdown="Oak Special School").value == 4_521_000


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Phase | Number of schools | Pupils | EHCPs\nPrimary | 120 | 31,000 | 812", [812]),
        ("EHC needs assessments | 2022\nRequests | 100\nAgreed to assess | 60\nRefused | 40", [100, 40]),
        ("Looked after children budget £000 | 2022/23\nBudget 2021/22 | 60\nInflation | 2\nBudget | 62", [60, 62]),
        ("Children in care | Q1 | Q2\nStarts | 61 | 55\nEnds | 48 | 60\nNet | 13 | -5", [61, 55, 48, 60]),
    ],
    ids=["pupils beside plans", "what came of requests", "what moved a budget", "what flows leave"],
)
def test_terms_of_a_sum_and_numbers_beside_are_no_parts(text: str, values: list[float]) -> None:
    seen = read(table(text, title="EHC plans" if "EHCPs" in text else ""))
    assert [o.value / (1000 if o.unit == "gbp" else 1) for o in seen.observations] == values
