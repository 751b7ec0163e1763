"""Periods: every printed form, and what only looks like one."""

import datetime

import pytest
from agendapack.schema.periods import find_periods, parse_period
from hypothesis import given
from hypothesis import strategies as st

MEETING = datetime.date(2024, 11, 19)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("2023/24", "financial_year", "2023-04-01", "2024-03-31"),
        ("2023-24", "financial_year", "2023-04-01", "2024-03-31"),
        ("2023–24", "financial_year", "2023-04-01", "2024-03-31"),
        ("2023/2024", "financial_year", "2023-04-01", "2024-03-31"),
        ("2023-2024", "financial_year", "2023-04-01", "2024-03-31"),
        ("23/24", "financial_year", "2023-04-01", "2024-03-31"),
        ("22-23", "financial_year", "2022-04-01", "2023-03-31"),
        ("FY23/24", "financial_year", "2023-04-01", "2024-03-31"),
        ("FY2024", "financial_year", "2024-04-01", "2025-03-31"),
        ("financial year 2023/24", "financial_year", "2023-04-01", "2024-03-31"),
        ("2026/7", "financial_year", "2026-04-01", "2027-03-31"),
        ("1999/00", "financial_year", "1999-04-01", "2000-03-31"),
        ("2022 to 2023", "financial_year", "2022-04-01", "2023-03-31"),
        ("2021/22 Final", "financial_year", "2021-04-01", "2022-03-31"),
        ("1 April 2023 to 31 March 2024", "financial_year", "2023-04-01", "2024-03-31"),
        ("year ending 31 March 2024", "financial_year", "2023-04-01", "2024-03-31"),
        ("2023/24 academic year", "academic_year", "2023-09-01", "2024-08-31"),
        ("AY23/24", "academic_year", "2023-09-01", "2024-08-31"),
        ("Q3 2022/23", "quarter", "2022-10-01", "2022-12-31"),
        ("2022/23 Q4", "quarter", "2023-01-01", "2023-03-31"),
        ("quarter 3 of 2022/23", "quarter", "2022-10-01", "2022-12-31"),
        ("third quarter of 2022/23", "quarter", "2022-10-01", "2022-12-31"),
        ("July – September 2022", "quarter", "2022-07-01", "2022-09-30"),
        ("Dec 22", "month", "2022-12-01", "2022-12-31"),
        ("Sep-22", "month", "2022-09-01", "2022-09-30"),
        ("Current (Dec 22)", "month", "2022-12-01", "2022-12-31"),
        ("P6 2023/24", "month", "2023-09-01", "2023-09-30"),
        ("Month 12 2023/24", "month", "2024-03-01", "2024-03-31"),
        ("Forecast outturn at Period 8 2023/24", "financial_year", "2023-04-01", "2024-03-31"),
        ("2023/24 P9 forecast", "financial_year", "2023-04-01", "2024-03-31"),
        ("Forecast 2025/26 (P9)", "financial_year", "2025-04-01", "2026-03-31"),
        ("Autumn 2022", "term", "2022-09-01", "2022-12-31"),
        ("Spring term 2023", "term", "2023-01-01", "2023-03-31"),
        ("Summer 2022", "term", "2022-04-01", "2022-08-31"),
        ("Spring term 2022/23", "term", "2023-01-01", "2023-03-31"),
        ("as at 31 March 2023", "instant", "2023-03-31", "2023-03-31"),
        ("31st March 2023", "instant", "2023-03-31", "2023-03-31"),
        ("31.03.23", "instant", "2023-03-31", "2023-03-31"),
        ("31/03/2023", "instant", "2023-03-31", "2023-03-31"),
        ("at 1 April 2023", "instant", "2023-04-01", "2023-04-01"),
        ("at the end of March 2025", "instant", "2025-03-31", "2025-03-31"),
        ("by March 2028", "instant", "2028-03-31", "2028-03-31"),
        ("the end of 2026/27", "instant", "2027-03-31", "2027-03-31"),
        ("12 months to July 2024", "rolling_12_months", "2023-08-01", "2024-07-31"),
        ("April to September 2023", "span", "2023-04-01", "2023-09-30"),
        ("2023/24 – 2026/27", "span", "2023-04-01", "2027-03-31"),
        ("2017-2024", "span", "2017-01-01", "2024-12-31"),
        ("2025-28", "span", "2025-04-01", "2028-03-31"),
        ("2024/25 Quarter Two", "quarter", "2024-07-01", "2024-09-30"),
        ("the autumn of 2022", "term", "2022-09-01", "2022-12-31"),
        ("between 2016 and 2020", "span", "2016-01-01", "2020-12-31"),
        ("Q1-Q3 2023/24", "span", "2023-04-01", "2023-12-31"),
        ("Q1 23-24", "quarter", "2023-04-01", "2023-06-30"),
        ("in 23-24", "financial_year", "2023-04-01", "2024-03-31"),
        ("the 24-25 budget", "financial_year", "2024-04-01", "2025-03-31"),
        ("quarter ending 30 June 2024", "quarter", "2024-04-01", "2024-06-30"),
        ("first six months of 2024/25", "span", "2024-04-01", "2024-09-30"),
        ("Y/E 31 March 2024", "financial_year", "2023-04-01", "2024-03-31"),
        ("R12M to Dec 2024", "rolling_12_months", "2024-01-01", "2024-12-31"),
        ("academic years 2021/22 to 2023/24", "span", "2021-09-01", "2024-08-31"),
        ("2024", "calendar_year", "2024-01-01", "2024-12-31"),
        ("so far in 2024", "calendar_year", "2024-01-01", "2024-12-31"),
        ("in 2024 to date", "calendar_year", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_printed_period(text: str, kind: str, start: str, end: str) -> None:
    period = parse_period(text)
    assert period is not None
    assert (period.kind, str(period.start), str(period.end)) == (kind, start, end)


@pytest.mark.parametrize(
    ("text", "end"),
    [("2019/20", "2020-03-31"), ("2024", "2024-12-31"), ("August 2023", "2023-08-31"), ("Q1 2024/25", "2024-06-30")],
)
def test_a_stock_is_taken_at_the_last_day(text: str, end: str) -> None:
    period = parse_period(text, basis="instant")
    assert period is not None
    assert (period.kind, str(period.end)) == ("instant", end)


@pytest.mark.parametrize(
    "text",
    [
        "2,024",
        "2024 plans",
        "£2023",
        "the Children and Families Act 2014",
        "the SEND Regulations 2014",
        "was now 1960",
        "over the MTFS period",
        "application 22/01234",
        "the 2014 Act",
        "the SEND Code of Practice (2015)",
        "it may 24 hours later",
        "the 16-17 cohort",
        "1840 plans",
        "last year",
        "Quarter 2",
        "the 2023/24 municipal year",
        "the Autumn Budget 2024",
        "Decision 24/00093",
        "(21 posts in February, 13 in June)",
    ],
)
def test_what_names_no_period(text: str) -> None:
    assert find_periods(text) == ()


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("last year", "2024-03-31"),
        ("this financial year", "2025-03-31"),
        ("Quarter 2", "2024-09-30"),
        ("Q3", "2023-12-31"),
        ("the Q3 forecast", "2024-03-31"),
        ("Quarter 2 last year", "2023-09-30"),
    ],
)
def test_the_meeting_date_resolves_what_is_relative(text: str, end: str) -> None:
    period = parse_period(text, reference=MEETING)
    assert period is not None
    assert str(period.end) == end


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("doubled since 2017", "since"),
        ("since the peak of September 2020", "since"),
        ("an uplift of 8.97% on 2021-22", "compared"),
        ("compared with 2021", "compared"),
        ("had risen from 2021", "from"),
        ("595 on 31 March 2020", ""),
        ("in 2021", ""),
    ],
)
def test_the_role_of_a_period_in_a_comparison(text: str, role: str) -> None:
    (mention,) = find_periods(text)
    assert mention.role == role


