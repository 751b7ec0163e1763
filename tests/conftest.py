"""Fixtures for every room's tests."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled papers (beside the checkout, or where AGENDAPACK_SHARED says); skips where absent."""
    root = Path(os.environ.get("AGENDAPACK_SHARED") or Path(__file__).parents[1] / ".." / "shared").resolve()
    if not root.is_dir():
        pytest.skip("the labelled papers are not beside this checkout (../shared is absent): nothing was measured")
    return root
