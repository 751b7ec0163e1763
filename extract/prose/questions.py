"""Which answer belongs to which question, where minutes print them apart?"""

import datetime
import re
from dataclasses import dataclass, field

from ...schema.figures import Area
from ...schema.periods import parse_period
from .claims import read_sentence
from .clauses import Sentence, take_apart
from .pointing import handed
from .readings import Carried, Claim

_LABEL = re.compile(r"^\s*\(?(?:Q(?:uestion)?\s*(\d{0,2})\s*\)?\s*[.:)]|(\d{1,2})[.)])?\s*", re.IGNORECASE)
_ANSWER = re.compile(r"(?:^|\?\s+)(?:A(?:nswer)?|Reply|Response)\s*(\d{0,2})\s*[.:)]\s*", re.IGNORECASE)
_LETTER = re.compile(r"\(([a-h])\)\s*")
_LETTER_ALONE = re.compile(r"^\s*\(?([a-h])[.)]\s*(?=[\d£])")
_YEAR_ALONE = re.compile(r"^\s*((?:19|20)\d\d(?:[/-]\d\d)?)\s*[:–—-]\s*(\d[\d,]*)(?=\s*(?:\(.*)?$)")
_ASKS = re.compile(
    r"\b(?:how many|(what(?: is| was| are)? (?:the )?(?:percentage|proportion) of)"
    r"|what (?:(?:is|was) the (?:total )?)?number of)\s+",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Question:
    """What a question asks for, and what its lettered parts do."""

    claim: Claim
    parts: dict[str, Claim] = field(default_factory=dict)


@dataclass(slots=True)
class Questions:
    """The questions a paper has put so far, by their number, and the one that is being answered."""

    asked: dict[str, Question] = field(default_factory=dict)
    current: Question | None = None

    def put(self, text: str, carried: Carried, *, home: Area, reference: datetime.date | None) -> None:
        """Take in the question that ``text`` puts, if it asks for a number."""
        label = _LABEL.match(text)
        number = (label[1] or label[2] or "") if label else ""
        asks = list(_ASKS.finditer(text))
        if "?" not in text or not asks:
            return
        letters = list(_LETTER.finditer(text))
        end = letters[0].start() if letters else text.index("?")
        stems = [
            text[m.end() : min(n, text.find("?", m.end()) if "?" in text[m.end() :] else n)]
            for m, n in zip(asks, [*(m.start() for m in asks[1:]), len(text)], strict=True)
        ]
        share = bool(asks[0][1])
        main = _as_claim(stems[0] if not letters or asks[0].end() < end else "", carried, home, reference, share=share)
        question = Question(main)
        for letter, following in zip(letters, [*letters[1:], None][: len(letters)], strict=True):
            stop = following.start() if following is not None else text.find("?", letter.end())
            words = re.sub(r"[,;]?\s*(?:and)?\s*$", "", text[letter.end() : stop])
            part = handed(main)
            part.breakdown = words
            question.parts[letter[1]] = part if _PLACE.search(words) else Claim(why_not="a part the metric has not")
        self.asked[number] = question
        self.current = question

    def answer(self, text: str, sentence: Sentence) -> None:
        """Give the bare numbers of ``text`` the claims of the question it answers."""
        label = _ANSWER.search(text)
        alone = _LETTER_ALONE.match(text)
        if (year := _YEAR_ALONE.match(text)) is not None and self.current is not None:
            self._in_year(year, sentence)
        if label is None and alone is None:
            return
        if label is not None:
            self.current = self.asked.get(label[1], self.current if not label[1] else None)
        if self.current is None:
            return
        begin = label.end() if label is not None else 0
        for zone in sentence.zones:
            quantity = sentence.quantities[zone.quantity]
            if quantity.start < begin or (zone.claim is not None and zone.claim.metric and not zone.claim.carried):
                continue
            before = text[begin : quantity.start]
            letters = _LETTER.findall(before) or ([alone[1]] if alone else [])
            if letters:
                claim = self.current.parts.get(letters[-1])
            elif not re.search(r"\w", before):
                claim = self.current.claim
            else:
                continue
            period, area, status = (
                (zone.claim.period, zone.claim.area, zone.claim.status) if zone.claim else (None,) * 3
            )
            zone.claim = handed(claim) if claim is not None else Claim(why_not="answers no question")
            zone.claim.unit = zone.claim.unit or "count"
            zone.claim.period, zone.claim.status = period, status or "actual"
            zone.claim.area = area or (claim.area if claim is not None else None)

    def _in_year(self, year: re.Match[str], sentence: Sentence) -> None:
        """Give the number of “2021 – 111” the claim of the question, in that year."""
        assert self.current is not None
        for zone in sentence.zones:
            if sentence.quantities[zone.quantity].start == year.start(2):
                zone.claim = handed(self.current.claim)
                zone.claim.unit = zone.claim.unit or "count"
                zone.claim.period, zone.claim.status = parse_period(year[1]), "actual"
                zone.claim.area = self.current.claim.area


def is_answer(text: str) -> bool:
    """Whether ``text`` is a short answer: “A1. 22”, “(a) 1”, or a question with its answer behind it."""
    match = _ANSWER.search(text) or _LETTER_ALONE.match(text) or _YEAR_ALONE.match(text)
    return match is not None and len(text[match.end() :].split()) <= _LONGEST_ANSWER


_LONGEST_ANSWER = 16
"""Words of an answer that is read together with its question; a longer one has sentences of its own."""

_PLACE = re.compile(
    r"\bplaced\b|foster|residential|\bin (?:the )?(?:area|county|borough|city)\b|mainstream|special school", re.I
)


def _as_claim(words: str, carried: Carried, home: Area, reference: datetime.date | None, *, share: bool) -> Claim:
    """The claim that a statement with a number in the place of “how many” would make."""
    if not words.strip():
        return Claim(why_not="asks for nothing by itself")
    sentence = take_apart(("50% of " if share else "There were 50 ") + words.strip(" ?"), reference=reference)
    read_sentence(sentence, Carried(topic=carried.topic, title_topic=carried.title_topic, send=carried.send), home=home)
    first = next((zone.claim for zone in sentence.zones if zone.claim is not None), None)
    return first if first is not None else Claim(why_not="not understood")
