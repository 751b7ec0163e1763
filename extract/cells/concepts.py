"""Which concepts a label names, and which metric a set of concepts makes: the data of ``concepts.toml``."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from ...schema.vocabulary import Vocabulary, load_vocabulary

_COUNTS_INSIDE = frozenset(
    {
        "cla",
        "share",
        "headcount",
        "opening",
        "the_funding",
        "heads",
        "weeks_20",
        "placement_row",
        "placement_word",
        "appeal",
        "starts",
        "ends",
    }
)
"""Concepts that count even inside a longer phrase of another: a table of looked-after children's placements is one of
looked-after children when it counts heads, and of placement spending when it counts pounds."""

NAMES_OF_PARTS = frozenset({"placement_row", "placement_word", "line_of_spending", "heads"})
"""Concepts whose words remain the name of a part."""


@dataclass(frozen=True)
class Signature:
    """The concepts a metric needs. Each group holds one or more concept names, any of which will do."""

    metric: str
    own: tuple[frozenset[str], ...] = ()
    given: tuple[frozenset[str], ...] = ()
    titled: tuple[frozenset[str], ...] = ()
    without: frozenset[str] = frozenset()
    untitled: frozenset[str] = frozenset()
    whole: bool = False


@dataclass(frozen=True)
class Concepts:
    """Everything needed to read the words of a label."""

    patterns: dict[str, re.Pattern[str]]
    signatures: tuple[Signature, ...]
    neutral: frozenset[str]

    def spans(self, words: str) -> dict[str, tuple[tuple[int, int], ...]]:
        """For each concept named by ``words`` (:func:`normalised`), where; inside a longer phrase a shorter is lost."""
        found = [(m.start(), m.end(), name) for name, p in self.patterns.items() for m in p.finditer(words)]
        kept: dict[str, list[tuple[int, int]]] = {}
        for start, end, name in found:
            inside = any(s <= start and end <= e and e - s > end - start for s, e, other in found if other != name)
            if not inside or name in _COUNTS_INSIDE:
                kept.setdefault(name, []).append((start, end))
        return {name: tuple(places) for name, places in kept.items()}


_FOOTNOTE = re.compile(r"(?<=[\w)%])\s?[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+")


def normalised(text: str) -> str:
    """The words of ``text`` for matching: lower case, NFKC, no punctuation but ``%``, ``+``, ``£``."""
    text = (
        unicodedata.normalize("NFKC", _FOOTNOTE.sub(" ", text).replace("½", ".5"))
        .casefold()
        .replace("&", " and ")
        .replace("’", "'")
        .replace("'s", " s")
    )
    return " ".join(re.sub(r"[^\w%+£]+", " ", text).replace("_", " ").split())


def load_concepts(vocabulary: Vocabulary) -> Concepts:
    """The packaged concepts, and one for the words that only ``vocabulary`` has for a metric: all of them for a metric
    of the user's own, those added for a packaged one. What such a metric excludes is a concept it must not stand with.
    """
    data = tomllib.loads(files(__package__).joinpath("concepts.toml").read_text(encoding="utf-8"))
    patterns = {name: _compiled(phrases) for name, phrases in data["concept"].items()}
    signatures = [
        Signature(
            metric=row["metric"],
            own=_groups(row, "own"),
            given=_groups(row, "given"),
            titled=_groups(row, "titled"),
            without=frozenset(row.get("without", ())),
            untitled=frozenset(row.get("untitled", ())),
            whole=row.get("whole", False),
        )
        for row in data["signature"]
    ]
    packaged = {metric.id: set(metric.synonyms) for metric in load_vocabulary().metrics}
    for metric in vocabulary.metrics:
        added = [word for word in metric.synonyms if word not in packaged.get(metric.id, set())]
        if not added:
            continue
        name, excluded = f"metric {metric.id}", f"not {metric.id}"
        patterns[name] = _compiled([re.escape(normalised(word)) for word in added])
        if metric.exclude:
            patterns[excluded] = _compiled([re.escape(normalised(word)) for word in metric.exclude])
        without = frozenset({excluded}) if metric.exclude else frozenset()
        signatures.append(Signature(metric=metric.id, own=(frozenset({name}),), without=without))
    return Concepts(patterns=patterns, signatures=tuple(signatures), neutral=frozenset(data["neutral"]["words"]))


def _groups(row: dict[str, Any], key: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split("|")) for group in row.get(key, ()))


def _compiled(phrases: list[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?:{phrase})" for phrase in longest_first) + r")(?!\w)")
