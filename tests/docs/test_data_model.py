"""The page on the data model names the tables of the database, and its SQL runs."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from oiltrack.db import migrate, open_database
from oiltrack.gazetteer import load_seeds
from tests.docs.pages import DOCS, blocks

PAGE = DOCS / "data-model.md"
# Answered by the history that ships; the others need documents.
_FROM_SEEDS = ("FROM v_outages", "FROM v_national_daily", "WITH RECURSIVE")


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("docs") / "oiltrack.db"
    url = f"sqlite:///{path}"
    migrate.create(url)
    with open_database(url) as database:
        database.seed(load_seeds(), history=True, at="2026-01-01T00:00:00Z")
    with closing(sqlite3.connect(path)) as opened:
        yield opened


def test_every_table_and_view_is_named_and_none_else(connection: sqlite3.Connection) -> None:
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type <> 'index'")}
    told = set(re.findall(r"^\| `(\w+)` \|", PAGE.read_text("utf-8"), re.MULTILINE))
    assert told == found - {"alembic_version"}


def test_the_columns_of_the_national_view_are_told(connection: sqlite3.Connection) -> None:
    columns = [column[0] for column in connection.execute("SELECT * FROM v_national_daily").description]
    assert f"`{', '.join(columns)}`" in PAGE.read_text("utf-8")


@pytest.mark.parametrize("query", blocks(PAGE, "sql"), ids=lambda query: " ".join(query.split())[:50])
def test_a_query_of_the_page_runs(connection: sqlite3.Connection, query: str) -> None:
    rows = connection.execute(query).fetchall()
    if any(words in query for words in _FROM_SEEDS):
        assert rows


def test_the_largest_outages_are_as_shown(connection: sqlite3.Connection) -> None:
    query = next(query for query in blocks(PAGE, "sql") if "FROM v_outages" in query)
    for row in connection.execute(query):
        assert "    " + "|".join(str(value) for value in row) in PAGE.read_text("utf-8")
