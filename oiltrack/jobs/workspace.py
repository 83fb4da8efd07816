"""Makes a workspace and what belongs to it, whatever of it is missing. It overwrites nothing."""

import json
from dataclasses import dataclass
from pathlib import Path

from oiltrack import config
from oiltrack.db import migrate, open_database
from oiltrack.errors import ConfigError
from oiltrack.gazetteer import load_seeds, require_sound
from oiltrack.report.files import write_whole

DATABASE = "oiltrack.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was added to a workspace: names of files and folders, rows of the seeds by table, a backup."""

    workspace: config.Workspace
    files: tuple[str, ...]
    rows: dict[str, int]
    backup: Path | None

    @property
    def changed(self) -> bool:
        """Whether anything was added."""
        return bool(self.files or self.backup or sum(self.rows.values()))


def make_workspace(folder: Path, *, database: str | None, history: bool, now: str) -> Made:
    """Make the settings, database with seeds, inbox and reports of a workspace, where they are missing.

    A database of an older revision is upgraded, after a backup.

    Args:
        folder: the workspace, made if missing.
        database: URL or path, absolute; None for ``oiltrack.db`` in the folder.
        history: load outages, reported and official figures too, not only the gazetteer.
        now: time stamp in UTC.

    Raises:
        ConfigError: settings that are there cannot be used.
        DatabaseError: the database cannot be used; nothing was made.
        SeedError: a row of the seeds breaks a rule; nothing was made.
        PublishError: the settings cannot be written.
    """
    seeds = load_seeds()
    require_sound(seeds)
    settings = folder / config.FILE_NAME
    fresh = not settings.exists()
    held = config.bare(f"sqlite:///{folder / DATABASE}", root=folder) if fresh else config.load(settings)
    workspace = config.with_database(held, database, cwd=folder)
    text = _settings(database or DATABASE)
    migrate.require_usable(workspace.database, made=folder)
    files = []
    for place in (workspace.inbox, workspace.reports):
        if not place.is_dir():
            place.mkdir(parents=True)
            files.append(f"{place.name}/")
    made, backup = _make_database(workspace.database, folder=folder, now=now)
    with open_database(workspace.database) as opened:
        rows = opened.seed(seeds, history=history, at=now)
    if fresh:  # last and whole: a workspace is there when its settings are
        secret = config.has_password(workspace.database)
        write_whole(settings, lambda path: _write(path, text, secret=secret))
        files.insert(0, settings.name)
    return Made(workspace=workspace, files=(*files, *made), rows=rows, backup=backup)


def _write(path: Path, text: str, *, secret: bool) -> None:
    """Write settings; those with a password only their owner may read."""
    if secret:
        path.chmod(0o600)
    path.write_text(text, encoding="utf-8")


def _settings(database: str) -> str:
    """Return the settings of a new workspace.

    Raises:
        ConfigError: the name of the database cannot stand in them.
    """
    if not database.isprintable():
        raise ConfigError(
            "the name of the database holds a character that cannot stand in the settings",
            remedy="give the database another name",
        )
    return config.TEMPLATE.format(database=json.dumps(database, ensure_ascii=False))


def _make_database(url: str, *, folder: Path, now: str) -> tuple[list[str], Path | None]:
    path = config.database_path(url)
    if (path is None or path.exists()) and migrate.current(url) is not None:
        return [], migrate.upgrade(url, stamp=stamp(now), folder=folder).backup
    migrate.create(url)
    return [path.name if path else "tables on the server"], None


def stamp(now: str) -> str:
    """Return a time stamp as part of a file's name."""
    return now.replace("-", "").replace(":", "")
