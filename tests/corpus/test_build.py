"""A build reads what is new, survives what is bad, and may be broken off at any moment."""

import io
import os

import pytest
from agendapack.corpus.build import build
from agendapack.corpus.errors import NothingToRead
from agendapack.corpus.pool import Limits
from agendapack.corpus.progress import Report
from rich.console import Console


@pytest.fixture
def run(readers, papers, tmp_path):
    """Build the folder of papers with the light reader; returns what was built and what was said."""

    def building(*paths, **options):
        said = io.StringIO()
        report = Report(Console(file=said, width=500))
        options = {"workers": 1, "reader": readers.light, "report": report} | options
        return build(paths or (papers,), db=tmp_path / "figures.db", **options), said.getvalue().splitlines()

    return building


def test_papers_of_a_folder_and_its_folders_are_stored(run, rows, papers):
    (papers / "a.html").write_text("figure 1")
    (papers / "inner").mkdir()
    (papers / "inner" / "b.HTM").write_text("figure 2")
    (papers / "notes.txt").write_text("figure 3")
    built, said = run()
    assert (built.stored, built.failed, said) == (2, 0, [])
    assert rows("SELECT document_name, value FROM observations ORDER BY 1") == [("a.html", 1.0), ("b.HTM", 2.0)]


def test_what_is_unchanged_is_not_read_again(run, papers):
    (papers / "a.html").write_text("figure 1")
    (papers / "b.html").write_text("figure 2")
    run()
    (papers / "b.html").write_text("figure 3")
    built, _ = run()
    assert (built.stored, built.unchanged) == (1, 1)


def test_a_touched_file_is_hashed_and_not_read(run, papers):
    (papers / "a.html").write_text("figure 1")
    run()
    (papers / "a.html").touch()
    built, _ = run()
    assert (built.stored, built.unchanged) == (0, 1)


def test_another_reading_version_reads_again(run, papers, monkeypatch):
    (papers / "a.html").write_text("figure 1")
    run()
    monkeypatch.setattr("agendapack.corpus.build.reading_version", lambda: "another")
    built, _ = run()
    assert (built.stored, built.unchanged) == (1, 0)


def test_other_details_beside_a_paper_make_it_due_again(run, papers):
    (papers / "a.html").write_text("figure 1")
    run()
    (papers / "details.json").write_text('{"council": "Bracknell Forest"}')
    assert run()[0].stored == 1
    assert run()[0].unchanged == 1
    (papers / "details.json").write_text('{"council": "Slough"}')
    assert run()[0].stored == 1


def test_the_same_bytes_under_two_names_are_one_paper(run, rows, papers):
    (papers / "a.html").write_text("figure 1")
    (papers / "b.html").write_text("figure 1")
    built, _ = run()
    assert (built.stored, rows("SELECT name FROM documents")) == (1, [("a.html",)])
    assert run()[0].unchanged == 1


def test_a_paper_whose_file_is_gone_is_kept(run, rows, papers):
    (papers / "a.html").write_text("figure 1")
    (papers / "b.html").write_text("figure 2")
    run()
    (papers / "a.html").unlink()
    run()
    assert rows("SELECT count(*) FROM documents") == [(2,)]
    assert rows("SELECT kind FROM changes WHERE kind LIKE 'file%'") == [("file gone",)]
    assert rows("SELECT count(*) FROM files WHERE gone_run IS NOT NULL") == [(1,)]


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("encrypted", "encrypted", "bad.html: it asks for a password; get an open copy"),
        ("crash", "crashed", "agendapack failed on it: RuntimeError: unforeseen (light_papers.py:"),
        ("hang", "timed-out", "longer than the 1 seconds allowed"),
        ("die", "worker-lost", "the worker reading it died twice"),
        ("hoard", "out-of-memory", "more memory than a worker may hold"),
    ],
)
def test_a_bad_paper_costs_one_line_and_one_problem(run, rows, papers, line, code, says):
    (papers / "bad.html").write_text(line)
    (papers / "good.html").write_text("figure 1")
    built, said = run(limits=Limits(seconds=1, memory_mb=1000))
    assert (built.stored, built.failed) == (1, 1)
    assert len(said) == 1
    assert str(papers / "bad.html") in said[0]
    assert says in said[0]
    assert rows("SELECT document_name FROM observations") == [("good.html",)]
    assert rows("SELECT d.name, d.status, p.code FROM problems p JOIN documents d ON d.id = p.document_id") == [
        ("bad.html", "failed", code)
    ]


