"""The report in a real browser: chart, tables, evidence, print, keyboard, hostile text, no script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.jobs.hostile import ARABIC, BIDI, FORMULA, SCRIPT
from tests.report.html.conftest import Open

NEWEST = "22 Dec 2026: 815,000 b/d, "


def _rows(page: Page, table: str = "observations") -> list[list[str]]:
    cells = "rows => rows.map(r => [...r.querySelectorAll('td')].map(c => c.innerText.trim()))"
    return page.locator(f"#{table} tbody tr").evaluate_all(cells)  # type: ignore[no-any-return]


def test_a_point_tells_itself_on_hover_and_focus_and_leads_to_its_evidence(show: Open) -> None:
    page = show()
    point, tip = page.locator("#chart .spot circle").last, page.locator("#tip")
    point.hover()
    expect(tip).to_contain_text(NEWEST)
    page.mouse.move(1, 1)
    expect(tip).to_be_hidden()
    page.locator("#chart [data-rove] [tabindex='0']").first.focus()
    expect(tip).to_contain_text("815,000 b/d")
    page.keyboard.press("ArrowLeft")
    expect(tip).to_contain_text("814,000 b/d")
    page.keyboard.press("Enter")
    expect(page.locator("#observations details[open] mark")).to_have_text(SCRIPT)
    expect(page.locator("#observations details[open]")).to_contain_text("published 2026-12-22")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_rows_are_sorted_filtered_and_paged(show: Open) -> None:
    page = show()
    status = page.locator("#observations [data-status]")
    expect(status).to_have_text(re.compile(r"^1 to 50 of \d{3}$"))
    page.locator("#observations th").nth(3).click()
    assert _rows(page)[0][3].startswith("\N{MINUS SIGN}300,000")
    page.locator("#observations th button").nth(3).press("Enter")
    figures = [int(re.sub(r"\D", "", row[3].split("\N{EN DASH}")[0])) for row in _rows(page)]
    assert figures == sorted(figures, reverse=True)
    page.get_by_label("Search in Figures").fill("click wire")
    assert {row[4] for row in _rows(page)} == {f"{FORMULA} Wire"}
    page.get_by_label("Search in Figures").fill("")
    page.locator("#observations [data-choice='1']").select_option("El Feel, El Sharara")
    assert {row[1] for row in _rows(page)} == {"El Feel, El Sharara"}
    page.locator("#observations [data-choice='1']").select_option("")
    page.locator("#observations [data-from]").fill("2026-12-22")
    page.locator("#observations [data-to]").fill("2026-12-31")
    assert [row[0] for row in _rows(page)] == ["2026-12-22"]
    page.locator("#observations [data-from]").fill("2099-01-01")
    expect(status).to_have_text("No row fits.")


def test_a_link_to_a_row_that_is_filtered_out_shows_it(show: Open) -> None:
    page = show()
    page.get_by_label("Search in Outages").fill("no such word")
    page.locator("#current a").first.click()
    expect(page.locator("#outages details[open] mark").first).to_have_text(re.compile("."))


def test_hostile_text_stays_text_and_only_web_addresses_are_links(show: Open) -> None:
    page = show()
    page.locator("#observations [data-from]").fill("2026-12-01")
    page.locator("#observations details").evaluate_all("all => all.forEach(d => { d.open = true })")
    text = page.locator("#observations tbody").inner_text()
    assert all(words in text for words in (FORMULA, SCRIPT, ARABIC, "a\ufffdb\ufffdc"))
    assert BIDI not in page.content()
    links = page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert {link.partition(":")[0] for link in links if not link.startswith("#")} == {"http", "https"}
    assert "https://example.org/a?x=1&y=%22" in links
    assert page.title() == "Libya: crude output and outages"
    assert page.locator("img, iframe, object").count() == 0


def test_it_can_be_read_without_javascript(show: Open) -> None:
    page = show(java_script_enabled=False)
    assert page.get_by_label("Search in Figures").is_hidden()
    targets = page.locator("#chart a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(targets) > 200
    missing = [target for target in targets if page.locator(f"[id='{target[1:]}']").count() == 0]
    assert missing == []
    page.locator("#observations summary").nth(1).click()
    expect(page.locator("#observations details[open] blockquote")).to_be_visible()
    assert "less than 7 days" not in page.locator("#headline").inner_text()
    expect(page.locator("#age")).to_have_text("1 to 4 weeks old when this page was made")


@pytest.mark.parametrize(
    ("name", "options"),
    [("en", {}), ("ar", {"width": 390}), ("en", {"color_scheme": "dark"})],
    ids=["light", "Arabic on a phone", "dark"],
)
def test_axe_finds_nothing_serious(show: Open, name: str, options: dict[str, object]) -> None:
    page = show(name, **options)
    page.locator("#observations summary").first.click()
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []


def test_it_fits_a_phone_and_is_dark_where_that_is_asked(show: Open) -> None:
    page = show("ar", width=390, color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 23, 31)"
    assert page.evaluate("document.documentElement.dir + document.documentElement.lang") == "rtlar"
    assert page.locator("h1").inner_text().startswith("ليبيا")


def test_it_prints_to_a4(show: Open) -> None:
    page = show()
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF-")
    assert 3 <= len(re.findall(rb"/Type /Page\b", printed)) <= 40
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".tools").first.is_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_twenty_thousand_figures_can_be_paged_searched_and_linked_to(show: Open) -> None:
    page = show("large", hash="#obs-00040")
    expect(page.locator("#obs-00040 details")).to_have_attribute("open", "")
    page.get_by_label("Search in Figures").fill("obs-001")
    expect(page.locator("#observations [data-status]")).to_have_text("1 to 50 of 100")
    page.locator("#observations [data-next]").click()
    expect(page.locator("#observations [data-status]")).to_have_text("51 to 100 of 100")
    assert page.locator("#observations tbody tr").count() == 50
