"""A database on a PostgreSQL server: its address, its engine, its locks. It knows no table.

Writers take a lock of the database's own for the length of their transaction, as ``BEGIN IMMEDIATE`` takes
that of a file: of two machines that store the same text one waits, and then finds it stored.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from oiltrack.errors import DatabaseError, MissingExtraError

if TYPE_CHECKING:
    import psycopg

SCHEMES = ("postgresql", "postgres")
OLDEST = 15

# A machine that vanishes from the network must not hold its locks for hours.
NOTICED = "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3"

_DRIVER = "psycopg"
_CONNECT_TIMEOUT_S = 10
# Two numbers name a lock within one database; the first stands for this program.
WRITING = (0x6F696C74, 1)
RUNNING = (0x6F696C74, 2)


@dataclass(frozen=True, slots=True)
class Server:
    """The address of a database on a server. As text it shows no password and no option but the host."""

    url: URL = field(repr=False)

    def __str__(self) -> str:
        """Return the address as it may be shown."""
        user = f"{self.url.username}@" if self.url.username else ""
        port = f":{self.url.port}" if self.url.port else ""
        elsewhere = self.url.query.get("host")
        host = f"?host={elsewhere}" if isinstance(elsewhere, str) else ""
        return f"postgresql://{user}{self.url.host or ''}{port}/{self.url.database or ''}{host}"

    @property
    def user(self) -> str:
        """Who connects, as the URL says."""
        return self.url.username or "this user"


def server_of(url: str) -> Server:
    """Return the address of a URL ``postgresql://…``, ``postgres://…`` or ``postgresql+psycopg://…``.

    Raises:
        DatabaseError: it wants another driver, or is no URL.
    """
    driver = url.partition("://")[0].partition("+")[2]
    if driver not in ("", _DRIVER):
        raise DatabaseError(f"oiltrack does not use the driver {driver}", remedy="write postgresql://…")
    try:
        found = make_url(url).set(drivername=f"postgresql+{_DRIVER}")
    except (ArgumentError, ValueError):
        raise DatabaseError(
            "this is no URL of a PostgreSQL database",
            remedy="write postgresql://USER@HOST:PORT/NAME, special characters as %XX",
        ) from None  # the cause quotes what may be a password
    user = url.partition("://")[2].partition("?")[0].rpartition("@")[0]
    if "@" in user or "/" in user:
        raise DatabaseError(
            "the user or password in the URL of the server holds an @ or a /",
            remedy="write special characters of a password as %XX",
        )
    return Server(found)


def make_engine(server: Server, *, read_only: bool = False, busy_timeout_s: float) -> Engine:
    """Return an engine for a database on a server; it connects when asked.

    Raises:
        MissingExtraError: the driver is not installed.
    """
    require_driver()
    engine = create_engine(
        server.url,
        connect_args=options(server),
        poolclass=QueuePool,
        use_native_hstore=False,
        execution_options={"postgresql_readonly": read_only},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: "psycopg.Connection[Any]", _record: object) -> None:
        with closed_on_failure(connection):
            _require_usable(connection, server)
            _set_up(connection, busy_timeout_s=busy_timeout_s)

    return engine


def take_write_lock(connection: Connection) -> None:
    """Wait until no other transaction writes, and keep others waiting until this one ends."""
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock{WRITING}")


@contextmanager
def closed_on_failure(connection: "psycopg.Connection[Any]") -> Iterator[None]:
    """Close a new connection where what prepares it fails, for nobody else will."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def require_driver() -> None:
    """Do nothing when the driver is installed.

    Raises:
        MissingExtraError: it is not.
    """
    try:
        import_module(_DRIVER)
    except ImportError as error:  # so it is too where it is there, and the library of PostgreSQL is not
        raise MissingExtraError(
            f"PostgreSQL needs {_DRIVER}, which is not installed",
            remedy="pip install 'oiltrack[postgres]'",
        ) from error


def options(server: Server) -> dict[str, Any]:
    """Return what the driver is told beside the URL, unless the URL tells it."""
    ours = {
        "connect_timeout": _CONNECT_TIMEOUT_S,
        "application_name": "oiltrack",
        "client_encoding": "utf8",
    }
    return {name: value for name, value in ours.items() if name not in server.url.query}


def _require_usable(connection: "psycopg.Connection[Any]", server: Server) -> None:
    """Do nothing when the server is new enough and the database holds any language.

    Raises:
        DatabaseError: it is not, or does not.
    """
    if connection.info.server_version < OLDEST * 10_000:
        version = connection.info.parameter_status("server_version")
        raise DatabaseError(
            f"{server} is on PostgreSQL {version}, and oiltrack needs {OLDEST} or newer",
            remedy="upgrade the server",
        )
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise DatabaseError(
            f"{server} keeps texts in {encoding}", remedy="make a database with ENCODING 'UTF8'"
        )


def _set_up(connection: "psycopg.Connection[Any]", *, busy_timeout_s: float) -> None:
    settings = [
        NOTICED,
        "SET datestyle = 'ISO'",
        "SET standard_conforming_strings = on",
        f"SET lock_timeout = {round(busy_timeout_s * 1000)}",
    ]
    connection.autocommit = True
    connection.execute("; ".join(settings).encode())
    connection.autocommit = False
