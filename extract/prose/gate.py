"""Which sentences with a number could hold a figure of the vocabulary?"""

import re

from .frames import STRONG
from .readings import Carried

_WORDS = re.compile(
    r"\b(?:high.needs?|mainstream|special|independent|age.group|aged|child(?:ren)?|pupils?|care|young.people|foster|residential|hnb?|dsg|dedicated|ehc|echp|plans?|statements?|sen|send|assess|request|refus|tribunal|appeal"
    r"|looked|look|placed|fostered|cla|lac|cic|cared?|uasc?|unaccompanied|separated|asylum|protection|cpp?|cin|in.need|leavers?"
    r"|former|accommodat|training|eet|reviews?|timel|weeks?|placements?|miles|deficit|surplus|over.?sp|under.?sp|gap"
    r"|shortfall|recoup|transfer|allocation|saving|reduction|safety|valve|dbv|transport|block|rate|number|total"
    r"|grant|budget|unit.cost|cost|spen[dt]|paid|pay(?:ment|s)?|instal?ments?|agreement|contribut|caseload|taxis?|average|cumulative|reserve|carried|pressure|forecast|per.cent)|[%£]",
    re.IGNORECASE,
)

_TAKES_UP = re.compile(
    r"(?:it|there)\s(?:is|was|are|were|has|had|stood|stands)\b|(?:\w+\s){1,3}(?:replied|answered|responded|confirmed)\b"
    r"|(?:at|on|in|by)\s[^,.;]{3,30},?\sthere\s(?:is|was|are|were|had)\b|[\d,]+\s(?:of\sthem|of\sthese|were|are)\b",
    re.IGNORECASE,
)
"""“It was 1,893.”, “At 31 March there were 642.”, “182 of them …”, “The officer replied that …”: of those the sentence
before spoke of, or the heading."""


class Gate:
    """A cheap test before a sentence is taken apart."""

    @staticmethod
    def open(text: str, carried: Carried) -> bool:
        """Whether ``text`` names something the vocabulary is about, or stands close enough behind a figure that it may
        go on about it."""
        follows = bool(carried.claims) and carried.age <= 3
        taken_up = (
            bool(carried.spoken & STRONG or carried.topic or carried.title_topic) and _TAKES_UP.match(text) is not None
        )
        return _WORDS.search(text) is not None or follows or taken_up or carried.list_of_plans
