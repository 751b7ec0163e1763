"""How do papers write the names of areas, and which longer names belong to other bodies?"""

import re

RENAMED = {
    "Bristol, City of": "Bristol",
    "Herefordshire, County of": "Herefordshire",
    "Kingston upon Hull, City of": "Kingston upon Hull",
}
"""Reference names are short: papers never print the lists' inversions."""

REORGANISED: dict[str, dict[str, str]] = {
    "E10000006": {"E06000063": "Cumberland", "E06000064": "Westmorland and Furness"},
    "E10000021": {"E06000061": "North Northamptonshire", "E06000062": "West Northamptonshire"},
    "E10000023": {"E06000065": "North Yorkshire"},
    "E10000027": {"E06000066": "Somerset"},
    "E08000016": {"E08000038": "Barnsley"},
    "E08000019": {"E08000039": "Sheffield"},
}
"""Codes of April 2021 that have since been replaced (ONS register of geographic codes): Northamptonshire split in 2021,
Cumbria in 2023, North Yorkshire and Somerset became unitary in 2023, and the boundary between Barnsley and Sheffield
moved."""

FORMER = {
    "Northamptonshire": "E10000021",
    "Cumbria": "E10000006",
    "Bournemouth": "E06000028",
    "Poole": "E06000029",
}
"""Until 2021, 2023, 2019 and 2019. Others that became unitary kept their name, and their present code is given."""

ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "Barking and Dagenham": ("LBBD", "B&D"),
    "Bath and North East Somerset": ("B&NES", "BANES", "Bath and NE Somerset", "Bath & NES"),
    "Bournemouth, Christchurch and Poole": ("BCP", "BCP Council", "Bournemouth Christchurch & Poole"),
    "Bracknell Forest": ("Bracknell",),
    "Brighton and Hove": ("Brighton", "BHCC", "Brighton and Hove City"),
    "Central Bedfordshire": ("Central Beds",),
    "Cheshire West and Chester": ("CWAC", "CWaC", "Cheshire West"),
    "County Durham": ("Durham County Council", "Durham", "Durham CC", "DCC (Durham)"),
    "East Riding of Yorkshire": ("East Riding", "ERYC"),
    "Greenwich": ("Royal Greenwich",),
    "Hammersmith and Fulham": ("H&F", "LBHF"),
    "Herefordshire": ("Herefordshire Council", "County of Herefordshire"),
    "Isle of Wight": ("IoW", "IOW", "Isle of Wight Council"),
    "Isles of Scilly": ("Council of the Isles of Scilly", "Scilly"),
    "Kensington and Chelsea": ("RBKC", "K&C"),
    "Kingston upon Hull": ("Hull", "City of Hull", "Hull City Council", "Kingston-upon-Hull"),
    "Kingston upon Thames": ("RBK", "Kingston", "Kingston Council", "Royal Borough of Kingston"),
    "City of London": ("City of London Corporation", "Corporation of London"),
    "Medway": ("Medway Towns",),
    "Newcastle upon Tyne": ("Newcastle", "Newcastle City Council", "Newcastle-upon-Tyne"),
    "North East Lincolnshire": ("NE Lincolnshire", "NELC", "N E Lincolnshire"),
    "North Lincolnshire": ("N Lincolnshire",),
    "North Northamptonshire": ("NNC", "North Northants"),
    "North Somerset": ("N Somerset",),
    "Nottinghamshire": ("Notts County Council",),
    "Oxfordshire": ("Oxon County Council",),
    "Redcar and Cleveland": ("Redcar",),
    "Richmond upon Thames": ("Richmond", "Richmond Council", "LBRuT", "LBRUT"),
    "South Gloucestershire": ("South Glos", "S Gloucestershire"),
    "Southend-on-Sea": ("Southend", "Southend on Sea", "Southend City Council"),
    "St. Helens": ("St Helens", "St Helens Council"),
    "Stockton-on-Tees": ("Stockton", "Stockton Borough Council"),
    "Stoke-on-Trent": ("Stoke", "Stoke City Council", "City of Stoke on Trent"),
    "Tower Hamlets": ("LBTH",),
    "Telford and Wrekin": ("Telford", "T&W"),
    "West Berkshire": ("West Berks",),
    "West Northamptonshire": ("WNC", "West Northants"),
    "Westminster": ("WCC (Westminster)",),
    "Windsor and Maidenhead": ("RBWM",),
    "Blackburn with Darwen": ("BwD", "Blackburn"),
    "Wolverhampton": ("City of Wolverhampton Council",),
    "Bristol": ("City of Bristol",),
    "Yorkshire and The Humber": (
        "Yorkshire and Humber",
        "Yorkshire & Humberside",
        "Yorkshire and the Humber",
        "Yorks and Humber",
    ),
    "East of England": ("Eastern region", "Eastern Region"),
    "London": ("Greater London", "London average", "London boroughs", "London Boroughs"),
    "South East": ("South-East",),
    "England": (
        "England average",
        "English average",
        "all English authorities",
        "English authorities",
        "Eng.",
        "England Average",
        "England avg",
        "England Avg",
        "Eng Avg",
        "Eng avg",
        "Eng",
        "ENGLAND",
    ),
}
"""Short forms that stand for one authority or region wherever English councils print them."""

