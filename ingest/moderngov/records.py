"""What a ModernGov site lists: committees, meetings and the documents on offer."""

import datetime
from typing import Literal

from ...schema.record import Record

OfferKind = Literal["pack", "front sheet", "minutes", "decisions", "supplement", "report", "minutes page"]
Standing = Literal["published", "not yet published", "cancelled"]


class Committee(Record):
    """A body that meets."""

    committee_id: int
    title: str


class Meeting(Record):
    """One meeting of a committee."""

    meeting_id: int
    committee_id: int
    committee: str = ""
    date: datetime.date
    time: str = ""
    standing: Standing = "published"
    """``cancelled`` as the service or the list says; ``not yet published`` where there is no agenda yet."""
    label: str = ""
    """What else the service says: ``Budget Council`` of “Confirmed; Budget Council”."""


class Offer(Record):
    """A document that a site offers for one place on one agenda."""

    key: str
    """What identifies the document on its site: ``g8010?T=10``, ``s131234``, ``b77?T=9``, ``attachment 60860``."""
    url: str
    title: str
    kind: OfferKind
    meeting: Meeting
    item_number: str = ""
    item_title: str = ""
    published: datetime.date | None = None
    restricted: bool = False
    page: str = ""
    """Address of the page that lists it; empty where the service did."""
