"""Real SQLite files, made by running the migrations."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from oiltrack.db import Database, SaveOutcome, open_database
from oiltrack.db.migrate import create
from oiltrack.facts import Document, Extraction
from tests.db.build import AT, seeds

Save = Callable[..., SaveOutcome]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "oiltrack.db"
    create(f"sqlite:///{path}")
    return path


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "oiltrack.db"))


@pytest.fixture
def url(path: Path) -> str:
    return f"sqlite:///{path}"


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
