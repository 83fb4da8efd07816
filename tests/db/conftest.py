"""Real databases, made by running the migrations: files of SQLite, and databases of a PostgreSQL server.

A test that asks for a database runs on both; one that asks for its file (``path``) runs on SQLite alone.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from oiltrack.db import Database, SaveOutcome, open_database
from oiltrack.db.engine import address_of, make_engine, reading, writing
from oiltrack.db.migrate import create
from oiltrack.db.models import Base
from oiltrack.facts import Document, Extraction
from tests.db.build import AT, seeds
from tests.postgresql import Server

Save = Callable[..., SaveOutcome]
Ask = Callable[[str], list[tuple[Any, ...]]]
KINDS = ("sqlite", "postgresql")
# To make a database from a template takes ten times as long.
EMPTY = "".join(
    [f"DELETE FROM {table.name};" for table in reversed(Base.metadata.sorted_tables)]
    + [f"ALTER TABLE {name} ALTER id RESTART;" for name in ("decision", "rejected", "run")]
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "kind" in metafunc.fixturenames:
        metafunc.parametrize("kind", KINDS[:1] if "path" in metafunc.fixturenames else KINDS)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "oiltrack.db"
    create(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def on_server(server: Server) -> str:
    name = server.make()
    create(server.url(name))
    return name


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "oiltrack.db"))


@pytest.fixture
def server_url(server: Server, on_server: str) -> str:
    """Return a database on a server, emptied: for tests that are about that and leave the schema alone."""
    server.run(EMPTY, database=on_server)
    return server.url(on_server)


@pytest.fixture
def new_on_server(server: Server) -> Iterator[str]:
    """Return a database on a server without any table."""
    name = server.make()
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def url(kind: str, request: pytest.FixtureRequest) -> str:
    if kind == "sqlite":
        return f"sqlite:///{request.getfixturevalue('path')}"
    found: str = request.getfixturevalue("server_url")
    return found


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with open_database(url) as opened:
        opened.seed(seeds(), history=False, at=AT)
        yield opened


@pytest.fixture
def save(database: Database) -> Save:
    def store(document: Document, extraction: Extraction | None = None, *, at: str = AT) -> SaveOutcome:
        return database.save(
            document, extraction or Extraction(), location="inbox", ingested_at=at, extractor="1"
        )

    return store


@pytest.fixture
def ask(url: str) -> Ask:
    """Return a function that runs SQL on the database behind the program's back; writes where it must."""

    def run(statement: str) -> list[tuple[Any, ...]]:
        place = address_of(url)
        engine = make_engine(place)
        begin = reading if statement.startswith("SELECT") else writing
        with begin(engine, place) as connection:
            found = connection.exec_driver_sql(statement)
            rows = [tuple(row) for row in found] if found.returns_rows else []
        engine.dispose()
        return rows

    return run
