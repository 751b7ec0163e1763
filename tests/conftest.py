"""Fixtures for every room's tests."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from agendapack.db.opening import open_for_reading


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled papers (beside the checkout, or where AGENDAPACK_SHARED says); skips where absent."""
    root = Path(os.environ.get("AGENDAPACK_SHARED") or Path(__file__).parents[1] / ".." / "shared").resolve()
    if not root.is_dir():
        pytest.skip("the labelled papers are not beside this checkout (../shared is absent): nothing was measured")
    return root


@pytest.fixture
def rows(tmp_path: Path) -> Callable[[str], list[Any]]:
    """Rows of a query on ``figures.db`` in the test's own folder."""

    def querying(sql: str) -> list[Any]:
        database = open_for_reading(tmp_path / "figures.db")
        try:
            return list(database.execute(sql).fetchall())
        finally:
            database.close()

    return querying
