"""Sums beside their reasons, transfers between blocks, and whose a sum is that names nobody."""

import pytest

from .conftest import Read, ends, told

DSG = "Dedicated Schools Grant monitoring 2024/25"


def test_the_reason_does_not_say_whose_the_sum_is(read: Read) -> None:
    found = read(
        "The DSG shows a deficit of £0.4m against grant of £211.6m, mainly due to high needs pressures.", title=DSG
    )
    assert [told(o) for o in found.observations] == [
        ("dsg_in_year_position", "level", -400_000),
        ("dsg_allocation", "level", 211_600_000),
    ]


def test_the_reason_does_not_say_when(read: Read) -> None:
    (found,) = read("The DSG allocation fell by £0.7m, due to an adjustment in July 2023.", title=DSG).observations
    assert told(found) == ("dsg_allocation", "change", -700_000)
    assert ends(found) == "2025-03-31"


def test_when_a_meeting_was_dates_no_sum(read: Read) -> None:
    (found,) = read("At the December 2022 Forum meeting the DSG deficit was forecast at £9.4m.", title=DSG).observations
    assert ends(found) == "2025-03-31"


TRANSFERS = [
    ("The Forum agreed to transfer £0.4m from the High Needs Block to the Central Schools Services Block.", -400_000),
    ("Permission is sought to transfer HNB funding of £0.3m to the Schools Block.", -300_000),
    ("Members agreed transferring 0.3% of the Schools Block to the High Needs Block, £0.812m.", 812_000),
    ("A dis-application from the Schools Block of up to £1.3m was sought.", 1_300_000),
]


@pytest.mark.parametrize(("sentence", "value"), TRANSFERS, ids=[s[:40] for s, _ in TRANSFERS])
def test_a_transfer_out_of_high_needs_is_negative(read: Read, sentence: str, value: float) -> None:
    (found,) = read(sentence, title=DSG).observations
    assert told(found) == ("hnb_block_transfer", "level", value)


def test_what_follows_a_supposition_is_stated(read: Read) -> None:
    text = "If the £6m of pressures remained, the DSG deficit would reach £25m by the end of the year."
    (found,) = read(text, title=DSG).observations
    assert told(found) == ("dsg_balance", "level", -25_000_000)


def test_an_overspend_carried_forward_is_a_balance(read: Read) -> None:
    text = (
        "The DSG has a cumulative overspend of £8.3m comprising £0.9m overspend in 2023/24 "
        "and £7.4m overspend from 2022/23 carried forward."
    )
    found = read(text).observations
    assert [(o.metric, o.value, o.breakdown) for o in found] == [
        ("dsg_balance", -8_300_000, ""),
        ("dsg_in_year_position", -900_000, ""),
        ("dsg_balance", -7_400_000, ""),
    ]


def test_a_block_left_with_a_surplus_keeps_no_balance_of_its_own(read: Read) -> None:
    (found,) = read("The Schools Block had a projected surplus of £41,000.", title=DSG).observations
    assert told(found) == ("dsg_in_year_position", "level", 41_000)


def test_sums_alone_in_brackets_are_the_blocks_shares(read: Read) -> None:
    text = (
        "The blocks and their budgets were: Schools Block (£98m), Early Years Block (£9m) and High Needs Block (£31m)."
    )
    found = read(text, title=DSG).observations
    assert [(o.metric, o.breakdown, o.value) for o in found] == [
        ("dsg_allocation", "Schools Block", 98_000_000),
        ("dsg_allocation", "Early Years Block", 9_000_000),
        ("hnb_allocation", "", 31_000_000),
    ]


def test_millions_without_a_pound_sign_beside_a_sum_are_pounds(read: Read) -> None:
    found = read("At 31 March 2024 the DSG deficit is £7.9m, an increase of 5.2m.").observations
    assert [told(o) for o in found] == [("dsg_balance", "level", -7_900_000), ("dsg_balance", "change", -5_200_000)]


def test_a_forecast_is_not_of_a_year_long_past(read: Read) -> None:
    first = "The DSG balance carried forward from 2022/23 was a deficit of £9.8m."
    found = read(first, "With the current forecast in-year deficit of £0.6m, this would rise.").observations
    assert [ends(o) for o in found] == ["2023-03-31", "2025-03-31"]


