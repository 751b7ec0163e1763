"""Two statements of one figure in two papers: forty pairs and more, judged by hand and by the views."""

import pytest
from agendapack.db.views import LAST_PLACE

OLD, NEW = "2024-03-07", "2025-03-06"

# (kinship, value and status of the first paper, of the second, day of the first, of the second, bound of the second)
PAIRS = [
    # restated: settled figures that a later paper moves a little
    ("restated", 575_963, "actual", 576_400, "actual", OLD, NEW, ""),
    ("restated", 82_090, "actual", 82_170, "actual", OLD, NEW, ""),
    ("restated", 83_750, "", 83_840, "actual", OLD, NEW, ""),
    ("restated", -41_254_000, "outturn", -40_966_000, "outturn", OLD, NEW, ""),
    ("restated", 46.4, "actual", 46.9, "actual", OLD, NEW, ""),
    ("restated", 634, "actual", 631, "actual", OLD, NEW, ""),
    ("restated", 105_082_000, "actual", 104_871_000, "outturn", OLD, NEW, ""),
    ("restated", -12_344_000, "", -13_014_000, "", OLD, NEW, ""),
    ("restated", 588, "actual", 596, "", OLD, NEW, ""),
    ("restated", 3_892, "actual", 3_871, "actual", OLD, "2024-03-08", ""),
    # the order in which they are met does not matter
    ("restated", 576_400, "actual", 575_963, "actual", NEW, OLD, ""),
    # progress: from budget to forecast to outturn, and forecasts made anew
    ("progress", 100_000_000, "budget", 108_225_000, "forecast", OLD, NEW, ""),
    ("progress", -11_632_000, "forecast", -14_902_000, "outturn", OLD, NEW, ""),
    ("progress", -56_330_000, "forecast", -64_118_000, "forecast", OLD, NEW, ""),
    ("progress", 57_643_000, "budget", 59_120_000, "budget", OLD, NEW, ""),
    ("progress", 6_377, "estimate", 6_402, "actual", OLD, NEW, ""),
    ("progress", 6_377, "provisional", 6_381, "actual", OLD, NEW, ""),
    ("progress", 6_377, "provisional", 6_381, "outturn", OLD, NEW, ""),
    ("progress", -45_698_000, "forecast", -41_254_000, "", OLD, NEW, ""),
    ("progress", 20_000_000, "budget", 31_400_000, "outturn", OLD, NEW, ""),
    ("progress", 20_000_000, "budget", 31_400_000, "outturn", OLD, OLD, ""),
    ("progress", 20_000_000, "budget", 24_700_000, "forecast", "", "", ""),
    ("progress", -9_100_000, "estimate", -10_876_000, "forecast", OLD, NEW, ""),
    # contradiction: nothing explains the difference
    ("contradiction", 680, "actual", 699, "actual", OLD, OLD, ""),
    ("contradiction", 680, "actual", 699, "actual", "", NEW, ""),
    ("contradiction", -21_502_000, "forecast", -21_522_000, "forecast", OLD, OLD, ""),
    ("contradiction", 57_643_000, "outturn", 57_643, "outturn", OLD, NEW, ""),
    ("contradiction", -45_698_000, "outturn", 45_698_000, "outturn", OLD, NEW, ""),
    ("contradiction", 3_350, "actual", 6_377, "actual", OLD, NEW, ""),
    ("contradiction", 46.4, "actual", 64.4, "", OLD, NEW, ""),
    ("contradiction", 105_082_000, "budget", 108_225_000, "budget", OLD, OLD, ""),
    ("contradiction", 12_077, "", 12_707, "", "", "", ""),
    # the same: one of them rounded
    ("same", -45_698_000, "forecast", -45_700_000, "forecast", OLD, NEW, ""),
    ("same", -45_698_000, "forecast", -46_000_000, "outturn", OLD, NEW, ""),
    ("same", 57_643_000, "outturn", 57_600_000, "", OLD, OLD, ""),
    ("same", 46.4, "actual", 46.0, "actual", OLD, NEW, ""),
    ("same", 576_400, "actual", 576_400, "actual", OLD, NEW, ""),
    ("same", 20_635, "actual", 20_600, "actual", OLD, NEW, ""),
    # look-alikes that are neither
    ("", 600, "target", 680, "actual", OLD, NEW, ""),
    ("", 90.0, "target", 46.4, "actual", OLD, OLD, ""),
    ("", 60.0, "target", 65.0, "target", OLD, NEW, ""),
    ("", 680, "actual", 600, "actual", OLD, NEW, "at least"),
    ("", 680, "actual", 640, "actual", OLD, NEW, "about"),
    ("", 680, "outturn", 655, "forecast", OLD, NEW, ""),
    ("", 59_120_000, "outturn", 57_643_000, "budget", OLD, NEW, ""),
]

