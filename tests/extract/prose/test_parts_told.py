"""Plans told by primary need and children told by age are parts of what is counted."""

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        (
            (
                "Of the EHC plans maintained by the Council:",
                "• 1,104 had autism as the primary need;",
                "• 688 had speech, language and communication needs;",
                "• 561 were for young people aged 16 to 25.",
            ),
            [("autism", 1104), ("speech, language and communication needs", 688), ("aged 16 to 25", 561)],
        ),
        (
            (
                "The most common primary needs among those with an EHC plan in January 2024 were:",
                "• autistic spectrum disorder – 4,026",
                "• moderate learning difficulty – 1,066",
            ),
            [("autistic spectrum disorder", 4026), ("moderate learning difficulty", 1066)],
        ),
        (("Autism is now the primary need in 1,142 EHC plans.",), [("Autism", 1142)]),
        (
            ("The most frequent primary need is SEMH (1,301 EHC plans), followed by autism (1,148).",),
            [("SEMH", 1301), ("autism", 1148)],
        ),
    ],
)
def test_primary_need(read: Read, texts: tuple[str, ...], parts: list[tuple[str, float]]) -> None:
    found = read(*texts, title="EHC plans").observations
    assert [(o.metric, o.breakdown, o.value) for o in found] == [("ehcp_total", *part) for part in parts]


def test_children_of_a_need_hold_no_plan_unless_plans_are_parted(read: Read) -> None:
    assert not read("The clinic saw 310 children with autism.", title="EHC plans").observations


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Two in five of the children were aged 10 to 15 (251 children), 158 were aged 16 and 17; 79 were under 5.",
            [("aged 10 to 15", 251), ("aged 16 and 17", 158), ("under 5", 79)],
        ),
        ("The largest age group is 10 to 15s (149), while 104 are 16 or 17.", [("10 to 15s", 149), ("16 or 17", 104)]),
    ],
)  # fmt: skip
def test_age(read: Read, sentence: str, parts: list[tuple[str, float]]) -> None:
    found = read(sentence, title="Children looked after").observations
    assert [(o.metric, o.breakdown, o.value) for o in found] == [("cla_total", *part) for part in parts]


def test_ages_of_those_who_left_care_are_no_number_in_care(read: Read) -> None:
    sentence = "Of those who left care 21 were aged 16 and 17 and 8 were aged 10 to 15."
    assert "cla_total" not in {o.metric for o in read(sentence, title="Children looked after").observations}
