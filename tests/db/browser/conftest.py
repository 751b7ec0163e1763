"""The site over the sample archive, opened in Debian's Chromium."""

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from agendapack.corpus.build import build
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[3]
SCREENS = ROOT / "build" / "screens"
SCRIPT_TITLE = "<script>document.title = 'run'</script>"


@dataclass(frozen=True)
class Site:
    """A running site and the archive beneath it."""

    url: str
    token: str
    db: Path
    papers: Path

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(f"file:{self.db}?mode=ro", uri=True)
        try:
            return connection.execute(sql, parameters).fetchall()
        finally:
            connection.close()

    def observation(self, where: str, *parameters: Any) -> str:
        """The id of the first observation that meets the condition."""
        rows = self.rows(f"SELECT observation_id FROM observations WHERE {where} ORDER BY observation_id", *parameters)
        assert rows, f"the sample archive holds no observation with {where} {parameters}"
        return str(rows[0][0])


@pytest.fixture(scope="session")
def chromium_program() -> str:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        pytest.skip("Chromium is not installed (Debian's package chromium): no page was opened")
    return program


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample papers, one whose title is a script, and one that cannot be read."""
    folder = tmp_path_factory.mktemp("papers")
    for paper in (ROOT / "corpus" / "samples").iterdir():
        if paper.suffix in (".pdf", ".html", ".docx"):
            shutil.copy(paper, folder)
    title = SCRIPT_TITLE.replace("<", "&lt;")
    (folder / "script.html").write_text(
        f"<html><head><title>{title}</title></head><body><div id='modgov'><h1 class='mgMainTitleTxt'>Agenda item</h1>"
        f"<h2 class='mgSubTitleTxt'>{title}</h2><p class='mgWordPara'>In 2024 the high needs block of Kent "
        f"{title} had a deficit of £5.6m.</p></div></body></html>",
        encoding="utf-8",
    )
    (folder / "nothing.pdf").write_bytes(b"")
    return folder


@pytest.fixture(scope="session")
def archive(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("archive") / "figures.db"
    build([papers], db=db, workers=1)
    return db


@pytest.fixture(scope="session")
def start_site(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Site]]:
    """Starts sites over a database; each is stopped when the tests are done."""
    running: list[subprocess.Popen[bytes]] = []

    def start(db: Path, *options: str, port: int) -> Site:
        command = [sys.executable, "-m", "agendapack.cli", "serve", "--db", str(db), "--port", str(port), *options]
        folder = tmp_path_factory.mktemp("site")
        heard = folder / "said.txt"
        with heard.open("w") as out:
            environment = {**os.environ, "XDG_CACHE_HOME": str(folder), "PYTHONUNBUFFERED": "1"}
            process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment)
        running.append(process)
        wait_for(port, process, heard)
        said = heard.read_text()
        token = re.search(r"token=(\S+)", said)
        return Site(f"http://127.0.0.1:{port}", token[1] if token else "", db, papers)

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=10)


def wait_for(port: int, process: "subprocess.Popen[bytes]", heard: Path) -> None:
    """Until something listens on ``port``. Fails with what the process said where it has ended."""
    for _ in range(600):
        if process.poll() is not None:
            raise AssertionError(heard.read_text())
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing listens on port {port}")


@pytest.fixture(scope="session")
def free_port() -> Callable[[], int]:
    def one() -> int:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return int(probe.getsockname()[1])

    return one


@pytest.fixture(scope="session")
def site(archive: Path, start_site: Callable[..., Site], free_port: Callable[[], int]) -> Site:
    """The site as most people start it: to be read."""
    return start_site(archive, port=free_port())


@pytest.fixture(scope="module")
def chromium(chromium_program: str) -> Iterator[Browser]:
    """A browser for one file of tests: while one is open, nothing else in the process can run an event loop."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_program, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page on a desk-sized screen, in light colours; the test fails if a script fails or is refused."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [text for text in complaints if "status of 40" not in text] == []


def keep_screen(page: Page, name: str) -> None:
    """A picture of the whole page under build/screens."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}.png", full_page=True)
