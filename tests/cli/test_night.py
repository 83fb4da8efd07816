"""The night job with sources on the web: what it tells, its exit codes, dry runs, locks, JSON and pings."""

import fcntl
import json
import random
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.cli.session import Session
from tests.cli.nightly import into_inbox, state
from tests.jobs.collect.stories import item, rss
from tests.web.server import Site, serving

Run = Callable[..., Result]
Story = Callable[..., Path]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let nobody wait; return how long they would have."""
    times: list[float] = []
    monkeypatch.setattr(Session, "sleep", staticmethod(times.append))
    return times


@pytest.fixture
def feed(workspace: Path, site: Site, slept: list[float]) -> str:
    """Give the workspace a feed as a source, and pings."""
    url = site.page("/feed", rss(item(1), base=site.base))
    for what in ("start", "ok", "bad"):
        site.page(f"/ping/{what}", "OK")
    with (workspace / "oiltrack.toml").open("a", encoding="utf-8") as settings:
        settings.write(
            'contact = "desk@example.org"\n'
            f'[[source]]\nname = "wire"\nkind = "feed"\nurl = "{url}"\nlocal = true\n'
            f'[ping]\nstart = "{site.base}/ping/start"\nsuccess = "{site.base}/ping/ok"\n'
            f'failure = "{site.base}/ping/bad"\nlocal = true\n'
        )
    return url


def test_a_dry_run_asks_and_tells_and_changes_nothing(
    workspace: Path, run: Run, feed: str, site: Site
) -> None:
    before = state(workspace)
    result = run("refresh", "--dry-run")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "dry run: 1 new, 0 known, 0 failed; nothing was stored or published\n"
    assert state(workspace) == before
    assert site.paths() == ["/feed"]


def test_a_feed_goes_in_and_its_failures_are_told_at_the_third_time(
    workspace: Path, run: Run, feed: str, site: Site
) -> None:
    first = run("refresh", "--log-json")
    told = [json.loads(line) for line in first.stderr.splitlines()]
    assert first.exit_code == 0
    assert [row["event"] for row in told] == ["source_read", "source_read", "run_ended"]
    assert told[1]["source"] == "wire"
    assert told[2]["counts"]["new"] == 1
    assert run("refresh", "--cron").output == ""
    site.page("/feed", "", 404)
    assert [(run("refresh", "--quiet").exit_code, site.paths()[-1]) for _ in range(2)] == [
        (0, "/ping/ok")
    ] * 2
    third = run("refresh", "--quiet")
    assert third.exit_code == 3
    assert third.stderr.startswith("oiltrack: source wire failed 3 times in a row: http://127.0.0.1:")
    assert len(third.stderr.splitlines()) == 1
    assert site.paths()[-1] == "/ping/bad"
    (listed,) = [json.loads(line) for line in run("sources", "--json").stdout.splitlines()]
    assert (listed["name"], listed["state"], listed["failures"]) == ("wire", "failing", 3)
    assert listed["last_success"]
    with closing(sqlite3.connect(workspace / "oiltrack.db")) as raw:
        assert raw.execute("SELECT status FROM run ORDER BY id DESC LIMIT 1").fetchone() == ("partial",)


def test_a_ping_that_fails_fails_no_run(workspace: Path, run: Run, feed: str, site: Site) -> None:
    for what in ("start", "ok"):
        site.page(f"/ping/{what}", "", 500)
    result = run("refresh", "--quiet", "--dry-run")
    assert (result.exit_code, result.output) == (0, "")
    text = (workspace / "oiltrack.toml").read_text("utf-8")
    (workspace / "oiltrack.toml").write_text(re.sub(r"(?s)\[\[source.*(?=\[ping)", "", text), "utf-8")
    result = run("refresh")
    assert result.exit_code == 0
    assert "the ping of start was not heard" in result.stdout


def test_wait_takes_the_lock_when_it_is_free_and_gives_up_in_the_end(
    workspace: Path, run: Run, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (workspace / ".oiltrack.lock").open("w", encoding="utf-8") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        slept: list[float] = []
        monkeypatch.setattr(Session, "sleep", staticmethod(slept.append))
        assert run("refresh", "--quiet", "--wait", 2).exit_code == 4
        assert sum(slept) == 2
        free = staticmethod(lambda seconds: fcntl.flock(handle, fcntl.LOCK_UN))
        monkeypatch.setattr(Session, "sleep", free)
        assert run("refresh", "--quiet", "--wait", 2).exit_code == 0


def test_cron_begins_up_to_a_minute_later(
    workspace: Path, run: Run, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "chance", staticmethod(random.Random(7).random))
    with (workspace / ".oiltrack.lock").open("w", encoding="utf-8") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        assert run("refresh", "--cron").exit_code == 4
    assert len(slept) == 1
    assert 0 < slept[0] < 60


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('[[source]]\nkind = "feed"\nurl = "https://x.example/"\n', "has no name"),
        ('[[source]]\nname = "a"\nkind = "rss"\n', "give one of folder, feed"),
        ('[[source]]\nname = "a"\nkind = "feed"\n', "says not where it is; give url"),
        ('[[source]]\nname = "a"\nkind = "feed"\nurl = "file:///etc/passwd"\n', "begin it with http"),
        ('[[source]]\nname = "a"\nkind = "feed"\nurl = "https:///feed"\n', "write it as https://HOST/PATH"),
        ('[[source]]\nname = "a"\nkind = "feed"\nurl = "http://[::1"\n', "write it as https://HOST/PATH"),
        ('[[source]]\nname = "a"\nkind = "feed"\nurl = "http://x:99999/"\n', "write it as https://HOST/PATH"),
        ('[[source]]\nname = "a"\nkind = "folder"\npath = "x"\nafer = "move"\n', "did you mean 'after'?"),
        ('[[source]]\nname = "a"\nkind = "folder"\npath = "x"\n' * 2, "two sources are named 'a'"),
        ('[[source]]\nname = "a"\nkind = "mail"\nurl = "imaps://x.example"\n', "who reads the mail"),
        ('[[source]]\nname = "a"\nkind = "page"\nurl = "https://x.example"\n', "contact is missing"),
        ('[[source]]\nname = "a"\nkind = "official"\npath = "x"\n', "names no provider"),
        ("source = 3\n", "no list of tables"),
        ('[ping]\nbegin = "https://x.example"\n', "unknown setting 'begin'"),
    ],
)
def test_settings_of_sources_that_cannot_be_are_told(
    workspace: Path, run: Run, settings: str, words: str
) -> None:
    with (workspace / "oiltrack.toml").open("a", encoding="utf-8") as file:
        file.write(settings)
    result = run("sources")
    assert result.exit_code == 1
    assert words in result.stderr


def test_status_ends_with_1_when_news_or_runs_are_too_old(workspace: Path, run: Run, story: Story) -> None:
    into_inbox(workspace, story, "812,000")
    run("ingest", "inbox")
    result = run("status", "--max-age", "3d")
    assert result.exit_code == 1
    assert "the newest news is of 2019-03-06, longer ago than 3 days" in result.stderr
    assert "the last refresh that published ended never" in result.stderr
    assert run("status", "--max-age", "soon").exit_code == 2
    with closing(sqlite3.connect(workspace / "oiltrack.db")) as raw:
        now = Session.now()
        raw.execute(f"INSERT INTO run VALUES (99, 'refresh', '{now}', '{now}', 'done', '{{}}', '')")
        raw.commit()
    assert run("status", "--max-age", "9999w").exit_code == 0


def test_a_second_run_of_a_day_without_news_imports_nothing_that_draws(workspace: Path) -> None:
    """The charts that ship are all drawn, and one of them has no figure yet."""
    code = "import sys; from oiltrack.cli.main import cli; cli(['refresh'], standalone_mode=False)"
    told = f"import atexit, sys; atexit.register(lambda: print(*sorted(sys.modules))); {code}"
    first, second = (
        subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    )
    drawing = {"pandas", "matplotlib"}
    assert drawing < set(first.split())
    assert set(second.split()) & {*drawing, "httpx", "trafilatura"} == set()
    assert "not drawn: chart fields: " in second


def test_reports_that_somebody_changed_or_whose_documents_are_gone_are_made_again(
    workspace: Path, run: Run, story: Story
) -> None:
    into_inbox(workspace, story, "812,000")
    run("refresh")
    figures = workspace / "reports" / "observations.csv"
    whole = figures.read_bytes()
    for damage in (figures.unlink, lambda: figures.write_text("x")):
        damage()
        assert run("refresh", "--quiet").exit_code == 0
        assert figures.read_bytes() == whole
    for path in (workspace / "inbox").iterdir():
        path.unlink()
    name = json.loads(run("documents", "--json").stdout)["id"]
    assert run("forget", "--yes", name).exit_code == 0
    assert run("refresh", "--quiet").exit_code == 0
    assert figures.read_bytes() != whole
    assert b"inbox/" not in (workspace / "reports" / "sources.csv").read_bytes()
