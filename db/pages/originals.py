"""Where the papers themselves are: a file is given out only while its content is the paper that was read."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

SUFFIXES = {"pdf": (".pdf",), "html": (".html", ".htm"), "docx": (".docx",)}
_BLOCK = 1 << 20


class Originals:
    """Finds the file with a content hash, among the paths it was read from and the folders given.

    A path that the database names is never trusted: whatever stands there is hashed before it is opened, and again when
    its size or time has changed.
    """

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._folders = tuple(folders)
        self._known: dict[tuple[str, int, int], str] = {}

    def find(self, sha256: str, *, name: str, paths: Iterable[str] = ()) -> Path | None:
        """The file whose content has this hash, or none. ``name`` is the paper's file name, ``paths`` where it was."""
        for path in (*map(Path, paths), *(folder / Path(name).name for folder in self._folders)):
            if path.suffix.lower() in sum(SUFFIXES.values(), ()) and self._digest(path) == sha256:
                return path
        return None

    def _digest(self, path: Path) -> str:
        try:
            state = path.stat()
            key = (str(path), state.st_mtime_ns, state.st_size)
            if key not in self._known:
                with path.open("rb") as file:
                    digest = hashlib.sha256()
                    while block := file.read(_BLOCK):
                        digest.update(block)
                self._known[key] = digest.hexdigest()
            return self._known[key]
        except OSError:
            return ""
