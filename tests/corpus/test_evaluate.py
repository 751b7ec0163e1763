"""The measure: what is found, what is right, what counts neither way, and whether confidence can be believed."""

import importlib.util
import json
import random

import pytest
from agendapack.corpus.evaluate import GROUPS, GoldError, calibration, compare, read_labels, score


def label(**others):
    fields = {"doc": "a.pdf", "metric": "ehcp_count", "measure": "level", "breakdown": "", "area_code": "E10000016"}
    return fields | {"value": 100.0, "period_end": "2024-03-31", "source": "table", "status": "actual"} | others


def observed(**others):
    fields = {"document_name": "a.pdf", "metric": "ehcp_count", "measure": "level", "breakdown": ""}
    fields |= {"area_code": "E10000016", "area_name": "Kent", "value": 100.0, "period_end": "2024-03-31"}
    return fields | {"source_kind": "table", "status": "actual", "confidence": 0.95} | others


def test_a_figure_with_the_same_value_is_found_and_right():
    result = score(compare([label()], [observed()]))
    assert (result.found, result.right, result.f1, result.right_f1) == (1, 1, 1.0, 1.0)


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("period", {"period_end": "2023-03-31"}),
        ("area", {"area_code": "E92000001"}),
        ("sign", {"value": -100.0}),
        ("breakdown", {"breakdown": "Fostering"}),
        ("status", {"status": "forecast"}),
    ],
)
def test_what_differs_is_told_apart(what, change):
    result = score(compare([label()], [observed(**change)]))
    assert result.found == 1
    assert [name for name, share in result.agreement.items() if share == 0] == [what]
    assert result.right == (1 if what == "status" else 0)


def test_any_day_of_a_bare_year_named_in_prose_will_do():
    prose = label(period_end="2024-12-31", source="text")
    assert score(compare([prose], [observed(period_end="2024-03-31")])).right == 1
    assert score(compare([prose | {"source": "table"}], [observed(period_end="2024-03-31")])).right == 0


def test_an_observation_of_no_label_is_a_false_positive():
    assert score(compare([label()], [observed(), observed(value=7.0)])).false_positives == 1


def test_a_figure_repeated_counts_once():
    result = score(compare([label()], [observed(), observed()]))
    assert (result.found, result.false_positives) == (1, 0)


def test_an_optional_label_counts_neither_way():
    optional = label(value=7.0, optional=True)
    assert score(compare([label(), optional], [observed()])).recall == 1.0
    assert score(compare([label(), optional], [observed(), observed(value=7.0)])).precision == 1.0


def test_of_a_paper_said_to_print_nothing_every_observation_is_a_false_positive():
    result = score(compare([{"doc": "a.pdf", "metric": None, "optional": True}], [observed()]))
    assert (result.gold, result.false_positives) == (0, 1)


def test_papers_without_labels_are_not_scored():
    assert score(compare([label()], [observed(document_name="b.pdf")])).false_positives == 0


def test_confidence_is_set_against_the_share_right():
    labels = [label(value=float(number)) for number in range(1, 11)]
    found = [observed(value=float(number), confidence=0.95) for number in range(1, 10)]
    bins, error = calibration(compare(labels, [*found, observed(value=99.0, confidence=0.95)]))
    assert [(each.low, each.count, each.right) for each in bins] == [(0.9, 10, 0.9)]
    assert error == pytest.approx(0.05)


@pytest.mark.parametrize("line", ["not json", "[1]", '{"doc": "a.pdf"}'])
def test_a_line_that_is_no_label_is_named(tmp_path, line):
    (tmp_path / "gold.jsonl").write_text(json.dumps(label()) + "\n" + line + "\n")
    with pytest.raises(GoldError, match=r"gold\.jsonl, line 2"):
        read_labels(tmp_path / "gold.jsonl")


@pytest.fixture(scope="session")
def reference(shared):
    """The project's own scorer, which this measure must agree with."""
    spec = importlib.util.spec_from_file_location("score", shared / "evaluation" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def disturbed(labels, seed):
    """Observations made from labels, with what extraction does to them: lost, changed, repeated and invented ones."""
    chance = random.Random(seed)
    for each in labels:
        if not each["metric"]:
            yield observed(document_name=each["doc"])
            continue
        if chance.random() < 0.15:
            continue
        row = observed(document_name=each["doc"], area_name=each.get("area", ""), source_kind=each["source"])
        row |= {
            name: each.get(name) for name in ("metric", "measure", "breakdown", "area_code", "period_end", "status")
        }
        row["value"] = each["value"] * chance.choice([1, 1, 1, 1, 1, -1, 1000])
        if chance.random() < 0.2:
            row |= {"period_end": None} if chance.random() < 0.5 else {"breakdown": "All ages", "status": "budget"}
        yield from [row] * chance.choice([1, 1, 1, 2])


@pytest.mark.shared
@pytest.mark.parametrize("gold", ["papers.jsonl", "passages.jsonl"])
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("by", [None, "doc", "metric", "source"])
def test_it_is_the_measure_of_the_reference(shared, reference, gold, seed, by):
    labels = read_labels(shared / "evaluation" / "gold" / gold)
    observations = list(disturbed(labels, seed))
    ours = compare(labels, observations)
    pairs, misses, surplus, _ = reference.score(labels, observations)
    group = GROUPS[by] if by else lambda _: "all"
    for name in ours.groups(group):
        theirs = reference.figures(
            [pair for pair in pairs if group(pair[0]) == name],
            [row for row in misses if group(row) == name],
            [row for row in surplus if group(row) == name],
        )
        result = score(ours.of(group, name))
        for key in ("gold", "found", "false_positives", "precision", "recall", "f1", "right", "right_f1"):
            assert getattr(result, key) == pytest.approx(theirs[key]), (name, key)
        for key, share in result.agreement.items():
            assert share == pytest.approx(theirs[key]), (name, key)
