"""How a build tells a person what it is doing: a live line on a terminal, plain lines elsewhere; both on stderr."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

PLAIN_LINE_SECONDS = 30.0
"""Where stderr is a file, a line of progress this often: enough to see that it lives, few enough to read later."""


class Report:
    """Progress of one build. Lives from ``showing`` to its end."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(stderr=True, highlight=False, soft_wrap=True)
        self._progress: Progress | None = None
        self._pages = 0
        self._done = 0
        self._total = 0
        self._began = self._last_line = time.monotonic()

    @contextmanager
    def showing(self, papers: int) -> Iterator["Report"]:
        """Show the progress of ``papers`` papers while the block runs."""
        self._total = papers
        self._began = self._last_line = time.monotonic()
        if not self.console.is_terminal or not papers:
            yield self
            return
        self._progress = Progress(
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("papers · {task.fields[pages]} pages · {task.fields[rate]} a second ·"),
            TimeElapsedColumn(),
            TextColumn("· left"),
            TimeRemainingColumn(),
            console=self.console,
            transient=True,
        )
        with self._progress:
            self._progress.add_task("reading", total=papers, pages=0, rate="–")
            yield self
        self._progress = None

    def paper_done(self, pages: int) -> None:
        """One paper more, of so many pages."""
        self._done += 1
        self._pages += pages
        rate = f"{self._pages / max(time.monotonic() - self._began, 1e-3):.1f}"
        if self._progress:
            self._progress.update(self._progress.task_ids[0], advance=1, pages=self._pages, rate=rate)
        elif time.monotonic() - self._last_line > PLAIN_LINE_SECONDS:
            self._last_line = time.monotonic()
            self.line(f"read {self._done} of {self._total} papers, {self._pages} pages, {rate} pages a second")

    def failure(self, path: Path | str, message: str, cure: str) -> None:
        """One line for a path that gave nothing: what is wrong with it and what to do."""
        self.line(failure_line(path, message, cure), style="red")

    def line(self, text: str, *, style: str = "") -> None:
        (self._progress.console if self._progress else self.console).print(Text(" ".join(text.split()), style=style))


def failure_line(path: Path | str, message: str, cure: str) -> str:
    """What is wrong with the paper at ``path`` and what to do, the path named once."""
    name = Path(path).name
    if str(path) in message:
        about = message
    elif message.startswith(f"{name} "):
        about = message.replace(name, str(path), 1)
    else:
        about = f"{path}: {message}"
    return f"{about}; {cure}" if cure else about


class Silence(Report):
    """A report that nobody reads."""

    def __init__(self) -> None:
        super().__init__(Console(quiet=True, stderr=True))
