"""What a person types is searched for, never run."""

import pytest
from agendapack.db.pages.search import as_query, pieces


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("high needs", '"high" "needs"*'),
        ('"high needs" deficit', '"high needs" "deficit"*'),
        ('"high needs"', '"high needs"'),
        ("plan* OR (x NEAR y", '"plan*" "OR" "(x" "NEAR" "y"*'),
        ("- ***", ""),
        ("", ""),
        ('unclosed "quote', '"unclosed" "quote"*'),
    ],
)
def test_words_become_a_query_of_quoted_terms(typed, query):
    assert as_query(typed) == query


def test_a_line_is_parted_at_what_matched():
    assert pieces("the \x02high\x03 needs \x02block\x03") == [
        ("the ", False),
        ("high", True),
        (" needs ", False),
        ("block", True),
    ]
