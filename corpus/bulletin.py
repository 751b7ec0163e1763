"""Changes told to people and programs: a page of Markdown, lines of JSON, an Atom feed."""

import dataclasses
import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree

from ..db.changes import Change

TITLES = {
    "paper appeared": "New papers",
    "paper failed": "Papers that could not be read",
    "file gone": "Files that are gone (their figures stay)",
    "observation appeared": "Figures found by a new reading",
    "observation changed": "Figures read differently",
    "observation disappeared": "Figures no longer found",
    "restated": "Restated",
    "contradicted": "Contradicted by another paper",
}
"""Kinds of change in the order in which they are told."""

ATOM = "http://www.w3.org/2005/Atom"
NAMESPACE = uuid.UUID("8c5d1a52-6f0e-5b0a-9d53-2f7a4d0f5c11")
"""Under which the entries of every feed are numbered, so that a change keeps its id from feed to feed."""


def in_words(change: Change) -> str:
    """One line for a person."""
    match change.kind:
        case "observation changed":
            differing = ", ".join(f"{name} {change.before[name]} → {value}" for name, value in change.after.items())
            return f"{_figure(change)}: {differing} ({change.document_name}, page {change.figure.get('page')})"
        case "observation appeared":
            return f"{_figure(change)}: {_amount(change.after)} ({_place(change, change.after)})"
        case "observation disappeared":
            return f"{_figure(change)}: {_amount(change.before)} ({_place(change, change.before)})"
        case "restated" | "contradicted":
            return (
                f"{_figure(change)}: {_amount(change.before)} ({change.before['document_name']}, page"
                f" {change.before['page']}) → {_amount(change.after)} ({change.document_name}, page"
                f" {change.after['page']})"
            )
        case _:
            return f"{change.document_name}: {change.detail}" if change.detail else change.document_name


def as_markdown(changes: Sequence[Change]) -> str:
    """A page with a heading for each kind of change."""
    if not changes:
        return "# What changed\n\nNothing.\n"
    parts = ["# What changed\n"]
    for title, theirs in _by_kind(changes):
        parts.append(f"## {title} ({len(theirs)})\n")
        parts += [f"- {_escaped(in_words(change))}" for change in theirs]
        parts.append("")
    return "\n".join(parts)


def as_json_lines(changes: Iterable[Change]) -> str:
    """One object a line, with the fields of ``Change``."""
    return "".join(json.dumps(dataclasses.asdict(change), ensure_ascii=False) + "\n" for change in changes)


def as_atom(changes: Sequence[Change], *, name: str) -> str:
    """An Atom feed (RFC 4287) of the database called ``name``, newest first; the same change has the same id in every
    feed."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", f"urn:uuid:{uuid.uuid5(NAMESPACE, name)}")
    _add(feed, "title", f"agendapack: what changed in {name}")
    _add(feed, "updated", _instant(max((change.at for change in changes), default="")))
    _add(_add(feed, "author", ""), "name", "agendapack")
    for change in sorted(changes, key=lambda each: each.at, reverse=True):
        entry = _add(feed, "entry", "")
        marks = (change.kind, change.at, change.document_sha256, change.document_name, change.observation_id)
        _add(entry, "id", f"urn:uuid:{uuid.uuid5(NAMESPACE, json.dumps([*marks, change.before, change.after]))}")
        _add(entry, "title", f"{TITLES.get(change.kind, change.kind)}: {in_words(change)}"[:200])
        _add(entry, "updated", _instant(change.at))
        _add(entry, "summary", in_words(change))
        ElementTree.SubElement(entry, f"{{{ATOM}}}category", term=change.kind)
    ElementTree.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _by_kind(changes: Sequence[Change]) -> Iterator[tuple[str, list[Change]]]:
    order = {kind: place for place, kind in enumerate(TITLES)}
    ranked = sorted(changes, key=lambda change: order.get(change.kind, len(order)))
    for kind, theirs in groupby(ranked, key=lambda change: change.kind):
        yield TITLES.get(kind, kind.capitalize()), list(theirs)


def _figure(change: Change) -> str:
    words = [change.figure.get(name) for name in ("area_name", "metric", "breakdown", "qualifier")]
    period = change.figure.get("period_end") or change.figure.get("period_text") or "no period"
    measure = change.figure.get("measure")
    return ", ".join((*(str(word) for word in words if word), *([str(measure)] if measure != "level" else []), period))


def _place(change: Change, fields: dict[str, object]) -> str:
    return f"{change.document_name}, page {fields.get('page')}"


def _amount(fields: dict[str, object]) -> str:
    value = fields.get("value")
    return f"{value:,.10g}" if isinstance(value, int | float) else "–"


def _escaped(text: str) -> str:
    """Words of papers are shown as words: nothing in them makes a link, a picture or an HTML element."""
    for mark in "\\`*_[]<>#|":
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())


def _instant(at: str) -> str:
    """``at`` as Atom wants it, with a time and a zone."""
    if not at:
        return "1970-01-01T00:00:00+00:00"
    return at if "T" in at else f"{at}T00:00:00+00:00"


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}")
    child.text = text or None
    return child
