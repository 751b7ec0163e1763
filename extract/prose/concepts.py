"""Where do a text's concepts, words and marks stand? The concepts' phrases are the data of ``words.toml``."""

import itertools
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

_TOKEN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?:/\d+)?|'s\b|[^\W\d_]+(?:&[^\W\d_]+)?(?:/fwd|/f(?=\W))?|[^\w\s]")
_JOINERS = "-‐‑–—"


class Token(NamedTuple):
    """A word or a mark of a sentence; ``lower`` has straight apostrophes and no case."""

    start: int
    end: int
    lower: str


class Mention(NamedTuple):
    """A concept named by tokens ``first`` up to ``last`` (not included)."""

    kind: str
    name: str
    first: int
    last: int


def tokens_of(text: str) -> list[Token]:
    """The words and marks of ``text``; a hyphen inside a word parts it and is no token itself."""
    level = text.lower().replace("’", "'").replace("‘", "'")
    if len(level) != len(text):
        level = "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'")
    return [
        Token(m.start(), m.end(), m[0])
        for m in _TOKEN.finditer(level)
        if not (m[0] in _JOINERS and _glued(level, m.start()))
    ]


def _glued(level: str, at: int) -> bool:
    return 0 < at < len(level) - 1 and not level[at - 1].isspace() and not level[at + 1].isspace()


def phrases_of(written: str) -> Iterator[tuple[str, ...]]:
    """The word sequences that a phrase of ``words.toml`` stands for.

    >>> list(phrases_of("in care|need now?"))
    [('in', 'care', 'now'), ('in', 'care'), ('in', 'need', 'now'), ('in', 'need')]
    """
    choices: list[list[tuple[str, ...]]] = []
    for part in written.split():
        words = part.removesuffix("?") if len(part) > 1 else part
        optional: list[tuple[str, ...]] = [()] if words != part else []
        choices.append([(word,) for word in words.split("|")] + optional)
    for choice in itertools.product(*choices):
        words_chosen = tuple(word for step in choice for word in step)
        if words_chosen:
            yield words_chosen


class _Matching(NamedTuple):
    """The packaged concepts, ready to be looked for."""

    vocab: Vocab
    phrases: PhraseMatcher
    kinds: dict[str, str]
    """The kind of each concept, by its name, in the order of the file."""
    ranks: dict[str, int]


@cache
def _matching() -> _Matching:
    kinds = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    vocab = Vocab()
    phrases = PhraseMatcher(vocab, attr="ORTH")
    kind_of = {}
    for kind, concepts in kinds.items():
        for name, written in concepts.items():
            kind_of[name] = kind
            phrases.add(name, [Doc(vocab, words=list(words)) for phrase in written for words in phrases_of(phrase)])
    return _Matching(vocab, phrases, kind_of, {name: rank for rank, name in enumerate(kind_of)})


def mentions_in(tokens: list[Token]) -> list[Mention]:
    """The concepts named, in order; of two that overlap the longer one.

    A short form in brackets parts no phrase: “education, health and care (EHC) plans”, “a child protection plan (CPP)”.
    """
    if not tokens:
        return []
    ranks = _matching().ranks
    short_forms = _short_forms(tokens)
    spans = _named(tokens, range(len(tokens)))
    if short_forms:
        inside = {place for first, last in short_forms for place in range(first, last)}
        spans |= _named(tokens, [place for place in range(len(tokens)) if place not in inside])
        ends = dict(short_forms)
        spans = {(first, ends.get(last, last), name) for first, last, name in spans}
    taken: set[int] = set()
    kept: list[Mention] = []
    for first, last, name in sorted(spans, key=lambda span: (span[0] - span[1], span[0], ranks[span[2]])):
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            kept.append(Mention(_matching().kinds[name], name, first, last))
    return sorted(kept, key=lambda mention: mention.first)


def _named(tokens: list[Token], places: Sequence[int]) -> set[tuple[int, int, str]]:
    """Every phrase found among the tokens at ``places``, as (first, last, concept) of all tokens."""
    vocab, phrases, _, _ = _matching()
    found = phrases(Doc(vocab, words=[tokens[place].lower for place in places]))
    return {(places[first], places[last - 1] + 1, vocab.strings[key]) for key, first, last in found}


def _short_forms(tokens: list[Token]) -> list[tuple[int, int]]:
    """Where a word in brackets stands behind a word, brackets included."""
    return [
        (place, place + 3)
        for place in range(1, len(tokens) - 2)
        if tokens[place].lower == "("
        and tokens[place + 2].lower == ")"
        and tokens[place - 1].lower[0].isalpha()
        and tokens[place + 1].lower.isalpha()
        and len(tokens[place + 1].lower) <= LONGEST_SHORT_FORM
    ]


LONGEST_SHORT_FORM = 7
"""Letters: EHCNA is five, with a plural's s and one to spare."""
