"""Against every habit of real sites: every public paper once, none twice, nothing restricted, and with manners."""

import datetime
import json
import sqlite3
import threading
from collections import Counter
from pathlib import Path

import pytest
from agendapack.corpus.moderngov_council import Council, Habits, Item, Paper, Sitting
from agendapack.corpus.moderngov_server import Served, serve
from agendapack.ingest import known_beside, read
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


HABITS: dict[str, Habits] = {
    "as most": Habits(),
    "under a path": Habits(prefix="/moderngov"),
    "with session keys in paths": Habits(session_paths=True),
    "with plain entities": Habits(double_encoded=False),
    "ignoring dates": Habits(dates_ignored=True),
    "without validators": Habits(validators=False),
    "with http addresses": Habits(http_addresses=True),
    "busy at first": Habits(failing={"s101": [503], "GetMeetings": [502, 504], "T=10": [429]}, retry_after="2"),
    "hanging up at first": Habits(failing={"s102": [0], "ieListDocuments": [0]}),
    "with a crawl delay": Habits(robots="User-agent: *\nCrawl-delay: 3\nDisallow: /admin\n"),
}


@pytest.mark.parametrize("habits", HABITS.values(), ids=HABITS.keys())
def test_every_public_paper_comes_once_and_nothing_restricted(tmp_path: Path, council: Council, habits: Habits) -> None:
    with serve(council, habits) as served:
        done = run(served, tmp_path)
    assert said(tmp_path) == Counter(dict.fromkeys(PUBLIC, 1))
    assert [path.suffix for path in stored(tmp_path)].count(".html") == 1
    assert (done.restricted, done.cancelled, done.unpublished, done.failed) == (1, 1, 1, 0)
    assert not served.asked("/s103/")
    assert not served.asked("ID=103")


@pytest.mark.parametrize("service", ["404", "500", "page"])
def test_with_the_service_off_the_pages_give_what_they_list(tmp_path: Path, council: Council, service: str) -> None:
    with serve(council, Habits(service=service)) as served:  # type: ignore[arg-type]
        done = run(served, tmp_path)
    assert said(tmp_path) == Counter(dict.fromkeys(PUBLIC - {"Linked paper 104"}, 1))
    assert (done.cancelled, done.unpublished) == (1, 1)
    assert [problem.code for problem in done.problems] == ["no-service"]


def test_with_the_pages_behind_a_challenge_the_service_gives_its_own_and_it_is_said(
    tmp_path: Path, council: Council
) -> None:
    council.sittings[COMMITTEE][1].items[2].papers[0].body = tiny_pdf("never fetched")
    with serve(council, Habits(challenge="pages")) as served:
        done = run(served, tmp_path)
    assert "blocked" in [problem.code for problem in done.problems]
    assert not done.complete
    assert len(served.asked("ieListDocuments")) == 1


@pytest.mark.parametrize("with_200", [False, True])
def test_a_challenge_is_reported_and_never_answered(tmp_path: Path, council: Council, with_200: bool) -> None:
    with serve(council, Habits(challenge="all", challenge_with_200=with_200)) as served:
        done = run(served, tmp_path)
    assert stored(tmp_path) == []
    assert not done.complete
    assert {problem.code for problem in done.problems} >= {"blocked"}
    assert len(served.log) <= 4


def test_a_second_harvest_fetches_no_paper_again(tmp_path: Path, council: Council) -> None:
    with serve(council, Habits()) as served:
        run(served, tmp_path)
        before = len(served.asked("documents/")) + len(served.asked("mgConvert2PDF"))
        done = run(served, tmp_path)
        assert len(served.asked("documents/")) + len(served.asked("mgConvert2PDF")) == before
    assert (done.new, done.replaced) == (0, 0)
    assert done.known == len(PUBLIC) + 1


def test_days_later_conditional_requests_are_made_where_there_are_validators(tmp_path: Path, council: Council) -> None:
    with serve(council, Habits()) as served:
        run(served, tmp_path)
        served.log.clear()
        run(served, tmp_path, now=TODAY + datetime.timedelta(days=2))
        again = served.asked("documents/")
    assert again
    assert {request.status for request in again} == {304}
    assert all("if-none-match" in request.headers for request in again)
    assert said(tmp_path) == Counter(dict.fromkeys(PUBLIC, 1))


def test_a_meeting_long_past_is_not_asked_for_again(tmp_path: Path, council: Council) -> None:
    later = TODAY + datetime.timedelta(days=200)
    with serve(council, Habits()) as served:
        run(served, tmp_path, now=later)
        served.log.clear()
        done = run(served, tmp_path, now=later + datetime.timedelta(days=3))
        assert not served.asked("MId=")
    assert done.settled == 2


