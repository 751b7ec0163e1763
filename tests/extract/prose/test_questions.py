"""Answers that minutes print apart from their questions."""

from .conftest import Read, ends


def test_an_answer_is_read_with_its_question(read: Read) -> None:
    found = read("Q1: How many children with an EHCP are there in the county? A: 4,310 in September 2024.")
    assert [(o.metric, o.value) for o in found.observations] == [("ehcp_total", 4310)]


def test_lettered_answers_belong_to_lettered_questions(read: Read) -> None:
    found = read(
        "Q1. How many unaccompanied asylum seeking children are looked after? Of these, how many are (a) placed in the "
        "county and (b) placed out of the county?",
        "Q2. How many (a) have a passport and (b) have a library card?",
        "A1. 40",
        "(a) 9",
        "(b) 31",
        "A2.",
        "(a) 12",
        "(b) 20",
    )
    assert [(o.metric, o.value, o.breakdown) for o in found.observations] == [
        ("cla_uasc", 40, ""),
        ("cla_uasc", 9, "placed in the county"),
        ("cla_uasc", 31, "placed out of the county"),
    ]


def test_a_question_about_something_else_gives_nothing(read: Read) -> None:
    assert read("Q4: How many admissions officers are employed? A: 6.").observations == ()


def test_years_in_answer_to_how_many(read: Read) -> None:
    texts = (
        "How many SEN appeals were there in 2022 and 2023?",
        "2022 – 206",
        "2023 – 406 (12 are still open)",
    )
    assert [(o.metric, o.value, ends(o)) for o in read(*texts, title="Questions").observations] == [
        ("ehcp_appeals", 206, "2022-12-31"),
        ("ehcp_appeals", 406, "2023-12-31"),
    ]


def test_a_year_and_a_number_answer_nothing_unasked(read: Read) -> None:
    assert read("New homes for children in care:", "2022 – 4", "2023 – 6").observations == ()
