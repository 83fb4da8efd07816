"""Engines and transactions, for one SQLite file or a server. It knows no table; only here are pragmas set.

Python's ``sqlite3`` would open transactions by itself, late and only for some statements;
``isolation_level=None`` switches that off on every supported Python. The ``begin`` event then says which
BEGIN it is: writers take the lock at once, so that none fails half-way because another writer came first.
A wish to end waits until what is written is committed, so that no lock is left behind.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection, Engine, FromClause, create_engine, event
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.pool import QueuePool

from oiltrack.db import server
from oiltrack.db.failures import may, translated
from oiltrack.db.server import Server
from oiltrack.errors import DatabaseError
from oiltrack.interrupts import held

PREFIX = "sqlite:///"
BUSY_TIMEOUT_S = 10.0

Inode: TypeAlias = tuple[int, int]
"""What tells a file from another one of its name: device and number."""

Address: TypeAlias = Path | Server
"""Where a database is: a file of SQLite, or a database on a PostgreSQL server."""

_WRITES = "oiltrack_writes"


def address_of(url: str) -> Address:
    """Return the place of a database: that of a URL ``sqlite:///FILE`` or ``postgresql://…``.

    Raises:
        DatabaseError: another kind of database, or a SQLite one in memory.
    """
    scheme = url.partition("://")[0].partition("+")[0]
    return server.server_of(url) if scheme in server.SCHEMES else path_of(url)


def path_of(url: str) -> Path:
    """Return the file of a URL ``sqlite:///FILE``. FILE is taken as it stands, with spaces, ``?`` and ``%``.

    Raises:
        DatabaseError: another database, or one in memory.
    """
    name = url.removeprefix(PREFIX)
    if name == url or name in ("", ":memory:"):
        raise DatabaseError(
            f"{_shown(url)!r} names no SQLite file and no PostgreSQL database",
            remedy="write sqlite:///FILE or postgresql://HOST/NAME",
        )
    return Path(name)


def make_engine(
    path: Address,
    *,
    read_only: bool = False,
    create: bool = False,
    migrating: bool = False,
    busy_timeout_s: float = BUSY_TIMEOUT_S,
) -> Engine:
    """Return an engine for a database.

    Args:
        path: its file, or its server, which has it made already.
        read_only: writing is then an error.
        create: make the file if there is none.
        migrating: foreign keys and views rest while tables are rebuilt. SQLite would otherwise delete the
            children of a rebuilt table and stumble over the views on it.
        busy_timeout_s: how long to wait for another process that writes.

    An engine must not be carried into a forked process: open the database again there.

    Raises:
        MissingExtraError: the driver for a server is not installed.
    """
    if isinstance(path, Server):
        engine = server.make_engine(path, read_only=read_only, busy_timeout_s=busy_timeout_s)
        event.listen(engine, "begin", _begin)
        return engine

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            _uri(path, read_only=read_only, create=create),
            uri=True,
            timeout=busy_timeout_s,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _set_pragmas(connection, read_only=read_only, migrating=migrating)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    engine.dialect.statement_compiler = _Compiler
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine, path: Address) -> Iterator[Connection]:
    """Give a connection inside one transaction, whose reads all see the same state."""
    with translated(path), engine.connect() as connection:
        if isinstance(path, Server):
            connection = connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine, path: Address) -> Iterator[Connection]:
    """Give a connection that holds the write lock; commit at the end, or roll all back on any error.

    Be brief: an interrupt waits until the end.
    """
    with translated(path), held(), engine.connect() as connection:
        connection = connection.execution_options(**{_WRITES: True})
        with connection.begin():
            yield connection


@contextmanager
def undoable(connection: Connection) -> Iterator[None]:
    """Let questions be asked after an error inside: a server gives up the whole transaction otherwise."""
    if is_sqlite(connection):
        yield
        return
    with connection.begin_nested():
        yield


def is_sqlite(connection: Connection) -> bool:
    """Tell whether a connection is to a SQLite file."""
    return connection.dialect.name == "sqlite"


def require_writable(connection: Connection) -> None:
    """Fail as a write would: SQLite lets BEGIN IMMEDIATE pass on a file that it opened for reading only."""
    connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num WHERE 1 = 0")


def inode(path: Path) -> Inode | None:
    """Return what the file is known by while it exists; None where there is none that can be reached."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def require_inode(path: Path, opened: Inode) -> None:
    """Do nothing when the file is still the one that was opened.

    Raises:
        DatabaseError: it was deleted or moved away, and perhaps replaced.
    """
    if inode(path) != opened:
        raise DatabaseError(
            f"{path} was deleted, moved or replaced while it was open: what was written last is lost",
            remedy="see what lies there now, restore a backup if need be, then run this again",
        )


class _Compiler(SQLiteCompiler):
    """Writes the hints of statements too (``INDEXED BY``), which SQLAlchemy leaves out for SQLite."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        """Return what stands behind the name of a table."""
        return text


def _shown(url: str) -> str:
    """Return a URL without what may be secret in it: who connects, and the options."""
    return re.sub(r"//.*@", "//***@", url, flags=re.DOTALL).partition("?")[0]


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    if is_sqlite(connection):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        server.take_write_lock(connection)


def _set_pragmas(connection: sqlite3.Connection, *, read_only: bool, migrating: bool) -> None:
    connection.execute(f"PRAGMA foreign_keys = {'OFF' if migrating else 'ON'}")
    connection.execute(f"PRAGMA legacy_alter_table = {'ON' if migrating else 'OFF'}")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = WAL")
        # With WAL a killed process loses nothing; a power cut may lose the last transactions, but whole ones.
        connection.execute("PRAGMA synchronous = NORMAL")


def _uri(path: Path, *, read_only: bool, create: bool) -> str:
    uri = path.absolute().as_uri()
    if create:
        return f"{uri}?mode=rwc"
    if not read_only:
        return f"{uri}?mode=rw"
    if may(path.parent, os.W_OK):
        # A reader of a WAL database makes two files beside it; only who may write takes them away again.
        return f"{uri}?mode={'rw' if may(path, os.W_OK) else 'ro'}"
    # In a guarded folder nothing can be made; where no writer is at work, nothing need be.
    at_rest = not path.with_name(f"{path.name}-wal").exists()
    return f"{uri}?mode=ro{'&immutable=1' if at_rest else ''}"
