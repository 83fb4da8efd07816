"""Makes databases and brings them to the newest revision, when asked. It never touches one unasked."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from oiltrack.db import revisions
from oiltrack.db.engine import Address, address_of, is_sqlite, make_engine, reading, writing
from oiltrack.db.failures import translated
from oiltrack.db.server import Server
from oiltrack.errors import DatabaseError

_STAMP = re.compile(r"[0-9A-Za-z_-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class UpgradeResult:
    """The revisions before and after, and the backup that was written; None where nothing had to be done."""

    before: str
    after: str
    backup: Path | None


def require_usable(url: str, *, made: Path | None = None) -> None:
    """Do nothing when the URL names a database that can be used, or a file that can be made.

    Args:
        url: the database.
        made: a folder that is going to be made.

    Raises:
        DatabaseError: no SQLite file, another program's or a newer oiltrack's, or its folder is missing.
    """
    path = address_of(url)
    if revisions.exists(path):
        if (found := current(url)) is not None:
            revisions.require_known(found, path)
    elif isinstance(path, Path) and path.parent != made and not path.parent.is_dir():
        raise DatabaseError(f"there is no folder {path.parent}", remedy="make it, or name another database")


def create(url: str) -> bool:
    """Make a database at the newest revision; return False, changing nothing, where there is one already.

    Raises:
        DatabaseError: the file cannot be made, or is something else, or a database at another revision.
    """
    path = address_of(url)
    require_usable(url)
    if revisions.exists(path) and current(url) is not None:
        with _opened(path) as connection:
            revisions.require_head(connection, path)
        return False
    with migrating(path, make=True) as connection:
        command.upgrade(alembic_config(connection), "head")
    return True


def upgrade(url: str, *, stamp: str, folder: Path | None = None) -> UpgradeResult:
    """Bring a database to the newest revision, after writing a backup.

    Args:
        url: the database.
        stamp: letters, digits, ``-`` and ``_``; becomes part of the backup's name.
        folder: where the backup of a server's database goes; that of a file goes beside it.

    Raises:
        DatabaseError: no database of this program, a newer one, or the backup cannot be written.
    """
    path = address_of(url)
    before = current(url)
    if before is None:
        raise DatabaseError(f"{path} is an empty database", remedy="run `oiltrack init`")
    revisions.require_known(before, path)
    if before == revisions.head():
        return UpgradeResult(before=before, after=before, backup=None)
    with migrating(path) as connection:  # its lock makes the backup the very state before
        backup = _backup_of(path, stamp=stamp, folder=folder)
        if isinstance(path, Server):
            _copy_out(url, backup)
        else:
            _back_up(path, backup)
        command.upgrade(alembic_config(connection), "head")
    return UpgradeResult(before=before, after=revisions.head(), backup=backup)


def current(url: str) -> str | None:
    """Return the revision of a database, None for an empty one.

    Raises:
        DatabaseError: it is missing, or no database of this program.
    """
    path = address_of(url)
    revisions.require_file(path)
    with _opened(path) as connection:
        return revisions.revision_of(connection, path)


def heads() -> tuple[str, ...]:
    """Return the heads that Alembic sees among the migrations; there is to be one."""
    return tuple(ScriptDirectory.from_config(alembic_config()).get_heads())


def alembic_config(connection: Connection | None = None) -> Config:
    """Return the settings for Alembic's commands on an open connection. There is no ``alembic.ini``."""
    config = Config()
    config.set_main_option("script_location", str(revisions.scripts()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def _opened(path: Address) -> Iterator[Connection]:
    engine = make_engine(path, read_only=True)
    try:
        with reading(engine, path) as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def migrating(path: Address, *, make: bool = False) -> Iterator[Connection]:
    """Give one transaction in which tables can be changed, or filled in any order.

    Of a file the foreign keys rest meanwhile: a batch change of a parent would delete its children.

    Raises:
        DatabaseError: rows would be left without their parents; all stays.
    """
    engine = make_engine(path, create=make, migrating=True)
    try:
        with writing(engine, path) as connection:
            yield connection
            if is_sqlite(connection):
                _require_parents(connection, path)
    finally:
        engine.dispose()


def _require_parents(connection: Connection, path: Address) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise DatabaseError(
            f"{path}: the upgrade would leave rows of {broken[0]} without their parents",
            remedy="nothing was changed; report this as a bug",
        )


def _backup_of(path: Address, *, stamp: str, folder: Path | None) -> Path:
    """Return the file that a backup is going to be.

    Raises:
        DatabaseError: it is there already, or cannot be named.
    """
    if not _STAMP.fullmatch(stamp):
        raise DatabaseError(f"the stamp {stamp!r} makes no file name", remedy="use letters, digits, - and _")
    if isinstance(path, Path):
        backup = path.with_name(f"{path.stem}-backup-{stamp}{path.suffix}")
    else:
        backup = (folder or Path()) / f"oiltrack-backup-{stamp}.db"
    if backup.exists():
        raise DatabaseError(f"the backup {backup} is there already", remedy="move it away, then try again")
    return backup


def _copy_out(url: str, backup: Path) -> None:
    from oiltrack.db.backup import back_up  # it reads schemas, which are made here

    back_up(url, backup)


def _back_up(path: Path, backup: Path) -> None:
    partial = backup.with_name(f"{backup.name}.partial")
    try:
        with (
            translated(path),
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(partial)) as target,
        ):
            source.backup(target)
        partial.replace(backup)
    finally:
        partial.unlink(missing_ok=True)
