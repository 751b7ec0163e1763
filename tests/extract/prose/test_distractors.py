"""Numbers that are no figure of the vocabulary, in the papers that hold such figures."""

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    "sentence",
    [
        "The service employed 12 educational psychologists, and 34 EHCP coordinators each held 210 cases.",
        "The web page for the local offer was visited 2,631 times.",
        "The recommendation was carried by 14 votes to 3.",
        "Members referred to paragraph 3.7 and to the 19 actions in the Accelerated Progress Plan.",
        "The Children and Families Act 2014 covers those aged 0 to 25.",
        "Around 500 additional specialist places had been created in recent years.",
        "The General Fund was forecast to overspend by £2.4m in 2024/25.",
        "The lettings budget of £135,000 was not touched.",
        "The lump sum would stay at £110,000 for each school.",
        "Of all children in care, 26.4% came from a minority ethnic background.",
        "Some 94% of the staff surveyed in the SEND team agreed with the change.",
        "The team had held 122 child protection conferences, at which 236 children were considered.",
        "There were 145 outstanding SEND transport appeals from families of pupils with an EHCP.",
        "Ofsted had judged four of the special schools to be outstanding.",
        "She asked whether any answer short of 100% of plans on time was good enough.",
        "If the borough had England’s rate it would be looking after something like 277 children.",
    ],
)
def test_other_numbers_give_no_observation(read: Read, sentence: str) -> None:
    assert read(sentence, title="SEND and children in care update").observations == ()


def test_a_number_that_is_not_understood_is_still_a_figure(read: Read) -> None:
    found = read("The service employed 12 educational psychologists.")
    assert [f.text for f in found.figures] == ["12"]
