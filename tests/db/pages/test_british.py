"""Numbers and dates as a British reader writes them."""

import pytest
from agendapack.db.pages import british


@pytest.mark.parametrize(
    ("value", "unit", "measure", "written"),
    [
        (5_600_000, "gbp", "level", "£5.6m"),
        (-53_045_000, "gbp", "level", "−£53.0m"),
        (939_000, "gbp", "level", "£939,000"),
        (3_800_000_000, "gbp", "level", "£3.80bn"),
        (6377, "count", "level", "6,377"),
        (46.4, "percent", "level", "46.4%"),
        (94.0, "percent", "level", "94%"),
        (90, "percent", "percent_change", "+90%"),
        (-111, "count", "change", "−111"),
        (67, "per_10k_children", "level", "67 per 10,000 children"),
        (5200.5, "gbp_per_week", "level", "£5,200.50 a week"),
        (0, "count", "level", "0"),
    ],
)
def test_a_figure_is_written(value, unit, measure, written):
    assert british.figure(value, unit, measure=measure) == written


def test_an_exact_figure_keeps_every_pound():
    assert british.figure(-53_045_000, "gbp", exact=True) == "−£53,045,000"


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (("2023/24", "financial_year", "2023-04-01", "2024-03-31"), "2023/24, to 31 March 2024"),
        (("March 2024", "instant", "2024-03-31", "2024-03-31"), "at 31 March 2024"),
        (("", "", None, None), "period not stated"),
        (("to 31 March 2024", "span", "2023-01-01", "2024-03-31"), "to 31 March 2024"),
    ],
)
def test_a_period_carries_its_real_end(period, written):
    assert british.period(*period) == written


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("x.pdf is empty", "download it again"), "x.pdf is empty. Download it again."),
        (("It asks for a password.", ""), "It asks for a password."),
        ((None, ""), ""),
    ],
)
def test_a_message_and_its_cure_are_sentences(parts, said):
    assert british.sentences(*parts) == said


def test_what_is_no_date_is_left_as_it_is():
    assert british.day("soon") == "soon"
