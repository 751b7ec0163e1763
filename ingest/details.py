"""What a paper says of itself: council, committee, meeting date, title, each with where it was read."""

import datetime

from ..schema.areas import find_authority
from ..schema.document import Stated
from ..schema.problems import Problem
from ..schema.record import Record
from .councils import find_council
from .meetings import find_meeting
from .sources import Sources
from .titles import find_title


class Details(Record):
    """The details of a paper; ``None`` where it does not say."""

    title: Stated | None = None
    council: Stated | None = None
    committee: Stated | None = None
    meeting_date: datetime.date | None = None
    meeting_date_source: Stated | None = None


class Known(Record):
    """What is known of a paper from where it was found; goes before what the paper says."""

    title: str = ""
    council: str = ""
    """Any name that :func:`schema.areas.find_authority` knows; another is left aside."""
    committee: str = ""
    meeting_date: datetime.date | None = None
    problems: tuple[Problem, ...] = ()
    """What could not be understood of it."""


def find_details(sources: Sources, *, known: Known | None = None) -> Details:
    """The details that ``sources`` give, those ``known`` put in their place."""
    meeting = find_meeting(sources)
    found = Details(
        title=find_title(sources),
        council=find_council(sources),
        committee=meeting.committee,
        meeting_date=meeting.date,
        meeting_date_source=meeting.date_source,
    )
    return found.model_copy(update=_known_details(known)) if known else found


def _known_details(known: Known) -> dict[str, Stated | datetime.date]:
    details: dict[str, Stated | datetime.date] = {}
    if known.title:
        details["title"] = Stated(text=known.title, source="manifest")
    if known.committee:
        details["committee"] = Stated(text=known.committee, source="manifest")
    area = find_authority(known.council) if known.council else None
    if area is not None:
        details["council"] = Stated(text=area.name, source="manifest")
    if known.meeting_date is not None:
        details["meeting_date"] = known.meeting_date
        details["meeting_date_source"] = Stated(text=known.meeting_date.isoformat(), source="manifest")
    return details