def test_a_worker_lost_once_costs_nothing(run, papers):
    (papers / "unlucky.html").write_text("die once\nfigure 1")
    built, said = run()
    assert (built.stored, built.failed, said) == (1, 0, [])


def test_a_known_failure_is_told_again_and_not_tried_again(run, papers):
    (papers / "bad.html").write_text("hang")
    run(limits=Limits(seconds=1))
    built, said = run(limits=Limits(seconds=1))
    assert (built.stored, built.failed, len(said)) == (0, 1, 1)
    assert "longer than the 1 seconds allowed" in said[0]


def test_a_known_failure_is_tried_again_when_asked(run, rows, papers):
    (papers / "slow.html").write_text("wait 2\nfigure 1")
    run(limits=Limits(seconds=1))
    built, _ = run(retry_failed=True)
    assert (built.stored, built.failed) == (1, 0)
    assert rows("SELECT count(*) FROM problems") == [(0,)]


def test_a_folder_without_papers_and_a_missing_path_are_told(run, rows, papers, tmp_path):
    (papers / "a.html").write_text("figure 1")
    (tmp_path / "empty").mkdir()
    built, said = run(papers, tmp_path / "empty", tmp_path / "none")
    assert (built.stored, built.failed, len(said)) == (1, 2, 2)
    assert rows("SELECT code, path FROM problems ORDER BY code") == [
        ("no-papers", str(tmp_path / "empty")),
        ("no-such-path", str(tmp_path / "none")),
    ]


def test_a_path_that_is_well_again_loses_its_problem(run, rows, tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    run(folder)
    (folder / "a.html").write_text("figure 1")
    assert run(folder)[0].failed == 0
    assert rows("SELECT count(*) FROM problems") == [(0,)]


def test_what_cannot_be_opened_costs_one_line_and_the_rest_goes_on(run, rows, papers):
    (papers / "good.html").write_text("figure 1")
    (papers / "link.pdf").symlink_to("nowhere.pdf")
    os.mkfifo(papers / "pipe.pdf")
    built, said = run()
    assert (built.stored, built.failed) == (1, 2)
    assert said == [
        f"{papers / 'link.pdf'} leads nowhere; remove the link, or mend it",
        f"{papers / 'pipe.pdf'} cannot be opened: it is no file; allow it to be read, or move it elsewhere",
    ]
    assert rows("SELECT path, code FROM problems ORDER BY path") == [
        (str(papers / "link.pdf"), "no-such-path"),
        (str(papers / "pipe.pdf"), "unreadable"),
    ]
    for path in (papers / "link.pdf", papers / "pipe.pdf"):
        path.unlink()
    assert run()[0].failed == 0
    assert rows("SELECT count(*) FROM problems") == [(0,)]


def test_a_folder_that_cannot_be_entered_is_told(run, papers, monkeypatch):
    (papers / "a.html").write_text("figure 1")
    (papers / "closed").mkdir()
    entered = os.scandir

    def closed(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return entered(path)

    monkeypatch.setattr(os, "scandir", closed)
    built, said = run()
    assert (built.stored, built.failed) == (1, 1)
    assert said == [f"the folder {papers / 'closed'} cannot be opened: Permission denied; allow it to be read"]


def test_nothing_but_missing_paths_cannot_run(run, tmp_path):
    with pytest.raises(NothingToRead, match="none"):
        run(tmp_path / "none")
    assert not (tmp_path / "figures.db").exists()


def test_two_workers_give_what_one_gives(run, rows, papers):
    for number in range(12):
        (papers / f"{number}.html").write_text(f"figure {number}")
    built, _ = run(workers=2)
    assert built.stored == 12
    assert rows("SELECT value FROM observations ORDER BY value") == [(float(number),) for number in range(12)]


def test_the_largest_papers_are_read_first(run, rows, papers):
    for name, figures in (("a", 1), ("b", 300), ("c", 20)):
        (papers / f"{name}.html").write_text("\n".join(f"figure {number}" for number in range(figures)))
    run()
    read = rows("SELECT d.name FROM readings r JOIN documents d ON d.id = r.document_id ORDER BY r.rowid")
    assert [name for (name,) in read] == ["b.html", "c.html", "a.html"]


def test_a_run_is_recorded_with_its_inputs(run, rows, papers):
    (papers / "a.html").write_text("figure 1")
    run()
    run()
    runs = rows("SELECT command, finished IS NOT NULL, papers, stored, unchanged, failed, inputs FROM runs ORDER BY id")
    assert [row[:-1] for row in runs] == [("build", 1, 1, 1, 0, 0), ("build", 1, 1, 0, 1, 0)]
    assert runs[0][-1] == runs[1][-1]
