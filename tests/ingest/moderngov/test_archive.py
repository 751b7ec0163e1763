"""What an archive keeps of each paper: its original once, where, when and as what it was seen."""

import datetime
import json
from collections import Counter
from pathlib import Path

from agendapack.corpus.moderngov_council import Council, Habits
from agendapack.corpus.moderngov_server import serve
from agendapack.ingest import known_beside, read

from .conftest import COMMITTEE, PUBLIC, TODAY, paper, rows, run, said, stored


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


def test_details_are_beside_each_original(tmp_path: Path, council: Council) -> None:
    with serve(council, Habits()) as served:
        run(served, tmp_path)
    details = [json.loads((path.parent / "details.json").read_text()) for path in stored(tmp_path)]
    assert {entry["meeting_date"] for entry in details} == {"2026-02-10"}
    assert {entry["kind"] for entry in details} == {"pack", "front sheet", "supplement", "report", "minutes page"}
