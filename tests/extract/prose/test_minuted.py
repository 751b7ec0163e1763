"""Children and plans in the words of minutes and bullets: shares beside numbers, rates beside places, months."""

import pytest

from .conftest import Read, ends, told


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("3,120 pupils, 12.5% of pupils, were on SEN support.", [("sen_support", 3120)]),
        (
            "Of the pupil population 1,140 or 4.2% had an EHCP.",
            [("ehcp_total", 1140), ("ehcp_pct_pupils", 4.2)],
        ),
        ("16 SEND cases were brought to the SEND Tribunal in 2023.", [("ehcp_appeals", 16)]),
        ("There are five special schools which provide education for pupils with an EHC plan.", []),
        ("There are 12 EHC needs assessments over 20 weeks and we hope that these are completed in June.", []),
    ],
)
def test_pupils_and_plans(read: Read, text: str, figures: list[tuple[str, float]]) -> None:
    assert [(o.metric, o.value) for o in read(text, title="SEND update").observations] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The County Council currently cares for around 410 young people.", [("cla_total", "", 410)]),
        ("A foster carer may care for 3 children.", []),
        ("140 children (58.5%) lived with foster families.", [("cla_total", "with foster families", 140)]),
        ("31 asylum-seeking children were in our care.", [("cla_uasc", "", 31)]),
        ("The share of children looked after with 3 placements or more is 11%.", [("cla_placement_moves_pct", "", 11)]),
        ("Indicator 25: Stability of placements of children looked after", []),
        ("This refers to children in care for 2 and a half years or more.", []),
        ("We are the 14th highest nationally for children looked after, out of 152.", []),
        ("Children in care fell from over 2000 in 2021 to 1,890.", [("cla_total", "", 2000), ("cla_total", "", 1890)]),
    ],
)
def test_children_looked_after(read: Read, text: str, figures: list[tuple[str, str, float]]) -> None:
    found = read(text, title="Corporate parenting").observations
    assert [(o.metric, o.breakdown, o.value) for o in found] == figures


def test_a_place_s_own_number_is_a_rate_where_rates_are_compared(read: Read) -> None:
    text = "The rate of 46 per 10,000 was under the London figure of 50 and above that for England (43)."
    found = read(text, title="Child protection plans").observations
    assert [(told(o), o.area_name) for o in found] == [
        (("cpp_rate", "level", 46), "Suffolk"),
        (("cpp_rate", "level", 50), "London"),
        (("cpp_rate", "level", 43), "England"),
    ]


@pytest.mark.parametrize(
    ("texts", "dates"),
    [
        (("As of May 2024 there were 29,000 pupils in our schools. 1,140 had an EHC plan.",), ["2024-05-31"]),
        (("As of May 2024 there were 29,000 pupils in our schools.", "There are 1,140 EHC plans."), [""]),
        (
            (
                "At 31 March 2023 there were 273 EHC plans, which has increased to 284 at 31 March 2024.",
                "4.1% of pupils had one of the EHC plans.",
            ),
            ["2023-03-31", "2024-03-31", "2024-03-31"],
        ),
        (("During 2023/24 the number of EHC plans was highest in August, with 304 EHC plans.",), ["2023-08-31"]),
        (("In August of Quarter 2 only 2 EHC plans were issued.",), ["2024-08-31"]),
        (("EHC plans issued fell from 16 in September to 9 by 12 November.",), ["2024-09-30", "2024-11-12"]),
    ],
)  # fmt: skip
def test_months_and_days(read: Read, texts: tuple[str, ...], dates: list[str]) -> None:
    assert [ends(o) for o in read(*texts, title="SEND").observations] == dates


def test_numbers_at_their_highest_are_of_the_subject(read: Read) -> None:
    found = read("Numbers were at their highest in August, with 304 children.", title="Child protection plans")
    assert [(told(o), ends(o)) for o in found.observations] == [(("cpp_total", "level", 304), "2024-08-31")]


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        (("70.0% of 200 plans were on time.",), [("ehcp_20wk_pct", 70), ("ehcp_new", 200)]),
        (("Only 3 of the 31 plans issued were on time.",), [("ehcp_20wk_count", 3), ("ehcp_new", 31)]),
        (
            ("Officers had cleared the backlog of assessments, so that 1,180 new EHC plans were issued.",),
            [("ehcp_new", 1180)],
        ),
        (
            ("Plans are to be produced in the 20 weeks laid down.", "The Council managed this in 33.6% of cases."),
            [("ehcp_20wk_pct", 33.6)],
        ),
        (("137 EHC plans were ceased, most at 19 or over.",), [("ehcp_ceased", 137)]),
        (
            (
                "As plans ceased are fewer than those begun, the total maintained goes on rising.",
                "It was 1,893 at 31 August 2024.",
            ),
            [("ehcp_total", 1893)],
        ),
        (
            ("1,140 EHC plans were maintained.", "No child was waiting for over 40 weeks; in January there were 29."),
            [("ehcp_total", 1140)],
        ),
        (
            ("There are 2,780 pupils on SEN support.", "In the year 1,034 requests were received."),
            [("sen_support", 2780), ("ehcp_requests", 1034)],
        ),
    ],
)
def test_parts_and_wholes_of_plans(read: Read, texts: tuple[str, ...], figures: list[tuple[str, float]]) -> None:
    assert [(o.metric, o.value) for o in read(*texts, title="SEND").observations] == figures


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        (
            ("Thresholds made for no more children in care.", "There were 918, including 96 unaccompanied children."),
            [("cla_total", "level", 918), ("cla_uasc", "level", 96)],
        ),
        (
            ("There were 918 children in care, including 96 unaccompanied children.", "That is 11 fewer than in May."),
            [("cla_total", "level", 918), ("cla_uasc", "level", 96), ("cla_total", "change", -11)],
        ),
        (("The rate of 72 per 10,000 children in care exceeds the England rate by 12.",), [("cla_rate", "level", 72)]),
        (("Of the care leavers 58 first came to this country as unaccompanied children.",), []),
    ],
)  # fmt: skip
def test_children_in_care_told_over_two_sentences(
    read: Read, texts: tuple[str, ...], figures: list[tuple[str, str, float]]
) -> None:
    assert [told(o) for o in read(*texts, title="Budget").observations] == figures


