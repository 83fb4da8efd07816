"""All rows of one database into another one of the same schema, checked on both sides. It makes no schema.

Rows go in the order of their keys, few at a time, so that memory does not grow with the database. Each kind
of database gives a value in its own way; a hash is made of what both mean by it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    MetaData,
    Table,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    text,
    update,
)

from oiltrack.db.engine import Address, is_sqlite
from oiltrack.db.failures import DamagedError, translated
from oiltrack.db.models import Base

_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Transferred:
    """One table: its rows and their hash where they came from, and as they were read back."""

    table: str
    rows: int
    rows_written: int
    sha256: str
    sha256_written: str

    @property
    def same(self) -> bool:
        """Whether both sides hold the same."""
        return (self.rows, self.sha256) == (self.rows_written, self.sha256_written)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A database in a transaction, and where it is."""

    connection: Connection
    place: Address


def transfer(source: Side, target: Side) -> list[Transferred]:
    """Write all rows of a database into an empty one, and compare them.

    A table may refer to itself, so that no order of rows would do: such columns are filled afterwards.

    Raises:
        DatabaseError: one of them fails, or a value of the source is not of the kind that its column holds.
        RefusedError: the target cannot hold a value.
    """
    theirs, ours = tables(source.connection), tables(target.connection)
    counted = {name: _write(source, target, theirs=theirs[name], ours=ours[name]) for name in ours}
    for name, table in ours.items():
        _refer(source, target, theirs=theirs[name], ours=table)
        _count_on(target.connection, table)
    return [_compared(target, table, counted[name]) for name, table in ours.items()]


def tables(connection: Connection) -> dict[str, Table]:
    """Return the tables with rows of this program by name, parents first; others there are left alone."""
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _: name in Base.metadata.tables)
    found = {table.name: table for table in metadata.sorted_tables}
    for table in found.values():
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type = JSON(none_as_null=True)
    return found


def is_empty(connection: Connection) -> bool:
    """Tell whether no table has a row."""
    return all(connection.scalar(select(table).limit(1)) is None for table in tables(connection).values())


def delete_all(connection: Connection) -> None:
    """Delete all rows, children first."""
    for table in reversed(tables(connection).values()):
        connection.execute(table.delete())


class _Digest:
    """Counts rows and hashes what they mean."""

    def __init__(self) -> None:
        self.rows = 0
        self._hash = hashlib.sha256()

    def take(self, rows: Sequence[Mapping[str, Any]]) -> None:
        for row in rows:
            line = json.dumps(list(row.values()), default=_meant, sort_keys=True, ensure_ascii=False)
            self._hash.update(f"{line}\n".encode("utf-8", "surrogatepass"))
        self.rows += len(rows)

    def hex(self) -> str:
        return self._hash.hexdigest()


def _meant(value: object) -> object:
    """Return a value that JSON has no words for in words."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    raise DamagedError(f"a {type(value).__name__} is stored")


def _write(source: Side, target: Side, *, theirs: Table, ours: Table) -> _Digest:
    digest = _Digest()
    later = _own_references(ours)
    for rows in _batches(source, theirs, [column.name for column in ours.columns]):
        digest.take(rows)
        target.connection.execute(insert(ours), [{**row, **dict.fromkeys(later)} for row in rows])
    return digest


def _refer(source: Side, target: Side, *, theirs: Table, ours: Table) -> None:
    later = _own_references(ours)
    if not later:
        return
    keys = [column.name for column in ours.primary_key]
    wanted = or_(*(theirs.c[name].is_not(None) for name in later))
    statement = (
        update(ours)
        .where(and_(*(ours.c[name] == bindparam(f"_{name}") for name in keys)))
        .values({name: bindparam(f"_{name}") for name in later})
    )
    for rows in _batches(source, theirs, [*keys, *later], where=wanted):
        marked = [{f"_{name}": value for name, value in row.items()} for row in rows]
        target.connection.execute(statement, marked)


def _count_on(target: Connection, table: Table) -> None:
    """Let numbers that the server gives follow those that are there; SQLite does so by itself."""
    if is_sqlite(target):
        return
    for column in table.columns:
        if column.identity is not None:
            last = func.max(column)
            numbers = func.pg_get_serial_sequence(text(f"'{table.name}'"), text(f"'{column.name}'"))
            target.execute(select(func.setval(numbers, func.coalesce(last, 1), last.is_not(None))))


def _compared(target: Side, table: Table, sent: _Digest) -> Transferred:
    held = _Digest()
    for rows in _batches(target, table, [column.name for column in table.columns]):
        held.take(rows)
    return Transferred(
        table=table.name,
        rows=sent.rows,
        rows_written=held.rows,
        sha256=sent.hex(),
        sha256_written=held.hex(),
    )


def _batches(
    side: Side, table: Table, names: Iterable[str], *, where: ColumnElement[bool] | None = None
) -> Iterator[list[dict[str, Any]]]:
    """Yield rows in the order of their keys, each value of the kind that its column holds."""
    columns = [table.c[name] for name in names]
    statement = select(*columns).order_by(*table.primary_key)
    if where is not None:
        statement = statement.where(where)
    kinds = {column.name: column.type.python_type for column in columns if not isinstance(column.type, JSON)}
    with translated(side.place):
        found = side.connection.execute(statement.execution_options(yield_per=_AT_ONCE)).mappings()
        try:
            for part in found.partitions():
                rows = [dict(row) for row in part]
                _require_kinds(rows, kinds, table=table.name)
                yield rows
        except ValueError as error:  # what is no date, or no JSON, any more
            raise DamagedError(f"{table.name}: {error}") from error


def _require_kinds(rows: Sequence[Mapping[str, Any]], kinds: Mapping[str, type], *, table: str) -> None:
    for name, kind in kinds.items():
        if wrong := {type(row[name]) for row in rows} - {kind, type(None)}:
            raise DamagedError(f"{table}.{name} holds {wrong.pop().__name__}")


def _own_references(table: Table) -> list[str]:
    return [
        column.name
        for column in table.columns
        if any(key.column.table is table for key in column.foreign_keys)
    ]
