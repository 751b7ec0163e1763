"""What stands beside a paper is known of it; what cannot be understood says how to write it."""

import datetime
from pathlib import Path

import pytest
from agendapack.ingest import known_beside, read

PAPER = "<html><body><h1>Schools Forum</h1><p>The deficit was noted.</p></body></html>"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.html"
    path.write_text(PAPER)
    return path


def test_details_beside_a_paper_are_its_details(paper: Path) -> None:
    paper.with_name("details.json").write_text('{"council": "Slough", "meeting_date": "2024-09-12"}')
    document = read(paper, known=known_beside(paper))
    assert document.council is not None
    assert (document.council.text, document.meeting_date) == ("Slough", datetime.date(2024, 9, 12))
    assert not document.problems


def test_a_paper_alone_has_no_details(paper: Path) -> None:
    assert known_beside(paper) is None


@pytest.mark.parametrize(
    "written",
    [
        b'{"council": "Slough"',
        b'["Slough"]',
        b'{"meeting_date": "12 September"}',
        b'{"meeting_date": 2024}',
        b'{"council": "Slogh"}',
        b"\xff\xfe",
    ],
)
def test_details_that_cannot_be_understood_are_a_problem_of_the_paper(paper: Path, written: bytes) -> None:
    paper.with_name("details.json").write_bytes(written)
    document = read(paper, known=known_beside(paper))
    assert [problem.code for problem in document.problems] == ["details-not-understood"]
    assert document.council is None


def test_details_that_are_a_folder_are_a_problem_of_the_paper(paper: Path) -> None:
    paper.with_name("details.json").mkdir()
    assert [p.code for p in read(paper, known=known_beside(paper)).problems] == ["details-not-understood"]
