"""Checks across one paper: sentence against table, change against levels, the same line printed twice."""

import pytest
from agendapack.extract.arithmetic import checked
from agendapack.schema.figures import Extraction

from .observed import VOCABULARY, checks_of, observed
from .typed import typed_table


def test_a_sentence_that_rounds_the_table_agrees_with_it() -> None:
    sentence = observed("£45.7m", 45_700_000, name="a", metric="dsg_balance")
    cell = observed("45,698", 45_698_000, name="b", metric="dsg_balance", place="table 7 1 1")
    assert checks_of(sentence, cell) == {"a": ("agrees with text",), "b": ("agrees with text",)}


def test_a_sentence_that_differs_from_the_table_contradicts_it() -> None:
    sentence = observed("6,377", 6377, name="a", page=2)
    cell = observed("6,733", 6733, name="b", page=5, place="table 7 1 1")
    assert checks_of(sentence, cell) == {"a": ("contradicts page 5",), "b": ("contradicts page 2",)}


@pytest.mark.parametrize(
    ("change", "what"),
    [({"status": "forecast"}, "status"), ({"year": 2023}, "year"), ({"bound": "about"}, "bound")],
)
def test_another_status_year_or_bound_is_no_contradiction(change: dict[str, object], what: str) -> None:
    sentence = observed("6,377", 6377, name="a", **change)  # type: ignore[arg-type]
    cell = observed("6,733", 6733, name="b", place="table 7 1 1")
    assert checks_of(sentence, cell) == {"a": (), "b": ()}, what


def test_a_table_with_two_numbers_for_one_figure_contradicts_nothing() -> None:
    pairs = [
        observed("6,377", 6377, name="a"),
        observed("1,200", 1200, name="b", place="table 7 1 1"),
        observed("5,177", 5177, name="c", place="table 7 2 1"),
    ]
    assert set(checks_of(*pairs).values()) == {()}


@pytest.mark.parametrize(("percent", "check"), [("90%", "adds up"), ("80%", "does not add up")])
def test_a_rise_follows_from_the_levels_of_its_sentence(percent: str, check: str) -> None:
    pairs = [
        observed("3,350", 3350, name="a", year=2017),
        observed("6,377", 6377, name="b", year=2024),
        observed(percent, float(percent[:-1]), name="c", measure="percent_change", since="2016/17"),
    ]
    assert checks_of(*pairs)["c"] == (check,)


def test_one_number_under_two_years_is_a_contradiction() -> None:
    pairs = [
        observed("£13.971m", -13_971_000, name="a", year=2026, metric="hnb_in_year_position"),
        observed(
            "13,971", -13_971_000, name="b", year=2027, metric="hnb_in_year_position", place="table 7 1 4", page=9
        ),
        observed(
            "12,285", -12_285_000, name="c", year=2026, metric="hnb_in_year_position", place="table 7 1 3", page=9
        ),
    ]
    assert "contradicts page 9" in checks_of(*pairs)["a"]


def test_a_cell_misread_is_repaired_and_keeps_its_text() -> None:
    table = typed_table(
        """Block|2022/23|2023/24|2024/25|Total
Schools|1,384|1,275|1,108|3,767
Central|12|14|16|42
High needs|345|322|328|995
Early years|226|153|167|551
Total|1,967|1,769|1,619|5,355""",
        unit_note="£'000",
        ocr=True,
    )
    spoilt = observed("153", 153_000, name="a", place="table 1 4 2", metric="hnb_budget")
    sound = observed("345", 345_000, name="b", place="table 1 3 1", metric="hnb_budget")
    assert checks_of(spoilt, sound, tables=(table,)) == {"a": ("repaired",), "b": ("adds up",)}


def test_the_same_line_printed_with_another_figure_is_reported() -> None:
    first = typed_table(
        "Savings|2023/24|2023/24 - 2026/27\nIn schools|1,200|2,300\nTotal|3,112|21,502", unit_note="£'000"
    )
    second = typed_table("Row|2023/24|2026/27\nPrison|1,200|1,300\nOpportunities|-3,112|-21,522", unit_note="£'000")
    second = second.model_copy(update={"number": 2})
    extraction = Extraction(tables=(first, second))
    problems = checked(extraction, vocabulary=VOCABULARY).problems
    assert [problem.code for problem in problems] == ["printed-twice"]
    assert "21,502" in problems[0].message
    assert "21,522" in problems[0].message
