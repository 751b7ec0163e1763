"""A passage that opens with a kind of placement, or a line of high needs spending, goes on about it."""

import pytest
from agendapack.extract.prose.labels import label_of

from .conftest import Read

MONITORING = "High needs block monitoring, Quarter 2 2024/25"
PLACEMENTS = "Placements of looked after children, Quarter 2 2024/25"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("External residential: 31 children are placed.", "External residential"),
        ("Mainstream top-ups (£2.556m). The number of pupils grows.", "Mainstream top-ups"),
        ("Independent Fostering Agencies (IFA): £1.122m over.", "Independent Fostering Agencies"),
        ("INMS fees, £1.62m over, where the budget is £19.4m;", "INMS fees"),
        ("tuition for those who cannot be in school, £0.31m; and", "tuition"),
        ("(a) £6.84 million on residential and secure care. 88 children are in it.", "residential and secure care"),
        ("The forecast for external residential care has moved again.", "external residential care"),
        ("Home to school transport. It is £0.2m over.", ""),
        ("Schools Block. The underspend is on the growth fund.", ""),
        ("The number of special schools is five.", ""),
        ("We look after 402 children in residential and foster care.", ""),
    ],
)  # fmt: skip
def test_label(text: str, label: str) -> None:
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("texts", "title", "figures"),
    [
        (
            (
                "Independent special schools (overspend of £4.4m). There were 207 in September, 41 more than "
                "twelve months earlier. The average cost of a placement has risen to £65,100.",
                "Mainstream top-ups (£2.6m). Requests keep rising.",
                "Post-16 (£535,000) and alternative provision (£429,000).",
            ),
            MONITORING,
            [
                ("hnb_variance", "Independent special schools", 4.4e6),
                ("ehcp_total", "Independent special schools", 207),
                ("ehcp_total", "Independent special schools", 41),
                ("hnb_cost_per_ehcp", "Independent special schools", 65100),
                ("hnb_variance", "Mainstream top-ups", 2.6e6),
                ("hnb_variance", "Post-16", 535000),
                ("hnb_variance", "alternative provision", 429000),
            ],
        ),
        (
            (
                "External residential: 31 children are placed. The forecast of £6.3m is set against a budget of "
                "£4.0m and the average placement now costs £3,920 a week.",
                "There were 482 children looked after.",
            ),
            PLACEMENTS,
            [
                ("cla_total", "External residential", 31),
                ("cla_expenditure", "External residential", 6.3e6),
                ("cla_expenditure", "External residential", 4.0e6),
                ("cla_placement_unit_cost", "External residential", 3920),
                ("cla_total", "", 482),
            ],
        ),
        (
            (
                "The high needs overspend has several parts:",
                "• INMS fees, £1.62m;",
                "• post-16, where £0.37m will not be needed.",
            ),
            MONITORING,
            [("hnb_variance", "INMS fees", 1.62e6), ("hnb_variance", "post-16", -0.37e6)],
        ),
    ],
)  # fmt: skip
def test_what_follows_is_of_it(
    read: Read, texts: tuple[str, ...], title: str, figures: list[tuple[str, str, float]]
) -> None:
    found = read(*texts, title=title).observations
    assert [(o.metric, o.breakdown, o.value) for o in found] == figures


def test_a_budget_goes_on_behind_what_it_was_increased_by(read: Read) -> None:
    text = (
        "The forecast for external residential care has moved again. It is now £40.2m against a budget, which was "
        "itself increased by £6.0m in February, of £31.5m."
    )
    found = {o.value: o.measure for o in read(text, title=PLACEMENTS).observations}
    assert found == {40.2e6: "level", 6.0e6: "change", 31.5e6: "level"}


def test_pupils_in_alternative_provision_need_no_plan(read: Read) -> None:
    texts = ("Alternative provision (£0.2m over). There were 47 in the summer term.",)
    assert [o.metric for o in read(*texts, title=MONITORING).observations] == ["hnb_variance"]