def test_each_period_of_a_sentence_is_found_in_order() -> None:
    ends = [str(m.period.end) for m in find_periods("2.3% in August 2023 to 51.6% in August 2024")]
    assert ends == ["2023-08-31", "2024-08-31"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("at 31 March 2022 and 2023", ["2022-03-31", "2023-03-31"]),
        ("in March 2021, 2022 and 2023", ["2021-03-31", "2022-03-31", "2023-03-31"]),
    ],
)
def test_years_joined_to_a_date_keep_its_day(text: str, ends: list[str]) -> None:
    assert [str(mention.period.end) for mention in find_periods(text)] == ends


@pytest.mark.parametrize("text", ["Q1: How many places are there?", "(Q2) A Member asked", "Q3. What is the cost?"])
def test_a_numbered_question_is_no_quarter(text: str) -> None:
    assert find_periods(text, reference=MEETING) == ()


def test_two_periods_joined_by_and_are_two() -> None:
    assert [m.period.text for m in find_periods("in 2018/19 and 2019/20")] == ["2018/19", "2019/20"]


@pytest.mark.parametrize(
    ("text", "first"),
    [("between 2014/15 and 2020/21", "2014/15"), ("2017-2024", "2017"), ("from 2017 to 2024", "2017"), ("2023/24", "")],
)
def test_a_span_tells_its_beginning_as_printed(text: str, first: str) -> None:
    (mention,) = find_periods(text)
    assert mention.first_text == first


