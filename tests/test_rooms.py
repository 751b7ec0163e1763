"""The house keeps its shape: rooms import only rooms before them, and the tree speaks of nothing but the project."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("schema", "ingest", "extract", "db", "corpus")
"""In the order data flows: each may import those before it, and the modules at the root stand above them all."""

OUTSIDE = {
    ".git",
    ".venv",
    ".types",
    "build",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
}

ELSEWHERE = [
    re.compile(pattern)
    for pattern in (
        r"(?<![\w.])/(?:work|root|opt(?!/homebrew)|home/\w+)/",
        r"/tmp/(?!\w*\{)",
        r"[\w.-]+/simple/",
        r"(?:pythonhosted|pypi|npmjs)\.org",
    )
]
"""Paths of one machine and hosts of package registries: what a checkout made anywhere else would not know."""


def sources(room: str) -> list[Path]:
    return sorted(path for path in (ROOT / room).rglob("*.py") if not OUTSIDE & set(path.parts))


def rooms_imported(path: Path) -> Iterator[tuple[int, str]]:
    """(line, room) of every import in ``path``, a module of the package, of one of its rooms."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            inside = package[: len(package) - (node.level - 1)]
            for name in node.names:
                parts = (*inside, *(node.module or "").split("."), name.name) if node.module else (*inside, name.name)
                if parts[0] in ROOMS:
                    yield node.lineno, parts[0]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("agendapack"):
            yield node.lineno, "agendapack"
        elif isinstance(node, ast.Import):
            for name in node.names:
                if name.name.split(".")[0] == "agendapack":
                    yield node.lineno, "agendapack"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_rooms_before_it(room: str) -> None:
    allowed = set(ROOMS[: ROOMS.index(room) + 1])
    assert sources(room), f"there is no module in {room}"
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {imported}"
        for path in sources(room)
        for line, imported in rooms_imported(path)
        if imported not in allowed
    ]
    assert wrong == []


def test_an_import_from_a_later_room_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "ingest" / "pdf.py"
    module.parent.mkdir()
    module.write_text("from ..extract.tables import find_tables\nfrom . import words\nimport agendapack.db\n")
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    assert list(rooms_imported(module)) == [(1, "extract"), (2, "ingest"), (3, "agendapack")]


def test_every_folder_with_modules_is_a_listed_package() -> None:
    """A package that pyproject.toml does not list works in a checkout and is missing from the wheel."""
    listed = set(re.findall(r'"(agendapack[\w.]*)",', (ROOT / "pyproject.toml").read_text(encoding="utf-8")))
    found = {
        ".".join(("agendapack", *path.parent.relative_to(ROOT).parts)) for room in ROOMS for path in sources(room)
    } | {"agendapack"}
    assert found - listed == set()


def written_files() -> list[Path]:
    """Every text file of the tree that a person wrote."""
    kinds = {
        ".py",
        ".md",
        ".toml",
        ".csv",
        ".html",
        ".css",
        ".js",
        ".txt",
        ".yml",
        ".yaml",
        ".json",
        ".jsonl",
        ".cfg",
        "",
    }
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file()
        and path.suffix in kinds
        and not OUTSIDE & set(path.relative_to(ROOT).parts)
        and not any(part.endswith(".egg-info") for part in path.parts)
    ]


def test_the_tree_names_no_machine_and_no_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in written_files()
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if any(pattern.search(line) for pattern in ELSEWHERE)
    ]
    assert found == []
