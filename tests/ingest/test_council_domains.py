"""An address is matched against the list of authorities by the way its name is spelt."""

import pytest
from agendapack.ingest.council_domains import addresses_in, council_of_address
from agendapack.schema.areas import AUTHORITIES


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("write to jane.doe@norfolk.gov.uk today", ["norfolk"]),
        ("https://democracy.devon.gov.uk/ieListDocuments.aspx", ["devon"]),
        ("jane.doe@essex .gov.uk", ["essex"]),
        ("https://trafford.moderngov.co.uk/mgai.aspx", ["trafford"]),
        ("see www.example.org", []),
    ],
)
def test_addresses_are_found(text: str, labels: list[str]) -> None:
    assert list(addresses_in(text)) == labels


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("norfolk", "Norfolk"),
        ("herts", "Hertfordshire"),
        ("hants", "Hampshire"),
        ("notts", "Nottinghamshire"),
        ("nottinghamcity", "Nottingham"),
        ("surreycc", "Surrey"),
        ("lbbd", "Barking and Dagenham"),
        ("rbkc", "Kensington and Chelsea"),
        ("royalgreenwich", "Greenwich"),
        ("bathnes", "Bath and North East Somerset"),
        ("nelincs", "North East Lincolnshire"),
        ("n-somerset", "North Somerset"),
        ("hullcc", "Kingston upon Hull"),
        ("sthelens", "St. Helens"),
        ("iow", "Isle of Wight"),
    ],
)
def test_an_address_spells_its_council(label: str, name: str) -> None:
    area = council_of_address(label)
    assert area is not None
    assert area.name == name


@pytest.mark.parametrize("label", ["education", "publishing", "ofsted", "oxford", "lincoln", "newcastle-staffs", "nhs"])
def test_other_bodies_are_no_authority(label: str) -> None:
    assert council_of_address(label) is None


def test_an_address_that_fits_two_is_settled_by_what_the_paper_mentions() -> None:
    assert council_of_address("kingston") is None
    area = council_of_address("kingston", mentioned=["Kingston upon Thames"])
    assert area is not None
    assert area.name == "Kingston upon Thames"


def test_every_authority_is_found_by_its_whole_name() -> None:
    missed = [
        area.name
        for area in AUTHORITIES
        if council_of_address("".join(c for c in area.name.lower() if c.isalpha())) != area
    ]
    assert missed == []
