"""The vocabulary: whole and sound as packaged, widened by a user's own file, clear about what is wrong in one."""

import re
from pathlib import Path

import pytest
from agendapack.schema.vocabulary import VocabularyError, load_vocabulary

OWN = """
[[metric]]
id = "school_exclusions"
name = "Permanent exclusions"
unit = "count"
nature = "flow"
definition = "Pupils permanently excluded."
synonyms = ["permanent exclusions"]
"""


def test_every_metric_has_words_of_its_own() -> None:
    metrics = load_vocabulary().metrics
    words = [word.lower() for metric in metrics for word in metric.synonyms]
    assert len(metrics) == 45
    assert sorted(words) == sorted(set(words))


def test_hard_limits_enclose_soft_ones() -> None:
    for metric in load_vocabulary().metrics:
        assert metric.hard is not None
        assert metric.soft is not None
        assert metric.hard[0] <= metric.soft[0] <= metric.soft[1] <= metric.hard[1], metric.id


def test_an_unknown_metric_raises_key_error() -> None:
    with pytest.raises(KeyError, match="no_such"):
        load_vocabulary().metric("no_such")


def test_a_users_file_adds_a_metric(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN)
    assert load_vocabulary(path).metric("school_exclusions").synonyms == ("permanent exclusions",)


def test_a_users_file_adds_words_to_a_metric(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[[extend]]\nid = "cla_total"\nsynonyms = ["our kids"]\n')
    assert "our kids" in load_vocabulary(path).metric("cla_total").synonyms
    assert "our kids" not in load_vocabulary().metric("cla_total").synonyms


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (OWN.replace('unit = "count"', 'unit = "furlongs"'), "school_exclusions.*furlongs"),
        (OWN.replace('nature = "flow"', ""), "school_exclusions.*nature: Field required"),
        (OWN + 'colour = "red"', "school_exclusions.*colour"),
        (OWN + "hard = [5, 1]", "school_exclusions.*hard"),
        (OWN.replace("school_exclusions", "cla_total"), "cla_total.*one already"),
        ('[[extend]]\nid = "nothing"\n', "nothing.*no metric has this id"),
        ('[[extend]]\nid = "cla_total"\nunit = "gbp"\n', "cla_total.*unit cannot be extended"),
        ("[[measures]]\n", "measures"),
        ("metric = 3\n", "metric.*list of entries"),
        ("not toml", "not a TOML file"),
    ],
)
def test_a_wrong_file_is_named_with_its_entry(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(content)
    with pytest.raises(VocabularyError, match=f"own.toml.*{message}"):
        load_vocabulary(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"none\.toml: cannot be read"):
        load_vocabulary(tmp_path / "none.toml")


def test_the_examples_of_the_guide_load(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    paths = []
    for number, example in enumerate(re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)):
        paths.append(tmp_path / f"{number}.toml")
        paths[-1].write_text(example, encoding="utf-8")
    vocabulary = load_vocabulary(*paths)
    assert vocabulary.metric("permanent_exclusions").hard == (0, 2000)
    assert "children in our family" in vocabulary.metric("cla_total").synonyms
