"""One paper through all stages."""

from pathlib import Path

import pytest
from agendapack.extract import extract
from agendapack.ingest import known_beside, read

PAPER = """<html><body><h1>Schools Forum, 12 September 2024</h1>
<p>The high needs block had an in year deficit of £14.4m in 2023/24. {}</p></body></html>"""


@pytest.mark.parametrize(
    ("england", "details", "codes"),
    [
        ("", "", ["no-council"]),
        ("In England it was £1.2bn.", "", ["no-council"]),
        ("", '{"council": "Slough"}', []),
    ],
)
def test_figures_of_nobody_say_what_to_do(tmp_path: Path, england: str, details: str, codes: list[str]) -> None:
    paper = tmp_path / "paper.html"
    paper.write_text(PAPER.format(england))
    if details:
        (tmp_path / "details.json").write_text(details)
    found = extract(read(paper, known=known_beside(paper)))
    assert found.observations
    assert [problem.code for problem in found.problems] == codes


def test_a_paper_without_figures_needs_no_council(tmp_path: Path) -> None:
    paper = tmp_path / "paper.html"
    paper.write_text("<html><body><p>The minutes were agreed.</p></body></html>")
    assert not extract(read(paper)).problems
