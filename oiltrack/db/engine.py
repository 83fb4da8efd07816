"""Engines and transactions for one SQLite file. It knows no table; only here are pragmas set.

Python's ``sqlite3`` would open transactions by itself, late and only for some statements;
``isolation_level=None`` switches that off on every supported Python. The ``begin`` event then says which
BEGIN it is: writers take the lock at once, so that none fails half-way because another writer came first.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from oiltrack.db.failures import may, translated
from oiltrack.errors import DatabaseError

PREFIX = "sqlite:///"
BUSY_TIMEOUT_S = 10.0

_WRITES = "oiltrack_writes"


def path_of(url: str) -> Path:
    """Return the file of a URL ``sqlite:///FILE``. FILE is taken as it stands, with spaces, ``?`` and ``%``.

    Raises:
        DatabaseError: another database, or one in memory.
    """
    name = url.removeprefix(PREFIX)
    if name == url or name in ("", ":memory:"):
        raise DatabaseError(f"{url!r} names no SQLite file", remedy="write sqlite:///FILE")
    return Path(name)


def make_engine(
    path: Path,
    *,
    read_only: bool = False,
    create: bool = False,
    foreign_keys: bool = True,
    busy_timeout_s: float = BUSY_TIMEOUT_S,
) -> Engine:
    """Return an engine for the file, which is made only when asked for by ``create``.

    An engine must not be carried into a forked process: open the database again there.
    """

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            _uri(path, read_only=read_only, create=create),
            uri=True,
            timeout=busy_timeout_s,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _set_pragmas(connection, read_only=read_only, foreign_keys=foreign_keys)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """Give a connection inside one transaction, whose reads all see the same state."""
    with translated(path), engine.begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """Give a connection that holds the write lock; commit at the end, or roll all back on any error."""
    with translated(path), engine.connect() as connection:
        connection = connection.execution_options(**{_WRITES: True})
        with connection.begin():
            yield connection


def require_writable(connection: Connection) -> None:
    """Fail as a write would: SQLite lets BEGIN IMMEDIATE pass on a file that it opened for reading only."""
    connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num WHERE 0")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _set_pragmas(connection: sqlite3.Connection, *, read_only: bool, foreign_keys: bool) -> None:
    connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
        # With WAL a killed process loses nothing; a power cut may lose the last transactions, but whole ones.
        connection.execute("PRAGMA synchronous = NORMAL")


def _uri(path: Path, *, read_only: bool, create: bool) -> str:
    mode = "ro" if read_only else "rwc" if create else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    if read_only and _is_at_rest(path) and not may(path.parent, os.W_OK):
        # A reader of a WAL database makes files beside it. On a read-only medium it cannot, and need not.
        uri += "&immutable=1"
    return uri


def _is_at_rest(path: Path) -> bool:
    return not path.with_name(path.name + "-wal").exists()
