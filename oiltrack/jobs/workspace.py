"""Makes a workspace and what belongs to it, whatever of it is missing. It overwrites nothing."""

import json
from dataclasses import dataclass
from pathlib import Path

from oiltrack import config
from oiltrack.db import migrate, open_database
from oiltrack.gazetteer import load_seeds, require_sound


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
        DatabaseError: a database that is there cannot be used.
        SeedError: a row of the seeds breaks a rule; nothing was made.
    """
    seeds = load_seeds()
    require_sound(seeds)
    files = []
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / config.FILE_NAME
    if not settings.exists():
        text = config.TEMPLATE.format(database=json.dumps(database or "oiltrack.db", ensure_ascii=False))
        settings.write_text(text, encoding="utf-8")
        files.append(settings.name)
    workspace = config.with_database(config.load(settings), database, cwd=folder)
    for place in (workspace.inbox, workspace.reports):
        if not place.is_dir():
            place.mkdir(parents=True)
            files.append(f"{place.name}/")
    made, backup = _make_database(workspace.database, now=now)
    with open_database(workspace.database) as opened:
        rows = opened.seed(seeds, history=history, at=now)
    files.extend(made)
    return Made(workspace=workspace, files=tuple(files), rows=rows, backup=backup)


def _make_database(url: str, *, now: str) -> tuple[list[str], Path | None]:
    path = config.database_path(url)
    if path is not None and path.exists() and migrate.current(url) is not None:
        return [], migrate.upgrade(url, stamp=stamp(now)).backup
    migrate.create(url)
    return [path.name if path else url], None


def stamp(now: str) -> str:
    """Return a time stamp as part of a file's name."""
    return now.replace("-", "").replace(":", "")
