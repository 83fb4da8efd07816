"""Finds the workspace and reads its ``oiltrack.toml`` into settings. It knows no clock and no environment."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from oiltrack.errors import ConfigError
from oiltrack.settings import read_toml, shown
from oiltrack.source_settings import Kind, Ping, SourceSettings, read_ping, read_sources

FILE_NAME = "oiltrack.toml"

_KEYS = ("database", "inbox", "reports", "place", "hold_days", "contact", "source", "ping")
_SERVERS = ("postgresql:", "postgresql+", "postgres:")
_Setting = TypeVar("_Setting", str, int)

TEMPLATE = """\
# Settings of this oiltrack workspace. Paths are relative to this file.
database = {database}
inbox = "inbox"        # `oiltrack refresh` reads the documents that lie here
reports = "reports"    # ... and replaces the files that lie here
place = "libya"        # whose output the national series and chart show
hold_days = 10         # a reported figure holds so long, then the line breaks
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """The settings of one workspace.

    Attributes:
        root: the folder that holds ``oiltrack.toml``.
        database: database URL.
        hold_days: days that a reported figure holds in a series.
        contact: an e-mail address or a web page, which the servers that are asked are told.
        sources: what is read besides the inbox.
        ping: whom a run is told to.
    """

    root: Path
    database: str
    inbox: Path
    reports: Path
    place: str = "libya"
    hold_days: int = 10
    contact: str = ""
    sources: tuple[SourceSettings, ...] = ()
    ping: Ping | None = None

    @property
    def charts(self) -> Path:
        """The folder for charts of the workspace's own, which need not be there."""
        return self.root / "charts"

    @property
    def written(self) -> tuple[Path, ...]:
        """The folders whose locks a run holds: several workspaces may share reports or a database."""
        database = database_path(self.database)
        beside = (database.resolve().parent,) if database else ()
        return self.root, self.reports.resolve().parent, *beside


def find(start: Path) -> Path | None:
    """Return the nearest ``oiltrack.toml`` in ``start`` or the folders above it."""
    for folder in (start, *start.parents):
        candidate = folder / FILE_NAME
        if candidate.is_file():
            return candidate
    return None


def load(path: Path) -> Workspace:
    """Read a workspace's settings.

    Raises:
        ConfigError: the file cannot be read or is no TOML, a setting is unknown or of a wrong type, or
            folders lie in each other: reports would be read as documents, or other files be replaced.
    """
    settings = read_toml(
        path, ConfigError, remedy="mend the file; its settings are told in docs/commands/init.md"
    )
    for key in settings:
        if key not in _KEYS:
            raise ConfigError(f"{path}: unknown setting {shown(key)}", remedy=_nearest(key))
    hold_days = _typed(path, settings, "hold_days", 10)
    if not 1 <= hold_days <= 366:
        raise ConfigError(f"{path}: hold_days is {shown(hold_days)}", remedy="give 1 to 366 days")
    workspace = Workspace(
        root=path.parent,
        database=database_url(
            _typed(path, settings, "database", "oiltrack.db"), base=path.parent, of=f"{path}: database"
        ),
        inbox=_folder(path, settings, "inbox"),
        reports=_folder(path, settings, "reports"),
        place=_typed(path, settings, "place", "libya"),
        hold_days=hold_days,
        contact=_optional(path, settings, "contact"),
        sources=read_sources(settings.get("source", []), of=path),
        ping=read_ping(settings["ping"], of=path) if "ping" in settings else None,
    )
    _require_contact(path, workspace)
    _require_apart(path, workspace)
    return workspace


def database_url(text: str, *, base: Path, of: str = "the database") -> str:
    """Return the database URL that ``text`` (a URL or a path relative to ``base``) means; ``of`` names it.

    Raises:
        ConfigError: it begins with ``~`` and the name of nobody, or with the name of a server's scheme.
    """
    if "://" not in text:
        if text.startswith(_SERVERS):  # what follows may be a password, and is not to be shown as a path
            raise ConfigError(f"{of} is no URL of a server", remedy="write postgresql://USER@HOST/NAME")
        return f"sqlite:///{base / _expanded(text, of=of)}"
    scheme, _, path = text.partition(":///")
    if scheme.partition("+")[0] == "sqlite" and path:
        return f"{scheme}:///{base / path}"
    return text


def database_path(url: str) -> Path | None:
    """Return the file of a SQLite URL, None for a server."""
    scheme, found, path = url.partition(":///")
    return Path(path) if found and path and scheme.partition("+")[0] == "sqlite" else None


def has_password(url: str) -> bool:
    """Tell whether a URL holds a password."""
    told = url.partition("://")[2]
    return database_path(url) is None and ("password=" in told or ":" in told.rpartition("@")[0])