OTHER_FIGURES = [
    ({"area_name": "Rutland", "area_code": "E06000017"}, "another council"),
    ({"breakdown": "Residential care"}, "a part of it"),
    ({"qualifier": "pre savings"}, "before savings"),
    ({"measure": "change"}, "a change"),
    ({"end": "2023-01-19"}, "another year"),
    ({"metric": "sen_support"}, "another metric"),
]


@pytest.mark.parametrize(
    ("value", "place"), [(45_698_000, 1000.0), (46.4, 0.1), (7, 1.0), (0, 1.0), (-20_600, 100.0), (22.74, 0.01)]
)
def test_the_last_place_of_a_number(db, value, place):
    told = db.execute(f"SELECT {LAST_PLACE.format('told')} FROM (SELECT ? AS value) told", [value])
    assert told.fetchone()[0] == pytest.approx(place)


@pytest.mark.parametrize(("kind", "a", "status_a", "b", "status_b", "day_a", "day_b", "bound"), PAIRS)
def test_the_views_judge_as_by_hand(
    db, writer, make_paper, make_observation, kind, a, status_a, b, status_b, day_a, day_b, bound
):
    first = make_observation(1, value=float(a), status=status_a)
    second = make_observation(2, value=float(b), status=status_b, bound=bound)
    writer.store(make_paper(first, name="first.pdf", meeting=day_a or None))
    writer.store(make_paper(second, name="second.pdf", sha256="cd" * 32, meeting=day_b or None))
    assert len(db.execute("SELECT * FROM restatements").fetchall()) == (kind == "restated")
    assert len(db.execute("SELECT * FROM contradictions").fetchall()) == (kind == "contradiction")


@pytest.mark.parametrize(("fields", "what"), OTHER_FIGURES)
def test_another_figure_is_no_restatement(db, writer, make_paper, make_observation, fields, what):
    writer.store(make_paper(make_observation(1, value=634.0), name="first.pdf", meeting=OLD))
    second = make_observation(2, value=631.0, **fields)
    writer.store(make_paper(second, name="second.pdf", sha256="cd" * 32, meeting=NEW))
    assert db.execute("SELECT * FROM restatements").fetchall() == [], what
    assert db.execute("SELECT * FROM contradictions").fetchall() == [], what


def test_a_figure_without_a_period_is_compared_with_nothing(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1, value=634.0, period=None), name="first.pdf", meeting=OLD))
    second = make_observation(2, value=631.0, period=None)
    writer.store(make_paper(second, name="second.pdf", sha256="cd" * 32, meeting=NEW))
    assert db.execute("SELECT * FROM restatements").fetchall() == []


def test_one_paper_is_not_held_against_itself(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1, value=634.0), make_observation(2, value=631.0), meeting=OLD))
    assert db.execute("SELECT * FROM contradictions").fetchall() == []


def test_a_paper_that_states_both_values_restates_nothing(db, writer, make_paper, make_observation):
    writer.store(make_paper(make_observation(1, value=634.0), name="first.pdf", meeting=OLD))
    both = (make_observation(2, value=631.0), make_observation(3, value=634.0))
    writer.store(make_paper(*both, name="second.pdf", sha256="cd" * 32, meeting=NEW))
    assert db.execute("SELECT * FROM restatements").fetchall() == []
