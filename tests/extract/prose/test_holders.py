"""Settings that have so many of the children or plans just counted."""

import pytest

from .conftest import Read

PLANS = "The Council maintained 5,120 EHC plans on 1 October 2024."
CARE = "There were 455 children in care on 1 October 2024."


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        (
            (PLANS, "Of the plans, special schools take 1,640, mainstream 2,310 and colleges 760."),
            [("special schools", 1640), ("mainstream", 2310), ("colleges", 760)],
        ),
        (
            (PLANS, "2,310 were in mainstream schools and 1,640 in special schools."),
            [("mainstream schools", 2310), ("special schools", 1640)],
        ),
        (
            (CARE, "In-house carers look after 134 children and independent agencies 107."),
            [("In-house carers", 134), ("independent agencies", 107)],
        ),
        ((CARE, "Relatives looked after 90 and children's homes 48."), [("Relatives", 90), ("children's homes", 48)]),
        ((CARE, "The four homes had 30 staff and 12 beds."), []),
        ((CARE, "Foster carers took 610 holidays with them."), []),
        ((PLANS, "Special schools had 14 fewer places."), []),
        (("Special schools had 120 on Monday.",), []),
    ],
)
def test_a_setting_has_a_part_of_what_was_counted(
    read: Read, texts: tuple[str, ...], parts: list[tuple[str, float]]
) -> None:
    found = read(*texts).observations
    assert [(o.breakdown, o.value) for o in found if o.breakdown] == parts


def test_another_part_of_the_same_whole(read: Read) -> None:
    found = read(
        "The Council had 455 children in care, of whom 48 were unaccompanied and 61 had a disability."
    ).observations
    assert [(o.metric, o.breakdown) for o in found] == [
        ("cla_total", ""),
        ("cla_uasc", ""),
        ("cla_total", "a disability"),
    ]