def choose_database(named: str | None, *, cwd: Path) -> str:
    """Return the URL of the database that was named (URL or path), else of the nearest workspace.

    Raises:
        ConfigError: nothing was named and there is no workspace.
    """
    return database_url(named, base=cwd) if named else require(cwd).database


def require(cwd: Path) -> Workspace:
    """Return the workspace that ``cwd`` lies in.

    Raises:
        ConfigError: there is none, or its settings cannot be used.
    """
    path = find(cwd)
    if path is None:
        raise ConfigError(
            f"{cwd}: no {FILE_NAME} here or in a folder above",
            remedy="make a workspace with `oiltrack init`, or name a database with --db or OILTRACK_DB",
        )
    return load(path)


def require_inbox(workspace: Workspace) -> None:
    """Raise unless the inbox is a folder.

    Raises:
        ConfigError: it is missing, or a file.
    """
    if not workspace.inbox.is_dir():
        raise ConfigError(
            f"{workspace.inbox}: there is no such inbox",
            remedy=f"make the folder, or correct `inbox` in {workspace.root / FILE_NAME}",
        )


def with_database(workspace: Workspace, named: str | None, *, cwd: Path) -> Workspace:
    """Return the workspace, with another database where one was named."""
    return replace(workspace, database=database_url(named, base=cwd)) if named else workspace


def bare(url: str, *, root: Path) -> Workspace:
    """Return the default settings for a database that belongs to no workspace."""
    return Workspace(root=root, database=url, inbox=root / "inbox", reports=root / "reports")


def _typed(path: Path, settings: Mapping[str, object], key: str, default: _Setting) -> _Setting:
    value = settings.get(key, default)
    if type(value) is not type(default):
        kind = "text in quotes" if isinstance(default, str) else "a whole number"
        raise ConfigError(f"{path}: {key} is {shown(value)}", remedy=f"give {kind}")
    if isinstance(value, str) and not value.strip():
        raise ConfigError(f"{path}: {key} is empty", remedy="give it a value, or remove the line")
    if isinstance(value, str) and "\0" in value:
        raise ConfigError(f"{path}: {key} holds a NUL character", remedy="write it without")
    return value


def _optional(path: Path, settings: Mapping[str, object], key: str) -> str:
    return _typed(path, settings, key, "") if key in settings else ""


def _require_contact(path: Path, workspace: Workspace) -> None:
    """Refuse to ask servers without telling them whom to turn to."""
    if not workspace.contact and any(source.on_the_web for source in workspace.sources):
        raise ConfigError(
            f"{path}: contact is missing, and a source is on the web",
            remedy='give one that servers may write to: contact = "desk@example.org"',
        )


def _folder(path: Path, settings: Mapping[str, object], key: str) -> Path:
    return path.parent / _expanded(_typed(path, settings, key, key), of=f"{path}: {key}")


def _expanded(text: str, *, of: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        remedy = "write the whole path"
        raise ConfigError(f"{of} is {shown(text)}, and nobody has this home", remedy=remedy) from error


def _require_apart(path: Path, workspace: Workspace) -> None:
    """Refuse an inbox that holds the workspace or its reports, and reports that hold anything else."""
    try:
        root, inbox, reports = (p.resolve() for p in (workspace.root, workspace.inbox, workspace.reports))
        database = database_path(workspace.database)
        held = {"the workspace": root, "the inbox": inbox, "the database": database and database.resolve()}
        sources = {s.name: s.path.resolve() for s in workspace.sources if s.path and s.kind == Kind.FOLDER}
    except (OSError, RuntimeError) as error:
        raise ConfigError(f"{path}: a path leads in a circle ({error})", remedy="mend the links") from error
    for name, place in (("the reports", reports), ("the workspace", root)):
        if place.is_relative_to(inbox):
            raise ConfigError(
                f"{path}: inbox is {inbox}, in which {name} would lie", remedy="name a folder of its own"
            )
    for name, thing in held.items():
        if thing and thing.is_relative_to(reports):
            raise ConfigError(
                f"{path}: reports is {reports}, in which {name} would lie", remedy="name a folder of its own"
            )
    for source, folder in sources.items():
        _require_own(f"{path}: source {source!r}", folder, inbox, reports)


def _require_own(where: str, folder: Path, *others: Path) -> None:
    """Refuse a source that would read, or move away, what lies in the inbox or the reports."""
    for other in others:
        if other.is_relative_to(folder) or folder.is_relative_to(other):
            raise ConfigError(
                f"{where}: {folder} and {other} lie in each other", remedy="name a folder of its own"
            )


def _nearest(key: str) -> str:
    near = difflib.get_close_matches(key, _KEYS, n=1)
    return f"did you mean {near[0]!r}?" if near else f"known settings are {', '.join(_KEYS)}"