def test_next_month_is_ahead(read: Read) -> None:
    texts = (
        "We expect 330 care leavers by March 2027.",
        "The target for care leavers in suitable accommodation next March is 93%.",
    )
    assert [ends(o) for o in read(*texts).observations] == ["2027-03-31", "2025-03-31"]


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        (("SEN support was received by 4,120 pupils altogether.",), [("sen_support", 4120)]),
        (("Some 610 young people are currently cared for by the Council.",), [("cla_total", 610)]),
        (
            ("103 children became looked after in the quarter.", "In that time 125 children have ceased."),
            [("cla_started", 103), ("cla_ceased", 125)],
        ),
        (
            ("EHC plans numbered 2,229, and by March 2027 it would be 3,216 children.",),
            [("ehcp_total", 2229), ("ehcp_total", 3216)],
        ),
        (("Suffolk had 378 children with a child protection plan when March 2024 ended.",), [("cpp_total", 378)]),
        (("Dental visits were up to date for 79% of those looked after for over two years.",), []),
        (("Children looked after from BME groups had gone up by 3%.",), []),
        (
            ("5% of child protection plans lasted two years or more; staff saw all children in care, 100%.",),
            [("cpp_two_years_pct", 5)],
        ),
        (("EHC needs assessments over 20 weeks number 17 and our plans mean that all are finished in June.",), []),
        (("The duty to care leavers was up to the age of 21, or 25 for students.",), []),
    ],
)  # fmt: skip
def test_people_told_by_their_clause(read: Read, texts: tuple[str, ...], figures: list[tuple[str, float]]) -> None:
    assert [(o.metric, o.value) for o in read(*texts).observations] == figures


@pytest.mark.parametrize(
    ("texts", "dates"),
    [
        (("Children in care fell to 271 at December 2023's end, a reduction on 31 December 2022.",), ["2023-12-31"]),
        (
            ("Children in care stood at 273 in March 2023 and 284 in March 2024.", "31 were unaccompanied children."),
            ["2023-03-31", "2024-03-31", "2024-03-31"],
        ),
        (("The children in care (under 18) came to 248 at 30 June 2024.",), ["2024-06-30"]),
    ],
)
def test_the_latest_figure_goes_on(read: Read, texts: tuple[str, ...], dates: list[str]) -> None:
    found = read(*texts).observations
    assert [ends(o) for o in found] == dates
    assert {o.breakdown for o in found} == {""}


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        (("41 were unaccompanied children, the threshold for a transfer being 36.",), [("cla_uasc", "", 41)]),
        (("Tribunal appeals: 64 lodged since April, 49 conceded or settled, 6 heard.",), [("ehcp_appeals", "", 64)]),
        (
            ("The share moved three times or more rose from 8% to 9%, and long-term stability (74%) is good.",),
            [
                ("cla_placement_moves_pct", "", 8),
                ("cla_placement_moves_pct", "", 9),
                ("cla_long_term_stability_pct", "", 74),
            ],
        ),
        (("There are 412 children in care (under 18).",), [("cla_total", "", 412)]),
        (("There are 60 unaccompanied children (under 18).",), [("cla_uasc", "", 60)]),
        (
            ("There are 60 unaccompanied children under 18 and 30 over 18.",),
            [("cla_uasc", "under 18", 60), ("cla_uasc", "over 18", 30)],
        ),
        (
            ("Those placed with parents fell from 68 to 37.",),
            [("cla_total", "placed with parents", 68), ("cla_total", "placed with parents", 37)],
        ),
        (
            ("45 children were admitted to care in the quarter and 51 children had left.",),
            [("cla_started", "", 45), ("cla_ceased", "", 51)],
        ),
        (("Of care leavers aged 17 or 18 66% were in EET.",), [("care_leavers_eet_pct", "aged 17 or 18", 66)]),
        (
            ("There are 2,780 pupils on SEN support.", "Speech needs grew quickest, by 19%, and it is clear why."),
            [("sen_support", "", 2780)],
        ),
    ],
)
def test_what_a_number_is_not_of(read: Read, texts: tuple[str, ...], figures: list[tuple[str, str, float]]) -> None:
    found = read(*texts, title="SEND and corporate parenting").observations
    assert [(o.metric, o.breakdown, o.value) for o in found] == figures


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("310 EHC plans were issued between April and October.", "2024-10-31"),
        ("310 EHC plans were issued in the months July to December.", "2023-12-31"),
        ("From October to March 310 EHC plans were issued.", "2024-03-31"),
    ],
)
def test_months_from_one_to_another(read: Read, text: str, date: str) -> None:
    assert [ends(o) for o in read(text, title="SEND").observations] == [date]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("17 care leavers were at university.", []),
        ("Of these requests for EHC plans 43 were declined.", [("ehcp_requests_refused", 43)]),
        ("EHCP annual reviews: 68% within timescale.", [("ehcp_annual_reviews_pct", 68)]),
    ],
)
def test_some_of_them(read: Read, text: str, figures: list[tuple[str, float]]) -> None:
    assert [(o.metric, o.value) for o in read(text, title="Scorecard").observations] == figures


