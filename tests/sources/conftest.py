"""Helpers of the tests of the ways in: files with given content, and what reading them yields."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from oiltrack.errors import SourceError
from oiltrack.facts import Document
from oiltrack.sources import Index, read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
GOLD = Path(__file__).parents[3] / "shared" / "gold" / "seeds.jsonl"

Reading = Callable[..., list[Document | SourceError]]


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Write content to a file of the current folder and read it, so that keys are plain names."""
    monkeypatch.chdir(tmp_path)

    def _read(
        name: str, content: str | bytes, *, index: Index | None = None, published: str | None = None
    ) -> list[Document | SourceError]:
        path = Path(name)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return list(read(path, index=index, published=published))

    return _read


@pytest.fixture
def as_ordinary_user() -> Iterator[Path]:
    """Give a folder of an ordinary user, whose rights also the superuser has for the length of a test."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        is_superuser = os.geteuid() == 0
        if is_superuser:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if is_superuser:
                os.seteuid(0)
            for locked in folder.iterdir():
                locked.chmod(0o700)


def only(items: list[Document | SourceError]) -> Document:
    """Return the one document of a file that was read without an error."""
    assert [type(item) for item in items] == [Document], items
    return items[0]  # type: ignore[return-value]


def only_error(items: list[Document | SourceError]) -> str:
    """Return the message of the one error that a file gave instead of documents."""
    assert [type(item) for item in items] == [SourceError], items
    return str(items[0])
