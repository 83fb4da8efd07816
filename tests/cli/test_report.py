"""The page of the report: written by the command and by the night job, and what it says of changes."""

import itertools
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from oiltrack.cli.session import Session
from tests.cli.conftest import Run
from tests.cli.nightly import Story, into_inbox


def text(path: Path, section: str) -> str:
    """Return the words of a section of a page, without marks."""
    found = re.search(rf'<section id="{section}".*?</section>', path.read_text("utf-8"), re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def test_the_page_tells_the_newest_figure_with_age_source_and_evidence(workspace: Path, run: Run) -> None:
    result = run("report", "--out", "out")
    assert result.exit_code == 0
    assert re.fullmatch(r"out/index\.html: \d+ figures, \d+ outages\n", result.stdout)
    page = workspace / "out" / "index.html"
    told = text(page, "headline")
    assert "1,400,000 barrels a day of crude, Libya reported for 15 Sep 2026" in told
    assert "One source: OilPrice.com" in told
    assert 'href="#obs-n4j7wk9q66"' in page.read_text("utf-8")
    assert "This is the first report." in text(page, "changes")
    assert "Claims that do not agree" in text(page, "conflicts")


def test_arabic_is_set_from_right_to_left(workspace: Path, run: Run) -> None:
    assert run("report", "--lang", "ar", "--out", "out").exit_code == 0
    page = (workspace / "out" / "index.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert "<title>ليبيا: إنتاج النفط الخام وتوقفاته</title>" in page
    assert "{" not in re.sub(r"<(style|script).*?</\1>", "", page, flags=re.DOTALL)


def test_a_place_without_figures_has_a_page_that_says_so(workspace: Path, run: Run) -> None:
    assert run("report", "--place", "hariga", "--out", "out").exit_code == 0
    assert text(workspace / "out" / "index.html", "headline").endswith("No figure of a day is known yet.")
    assert run("report", "--place", "nowhere", "--out", "out").exit_code == 1


def test_current_outages_are_those_of_the_place_of_the_page(
    workspace: Path, run: Run, on_day: Callable[[date], None]
) -> None:
    on_day(date(2026, 9, 20))
    assert run("report", "--out", "libya").exit_code == 0
    assert run("report", "--place", "hariga", "--out", "hariga").exit_code == 0
    libya, hariga = (text(workspace / place / "index.html", "current") for place in ("libya", "hariga"))
    assert "El Feel, Mellitah complex" in libya
    assert "El Feel" not in hariga


def test_the_night_job_publishes_what_changed_since_the_last_report(
    workspace: Path, run: Run, story: Story, on_day: Callable[[date], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_day(date(2026, 11, 20))
    stamps = (f"2026-11-20T03:00:{second:02}Z" for second in itertools.count())
    monkeypatch.setattr(Session, "now", staticmethod(lambda: next(stamps)))
    page = workspace / "reports" / "index.html"
    into_inbox(workspace, story, "812,000")
    assert run("refresh").exit_code == 0
    first = text(page, "changes")
    into_inbox(workspace, story, "990,000")
    run("refresh")
    second = text(page, "changes")
    assert first == "Changes since the last report This is the first report."
    assert "1 documents with" in second
    assert run("refresh").stdout == "nothing new; no report changed\n"