def test_a_supplement_published_late_comes_with_the_next_harvest(tmp_path: Path, council: Council) -> None:
    with serve(council, Habits()) as served:
        run(served, tmp_path)
        late = paper(88, "Addendum", letter="b", kind="9")
        council.sittings[COMMITTEE][1].papers.append(late)
        done = run(served, tmp_path, now=TODAY + datetime.timedelta(days=2))
    assert done.new == 1
    assert said(tmp_path) == Counter(dict.fromkeys(PUBLIC | {"Addendum 88"}, 1))


def test_a_replaced_paper_keeps_its_predecessor(tmp_path: Path, council: Council) -> None:
    with serve(council, Habits()) as served:
        run(served, tmp_path)
        council.sittings[COMMITTEE][1].papers[1].body = tiny_pdf("A pack made again")
        done = run(served, tmp_path, now=TODAY + datetime.timedelta(days=2))
    assert done.replaced == 1
    assert said(tmp_path) == Counter(dict.fromkeys(PUBLIC | {"A pack made again"}, 1))
    ((key, former, successor),) = rows(tmp_path, "SELECT key, former, successor FROM predecessors")
    assert key == "g4967?T=10"
    assert former != successor
    assert rows(tmp_path, "SELECT sha256 FROM addresses WHERE key = 'g4967?T=10'") == [(successor,)]


def test_the_same_bytes_under_two_addresses_are_one_paper(tmp_path: Path, council: Council) -> None:
    item = council.sittings[COMMITTEE][1].items[5]
    twin = paper(106, "Shown again")
    twin.body = item.papers[0].body
    item.papers.append(twin)
    with serve(council, Habits()) as served:
        done = run(served, tmp_path)
    assert done.known == 1
    assert said(tmp_path) == Counter(dict.fromkeys(PUBLIC, 1))
    found = rows(tmp_path, "SELECT count(*), count(DISTINCT sha256) FROM addresses WHERE key IN ('s105', 's106')")
    assert found == [(2, 1)]


def test_a_paper_linked_from_two_items_has_two_places_and_one_original(tmp_path: Path, council: Council) -> None:
    with serve(council, Habits()) as served:
        run(served, tmp_path)
        assert len(served.asked("/s101/")) == 1
    places = rows(tmp_path, "SELECT item_number, item_title FROM places WHERE key = 's101' ORDER BY item_number")
    assert places == [("2", "High needs"), ("3", "Placements")]


def test_the_manifest_says_where_when_and_what(tmp_path: Path, council: Council) -> None:
    with serve(council, Habits()) as served:
        run(served, tmp_path)
        run(served, tmp_path, now=TODAY + datetime.timedelta(days=1))
    query = (
        "SELECT title, kind, meetings.committee, date, label, places.first_seen, places.last_seen "
        "FROM places JOIN meetings USING (site, meeting_id) WHERE key = 's102'"
    )
    assert rows(tmp_path, query) == [
        (
            "Appendix 1",
            "report",
            "Children's Services & Education Committee",
            "2026-02-10",
            "Budget Council",
            "2026-02-20T12:00:00+00:00",
            "2026-02-21T12:00:00+00:00",
        )
    ]
    assert rows(tmp_path, "SELECT DISTINCT standing FROM meetings ORDER BY 1") == [
        ("cancelled",),
        ("not yet published",),
        ("published",),
    ]
    assert rows(tmp_path, "SELECT key FROM places WHERE restricted") == [("s103",)]


def test_the_details_reach_the_document(tmp_path: Path, council: Council) -> None:
    with serve(council, Habits()) as served:
        run(served, tmp_path)
    (path,) = (path for path in stored(tmp_path) if path.name.startswith("Appendix 1"))
    document = read(path, known=known_beside(path))
    assert document.title is not None
    assert document.committee is not None
    assert document.council is not None
    assert (document.title.text, document.title.source) == ("Appendix 1", "manifest")
    assert document.committee.text == "Children's Services & Education Committee"
    assert document.council.text == "Norfolk"
    assert document.meeting_date == datetime.date(2026, 2, 10)


def test_minutes_on_the_page_are_kept_once_though_the_page_changes_at_every_visit(
    tmp_path: Path, council: Council
) -> None:
    with serve(council, Habits()) as served:
        run(served, tmp_path)
        run(served, tmp_path, now=TODAY + datetime.timedelta(days=2))
    (page,) = (path for path in stored(tmp_path) if path.suffix == ".html")
    assert "announcements were noted" in page.read_text()


