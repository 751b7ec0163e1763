"""Parts of what a metric counts: by placement, by age, out of a number given before."""

import pytest

from .conftest import Read


def parts(read: Read, *texts: str, title: str = "Corporate parenting") -> list[tuple[str, float, str]]:
    return [(o.metric, o.value, o.breakdown) for o in read(*texts, title=title).observations]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "Of care leavers aged 17 and 18, 71% were in education, employment or training and 88% in suitable "
            "accommodation.",
            [
                ("care_leavers_eet_pct", 71, "aged 17 and 18"),
                ("care_leavers_suitable_pct", 88, "aged 17 and 18"),
            ],
        ),
        ("There were 204 care leavers aged 19 to 21.", [("care_leavers_total", 204, "aged 19 to 21")]),
        ("The Council maintained 4,310 EHC plans for those aged 0 to 25.", [("ehcp_total", 4310, "")]),
    ],
)
def test_an_age_band_is_a_breakdown(read: Read, sentence: str, rows: list[tuple[str, float, str]]) -> None:
    assert parts(read, sentence) == rows


def test_placements_are_parts_of_the_children_looked_after(read: Read) -> None:
    found = parts(
        read,
        "There were 455 children in care at the end of March 2024.",
        "Three hundred and two were fostered, 41 were in children's homes and 30 lived with connected carers.",
    )
    assert found == [
        ("cla_total", 455, ""),
        ("cla_total", 302, "fostered"),
        ("cla_total", 41, "in children's homes"),
        ("cla_total", 30, "with connected carers"),
    ]


def test_a_part_of_a_number_given_before_is_told_by_what_is_said_of_it(read: Read) -> None:
    found = parts(
        read,
        "There were 310 children with a child protection plan at 31 March 2024.",
        "Forty-four of the 310 were under five.",
        title="Safeguarding",
    )
    assert found == [("cpp_total", 310, ""), ("cpp_total", 44, "under five")]


def test_a_part_with_a_verb_of_its_own_is_no_movement(read: Read) -> None:
    found = read("There were 455 children in care, a rise of 12, and 61 of them were living in a residential home.")
    assert [(o.measure, o.value) for o in found.observations] == [("level", 455), ("change", 12), ("level", 61)]


def test_the_price_of_a_placement_keeps_its_kind(read: Read) -> None:
    found = parts(
        read,
        "An in house foster placement cost £455 a week and external residential £5,900.",
        "One young person had cost £17,200 a week.",
    )
    assert found == [
        ("cla_placement_unit_cost", 455, "in house foster placement"),
        ("cla_placement_unit_cost", 5900, "external residential"),
    ]
