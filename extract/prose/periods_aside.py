"""Does a period that a sentence names say when its figures are of?"""

from .clauses import Item, Sentence


def dates_a_figure(sentence: Sentence, period: Item) -> bool:
    """Whether the period may date a figure: not where it tells how long a record has stood, or when a meeting was."""
    return not _record_since(sentence, period) and not _of_a_meeting(sentence, period)


def _record_since(sentence: Sentence, period: Item) -> bool:
    """“The lowest since the autumn of 2021”, “the first fall since the reforms of 2014”, “in every year since 2020”:
    how long the record has stood says nothing of when the figure is of."""
    place = sentence.items.index(period)
    before = {item.text for item in sentence.items[max(0, place - _RECORD_REACH) : place]}
    return sentence.periods[period.ref].role == "since" and bool(_RECORDS & before)


_RECORD_REACH = 7
"""Words before the period: “the lowest number in any month since”."""
_RECORDS = frozenset("lowest highest fewest most largest smallest best worst first every each".split())


def _of_a_meeting(sentence: Sentence, period: Item) -> bool:
    """“at the December 2022 Schools Forum meeting”."""
    place = sentence.items.index(period)
    behind = [item.text for item in sentence.items[place + 1 : place + 2 + _NAME_OF_A_BODY]]
    return bool(_MEETINGS & set(behind)) and all(text not in {",", ".", ";"} for text in behind[: _first(behind)])


def _first(texts: list[str]) -> int:
    return next(i for i, text in enumerate(texts) if text in _MEETINGS)


_NAME_OF_A_BODY = 3
"""Words between the date and “meeting”: “Schools Forum”, “Children's Scrutiny Committee”."""
_MEETINGS = frozenset({"meeting", "meetings"})
