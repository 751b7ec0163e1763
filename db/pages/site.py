"""What every page of the site works with: its settings, the figures, the papers, the templates."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jinja2
from datasette.database import Database

from .originals import Originals
from .pictures import Pictures

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclasses.dataclass(frozen=True)
class SiteSettings:
    """What a site is started with."""

    db: Path
    papers: tuple[Path, ...] = ()
    """Folders to look for originals in, besides the places they were read from."""
    review: bool = False
    """Whether people may accept, correct and reject; without it nothing can be written."""
    host: str = "127.0.0.1"
    port: int = 8001
    cache: Path | None = None
    """Folder for page images; none for the user's own cache."""


@dataclasses.dataclass
class Site:
    """What the pages need: the figures, the papers, the templates, and the token of the reviewers."""

    settings: SiteSettings
    figures: Database
    originals: Originals
    pictures: Pictures
    templates: jinja2.Environment
    review_token: str = ""
    kept: dict[str, Any] = dataclasses.field(default_factory=dict)
    """What was counted over the whole archive, by name, with the state of the file it was counted in."""

    async def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[Any]:
        """The rows of a query, each readable by column name. Raises ``QueryInterrupted`` past the time limit."""
        return list((await self.figures.execute(sql, parameters)).rows)

    async def row(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Any | None:
        """The first row of a query, or none."""
        rows = await self.rows(sql, parameters)
        return rows[0] if rows else None

    async def kept_rows(self, name: str, sql: str) -> list[Any]:
        """The rows of a query over the whole archive, run again only when the database has changed."""
        stamp = self._stamp()
        if self.kept.get(name, (None,))[0] != stamp:
            self.kept[name] = (stamp, await self.rows(sql))
        return list(self.kept[name][1])

    def _stamp(self) -> tuple[tuple[int, int], ...]:
        path = self.settings.db
        files = (path, path.with_name(path.name + "-wal"))
        return tuple((f.stat().st_mtime_ns, f.stat().st_size) for f in files if f.exists())

    def render(self, template: str, **values: Any) -> str:
        """A page as HTML. Every value is escaped unless it was made as markup."""
        return self.templates.get_template(template).render(site=self, **values)

    @property
    def reviewing(self) -> bool:
        return self.settings.review
