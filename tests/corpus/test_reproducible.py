"""The same papers give the same content, whoever reads them, in whatever order they come and go."""

import random

import pytest
from agendapack.corpus.build import build
from agendapack.corpus.version import reading_version, with_vocabulary
from agendapack.db import open_for_reading
from agendapack.db.content import content_digest, content_of


def digest(path):
    database = open_for_reading(path)
    try:
        return content_digest(database)
    finally:
        database.close()


@pytest.fixture
def written(papers):
    for number in range(10):
        (papers / f"{number}.html").write_text(f"wait 0.0{9 - number}\nfigure {number}\nfigure {number}.5")
    (papers / "bad.html").write_text("encrypted")
    return papers


def test_one_worker_or_two_give_the_same_content(readers, written, tmp_path):
    for workers in (1, 2):
        build([written], db=tmp_path / f"{workers}.db", workers=workers, reader=readers.light)
    assert digest(tmp_path / "1.db") == digest(tmp_path / "2.db")


def test_an_archive_that_grew_equals_one_read_at_once(readers, written, tmp_path):
    files = sorted(written.iterdir())
    random.Random(3).shuffle(files)
    for upto in (3, 7, len(files)):
        build(files[:upto], db=tmp_path / "grew.db", workers=1, reader=readers.light)
    build([written], db=tmp_path / "once.db", workers=1, reader=readers.light)
    assert digest(tmp_path / "grew.db") == digest(tmp_path / "once.db")


def test_another_figure_gives_another_digest(readers, written, tmp_path):
    build([written], db=tmp_path / "one.db", workers=1, reader=readers.light)
    (written / "3.html").write_text("figure 3\nfigure 3.6")
    build([written], db=tmp_path / "other.db", workers=1, reader=readers.light)
    assert digest(tmp_path / "one.db") != digest(tmp_path / "other.db")


def test_content_tells_nothing_of_when_or_where(readers, written, tmp_path):
    build([written], db=tmp_path / "one.db", workers=1, reader=readers.light)
    database = open_for_reading(tmp_path / "one.db")
    assert not [line for line in content_of(database) if str(tmp_path) in line or " UTC" in line]
    database.close()


def test_the_reading_version_is_of_the_code_and_the_vocabulary(tmp_path):
    assert reading_version() == reading_version.__wrapped__()
    mine = tmp_path / "mine.toml"
    mine.write_text("[[metric]]\n")
    first = with_vocabulary(reading_version(), [mine])
    mine.write_text("[[metric]]\nid = 'x'\n")
    assert len({reading_version(), first, with_vocabulary(reading_version(), [mine])}) == 3
