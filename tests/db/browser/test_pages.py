"""Each page of the site in a real browser: what it says, that everyone can use it, how it looks."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from .conftest import Site, keep_screen

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

GAP = "metric = 'hnb_cumulative_balance' AND period_end = '2025-03-31' AND value = -64677000 AND source_kind = 'table'"
TURNED = "metric = 'care_leavers_eet_pct' AND value = 64.5 AND page = 9"
WORD = "document_name LIKE '%.docx' AND value = 94.0"


def findings(page: Page) -> list[str]:
    """What axe-core finds that is serious or critical."""
    return [
        f"{found['id']}: {found['help']} ({found['nodes'][0]['html'][:160]})"
        for found in Axe().run(page).response["violations"]
        if found["impact"] in ("serious", "critical")
    ]


def addresses(site: Site) -> dict[str, str]:
    (pack,) = site.rows("SELECT sha256 FROM documents WHERE name LIKE '%reports-pack.pdf'")[0]
    return {
        "front": "/",
        "series": "/series?metric=hnb_cumulative_balance&area=E10000018",
        "series-choice": "/series",
        "evidence": f"/evidence/{site.observation(GAP)}",
        "evidence-turned": f"/evidence/{site.observation(TURNED)}",
        "evidence-word": f"/evidence/{site.observation(WORD)}",
        "paper": f"/paper/{pack}?page=6",
        "checks": "/checks",
        "search": "/search?q=high+needs",
        "sorry": "/evidence/0000",
    }


NAMES = (
    "front",
    "series",
    "series-choice",
    "evidence",
    "evidence-turned",
    "evidence-word",
    "paper",
    "checks",
    "search",
    "sorry",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_can_be_used_by_everyone(site: Site, page: Page, name: str) -> None:
    page.goto(site.url + addresses(site)[name])
    page.wait_for_load_state("networkidle")
    keep_screen(page, name)
    assert findings(page) == []


@pytest.mark.parametrize("name", ["front", "evidence", "series"])
@pytest.mark.parametrize("look", ["dark", "phone", "print"])
def test_a_page_fits_its_reader(site: Site, chromium: Browser, name: str, look: str) -> None:
    context = chromium.new_context(
        viewport={"width": 390, "height": 844} if look == "phone" else {"width": 1280, "height": 900},
        color_scheme="dark" if look == "dark" else "light",
    )
    page = context.new_page()
    if look == "print":
        page.emulate_media(media="print")
    page.goto(site.url + addresses(site)[name])
    page.wait_for_load_state("networkidle")
    keep_screen(page, f"{name}-{look}")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    found = findings(page) if look == "dark" else []
    context.close()
    assert (overflow, found) == (0, [])


def test_the_front_page_counts_the_archive_and_names_what_failed(site: Site, page: Page) -> None:
    page.goto(site.url)
    expect(page.locator(".lead")).to_contain_text("papers of")
    expect(page.get_by_role("heading", name="Latest figures: Leicestershire")).to_be_visible()
    expect(page.locator("#failed ~ ul")).to_contain_text("nothing.pdf")


def test_the_evidence_marks_the_cell_its_row_and_its_heading(site: Site, page: Page) -> None:
    page.goto(site.url + addresses(site)["evidence"])
    expect(page.locator("h1")).to_contain_text("−£64.7m")
    expect(page.locator(".lead").first).to_contain_text("Leicestershire, at 31 March 2025, forecast")
    expect(page.locator("rect.mark-figure")).to_have_count(1)
    assert page.locator("rect.mark-row").count() >= 1
    assert page.locator("rect.mark-heading").count() >= 1
    image = page.locator(".sheet image").get_attribute("href")
    assert image is not None
    picture = page.request.get(site.url + image)
    assert (picture.status, picture.headers["content-type"]) == (200, "image/webp")


def test_the_mark_lies_on_the_number_of_a_turned_page(site: Site, page: Page) -> None:
    """The box is in points of the shown page, landscape: it lies in the right half, where the latest value is."""
    page.goto(site.url + addresses(site)["evidence-turned"])
    width = float((page.locator(".sheet svg").get_attribute("viewBox") or "").split()[2])
    x = float(page.locator("rect.mark-figure").get_attribute("x") or 0)
    assert width > 800
    assert 0.5 < x / width < 0.75


def test_a_word_report_is_shown_as_its_table(site: Site, page: Page) -> None:
    page.goto(site.url + addresses(site)["evidence-word"])
    expect(page.locator("mark").first).to_contain_text("94.0")
    expect(page.get_by_role("link", name="Get the paper itself")).to_be_visible()


def test_the_pdf_opens_at_the_page(site: Site, page: Page) -> None:
    page.goto(site.url + addresses(site)["evidence"])
    link = page.get_by_role("link", name="Open the PDF at this page").get_attribute("href") or ""
    assert link.endswith("#page=6")
    paper = page.request.get(site.url + link.partition("#")[0])
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.body()[:5] == b"%PDF-"


def test_a_chart_point_says_its_paper_and_leads_to_its_page(site: Site, page: Page) -> None:
    page.goto(site.url + addresses(site)["series"])
    point = page.locator(".chart a").last
    assert ".pdf, page" in (point.get_attribute("aria-label") or "")
    point.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("High needs cumulative balance")


@pytest.mark.parametrize(
    ("form", "kind", "begins"),
    [
        ("csv", "text/csv", b"\xef\xbb\xbfmetric,"),
        ("json", "application/json", b"["),
        ("png", "image/png", b"\x89PNG"),
        ("svg", "image/svg+xml", b"<svg xmlns"),
    ],
)
def test_a_series_is_given_out(site: Site, page: Page, form: str, kind: str, begins: bytes) -> None:
    got = page.request.get(site.url + addresses(site)["series"].replace("/series?", f"/series.{form}?"))
    assert got.status == 200
    assert got.headers["content-type"].startswith(kind)
    assert got.body().startswith(begins)


def test_datasette_stays_underneath(site: Site, page: Page) -> None:
    page.goto(site.url + "/figures/observations?_facet=metric")
    expect(page.locator("h1")).to_contain_text("observations")
    assert page.request.get(site.url + "/figures/observations.json?_size=1").json()["rows"]
    version = page.request.get(site.url + "/figures.json?sql=select+1+as+one").json()
    assert version["rows"] == [[1]]
