"""A database moved to another place, of the same kind or not. The source is only read.

The target is written in one transaction: it holds everything, checked, or is left as it was.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command

from oiltrack.db import migrate, revisions
from oiltrack.db.engine import Address, address_of, make_engine, reading
from oiltrack.db.transfer import Side, Transferred, delete_all, is_empty, transfer
from oiltrack.errors import DatabaseError


class _DiffersError(Exception):
    """Undoes what was written; the tables tell what differs."""

    def __init__(self, tables: list[Transferred]) -> None:
        super().__init__()
        self.tables = tables


def copy(source: str, target: str) -> list[Transferred]:
    """Copy a database into a new or empty one, whose schema is made by the migrations.

    Where a table differs afterwards, as its ``same`` tells, nothing of the target was kept.

    Args:
        source: URL of the database that is read, in one state of it.
        target: URL of a file that is not there, or of a database without rows.

    Raises:
        DatabaseError: one of them cannot be used, the source is damaged, or the target holds rows.
        RefusedError: the target cannot hold a text of the source.
        MissingExtraError: the driver for a server is not installed.
    """
    place = address_of(target)
    migrate.require_usable(target)
    new = isinstance(place, Path) and _claimed(place)
    try:
        with read_whole(source) as (held, revision), _emptied(place, revision) as written:
            return _checked(held, written)
    except _DiffersError as error:
        _remove(place, new=new)
        return error.tables
    except BaseException:
        _remove(place, new=new)
        raise


def replace_all(source: str, target: str) -> None:
    """Put the rows of a database in the place of those of another one, in one transaction.

    Raises:
        DatabaseError: as in ``copy``, or they are at different revisions; the target stays as it was.
    """
    place = address_of(target)
    try:
        with read_whole(source) as (held, revision), _emptied(place, revision, by_force=True) as written:
            _checked(held, written)
    except _DiffersError as error:
        tables = ", ".join(table.table for table in error.tables if not table.same)
        raise DatabaseError(
            f"{place} would not hold the same: {tables}", remedy="nothing was changed; see its triggers"
        ) from error


@contextmanager
def read_whole(url: str) -> Iterator[tuple[Side, str]]:
    """Give a database of this program of which one state is seen, and its revision.

    Raises:
        DatabaseError: there is none.
    """
    place = address_of(url)
    revisions.require_file(place)
    engine = make_engine(place, read_only=True)
    try:
        with reading(engine, place) as connection:
            revision = revisions.revision_of(connection, place)
            if revision is None:
                raise DatabaseError(f"{place} is an empty database", remedy="name another one")
            revisions.require_known(revision, place)
            yield Side(connection=connection, place=place), revision
    finally:
        engine.dispose()


@contextmanager
def _emptied(place: Address, revision: str, *, by_force: bool = False) -> Iterator[Side]:
    """Give a database at a revision and without rows, in one transaction."""
    with migrate.migrating(place, make=True) as connection:
        found = revisions.revision_of(connection, place)
        if found is None:
            command.upgrade(migrate.alembic_config(connection), revision)
        elif found != revision:
            raise DatabaseError(
                f"{place} is at revision {found}, and what is to be copied at {revision}",
                remedy="run `oiltrack upgrade` on the older one",
            )
        elif by_force:
            delete_all(connection)
        elif not is_empty(connection):
            raise DatabaseError(f"{place} holds rows already", remedy="name a new or empty database")
        yield Side(connection=connection, place=place)


def _checked(source: Side, target: Side) -> list[Transferred]:
    found = transfer(source, target)
    if not all(table.same for table in found):
        raise _DiffersError(found)
    return found


def _claimed(place: Path) -> bool:
    """Make the file; False where it is there, perhaps since another copy made it a moment ago."""
    try:
        place.touch(exist_ok=False)
    except FileExistsError:
        return False
    except OSError as error:
        raise DatabaseError(f"{place}: {error.strerror}", remedy="check its folder and the disk") from error
    return True


def _remove(place: Address, *, new: bool) -> None:
    if isinstance(place, Path) and new:
        for ending in ("", "-wal", "-shm"):
            place.with_name(place.name + ending).unlink(missing_ok=True)
