"""What lets the reports be made again: a file of the program, of the seeds or of the charts."""

import os
from pathlib import Path

import pytest

import oiltrack
from oiltrack.config import require
from oiltrack.db import open_database
from oiltrack.jobs import unchanged
from oiltrack.jobs.unchanged import made_from
from oiltrack.jobs.workspace import make_workspace

SHIPPED = (
    "oiltrack/report/words/english.toml",
    "oiltrack/report/html/page.html",
    "seeds/libya/grades.csv",
    "charts/n.toml",
)


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program, its seeds and its charts lie in a folder of few files."""
    for name in ("oiltrack/__init__.py", *SHIPPED):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("as it ships", encoding="utf-8")
    monkeypatch.setattr(oiltrack, "__file__", str(tmp_path / "oiltrack" / "__init__.py"))
    monkeypatch.setattr(unchanged, "resource", lambda name: tmp_path / name)
    return tmp_path


def test_a_file_that_ships_and_changes_lets_the_reports_be_made_again(tmp_path_factory, shipped):
    folder = tmp_path_factory.mktemp("unchanged") / "w"
    make_workspace(folder, database=None, history=False, now="2026-01-02T03:04:05Z")
    workspace = require(folder)
    with open_database(workspace.database) as database:

        def stamp() -> str:
            return made_from(database, workspace, run_id=1, news=False)

        before = stamp()
        assert stamp() == before
        for name in SHIPPED:
            (shipped / name).write_text("as it ships the next time", encoding="utf-8")
            after = stamp()
            assert after != before, name
            before = after


def test_a_chart_that_is_edited_but_keeps_its_size_and_time_lets_them_be_made_again(tmp_path):
    folder = tmp_path / "w"
    make_workspace(folder, database=None, history=False, now="2026-01-02T03:04:05Z")
    workspace = require(folder)
    workspace.charts.mkdir(exist_ok=True)
    chart = workspace.charts / "mine.toml"
    chart.write_text("start = 2011", encoding="utf-8")
    with open_database(workspace.database) as database:
        before = made_from(database, workspace, run_id=1, news=False)
        held = chart.stat()
        chart.write_text("start = 2019", encoding="utf-8")
        os.utime(chart, ns=(held.st_atime_ns, held.st_mtime_ns))
        assert made_from(database, workspace, run_id=1, news=False) != before
