"""Pages of the report, and one real browser a session to open them in."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from oiltrack.db import open_database
from oiltrack.jobs.report import write_report
from tests.jobs.hostile import hostile_database
from tests.programs import program
from tests.report.html.large import large_page

TODAY = date(2027, 1, 2)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give the page of hostile documents and the history, in both languages, and one of 20,000 figures."""
    folder = tmp_path_factory.mktemp("report")
    with open_database(hostile_database(folder / "w", history=True), read_only=True) as database:
        for lang in ("en", "ar"):
            write_report(database, folder / lang, place="libya", hold_days=10, today=TODAY, lang=lang)
    large = folder / "large.html"
    large.write_text(large_page(20_000), encoding="utf-8")
    return {"en": folder / "en" / "index.html", "ar": folder / "ar" / "index.html", "large": large}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium."""
    path = program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def show(browser: Browser, pages: dict[str, Path]) -> Iterator[Open]:
    """Open a page; at the end nothing may have been asked of anyone, or told on the console."""
    contexts, told, asked = [], [], []

    def open_page(name: str = "en", *, width: int = 1280, hash: str = "", **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("dialog", lambda dialog: told.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(pages[name].as_uri() + hash)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert told == []
    assert {url.partition("#")[0] for url in asked} <= {path.as_uri() for path in pages.values()}
