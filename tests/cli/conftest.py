"""A workspace to run commands in, and a way to run them.

The tests of some commands run twice, with the database in a file and on a server; those that ask for its
``file`` run once.
"""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from oiltrack.cli.main import cli
from oiltrack.cli.session import Session
from oiltrack.config import FILE_NAME
from oiltrack.config import load as load_settings
from oiltrack.db import open_database
from oiltrack.db.copying import copy
from oiltrack.gazetteer import load
from oiltrack.jobs import unchanged
from oiltrack.jobs.workspace import make_workspace
from oiltrack.report import spec
from oiltrack.resources import resource
from tests.postgresql import Server

STORY = (
    "TRIPOLI - Libya's crude oil production has risen to {figure} barrels per day, the National Oil "
    "Corporation said on Wednesday.\n\nThe Sharara field was shut on Tuesday by a strike of its guards.\n"
)

Run = Callable[..., Result]
Ask = Callable[[str], list[tuple[Any, ...]]]

KINDS = ("sqlite", "postgresql")
ON_BOTH = ("test_forget", "test_ingest")
# To make a database for each test takes many times as long.
AS_SEEDED = (
    "UPDATE document SET version_of = NULL; DELETE FROM document WHERE kind = 'text';"
    " DELETE FROM official_value WHERE provider <> 'seeds'; DELETE FROM decision; DELETE FROM source_state;"
    " DELETE FROM run; ALTER TABLE run ALTER id RESTART"
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    both = metafunc.module.__name__.rpartition(".")[2] in ON_BOTH and "file" not in metafunc.fixturenames
    if both and "kind" in metafunc.fixturenames:
        metafunc.parametrize("kind", KINDS)


@pytest.fixture
def kind() -> str:
    """Return which kind of database the workspace has."""
    return "sqlite"


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace") / "made once"
    make_workspace(folder, database=None, history=True, now="2026-01-02T03:04:05Z")
    return folder


@pytest.fixture(scope="session")
def _made_on_server(_made: Path, server: Server) -> str:
    name = server.make()
    copy(f"sqlite:///{_made}/oiltrack.db", server.url(name))
    return name


@pytest.fixture
def file(workspace: Path) -> Path:
    """Return the file of the database."""
    return workspace / "oiltrack.db"


@pytest.fixture
def ask(workspace: Path) -> Ask:
    """Return a function that asks the database of the workspace in SQL."""

    def rows(statement: str) -> list[tuple[Any, ...]]:
        url = load_settings(workspace / FILE_NAME).database
        with open_database(url, read_only=True) as database, database._reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(statement)]

    return rows


@pytest.fixture
def on_server(workspace: Path, request: pytest.FixtureRequest) -> str:
    """Let the workspace have its database on a server, with the seeds; return the URL."""
    server: Server = request.getfixturevalue("server")
    name: str = request.getfixturevalue("_made_on_server")
    server.run(AS_SEEDED, database=name)
    (workspace / "oiltrack.db").unlink()
    settings = workspace / FILE_NAME
    settings.write_text(settings.read_text("utf-8").replace("oiltrack.db", server.url(name)), "utf-8")
    return server.url(name)


@pytest.fixture(autouse=True)
def _of_its_kind(request: pytest.FixtureRequest) -> None:
    if "kind" in request.fixturenames and request.getfixturevalue("kind") == "postgresql":
        request.getfixturevalue("on_server")


@pytest.fixture
def workspace(tmp_path: Path, _made: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> Path:
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