def test_a_status_in_brackets_stays_there(read: Read) -> None:
    text = "18.4% of children who became subject to a plan had been on one previously (target 20%)."
    found = read(text, title="Child protection").observations
    assert [(o.value, o.status) for o in found] == [(18.4, "actual"), (20, "target")]


@pytest.mark.parametrize(
    ("texts", "dates"),
    [
        (("In Quarter 2 31 SEN appeals were made (27 in the same quarter of 2023).",), ["2024-09-30", "2023-09-30"]),
        (
            ("8.9% of those in care moved three or more times in the last 12 months.", "There are 268 care leavers."),
            ["", ""],
        ),
    ],
)  # fmt: skip
def test_periods_counted_from_others(read: Read, texts: tuple[str, ...], dates: list[str]) -> None:
    assert [ends(o) for o in read(*texts).observations] == dates


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        (("The county took into care 212 children in the year.",), [("cla_started", "", 212)]),
        (("UASC made up 61 of the 502.",), [("cla_uasc", "", 61)]),
        (
            ("There are 1,544 EHCPs.", "Of the 1,544, 612 are for pupils in mainstream and 540 for special schools."),
            [
                ("ehcp_total", "", 1544),
                ("ehcp_total", "for pupils in mainstream", 612),
                ("ehcp_total", "for special schools", 540),
            ],
        ),
        (("The average number of EHC plans issued each month is 31.",), []),
    ],
)  # fmt: skip
def test_parts_and_their_places(read: Read, texts: tuple[str, ...], figures: list[tuple[str, str, float]]) -> None:
    assert [(o.metric, o.breakdown, o.value) for o in read(*texts).observations] == figures


def test_a_comparison_passes_on_no_period(read: Read) -> None:
    texts = (
        "There were 96 children subject to CP plans at the end of December 2022.",
        "This compares to 120 in December 2021.",
        "Children in need stood at 611.",
    )
    assert [ends(o) for o in read(*texts).observations] == ["2022-12-31", "2021-12-31", "2022-12-31"]


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        (
            ("There were 640 requests for EHC plans.", "The number refused was 121."),
            [("ehcp_requests", 640), ("ehcp_requests_refused", 121)],
        ),
        (("She was asked how many EHCPs were issued.", "She replied that 344 had been issued."), [("ehcp_new", 344)]),
        (("Children in care have been well provided for.", "In respect of laptops, 512 had been issued."), []),
        (
            ("The SEND Tribunal heard 17 cases.", "1,250 pupils with plans were in mainstream schools."),
            [("ehcp_appeals", 17), ("ehcp_total", 1250)],
        ),
    ],
)  # fmt: skip
def test_what_the_sentence_before_was_about(
    read: Read, texts: tuple[str, ...], figures: list[tuple[str, float]]
) -> None:
    assert [(o.metric, o.value) for o in read(*texts, title="SEND").observations] == figures


def test_schools_that_have_them_are_their_place(read: Read) -> None:
    text = "Independent special schools had 60 children with an EHC plan, compared to 45 the year before."
    found = read(text, title="SEND").observations
    assert [(o.value, o.breakdown) for o in found] == [
        (60, "Independent special schools"),
        (45, "Independent special schools"),
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("16 children have been on a child protection plan for 18 months or more.", []),
        ("The CP rate is 41 per 10,000.", [("cpp_rate", 41)]),
        ("Repeat CP plans are at 19%.", [("cpp_repeat_pct", 19)]),
    ],
)
def test_child_protection(read: Read, text: str, figures: list[tuple[str, float]]) -> None:
    assert [(o.metric, o.value) for o in read(text).observations] == figures


def test_ours_is_the_council_s_own(read: Read) -> None:
    found = read("The national rate of children in care is 71 per 10,000 and ours 62.").observations
    assert [(o.area_name, o.value) for o in found] == [("England", 71), ("Suffolk", 62)]
