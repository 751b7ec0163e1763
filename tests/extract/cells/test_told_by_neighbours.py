"""What rows, columns and titles beside a number tell of it: whom it counts, of which block it is, of what age."""

import pytest

from .build import one, read, table


def test_other_blocks_are_not_high_needs_in_a_paper_on_high_needs() -> None:
    text = (
        "| Budget £m | Outturn £m\nEarly years | 7.946 | 7.922\nHigh needs | 17.488 | 18.790\nTotal | 25.434 | 26.712"
    )
    seen = read(table(text), title="High needs 2021/22", before="The high needs block is overspent.")
    assert {o.value for o in seen.observations} == {17_488_000, 18_790_000}


def test_the_code_of_an_indicator_is_no_part() -> None:
    seen = read(table("| 30 June 2022\nCSC 026a Children in care | 271\nKS2 pupils | 12"))
    assert one(seen, metric="cla_total", value=271).breakdown == ""


def test_shares_of_plans_say_what_is_counted() -> None:
    text = (
        "Need | January 2022 | January 2023 | % of plans 2023\nAutism | 601 | 688 | 60%\nTotal | 1,009 | 1,142 | 100%"
    )
    seen = read(table(text, title="What are their needs?"), title="SEND data pack")
    assert one(seen, metric="ehcp_total", value=688).breakdown == "Autism"


BY_PROVISION = """
Provision | Plans, January 2023 | Average cost 2022/23
Mainstream schools | 1,307 | £6,400
Special schools | 716 | £21,900
Further education | 288 | £8,200
"""


@pytest.mark.parametrize("told", [{"title": "DSG management plan"}, {"before": "The high needs block pays for them."}])
def test_plans_alone_are_ehc_plans_where_the_paper_is_on_special_needs(told: dict[str, str]) -> None:
    seen = read(table(BY_PROVISION, title="Plans and their cost by provision"), **told)
    assert one(seen, metric="ehcp_total", value=716).breakdown == "Special schools"


def test_the_corner_cell_says_plans_of_all_its_rows() -> None:
    rows = "Plans by type of placement | January 2019 | January 2020\nMainstream schools | 1,748 | 1,905"
    seen = read(table(rows), title="Annual report on special educational needs")
    assert one(seen, metric="ehcp_total", value=1_905).breakdown == "Mainstream schools"


@pytest.mark.parametrize("about", ["Children in care", "Children in need and child protection"])
def test_plans_alone_are_no_ehc_plans_where_nearer_words_are_on_other_children(about: str) -> None:
    seen = read(table("Area | Plans\nNorth | 212\nSouth | 187"), heading=about, title="SEND and inclusion")
    assert not any(o.metric == "ehcp_total" for o in seen.observations)


def test_appeals_for_a_school_are_not_of_plans() -> None:
    text = "| 2021 | 2022\nReception: first preference | 94.6% | 95.3%\nAppeals lodged | 512 | 467"
    assert read(table(text), title="School places and SEND").observations == ()


def test_a_column_of_placements_beside_columns_in_millions_counts_them() -> None:
    text = """
    Placement type | Budget £m | Forecast £m | Placements at 30 June 2022
    Internal fostering | 5.612 | 5.540 | 221
    External residential | 14.350 | 19.270 | 71
    Supported accommodation | 2.890 | 3.466 | 48
    Total | 22.852 | 28.276 | 340
    """
    assert one(read(table(text, unit_note="£m")), metric="cla_total", value=221).breakdown == "Internal fostering"


def test_ages_in_the_title_are_the_part_of_care_leavers() -> None:
    text = "| 2021 | 2022\nIn education, employment or training (EET) | 48% | 51%"
    seen = read(table(text, title="Care leavers: outcomes for 19 to 21 year olds at 31 March"))
    assert one(seen, metric="care_leavers_eet_pct", value=51).breakdown == "19-21"


def test_positions_of_blocks_under_a_title_of_the_year() -> None:
    text = "Block | Planned surplus / (deficit)\nEarly years block | 1.1\nHigh needs block | (24.9)"
    seen = read(table(text, title="DSG in-year position 2022/23, £m", unit_note="£m"))
    assert one(seen, metric="dsg_in_year_position", breakdown="Early years block").value == 1_100_000
    assert one(seen, metric="hnb_in_year_position").value == -24_900_000


def test_what_is_proposed_beside_a_budget_is_a_budget_and_so_is_its_change() -> None:
    text = "| 2022/23 Budget £ | 2023/24 Proposed £ | Change £\nHigh needs SEN support | 640,000 | 655,000 | 15,000"
    assert {(o.metric, o.measure) for o in read(table(text)).observations} == {
        ("hnb_budget", "level"),
        ("hnb_budget", "change"),
    }
