"""The next harvest: nothing is fetched twice, what is new or replaced comes, what failed or broke off is made good."""

import datetime
import threading
from collections import Counter
from pathlib import Path

import pytest
from agendapack.corpus.moderngov_council import Council, Habits
from agendapack.corpus.moderngov_server import serve
from agendapack.ingest.moderngov import Harvested, Offer

from .conftest import COMMITTEE, PUBLIC, TODAY, Told, paper, rows, run, said, stored, tiny_pdf


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