def test_printed_minutes_take_the_place_of_the_page(tmp_path: Path, council: Council) -> None:
    council.sittings[COMMITTEE][1].papers.append(paper(4967, "Printed minutes", letter="g", kind="1"))
    with serve(council, Habits()) as served:
        run(served, tmp_path)
    assert [path.suffix for path in stored(tmp_path)].count(".html") == 0
    assert said(tmp_path)["Printed minutes 4967"] == 1


def test_an_old_word_file_comes_as_the_pdf_the_site_makes_of_it(tmp_path: Path, council: Council) -> None:
    word = paper(107, "Budget book", file_name="Budget book.doc")
    word.body, word.converted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old Word", tiny_pdf("Budget book converted")
    council.sittings[COMMITTEE][1].items[2].papers.append(word)
    with serve(council, Habits()) as served:
        run(served, tmp_path)
        assert not served.asked("/s107/")
    assert said(tmp_path)["Budget book converted"] == 1


def test_listing_fetches_no_paper(council: Council) -> None:
    told = Told()
    with serve(council, Habits()) as served:
        done = run(served, None, told=told)
        assert not served.asked("documents/")
        assert not served.asked("mgConvert2PDF")
    assert done.offered == len(PUBLIC) + 2
    assert ("restricted", "Exempt appendix") in told.events
    assert ("on offer", "Agenda reports pack") in told.events
    assert [event for event in told.events if event[0] in ("cancelled", "not yet published")] == [
        ("cancelled", "Children's Services & Education Committee 2026-03-03 10.00 am"),
        ("not yet published", "Children's Services & Education Committee 2026-03-31 10.00 am"),
    ]


@pytest.mark.parametrize(
    ("match", "titles"),
    [
        ("high needs", {"High needs block: month 9 & outlook 101", "Appendix 1 102"}),
        ("placements|shown paper", {"High needs block: month 9 & outlook 101", "Shown paper 105"}),
        ("need", set()),
    ],
)
def test_only_what_matches_is_fetched(tmp_path: Path, council: Council, match: str, titles: set[str]) -> None:
    with serve(council, Habits()) as served:
        run(served, tmp_path, match=match)
    assert said(tmp_path) == Counter(dict.fromkeys(titles, 1))


def test_the_manners_are_kept(tmp_path: Path, council: Council) -> None:
    told = Told()
    habits = Habits(robots="User-agent: *\nCrawl-delay: 3\n", failing={"s101": [503]}, retry_after="7")
    with serve(council, habits) as served:
        run(served, tmp_path, told=told)
        log = served.log
    assert log[0].path == "/robots.txt"
    assert len(served.asked("robots.txt")) == 1
    assert {request.headers["user-agent"] for request in log} == {"agendapack/0.1 (+mailto:papers@example.org)"}
    assert len(told.waits) == len(log) - 1
    assert all(wait > 2.5 for wait in told.waits[1:])
    assert max(told.waits) > 6.5
    assert [request.status for request in served.asked("/s101/")] == [503, 200]
    assert not [
        path for path, times in Counter(request.path for request in log if request.status == 200).items() if times > 1
    ]


def test_what_robots_txt_closes_is_not_asked_for(tmp_path: Path, council: Council) -> None:
    habits = Habits(robots="User-agent: agendapack\nDisallow: /documents/\n")
    with serve(council, habits) as served:
        done = run(served, tmp_path)
        assert not served.asked("documents/")
    assert "forbidden-by-robots" in {problem.code for problem in done.problems}
    assert not done.complete


def test_where_robots_txt_fails_nothing_is_asked_for(tmp_path: Path, council: Council) -> None:
    with serve(council, Habits(failing={"robots.txt": [500] * 99})) as served:
        done = run(served, tmp_path)
        assert {request.path for request in served.log} == {"/robots.txt"}
    assert not done.reached


def test_three_tries_then_the_paper_is_recorded_and_the_rest_comes(tmp_path: Path, council: Council) -> None:
    with serve(council, Habits(failing={"s101": [503] * 9})) as served:
        done = run(served, tmp_path)
        assert len(served.asked("/s101/")) == 3
    assert done.failed == 1
    assert said(tmp_path) == Counter(dict.fromkeys(PUBLIC - {"High needs block: month 9 & outlook 101"}, 1))
    assert rows(tmp_path, "SELECT key, code FROM failures") == [("s101", "no-answer")]


def test_a_host_that_stays_silent_is_left_alone(tmp_path: Path, council: Council) -> None:
    with serve(council, Habits(failing={"": [0] * 999})) as served:
        done = run(served, tmp_path, give_up_after=2)
        assert len(served.log) <= 7
    assert not done.complete