def test_schools_own_reserves_are_not_the_grants(read: Read) -> None:
    assert not read("At 31 March 2024 maintained schools held reserves of £17.2m.", title=DSG).observations


def test_an_instalment_under_an_agreement_is_support(read: Read) -> None:
    text = "The council has received the first tranche of funding of £8.2 million."
    (found,) = read(text, title="Safety Valve update").observations
    assert told(found) == ("dsg_support_received", "level", 8_200_000)


def test_a_deficit_over_years_is_what_they_add_up_to(read: Read) -> None:
    (found,) = read("The deficit projected on the high needs block from 2022/23 to 2024/25 is £18m.").observations
    assert told(found) == ("hnb_cumulative_balance", "level", -18_000_000)


HIGH_NEEDS = "High needs block budget 2024/25"

READ_WITHOUT_A_WORD = [
    (("Schools Forum is asked to comment on the proposed budget of £71.2m.",), ("hnb_budget", "level", 71_200_000)),
    (("The high needs budget had been set at £18.4m, and high needs at £17.2m.",), ("hnb_budget", "level", 17_200_000)),
    (
        ("Of 30 responses 12 favoured a transfer at 0.5%, which would be worth £1.2m.",),
        ("hnb_block_transfer", "level", 1_200_000),
    ),
    (("The high needs block grew by 4.8%.",), ("hnb_allocation", "percent_change", 4.8)),
    (("We finished the year £1.4m over on high needs.",), ("hnb_variance", "level", 1_400_000)),
]


@pytest.mark.parametrize(("texts", "wanted"), READ_WITHOUT_A_WORD, ids=[t[0][:40] for t, _ in READ_WITHOUT_A_WORD])
def test_sums_that_say_little_of_themselves(read: Read, texts: tuple[str, ...], wanted: tuple[str, str, float]) -> None:
    assert told(read(*texts, title=HIGH_NEEDS).observations[-1]) == wanted


def test_the_budget_beside_the_spending_of_a_line_is_of_that_line(read: Read) -> None:
    text = "Most is in independent special schools, on which spending of £19.4m is forecast against £16.1m budgeted."
    found = read(text, title=HIGH_NEEDS).observations
    assert [(o.metric, o.breakdown, o.value) for o in found] == [
        ("hnb_expenditure", "independent special schools", 19_400_000),
        ("hnb_budget", "independent special schools", 16_100_000),
    ]


def test_it_stands_at_a_date_as_the_balance_did(read: Read) -> None:
    first = "At 31 March 2024 the accumulated DSG deficit was £15.2m."
    second = "Allowing for the DBV grant of £1m, it is expected to be in the region of £17.4m by the end of March 2025."
    last = read(first, second).observations[-1]
    assert told(last) == ("dsg_balance", "level", -17_400_000)


def test_an_overspend_that_now_stands_higher_is_still_the_years(read: Read) -> None:
    found = read("In October an overspend of £4.1m on the DSG was forecast; this now stood at £5.2m.", title=DSG)
    assert told(found.observations[-1]) == ("dsg_in_year_position", "level", -5_200_000)


def test_what_the_department_pays_under_an_agreement_is_support(read: Read) -> None:
    text = "Under the agreement the Department is to pay £38m in instalments, of which £21m has been received."
    found = read(text, title="Safety Valve update").observations
    assert [told(o) for o in found] == [
        ("dsg_support_received", "level", 38_000_000),
        ("dsg_support_received", "level", 21_000_000),
    ]


def test_a_sum_in_brackets_is_what_the_word_before_them_says(read: Read) -> None:
    text = "The DSG deficit stood at £48.4m at 31 March 2024 after a contribution from the DfE (£4.5m)."
    found = read(text, title="Safety Valve update").observations
    assert told(found[-1]) == ("dsg_support_received", "level", 4_500_000)


def test_a_sum_said_again_is_of_when_it_was_given_for(read: Read) -> None:
    first = "The DSG deficit is forecast to be £31.4m at 31 March 2026."
    found = read(first, "A deficit of £31.4m would be 13.9% of the grant.", title=DSG).observations
    assert [ends(o) for o in found] == ["2026-03-31", "2026-03-31"]


def test_a_worsening_is_no_grant(read: Read) -> None:
    assert not read("The worsening of £12.5m on high needs has two causes.", title=DSG).observations
