"""What there is to say of a database: where, how large, what is in it, what ran last. It prints nothing."""

from dataclasses import dataclass
from pathlib import Path

from oiltrack import config
from oiltrack.db import Database, RunRecord, migrate
from oiltrack.errors import ConfigError
from oiltrack.jobs.places import own_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state of a database. ``newest`` holds the newest dates by what they are the date of.

    ``wrong`` says what of the workspace's settings would stop the next run.
    """

    path: str
    size_bytes: int
    revision: str | None
    counts: dict[str, int]
    newest: dict[str, str | None]
    runs: tuple[RunRecord, ...]
    wrong: tuple[str, ...] = ()


def status(database: Database, url: str, *, runs: int, workspace: config.Workspace | None = None) -> Status:
    """Return the state of an open database with its last ``runs``, and of the settings that name it."""
    path = config.database_path(url)
    return Status(
        path=str(path) if path else url,
        size_bytes=_size(path) if path else 0,
        revision=migrate.current(url),
        counts=database.counts(),
        newest=database.newest(),
        runs=tuple(database.runs(runs)),
        wrong=_wrong(database, workspace) if workspace else (),
    )


def _wrong(database: Database, workspace: config.Workspace) -> tuple[str, ...]:
    found = []
    for check in (lambda: config.require_inbox(workspace), lambda: own_place(database, workspace)):
        try:
            check()
        except ConfigError as error:
            found.append(str(error))
    return tuple(found)


def _size(path: Path) -> int:
    files = (path, path.with_name(path.name + "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
