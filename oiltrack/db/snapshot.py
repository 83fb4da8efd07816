"""One state of a database for many reads, whatever another process writes meanwhile. It writes nothing."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

from sqlalchemy import Connection

from oiltrack.db.engine import reading
from oiltrack.db.failures import translated
from oiltrack.db.store import Database
from oiltrack.errors import DatabaseError


@contextmanager
def snapshot(database: Database) -> Iterator[Database]:
    """Give the database as it is now, for reading: all that is read inside belongs together.

    A snapshot of a snapshot is the same one. Give it up soon: the files beside the database grow meanwhile.
    """
    if isinstance(database, _Snapshot):
        yield database
        return
    with ExitStack() as stack:
        with translated(database.path):
            connection = stack.enter_context(reading(database._engine, database.path))
            # The snapshot is taken at the first read, not at BEGIN.
            connection.exec_driver_sql("SELECT count(*) FROM alembic_version").scalar_one()
        yield _Snapshot(database, connection)


class _Snapshot(Database):
    """A database whose reads are all done by one connection, in one transaction."""

    def __init__(self, database: Database, connection: Connection) -> None:
        super().__init__(database._engine, database.path)
        self._connection = connection

    @contextmanager
    def _held(self) -> Iterator[Connection]:
        with translated(self.path):
            yield self._connection

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._held()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        yield from ()
        raise DatabaseError(f"{self.path}: a snapshot is for reading only", remedy="write to the database")
