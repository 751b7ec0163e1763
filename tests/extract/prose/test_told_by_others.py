"""What minutes put around a number: who said it, of whom it is, and what only stands beside it."""

import pytest

from .conftest import Read, ends

CARE = "On 30 September 2024 there were 610 children in care."
RATE = "The rate of children in care was 58 per 10,000 on 30 September 2024."
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


def test_a_rank_among_others_is_no_place_of_the_number(read: Read) -> None:
    (rate,) = read("The rate of children in care was 181 per 10,000, the second highest in England.").observations
    assert rate.area_name == "Suffolk"
