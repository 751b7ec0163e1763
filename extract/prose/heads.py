"""What do the lines at the head of a paper, or of an item of a pack, say of all that stands under them?"""

import datetime
import re

from ...schema.periods import find_periods
from ...schema.tables import Passage

_ITEM_NUMBER = re.compile(r"^(?:agenda )?item (?:no\.? ?)?\d+[a-z]?\b", re.IGNORECASE)
_WITH_PAGES = re.compile(r"(.{4,150}?)\s\((?:pages?|pp?\.?)\s\d+(?:\s?[-–]\s?\d+)?\)", re.IGNORECASE)
"""“SEND: statutory assessment update (Pages 4 - 5)”."""
LONGEST_LINE = 90
"""Characters of a line that may still stand in a head, as “Report of the Director of Children's Services”."""


class Heads:
    """The head of the paper or item that is being read: its first headings, up to the first sentence."""

    def __init__(self, reference: datetime.date | None) -> None:
        self._reference = reference
        self._open = True
        self._on_agenda: set[str] = set()
        """Titles that the agenda of a pack gives with their pages."""
        self.lines: tuple[str, ...] = ()

    def take(self, passage: Passage) -> bool:
        """Take in the next passage of the paper; whether it changed the head."""
        if "(" in passage.text and (listed := _WITH_PAGES.match(passage.text)) is not None:
            self._on_agenda.add(_plain(listed[1]))
        if passage.kind != "heading":
            self._open = self._open and _may_stand_in_a_head(passage.text)
            return False
        if self.begins_item(passage.text):
            self._open, self.lines = True, (passage.text,)
            return True
        if self._open:
            self.lines = (*self.lines, passage.text)
        return self._open

    def begins_item(self, text: str) -> bool:
        """A heading with the number of an agenda item, its title on the agenda, or the day of the meeting."""
        if _ITEM_NUMBER.match(text) or _plain(text) in self._on_agenda:
            return True
        days = (mention.period for mention in find_periods(text, reference=self._reference))
        return self._reference is not None and any(day.start == day.end == self._reference for day in days)


def _plain(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().lower()


def _may_stand_in_a_head(text: str) -> bool:
    return len(text) <= LONGEST_LINE and not text.rstrip().endswith((".", ";"))