@pytest.mark.parametrize(
    ("habits", "code"),
    [
        (Habits(error_pages=("s102",)), "error-page"),
        (Habits(cut_short=("s102",)), "truncated"),
        (Habits(oversized=("s102",)), "too-large"),
        (Habits(redirects={"/s102/": "http://192.168.0.1/x.pdf"}), "not-allowed"),
        (Habits(redirects={"/s102/": "http://elsewhere.example/x.pdf"}), "not-allowed"),
        (Habits(redirects={"/s102/": "file:///etc/passwd"}), "not-allowed"),
        (Habits(redirects={"/s102/": "/documents/s102/again.pdf"}), "refused"),
        (Habits(failing={"s102": [403]}), "refused"),
    ],
)
def test_what_is_not_the_paper_is_not_stored(tmp_path: Path, council: Council, habits: Habits, code: str) -> None:
    with serve(council, habits) as served:
        done = run(served, tmp_path)
    assert said(tmp_path) == Counter(dict.fromkeys(PUBLIC - {"Appendix 1 102"}, 1))
    assert [problem.code for problem in done.problems] == [code]
    assert rows(tmp_path, "SELECT key, code FROM failures") == [("s102", code)]


def test_a_log_in_page_means_the_paper_is_restricted(tmp_path: Path, council: Council) -> None:
    council.sittings[COMMITTEE][1].items[3].papers[1].in_service = False
    council.sittings[COMMITTEE][1].papers[2].restricted = True
    with serve(council, Habits()) as served:
        done = run(served, tmp_path)
    assert done.failed == 0
    assert ("b77?T=9",) in rows(tmp_path, "SELECT key FROM places WHERE restricted")


def test_a_failed_paper_comes_with_a_later_harvest(tmp_path: Path, council: Council) -> None:
    with serve(council, Habits(cut_short=("s102",))) as served:
        run(served, tmp_path)
    with serve(council, Habits()) as served:
        address = served.base
        done = run(served, tmp_path, address=address)
    assert done.complete
    assert said(tmp_path) == Counter(dict.fromkeys(PUBLIC, 1))


class BrokenOff(Exception):
    """The machine stops here."""


@pytest.mark.parametrize("after", [1, 4, 8])
def test_a_harvest_broken_off_goes_on_where_it_stopped(tmp_path: Path, council: Council, after: int) -> None:
    class Breaking(Told):
        def __call__(self, what: str, offer: Offer | None, detail: str) -> None:
            super().__call__(what, offer, detail)
            if len(self.events) == after:
                raise BrokenOff

    with serve(council, Habits()) as served:
        with pytest.raises(BrokenOff):
            run(served, tmp_path, told=Breaking())
        run(served, tmp_path)
        fetched = Counter(r.path for r in served.log if "documents/" in r.path or "mgConvert" in r.path)
    assert set(fetched.values()) == {1}
    assert said(tmp_path) == Counter(dict.fromkeys(PUBLIC, 1))


def test_an_original_that_is_gone_is_fetched_again(tmp_path: Path, council: Council) -> None:
    with serve(council, Habits()) as served:
        run(served, tmp_path)
        next(path for path in stored(tmp_path) if path.name.startswith("Appendix 1")).unlink()
        run(served, tmp_path)
    assert said(tmp_path) == Counter(dict.fromkeys(PUBLIC, 1))


def test_two_harvests_at_once_take_turns(tmp_path: Path, council: Council) -> None:
    found: list[Harvested] = []
    with serve(council, Habits()) as served:
        threads = [threading.Thread(target=lambda: found.append(run(served, tmp_path))) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        fetched = Counter(request.path for request in served.log if "documents/" in request.path)
    assert set(fetched.values()) == {1}
    assert sorted(done.new for done in found) == [0, 0, len(PUBLIC) + 1]
    assert said(tmp_path) == Counter(dict.fromkeys(PUBLIC, 1))


def test_a_committee_without_meetings_is_no_success(tmp_path: Path, council: Council) -> None:
    council.sittings[COMMITTEE] = []
    with serve(council, Habits()) as served:
        done = run(served, tmp_path)
    assert [problem.code for problem in done.problems] == ["no-meetings"]
    assert not done.complete


def test_details_are_beside_each_original(tmp_path: Path, council: Council) -> None:
    with serve(council, Habits()) as served:
        run(served, tmp_path)
    details = [json.loads((path.parent / "details.json").read_text()) for path in stored(tmp_path)]
    assert {entry["meeting_date"] for entry in details} == {"2026-02-10"}
    assert {entry["kind"] for entry in details} == {"pack", "front sheet", "supplement", "report", "minutes page"}
