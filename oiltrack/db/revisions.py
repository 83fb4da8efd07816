"""Which revision a database is at, and whether this program can work with it. It migrates nothing.

Opening a database must be quick, so Alembic is not asked: the revisions are the numbers that the files in
``migrations/versions`` begin with.
"""

import re
from pathlib import Path

from sqlalchemy import Connection

from oiltrack.db.server import Server
from oiltrack.errors import DatabaseError
from oiltrack.resources import resource

_REVISION_FILE = re.compile(r"(\d{4})_\w+\.py")
_OUR_TABLES = frozenset({"document", "observation", "run"})
_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false))",
}
_KINDS = {"sqlite": "an SQLite", "postgresql": "a PostgreSQL"}


def scripts() -> Path:
    """Return the folder of the migrations."""
    return resource("migrations")


def known() -> tuple[str, ...]:
    """Return the revisions that this program knows, oldest first."""
    names = (path.name for path in (scripts() / "versions").iterdir())
    return tuple(sorted(match[1] for name in names if (match := _REVISION_FILE.fullmatch(name))))


def head() -> str:
    """Return the newest revision that this program knows."""
    return known()[-1]


def revision_of(connection: Connection, path: Path | Server) -> str | None:
    """Return the revision of a database, None for one without any table.

    Raises:
        DatabaseError: a database of another program.
    """
    tables = set(connection.exec_driver_sql(_TABLES[connection.dialect.name]).scalars())
    if not tables:
        return None
    found = None
    if "alembic_version" in tables and tables >= _OUR_TABLES:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if not isinstance(found, str):
        raise DatabaseError(
            f"{path} is {_KINDS[connection.dialect.name]} database of another program",
            remedy="name another database with --db",
        )
    return found


def require_head(connection: Connection, path: Path | Server) -> None:
    """Do nothing when the database is at the newest revision.

    Raises:
        DatabaseError: empty, foreign, older or newer.
    """
    found = revision_of(connection, path)
    if found is None:
        raise DatabaseError(f"{path} is an empty database", remedy="run `oiltrack init`")
    require_known(found, path)
    if found != head():
        raise DatabaseError(
            f"{path} is at revision {found}, this oiltrack works with {head()}",
            remedy="run `oiltrack upgrade`",
        )


def require_known(found: str, path: Path | Server) -> None:
    """Do nothing when this program knows the revision.

    Raises:
        DatabaseError: a newer oiltrack has written the database.
    """
    if found not in known():
        raise DatabaseError(
            f"{path} is at revision {found}, newer than this oiltrack, which knows up to {head()}",
            remedy="upgrade oiltrack",
        )


def require_file(path: Path | Server) -> None:
    """Do nothing when there is a file to open, or a server to ask.

    Raises:
        DatabaseError: there is none, it is a folder or a device, or permissions keep even its name.
    """
    if not exists(path):
        raise DatabaseError(f"there is no database {path}", remedy="run `oiltrack init`")


def exists(path: Path | Server) -> bool:
    """Tell whether there is a file; a server tells for itself whether it has a database.

    Raises:
        DatabaseError: it is a folder or a device, or permissions keep even its name.
    """
    if isinstance(path, Server):
        return True
    try:
        found = path.exists()
        if found and not path.is_file():
            raise DatabaseError(f"{path} is a folder or a device", remedy="name a file with --db")
    except OSError as error:
        raise DatabaseError(
            f"{path} cannot be reached: {error.strerror}", remedy="check its folders"
        ) from error
    return found
