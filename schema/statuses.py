"""Is a number actual, provisional, estimated, forecast, budgeted, a target or an outturn: which words say so?"""

import functools
import re

from .figures import Status
from .record import Record
from .vocabulary import load_vocabulary


class StatusMention(Record):
    """A stretch of text that gives figures near it a status."""

    start: int
    end: int
    status: Status


_VERB = r"(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?"
_NEAR_NUMBER = (
    r"(?:about|around|approximately|over|under|some|nearly|almost|just|up|to|at|circa|in|the|region|order|of|an?|least|more|"
    r"less|than|total|deficit|surplus|reduced|increased|anywhere|between|from)"
)
"""Words that may stand between “would be” and its number."""
_CONSTRUCTIONS: tuple[tuple[Status, str], ...] = (
    (
        "forecast",
        rf"{_VERB}(?:now\s|currently\s|still\s)?(?:projected|forecast|predicted|expected|anticipated|likely|set)\sto",
    ),
    (
        "forecast",
        rf"(?:would|will|could|may|might)\s(?:then\s|therefore\s)?(?:be(?=\s(?:{_NEAR_NUMBER}\s){{0,5}}[£\d])|"
        r"reach|rise|grow|increase|fall|exceed|stand|total|peak|receive|remain|cost)",
    ),
    (
        "forecast",
        r"(?:forecast|projected|predicted|expected|anticipated|estimated)\s(?:final\s)?(?:year[\s-]end\s)?"
        r"(?:out-?turn|position)",
    ),
    ("forecast", r"(?:are|is|was|were|been)\splanned"),
    ("estimate", rf"{_VERB}estimated\s(?:to|at|that)"),
    (
        "provisional",
        r"(?:draft|provisional|unaudited|pre-audit)\s(?:final\s)?(?:year[\s-]end\s)?(?:out-?turn|position|accounts)",
    ),
    ("budget", r"(?:budgeted|planned|built\sinto\sthe\s(?:\S+\s)?budget|budget\s(?:of|for|was|is|will))"),
    ("actual", r"had\s(?:over|under)-?spent"),
    ("target", r"(?:a|the|its|our|against)\s(?:national\s|local\s)?target"),
)
_NO_STATUS = (
    r"budget\s(?:monitor|monitoring|report|gap|book|holder|setting|pressure|process|strategy|meeting|working|group|committee|"
    r"panel|area|head|heading|line|code|description|category|consultation|amendment|management|task|position|variance|shortfall|proposals?\sreport)s?",
    r"(?:target(?:ed|ing|s)?)\s(?:group|work|support|intervention|cohort|date|area|approach|audience|provision|funding)s?",
    r"(?:personal|notional|pooled|delegated|individual)\s(?:SEND?\s)?budgets?",
    r"(?:pilot|research|capital|this|the|a|improvement|building)\sproject",
    r"(?:as|than|not|less\sthan|more\sthan|what\swas)\s(?:is\s|was\s)?expected\b(?!\sto)",
    r"actual(?:ly)?\s(?:fact|reality)",
    r"expected\s(?:standards?|levels?|progress|outcomes?)",
    r"target\s(?:operating|ways)",
)
"""Phrases in which the word says nothing of a figure: a committee's name, a process, a thing called by it."""


def find_statuses(text: str) -> tuple[StatusMention, ...]:
    """The words of ``text`` that say what kind of number is meant, in order; the longest wording wins.

    “Forecast outturn” is forecast, “provisional outturn” provisional, “estimated outturn” forecast, “draft
    budget” budget.
    """
    mentions = []
    for match in _pattern().finditer(text):
        status = _statuses().get(" ".join(match.group().lower().replace("-", " ").split()))
        status = status or next((s for s, words in _compiled() if words.match(text, match.start())), None)
        if status is not None:
            mentions.append(StatusMention(start=match.start(), end=match.end(), status=status))
    return tuple(mentions)


@functools.lru_cache(maxsize=1)
def _statuses() -> dict[str, Status]:
    return {
        " ".join(word.lower().replace("-", " ").split()): words.id
        for words in load_vocabulary().statuses
        for word in words.words
    }


@functools.lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    return tuple((status, re.compile(words, re.IGNORECASE)) for status, words in _CONSTRUCTIONS)


@functools.lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = sorted(_statuses(), key=lambda word: (-len(word), word))
    listed = "|".join(r"[\s-]".join(re.escape(part) for part in word.split()) for word in words)
    built = "|".join(words for _, words in _CONSTRUCTIONS)
    nothing = "|".join(_NO_STATUS)
    return re.compile(rf"(?<![\w-])(?:(?:{nothing})|(?:{built})|(?:{listed}))(?![\w-])", re.IGNORECASE)
