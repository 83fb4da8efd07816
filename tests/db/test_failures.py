"""Only what the user can mend becomes a line; a mistake in SQL stays the bug that it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from oiltrack.db.engine import make_engine, reading
from oiltrack.db.failures import translated
from oiltrack.errors import DatabaseError


def test_errors_of_the_plain_driver_are_translated_too(path: Path):
    path.write_text("no database " * 100)
    with (
        closing(sqlite3.connect(path)) as raw,
        pytest.raises(DatabaseError, match="is not an SQLite file") as caught,
        translated(path),
    ):
        raw.execute("SELECT * FROM document")
    assert isinstance(caught.value.__cause__, sqlite3.DatabaseError)


def test_a_mistake_in_sql_is_no_expected_error(path: Path):
    with (
        closing(sqlite3.connect(path)) as raw,
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        translated(path),
    ):
        raw.execute("SELECT * FROM tanker")
    engine = make_engine(path)
    with pytest.raises(OperationalError, match="no such table"), reading(engine, path) as connection:
        connection.exec_driver_sql("SELECT * FROM tanker")
    engine.dispose()
