"""Rows as the database gives them back, each value checked before anything is made of it. It knows no fact.

SQLite keeps what it finds: in a damaged file a number may have become bytes, a date letters. What is made of
such a row would fail much later, far from the reason.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Row, Select

from oiltrack import edtf
from oiltrack.db.failures import DamagedError
from oiltrack.edtf import EdtfError

Made = TypeVar("Made")

_AT_ONCE = 500


def fetch(
    connection: Connection, statement: Select[*tuple[Any, ...]], make: Callable[[Mapping[str, Any]], Made]
) -> list[Made]:
    """Return what ``make`` makes of each row of a statement.

    Raises:
        DamagedError: a value is not of the kind that its column holds, or ``make`` cannot use it.
    """
    return list(_each(connection.execute(statement), _kinds(statement), make))


def each(
    connection: Connection, statement: Select[*tuple[Any, ...]], make: Callable[[Mapping[str, Any]], Made]
) -> Iterator[Made]:
    """Yield what ``make`` makes of each row of a statement, as they are found: few are held at a time.

    Raises:
        DamagedError: as in ``fetch``.
    """
    rows = connection.execute(statement.execution_options(yield_per=_AT_ONCE))
    return _each(rows, _kinds(statement), make)


def _each(
    rows: Iterable[Row[Any]], kinds: Mapping[str, tuple[type, ...]], make: Callable[[Mapping[str, Any]], Made]
) -> Iterator[Made]:
    try:
        for row in rows:
            yield make(_checked(row, kinds))
    except (ValueError, TypeError, LookupError, EdtfError) as error:
        raise DamagedError(str(error)) from error


def fetch_columns(
    connection: Connection, statement: Select[*tuple[Any, ...]], *, dates: Collection[str]
) -> list[tuple[Any, ...]]:
    """Return the columns of a statement's rows, each checked as a whole: for very many, much faster.

    Args:
        connection: where they are read.
        statement: what is read.
        dates: the columns that hold EDTF dates.

    Raises:
        DamagedError: as in ``fetch``.
    """
    kinds = _kinds(statement)
    columns = list(zip(*connection.execute(statement).all(), strict=True)) or [()] * len(kinds)
    try:
        for name, values in zip(kinds, columns, strict=True):
            if wrong := set(map(type, values)) - set(kinds[name]):
                raise ValueError(f"{name} holds {wrong.pop().__name__}")
            if name in dates:
                for value in set(values):
                    dated(value)
    except (ValueError, EdtfError) as error:
        raise DamagedError(str(error)) from error
    return columns


def fetch_values(connection: Connection, statement: Select[*tuple[Any, ...]]) -> list[Any]:
    """Return the only column of a statement.

    Raises:
        DamagedError: as in ``fetch``.
    """
    (name,) = (column.key for column in statement.selected_columns)
    return fetch(connection, statement, lambda row: row[str(name)])


def one(found: list[Made]) -> Made:
    """Return the first of what was found, which an index has just told to be there.

    Raises:
        DamagedError: it is not.
    """
    if not found:
        raise DamagedError("an index names a row that is not there")
    return found[0]


def dated(text: str | None) -> str | None:
    """Return an EDTF date that was stored.

    Raises:
        EdtfError: it is none any more.
    """
    if text is not None:
        edtf.interval(text)
    return text


def _kinds(statement: Select[*tuple[Any, ...]]) -> dict[str, tuple[type, ...]]:
    """Return the types that each column of a statement may hold, where the models tell."""
    kinds: dict[str, tuple[type, ...]] = {}
    for column in statement.selected_columns:
        kind = column.type.python_type
        if kind is object:  # JSON, and what has no type of its own
            continue
        blank = getattr(getattr(column, "element", column), "nullable", True)
        kinds[str(column.key)] = (kind, type(None)) if blank else (kind,)
    return kinds


def _checked(row: Row[Any], kinds: Mapping[str, tuple[type, ...]]) -> Mapping[str, Any]:
    values = row._mapping
    for name, allowed in kinds.items():
        if type(values[name]) not in allowed:
            raise ValueError(f"{name} holds {type(values[name]).__name__}")
    return cast(Mapping[str, Any], values)
