"""A council's site as tests harvest it, and what came of it."""

import datetime
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from agendapack.corpus.moderngov_council import Council, Item, Paper, Sitting
from agendapack.corpus.moderngov_server import Served
from agendapack.ingest.moderngov import Archive, Harvested, Manners, Offer, PoliteClient, Site, Wanted, harvest
from agendapack.ingest.pdf import read_pdf

COMMITTEE = 144
SINCE = datetime.date(2025, 9, 1)
TODAY = datetime.datetime(2026, 2, 20, 12, 0, tzinfo=datetime.UTC)


def tiny_pdf(text: str) -> bytes:
    """A whole PDF of one page that says ``text``."""
    content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


def paper(number: int, title: str, **details: object) -> Paper:
    return Paper(number=number, title=title, body=tiny_pdf(f"{title} {number}"), **details)  # type: ignore[arg-type]


@pytest.fixture
def council() -> Council:
    """A committee with a meeting that was held, one that was cancelled, one without an agenda yet, and an old one."""
    high_needs = paper(101, "High needs block: month 9 & outlook")
    held = Sitting(
        number=4967,
        date="10/02/2026",
        words="Tuesday, 10th February, 2026",
        behind="Agenda and minutes",
        status="Confirmed; Budget Council",
        papers=[
            paper(4967, "Agenda frontsheet", letter="g", kind="0", file_name="Agenda frontsheet 10-Feb-2026.pdf"),
            paper(4967, "Agenda reports pack", letter="g", kind="10", file_name="Public reports pack 10-Feb-2026.pdf"),
            paper(77, "Reports to follow", letter="b", kind="9", file_name="Late papers 10-Feb-2026.pdf"),
        ],
        items=[
            Item(number=0, title="Standing items"),
            Item(number=1, title="Chair's announcements", minutes="The Chair's announcements were noted."),
            Item(number=2, title="High needs", papers=[high_needs, paper(102, "Appendix 1")]),
            Item(number=3, title="Placements", papers=[high_needs, paper(103, "Exempt appendix", restricted=True)]),
            Item(number=4, title="Only in the service", papers=[paper(104, "Linked paper", in_page=False)]),
            Item(number=5, title="Only on the page", papers=[paper(105, "Shown paper", in_service=False)]),
        ],
    )
    return Council(
        name="Norfolk County Council",
        committees={COMMITTEE: "Children's Services & Education Committee", 200: "Planning Committee"},
        sittings={
            COMMITTEE: [
                Sitting(
                    number=1000,
                    date="10/02/2015",
                    words="Tuesday, 10th February, 2015",
                    items=[Item(number=1, title="Old", papers=[paper(1, "Old report")])],
                ),
                held,
                Sitting(
                    number=4968,
                    date="03/03/2026",
                    words="Tuesday, 3rd March, 2026",
                    status="Cancelled",
                    behind="CANCELLED",
                ),
                Sitting(number=4969, date="31/03/2026", words="Tuesday, 31st March, 2026", behind=""),
            ],
            200: [
                Sitting(
                    number=5000,
                    date="11/02/2026",
                    words="Wednesday, 11th February, 2026",
                    items=[Item(number=1, title="A shed", papers=[paper(900, "Shed")])],
                )
            ],
        },
    )


PUBLIC = {
    "Agenda frontsheet 4967",
    "Agenda reports pack 4967",
    "Reports to follow 77",
    "High needs block: month 9 & outlook 101",
    "Appendix 1 102",
    "Linked paper 104",
    "Shown paper 105",
}
"""What the papers of the committee's meeting say, the restricted one left out."""


class Told:
    """What a harvest told, and the waits it made, of which none is slept."""

    def __init__(self) -> None:
        self.events: list[tuple[str, str]] = []
        self.waits: list[float] = []

    def __call__(self, what: str, offer: Offer | None, detail: str) -> None:
        self.events.append((what, offer.title if offer else detail))


def run(
    served: Served,
    folder: Path | None,
    *,
    match: str = "",
    told: Told | None = None,
    now: datetime.datetime = TODAY,
    address: str = "",
    give_up_after: int = 5,
) -> Harvested:
    told = told or Told()
    address = address or served.base
    host = address.split("/")[2]
    manners = Manners(contact="mailto:papers@example.org", least_pause=0.0, pace=0.0, give_up_after=give_up_after)
    with PoliteClient(host, manners, sleep=told.waits.append) as client:
        site = Site(address, client)
        wanted = Wanted(committees=(COMMITTEE,), since=SINCE, match=match)
        if folder is None:
            return harvest(site, client, None, wanted, told=told, now=lambda: now)
        with Archive(folder) as archive, archive.alone(site.name):
            return harvest(site, client, archive, wanted, told=told, now=lambda: now)


def stored(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("originals/*/*/*") if path.suffix in (".pdf", ".html", ".docx"))


def said(folder: Path) -> Counter[str]:
    """What the stored PDFs say, each with how many say it."""
    words = Counter[str]()
    for path in stored(folder):
        if path.suffix == ".pdf":
            words[" ".join(word.text for word in read_pdf(path).pages[0].words)] += 1
    return words


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "manifest.db") as database:
        return database.execute(query).fetchall()
