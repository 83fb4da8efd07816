"""Turns errors of databases into one-line errors that name the place and the remedy. It repairs nothing."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from oiltrack.db import revisions, server_failures
from oiltrack.db.models import Base
from oiltrack.db.server import Server
from oiltrack.errors import DatabaseError, OiltrackError

_MENDABLE = "make the file and its folder writable, or name another database with --db"
_RESTORE = "restore a backup, or move the file away, run `oiltrack init` and ingest again"

# By the primary result code (https://www.sqlite.org/rescode.html). Codes that are not here are bugs of this
# program and are left as they are.
_MESSAGES = {
    sqlite3.SQLITE_BUSY: ("is locked by another process", "wait until it has finished, then try again"),
    sqlite3.SQLITE_LOCKED: ("is locked by another process", "wait until it has finished, then try again"),
    sqlite3.SQLITE_PERM: ("may not be opened", _MENDABLE),
    sqlite3.SQLITE_AUTH: ("may not be opened", _MENDABLE),
    sqlite3.SQLITE_READONLY: ("is read-only", _MENDABLE),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "check that you may read and write it and its folder"),
    sqlite3.SQLITE_CORRUPT: ("is corrupt", _RESTORE),
    sqlite3.SQLITE_NOTADB: ("is not an SQLite file", "name another database with --db"),
    sqlite3.SQLITE_FULL: ("cannot grow: the disk is full", "free some space, then try again"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written: the disk fails or is full", "check the disk"),
    sqlite3.SQLITE_TOOBIG: ("cannot hold a text of this size", "split the document"),
}


class RefusedError(OiltrackError):
    """A row that breaks a rule of the database; the database is well, so it is no DatabaseError."""


class DamagedError(Exception):
    """A row does not hold what was stored; ``translated`` says in which file."""


@contextmanager
def translated(path: Path | Server) -> Iterator[None]:
    """Raise what the driver and SQLAlchemy raise inside as DatabaseError.

    Raises:
        RefusedError: a row breaks a CHECK, UNIQUE or foreign key, or its number or text cannot be held.
        DatabaseError: the file is locked, read-only, corrupt, no SQLite file, or the disk is full; the
            server cannot be reached, or gives no rights.
    """
    try:
        yield
    except (DamagedError, UnicodeDecodeError) as error:  # SQLite's own messages quote what lies in the file
        raise _corrupt(path) from error
    except DBAPIError as error:
        found = _translation(path, error.orig)
        if found is None:
            raise
        raise found from error
    except sqlite3.Error as error:
        found = _translation(path, error)
        if found is None:
            raise
        raise found from error
    except OverflowError as error:
        raise RefusedError(f"{path}: a number is too large to store", remedy="reject the figure") from error
    except UnicodeEncodeError as error:
        raise RefusedError(
            f"{path}: a text holds half a character (U+{ord(error.object[error.start]):04X})",
            remedy="read the file in its true encoding",
        ) from error


def server_error(server: Server, error: BaseException) -> OiltrackError:
    """Return an error that the driver raised while it connected, in one line."""
    found = _translation(server, error)
    return found or DatabaseError(f"{server} cannot be used", remedy="see the log of the server")


def _translation(path: Path | Server, error: BaseException | None) -> OiltrackError | None:
    if isinstance(path, Server):
        found = server_failures.failure(path, error)
        return _told(found) if found else None
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_CONSTRAINT:
        return RefusedError(f"{path}: a row was refused: {error}", remedy="report this document as a bug")
    if code == sqlite3.SQLITE_CANTOPEN and _is_guarded(path):
        code = sqlite3.SQLITE_READONLY if may(path, os.R_OK) else sqlite3.SQLITE_PERM
    if code not in _MESSAGES:
        # A text that is no UTF-8 any more has no code of its own.
        no_text = code == 0 and isinstance(error, sqlite3.OperationalError)
        return _corrupt(path) if no_text or _lacks_columns(path) else None
    message, remedy = _MESSAGES[code]
    return DatabaseError(f"{path} {message}", remedy=remedy)


def _told(failure: server_failures.Failure) -> OiltrackError:
    kind = RefusedError if failure.refused else DatabaseError
    return kind(failure.message, remedy=failure.remedy)


def _corrupt(path: Path | Server) -> OiltrackError:
    if isinstance(path, Server):
        return _told(server_failures.corrupt(path))
    message, remedy = _MESSAGES[sqlite3.SQLITE_CORRUPT]
    return DatabaseError(f"{path} {message}", remedy=remedy)


def _lacks_columns(path: Path) -> bool:
    """Tell whether a database of the newest revision misses what that revision has: its schema is damaged.

    Then "no such table" is no mistake of this program.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as raw:
            if raw.execute("SELECT version_num FROM alembic_version").fetchone() != (revisions.head(),):
                return False
            return any(
                {column.name for column in table.columns}
                - {name for _, name, *_ in raw.execute(f"PRAGMA table_info('{table.name}')")}
                for table in Base.metadata.tables.values()
            )
    except sqlite3.Error:  # a name in the schema is no UTF-8 any more
        return True


def may(path: Path, mode: int) -> bool:
    """Tell whether this process may read or write a path, as the user that it acts as."""
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def _is_guarded(path: Path) -> bool:
    """Tell whether the file is there and permissions keep it, or the files beside it, from being written."""
    return path.exists() and not (may(path, os.W_OK) and may(path.parent, os.W_OK))
