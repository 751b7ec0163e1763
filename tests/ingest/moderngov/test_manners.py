"""The manners of a harvest: asked slowly, within robots.txt, and nothing taken that is not the paper."""

from collections import Counter
from pathlib import Path

import pytest
from agendapack.corpus.moderngov_council import Council, Habits
from agendapack.corpus.moderngov_server import serve

from .conftest import PUBLIC, Told, rows, run, said, stored


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


@pytest.mark.parametrize("with_200", [False, True])
def test_a_challenge_is_reported_and_never_answered(tmp_path: Path, council: Council, with_200: bool) -> None:
    with serve(council, Habits(challenge="all", challenge_with_200=with_200)) as served:
        done = run(served, tmp_path)
    assert stored(tmp_path) == []
    assert not done.complete
    assert {problem.code for problem in done.problems} >= {"blocked"}
    assert len(served.log) <= 4


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
