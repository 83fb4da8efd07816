"""Whether a database holds what was stored, and keeps its own rules. It mends nothing.

SQLite checks its file and references itself. Of a server's database it is looked at whether the rules are in
force, and whether each row can be read, keeps the CHECKs and names rows that are there.
"""

from collections.abc import Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from oiltrack.db.engine import is_sqlite, undoable

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false)) ORDER BY tablename"
_NOT_IN_FORCE = (
    "SELECT conrelid::regclass::text, conname FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid"
    " WHERE relnamespace = current_schema()::regnamespace AND NOT convalidated"
    " UNION ALL SELECT indrelid::regclass::text, relname FROM pg_index"
    " JOIN pg_class ON pg_class.oid = indexrelid"
    " WHERE relnamespace = current_schema()::regnamespace AND NOT (indisvalid AND indisready)"
    " UNION ALL SELECT DISTINCT tgrelid::regclass::text, 'foreign keys' FROM pg_trigger"
    " JOIN pg_class ON pg_class.oid = tgrelid WHERE relnamespace = current_schema()::regnamespace"
    " AND tgisinternal AND tgenabled = 'D' ORDER BY 1, 2"
)
_CHECKS = (
    "SELECT conrelid::regclass::text, conname, pg_get_expr(conbin, conrelid) FROM pg_constraint"
    " JOIN pg_class ON pg_class.oid = conrelid"
    " WHERE relnamespace = current_schema()::regnamespace AND contype = 'c' ORDER BY 1, 2"
)
_REFERENCES = (
    "SELECT conrelid::regclass::text, confrelid::regclass::text,"
    " (SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = conrelid AND attnum = conkey[1]),"
    " (SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = confrelid AND attnum = confkey[1])"
    " FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid"
    " WHERE relnamespace = current_schema()::regnamespace AND contype = 'f' ORDER BY 1, 3"
)


def damage(connection: Connection) -> list[str]:
    """Return what is wrong with the file or the tables and their references; nothing for a sound database."""
    if is_sqlite(connection):
        return _of_file(connection)
    unreadable = list(_unreadable(connection))
    return unreadable or [
        *(f"{table}: {rule} is not in force" for table, rule in connection.exec_driver_sql(_NOT_IN_FORCE)),
        *_broken(connection),
        *_lost(connection),
    ]


def _of_file(connection: Connection) -> list[str]:
    told = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    lines = [str(line) for line in told if line != "ok"]
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        lines.append(f"{table} row {row} names a row of {parent} that is not there")
    return lines


def _unreadable(connection: Connection) -> Iterator[str]:
    """Read each value of each table: only then does a page that is damaged show."""
    for (table,) in connection.exec_driver_sql(_TABLES).all():
        try:
            with undoable(connection):
                connection.exec_driver_sql(f"SELECT count({table}::text) FROM {table}").all()
        except DBAPIError as error:
            code = str(getattr(error.orig, "sqlstate", ""))
            if not code.startswith(("XX", "58")):
                raise
            yield f"{table} cannot be read (the server says {code})"


def _broken(connection: Connection) -> Iterator[str]:
    for table, name, rule in connection.exec_driver_sql(_CHECKS).all():
        broken = f"SELECT count(*) FROM {table} WHERE NOT ({rule})".replace("%", "%%")
        if number := connection.exec_driver_sql(broken).scalar_one():
            yield f"{table}: {number} rows break {name}"


def _lost(connection: Connection) -> Iterator[str]:
    for table, parent, column, key in connection.exec_driver_sql(_REFERENCES).all():
        lost = connection.exec_driver_sql(
            f"SELECT DISTINCT child.{column} FROM {table} AS child WHERE child.{column} IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 FROM {parent} AS held WHERE held.{key} = child.{column}) ORDER BY 1"
        )
        for (name,) in lost:
            yield f"{table} names {name} of {parent}, which is not there"
