"""Which figures are looked for, under which words: the vocabulary, and files that add to it."""

import functools
import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, ValidationError, model_validator

from .figures import Status
from .problems import Severity
from .record import Record

Nature = Literal["stock", "flow", "rate", "balance", "balance_change", "ratio"]
PACKAGED = Path(__file__).with_name("vocabulary.toml")


class VocabularyError(ValueError):
    """A vocabulary file that cannot be used; the message names the file, the entry and what is wrong with it."""


class Metric(Record):
    """A figure of the vocabulary: what it counts, in what, and the words papers use for it."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str = Field(min_length=1)
    unit: str
    """An id of :attr:`Vocabulary.units`: ``gbp``, ``count``, ``percent`` …"""
    nature: Nature
    tier: Literal[1, 2] = 2
    """1 for the core metrics, 2 for those wanted as well."""
    period_basis: tuple[str, ...] = ()
    """Kinds of period it is counted over, the usual one first; ``instant`` for a stock."""
    definition: str = Field(min_length=1)
    synonyms: tuple[str, ...] = Field(min_length=1)
    """Matched without case as whole words; the longest wins."""
    exclude: tuple[str, ...] = ()
    """Words that, beside a synonym, say that another figure is meant."""
    qualifiers: tuple[str, ...] = ()
    breakdowns: tuple[str, ...] = ()
    """Ids of :attr:`Vocabulary.dimensions`."""
    hard: tuple[float, float] | None = None
    """Lowest and highest value that can be right for one authority, in base units."""
    soft: tuple[float, float] | None = None
    """Lowest and highest value that is not surprising."""
    yearly_change: tuple[float, float] | None = None
    """Lowest and highest unsurprising change over a year, as a share: -0.05 is a fall of 5%."""

    @model_validator(mode="after")
    def _ranges_in_order(self) -> Self:
        for name in ("hard", "soft", "yearly_change"):
            limits = getattr(self, name)
            if limits is not None and limits[0] > limits[1]:
                raise ValueError(f"{name}: {limits[0]} is above {limits[1]}")
        return self


class Unit(Record):
    """What a value is counted in."""

    id: str
    whole: bool = False
    """Only whole numbers make sense."""


class DimensionValue(Record):
    """One value of a dimension and its names."""

    id: str
    name: str = ""
    codes: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()


class Dimension(Record):
    """What a figure may be broken down by."""

    id: str
    sums_to: str = ""
    """The metric that the values add up to; empty where they need not."""
    values: tuple[DimensionValue, ...] = ()


class StatusWords(Record):
    """Words that give a figure its status."""

    id: Status
    words: tuple[str, ...]


class Scenario(Record):
    """What a forecast supposes, and the words for it."""

    id: str
    words: tuple[str, ...]


class Auxiliary(Record):
    """An amount that relations need and that is no metric."""

    id: str
    definition: str


class Relation(Record):
    """What must hold between figures of one authority."""

    id: str
    expression: str
    """``==``, ``~=`` (roughly) or ``<=`` between sums of metric ids; brackets hold a qualifier or a point in time."""
    same: tuple[str, ...] = ()
    """What the figures must have in common beside the authority."""
    when: str = ""
    absolute_tolerance: float = 0.0
    """In base units; covers printed rounding."""
    relative_tolerance: float = 0.0
    severity: Severity = "warning"
    note: str = ""


class Ambiguous(Record):
    """A short form that must not decide a metric alone."""

    text: str
    between: tuple[str, ...]
    resolve_by: tuple[str, ...]


class Vocabulary(Record):
    """All that is looked for. Metrics keep the order of their files."""

    version: str
    sign_rule: str
    metrics: tuple[Metric, ...]
    units: tuple[Unit, ...]
    dimensions: tuple[Dimension, ...] = ()
    statuses: tuple[StatusWords, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    auxiliaries: tuple[Auxiliary, ...] = ()
    relations: tuple[Relation, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    unknown_markers: tuple[str, ...] = ()
    """What a cell holds in place of a number that is not known or not shown."""
    zero_markers: tuple[str, ...] = ()

    def metric(self, id: str) -> Metric:
        """The metric with this id; raises ``KeyError`` where there is none."""
        for metric in self.metrics:
            if metric.id == id:
                return metric
        raise KeyError(id)

    def dimension(self, id: str) -> Dimension:
        """The dimension with this id; raises ``KeyError`` where there is none."""
        for dimension in self.dimensions:
            if dimension.id == id:
                return dimension
        raise KeyError(id)


_LISTS: dict[str, tuple[str, type[Record]]] = {
    "metric": ("metrics", Metric),
    "unit": ("units", Unit),
    "dimension": ("dimensions", Dimension),
    "status": ("statuses", StatusWords),
    "scenario": ("scenarios", Scenario),
    "auxiliary": ("auxiliaries", Auxiliary),
    "relation": ("relations", Relation),
    "ambiguous": ("ambiguous", Ambiguous),
}
_WIDENED = ("synonyms", "exclude", "qualifiers", "breakdowns")
"""What an ``[[extend]]`` entry may add to a metric that exists."""


def load_vocabulary(*extra: Path) -> Vocabulary:
    """The packaged vocabulary, widened by the files ``extra`` in their order.

    An extra file may hold the lists of the packaged one (``[[metric]]``, ``[[dimension]]`` …) with new ids, and
    ``[[extend]]`` entries that add synonyms, exclusions, qualifiers or breakdowns to a metric by its id. Raises
    :class:`VocabularyError` naming file and entry where one is wrong or a file cannot be read.
    """
    return _load(tuple(Path(path) for path in extra)) if extra else _packaged()


@functools.lru_cache(maxsize=1)
def _packaged() -> Vocabulary:
    return _load(())


def _load(extra: tuple[Path, ...]) -> Vocabulary:
    fields: dict[str, Any] = {}
    for path in (PACKAGED, *extra):
        _take_in(path, fields)
    try:
        vocabulary = Vocabulary(**{name: _as_field(value) for name, value in fields.items()})
    except ValidationError as error:
        raise VocabularyError(f"{PACKAGED.name}: {_first(error)}") from error
    return vocabulary


def _as_field(value: Any) -> Any:
    return tuple(value.values()) if isinstance(value, dict) else value


def _take_in(path: Path, fields: dict[str, Any]) -> None:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{path}: not a TOML file: {error}") from error
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read: {error.strerror}") from error
    extensions = content.pop("extend", [])
    for key, (field, kind) in _LISTS.items():
        known = fields.setdefault(field, {})
        for number, entry in enumerate(_entries(path, key, content.pop(key, [])), start=1):
            name = _name_of(entry, number)
            record = _record(kind, entry, where=f"{path}: {key} “{name}”")
            if name in known:
                raise VocabularyError(
                    f"{path}: {key} “{name}”: there is one already; use [[extend]] to add words to a metric"
                )
            known[name] = record
    for number, entry in enumerate(_entries(path, "extend", extensions), start=1):
        _extend(path, _name_of(entry, number), entry, fields["metrics"])
    _check_references(path, fields)
    settings = ("version", "sign_rule", "unknown_markers", "zero_markers")
    if unknown := sorted(set(content) - set(settings)):
        lists = ", ".join(f"[[{key}]]" for key in (*_LISTS, "extend"))
        raise VocabularyError(f"{path}: “{unknown[0]}” is nothing a vocabulary holds; it may hold {lists}")
    for name, value in content.items():
        merged = tuple(value) if isinstance(value, list) else value
        fields[name] = (*fields.get(name, ()), *merged) if isinstance(merged, tuple) else fields.get(name, merged)


def _entries(path: Path, key: str, entries: Any) -> Iterable[dict[str, Any]]:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise VocabularyError(f"{path}: “{key}” must be a list of entries, each under [[{key}]]")
    return entries


def _name_of(entry: dict[str, Any], number: int) -> str:
    return str(entry.get("id") or entry.get("text") or f"number {number}")


def _record(kind: type[Record], entry: dict[str, Any], *, where: str) -> Record:
    # Through JSON, because a strict record takes a JSON array for a tuple but not a Python list.
    try:
        return kind.model_validate_json(json.dumps(entry, default=str))
    except ValidationError as error:
        raise VocabularyError(f"{where}: {_first(error)}") from error


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    message = first["msg"].removeprefix("Value error, ")
    return f"{place}: {message}" if place else message


def _extend(path: Path, name: str, entry: dict[str, Any], metrics: dict[str, Any]) -> None:
    where = f"{path}: extend “{name}”"
    if name not in metrics:
        raise VocabularyError(f"{where}: no metric has this id")
    if unknown := sorted(set(entry) - {"id", *_WIDENED}):
        raise VocabularyError(f"{where}: {unknown[0]} cannot be extended; only {', '.join(_WIDENED)} can")
    fields = json.loads(metrics[name].model_dump_json())
    for field in _WIDENED:
        added = entry.get(field, [])
        if not isinstance(added, list):
            raise VocabularyError(f"{where}: {field}: must be a list of words")
        fields[field] += [word for word in added if word not in fields[field]]
    metrics[name] = _record(Metric, fields, where=where)


def _check_references(path: Path, fields: dict[str, Any]) -> None:
    for metric in fields["metrics"].values():
        if metric.unit not in fields["units"]:
            known = ", ".join(fields["units"])
            raise VocabularyError(f"{path}: metric “{metric.id}”: unit “{metric.unit}” is not one of {known}")
        for dimension in metric.breakdowns:
            if dimension not in fields["dimensions"]:
                raise VocabularyError(f"{path}: metric “{metric.id}”: there is no dimension “{dimension}”")
