"""A chart says what happened, what was expected and what was said before, and draws the same as SVG and PNG."""

import io
import xml.etree.ElementTree as ElementTree

import pytest
from agendapack.db.pages import painting
from agendapack.db.pages.chart import Line, drawing, spark, value_ticks
from agendapack.db.pages.statements import Point, Stated, history
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image


def stated(end, value, *, status="actual", meeting="2024-09-05", checks="", area="Kent", **other):
    fields = {
        "observation_id": f"{abs(hash((end, value, status, meeting))):016x}"[:16],
        "area_name": area,
        "period_end": end,
        "period_text": "",
        "value": float(value),
        "value_text": str(value),
        "unit": "count",
        "status": status,
        "document_name": "pack.pdf",
        "meeting_date": meeting,
        "page": 6,
        "confidence": 0.9,
        "checks": checks,
        "measure": "level",
    }
    return fields | other


def points(*rows):
    ((_, found),) = history(rows).items()
    return found


def test_the_newest_paper_stands_and_the_older_one_is_kept():
    (point,) = points(stated("2025-03-31", 64, meeting="2023-03-07"), stated("2025-03-31", 58, meeting="2024-09-05"))
    assert (point.stands.value, [one.value for one in point.earlier]) == (58, [64])
    assert point.said(point.earlier[0]) == "said earlier"


def test_the_same_value_said_twice_is_no_restatement():
    (point,) = points(stated("2025-03-31", 64, meeting="2023-03-07"), stated("2025-03-31", 64))
    assert point.earlier == ()


@pytest.mark.parametrize(
    ("better", "worse"),
    [({"checks": "adds up"}, {}), ({"status": "actual"}, {"status": "forecast"}), ({"confidence": 0.99}, {})],
)
def test_of_one_meeting_the_better_statement_stands(better, worse):
    (point,) = points(stated("2024-03-31", 1, **worse), stated("2024-03-31", 2, **better))
    assert point.stands.value == 2
    assert point.said(point.earlier[0]) == "said elsewhere the same day"


def test_a_rounded_figure_agrees_with_the_exact_one_which_stands():
    exact = stated("2024-03-31", -53_045_000, value_text="53,045", unit="gbp", confidence=0.8)
    rounded = stated("2024-03-31", -53_000_000, value_text="£53.0m", unit="gbp", confidence=0.9)
    (point,) = points(rounded, exact)
    assert (point.stands.value, point.earlier) == (-53_045_000, ())


def test_figures_printed_as_exactly_do_not_agree_when_they_differ():
    (point,) = points(stated("2024-03-31", 64, value_text="64"), stated("2024-03-31", 65, value_text="65"))
    assert len(point.earlier) == 1


@pytest.mark.parametrize(("end", "firm"), [("2027-03-31", False), ("2024-12-31", True)])
def test_what_lies_years_ahead_has_not_happened(end, firm):
    (point,) = points(stated(end, 1, status="actual", meeting="2024-09-05"))
    assert point.stands.firm is firm


def test_targets_and_budgets_are_lines_of_their_own():
    rows = [stated("2024-03-31", 1), stated("2024-03-31", 2, status="target"), stated("2024-03-31", 3, status="budget")]
    assert list(history(rows)) == [("Kent", ""), ("Kent", "budget"), ("Kent", "target")]


@pytest.fixture
def chart():
    line = points(
        stated("2023-03-31", 10),
        stated("2024-03-31", 12, meeting="2023-03-07", status="forecast"),
        stated("2024-03-31", 13),
        stated("2025-03-31", 15, status="forecast"),
    )
    return drawing([Line("Kent <script>", line)], title="Plans & more", unit="count")


def test_expected_stretches_are_dashed(chart):
    assert [s.dashed for s in chart.strokes if s.colour and s.width == 2.0] == [False, True, False]


def test_what_was_said_before_is_hollow_and_leads_to_its_page(chart):
    hollow = [dot for dot in chart.dots if not dot.filled]
    assert len(hollow) == 1
    assert "12 said earlier, at 31 March 2024, forecast; pack.pdf, page 6" in hollow[0].label
    assert hollow[0].leads_to.startswith("/evidence/")


@pytest.mark.parametrize("alone", [True, False])
def test_svg_is_well_formed_and_escaped(chart, alone):
    text = painting.svg(chart, alone=alone)
    assert "<script" not in text
    assert ElementTree.fromstring(text) is not None


def test_png_is_drawn_at_twice_the_size(chart):
    picture = Image.open(io.BytesIO(painting.png(chart)))
    assert picture.size == (1720, round(chart.height * 2))
    assert len(picture.getcolors(100_000)) > 10


def test_nothing_to_draw_is_no_chart():
    assert drawing([Line("Kent", [])], title="", unit="count") is None


@given(
    st.lists(st.floats(-1e12, 1e12, allow_nan=False).filter(lambda v: v == 0 or abs(v) > 1e-3), min_size=1, max_size=8)
)
def test_ticks_span_the_values_in_round_steps(values):
    ticks = value_ticks(values)
    slack = (ticks[-1] - ticks[0]) * 1e-6
    assert 2 <= len(ticks) <= 9
    assert ticks[0] - slack <= min(values)
    assert max(values) <= ticks[-1] + slack


def test_a_spark_needs_two_periods():
    one = Point(Stated(**stated("2024-03-31", 1)))
    assert spark([one]) is None
    firm, expected, end = spark([one, Point(Stated(**stated("2025-03-31", 3, status="forecast")))])
    assert (len(firm.split()), len(expected.split()), end) == (1, 2, (107.0, 3.0))
