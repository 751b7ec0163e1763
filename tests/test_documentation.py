"""What the documents point to is there, and what they tell people to type exists."""

import re
from pathlib import Path

import pytest
from agendapack.cli import app

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md"), ROOT / "corpus/samples/README.md"]
)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
TYPED = re.compile(r"^    (?:\$ )?(?:\.venv/bin/)?agendapack ([a-z-]+)", re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_exists(document: Path) -> None:
    commands = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    text = document.read_text(encoding="utf-8")
    assert set(TYPED.findall(text)) <= commands


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        name for document in DOCUMENTS for name in re.findall(r"`make ([a-z-]+)`", document.read_text(encoding="utf-8"))
    }
    assert named <= targets
    assert {"demo", "test", "screens"} <= named


def test_the_index_lists_every_document() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert [
        path.name for path in (ROOT / "docs").glob("*.md") if path.name != "index.md" and path.name not in index
    ] == []
