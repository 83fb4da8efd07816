"""Copies of a database, made while it is in use and checked before they are used. It migrates nothing."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from oiltrack.db import copying, health, migrate, revisions
from oiltrack.db.engine import PREFIX, address_of
from oiltrack.db.failures import translated
from oiltrack.db.server import Server
from oiltrack.errors import DatabaseError

_BESIDE = ("-wal", "-shm")


def back_up(url: str, target: Path) -> None:
    """Write a whole copy of a database, of one state of it, to a file that is not there yet.

    The copy of a server's database is a file of SQLite too.

    Raises:
        DatabaseError: the database cannot be read, or the file is there, or the copy is not sound.
    """
    path = address_of(url)
    revisions.require_file(path)
    if target.exists():
        raise DatabaseError(f"{target} is there already", remedy="name another file, or move it away")
    if not target.parent.is_dir():
        raise DatabaseError(f"{target.parent}: there is no such folder", remedy="make it, or name another")
    partial = target.with_name(f"{target.name}.partial")
    try:
        if isinstance(path, Server):
            partial.unlink(missing_ok=True)
            _copy_out(url, partial)
        else:
            _copy(path, partial)
        _close_for_good(partial)
        require_sound(partial)
        _flush(partial)
        partial.replace(target)
    finally:
        for name in ("", *_BESIDE):
            partial.with_name(partial.name + name).unlink(missing_ok=True)


def restore(url: str, source: Path, *, kept: Path) -> bool:
    """Put a copy in the place of a database; return whether what was there is in ``kept``.

    The copy is checked first. A sound database is overwritten in one transaction, so that a killed run leaves
    it as it was; a damaged file is moved aside with the files beside it.

    Args:
        url: the database.
        source: the copy.
        kept: where the database that was there goes; no file must be there.

    Raises:
        DatabaseError: the copy is no sound database of this program, or cannot be written; all stays.
    """
    path = address_of(url)
    require_sound(source)
    if isinstance(path, Server):
        return _restore_server(url, source, kept=kept)
    if path.exists() and source.samefile(path):
        raise DatabaseError(f"{source} is the database itself", remedy="name a backup")
    there = path.exists()
    if there and _is_sound(path):
        back_up(url, kept)
        _copy(source, path)
    else:
        _put(source, path, kept=kept)
    return there


def require_sound(path: Path) -> None:
    """Do nothing when a file is a sound database of this program, of a revision that it knows.

    Raises:
        DatabaseError: it is not.
    """
    found = health.examine(f"{PREFIX}{path}")
    if found.revision is None:
        raise DatabaseError(f"{path} is an empty database", remedy="name a backup of an oiltrack database")
    revisions.require_known(found.revision, path)
    if found.damage:
        raise DatabaseError(f"{path} is damaged: {found.damage[0]}", remedy="name another backup")


def _restore_server(url: str, source: Path, *, kept: Path) -> bool:
    there = migrate.current(url) is not None
    if there:
        back_up(url, kept)
    copying.replace_all(f"{PREFIX}{source}", url)
    return there


def _copy_out(url: str, target: Path) -> None:
    tables = copying.copy(url, f"{PREFIX}{target}")
    if differing := [table.table for table in tables if not table.same]:
        raise DatabaseError(f"the copy would differ: {', '.join(differing)}", remedy="report this as a bug")


def _is_sound(path: Path) -> bool:
    try:
        return not health.examine(f"{PREFIX}{path}").damage
    except DatabaseError:
        return False


def _put(source: Path, path: Path, *, kept: Path) -> None:
    """Copy first and move aside then: on a full disk a sound database looks damaged, and must stay."""
    partial = path.with_name(f"{path.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        _copy(source, partial)
        _flush(partial)
        for name in ("", *_BESIDE):
            held = path.with_name(path.name + name)
            if held.exists():
                held.rename(kept.with_name(kept.name + name))
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    with (
        translated(target),
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as held,
        closing(sqlite3.connect(target)) as written,
    ):
        held.backup(written)


def _close_for_good(path: Path) -> None:
    """Let a copy need no files beside it, also where it may only be read."""
    with translated(path), closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")


def _flush(path: Path) -> None:
    for place in (path, path.parent):
        number = os.open(place, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
