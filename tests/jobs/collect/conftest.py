"""A database with the seeds' places, a web server, and a way to read sources of a settings file into it."""

import ssl
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from oiltrack.db import Database, SourceState, migrate, open_database
from oiltrack.extract import Extractor
from oiltrack.gazetteer import load_seeds
from oiltrack.jobs.collect import Tools
from oiltrack.jobs.collect.secrets import Secrets
from oiltrack.jobs.gather import Gathered, gather, stored
from oiltrack.jobs.ingest import Storing
from oiltrack.source_settings import read_sources
from oiltrack.web import Client, Limits
from tests.web.conftest import Time
from tests.web.server import Site, serving

Gather = Callable[..., Gathered]
NOW = "2026-11-29T03:15:00Z"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.fixture(scope="module")
def _seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("collect") / "oiltrack.db"
    migrate.create(f"sqlite:///{path}")
    with open_database(f"sqlite:///{path}") as database:
        database.seed(load_seeds(), history=False, at=NOW)
    return path


@pytest.fixture
def database(_seeded: Path, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "oiltrack.db"
    path.write_bytes(_seeded.read_bytes())
    with open_database(f"sqlite:///{path}") as opened:
        yield opened


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def client() -> Iterator[Client]:
    time = Time()
    with Client(
        "desk@example.org",
        clock=time.clock,
        sleep=time.sleep,
        jitter=lambda: 0.5,
        limits=Limits(connect_s=2, read_s=2, attempts=2),
        context=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
    ) as client:
        yield client


@pytest.fixture
def read(database: Database, extractor: Extractor, client: Client, tmp_path: Path) -> Gather:
    """Read one source, given as the settings have it, into the database."""

    def run(
        now: str = NOW,
        environment: dict[str, str] | None = None,
        add_official: Callable[..., object] = lambda *_: None,
        dry: bool = False,
        **table: object,
    ) -> Gathered:
        (source,) = read_sources([{"name": "wire", **table}], of=tmp_path / "oiltrack.toml")
        storing = Storing(
            database, extractor=lambda: extractor, today=date(2026, 11, 29), now=now, base=tmp_path, dry=dry
        )
        given = Tools(
            client=lambda: client,
            secrets=Secrets(environment or {}),
            root=tmp_path,
            add_official=add_official,
            now=now,
            dry=dry,
        )
        held = database.source_states().get(source.name, SourceState(source=source.name))
        return gather(
            database,
            source,
            held,
            tools=given,
            store=lambda part: stored(storing, part),
            now=now,
        )

    return run
