"""Areas: the names papers call them by, and longer names that belong to other bodies."""

import pytest
from agendapack.schema.areas import AUTHORITIES, ENGLAND, find_areas, find_authority
from hypothesis import given
from hypothesis import strategies as st


def test_england_has_153_authorities_with_codes_of_their_own() -> None:
    assert len(AUTHORITIES) == len({area.code for area in AUTHORITIES}) == 153


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Leicestershire County Council", "E10000018"),
        ("Leicester City Council", "E06000016"),
        ("Kent", "E10000016"),
        ("KENT COUNTY COUNCIL", "E10000016"),
        ("BCP Council", "E06000058"),
        ("Bournemouth, Christchurch & Poole", "E06000058"),
        ("RBWM", "E06000040"),
        ("the Royal Borough of Windsor and Maidenhead", "E06000040"),
        ("Bath & North East Somerset", "E06000022"),
        ("London Borough of Brent", "E09000005"),
        ("Durham County Council", "E06000047"),
        ("City of York Council", "E06000014"),
        ("North Yorkshire", "E06000065"),
        ("West Berkshire", "E06000037"),
        ("Stoke on Trent", "E06000021"),
        ("Derby’s rate", "E06000015"),
        ("in Reading, 45", "E06000038"),
        ("the East Midlands", "E12000004"),
        ("nationally", "E92000001"),
        ("the national average", "E92000001"),
        ("Northamptonshire County Council", "E10000021"),
        ("Royal Greenwich", "E09000011"),
        ("statistical neighbours", ""),
        ("the comparator authorities", ""),
    ],
)
def test_a_name_gives_its_area(text: str, code: str) -> None:
    (mention,) = find_areas(text)
    assert mention.area.code == code


@pytest.mark.parametrize(
    "text",
    [
        "Reading the report",
        "members were reading",
        "Bath Road",
        "Kent Police",
        "NHS Kent and Medway ICB",
        "University of Leicester",
        "Bradford City FC",
        "Berkshire",
        "Cambridge City Council",
        "North East Derbyshire District Council",
        "the national funding formula",
        "National Insurance",
        "West of England",
        "Reading, Writing and Mathematics",
        "South East London ICB",
        "schools in East Kent",
        "Store Street, Manchester M1 2WD",
    ],
)
def test_another_bodys_name_is_no_area(text: str) -> None:
    assert find_areas(text) == ()


def test_each_area_of_a_comparison_is_found() -> None:
    text = "In 2019-20 the comparator authorities averaged 81, the East Midlands 61 and England 67. 3.2 Derby’s rate"
    names = [mention.area.name for mention in find_areas(text)]
    assert names == ["Statistical neighbours", "East Midlands", "England", "Derby"]


def test_find_authority_takes_the_whole_name() -> None:
    assert find_authority("England") == ENGLAND
    assert find_authority("Kent Police") is None


def test_each_reference_name_finds_itself() -> None:
    for area in AUTHORITIES:
        assert find_authority(area.name) == area, area.name


@given(st.text(alphabet="KentBhoroughCucil of&-’ RdigSth", max_size=60))
def test_any_text_is_read_without_fault(text: str) -> None:
    mentions = find_areas(text)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
