"""One run at a time on a database of a server, whichever machine it comes from. It stores nothing."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from oiltrack.db.engine import address_of
from oiltrack.db.failures import server_error
from oiltrack.db.server import NOTICED, RUNNING, Server, closed_on_failure, options, require_driver
from oiltrack.waiting import wait_for

if TYPE_CHECKING:
    import psycopg


@contextmanager
def run_locked(
    url: str, *, wait_s: float = 0.0, sleep: Callable[[float], object] = lambda seconds: None
) -> Iterator[None]:
    """Hold the lock of runs on a server's database; a file's database has that of its folder.

    The server releases it when this process ends, or when its machine does not answer any more.

    Args:
        url: the database.
        wait_s: seconds to wait for another run.
        sleep: waits for seconds.

    Raises:
        DatabaseError: the server cannot be reached, or does not let this user in.
        LockedError: another run holds it, here or on another machine.
        MissingExtraError: the driver is not installed.
    """
    server = address_of(url)
    if not isinstance(server, Server):
        yield
        return
    with closing(_connected(server)) as connection:
        told = f"{server}: another run is at work in this database"
        wait_for(partial(_lock, connection, server), wait_s=wait_s, sleep=sleep, held=told)
        yield


def _connected(server: Server) -> "psycopg.Connection[Any]":
    require_driver()
    import psycopg

    named = server.url.translate_connect_args(username="user", database="dbname")
    try:
        connection = psycopg.connect(**{**server.url.query, **named, **options(server)}, autocommit=True)
        with closed_on_failure(connection):
            connection.execute(NOTICED.encode())
    except psycopg.Error as error:
        raise server_error(server, error) from error
    return connection


def _lock(connection: "psycopg.Connection[Any]", server: Server) -> bool:
    import psycopg

    try:
        found = connection.execute(f"SELECT pg_try_advisory_lock{RUNNING}".encode()).fetchone()
    except psycopg.Error as error:
        raise server_error(server, error) from error
    return bool(found and found[0])
