"""What people come for: from a word to its page, and from a doubt to a correction that lasts."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from agendapack.corpus.build import build
from playwright.sync_api import Browser, Page, Route, expect

from .conftest import Site, keep_screen

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

DOUBTED = "metric = 'hnb_savings' AND value = 11399000 AND source_kind = 'table'"


@pytest.fixture
def reviewed(archive: Path, tmp_path: Path, start_site: Callable[..., Site], free_port: Callable[[], int]) -> Site:
    """A site for reviewing over a copy of the archive in which one right figure is in doubt."""
    db = tmp_path / "figures.db"
    shutil.copy(archive, db)
    connection = sqlite3.connect(db)
    connection.execute("UPDATE observations SET confidence = 0.97, checks = ''")
    connection.execute(f"UPDATE observations SET confidence = 0.2 WHERE {DOUBTED}")
    connection.execute(
        "UPDATE observations SET confidence = 0.3 WHERE metric = 'sen_support' AND value = 12077 AND page = 9"
    )
    connection.commit()
    connection.close()
    return start_site(db, "--review", port=free_port())


def sign_in(page: Page, site: Site, name: str = "Ann Reader") -> None:
    page.goto(f"{site.url}/review?token={site.token}")
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Review", exact=True)).to_be_visible()
    page.wait_for_load_state("load")


def press(page: Page, key: str) -> None:
    """A key, pressed when the page is whole: what has been read of it may not hold yet what the key asks for."""
    page.wait_for_load_state("load")
    page.keyboard.press(key)


def read_again(site: Site) -> None:
    """Build the archive anew, as a later version that reads papers otherwise would."""
    connection = sqlite3.connect(site.db)
    connection.execute("UPDATE documents SET reading_version = 'an earlier one'")
    connection.commit()
    connection.close()
    assert build([site.papers], db=site.db, workers=1).stored > 0


def test_from_a_word_to_the_series_to_the_page(site: Site, page: Page) -> None:
    page.goto(site.url)
    page.get_by_label("Find a word").fill("cumulative")
    page.get_by_label("Find a word").press("Enter")
    expect(page.locator("mark").first).to_contain_text("umulative")
    page.get_by_role("link", name="its figure").first.click()
    page.get_by_role("link", name="See it over time").click()
    expect(page.locator(".chart")).to_be_visible()
    page.get_by_role("link", name="−£64,677,000").click()
    expect(page.locator("rect.mark-figure")).to_be_visible()
    expect(page.locator("#citation")).to_contain_text("page 6")


def test_the_address_of_a_series_holds_the_choice(site: Site, page: Page) -> None:
    page.goto(site.url + "/series?metric=hnb_expenditure")
    page.get_by_label("Breakdown").select_option("Placement Costs")
    page.get_by_role("button", name="Show").click()
    assert "breakdown=Placement+Costs" in page.url
    expect(page.locator("table").last).to_contain_text("Leicestershire")


def test_a_correction_outlives_a_new_reading(reviewed: Site, page: Page) -> None:
    sign_in(page, reviewed)
    expect(page.locator("h2").first).to_contain_text("£11,399,000")
    page.wait_for_load_state("networkidle")
    keep_screen(page, "review")
    press(page, "c")
    page.keyboard.type("11400000")
    page.get_by_label("Why").fill("rounded in the minutes")
    page.get_by_role("button", name="Keep the correction").click()
    expect(page.locator("h2").first).to_contain_text("12,077")
    read_again(reviewed)
    assert reviewed.rows(
        "SELECT value, confidence, checks LIKE '%corrected by hand%' FROM observations o "
        "WHERE value_text LIKE '%11,399' AND metric = 'hnb_savings' AND source_kind = 'table'"
    ) == [(11400000.0, 1.0, 1)]
    page.goto(f"{reviewed.url}/evidence/{reviewed.observation('value = 11400000')}")
    expect(page.locator("h1")).to_contain_text("£11.4m")
    expect(page.locator("dl")).to_contain_text("corrected by hand")


def test_keys_accept_and_reject(reviewed: Site, page: Page) -> None:
    sign_in(page, reviewed)
    press(page, "a")
    expect(page.locator("h2").first).to_contain_text("12,077")
    press(page, "x")
    expect(page.locator("main")).to_contain_text("Nothing is in doubt")
    decided = reviewed.rows("SELECT kind, who FROM corrections ORDER BY id")
    assert decided == [("accept", "Ann Reader"), ("reject", "Ann Reader")]
    assert reviewed.rows("SELECT count(*) FROM observations WHERE value = 12077 AND confidence = 0.3") == [(0,)]


def test_a_rejection_is_taken_back(reviewed: Site, page: Page) -> None:
    sign_in(page, reviewed)
    press(page, "x")
    rejected = page.locator("h2", has_text="Rejected last").locator("~ ol")
    expect(rejected).to_contain_text("£11.4m")
    rejected.get_by_role("link").click()
    expect(page.locator("p.actions")).to_contain_text("It is rejected.")
    page.wait_for_load_state("networkidle")
    keep_screen(page, "rejected")
    press(page, "a")
    expect(page.locator("main")).not_to_contain_text("Rejected last")
    assert reviewed.rows(f"SELECT confidence FROM observations WHERE {DOUBTED}") == [(1.0,)]


def test_keys_move_through_the_queue_and_not_while_typing(reviewed: Site, page: Page) -> None:
    sign_in(page, reviewed)
    press(page, "j")
    expect(page.locator("h2").first).to_contain_text("12,077")
    press(page, "k")
    expect(page.locator("h2").first).to_contain_text("£11,399,000")
    page.get_by_label("Why").fill("")
    page.get_by_label("Why").press("a")
    expect(page.get_by_label("Why")).to_have_value("a")
    assert reviewed.rows("SELECT count(*) FROM corrections") == [(0,)]


def test_no_key_is_lost_while_the_script_is_on_its_way(reviewed: Site, page: Page) -> None:
    def late(route: Route) -> None:
        time.sleep(0.5)
        route.continue_()

    page.route("**/review.js*", late)
    sign_in(page, reviewed)
    page.reload(wait_until="commit")
    page.locator("#following").wait_for(state="attached")
    page.keyboard.press("j")
    expect(page.locator("h2").first).to_contain_text("12,077")


def test_two_people_at_once_do_not_overwrite_each_other(reviewed: Site, chromium: Browser, page: Page) -> None:
    other = chromium.new_context()
    second = other.new_page()
    sign_in(page, reviewed)
    sign_in(second, reviewed, "Ben Writer")
    page.get_by_role("button", name="Accept").click()
    expect(page.locator("h2").first).to_contain_text("12,077")
    second.get_by_role("button", name="Reject").click()
    expect(second.locator("main")).to_contain_text("Ann Reader accepted this figure")
    other.close()
    assert reviewed.rows("SELECT who, kind FROM corrections") == [("Ann Reader", "accept")]


def test_what_is_no_number_is_refused_with_a_sentence(reviewed: Site, page: Page) -> None:
    sign_in(page, reviewed)
    page.get_by_label("Value").fill("a lot")
    page.get_by_role("button", name="Keep the correction").click()
    expect(page.locator("main")).to_contain_text("“a lot” is not a number")
    assert reviewed.rows("SELECT count(*) FROM corrections") == [(0,)]
