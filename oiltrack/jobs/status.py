"""What there is to say of a database: where, how large, what is in it, what ran last. It prints nothing."""

from dataclasses import dataclass
from pathlib import Path

from oiltrack import config
from oiltrack.db import Database, RunRecord, migrate


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state of a database. ``newest`` holds the newest dates by what they are the date of."""

    path: str
    size_bytes: int
    revision: str | None
    counts: dict[str, int]
    newest: dict[str, str | None]
    runs: tuple[RunRecord, ...]


def status(database: Database, url: str, *, runs: int) -> Status:
    """Return the state of an open database with its last ``runs``."""
    path = config.database_path(url)
    return Status(
        path=str(path) if path else url,
        size_bytes=_size(path) if path else 0,
        revision=migrate.current(url),
        counts=database.counts(),
        newest=database.newest(),
        runs=tuple(database.runs(runs)),
    )


def _size(path: Path) -> int:
    files = (path, path.with_name(path.name + "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
