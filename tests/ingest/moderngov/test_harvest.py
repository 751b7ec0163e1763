"""Whatever a site's habits: every public paper once, none twice, nothing restricted."""

import datetime
from collections import Counter
from pathlib import Path

import pytest
from agendapack.corpus.moderngov_council import Council, Habits
from agendapack.corpus.moderngov_server import serve

from .conftest import COMMITTEE, PUBLIC, TODAY, Told, paper, rows, run, said, stored, tiny_pdf

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


def test_a_log_in_page_means_the_paper_is_restricted(tmp_path: Path, council: Council) -> None:
    council.sittings[COMMITTEE][1].items[3].papers[1].in_service = False
    council.sittings[COMMITTEE][1].papers[2].restricted = True
    with serve(council, Habits()) as served:
        done = run(served, tmp_path)
    assert done.failed == 0
    assert ("b77?T=9",) in rows(tmp_path, "SELECT key FROM places WHERE restricted")


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


def test_a_committee_without_meetings_is_no_success(tmp_path: Path, council: Council) -> None:
    council.sittings[COMMITTEE] = []
    with serve(council, Habits()) as served:
        done = run(served, tmp_path)
    assert [problem.code for problem in done.problems] == ["no-meetings"]
    assert not done.complete
