"""The site gives away nothing, runs nothing and writes nothing that it should not."""

import hashlib
import sqlite3
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import SCRIPT_TITLE, Site

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]


def answer(
    url: str, *, headers: dict[str, str] | None = None, body: bytes | None = None
) -> tuple[int, str, dict[str, str]]:
    """(status, text, headers in small letters) of one request."""
    request = urllib.request.Request(url, data=body, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=20) as got:
            return got.status, got.read().decode(errors="replace"), {k.lower(): v for k, v in got.headers.items()}
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode(errors="replace"), {k.lower(): v for k, v in error.headers.items()}


def test_a_title_that_is_a_script_is_shown_and_not_run(site: Site, page: Page) -> None:
    ((sha256,),) = site.rows("SELECT sha256 FROM documents WHERE name = 'script.html'")
    page.goto(f"{site.url}/paper/{sha256}")
    expect(page.locator("h1")).to_contain_text(SCRIPT_TITLE)
    assert page.title() != "run"
    page.goto(f"{site.url}/search?q=script")
    assert page.title() != "run"


@pytest.mark.parametrize("path", ["/", "/search?q=<script>", "/series?metric=<script>", "/evidence/0", "/figures"])
def test_every_answer_forbids_scripts_of_others(site: Site, path: str) -> None:
    _, text, headers = answer(site.url + path.replace("<", "%3C").replace(">", "%3E"))
    policy = headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert "<script>" not in text or path == "/figures"


def test_no_page_asks_another_host_for_anything(site: Site, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/series?metric=hnb_cumulative_balance", "/checks", "/search?q=grant", "/figures/observations"):
        page.goto(site.url + path)
        page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((site.url, "data:"))] == []


@pytest.mark.parametrize("path", ["/review", "/review?token=guess"])
def test_without_review_there_is_no_reviewing(site: Site, path: str) -> None:
    status, text, _ = answer(site.url + path)
    assert status == 403
    assert "can only be read" in text


@pytest.mark.parametrize("path", ["/", "/review", "/figures", "/evidence/0"])
def test_nothing_can_be_sent_to_a_site_that_is_read(site: Site, path: str) -> None:
    before = site.db.read_bytes()
    status, _, _ = answer(site.url + path, body=b"decision=accept")
    assert status in (403, 405)
    assert site.db.read_bytes() == before


@pytest.mark.parametrize("sql", ["delete from observations", "attach '/etc/passwd' as p", "pragma journal_mode=off"])
def test_sql_can_only_ask(site: Site, sql: str) -> None:
    status, _, _ = answer(f"{site.url}/figures.json?sql={sql.replace(' ', '+')}")
    assert status == 400


def test_a_question_that_takes_too_long_is_stopped(site: Site) -> None:
    sql = "with recursive n(i) as (select 1 union all select i+1 from n) select count(*) from n"
    status, _, _ = answer(f"{site.url}/figures.json?sql={sql.replace(' ', '+')}")
    assert status == 400


def test_a_page_of_another_name_is_turned_away(site: Site) -> None:
    assert answer(site.url, headers={"Host": "evil.example:8001"})[0] == 421
    assert answer(site.url, headers={"Host": f"localhost:{site.url.rpartition(':')[2]}"})[0] == 200


def test_a_review_needs_the_token(
    archive: Path, start_site: Callable[..., Site], free_port: Callable[[], int], tmp_path: Path
) -> None:
    db = tmp_path / "figures.db"
    db.write_bytes(archive.read_bytes())
    site = start_site(db, "--review", port=free_port())
    assert answer(f"{site.url}/review")[0] == 403
    assert answer(f"{site.url}/review?token={site.token[:-1]}")[0] == 403
    assert answer(f"{site.url}/review", body=b"decision=reject", headers={"Cookie": f"review={site.token}"})[0] == 403
    assert site.rows("SELECT count(*) FROM corrections") == [(0,)]


def test_a_path_in_the_database_opens_no_other_file(
    archive: Path, start_site: Callable[..., Site], free_port: Callable[[], int], tmp_path: Path
) -> None:
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(b"%PDF-1.4 secret")
    db = tmp_path / "figures.db"
    db.write_bytes(archive.read_bytes())
    connection = sqlite3.connect(db)
    ((sha256,),) = connection.execute("SELECT sha256 FROM documents WHERE name LIKE '%pack.pdf'").fetchall()
    connection.execute("UPDATE files SET path = ? WHERE sha256 = ?", [str(secret), sha256])
    connection.commit()
    connection.close()
    site = start_site(db, port=free_port())
    for path in (f"/original/{sha256}", f"/page/{sha256}/1.webp"):
        status, text, _ = answer(site.url + path)
        assert status == 404
        assert "is not the same file any more" in text
    assert answer(f"{site.url}/original/{hashlib.sha256(secret.read_bytes()).hexdigest()}")[0] == 404


@pytest.mark.parametrize("path", ["/static/../site.py", "/static/%2e%2e/site.py", "/original/../../etc/passwd"])
def test_no_address_leads_out_of_the_site(site: Site, path: str) -> None:
    assert answer(site.url + path)[0] in (400, 404)


def test_a_web_page_paper_is_handed_over_not_shown(site: Site) -> None:
    ((sha256,),) = site.rows("SELECT sha256 FROM documents WHERE name = 'script.html'")
    status, _, headers = answer(f"{site.url}/original/{sha256}")
    assert status == 200
    assert headers["content-disposition"].startswith("attachment")


def test_csv_of_any_table_runs_nothing_in_a_spreadsheet(site: Site) -> None:
    status, text, _ = answer(f"{site.url}/figures.csv?sql=select+'%3D1%2B1'+as+a%2C+-5+as+b")
    assert (status, text.split()) == (200, ["a,b", "'=1+1,-5"])


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/evidence/0000", "There is no observation"),
        ("/paper/" + "0" * 64, "There is no such paper"),
        ("/series?metric=unicorns", "There is no metric “unicorns”"),
        ("/series?metric=cla_total&measure=loud", "There is no measure"),
        ("/checks?kind=vibes", "There is no list"),
        ("/search?q=x&from=minus", "should be a whole number"),
    ],
)
def test_an_error_is_a_sentence(site: Site, path: str, says: str) -> None:
    status, text, _ = answer(site.url + path)
    assert status in (400, 404)
    assert says in text
