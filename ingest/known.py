"""What is known of a paper from where it was found: the details that a harvest, or its owner, left beside it."""

import datetime
import json
from pathlib import Path

from ..schema.areas import find_authority
from ..schema.document import DETAILS
from ..schema.problems import Problem
from .details import Known

_CURE = 'write it like {"council": "Slough", "committee": "Schools Forum", "meeting_date": "2024-09-12"}'


def known_beside(path: Path) -> Known | None:
    """The details beside the paper at ``path``; ``None`` where there are none. What cannot be understood in them is
    among their problems."""
    try:
        text = (path.parent / DETAILS).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        return Known(problems=(_unread(str(error)),))
    try:
        details = json.loads(text)
        date = details.get("meeting_date")
        meeting_date = datetime.date.fromisoformat(date) if date else None
    except (ValueError, TypeError, AttributeError) as error:
        return Known(problems=(_unread(str(error)),))
    council = str(details.get("council", ""))
    unknown = council and find_authority(council) is None
    return Known(
        title=str(details.get("title", "")),
        council=council,
        committee=str(details.get("committee", "")),
        meeting_date=meeting_date,
        problems=(_unread(f"“{council}” is no council that is known"),) if unknown else (),
    )


def _unread(why: str) -> Problem:
    return Problem(
        code="details-not-understood",
        message=f"{DETAILS} beside the paper could not be understood in full: {why}",
        cure=_CURE,
        severity="warning",
    )
