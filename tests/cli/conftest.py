"""A workspace to run commands in, and a way to run them."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from oiltrack.cli.main import cli
from oiltrack.cli.session import Session
from oiltrack.gazetteer import load
from oiltrack.jobs import unchanged
from oiltrack.jobs.workspace import make_workspace
from oiltrack.report import spec
from oiltrack.resources import resource

STORY = (
    "TRIPOLI - Libya's crude oil production has risen to {figure} barrels per day, the National Oil "
    "Corporation said on Wednesday.\n\nThe Sharara field was shut on Tuesday by a strike of its guards.\n"
)

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace") / "made once"
    make_workspace(folder, database=None, history=True, now="2026-01-02T03:04:05Z")
    return folder


@pytest.fixture
def workspace(tmp_path: Path, _made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a fresh workspace with seeds; of the charts that ship only the national one is drawn there."""
    folder = tmp_path / "a workspace"
    shutil.copytree(_made, folder)
    _only_national(tmp_path, monkeypatch)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("OILTRACK_DB", raising=False)
    return folder


@pytest.fixture
def seeds_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the seeds be read from a copy that may be changed."""
    folder = tmp_path / "seeds"
    shutil.copytree(resource("seeds"), folder, ignore=shutil.ignore_patterns("documents"))
    monkeypatch.setattr(load, "resource", lambda name: folder)
    return folder


@pytest.fixture
def charts_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the charts be read from a copy that may be changed; it holds the national one."""
    return _only_national(tmp_path, monkeypatch)


@pytest.fixture
def all_charts(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Let all charts that ship be drawn in the workspace; return their names."""
    monkeypatch.setattr(spec, "resource", resource)
    return spec.charts()


def _only_national(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "charts that ship"
    folder.mkdir(exist_ok=True)
    shutil.copy(resource("charts") / "national.toml", folder)
    for module in (spec, unchanged):
        monkeypatch.setattr(module, "resource", lambda name: folder)
    return folder


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Set the day on which commands run."""
    return lambda day: monkeypatch.setattr(Session, "today", staticmethod(lambda: day))


@pytest.fixture
def run() -> Run:
    """Run a command; a bug is raised, an expected error is in the result."""

    def invoke(*arguments: str | Path) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments], catch_exceptions=False)

    return invoke


@pytest.fixture
def story(tmp_path: Path) -> Callable[..., Path]:
    """Write a news item with a date of its own and a given figure."""

    def write(name: str, figure: str = "812,000", published: str = "2019-03-06") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        front = f"---\ntitle: Output at {figure}\npublished: {published}\npublisher: Test Wire\n---\n\n"
        path.write_text(front + STORY.format(figure=figure), encoding="utf-8")
        return path

    return write