NATIONAL_WORDS = (
    "national average",
    "national avg",
    "nat avg",
    "nat. avg",
    "nat ave",
    "national averages",
    "national rate",
    "national figure",
    "national figures",
    "national level",
    "national data",
    "national benchmark",
    "national position",
    "national picture",
    "nationally",
    "national",
    "across the country",
    "all local authorities in England",
)

NEIGHBOUR_WORDS = (
    "statistical neighbours",
    "statistical neighbour",
    "statistical neighbour average",
    "statistical neighbours average",
    "statistical neighbour authorities",
    "statistical neighbour group",
    "statistical neighbors",
    "stat neighbours",
    "stat neighbour",
    "stat. neighbours",
    "stat. neighbour",
    "stat neighbour average",
    "SN average",
    "SN avg",
    "SN av",
    "SNs",
    "SN",
    "comparator authorities",
    "comparator councils",
    "comparator group",
    "comparator average",
    "comparator local authorities",
    "comparable authorities",
    "comparable councils",
    "similar authorities",
    "similar councils",
    "similar local authorities",
    "nearest neighbours",
    "CIPFA nearest neighbours",
    "family group average",
    "benchmark authorities",
    "stat neigh",
    "stat. neigh.",
    "stat neigh avg",
    "stat neighbours average",
    "stats neighbours",
    "stat nbrs",
    "statistical neighbours avg",
    "statistical neighbour mean",
    "statistical neighbour median",
    "SN ave",
    "SN mean",
    "SN median",
    "CIPFA neighbours",
    "CIPFA comparators",
    "nearest neighbours average",
    "nearest neighbour average",
)


_BODIES = r"""(?:Police|Constabulary|Fire|Fire\sand\sRescue|Road|Street|Lane|Avenue|Close|Drive|Way|Hill|Park|Square|
Bridge|Station|University|College|Academy|Academies|Schools?|High\sSchool|Grammar|Primary|Infants?|Juniors?|Cathedral|Church|
Hospitals?|Infirmary|NHS|ICB|ICS|CCG|Foundation\sTrust|Healthcare|Health\sand\sCare|Partnership\sNHS|Airport|Museum|Theatre|
Library|Town\sHall|County\sHall|City\sHall|Crown\sCourt|Court|Magistrates|Coroner|FC|F\.C|United|Rovers|Athletic|Wanderers|
Building\sSociety|Festival|Combined\sAuthority|Town\sCouncil|Parish\sCouncil|Pension|Chamber|Diocese|Mosque|Civic\sCentre|
Wildlife|Downs|Gateway|Docks?|Harbour|Market|Moor|Valley|Estuary|Sixth\sForm|Mayor|LEP|Growth\sHub|Cares|Deanery|Gardens|
Farm|Mews|Terrace|Crescent|Place|Row|Grove|House|Castle|Abbey|Priory|Spa|Green|Coldfield|Evening|Times|Mercury|Chronicle|
Gazette|Echo|Live|Water|Coalfield|Trust|Quays?)"""
OTHER_NAMES = tuple(
    f"{part} London" for part in ("North East", "North West", "South East", "South West", "North Central")
)
"""Longer names that begin with a region's and are no region."""
OTHER_BODY_AFTER = re.compile(
    rf"""(?!\s[Ss]chools?[’']?s?\s[Ff]orum\b)(?:\s(?:and|&)\s[A-Z]\w+)?\s(?:[A-Z][\w’']+\s(?:and\s)?){{0,3}}?{_BODIES}\b(?!\s(?:Council|LA)\b)
    | \s(?:and|&)\s(?:Hove\sAlbion|Wales\b)
    | ,?\s(?:and\s|&\s)?[Ww]riting\b
    | ,?\s[A-Z]{{1,2}}\d[A-Z\d]?\s\d[A-Z]{{2}}\b""",
    re.VERBOSE,
)
"""What follows a place name that is part of a longer one: a police force, a street, a school, a hospital; “Reading and
Writing”; a post code."""
OTHER_BODY_BEFORE = re.compile(
    r"""(?<!\w)(?:University\s(?:College\s)?of|College|Bishop\sof|Archbishop\sof|Diocese\sof|Dean\sof|Lord|Lady|Duke\sof|Earl\sof|
    Baroness|Port\sof|West\sof|Bank\sof|Church\sof|Forest\sof|Sir|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Cllr\.?|Councillor|New|
    Upper|Lower|Little|Great|Greater|Royal|Healthwatch|Citizens\sAdvice|Age\sUK|Mind\sin|Tour\sof|Public\sHealth|Sport|
    Arts\sCouncil|NHS|Rural|
    (?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Mm]id|[Cc]entral|[Ii]nner|[Oo]uter)(?:[\s-]?[Ee]ast|[\s-]?[Ww]est)?|
    Historic|Natural|Highways|Homes|Transport\sfor)\s(?:the\s)?$""",
    re.VERBOSE,
)
"""What comes before a place name that is part of a longer one: a university, a person, a national agency; or before
a part of the area: “East Kent”."""
PLAIN_WORDS = frozenset({"Reading", "Bury", "Barking", "Bath", "Sutton", "Hull"})
"""Names that are English words as well, which matters at the beginning of a sentence."""
SENTENCE_START = re.compile(r"(?:^|[.!?:;•]\s*|\n)$")
PLAIN_WORD_AFTER = re.compile(r"\s(?!(?:had|has|have|was|is|were|and|saw|also|will|would|remains?|council)\b)[a-z]+\b")