YEARS = st.integers(1990, 2059)


@given(
    YEARS,
    st.sampled_from(
        ["{a}/{b:02}", "{a}-{b:02}", "{a}–{b:02}", "{a}/{c}", "FY{d:02}/{b:02}", "financial year {a}/{b:02}"]
    ),
)
def test_any_financial_year_round_trips(year: int, shape: str) -> None:
    text = shape.format(a=year, b=(year + 1) % 100, c=year + 1, d=year % 100)
    period = parse_period(text)
    assert period is not None
    if "{a}" in shape or year >= 2000:
        assert (period.start, period.end) == (datetime.date(year, 4, 1), datetime.date(year + 1, 3, 31))


@given(
    st.dates(datetime.date(1990, 1, 1), datetime.date(2059, 12, 31)),
    st.sampled_from(["%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%B %d, %Y"]),
)
def test_any_date_round_trips(day: datetime.date, shape: str) -> None:
    period = parse_period(day.strftime(shape))
    assert period is not None
    assert (period.start, period.end) == (day, day)


@given(YEARS, st.integers(1, 12), st.sampled_from(["%B %Y", "%b %Y", "%b-%Y"]))
def test_any_month_round_trips(year: int, month: int, shape: str) -> None:
    first = datetime.date(year, month, 1)
    period = parse_period(first.strftime(shape))
    assert period is not None
    assert (period.start, period.end.month) == (first, month)


@given(st.text(alphabet="0123456789/-. ’ApriMachQtoendyear", max_size=40))
def test_any_text_is_read_without_fault(text: str) -> None:
    for mention in find_periods(text, reference=MEETING):
        assert mention.period.start <= mention.period.end


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("in the nine months to June", "2024-06-30"),
        ("the six months to 30 September, 96 children", "2024-09-30"),
        ("£4.2m last March", "2024-03-31"),
        ("as last November", "2023-11-30"),
    ],
)
def test_a_month_without_its_year_is_the_last_that_had_ended(text: str, end: str) -> None:
    assert [m.period.end.isoformat() for m in find_periods(text, reference=MEETING)] == [end]


def test_the_meeting_of_last_month_is_no_period() -> None:
    assert not find_periods("as agreed at the last March meeting", reference=MEETING)
