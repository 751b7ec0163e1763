"""Stable names: the same paper and place always give the same id, whatever was read before or beside it."""

import hashlib

from .record import Box


def place_of(box: Box | None, *, anchor: str = "", start: int = 0) -> str:
    """Where a figure stands, in a form that survives re-reading: its box to the nearest 2 points, or, in a source
    without pages, the element it is in and the character it begins at."""
    if box is None:
        return f"{anchor}@{start}"
    return ",".join(str(round(edge / 2) * 2) for edge in box)


def figure_id(sha256: str, *, page: int, place: str, text: str) -> str:
    """Sixteen hex digits for one printed number of the paper with this content hash."""
    return _digest("figure", sha256, str(page), place, text)


def observation_id(figure: str, *, metric: str, measure: str, qualifier: str = "") -> str:
    """Sixteen hex digits for one reading of the figure with id ``figure``."""
    return _digest("observation", figure, metric, measure, qualifier)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
