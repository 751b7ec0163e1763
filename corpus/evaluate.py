"""How good the observations are, against figures that were labelled by hand.

A labelled figure is *found* when an observation of the same paper has its metric, measure and absolute value; it is
*right* when period, area, sign and breakdown agree as well. Status is told apart. An observation that matches an
optional label, or repeats a figure that another one matched, counts neither way; any other is a false positive.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]

SAME_VALUE = 1e-6
"""Relative difference below which two values are the same: what a float loses when it is written and read."""

ALIKE_BREAKDOWNS = 0.8
"""Likeness (0 to 1) from which two labels of a breakdown are the same words, misread or abbreviated."""

AREA_LETTERS = 8
"""Of an area without a code, this much of the label's name must be in the observation's."""

BINS = 10


class GoldError(Exception):
    """A file of labels that cannot be used; the message names the file and line."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and the observation that was taken for it."""

    label: Row
    observation: Row

    def agrees(self) -> dict[str, bool]:
        """Which of period, area, sign and breakdown are as labelled."""
        return {name: check(self.label, self.observation) for name, check in AGREEMENTS.items()}

    @property
    def is_right(self) -> bool:
        return all(self.agrees().values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """All labels and all observations of the labelled papers, sorted by what became of them."""

    pairs: tuple[Pair, ...]
    missed: tuple[Row, ...]
    false_positives: tuple[Row, ...]

    def of(self, group: Callable[[Row], str], name: str) -> "Comparison":
        """The part whose label (or, of a false positive, observation) is in the group ``name``."""
        return Comparison(
            pairs=tuple(pair for pair in self.pairs if group(pair.label) == name),
            missed=tuple(row for row in self.missed if group(row) == name),
            false_positives=tuple(row for row in self.false_positives if group(row) == name),
        )

    def groups(self, group: Callable[[Row], str]) -> list[str]:
        rows = (*(pair.label for pair in self.pairs), *self.missed, *self.false_positives)
        return sorted({group(row) for row in rows})


@dataclass(frozen=True, slots=True)
class Score:
    """What a comparison comes to. Shares are 0 to 1, and 0 where there is nothing to divide."""

    gold: int
    found: int
    false_positives: int
    right: int
    precision: float
    recall: float
    f1: float
    right_f1: float
    agreement: Mapping[str, float]
    """Share of the found ones whose period, area, sign, breakdown, status agree."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Observations of about the same confidence, and how many of them were right."""

    low: float
    high: float
    count: int
    confidence: float
    """Their mean confidence."""
    right: float
    """Share of them that is right."""


def read_labels(path: Path) -> list[Row]:
    """Labels from a file of JSON lines; raises ``GoldError`` for a line that is none."""
    labels = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            label = json.loads(line)
            # A paper that prints no figure of the vocabulary is named with a metric of null and no value.
            missing = {"doc", "metric"} - label.keys() | ({"value"} - label.keys() if label.get("metric") else set())
        except (json.JSONDecodeError, AttributeError) as error:
            raise GoldError(f"{path}, line {number}: not a JSON object ({error})") from error
        if missing:
            raise GoldError(f"{path}, line {number}: lacks {', '.join(sorted(missing))}")
        labels.append(label)
    if not labels:
        raise GoldError(f"{path}: holds no labels")
    return labels


def compare(labels: Sequence[Row], observations: Iterable[Row]) -> Comparison:
    """Pair labels and observations paper by paper, the pairs that agree in most respects first."""
    by_paper: dict[str, list[Row]] = defaultdict(list)
    for observation in observations:
        by_paper[paper_of(observation)].append(observation)
    labels_of: dict[str, list[Row]] = defaultdict(list)
    for label in labels:
        labels_of[label["doc"]].append(label)
    pairs: list[Pair] = []
    missed: list[Row] = []
    surplus: list[Row] = []
    for paper, theirs in labels_of.items():
        partner = _partners(theirs, by_paper[paper])
        for place, label in enumerate(theirs):
            if label.get("optional"):
                continue
            if place in partner:
                pairs.append(Pair(label, by_paper[paper][partner[place]]))
            else:
                missed.append(label)
        taken = set(partner.values())
        surplus += [
            observation
            for place, observation in enumerate(by_paper[paper])
            if place not in taken and not any(is_found(label, observation) for label in theirs)
        ]
    return Comparison(tuple(pairs), tuple(missed), tuple(surplus))


def score(comparison: Comparison) -> Score:
    """Precision, recall and F1 of what was found, F1 of what is right, and how far the found ones agree."""
    found, surplus = len(comparison.pairs), len(comparison.false_positives)
    gold, reported = found + len(comparison.missed), found + surplus
    agreed = [pair.agrees() for pair in comparison.pairs]
    right = sum(all(each.values()) for each in agreed)
    agreement = {name: _share(sum(each[name] for each in agreed), found) for name in AGREEMENTS}
    agreement["status"] = _share(sum(_same_status(pair.label, pair.observation) for pair in comparison.pairs), found)
    return Score(
        gold=gold,
        found=found,
        false_positives=surplus,
        right=right,
        precision=_share(found, reported),
        recall=_share(found, gold),
        f1=_share(2 * found, gold + reported),
        right_f1=_share(2 * right, gold + reported),
        agreement=agreement,
    )


def calibration(comparison: Comparison) -> tuple[list[Bin], float]:
    """How often observations of each confidence are right, in ten bins of equal width, and the expected calibration
    error: the difference of confidence and share right of each bin, averaged over observations (Naeini, Cooper and
    Hauskrecht 2015)."""
    judged = [(float(pair.observation.get("confidence") or 0), pair.is_right) for pair in comparison.pairs]
    judged += [(float(row.get("confidence") or 0), False) for row in comparison.false_positives]
    bins = []
    for number in range(BINS):
        inside = [each for each in judged if min(int(each[0] * BINS), BINS - 1) == number]
        if inside:
            bins.append(
                Bin(
                    low=number / BINS,
                    high=(number + 1) / BINS,
                    count=len(inside),
                    confidence=sum(confidence for confidence, _ in inside) / len(inside),
                    right=sum(right for _, right in inside) / len(inside),
                )
            )
    error = sum(each.count * abs(each.confidence - each.right) for each in bins)
    return bins, _share(error, len(judged))


def paper_of(row: Row) -> str:
    """File name of the paper that a label or an observation is from."""
    return str(row.get("doc") or str(row.get("document_name") or "").rpartition("/")[2])


GROUPS: Mapping[str, Callable[[Row], str]] = {
    "doc": paper_of,
    "metric": lambda row: str(row.get("metric")),
    "source": lambda row: str(row.get("source") or row.get("source_kind")),
}


def is_found(label: Row, observation: Row) -> bool:
    """Whether ``observation`` reports the labelled figure, whatever it says of it."""
    if observation.get("value") is None or label["metric"] != observation.get("metric"):
        return False
    if label.get("measure", "level") != (observation.get("measure") or "level"):
        return False
    wanted, got = abs(float(label["value"])), abs(float(observation["value"]))
    return abs(wanted - got) <= SAME_VALUE * max(wanted, got, 1e-9)


def _partners(labels: Sequence[Row], observations: Sequence[Row]) -> dict[int, int]:
    """Place of each label's observation. Best agreement first; a label that must be found goes before an optional."""
    ranked = []
    for i, label in enumerate(labels):
        for j, observation in enumerate(observations):
            if is_found(label, observation):
                agreement = float(sum(check(label, observation) for check in AGREEMENTS.values()))
                agreement += 0.5 * _same_status(label, observation) - 0.01 * bool(label.get("optional"))
                ranked.append((-agreement, i, j))
    ranked.sort(key=lambda each: each[0])
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in ranked:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return partner


def _same_period(label: Row, observation: Row) -> bool:
    wanted, got = label.get("period_end") or "", (observation.get("period_end") or "")[:10]
    if wanted in ("", got):
        return True
    # Prose that names a bare year ends it on 31 December; a paper that means another day of that year is not wrong.
    bare_year = len(wanted) == 10 and wanted.endswith("-12-31") and label.get("source") != "table"
    return bool(bare_year and got[:4] == wanted[:4])


def _same_area(label: Row, observation: Row) -> bool:
    if label.get("area_code"):
        return bool(label["area_code"] == observation.get("area_code"))
    if not label.get("area"):
        return True
    return _words(label["area"])[:AREA_LETTERS] in _words(observation.get("area_name"))


def _same_sign(label: Row, observation: Row) -> bool:
    wanted, got = float(label["value"]), float(observation["value"])
    return wanted == 0 or (wanted < 0) == (got < 0)


def _same_breakdown(label: Row, observation: Row) -> bool:
    wanted, got = _words(label.get("breakdown")), _words(observation.get("breakdown"))
    if not wanted or not got:
        return wanted == got
    return wanted in got or got in wanted or SequenceMatcher(None, wanted, got).ratio() >= ALIKE_BREAKDOWNS


def _same_status(label: Row, observation: Row) -> bool:
    return bool((label.get("status") or "") == (observation.get("status") or ""))


AGREEMENTS: Mapping[str, Callable[[Row, Row], bool]] = {
    "period": _same_period,
    "area": _same_area,
    "sign": _same_sign,
    "breakdown": _same_breakdown,
}


def _words(text: str | None) -> str:
    return re.sub(r"[^a-z0-9]+", " ", (text or "").lower()).strip()


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
