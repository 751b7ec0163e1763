"""Changes as Markdown, JSON lines and Atom."""

import json
from xml.etree import ElementTree

import pytest
from agendapack.corpus.bulletin import ATOM, as_atom, as_json_lines, as_markdown, in_words
from agendapack.db.changes import Change

FIGURE = {"area_name": "Kent", "metric": "ehcp_count", "measure": "level", "period_end": "2024-01-18", "page": 3}
APPEARED = Change("paper appeared", "2025-03-01T10:00:00+00:00", 2, "pack.pdf", "ab" * 32, detail="3 observations")
RESTATED = Change(
    "restated",
    "2025-03-04",
    0,
    "late.pdf",
    "cd" * 32,
    "0" * 16,
    {"value": 20600.0, "document_name": "early.pdf", "page": 5},
    {"value": 20635.0, "document_name": "late.pdf", "page": 3},
    FIGURE,
)
CHANGED = Change(
    "observation changed", "2025-03-01T10:00:01+00:00", 2, "pack.pdf", "ab" * 32, "1" * 16,
    {"value": 5.0}, {"value": 6.0}, FIGURE,
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (APPEARED, "pack.pdf: 3 observations"),
        (CHANGED, "Kent, ehcp_count, 2024-01-18: value 5.0 → 6.0 (pack.pdf, page 3)"),
        (RESTATED, "Kent, ehcp_count, 2024-01-18: 20,600 (early.pdf, page 5) → 20,635 (late.pdf, page 3)"),
    ],
)
def test_a_change_is_told_in_a_line(change, words):
    assert in_words(change) == words


def test_markdown_has_a_heading_for_each_kind():
    page = as_markdown([CHANGED, RESTATED, APPEARED])
    assert [line for line in page.splitlines() if line.startswith("##")] == [
        "## New papers (1)",
        "## Figures read differently (1)",
        "## Restated (1)",
    ]


def test_words_of_a_paper_make_no_markup():
    hostile = Change("paper appeared", "", 1, "[x](http://y)<b>.pdf", detail="")
    assert "- \\[x\\](http://y)\\<b\\>.pdf" in as_markdown([hostile])


def test_nothing_is_told_as_nothing():
    assert as_markdown([]) == "# What changed\n\nNothing.\n"
    assert as_json_lines([]) == ""


def test_a_line_of_json_is_a_change():
    (line,) = as_json_lines([RESTATED]).splitlines()
    assert json.loads(line)["after"]["value"] == 20635.0


def test_an_atom_feed_has_what_atom_asks_for():
    feed = ElementTree.fromstring(as_atom([APPEARED, RESTATED], name="figures.db"))
    names = {name: f"{{{ATOM}}}{name}" for name in ("id", "title", "updated", "entry", "author")}
    assert all(feed.find(path) is not None for path in names.values())
    entries = feed.findall(names["entry"])
    assert [entry.findtext(names["updated"]) for entry in entries] == [
        "2025-03-04T00:00:00+00:00",
        "2025-03-01T10:00:00+00:00",
    ]


def test_a_change_keeps_its_id_from_feed_to_feed():
    def ids(*changes):
        feed = ElementTree.fromstring(as_atom(changes, name="figures.db"))
        return {entry.findtext(f"{{{ATOM}}}id") for entry in feed.findall(f"{{{ATOM}}}entry")}

    assert len(ids(APPEARED, RESTATED)) == 2
    assert ids(APPEARED) < ids(APPEARED, RESTATED)
