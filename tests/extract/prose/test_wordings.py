"""The same things in different words: several figures a sentence, sentences that lean on one another."""

import pytest

from .conftest import Read, ends, told

Row = tuple[str, str, float]

MONEY: list[tuple[str, list[Row]]] = [
    (
        "The DSG was forecast to overspend by £6.2m in 2024/25, which would take the cumulative deficit to £31.4m at "
        "31 March 2025.",
        [("dsg_in_year_position", "level", -6_200_000), ("dsg_balance", "level", -31_400_000)],
    ),
    (
        "The high needs allocation for 2025/26 was £88.4m, an increase of £5.6m (6.8%).",
        [
            ("hnb_allocation", "level", 88_400_000),
            ("hnb_allocation", "change", 5_600_000),
            ("hnb_allocation", "percent_change", 6.8),
        ],
    ),
    (
        "The High Needs Block would increase by £4.1m to £62.3m in 2025/26.",
        [("hnb_allocation", "change", 4_100_000), ("hnb_allocation", "level", 62_300_000)],
    ),
    (
        "The HNB deficit was currently forecast at £21m, with an in-year deficit of £6m.",
        [("hnb_cumulative_balance", "level", -21_000_000), ("hnb_in_year_position", "level", -6_000_000)],
    ),
    (
        "The overspend on the HNB had been £2.3m in 2016-17, £4.5m in 2017-18 and £6.2m in 2018-19.",
        [
            ("hnb_variance", "level", 2_300_000),
            ("hnb_variance", "level", 4_500_000),
            ("hnb_variance", "level", 6_200_000),
        ],
    ),
    ("The HNB was overspent by £67,253 at 31 March 2024.", [("hnb_variance", "level", 67_253)]),
    ("The cumulative DSG deficit was £1.4mn.", [("dsg_balance", "level", -1_400_000)]),
    (
        "A 0.5% transfer, equating to £1.5m, from the schools block to the high needs block was approved.",
        [("hnb_block_transfer", "level", 1_500_000)],
    ),
    (
        "The DSG for 2017/18 was £201.3m, of which £28.7m was for high needs.",
        [("dsg_allocation", "level", 201_300_000), ("hnb_allocation", "level", 28_700_000)],
    ),
    ("Spending on high needs exceeded the grant by £7.5m in 2023/24.", [("hnb_in_year_position", "level", -7_500_000)]),
]


@pytest.mark.parametrize(("sentence", "rows"), MONEY)
def test_money_of_the_grant(read: Read, sentence: str, rows: list[Row]) -> None:
    assert [told(o) for o in read(sentence, title="Schools Forum").observations] == rows


COUNTS: list[tuple[str, list[Row]]] = [
    (
        "In the year the Council received 1,204 requests for EHC needs assessments, of which 312 were refused.",
        [("ehcp_requests", "level", 1204), ("ehcp_requests_refused", "level", 312)],
    ),
    (
        "Of 640 plans issued during 2023, 301 (47%) were completed within 20 weeks.",
        [("ehcp_new", "level", 640), ("ehcp_20wk_count", "level", 301), ("ehcp_20wk_pct", "level", 47)],
    ),
    (
        "The proportion of pupils with an EHCP was 5.4% (England 4.8%, South East 4.9%).",
        [
            ("ehcp_pct_pupils", "level", 5.4),
            ("ehcp_pct_pupils", "level", 4.8),
            ("ehcp_pct_pupils", "level", 4.9),
        ],
    ),
    (
        "As at 31 December there were 608 looked after children, a rate of 81 per 10,000.",
        [("cla_total", "level", 608), ("cla_rate", "level", 81)],
    ),
    (
        "73 young people had left care and 81 had come into care during the period.",
        [("cla_ceased", "level", 73), ("cla_started", "level", 81)],
    ),
    (
        "Of 190 care leavers, 172 (91%) were in suitable accommodation and 104 (55%) were EET.",
        [
            ("care_leavers_total", "level", 190),
            ("care_leavers_suitable_pct", "level", 91),
            ("care_leavers_eet_pct", "level", 55),
        ],
    ),
    (
        "There are 288 children in care, 62 of whom are unaccompanied.",
        [("cla_total", "level", 288), ("cla_uasc", "level", 62)],
    ),
    (
        "The number of plans had risen by 11% to 2,760 while the number of tribunals had fallen from 41 to 33.",
        [
            ("ehcp_total", "percent_change", 11),
            ("ehcp_total", "level", 2760),
            ("ehcp_appeals", "level", 41),
            ("ehcp_appeals", "level", 33),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "rows"), COUNTS)
def test_numbers_of_plans_and_children(read: Read, sentence: str, rows: list[Row]) -> None:
    assert [told(o) for o in read(sentence, title="SEND and children in care").observations] == rows


def test_parts_keep_their_placement(read: Read) -> None:
    found = read("Of the 488 looked after children, 312 were in foster care and 54 in children's homes.").observations
    assert [(o.value, o.breakdown) for o in found] == [(488, ""), (312, "in foster care"), (54, "in children's homes")]


def test_targets_stand_beside_the_figures_before_them(read: Read) -> None:
    found = read(
        "88% of care leavers were in suitable accommodation and 61% in education, employment or training.",
        "The targets were 92% and 60%.",
    ).observations
    assert [(o.metric, o.value) for o in found] == [
        ("care_leavers_suitable_pct", 88),
        ("care_leavers_eet_pct", 61),
        ("care_leavers_suitable_pct", 92),
        ("care_leavers_eet_pct", 60),
    ]


def test_a_dated_line_dates_its_list(read: Read) -> None:
    found = read(
        "The headlines for June 2024 were as follows:",
        "• There were 512 children in care.",
    ).observations
    assert [ends(o) for o in found] == ["2024-06-30"]


def test_a_share_of_the_grant_that_is_not_said_to_be_the_councils_is_england_s(read: Read) -> None:
    found = read("Nationally, DSG deficits had reached £3.3bn.").observations
    assert [(o.area_name, o.value) for o in found] == [("England", -3_300_000_000)]


def test_a_partners_overspend_is_not_the_councils(read: Read) -> None:
    found = read("The Children's Trust expected to overspend by £24.5m, of which £10.8m would fall to this Council.")
    assert found.observations == ()


def test_a_gap_between_two_areas_is_no_figure(read: Read) -> None:
    found = read("The EET rate of care leavers was 56%, 2 percentage points above the national figure.").observations
    assert 2 not in [o.value for o in found]
