"""``refresh`` and ``demo``: the inbox goes in, reports are replaced, exit codes say how it went."""

import fcntl
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.cli.session import Session
from oiltrack.jobs.demo import copy_samples
from oiltrack.report import publish as report_publish
from tests.cli.nightly import FILES, into_inbox, state

Run = Callable[..., Result]
Story = Callable[..., Path]


def test_the_inbox_goes_in_and_the_reports_are_there(workspace: Path, run: Run, story: Story) -> None:
    into_inbox(workspace, story, "812,000")
    result = run("refresh")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.startswith("1 new, 0 known, 0 failed\n")
    assert {path.name for path in (workspace / "reports").iterdir()} == FILES
    assert "812000" in (workspace / "reports" / "observations.csv").read_text(encoding="utf-8")


def test_a_second_run_with_nothing_new_changes_no_report_and_says_so(
    workspace: Path, run: Run, story: Story
) -> None:
    into_inbox(workspace, story, "812,000")
    run("refresh")
    before = [state(workspace / folder) for folder in ("inbox", "reports")]
    result = run("refresh")
    assert result.exit_code == 0
    assert result.stdout == "nothing new; no report changed\n"
    assert [state(workspace / folder) for folder in ("inbox", "reports")] == before


def test_a_new_day_without_news_leaves_the_reports_until_a_word_of_theirs_turns(
    workspace: Path, run: Run, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    into_inbox(workspace, story, "812,000")
    first = date(2026, 10, 14)
    monkeypatch.setattr(Session, "today", staticmethod(lambda: first))
    run("refresh")
    note = workspace / ".reports.made"
    made = json.loads(note.read_text())
    until = date.fromisoformat(made["until"])
    assert made["made_on"] == first.isoformat()
    assert until > first + timedelta(days=1)
    before = state(workspace)
    for day in (first + timedelta(days=1), until - timedelta(days=1)):
        monkeypatch.setattr(Session, "today", staticmethod(lambda day=day: day))
        assert run("refresh").stdout == "nothing new; no report changed\n"
        assert state(workspace)[".reports.made"] == before[".reports.made"]
    monkeypatch.setattr(Session, "today", staticmethod(lambda: until))
    run("refresh")
    assert json.loads(note.read_text())["made_on"] == until.isoformat()
    monkeypatch.setattr(Session, "today", staticmethod(lambda: first))  # a clock that was set back
    run("refresh")
    assert json.loads(note.read_text())["made_on"] == first.isoformat()


def test_what_was_forgotten_comes_back_where_its_file_lies_in_the_inbox(
    workspace: Path, run: Run, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "now", staticmethod(lambda: "2126-11-29T03:15:00Z"))
    into_inbox(workspace, story, "812,000")
    run("refresh", "--quiet")
    (document,) = [json.loads(line)["id"] for line in run("documents", "--json").stdout.splitlines()]
    assert run("refresh").stdout == "nothing new; no report changed\n"
    run("forget", document, "--yes")
    assert run("refresh").stdout.startswith("1 new, 0 known")


def test_every_run_is_in_the_ledger_also_one_without_news(workspace: Path, run: Run, story: Story) -> None:
    into_inbox(workspace, story, "812,000")
    for _ in range(3):
        run("refresh", "--quiet")
    runs = json.loads(run("status", "--json").stdout)["runs"]
    assert [(row["command"], row["status"]) for row in runs] == [("refresh", "done")] * 3
    assert [(row["counts"]["new"], row["counts"]["known"]) for row in runs] == [(0, 1), (0, 1), (1, 0)]
    assert [row["counts"]["files"] for row in runs[:2]] == [0, 0]


def test_only_files_that_change_are_written(workspace: Path, run: Run, story: Story) -> None:
    run("refresh")
    before = state(workspace / "reports")
    into_inbox(workspace, story, "812,000")
    told = run("refresh").stdout
    after = state(workspace / "reports")
    changed = {name for name in FILES if before[name] != after[name]}
    assert {"observations.csv", "sources.csv", "series.csv", "manifest.json"} <= changed
    assert str(workspace / "reports" / "observations.csv") in told


def test_keys_are_relative_to_the_workspace(workspace: Path, run: Run, story: Story) -> None:
    into_inbox(workspace, story, "812,000")
    run("refresh")
    assert ",inbox/812\\,000.md,".replace("\\", "") in (workspace / "reports" / "sources.csv").read_text(
        encoding="utf-8"
    ).replace('"', "")


def test_quiet_says_nothing_when_all_is_well(workspace: Path, run: Run, story: Story) -> None:
    into_inbox(workspace, story, "812,000")
    result = run("refresh", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_a_bad_input_is_one_line_and_exit_3_and_the_rest_is_published(
    workspace: Path, run: Run, story: Story
) -> None:
    into_inbox(workspace, story, "812,000")
    (workspace / "inbox" / "empty.txt").touch()
    result = run("refresh", "--quiet")
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr == f"oiltrack: {workspace}/inbox/empty.txt: is empty; remove it or fill it\n"
    assert "812000" in (workspace / "reports" / "observations.csv").read_text(encoding="utf-8")


def test_the_ledger_keeps_what_failed_first_and_how_much_did(workspace: Path, run: Run) -> None:
    for name in ("a.txt", "b.txt"):
        (workspace / "inbox" / name).touch()
    assert run("refresh", "--quiet").exit_code == 3
    assert "inbox/a.txt: is empty; 1 more failed" in run("status").stdout


def test_while_another_run_holds_the_lock_nothing_happens(workspace: Path, run: Run, story: Story) -> None:
    into_inbox(workspace, story, "812,000")
    with (workspace / ".oiltrack.lock").open("w", encoding="utf-8") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        result = run("refresh", "--quiet")
    assert result.exit_code == 4
    assert len(result.stderr.splitlines()) == 1
    assert "another run is at work here" in result.stderr
    assert list((workspace / "reports").iterdir()) == []
    assert run("refresh", "--quiet").exit_code == 0


def test_workspaces_that_share_a_folder_of_reports_publish_one_after_the_other(
    workspace: Path, run: Run, tmp_path: Path
) -> None:
    settings = workspace / "oiltrack.toml"
    text = settings.read_text(encoding="utf-8").replace('"reports"', f'"{tmp_path}/shared/reports"')
    settings.write_text(text, encoding="utf-8")
    (tmp_path / "shared" / ".reports.stage").mkdir(parents=True)
    with (tmp_path / "shared" / ".oiltrack.lock").open("w", encoding="utf-8") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        result = run("refresh", "--quiet")
        assert (result.exit_code, len(result.stderr.splitlines())) == (4, 1)
        assert (tmp_path / "shared" / ".reports.stage").is_dir()
    assert run("refresh", "--quiet").exit_code == 0
    assert {path.name for path in (tmp_path / "shared" / "reports").iterdir()} == FILES


def test_files_of_the_user_stay_among_the_reports(workspace: Path, run: Run, story: Story) -> None:
    mine = workspace / "reports" / "mine" / "notes.txt"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    run("refresh")
    into_inbox(workspace, story, "812,000")
    run("refresh")
    assert mine.read_text(encoding="utf-8") == "mine"
    assert {path.name for path in (workspace / "reports").iterdir()} == FILES | {"mine"}


def test_when_publishing_fails_the_old_reports_stay(
    workspace: Path, run: Run, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("refresh")
    before = state(workspace / "reports")
    into_inbox(workspace, story, "812,000")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(report_publish, "flush", full)
        result = run("refresh")
    assert result.exit_code == 1
    assert "No space left on device" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert state(workspace / "reports") == before
    assert json.loads(run("status", "--json").stdout)["runs"][0]["status"] == "failed"
    assert run("refresh").exit_code == 0
    assert state(workspace / "reports") != before


def test_outside_of_a_workspace_there_is_no_inbox(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("refresh")
    assert result.exit_code == 1
    assert "make a workspace with `oiltrack init`" in result.stderr


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_a_missing_inbox_is_told_with_its_remedy(workspace: Path, run: Run, kind: str) -> None:
    (workspace / "inbox").rmdir()
    if kind == "file":
        (workspace / "inbox").touch()
    result = run("refresh", "--quiet")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"oiltrack: {workspace}/inbox: there is no such inbox; "
        f"make the folder, or correct `inbox` in {workspace}/oiltrack.toml\n"
    )
    assert list((workspace / "reports").iterdir()) == []


def test_an_index_in_the_inbox_is_used_and_is_no_document(workspace: Path, run: Run) -> None:
    (workspace / "inbox" / "plain.txt").write_text("Libya pumps 812,000 barrels per day.\n", encoding="utf-8")
    (workspace / "inbox" / "index.csv").write_text(
        "file,article,title,published,publisher,url\nplain.txt,1,A title,2019-03-06,A wire,\n",
        encoding="utf-8",
    )
    result = run("refresh")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1 new, 0 known, 0 failed\n")
    with closing(sqlite3.connect(workspace / "oiltrack.db")) as connection:
        row = connection.execute("SELECT published, publisher FROM document WHERE kind = 'text'").fetchone()
    assert row == ("2019-03-06", "A wire")


def test_new_texts_without_a_date_are_told_once_also_when_quiet(workspace: Path, run: Run) -> None:
    for name in ("a.txt", "b.txt"):
        text = f"TRIPOLI, Nov 24 - Libya pumps 812,000 barrels per day, said {name}.\n"
        (workspace / "inbox" / name).write_text(text, encoding="utf-8")
    result = run("refresh", "--quiet")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        f"oiltrack: 2 texts, the first {workspace}/inbox/a.txt: without a date, figures that name no day "
        "themselves stand in no series; give the date in the inbox's index.csv\n"
    )
    assert run("refresh", "--quiet").stderr == ""


def test_an_index_that_cannot_be_read_stops_no_source_and_is_one_failed_input(
    workspace: Path, run: Run, story: Story
) -> None:
    (workspace / "inbox" / "index.csv").write_text("title\n", encoding="utf-8")
    (workspace / "desk").mkdir()
    made = story("a.md")
    made.replace(workspace / "desk" / made.name)
    with (workspace / "oiltrack.toml").open("a", encoding="utf-8") as settings:
        settings.write('[[source]]\nname = "desk"\nkind = "folder"\npath = "desk"\n')
    result = run("refresh", "--quiet")
    assert (result.exit_code, result.stdout) == (3, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"oiltrack: {workspace}/inbox/index.csv: no column ")
    assert "a.md" in (workspace / "reports" / "sources.csv").read_text(encoding="utf-8")


def test_chart_writes_picture_data_and_text(workspace: Path, run: Run) -> None:
    result = run("chart", "--out", "libya.png", "--out", "libya.pdf", "--from", "2020")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == ["libya.png", "libya.pdf", "libya.csv", "libya.alt.txt"]
    assert (workspace / "libya.png").read_bytes().startswith(b"\x89PNG")
    assert (workspace / "libya.pdf").read_bytes().startswith(b"%PDF")


def test_a_chart_of_an_unknown_name_or_format_is_an_error(workspace: Path, run: Run) -> None:
    unknown = run("chart", "nationl")
    assert unknown.exit_code == 1
    assert "no chart is called 'nationl'; did you mean 'national'?" in unknown.stderr
    odd = run("chart", "--out", "libya.bmp")
    assert odd.exit_code == 1
    assert ".png, .svg or .pdf" in odd.stderr


def test_the_demo_publishes_the_samples_and_a_second_time_changes_nothing(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = run("demo", "a demo")
    assert (first.exit_code, first.stderr) == (0, "")
    assert " new, 0 known, 0 failed" in first.stdout
    figures = first.stdout.partition("Newest national figures")[2].partition("Data through")[0]
    assert figures.count("(obs-") == 5
    assert {path.name for path in (tmp_path / "a demo" / "reports").iterdir()} > FILES
    before = state(tmp_path / "a demo" / "reports")
    second = run("demo", "a demo")
    assert second.exit_code == 0
    assert second.stdout.startswith("a demo: nothing new; no report changed\n")
    assert second.stdout.partition("Newest")[2] == first.stdout.partition("Newest")[2]
    assert state(tmp_path / "a demo" / "reports") == before
    with closing(sqlite3.connect(tmp_path / "a demo" / "oiltrack.db")) as connection:
        assert connection.execute("SELECT command, status FROM run").fetchall() == [("demo", "done")] * 2


def test_the_samples_are_copied_once(tmp_path: Path) -> None:
    assert copy_samples(tmp_path) >= 40
    assert copy_samples(tmp_path) == 0


def test_a_second_run_does_not_make_the_reports_again(workspace: Path, run: Run, story: Story) -> None:
    into_inbox(workspace, story, "812,000")
    run("refresh")
    note = workspace / ".reports.made"
    made = note.stat().st_mtime_ns
    run("refresh")
    assert note.stat().st_mtime_ns == made
