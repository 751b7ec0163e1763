"""What do the lines at the head of a paper, or of an item of a pack, say of all that stands under them?"""

import datetime
import re

from ...schema.periods import find_periods
from ...schema.tables import Passage

_ITEM_NUMBER = re.compile(r"^(?:agenda )?item (?:no\.? ?)?\d+[a-z]?\b", re.IGNORECASE)
LONGEST_LINE = 90
"""Characters of a line that may still stand in a head, as “Report of the Director of Children's Services”."""


class Heads:
    """The head of the paper or item that is being read: its first headings, up to the first sentence."""

    def __init__(self, reference: datetime.date | None) -> None:
        self._reference = reference
        self._open = True
        self.lines: tuple[str, ...] = ()

    def take(self, passage: Passage) -> bool:
        """Take in the next passage of the paper; whether it changed the head."""
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
        """A heading with the number of an agenda item or the day of the meeting."""
        if _ITEM_NUMBER.match(text):
            return True
        days = (mention.period for mention in find_periods(text, reference=self._reference))
        return self._reference is not None and any(day.start == day.end == self._reference for day in days)


def _may_stand_in_a_head(text: str) -> bool:
    return len(text) <= LONGEST_LINE and not text.rstrip().endswith((".", ";"))
