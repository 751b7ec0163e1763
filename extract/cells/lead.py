"""The words that lead up to a table: the paragraph just before it and the heading it stands under."""

import datetime
import functools
import itertools
import re
from collections.abc import Mapping, Sequence

from ...schema.figures import Period
from ...schema.periods import find_periods
from ...schema.record import Record
from ...schema.tables import Passage, Table
from ..reported import reported_in_sentence, reported_in_title

_REACH = 160
"""Points above a table within which a paragraph is taken to introduce it: about ten lines of type."""
_NEXT_LINE = 40
"""Points between two headings that stand one under the other."""

_SENTENCES = 2
"""What introduces a table is said in the last sentence or two before it."""
_SENTENCE_END = re.compile(r"(?<=[.;?!])\s+(?=[A-Z])")
_INTRODUCES = re.compile(r":\s*$|\b(?:below|following|table|as follows)\b", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\b(?:reports?|papers?|meetings?|minutes|forum|cabinet|committee|council|executive|statement|letter|published|reported"
    r"|presented|considered|agreed|approved|submitted|issued|census return)\s(?:\w+\s){0,2}?"
    r"(?:of|in|on|at|for|dated|to|from)\s(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)(?:\s\d{4})?",
    re.IGNORECASE,
)
"""“The budget report of January 2023” dates a document, not what a table shows."""
_COUNTS = re.compile(r"\b(?:numbers?|breakdown|broken down|total|count|how many)\b", re.IGNORECASE)


_FIGURES = re.compile(r"\d{2,}%|£|\d,\d{3}")
"""What a sentence that only says of when a paper's figures are does not hold."""


class Lead(Record):
    """What leads up to a table."""

    words: tuple[str, ...] = ()
    """The last sentences of the paragraph before it and its heading, nearest first."""
    dated: tuple[str, ...] = ()
    """The same without the dates of documents and meetings."""
    caption: str = ""
    """The last sentence, where it says what the table counts (“The number of plans by placement is shown below:”):
    as good as a title."""
    reported: Period | None = None
    """What the report that holds the table reports on, by the nearest heading before it that says so, or else by the
    first sentence."""


def words_before(
    table: Table, passages: Sequence[Passage], *, order: Mapping[str, int], reference: datetime.date | None
) -> Lead:
    """What leads up to ``table`` among the paper's ``passages``; empty where nothing does.

    ``order`` gives the place of each anchor in a source without pages; ``reference`` is the day of the meeting.
    """
    all_before = [passage for passage in passages if _stands_before(passage, table, order=order)]
    reported = _reported_before(all_before, reference=reference)
    before = [passage for passage in passages if _is_before(passage, table, order=order)]
    if not before:
        return Lead(reported=reported)
    last_passage = max(before, key=lambda passage: passage.number)
    others = [passage for passage in before if not _is_title(passage, table)]
    nearest = max(others, key=lambda passage: passage.number, default=last_passage)
    sentences = _SENTENCE_END.split(nearest.text)
    last = sentences[-1]
    before_it = " ".join(sentences[-_SENTENCES:])
    words = tuple(text for text in (before_it, nearest.heading) if text)
    # Above a title of the table's own stands what it is about, but hardly of when, unless it points at the table.
    dates = nearest is last_passage or _INTRODUCES.search(before_it)
    dated = [text for text in words if dates or text is not before_it]
    return Lead(
        words=words,
        dated=tuple(_DOCUMENT.sub(" ", text) for text in (*dated, *_day_of_section(all_before))),
        reported=reported,
        caption=last if _INTRODUCES.search(last) and _COUNTS.search(last) else "",
    )


def _day_of_section(before: Sequence[Passage]) -> tuple[str, ...]:
    """The heading of the larger section that the last of ``before`` lies in, where it names a day (“Part C – Detail at
    31 March 2023”): the last one that another heading follows at once."""
    for section, following in reversed(list(itertools.pairwise(before))):
        if section.kind == following.kind == "heading" and _follows_at_once(section, following):
            named = (mention.period.kind for mention in find_periods(section.text))
            return (section.text,) if "instant" in named else ()
    return ()


def _follows_at_once(section: Passage, following: Passage) -> bool:
    upper, lower = section.spans[-1], following.spans[0]
    if upper.box is None or lower.box is None:
        return False
    return upper.page == lower.page and lower.box.top - upper.box.bottom <= _NEXT_LINE


def _is_title(passage: Passage, table: Table) -> bool:
    """Whether ``passage`` is no more than what the table's record holds as its title."""
    return " ".join(passage.text.split()) == " ".join(table.title.split())


def _reported_before(before: Sequence[Passage], *, reference: datetime.date | None) -> Period | None:
    if reference is None:
        return None
    headings = dict.fromkeys(passage.heading for passage in reversed(before) if passage.heading)
    said = (_said_in(heading, reference) for heading in headings)
    if (found := next((period for period in said if period is not None), None)) is not None:
        return found
    told = (_told_in(passage.text, reference) for passage in before)
    return next((period for period in told if period is not None), None)


# Every table of a paper asks this of all that stands before it.
@functools.lru_cache(maxsize=8192)
def _said_in(heading: str, reference: datetime.date) -> Period | None:
    return reported_in_title(heading, reference=reference)


@functools.lru_cache(maxsize=8192)
def _told_in(text: str, reference: datetime.date) -> Period | None:
    """What the first sentence of a passage that says so, and holds no figures, reports on."""
    sentences = (sentence for sentence in _SENTENCE_END.split(text) if not _FIGURES.search(sentence))
    told = (reported_in_sentence(sentence, reference=reference) for sentence in sentences)
    return next((period for period in told if period is not None), None)


def _stands_before(passage: Passage, table: Table, *, order: Mapping[str, int]) -> bool:
    """Whether ``passage`` stands anywhere before ``table`` in the paper."""
    if table.box is None:
        place = order.get(table.anchor)
        return place is not None and order.get(passage.anchor, place) < place
    box = next((span.box for span in passage.spans if span.box is not None), None)
    return passage.page < table.page or (passage.page == table.page and box is not None and box.top < table.box.top)


def _is_before(passage: Passage, table: Table, *, order: Mapping[str, int]) -> bool:
    if table.box is None:
        place = order.get(table.anchor)
        return place is not None and order.get(passage.anchor, place) < place
    ends = [span for span in passage.spans if span.box is not None]
    if not ends:
        return False
    last = ends[-1]
    assert last.box is not None
    if last.page == table.page:
        return last.box.bottom <= table.box.top + 2 and table.box.top - last.box.bottom <= _REACH
    return last.page == table.page - 1 and table.box.top <= _REACH
