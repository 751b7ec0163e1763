"""A number whose noun is said by the sentence before, the heading or the clause around it."""

import pytest

from .conftest import Read, ends, told


@pytest.mark.parametrize(
    ("texts", "figures"),
    [
        (
            (
                "The number of children looked after fell in 2023/24 for the second year in succession.",
                "At 31 March there were 642, compared with 668 in 2023 and 681 in 2022.",
            ),
            [("cla_total", 642, "2024-03-31"), ("cla_total", 668, "2023-03-31"), ("cla_total", 681, "2022-03-31")],
        ),
        (
            (
                "In 2023 1,702 EHC plans were issued, compared with 1,588 in the year before.",
                "In the same period 604 plans were ceased.",
            ),
            [("ehcp_new", 1702, "2023-12-31"), ("ehcp_new", 1588, "2022-12-31"), ("ehcp_ceased", 604, "2023-12-31")],
        ),
        (
            ("There were 17,940 pupils on SEN support in January 2024.", "Chart 1: EHC plans. The number grew by 48%."),
            [("sen_support", 17940, "2024-01-31"), ("ehcp_total", 48, "2024-01-31")],
        ),
    ],
)
def test_the_sentence_before(read: Read, texts: tuple[str, ...], figures: list[tuple[str, float, str]]) -> None:
    assert [(o.metric, o.value, ends(o)) for o in read(*texts).observations] == figures


@pytest.mark.parametrize(
    "sentence", ["The leaving care service was working with 397 young people.", "The team supports 397 young people."]
)
def test_young_people_a_service_works_with_have_left_care(read: Read, sentence: str) -> None:
    found = read(sentence, title="Corporate parenting", heading="Care leavers").observations
    assert [told(o) for o in found] == [("care_leavers_total", "level", 397)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Each personal adviser works with an average of 22 young people.",
        "The wellbeing service worked with 3,489 individuals and 1,435 families.",
    ],
)
def test_an_average_and_people_of_all_ages_are_no_number_of_care_leavers(read: Read, sentence: str) -> None:
    assert not read(sentence, title="Corporate parenting", heading="Care leavers").observations


@pytest.mark.parametrize(
    ("sentence", "breakdown"),
    [
        ("The number in independent schools grew to 1,247.", "independent schools"),
        ("Growth was quickest in special schools, where there had been 1,247.", "special schools"),
    ],
)
def test_children_in_schools_hold_a_plan_where_plans_are_spoken_of(read: Read, sentence: str, breakdown: str) -> None:
    found = read("We maintained 5,842 EHC plans in January 2024.", sentence, title="EHC plans").observations
    assert [(o.metric, o.value, ends(o)) for o in found[1:]] == [("ehcp_total", 1247, "2024-01-31")]
    assert found[1].breakdown == breakdown
