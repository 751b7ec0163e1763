"""What one place of a paper says of another, on small papers from their HTML to their problems."""

from pathlib import Path

import pytest
from agendapack.extract import extract
from agendapack.ingest import read

HIGH_NEEDS = """<table><caption>High needs block (£'000)</caption>
<tr><th></th><th>2021/22</th><th>2022/23</th><th>2023/24</th></tr>
<tr><th>High needs expenditure</th><td>81,204</td><td>90,310</td><td>99,300</td></tr>
<tr><th>High needs allocation</th><td>75,100</td><td>80,200</td><td>84,950</td></tr>
<tr><th>In year deficit</th><td>(6,104)</td><td>(10,110)</td><td>(14,350)</td></tr></table>"""
PLANS = """<table><tr><th>EHC plans maintained</th><th>January 2022</th><th>January 2023</th><th>January 2024</th></tr>
<tr><th>Number of EHC plans</th><td>5,120</td><td>5,730</td><td>6,377</td></tr></table>"""


def problems_of(folder: Path, *body: str) -> list[str]:
    """Codes of the problems of a paper of September 2024 with ``body``."""
    paper = folder / "paper.html"
    heading = "<h1>Kent County Council</h1><h2>Schools Forum, 12 September 2024</h2>"
    paper.write_text(f"<html><body>{heading}{''.join(body)}</body></html>")
    return [problem.code for problem in extract(read(paper)).problems]


@pytest.mark.parametrize(
    ("sentence", "table", "codes"),
    [
        ("The high needs block had an in year deficit of £14.350m in 2023/24.", HIGH_NEEDS, []),
        ("The high needs block had an in year deficit of £14.4m in 2023/24.", HIGH_NEEDS, []),
        ("The high needs block had an in year deficit of £15.350m in 2023/24.", HIGH_NEEDS, ["contradiction"]),
        ("The high needs block had an in year deficit of £14,350 in 2023/24.", HIGH_NEEDS, ["thousand-slip"]),
        (
            "The high needs block is forecast to have an in year deficit of £14,350 in 2023/24.",
            HIGH_NEEDS,
            ["thousand-slip"],
        ),
        (
            "The high needs block had an in year deficit of £10.110m in 2023/24.",
            HIGH_NEEDS,
            ["contradiction", "two-years"],
        ),
        ("The high needs block was budgeted to have an in year deficit of £12.2m in 2023/24.", HIGH_NEEDS, []),
        ("The number of EHC plans maintained at January 2024 was 6,377.", PLANS, []),
        ("The number of EHC plans maintained at January 2024 was 6,733.", PLANS, ["contradiction"]),
        ("The number of EHC plans maintained at January 2024 was over 6,000.", PLANS, []),
        ("The number of EHC plans rose by 647 from January 2023 to January 2024.", PLANS, []),
        ("The number of EHC plans rose by 747 from January 2023 to January 2024.", PLANS, ["does-not-follow"]),
    ],
)
def test_a_sentence_against_the_table(tmp_path: Path, sentence: str, table: str, codes: list[str]) -> None:
    assert problems_of(tmp_path, f"<p>{sentence}</p>", table) == codes


@pytest.mark.parametrize(("percent", "codes"), [("90%", []), ("80%", ["does-not-follow"])])
def test_a_rise_against_the_levels_of_its_sentence(tmp_path: Path, percent: str, codes: list[str]) -> None:
    sentence = f"EHC plans in Kent increased by {percent} from 3,350 in January 2017 to 6,377 in January 2024."
    assert problems_of(tmp_path, f"<p>{sentence}</p>") == codes


def test_a_headline_and_its_sentence_contradict_the_table_once(tmp_path: Path) -> None:
    headline = "<h2>6,733 EHC plans maintained in Kent at January 2024</h2>"
    sentence = "<p>The number of EHC plans maintained at January 2024 was 6,733.</p>"
    assert problems_of(tmp_path, headline, sentence, PLANS) == ["contradiction"]
