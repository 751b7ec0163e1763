"""A reader for tests that runs in real workers: light papers of text lines that say what shall become of them."""

import importlib
import sys
import textwrap
from pathlib import Path
from types import ModuleType

import pytest

READER = '''
"""A paper of these tests is a text file; each line says what is in it or what shall happen."""

import hashlib
import os
import signal
import time

from agendapack.db import rows_of
from agendapack.schema.document import Document, Page
from agendapack.schema.figures import Extraction, Figure, Observation
from agendapack.schema.problems import PaperError, Problem


def light(path, manner):
    """Lines: ``figure 12``, ``wait 0.1``, ``await a-file``, ``encrypted``,
    ``crash``, ``hang``, ``die``, ``die once``, ``hoard``."""
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    values = []
    for line in data.decode().splitlines():
        word, _, rest = line.partition(" ")
        if word == "figure":
            values.append(float(rest))
        elif word == "wait":
            time.sleep(float(rest))
        elif word == "await":
            while not path.with_name(rest).exists():
                time.sleep(0.01)
        elif word == "encrypted":
            raise PaperError(Problem(code="encrypted", message="it asks for a password", cure="get an open copy"))
        elif word == "crash":
            raise RuntimeError("unforeseen")
        elif word == "hang":
            time.sleep(600)
        elif line == "die once":
            mark = path.with_suffix(".died")
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        elif word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "hoard":
            bytearray(2_000_000_000)
    document = Document(name=path.name, sha256=sha256, kind="html", pages=(Page(number=1),))
    figures = [
        Figure(figure_id=f"{sha256[:8]}{n:08x}", source_kind="text", page=1, text=f"{value:g}", value=value)
        for n, value in enumerate(values)
    ]
    observations = [
        Observation(
            observation_id=figure.figure_id, figure_id=figure.figure_id, metric="ehcp_count", area_name="Kent",
            area_code="E10000016", value=figure.value, unit="count", value_text=figure.text, page=1,
            source_kind="text", read_by="text layer", quote=figure.text, confidence=0.9,
        )
        for figure in figures
    ]
    found = Extraction(figures=tuple(figures), observations=tuple(observations))
    return rows_of(document, found, reading_version=manner.version)
'''


@pytest.fixture
def readers(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of the reader, importable in workers."""
    folder = tmp_path_factory.mktemp("readers")
    (folder / "light_papers.py").write_text(textwrap.dedent(READER))
    monkeypatch.syspath_prepend(folder)
    sys.modules.pop("light_papers", None)
    return importlib.import_module("light_papers")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """An empty folder for papers."""
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder
