"""Which reading of a paper a database holds: the version of this program and a digest of the code that reads."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from .. import __version__
from ..schema.document import DETAILS

READING_ROOMS = ("schema", "ingest", "extract")
"""The rooms that decide what a paper gives. A change in any of their files makes every paper due to be read again."""


@cache
def reading_version() -> str:
    """``0.1.0+3f2a9c1b07de``: the same code gives the same readings, whatever the date of its files."""
    root = Path(__file__).parents[1]
    files = sorted(
        file for room in READING_ROOMS for file in (root / room).rglob("*") if file.suffix in (".py", ".toml", ".csv")
    )
    return f"{__version__}+{_digest(root, files)}"


def with_vocabulary(version: str, vocabulary: Sequence[Path]) -> str:
    """``version`` as it is when a user's own vocabulary files are read too."""
    if not vocabulary:
        return version
    return f"{version}.{hashlib.sha256(b''.join(path.read_bytes() for path in vocabulary)).hexdigest()[:8]}"


def with_details(version: str, paper: Path) -> str:
    """``version`` as it is when the details beside ``paper`` are read too: other details, another reading."""
    try:
        details = (paper.parent / DETAILS).read_bytes()
    except OSError:
        return version
    return f"{version}.{hashlib.sha256(details).hexdigest()[:8]}"


def _digest(root: Path, files: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(root).as_posix().encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]
