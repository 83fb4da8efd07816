"""What there is to say of a database: where, how large, what is in it, what ran last. It prints nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from oiltrack import config, edtf
from oiltrack.db import Database, RunRecord, RunStatus, migrate
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
    return Status(
        path=str(database.path),
        size_bytes=database.size_bytes(),
        revision=migrate.current(url),
        counts=database.counts(),
        newest=database.newest(),
        runs=tuple(database.runs(runs)),
        wrong=_wrong(database, workspace) if workspace else (),
    )


def stale(database: Database, *, now: str, max_age: timedelta) -> tuple[str, ...]:
    """Return in words what is older than ``max_age``: the newest news, the last refresh that published."""
    time, late = datetime.fromisoformat(now), []
    published = database.newest()["published"]
    if published is None or time.date() - edtf.interval(published)[1] > max_age:
        late.append(f"the newest news is of {published or 'no day'}")
    ended = database.last_run("refresh", (RunStatus.DONE, RunStatus.PARTIAL))
    if ended is None or time - datetime.fromisoformat(ended) > max_age:
        late.append(f"the last refresh that published ended {ended or 'never'}")
    return tuple(f"{line}, longer ago than {_shown(max_age)}" for line in late)


def _shown(age: timedelta) -> str:
    hours = int(age.total_seconds() // 3600)
    return f"{hours} hours" if hours % 24 else f"{hours // 24} days"


def _wrong(database: Database, workspace: config.Workspace) -> tuple[str, ...]:
    found = []
    for check in (lambda: config.require_inbox(workspace), lambda: own_place(database, workspace)):
        try:
            check()
        except ConfigError as error:
            found.append(str(error))
    return tuple(found)
