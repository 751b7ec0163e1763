"""What minutes put around a number: who said it, of whom it is, and what only stands beside it."""

import pytest

from .conftest import Read, ends

CARE = "On 30 September 2024 there were 610 children in care."
RATE = "The rate of children in care was 58 per 10,000 on 30 September 2024."
STABLE = "cla_long_term_stability_pct"
WORK = "In 2023/24 50% of care leavers were in education, employment or training."


@pytest.mark.parametrize(
    "texts",
    [
        (CARE, "It was said that 74 families had written in."),
        (CARE, "It was asked how many people had watched: on average 212, with 1,040 in July."),
        (RATE, "The number of foster carers who had left (17) was of more concern."),
        (RATE, "An average caseload of 15.2 compared well. In Ipswich it was 18."),
        (RATE, "For children in need the rate was 274."),
        (CARE, "Reference was made to caseloads, which averaged 17."),
        (CARE, "They had 16 vacancies. It had risen by 5% since the spring."),
        (CARE, "An audit of 40 child protection plans found 26 good."),
        (WORK, "It was acknowledged that 80 were NEET, 39 of them young men."),
        (WORK, "Among those who were, 56% were in full-time work, 22% at college and 11% at university."),
    ],
)
def test_numbers_of_something_else_take_nothing_up(read: Read, texts: tuple[str, ...]) -> None:
    assert len(read(*texts, title="Corporate parenting").observations) == 1


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        (
            (
                "In Quarter 2 of 2023/24, 29.4% of children starting on a child protection plan had had one before.",
                "Members recalled that two years' effort had brought the measure down to 21.9% by March 2023.",
            ),
            [("cpp_repeat_pct", "", 29.4), ("cpp_repeat_pct", "", 21.9)],
        ),
        (
            ("Asked about looked after children, she said that there were 104 of them in September 2024.",),
            [("cla_total", "", 104)],
        ),
        (
            ("(b) 521 children were in care in June 2024. The budget had been built on fewer.",),
            [("cla_total", "", 521)],
        ),
        (
            ("The child protection rate was 48.5 per 10,000 and that of looked after children 71 per 10,000.",),
            [("cpp_rate", "", 48.5), ("cla_rate", "", 71)],
        ),
        (
            ("67% of care leavers aged 17 were in education, employment or training, and 66% of those aged 19.",),
            [("care_leavers_eet_pct", "aged 17", 67), ("care_leavers_eet_pct", "aged 19", 66)],
        ),
        (
            ("There were 893 care leavers who had come to the country as UASC.",),
            [("care_leavers_total", "UASC", 893)],
        ),
        (
            ("In June 2024 there were 3,692 EHC plans. Of these, 468 plans named a school in another borough.",),
            [("ehcp_total", "", 3692), ("ehcp_total", "named a school in another borough", 468)],
        ),
        (
            ("There were 610 children in care.", "A residential place cost on average £6,182 a week."),
            [("cla_total", "", 610), ("cla_placement_unit_cost", "residential", 6182)],
        ),
    ],
)
def test_of_whom_a_number_is(read: Read, texts: tuple[str, ...], figures: list[tuple[str, str, float]]) -> None:
    assert [(o.metric, o.breakdown, o.value) for o in read(*texts).observations] == figures


@pytest.mark.parametrize(
    ("texts", "dates"),
    [
        (
            ("In 2023/24 there were 131 admissions to care, almost the same as in 2022/23 (132).",),
            ["2024-03-31", "2023-03-31"],
        ),
        (
            ("9.3% of children in care had had three or more placements in the 12 months to December 2023.",),
            ["2023-12-31"],
        ),
        (
            (
                "Asked about the percentages given in February 2024, officers said they had hardly moved.",
                "Then, 67% of care leavers had been in education, employment or training.",
            ),
            ["2024-02-29"],
        ),
    ],
)
def test_when_it_was(read: Read, texts: tuple[str, ...], dates: list[str]) -> None:
    assert [ends(o) for o in read(*texts).observations] == dates


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("Two thirds (66%) of those in care for long had lived in the same home for two years.", STABLE),
        ("The share of children in long-term placements that had lasted two years or longer was 69.5%.", STABLE),
        ("Of those looked after for long, 72% had been with the same carers for two years.", STABLE),
        ("Some 9% of our children had changed placement three times or more in the year.", "cla_placement_moves_pct"),
        ("Three in five (61%) annual reviews of EHC plans were held on time.", "ehcp_annual_reviews_pct"),
        ("The number of children looked after per 10,000 was 78.", "cla_rate"),
    ],
)
def test_shares_and_rates_said_otherwise(read: Read, sentence: str, metric: str) -> None:
    assert [o.metric for o in read(sentence, title="Corporate parenting").observations] == [metric]


def test_shares_of_another_age_stand_in_the_same_order(read: Read) -> None:
    found = read(
        "Of care leavers, 85% of the 19 to 21s were suitably housed and 54% were in work, education or training.",
        "For 17- and 18-year-olds the percentages were 92% and 66%.",
    ).observations
    assert [(o.metric, o.breakdown, o.value) for o in found] == [
        ("care_leavers_suitable_pct", "19 to 21s", 85),
        ("care_leavers_eet_pct", "19 to 21s", 54),
        ("care_leavers_suitable_pct", "17- and 18-year-olds", 92),
        ("care_leavers_eet_pct", "17- and 18-year-olds", 66),
    ]


def test_what_is_only_set_beside_passes_on_no_day(read: Read) -> None:
    now, *_, share = read(
        "EHC plans at 5,120 compared with 4,790 twelve months earlier and 4,320 in October 2022.",
        "The 20-week figure was 61%.",
    ).observations
    assert (ends(now), ends(share)) == ("", "")


def test_a_rank_among_others_is_no_place_of_the_number(read: Read) -> None:
    (rate,) = read("The rate of children in care was 181 per 10,000, the second highest in England.").observations
    assert rate.area_name == "Suffolk"
