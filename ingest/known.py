"""What is known of a paper from where it was found: the details that a harvest leaves beside each original."""

import datetime
import json
from pathlib import Path

from .details import Known

DETAILS = "details.json"
"""Beside each original: title, council, committee and meeting date as the site that it came from gives them."""


def known_beside(path: Path) -> Known | None:
    """The details beside the paper at ``path``; ``None`` where there are none or they cannot be understood."""
    try:
        details = json.loads((path.parent / DETAILS).read_text(encoding="utf-8"))
        date = details.get("meeting_date")
        return Known(
            title=str(details.get("title", "")),
            council=str(details.get("council", "")),
            committee=str(details.get("committee", "")),
            meeting_date=datetime.date.fromisoformat(date) if date else None,
        )
    except (OSError, ValueError, AttributeError):
        return None
